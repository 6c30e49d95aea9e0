/* Where each object of a PDF file is, and the two forms in which the file says so: a table (ISO
 * 32000-1, 7.5.4) or the rows of a stream (7.5.8). Offsets have 64 bits. */
#ifndef PLENARY_OUTPUT_CROSSREF_H
#define PLENARY_OUTPUT_CROSSREF_H

#include "base/arena.h"
#include "output/notation.h"

typedef struct CrossReference {
    Arena *arena;
    uint64_t *places; /* by object number; 0 is nowhere yet */
    size_t count;     /* one more than the highest number; number 0 is no object */
    size_t capacity;
} CrossReference;

/* ISO 32000-1, annex C. */
enum {
    CROSSREF_MOST_OBJECTS = 8388607
};

/* Zeroed but for the arena, a CrossReference is empty and valid. Reserves count consecutive numbers
 * and returns the first; 0, with nothing reserved, if there would be more than
 * CROSSREF_MOST_OBJECTS. */
ObjectNumber crossref_reserve(CrossReference *crossref, uint32_t count);

/* Notes that an object stands at an offset of the file, or in an object stream as its member. A number
 * is given once; false if it was never reserved or has its place already. */
bool crossref_place_at(CrossReference *crossref, ObjectNumber number, uint64_t offset);
bool crossref_place_in(CrossReference *crossref, ObjectNumber number, ObjectNumber stream,
                       uint32_t member);

/* The first number that was reserved and has no place; 0 if all have. */
ObjectNumber crossref_find_gap(const CrossReference *crossref);

/* Whether each offset fits the ten digits of a table. */
bool crossref_fits_table(const CrossReference *crossref);

/* "xref" and its lines; every object must stand in the file itself. */
void crossref_put_table(const CrossReference *crossref, Buffer *out);

typedef enum CrossReferenceRows {
    CROSSREF_ROWS_PLAIN,
    CROSSREF_ROWS_PREDICTED /* by PNG's "up", which makes the rows alike and deflate strong */
} CrossReferenceRows;

/* The rows of a cross-reference stream, of 1, n and 2 bytes; returns n. */
unsigned crossref_put_rows(const CrossReference *crossref, CrossReferenceRows rows, Buffer *out);

#endif
