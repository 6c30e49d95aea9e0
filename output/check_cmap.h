/* CMaps (ISO 32000-1, 9.7.5 and 9.10.3): from codes of text to CIDs, and from codes to Unicode. */
#ifndef PLENARY_OUTPUT_CHECK_CMAP_H
#define PLENARY_OUTPUT_CHECK_CMAP_H

#include "output/check_pdf.h"

typedef struct CodeSpace {
    uint32_t first;
    uint32_t last;
    uint32_t bytes; /* of a code, 1 to 4 */
} CodeSpace;

/* Codes first to last, of that many bytes; the values count up with the codes. */
typedef struct CodeRange {
    uint32_t first;
    uint32_t last;
    uint32_t bytes;
    uint32_t cid; /* of the first code */
    Text unicode; /* the same in UTF-16BE; its last unit counts up */
} CodeRange;

typedef struct Cmap {
    Arena *arena;
    CodeSpace *spaces;
    size_t space_count;
    size_t space_capacity;
    CodeRange *ranges; /* sorted by bytes and first code once it is read */
    size_t range_count;
    size_t range_capacity;
    Text used;     /* the CMap that it uses, by name; empty */
    Text registry; /* of its CIDSystemInfo */
    Text ordering;
    double supplement;
    double writing_mode;
    bool has_private; /* some code is mapped to the private use area */
} Cmap;

/* Reads a CMap's bytes, which need not outlive it. stack is for parsing. */
Cmap *cmap_read(Arena *arena, Arena *stack, Text bytes);

/* The CMap in which codes have two bytes and are CIDs. */
Cmap *cmap_identity(Arena *arena);

/* The code at *position, which moves behind it, and its bytes. */
uint32_t cmap_next_code(const Cmap *cmap, Text text, size_t *position, uint32_t *bytes);

/* The range that a code lies in, or NULL. */
const CodeRange *cmap_find(const Cmap *cmap, uint32_t code, uint32_t bytes);

/* The n-th UTF-16 unit of a code's value; false behind the last. */
bool cmap_unit(const CodeRange *range, uint32_t code, size_t n, uint32_t *unit);

#endif
