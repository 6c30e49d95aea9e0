/* What a structure element says beyond its type, its texts and its kids: the attributes of lists, cells and
 * figures (ISO 32000-1, 14.8.5). */
#ifndef PLENARY_OUTPUT_TAG_ATTRIBUTES_H
#define PLENARY_OUTPUT_TAG_ATTRIBUTES_H

#include "output/survey.h"

/* What is known of a row; bits. */
enum {
    ROW_HAS_CELLS = 1,
    ROW_HAS_DATA = 2 /* not every cell is a header */
};

/* Finds it out: by element, 0 for what is no row. */
uint8_t *rows_look_through(Arena *arena, const Publication *publication);

typedef struct AttributeSource {
    const Publication *publication;
    const PlaceOnPage *places; /* by element */
    const uint8_t *rows;       /* by element */
} AttributeSource;

/* Appends the entry A of an element; nothing if there is nothing to say. */
void attributes_put(const AttributeSource *source, uint32_t element, Buffer *out);

#endif
