/* How good the pages are: for each how full it is, how loose and tight its lines, what it ends with, and
 * what that costs. */
#ifndef PLENARY_LAYOUT_QUALITY_H
#define PLENARY_LAYOUT_QUALITY_H

#include "layout/paginate.h"

/* A page a paragraph, one fact a line, and a summary; stable. For --dump=quality. */
void quality_dump(const Galley *galley, const PageDrafts *drafts, Buffer *out);

#endif
