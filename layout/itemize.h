/* Cutting a paragraph's text into runs that can be shaped at one go: of one style, script, language
 * and direction. */
#ifndef PLENARY_LAYOUT_ITEMIZE_H
#define PLENARY_LAYOUT_ITEMIZE_H

#include "layout/shaped.h"

/* The runs in logical order, without glyphs, in the scratch arena. The face of each is its style's.
 * *has_right_to_left tells whether any has an odd level. */
ShapedRun *itemize(Arena *scratch, const Paragraph *paragraph, uint32_t *count,
                   bool *has_right_to_left);

#endif
