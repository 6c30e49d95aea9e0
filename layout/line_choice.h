/* Choosing line ends as the style of a paragraph asks. */
#ifndef PLENARY_LAYOUT_LINE_CHOICE_H
#define PLENARY_LAYOUT_LINE_CHOICE_H

#include "layout/line_break.h"

/* The lines of a paragraph, or of what is left of it: by first fit, all together, or as even as can be. The
 * paragraph is the task's, and gets the end of the lines beside its initial. */
const LineRange *lines_choose(const BreakTask *task, Paragraph *paragraph, uint32_t *count);

/* A paragraph whose first line looks another way: the paragraph all in that look. */
typedef struct FirstLine {
    Paragraph paragraph;
    ShapedParagraph shaped;
} FirstLine;

/* Shapes a paragraph that has such a line as that. False as shaped_make. */
bool first_line_shape(Compositor *compositor, const Paragraph *paragraph, FirstLine *first);

#endif
