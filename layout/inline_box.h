/* The boxes of inline elements: what is painted behind their text, and the lines that decorate it. */
#ifndef PLENARY_LAYOUT_INLINE_BOX_H
#define PLENARY_LAYOUT_INLINE_BOX_H

#include "layout/text_style.h"

/* An element with something to paint. Text in it has the innermost box, which leads to those around. */
typedef struct InlineBox {
    const struct InlineBox *around;
    Color background; /* COLOR_NONE for none */
    Length
        above; /* of what the background fills, above the box's own baseline: ascent and padding */
    Length below;
    Length rise;        /* of that baseline above the line's */
    uint8_t lines;      /* INLINE_…: decoration */
    Keyword line_style; /* solid, double, dotted or dashed */
    Color line_color;
    Length thickness;
    Length underline; /* of its middle, below the baseline */
    Length strike;    /* above it */
    Length overline;
} InlineBox;

enum {
    INLINE_UNDERLINE = 1,
    INLINE_OVERLINE = 2,
    INLINE_STRIKE = 4
};

/* The box of a style in the one around it: a new one in the arena if there is something to paint. A block
 * paints its own background. */
const InlineBox *inline_box(Arena *arena, TextStyles *styles, const Style *style,
                            const InlineBox *around, bool is_block);

#endif
