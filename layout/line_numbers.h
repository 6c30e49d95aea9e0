/* Numbers in the margin beside every n-th line of a page (-plenary-line-number), as laws have them. */
#ifndef PLENARY_LAYOUT_LINE_NUMBERS_H
#define PLENARY_LAYOUT_LINE_NUMBERS_H

#include "layout/place.h"

/* Adds the numbers of a page whose body is placed. Lines count on each page from 1; those that are not
 * to be numbered do not count. The numbers are artifacts: they are not part of the text. */
void line_numbers_place(MarkList *marks, const Galley *galley, const PageDraft *draft);

#endif
