/* A PDF file as objects: values by number, references followed, streams decoded, pages in order.
 *
 * Nothing here judges. What a file lacks is a null value, never NULL, so that rules can ask on; what is
 * broken has been repaired by libqpdf or is null. Objects are parsed when they are first asked for and
 * live as long as the arena, so that a value's address tells objects apart. Limits: PDF_LARGEST_STREAM,
 * PDF_LARGEST_SUM, pages nested PDF_DEEPEST, references to references. */
#ifndef PLENARY_OUTPUT_CHECK_PDF_H
#define PLENARY_OUTPUT_CHECK_PDF_H

#include "output/check_reader.h"
#include "output/check_value.h"

enum {
    PDF_LARGEST_STREAM = 256 << 20, /* bytes, decoded */
    PDF_LARGEST_SUM = 16,           /* times that, for all streams that are read */
    PDF_DEEPEST = 256,
    PDF_MOST_OBJECTS = 8388607
};

typedef struct PdfPage {
    const PdfValue *dict;
    uint32_t object;
    const PdfValue *resources; /* with inherited ones; null if there are none */
    bool has_own_resources;
    const PdfValue *media; /* MediaBox and CropBox, inherited or not */
    const PdfValue *crop;
} PdfPage;

/* Objects by number are kept in chunks: files number them densely, but need not. */
enum {
    PDF_CHUNK = 4096
};
typedef struct PdfChunk {
    const PdfValue *values[PDF_CHUNK]; /* NULL where not yet read */
    uint32_t pages[PDF_CHUNK];         /* the page that the object is, from 1 */
    unsigned char marks[PDF_CHUNK];    /* walks that have met the object */
} PdfChunk;

typedef struct Pdf {
    Arena *arena;
    Arena *stack; /* for parsing */
    const Source *source;
    Reader *reader;
    PdfChunk **chunks;
    const PdfValue *trailer;
    const PdfValue *catalog;
    PdfPage *pages;
    size_t page_count;
    size_t page_capacity;
    bool has_page_tree_faults; /* loops, kids that are no pages, too deep, wrong counts */
    uint64_t decoded_bytes;    /* of all streams so far */
} Pdf;

/* Takes the reader over; close with pdf_close. Pages are read by pdf_read_pages. */
Pdf *pdf_open(Arena *arena, const Source *source, Reader *reader);
void pdf_close(Pdf *pdf);

/* The value of an object; null if there is none. */
const PdfValue *pdf_object(Pdf *pdf, uint32_t number, uint32_t generation);

/* What a reference leads to; any other value itself. NULL gives null. */
const PdfValue *pdf_follow(Pdf *pdf, const PdfValue *value);

/* The followed value of a key, or of an item of an array. */
const PdfValue *pdf_get(Pdf *pdf, const PdfValue *dict, const char *key);
const PdfValue *pdf_item(Pdf *pdf, const PdfValue *array, uint32_t index);

/* The number at a key, or fallback. */
double pdf_get_number(Pdf *pdf, const PdfValue *dict, const char *key, double fallback);

/* Whether the value at a key is this name. */
bool pdf_has_name(Pdf *pdf, const PdfValue *dict, const char *key, const char *name);

/* A text string (7.9.2.2) as UTF-8, in the arena; empty for anything else. */
Text pdf_text(Arena *arena, const PdfValue *string);

/* The decoded bytes of a stream; replaces what is in out. false if they cannot be told or are too many.
 * Filters of images are not decoded. */
bool pdf_stream(Pdf *pdf, const PdfValue *stream, Buffer *out);

/* Four numbers, lower left first. false if the value is no rectangle. */
bool pdf_rectangle(Pdf *pdf, const PdfValue *value, double box[4]);

/* Fills pages, by the page tree. */
void pdf_read_pages(Pdf *pdf);

/* Marks an object as met by a walk, which is a bit; false if it was already, or is none. */
enum {
    PDF_WALK_PAGES = 1,
    PDF_WALK_OBJECTS = 2,
    PDF_WALK_STRUCTURE = 4,
    PDF_WALK_OUTLINE = 8,
    PDF_WALK_TREES = 16,
    PDF_WALK_ASSOCIATED = 32,
    PDF_WALK_LAYERS = 64
};
bool pdf_meet(Pdf *pdf, uint32_t object, unsigned walk);

/* The page of that object, counted from 1, or 0. */
uint32_t pdf_page_number(const Pdf *pdf, uint32_t object);

#endif
