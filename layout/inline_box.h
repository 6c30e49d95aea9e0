/* The boxes of inline elements: what is painted behind their text, and the lines that decorate it. */
#ifndef PLENARY_LAYOUT_INLINE_BOX_H
#define PLENARY_LAYOUT_INLINE_BOX_H

#include "layout/box.h"
#include "layout/text_style.h"

/* An element with something to paint. Text in it has the innermost box, which leads to those around. */
typedef struct InlineBox {
    const struct InlineBox *around;
    uint32_t depth;     /* how many are around it */
    const Style *style; /* of its background and borders; NULL if it has none */
    BoxEdges edges;
    bool has_edges; /* something stands beside its text: it begins and ends with an OBJECT_EDGE */
    bool is_cloned; /* box-decoration-break: these stand at each line end */
    bool is_right_to_left;
    uint32_t begin_at;                     /* in the paragraph's text: that of its first edge */
    const struct InlineObject *begin_edge; /* if it has edges */
    const struct InlineObject *end_edge;
    struct InlineBox *first; /* the same on the first line, where that looks other; or NULL */
    Length above;            /* of its borders' outer edges, above the box's own baseline */
    Length below;
    uint16_t clear;     /* what it and the boxes around it let through: each of its parts does */
    Length rise;        /* of that baseline above the line's */
    Length shift;       /* to the right of its place, */
    Length drop;        /* and below it */
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

/* Where an inline box is made. */
typedef struct InlineBoxPlace {
    const InlineBox *around;
    Length available; /* that percentages refer to: the width of the block */
    Length rise;
    Length shift;
    Length drop;
    bool is_block; /* it paints its own background and borders */
} InlineBoxPlace;

/* The box of a style, in the arena; NULL if there is nothing to paint or to keep clear. */
InlineBox *inline_box(Arena *arena, TextStyles *styles, const Style *style,
                      const InlineBoxPlace *place);

/* The margin, border and padding where a box begins, or where it ends, by its direction. */
BoxEdge inline_box_side(const InlineBox *box, bool is_end);

#endif
