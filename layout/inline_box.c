#include "layout/inline_box.h"

static uint8_t line_of(Keyword keyword)
{
    switch (keyword) {
    case KEYWORD_UNDERLINE:
        return INLINE_UNDERLINE;
    case KEYWORD_OVERLINE:
        return INLINE_OVERLINE;
    case KEYWORD_LINE_THROUGH:
        return INLINE_STRIKE;
    default:
        return 0;
    }
}

static uint8_t read_lines(const Style *style)
{
    const Value *value = style_value(style, PROPERTY_TEXT_DECORATION_LINE);
    uint8_t lines = 0;
    if (value->kind == VALUE_KEYWORD)
        return line_of((Keyword)value->keyword);
    for (uint32_t i = 0; value->kind == VALUE_LIST && i < value->list->count; i++)
        lines |= line_of((Keyword)value->list->items[i].keyword);
    return lines;
}

/* Thickness and places are the font's own where it tells them. */
static void measure_lines(const Style *style, const TextStyle *text, InlineBox *box)
{
    const Face *face = text->face;
    Length size = text->size;
    Length thickness = face->underline_thickness > 0
                           ? text_style_across(text, face, face->underline_thickness)
                           : size / 20;
    box->thickness = style_length(style, PROPERTY_TEXT_DECORATION_THICKNESS, size, thickness);
    box->underline = face->underline_position < 0
                         ? -text_style_across(text, face, face->underline_position)
                         : size / 10;
    box->strike = face->x_height > 0 ? text_style_across(text, face, face->x_height) / 2 : size / 4;
    box->overline = text_style_across(text, face, face->ascent);
}

/* Margins above and below an inline box do nothing (CSS 2.2, section 8.3), and auto is 0. */
static void measure_edges(const Style *style, const TextStyle *text, Length available,
                          InlineBox *box)
{
    box->edges = box_edges(style, available);
    const BoxEdges *edges = &box->edges;
    for (int edge = EDGE_RIGHT; edge <= EDGE_LEFT; edge += EDGE_LEFT - EDGE_RIGHT)
        box->has_edges |= edges->margin[edge] || edges->border[edge] || edges->padding[edge];
    if (box_is_painted(style, edges))
        box->style = style;
    box->is_cloned =
        box->has_edges && style_is(style, PROPERTY_BOX_DECORATION_BREAK, KEYWORD_CLONE);
    box->is_right_to_left = style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL);
    box->above = length_clip((int64_t)text_style_across(text, text->face, text->face->ascent) +
                             edges->padding[EDGE_TOP] + edges->border[EDGE_TOP]);
    box->below = length_clip((int64_t)text_style_across(text, text->face, text->face->descent) +
                             edges->padding[EDGE_BOTTOM] + edges->border[EDGE_BOTTOM]);
}

static void read_decoration(const Style *style, const TextStyle *text, InlineBox *box)
{
    box->line_style = style_keyword(style, PROPERTY_TEXT_DECORATION_STYLE);
    box->line_color = style_is(style, PROPERTY_TEXT_DECORATION_COLOR, KEYWORD_CURRENTCOLOR)
                          ? style_color(style, PROPERTY_COLOR)
                          : style_color(style, PROPERTY_TEXT_DECORATION_COLOR);
    measure_lines(style, text, box);
}

InlineBox *inline_box(Arena *arena, TextStyles *styles, const Style *style,
                      const InlineBoxPlace *place)
{
    InlineBox box = {.around = place->around,
                     .depth = place->around ? place->around->depth + 1 : 0,
                     .rise = place->rise,
                     .shift = place->shift,
                     .drop = place->drop,
                     .lines = read_lines(style)};
    if (place->is_block && !box.lines)
        return NULL;
    const TextStyle *text = text_style(styles, style);
    if (!text)
        return NULL;
    if (!place->is_block)
        measure_edges(style, text, place->available, &box);
    if (box.lines)
        read_decoration(style, text, &box);
    uint16_t own = place->is_block ? 0 : box_clear(style);
    box.clear = place->around ? clear_both(own, place->around->clear) : own;
    if (!box.lines && !box.style && !box.has_edges && !own)
        return NULL;
    InlineBox *kept = ARENA_NEW(arena, InlineBox);
    *kept = box;
    return kept;
}

BoxEdge inline_box_side(const InlineBox *box, bool is_end)
{
    return is_end == box->is_right_to_left ? EDGE_LEFT : EDGE_RIGHT;
}
