/* The outline that viewers show beside the pages (ISO 32000-1, 12.3.3). */
#ifndef PLENARY_OUTPUT_OUTLINE_H
#define PLENARY_OUTPUT_OUTLINE_H

#include "output/pagetree.h"

/* Writes the bookmarks, the outermost shown and the others folded away; returns the number of the
 * outline, 0 if there are none. A bookmark that skips a level is hung under the one before. */
ObjectNumber outline_write(Arena *arena, const Publication *publication, const PageTree *tree);

#endif
