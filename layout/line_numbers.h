/* Numbers in the margin beside every n-th line (-plenary-line-number), as laws have them. */
#ifndef PLENARY_LAYOUT_LINE_NUMBERS_H
#define PLENARY_LAYOUT_LINE_NUMBERS_H

#include "layout/margin_lines.h"
#include "layout/place_marks.h"

/* Adds the numbers of a page whose body is placed; last is the number of the last line of the page before,
 * 0 on the first. Returns that of this page's. Lines that are not to be numbered do not count; cells beside
 * each other have lines together. The numbers are artifacts: they are not part of the text. */
uint32_t line_numbers_place(MarkList *marks, const MarginLines *lines, uint32_t last);

#endif
