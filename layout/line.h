/* Setting a line: its runs in visual order, justified, at their places. */
#ifndef PLENARY_LAYOUT_LINE_H
#define PLENARY_LAYOUT_LINE_H

#include "layout/line_break.h"

/* Fills in the line for a range. Glyphs and runs go to the compositor's arena. */
void line_set(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range,
              Line *line);

#endif
