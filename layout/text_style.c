#include "layout/text_style.h"

#include <string.h>

#include "layout/font_variants.h"

struct TextStyles {
    Arena *arena;
    const StyledTree *tree;
    FontSet *fonts;
    Diagnostics *diagnostics;
    const TextStyle **of_style; /* by Style.number; NULL until asked */
    uint32_t capacity;
    const TextStyle **distinct;
    size_t distinct_count;
    size_t distinct_capacity;
    bool has_failed; /* told once; the layout ends */
};

TextStyles *text_styles_new(Arena *arena, const StyledTree *tree, FontSet *fonts,
                            Diagnostics *diagnostics)
{
    TextStyles *styles = ARENA_NEW(arena, TextStyles);
    styles->arena = arena;
    styles->tree = tree;
    styles->fonts = fonts;
    styles->diagnostics = diagnostics;
    styles->of_style = ARENA_ARRAY(arena, const TextStyle *, tree->style_count);
    styles->capacity = tree->style_count;
    return styles;
}

Length text_style_along(const TextStyle *style, const Face *face, int32_t units)
{
    int64_t size = divide_rounded((int64_t)style->size * style->scale, LENGTH_POINT);
    return length_scale(units, size, face->units_per_em);
}

Length text_style_space(const TextStyle *style)
{
    uint32_t glyph;
    Length advance = style->size;
    if (face_find_glyph(style->face, ' ', &glyph))
        advance = text_style_along(style, style->face, face_advance(style->face, glyph));
    return length_add(advance, length_add(style->letter_spacing, style->word_spacing));
}

Length text_style_across(const TextStyle *style, const Face *face, int32_t units)
{
    return length_scale(units, style->size, face->units_per_em);
}

Length text_style_advance(const TextStyle *style, uint32_t code_point)
{
    uint32_t glyph;
    if (!face_find_glyph(style->face, code_point, &glyph))
        return 0;
    return length_add(text_style_along(style, style->face, face_advance(style->face, glyph)),
                      style->letter_spacing);
}

Length text_style_width(const TextStyle *style, Text text)
{
    Length width = 0;
    for (size_t at = 0; at < text.bytes;)
        width = length_add(width, text_style_advance(style, text_next(text, &at)));
    return width;
}

/* ---- from computed values ---- */

static Text family_name(const Value *value)
{
    return value->kind == VALUE_TEXT ? *value->text : value->name->text;
}

static void read_families(TextStyles *styles, const Style *style, FontRequest *request)
{
    const Value *value = style_value(style, PROPERTY_FONT_FAMILY);
    const Value *items = value->kind == VALUE_LIST ? value->list->items : value;
    uint32_t count = value->kind == VALUE_LIST ? value->list->count : 1;
    Text *families = ARENA_ARRAY(styles->arena, Text, count);
    for (uint32_t i = 0; i < count; i++)
        families[i] = items[i].kind == VALUE_KEYWORD ? text_of(keyword_name(items[i].keyword))
                                                     : family_name(&items[i]);
    request->families = families;
    request->family_count = count;
}

static void read_axes(TextStyles *styles, const Style *style, FontRequest *request)
{
    const Value *value = style_value(style, PROPERTY_FONT_VARIATION_SETTINGS);
    if (value->kind != VALUE_LIST)
        return;
    request->axis_count = value->list->count / 2;
    FontAxis *axes = ARENA_ARRAY(styles->arena, FontAxis, request->axis_count);
    for (uint32_t i = 0; i < request->axis_count; i++) {
        Text tag = *value->list->items[2 * i].text;
        axes[i] = (FontAxis){FOUR_LETTERS(tag.at[0], tag.at[1], tag.at[2], tag.at[3]),
                             value->list->items[2 * i + 1].number};
    }
    request->axes = axes;
}

static void read_request(TextStyles *styles, const Style *style, FontRequest *request)
{
    read_families(styles, style, request);
    read_axes(styles, style, request);
    request->weight = style_integer(style, PROPERTY_FONT_WEIGHT, 400);
    request->is_italic = !style_is(style, PROPERTY_FONT_STYLE, KEYWORD_NORMAL);
    const Value *stretch = style_value(style, PROPERTY_FONT_STRETCH);
    request->place =
        styled_place(styles->tree, PROPERTY_FONT_FAMILY, style_value(style, PROPERTY_FONT_FAMILY));
    request->stretch = stretch->kind == VALUE_LENGTH
                           ? (int32_t)divide_rounded((int64_t)stretch->percent * 100, LENGTH_POINT)
                           : 100;
}

/* A language system of OpenType by its tag, as a private use subtag that HarfBuzz knows. */
static Text language_system(Arena *arena, const Style *style)
{
    enum {
        TAG_MOST = 4
    };
    const Value *value = style_value(style, PROPERTY_FONT_LANGUAGE_OVERRIDE);
    if (value->kind != VALUE_TEXT || value->text->bytes == 0 || value->text->bytes > TAG_MOST)
        return (Text){0};
    Buffer tag = {0};
    buffer_string(&tag, "x-hbot-");
    for (size_t i = 0; i < TAG_MOST; i++)
        buffer_format(&tag, "%02x",
                      i < value->text->bytes ? (unsigned char)value->text->at[i] : ' ');
    Text kept = text_copy(arena, buffer_text(&tag));
    buffer_free(&tag);
    return kept;
}

static Length used_line_height(const Style *style, const TextStyle *text)
{
    const Value *value = style_value(style, PROPERTY_LINE_HEIGHT);
    if (value->kind == VALUE_LENGTH)
        return value->length;
    if (value->kind == VALUE_NUMBER)
        return length_scale(text->size, value->number, LENGTH_POINT);
    const Face *face = text->face;
    return text_style_across(text, face, face->ascent + face->descent + face->line_gap);
}

/* The inline box around the baseline, CSS 2.2, section 10.8.1: ascent and descent of the face, and
 * the leading, half above and half below or, where the style says so, all of it above, as word
 * processors set an exact line height. */
static void read_extents(const Style *style, TextStyle *text)
{
    Length ascent = text_style_across(text, text->face, text->face->ascent);
    Length descent = text_style_across(text, text->face, text->face->descent);
    Length leading = length_clip((int64_t)used_line_height(style, text) - ascent - descent);
    Length above = style_is(style, PROPERTY_LEADING, KEYWORD_ABOVE) ? leading : leading / 2;
    text->above = length_add(ascent, above);
    text->below = length_add(descent, leading - above);
}

static bool is_same_request(const FontRequest *a, const FontRequest *b)
{
    if (a->weight != b->weight || a->is_italic != b->is_italic || a->stretch != b->stretch ||
        a->family_count != b->family_count || a->axis_count != b->axis_count)
        return false;
    for (uint32_t i = 0; i < a->axis_count; i++)
        if (a->axes[i].tag != b->axes[i].tag || a->axes[i].place != b->axes[i].place)
            return false;
    for (uint32_t i = 0; i < a->family_count; i++)
        if (!text_equal(a->families[i], b->families[i]))
            return false;
    return true;
}

static bool is_same(const TextStyle *a, const TextStyle *b)
{
    return a->face == b->face && a->size == b->size && a->scale == b->scale &&
           a->letter_spacing == b->letter_spacing && a->word_spacing == b->word_spacing &&
           a->above == b->above && a->below == b->below &&
           is_same_request(&a->request, &b->request) && color_equal(&a->color, &b->color) &&
           a->caps == b->caps && a->position == b->position && a->letter_case == b->letter_case &&
           a->spacing_trim == b->spacing_trim &&
           text_equal(a->language_system, b->language_system) &&
           a->feature_count == b->feature_count &&
           memcmp(a->features, b->features, a->feature_count * sizeof *a->features) == 0;
}

static const TextStyle *intern(TextStyles *styles, const TextStyle *made)
{
    for (size_t i = 0; i < styles->distinct_count; i++)
        if (is_same(styles->distinct[i], made))
            return styles->distinct[i];
    TextStyle *kept = ARENA_NEW(styles->arena, TextStyle);
    *kept = *made;
    styles->distinct = arena_reserve(styles->arena, styles->distinct, styles->distinct_count,
                                     &styles->distinct_capacity, sizeof *styles->distinct);
    styles->distinct[styles->distinct_count++] = kept;
    return kept;
}

/* Pages that come up late bring styles of their own. */
static void make_room(TextStyles *styles, uint32_t number)
{
    if (number < styles->capacity)
        return;
    uint32_t wanted = number + number / 2 + 1;
    styles->of_style =
        arena_grow(styles->arena, styles->of_style, styles->capacity * sizeof(TextStyle *),
                   wanted * sizeof(TextStyle *));
    styles->capacity = wanted;
}

const TextStyle *text_style(TextStyles *styles, const Style *style)
{
    make_room(styles, style->number);
    if (styles->of_style[style->number] || styles->has_failed)
        return styles->of_style[style->number];
    TextStyle made = {0};
    read_request(styles, style, &made.request);
    made.face = fontset_match(styles->fonts, &made.request, styles->diagnostics);
    if (!made.face) {
        styles->has_failed = true;
        return NULL;
    }
    made.size = style_length(style, PROPERTY_FONT_SIZE, 0, 0);
    made.scale = style_value(style, PROPERTY_FONT_SCALE)->percent;
    made.letter_spacing = style_length(style, PROPERTY_LETTER_SPACING, made.size, 0);
    made.word_spacing = style_length(style, PROPERTY_WORD_SPACING, made.size, 0);
    made.color = style_color(style, PROPERTY_COLOR);
    made.language_system = language_system(styles->arena, style);
    made.spacing_trim = (uint16_t)style_keyword(style, PROPERTY_TEXT_SPACING_TRIM);
    font_variants_read(style, &made);
    read_extents(style, &made);
    styles->of_style[style->number] = intern(styles, &made);
    return styles->of_style[style->number];
}

const TextStyle *text_style_in_case(TextStyles *styles, const TextStyle *style, LetterCase wanted)
{
    if (style->letter_case == wanted)
        return style;
    TextStyle made = *style;
    made.letter_case = (uint8_t)wanted;
    return intern(styles, &made);
}
