/* Painting borders (CSS Backgrounds 3, section 4).
 *
 * A side of a border is the region between the outer and the inner edge, cut slantwise where it meets its
 * neighbours. Sides of one colour and solid are rectangles, which overlap at corners unseen; all else is
 * cut out. The parts of double, groove and ridge borders are rings in that region, told by how far in
 * they begin and end: in sixths of the width of each side. */
#include "layout/box.h"
#include "layout/shapes.h"

enum {
    WHOLE = 6, /* sixths */
    FULL = 0xFFFF
};

typedef struct BorderBox {
    Arena *arena;
    BoxSize size;
    BorderLine sides[EDGE_COUNT]; /* width 0: none */
} BorderBox;

static PropertyId side(PropertyId top, int edge)
{
    return (PropertyId)((int)top + edge);
}

/* ---- light and shade ---- */

static uint16_t between(uint16_t value, uint16_t end)
{
    return (uint16_t)(((uint32_t)value + end) / 2);
}

static bool is_dark(const Color *color)
{
    enum {
        DARK = 0x4000
    };
    if (color->space == COLOR_CMYK)
        return color->c[3] > FULL - DARK;
    if (color->space == COLOR_RGB)
        return color->c[0] < DARK && color->c[1] < DARK && color->c[2] < DARK;
    return color->space == COLOR_GRAY && color->c[0] < DARK;
}

/* Half way to black or to white; never to black for an ink of its own, whose shade is the ink in full. */
static Color half_way(Color color, bool to_white)
{
    if (color.space == COLOR_CMYK && !to_white) {
        color.c[3] = between(color.c[3], FULL);
        return color;
    }
    bool is_ink = color.space == COLOR_CMYK || color.space == COLOR_SPOT;
    uint16_t end = to_white && !is_ink ? FULL : 0;
    int components = color.space == COLOR_CMYK ? 4 : color.space == COLOR_RGB ? 3 : 1;
    for (int i = 0; i < components; i++)
        color.c[i] = between(color.c[i], end);
    return color;
}

/* The colour itself is the light side, unless it is too dark to have a shade. */
static Color shaded(const Color *color, bool is_shade)
{
    if (color->space == COLOR_NONE)
        return *color;
    if (is_dark(color) || color->space == COLOR_SPOT)
        return is_shade ? *color : half_way(*color, true);
    return is_shade ? half_way(*color, false) : *color;
}

/* Whether a part of a border lies in the shade, the light coming from the top left. */
static bool is_shade(Keyword style, int edge, bool is_outer)
{
    bool is_top_left = edge == EDGE_TOP || edge == EDGE_LEFT;
    switch (style) {
    case KEYWORD_GROOVE:
        return is_top_left == is_outer;
    case KEYWORD_RIDGE:
        return is_top_left != is_outer;
    case KEYWORD_INSET:
        return is_top_left;
    default:
        return !is_top_left;
    }
}

/* ---- sides ---- */

static Length inset(const BorderBox *box, int edge, int sixths)
{
    return length_clip((int64_t)box->sides[edge].width * sixths / WHOLE);
}

static ShapePoint corner(const BorderBox *box, bool is_right, bool is_bottom, int sixths)
{
    const BoxSize *size = &box->size;
    return (ShapePoint){
        is_right ? length_subtract(size->width, inset(box, EDGE_RIGHT, sixths))
                 : inset(box, EDGE_LEFT, sixths),
        is_bottom ? length_subtract(size->height, inset(box, EDGE_BOTTOM, sixths))
                  : inset(box, EDGE_TOP, sixths),
    };
}

/* The part of a side between two rings. */
static BoxPaint ring_part(const BorderBox *box, int edge, int from, int to)
{
    static const bool is_right[EDGE_COUNT][2] = {{0, 1}, {1, 1}, {1, 0}, {0, 0}};
    static const bool is_bottom[EDGE_COUNT][2] = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
    ShapePoint points[4];
    for (int i = 0; i < 2; i++) {
        points[i] = corner(box, is_right[edge][i], is_bottom[edge][i], from);
        points[3 - i] = corner(box, is_right[edge][i], is_bottom[edge][i], to);
    }
    return (BoxPaint){.width = box->size.width,
                      .height = box->size.height,
                      .color = box->sides[edge].color,
                      .shape = shape_quad(box->arena, points)};
}

static BoxPaint plain_side(const BorderBox *box, int edge)
{
    Length thick = box->sides[edge].width;
    bool is_across = edge == EDGE_TOP || edge == EDGE_BOTTOM;
    BoxPaint paint = {.color = box->sides[edge].color};
    paint.width = is_across ? box->size.width : thick;
    paint.height = is_across ? thick : box->size.height;
    if (edge == EDGE_RIGHT)
        paint.x = length_subtract(box->size.width, thick);
    if (edge == EDGE_BOTTOM)
        paint.y = length_subtract(box->size.height, thick);
    return paint;
}

static BoxPaint dashed_side(const BorderBox *box, int edge)
{
    const BorderLine *line = &box->sides[edge];
    bool is_across = edge == EDGE_TOP || edge == EDGE_BOTTOM;
    BoxPaint paint = plain_side(box, edge);
    paint.shape = shape_dashes(box->arena, is_across ? paint.width : paint.height, line->width,
                               line->style == KEYWORD_DOTTED, is_across);
    return paint;
}

static unsigned paint_side(const BorderBox *box, int edge, BoxPaint *paints)
{
    const BorderLine *line = &box->sides[edge];
    switch (line->style) {
    case KEYWORD_DOTTED:
    case KEYWORD_DASHED:
        paints[0] = dashed_side(box, edge);
        return 1;
    case KEYWORD_DOUBLE:
        paints[0] = ring_part(box, edge, 0, WHOLE / 3);
        paints[1] = ring_part(box, edge, 2 * WHOLE / 3, WHOLE);
        return 2;
    case KEYWORD_GROOVE:
    case KEYWORD_RIDGE:
        for (int i = 0; i < 2; i++) {
            paints[i] = ring_part(box, edge, i * WHOLE / 2, (i + 1) * WHOLE / 2);
            paints[i].color = shaded(&line->color, is_shade(line->style, edge, i == 0));
        }
        return 2;
    case KEYWORD_INSET:
    case KEYWORD_OUTSET:
        paints[0] = ring_part(box, edge, 0, WHOLE);
        paints[0].color = shaded(&line->color, is_shade(line->style, edge, true));
        return 1;
    default:
        paints[0] = ring_part(box, edge, 0, WHOLE);
        return 1;
    }
}

/* ---- rectangles ---- */

/* Whether its sides are solid and of one colour, and nobody sees that they overlap. */
static bool is_plain(const BorderBox *box)
{
    const Color *color = NULL;
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        const BorderLine *line = &box->sides[edge];
        if (line->width == 0)
            continue;
        if (line->style != KEYWORD_SOLID || line->color.clear ||
            (color && !color_equal(color, &line->color)))
            return false;
        color = &line->color;
    }
    return true;
}

/* ---- lines ---- */

unsigned border_line_paint(Arena *arena, const BorderLine *line, const BoxPaint *place,
                           BoxPaint paints[BORDER_LINE_PAINTS_MOST])
{
    bool is_across = place->width > place->height;
    Length thick = is_across ? place->height : place->width;
    paints[0] = *place;
    paints[0].color = line->color;
    if (line->color.space == COLOR_NONE || place->width <= 0 || place->height <= 0)
        return 0;
    if (line->style == KEYWORD_DOTTED || line->style == KEYWORD_DASHED)
        paints[0].shape = shape_dashes(arena, is_across ? place->width : place->height, thick,
                                       line->style == KEYWORD_DOTTED, is_across);
    if (line->style == KEYWORD_SOLID || paints[0].shape)
        return 1;
    bool is_double = line->style == KEYWORD_DOUBLE;
    Length part = is_double ? thick / 3 : thick / 2;
    paints[1] = paints[0];
    if (is_across) {
        paints[0].height = paints[1].height = part;
        paints[1].y = length_add(place->y, length_subtract(place->height, part));
    } else {
        paints[0].width = paints[1].width = part;
        paints[1].x = length_add(place->x, length_subtract(place->width, part));
    }
    bool is_groove = line->style == KEYWORD_GROOVE || line->style == KEYWORD_OUTSET;
    for (int i = 0; i < 2 && !is_double; i++)
        paints[i].color = shaded(&line->color, is_groove == (i == 0));
    return 2;
}

/* ---- the box ---- */

/* How long a top border is: border-clip cuts it short, and keeps the end where lines begin. */
static unsigned paint_clipped_top(const BorderBox *box, const Style *style, BoxPaint *paints)
{
    const BorderLine *line = &box->sides[EDGE_TOP];
    Length width = box->size.width;
    Length length = style_length(style, PROPERTY_BORDER_CLIP, width, width);
    BoxPaint place = {.width = length < width ? length : width, .height = line->width};
    if (style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL))
        place.x = length_subtract(width, place.width);
    return border_line_paint(box->arena, line, &place, paints);
}

unsigned box_paint(Arena *arena, const Style *style, BoxSize size, unsigned sides,
                   BoxPaint paints[BOX_PAINTS_MOST])
{
    unsigned count = box_paint_background(style, size, paints);
    BorderBox box = {.arena = arena, .size = size};
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        if (sides & (1U << edge))
            box.sides[edge] =
                (BorderLine){style_keyword(style, side(PROPERTY_BORDER_TOP_STYLE, edge)),
                             box_border_width(style, (BoxEdge)edge),
                             style_color(style, side(PROPERTY_BORDER_TOP_COLOR, edge))};
    bool is_clipped = !style_is(style, PROPERTY_BORDER_CLIP, KEYWORD_AUTO);
    bool has_rectangles = is_plain(&box);
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        if (box.sides[edge].width == 0 || box.sides[edge].color.space == COLOR_NONE)
            continue;
        if (edge == EDGE_TOP && is_clipped)
            count += paint_clipped_top(&box, style, paints + count);
        else if (has_rectangles)
            paints[count++] = plain_side(&box, edge);
        else
            count += paint_side(&box, edge, paints + count);
    }
    return count;
}
