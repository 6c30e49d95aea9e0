#include "layout/box.h"

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
    return style_color(style, PROPERTY_BACKGROUND_COLOR).space != COLOR_NONE;
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

unsigned box_paint_background(const Style *style, BoxSize size, BoxPaint paints[BOX_PAINTS_MOST])
{
    Color background = style_color(style, PROPERTY_BACKGROUND_COLOR);
    if (background.space == COLOR_NONE)
        return 0;
    paints[0] = (BoxPaint){0, 0, size.width, size.height, background, NULL};
    return 1;
}
