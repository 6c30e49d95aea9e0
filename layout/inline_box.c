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

const InlineBox *inline_box(Arena *arena, TextStyles *styles, const Style *style,
                            const InlineBox *around, bool is_block)
{
    Color none = {.space = COLOR_NONE};
    Color background = is_block ? none : style_color(style, PROPERTY_BACKGROUND_COLOR);
    uint8_t lines = read_lines(style);
    const TextStyle *text =
        lines || background.space != COLOR_NONE ? text_style(styles, style) : NULL;
    if (!text)
        return around;
    InlineBox *box = ARENA_NEW(arena, InlineBox);
    *box = (InlineBox){
        .around = around,
        .background = background,
        .above = length_add(text_style_across(text, text->face, text->face->ascent),
                            style_length(style, PROPERTY_PADDING_TOP, 0, 0)),
        .below = length_add(text_style_across(text, text->face, text->face->descent),
                            style_length(style, PROPERTY_PADDING_BOTTOM, 0, 0)),
        .lines = lines,
        .line_style = style_keyword(style, PROPERTY_TEXT_DECORATION_STYLE),
        .line_color = style_is(style, PROPERTY_TEXT_DECORATION_COLOR, KEYWORD_CURRENTCOLOR)
                          ? style_color(style, PROPERTY_COLOR)
                          : style_color(style, PROPERTY_TEXT_DECORATION_COLOR),
    };
    if (lines)
        measure_lines(style, text, box);
    return box;
}
