/* Pictures that are repeated, as tiling patterns (ISO 32000-1, 8.7.3). */
#ifndef PLENARY_OUTPUT_PATTERNS_H
#define PLENARY_OUTPUT_PATTERNS_H

#include "output/image_list.h"
#include "output/objects.h"

/* Appends the patterns of a page to its entries of resources, /T0, /T1, …, in the order of their marks, and writes
 * them. origin is where the page's corner stands in the space of its content stream. */
void patterns_write(const Page *page, Length origin, const ImageTable *images, Objects *objects,
                    Buffer *entries);

#endif
