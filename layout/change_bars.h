/* Bars in the margin beside what was revised (-plenary-change-bar). */
#ifndef PLENARY_LAYOUT_CHANGE_BARS_H
#define PLENARY_LAYOUT_CHANGE_BARS_H

#include "layout/margin_lines.h"
#include "layout/place_marks.h"

/* Adds the bars of a page whose body and notes are placed: at the outer side of each line's column. They
 * are artifacts. */
void change_bars_place(MarkList *marks, const MarginLines *lines);

#endif
