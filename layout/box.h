/* The box model: margins, borders and padding of a block, CSS 2.2, chapters 8 and 10. */
#ifndef PLENARY_LAYOUT_BOX_H
#define PLENARY_LAYOUT_BOX_H

#include "layout/page.h"
#include "styles/background_grammars.h"

typedef enum BoxEdge {
    EDGE_TOP,
    EDGE_RIGHT,
    EDGE_BOTTOM,
    EDGE_LEFT,
    EDGE_COUNT
} BoxEdge;

/* Used widths. Auto margins are 0 here. */
typedef struct BoxEdges {
    Length margin[EDGE_COUNT];
    Length border[EDGE_COUNT];
    Length padding[EDGE_COUNT];
} BoxEdges;

/* Percentages refer to basis, the width of the containing block. */
Length box_border_width(const Style *style, BoxEdge edge);
BoxEdges box_edges(const Style *style, Length basis);

/* Whether anything of the box itself is drawn: a border or a background. */
bool box_is_painted(const Style *style, const BoxEdges *edges);

/* Margin, border and padding of a side together. */
Length box_edge(const BoxEdges *edges, BoxEdge edge);

/* Borders and padding together, across and down. */
Length box_extra_width(const BoxEdges *edges);
Length box_extra_height(const BoxEdges *edges);

/* The width between the outer edges of the borders of a block that fills what is available unless
 * its style says otherwise (10.3.3, 10.4). */
Length box_width(const Style *style, const BoxEdges *edges, Length available);

/* A size that the style gives (width, height, or the least or most of one) as that of the content: with box-sizing:
 * border-box, borders and padding along it, extra, are taken off (CSS Sizing 3, section 3.3). instead if it gives
 * none. */
Length box_size(const Style *style, PropertyId size, Length basis, Length extra, Length instead);

/* What width, min-width and max-width make of a width of the content. */
Length box_limit_width(const Style *style, const BoxEdges *edges, Length available, Length content);

enum {
    HEIGHT_UNKNOWN = -1
};

/* What height, min-height and max-height make of a height of the content. Shares of a height that is
 * HEIGHT_UNKNOWN give none. */
Length box_limit_height(const Style *style, const BoxEdges *edges, Length basis, Length content);

/* The left margin of a block of given border box width: auto margins share what is left over. */
Length box_left_margin(const Style *style, const BoxEdges *edges, Length available, Length width);

/* How far a relatively positioned box stands below its place, and to the right of it (9.4.3). */
Length box_drop(const Style *style);
Length box_shift(const Style *style, Length available);

typedef struct Rectangle {
    Length x;
    Length y;
    Length width;
    Length height;
} Rectangle;

/* Of a border box. */
typedef struct BoxSize {
    Length width;
    Length height;
} BoxSize;

/* A layer of a background with a picture. Where it stands is told by the whole box, of which what is painted may
 * be a piece. */
typedef struct Backdrop {
    const Style *style; /* NULL: none */
    uint32_t layer;
    Length x; /* of the whole border box, from the corner of what is painted */
    Length y;
    BoxSize box;
    uint16_t clear;  /* as Color has it */
    bool is_of_page; /* background-clip does not cut it */
} Backdrop;

/* A rectangle to be painted, or a shape in it, relative to the border box. */
typedef struct BoxPaint {
    Length x;
    Length y;
    Length width;
    Length height;
    Color color;
    const Shape *shape; /* from x, y on; NULL: the rectangle */
    Backdrop backdrop;  /* instead of the colour */
} BoxPaint;

enum {
    BOX_PAINTS_MOST = 1 + BACKGROUND_LAYERS_MOST + 2 * EDGE_COUNT
};

/* The background of a box of given size; returns how many paints it takes. Pictures are looked for when it is
 * placed (backgrounds.h). */
unsigned box_paint_background(const Style *style, BoxSize size, BoxPaint paints[BOX_PAINTS_MOST]);

/* Tells the pictures among paints of a background that they belong to a box of another size and place than what is
 * painted. */
void box_paint_is_of(BoxPaint *paints, unsigned count, const Backdrop *place);

/* The border box, padding box or content box of a border box, by keyword. */
Rectangle box_inside(const Style *style, Rectangle box, Keyword kind);

/* How far a box lets through what is beneath, as Color has it: what its opacity leaves. */
uint16_t box_clear(const Style *style);

/* Whether the style has a background at all, and whether a picture in it. */
bool box_has_background(const Style *style);
bool box_has_backdrop(const Style *style);

/* Sides of a box; bits. */
enum {
    SIDES_NONE = 0,
    SIDES_TOP = 1 << EDGE_TOP,
    SIDES_RIGHT = 1 << EDGE_RIGHT,
    SIDES_BOTTOM = 1 << EDGE_BOTTOM,
    SIDES_LEFT = 1 << EDGE_LEFT,
    SIDES_ALL = SIDES_TOP | SIDES_RIGHT | SIDES_BOTTOM | SIDES_LEFT
};

/* The background and the borders of a box of given size, in painting order. A box that goes on over a
 * line or page end has no border there: sides tells which are its own. Returns how many. */
unsigned box_paint(Arena *arena, const Style *style, BoxSize size, unsigned sides,
                   BoxPaint paints[BOX_PAINTS_MOST]);

/* A straight line of a border: between columns, or the collapsed borders of a table. */
typedef struct BorderLine {
    Keyword style;
    Length width;
    Color color;
} BorderLine;

enum {
    BORDER_LINE_PAINTS_MOST = 2
};

/* What is painted of it in a rectangle, along its longer side; where its style asks for light and shade,
 * inset is ridge and outset is groove (CSS 2.2, section 17.6.3). Shapes are in the arena. Returns how many. */
unsigned border_line_paint(Arena *arena, const BorderLine *line, const BoxPaint *place,
                           BoxPaint paints[BORDER_LINE_PAINTS_MOST]);

#endif
