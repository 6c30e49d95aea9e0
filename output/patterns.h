/* Pictures that are repeated, as tiling patterns (ISO 32000-1, 8.7.3). */
#ifndef PLENARY_OUTPUT_PATTERNS_H
#define PLENARY_OUTPUT_PATTERNS_H

#include "output/image_list.h"
#include "output/objects.h"

/* Marks [begin, end) of a page that are a content stream; groups in it are streams of their own. origin is where the
 * page's corner stands in its space. */
typedef struct ContentStretch {
    const Page *page;
    uint32_t begin;
    uint32_t end;
    Length origin;
} ContentStretch;

/* Appends the patterns of a stretch to its entries of resources, /T<mark>, in the order of their marks, and writes
 * them. */
void patterns_write(const ContentStretch *stretch, const ImageTable *images, Objects *objects,
                    Buffer *entries);

#endif
