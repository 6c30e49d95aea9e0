/* Page labels: what viewers show as the number of a page (ISO 32000-1, 12.4.2). */
#ifndef PLENARY_OUTPUT_LABELS_H
#define PLENARY_OUTPUT_LABELS_H

#include "layout/page.h"
#include "output/objects.h"

/* Writes the tree of page labels, as few ranges as the labels allow; returns its number, or 0 if the
 * labels are 1, 2, 3 …, which is what viewers show without. */
ObjectNumber labels_write(Arena *arena, Objects *objects, const Publication *publication);

#endif
