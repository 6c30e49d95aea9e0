#include "layout/box.h"

enum {
    FULL = 65535
};

static PropertyId side(PropertyId top, int edge)
{
    return (PropertyId)((int)top + edge);
}

Length box_border_width(const Style *style, BoxEdge edge)
{
    Keyword kind = style_keyword(style, side(PROPERTY_BORDER_TOP_STYLE, (int)edge));
    if (kind == KEYWORD_NONE || kind == KEYWORD_HIDDEN)
        return 0;
    return style_length(style, side(PROPERTY_BORDER_TOP_WIDTH, (int)edge), 0, 0);
}

BoxEdges box_edges(const Style *style, Length basis)
{
    BoxEdges edges;
    for (int edge = 0; edge < EDGE_COUNT; edge++) {
        edges.margin[edge] = style_length(style, side(PROPERTY_MARGIN_TOP, edge), basis, 0);
        edges.padding[edge] = style_length(style, side(PROPERTY_PADDING_TOP, edge), basis, 0);
        edges.border[edge] = box_border_width(style, (BoxEdge)edge);
    }
    return edges;
}

bool box_is_painted(const Style *style, const BoxEdges *edges)
{
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        if (edges->border[edge])
            return true;
    return box_has_background(style);
}

Length box_edge(const BoxEdges *edges, BoxEdge edge)
{
    return length_clip((int64_t)edges->margin[edge] + edges->border[edge] + edges->padding[edge]);
}

Length box_extra_width(const BoxEdges *edges)
{
    return length_clip((int64_t)edges->border[EDGE_LEFT] + edges->border[EDGE_RIGHT] +
                       edges->padding[EDGE_LEFT] + edges->padding[EDGE_RIGHT]);
}

Length box_extra_height(const BoxEdges *edges)
{
    return length_clip((int64_t)edges->border[EDGE_TOP] + edges->border[EDGE_BOTTOM] +
                       edges->padding[EDGE_TOP] + edges->padding[EDGE_BOTTOM]);
}

Length box_size(const Style *style, PropertyId size, Length basis, Length extra, Length instead)
{
    if (style_value(style, size)->kind != VALUE_LENGTH)
        return instead;
    Length given = style_length(style, size, basis, instead);
    if (!style_is(style, PROPERTY_BOX_SIZING, KEYWORD_BORDER_BOX))
        return given;
    return given > extra ? length_subtract(given, extra) : 0;
}

static Length limit(Length size, Length least, Length most)
{
    size = size > most ? most : size;
    size = size < least ? least : size;
    return size < 0 ? 0 : size;
}

Length box_limit_width(const Style *style, const BoxEdges *edges, Length available, Length content)
{
    Length extra = box_extra_width(edges);
    return limit(box_size(style, PROPERTY_WIDTH, available, extra, content),
                 box_size(style, PROPERTY_MIN_WIDTH, available, extra, 0),
                 box_size(style, PROPERTY_MAX_WIDTH, available, extra, LENGTH_MAX));
}

static bool is_share_of_unknown(const Style *style, PropertyId size, Length basis)
{
    return basis == HEIGHT_UNKNOWN && style_value(style, size)->percent != 0;
}

static Length height_of(const Style *style, PropertyId size, const BoxEdges *edges, Length basis,
                        Length instead)
{
    return is_share_of_unknown(style, size, basis)
               ? instead
               : box_size(style, size, basis, box_extra_height(edges), instead);
}

Length box_limit_height(const Style *style, const BoxEdges *edges, Length basis, Length content)
{
    return limit(height_of(style, PROPERTY_HEIGHT, edges, basis, content),
                 height_of(style, PROPERTY_MIN_HEIGHT, edges, basis, 0),
                 height_of(style, PROPERTY_MAX_HEIGHT, edges, basis, LENGTH_MAX));
}

Length box_width(const Style *style, const BoxEdges *edges, Length available)
{
    Length extra = box_extra_width(edges);
    Length fill = length_clip((int64_t)available - edges->margin[EDGE_LEFT] -
                              edges->margin[EDGE_RIGHT] - extra);
    return length_add(box_limit_width(style, edges, available, fill), extra);
}

Length box_left_margin(const Style *style, const BoxEdges *edges, Length available, Length width)
{
    Length slack = length_clip((int64_t)available - width - edges->margin[EDGE_LEFT] -
                               edges->margin[EDGE_RIGHT]);
    if (!style_is(style, PROPERTY_MARGIN_LEFT, KEYWORD_AUTO) || slack < 0)
        return edges->margin[EDGE_LEFT];
    return style_is(style, PROPERTY_MARGIN_RIGHT, KEYWORD_AUTO) ? slack / 2 : slack;
}

/* ---- relative positions ---- */

static Length offset(const Style *style, PropertyId first, PropertyId last, Length basis)
{
    if (!style_is(style, PROPERTY_POSITION, KEYWORD_RELATIVE))
        return 0;
    if (!style_is(style, first, KEYWORD_AUTO))
        return style_length(style, first, basis, 0);
    return length_subtract(0, style_length(style, last, basis, 0));
}

Length box_drop(const Style *style)
{
    return offset(style, PROPERTY_TOP, PROPERTY_BOTTOM, 0);
}

Length box_shift(const Style *style, Length available)
{
    return offset(style, PROPERTY_LEFT, PROPERTY_RIGHT, available);
}

/* ---- painting ---- */

uint16_t box_clear(const Style *style)
{
    const Value *opacity = style_value(style, PROPERTY_OPACITY);
    return (uint16_t)(FULL - divide_rounded((int64_t)opacity->number * FULL, CSS_NUMBER_ONE));
}

/* The value of a layer; shorter lists begin anew. */
static const Value *layer_value(const Style *style, PropertyId property, uint32_t layer)
{
    const ValueList *list = style_value(style, property)->list;
    return &list->items[layer % list->count];
}

bool box_has_backdrop(const Style *style)
{
    const ValueList *images = style_value(style, PROPERTY_BACKGROUND_IMAGE)->list;
    for (uint32_t i = 0; i < images->count; i++)
        if (!value_is_keyword(&images->items[i], KEYWORD_NONE))
            return true;
    return false;
}

bool box_has_background(const Style *style)
{
    return style_color(style, PROPERTY_BACKGROUND_COLOR).space != COLOR_NONE ||
           box_has_backdrop(style);
}

/* The colour is cut as the lowest layer is. */
static BoxPaint color_paint(const Style *style, BoxSize size, Color color)
{
    uint32_t layers = style_value(style, PROPERTY_BACKGROUND_IMAGE)->list->count;
    const Value *clip = layer_value(style, PROPERTY_BACKGROUND_CLIP, layers - 1);
    Rectangle inside =
        box_inside(style, (Rectangle){0, 0, size.width, size.height}, (Keyword)clip->keyword);
    return (BoxPaint){.x = inside.x,
                      .y = inside.y,
                      .width = inside.width,
                      .height = inside.height,
                      .color = color};
}

unsigned box_paint_background(const Style *style, BoxSize size, BoxPaint paints[BOX_PAINTS_MOST])
{
    const ValueList *images = style_value(style, PROPERTY_BACKGROUND_IMAGE)->list;
    Color background = style_color(style, PROPERTY_BACKGROUND_COLOR);
    unsigned count = 0;
    if (background.space != COLOR_NONE)
        paints[count++] = color_paint(style, size, background);
    for (uint32_t layer = images->count; layer-- > 0;)
        if (!value_is_keyword(&images->items[layer], KEYWORD_NONE))
            paints[count++] = (BoxPaint){.width = size.width,
                                         .height = size.height,
                                         .color = {.space = COLOR_NONE},
                                         .backdrop = {.style = style, .layer = layer, .box = size}};
    return count;
}

void box_paint_is_of(BoxPaint *paints, unsigned count, const Backdrop *place)
{
    for (unsigned i = 0; i < count; i++) {
        Backdrop *backdrop = &paints[i].backdrop;
        if (!backdrop->style)
            continue;
        backdrop->x = place->x;
        backdrop->y = place->y;
        backdrop->box = place->box;
        backdrop->is_of_page = place->is_of_page;
    }
}

/* Percentages of the padding refer to the box itself here: what is around it is not known any more. */
Rectangle box_inside(const Style *style, Rectangle box, Keyword kind)
{
    if (kind == KEYWORD_BORDER_BOX)
        return box;
    BoxEdges edges = box_edges(style, box.width);
    Length taken[EDGE_COUNT];
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        taken[edge] = kind == KEYWORD_CONTENT_BOX
                          ? length_add(edges.border[edge], edges.padding[edge])
                          : edges.border[edge];
    box.x = length_add(box.x, taken[EDGE_LEFT]);
    box.y = length_add(box.y, taken[EDGE_TOP]);
    box.width = length_clip((int64_t)box.width - taken[EDGE_LEFT] - taken[EDGE_RIGHT]);
    box.height = length_clip((int64_t)box.height - taken[EDGE_TOP] - taken[EDGE_BOTTOM]);
    return box;
}
