/* What the structure tree says of figures. */
#ifndef PLENARY_OUTPUT_FIGURES_H
#define PLENARY_OUTPUT_FIGURES_H

#include "output/notation.h"
#include "output/survey.h"

/* Appends the attribute that tells where the pictures of a figure stand on its first page (ISO 32000-1,
 * 14.8.5.4.3); nothing if there are none. */
void figure_put_box(const Publication *publication, const PlaceOnPage *place, uint32_t element,
                    Buffer *out);

/* What stands for a figure that nobody described: the name of its picture's file, and a warning. Empty
 * if it has no picture. */
Text figure_name(const Publication *publication, const PlaceOnPage *place, uint32_t element,
                 Diagnostics *diagnostics);

#endif
