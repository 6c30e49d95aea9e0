#include "layout/vertical_align.h"

/* The middle of small letters, the top and the foot of letters, of a style's face above its baseline. */
static Length middle_of(const TextStyle *text)
{
    Length height = text_style_across(text, text->face, text->face->x_height);
    return (height > 0 ? height : text->size / 2) / 2;
}

static Length ascent_of(const TextStyle *text)
{
    return text_style_across(text, text->face, text->face->ascent);
}

static Length descent_of(const TextStyle *text)
{
    return text_style_across(text, text->face, text->face->descent);
}

Length aligned_rise(Keyword align, const TextStyle *parent, Length above, Length below)
{
    switch (align) {
    case KEYWORD_MIDDLE:
        return length_subtract(middle_of(parent), length_clip(((int64_t)above - below) / 2));
    case KEYWORD_TOP:
    case KEYWORD_TEXT_TOP:
        return length_subtract(ascent_of(parent), above);
    case KEYWORD_BOTTOM:
    case KEYWORD_TEXT_BOTTOM:
        return length_subtract(below, descent_of(parent));
    default:
        return 0;
    }
}

Length baseline_rise(const Composer *composer, const Style *style, const Style *parent)
{
    const Value *value = style_value(style, PROPERTY_VERTICAL_ALIGN);
    Length parent_size = style_length(parent, PROPERTY_FONT_SIZE, 0, 0);
    if (value_is_keyword(value, KEYWORD_SUPER))
        return parent_size / 3;
    if (value_is_keyword(value, KEYWORD_SUB))
        return -parent_size / 5;
    const TextStyle *text = text_style(composer->text_styles, style);
    const TextStyle *around = text_style(composer->text_styles, parent);
    if (value->kind != VALUE_LENGTH)
        return text && around && style_is(style, PROPERTY_DISPLAY, KEYWORD_INLINE)
                   ? aligned_rise(style_keyword(style, PROPERTY_VERTICAL_ALIGN), around,
                                  ascent_of(text), descent_of(text))
                   : 0;
    Length line_height = text ? length_add(text->above, text->below) : 0;
    return style_length(style, PROPERTY_VERTICAL_ALIGN, line_height, 0);
}
