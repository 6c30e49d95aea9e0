/* What a structure element says beyond its type, its texts and its kids: the attributes of lists, cells and
 * figures (ISO 32000-1, 14.8.5). */
#ifndef PLENARY_OUTPUT_TAG_ATTRIBUTES_H
#define PLENARY_OUTPUT_TAG_ATTRIBUTES_H

#include "output/survey.h"

/* The rows in which not every cell is a header, by element. */
const bool *rows_with_data(Arena *arena, const Publication *publication);

typedef struct AttributeSource {
    const Publication *publication;
    const PlaceOnPage *places; /* by element */
    const uint8_t *roles;      /* by element: the one that it is written as */
    const bool *have_data;     /* by element: rows_with_data */
} AttributeSource;

/* Appends the entry A of an element; nothing if there is nothing to say. */
void attributes_put(const AttributeSource *source, uint32_t element, Buffer *out);

#endif
