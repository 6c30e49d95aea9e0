#include "styles/shorthands.h"

#include "styles/background_grammars.h"
#include "styles/property_values.h"

static void set_initial(const Shorthand *shorthand, Value *values)
{
    for (int i = 0; i < shorthand->count; i++)
        values[i] = property_row((PropertyId)shorthand->longhands[i])->initial;
}

static bool read_longhand(const Shorthand *shorthand, int index, ValueReader *reader, Value *value)
{
    return property_read((PropertyId)shorthand->longhands[index], reader, value);
}

/* One to four values: top, right, bottom, left; a missing one is that of the side across (CSS Box
 * Model 3, section 4.1). */
static bool read_four_sides(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    enum {
        TOP,
        RIGHT,
        BOTTOM,
        LEFT
    };
    if (!read_longhand(shorthand, TOP, reader, &values[TOP]))
        return false;
    if (!read_longhand(shorthand, RIGHT, reader, &values[RIGHT]))
        values[RIGHT] = values[TOP];
    if (!read_longhand(shorthand, BOTTOM, reader, &values[BOTTOM]))
        values[BOTTOM] = values[TOP];
    if (!read_longhand(shorthand, LEFT, reader, &values[LEFT]))
        values[LEFT] = values[RIGHT];
    return true;
}

static bool is_one_of(const CssToken *token, const char *const *words)
{
    for (; words && *words; words++)
        if (css_is_ident(token, *words))
            return true;
    return false;
}

/* Reads values of the first count longhands in any order, each at most once; up to a word that stands for all
 * of them, if there are such. */
static bool read_any_order(const Shorthand *shorthand, int count, ValueReader *reader,
                           Value *values, const char *const *words_for_all)
{
    bool is_read[LONGHANDS_MOST] = {false};
    int found = 0;
    for (int i = 0; i < count && !is_one_of(value_peek(reader), words_for_all);) {
        if (!is_read[i] && read_longhand(shorthand, i, reader, &values[i])) {
            is_read[i] = true;
            found++;
            i = 0;
        } else {
            i++;
        }
    }
    return found > 0;
}

/* Width, style and colour of one border; of all four when there are twelve longhands. */
static bool read_border(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    enum {
        PARTS = 3
    };
    set_initial(shorthand, values);
    if (!read_any_order(shorthand, PARTS, reader, values, NULL))
        return false;
    for (int i = PARTS; i < shorthand->count; i++)
        values[i] = values[i % PARTS];
    return true;
}

/* Any of the longhands, in any order; what is left out has its initial value. A lone none of
 * list-style is its type and its image (CSS Lists 3, section 3.4). */
static bool read_any_longhands(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    set_initial(shorthand, values);
    return read_any_order(shorthand, shorthand->count, reader, values, NULL);
}

/* One to three values: auto for those left out (CSS Text 4, section 6.3.2), but a missing third is the
 * second. */
static bool read_hyphenate_limit_chars(const Shorthand *shorthand, ValueReader *reader,
                                       Value *values)
{
    enum {
        TOTAL,
        BEFORE,
        AFTER
    };
    set_initial(shorthand, values);
    if (!read_longhand(shorthand, TOTAL, reader, &values[TOTAL]))
        return false;
    if (read_longhand(shorthand, BEFORE, reader, &values[BEFORE]) &&
        !read_longhand(shorthand, AFTER, reader, &values[AFTER]))
        values[AFTER] = values[BEFORE];
    return true;
}

/* normal or none, or any of the longhands' other values (CSS Fonts 4, section 6.11). */
static bool read_font_variant(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    enum {
        LIGATURES
    };
    static const char *const for_all[] = {"normal", "none", NULL};
    set_initial(shorthand, values);
    if (value_take_ident(reader, "normal"))
        return true;
    if (value_take_ident(reader, "none")) {
        values[LIGATURES] = value_of_keyword(KEYWORD_NONE);
        return true;
    }
    return read_any_order(shorthand, shorthand->count, reader, values, for_all);
}

/* CSS Fonts 4, section 2.7: normal stands for any of the first four. */
static bool read_font(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    enum {
        STYLE,
        WEIGHT,
        STRETCH,
        SIZE,
        LINE_HEIGHT,
        FAMILY,
        CAPS
    };
    set_initial(shorthand, values);
    bool is_read[SIZE] = {false};
    for (int words = 0; words < SIZE + 1; words++) {
        if (value_take_ident(reader, "normal"))
            continue;
        if (value_take_ident(reader, "small-caps")) { /* the one value of CSS 2 */
            values[CAPS] = value_of_keyword(KEYWORD_SMALL_CAPS);
            continue;
        }
        for (int i = 0; i < SIZE; i++) {
            /* a percentage is the size, and 400 cannot be one */
            bool is_word = i == WEIGHT || value_peek(reader)->kind == CSS_IDENT;
            if (!is_read[i] && is_word && read_longhand(shorthand, i, reader, &values[i])) {
                is_read[i] = true;
                break;
            }
        }
    }
    if (!read_longhand(shorthand, SIZE, reader, &values[SIZE]))
        return false;
    if (value_take_delim(reader, '/') &&
        !read_longhand(shorthand, LINE_HEIGHT, reader, &values[LINE_HEIGHT]))
        return false;
    return read_longhand(shorthand, FAMILY, reader, &values[FAMILY]);
}

/* CSS Backgrounds 3, section 2.10: the colour stands in the last layer, as it is under all of them. */
static bool read_background(const Shorthand *shorthand, ValueReader *reader, Value *values)
{
    enum {
        COLOR = BACKGROUND_PARTS
    };
    set_initial(shorthand, values);
    return read_background_layers(reader, values, &values[COLOR]);
}

static const Shorthand shorthands[] = {
    {"margin",
     read_four_sides,
     "one to four values of margin-top",
     4,
     {PROPERTY_MARGIN_TOP, PROPERTY_MARGIN_RIGHT, PROPERTY_MARGIN_BOTTOM, PROPERTY_MARGIN_LEFT}},
    {"padding",
     read_four_sides,
     "one to four values of padding-top",
     4,
     {PROPERTY_PADDING_TOP, PROPERTY_PADDING_RIGHT, PROPERTY_PADDING_BOTTOM,
      PROPERTY_PADDING_LEFT}},
    {"inset",
     read_four_sides,
     "one to four values of top",
     4,
     {PROPERTY_TOP, PROPERTY_RIGHT, PROPERTY_BOTTOM, PROPERTY_LEFT}},
    {"border-width",
     read_four_sides,
     "one to four values of border-top-width",
     4,
     {PROPERTY_BORDER_TOP_WIDTH, PROPERTY_BORDER_RIGHT_WIDTH, PROPERTY_BORDER_BOTTOM_WIDTH,
      PROPERTY_BORDER_LEFT_WIDTH}},
    {"border-style",
     read_four_sides,
     "one to four values of border-top-style",
     4,
     {PROPERTY_BORDER_TOP_STYLE, PROPERTY_BORDER_RIGHT_STYLE, PROPERTY_BORDER_BOTTOM_STYLE,
      PROPERTY_BORDER_LEFT_STYLE}},
    {"border-color",
     read_four_sides,
     "one to four colours",
     4,
     {PROPERTY_BORDER_TOP_COLOR, PROPERTY_BORDER_RIGHT_COLOR, PROPERTY_BORDER_BOTTOM_COLOR,
      PROPERTY_BORDER_LEFT_COLOR}},
    {"border",
     read_border,
     "a width, a style and a colour",
     12,
     {PROPERTY_BORDER_TOP_WIDTH, PROPERTY_BORDER_TOP_STYLE, PROPERTY_BORDER_TOP_COLOR,
      PROPERTY_BORDER_RIGHT_WIDTH, PROPERTY_BORDER_RIGHT_STYLE, PROPERTY_BORDER_RIGHT_COLOR,
      PROPERTY_BORDER_BOTTOM_WIDTH, PROPERTY_BORDER_BOTTOM_STYLE, PROPERTY_BORDER_BOTTOM_COLOR,
      PROPERTY_BORDER_LEFT_WIDTH, PROPERTY_BORDER_LEFT_STYLE, PROPERTY_BORDER_LEFT_COLOR}},
    {"border-top",
     read_border,
     "a width, a style and a colour",
     3,
     {PROPERTY_BORDER_TOP_WIDTH, PROPERTY_BORDER_TOP_STYLE, PROPERTY_BORDER_TOP_COLOR}},
    {"border-right",
     read_border,
     "a width, a style and a colour",
     3,
     {PROPERTY_BORDER_RIGHT_WIDTH, PROPERTY_BORDER_RIGHT_STYLE, PROPERTY_BORDER_RIGHT_COLOR}},
    {"border-bottom",
     read_border,
     "a width, a style and a colour",
     3,
     {PROPERTY_BORDER_BOTTOM_WIDTH, PROPERTY_BORDER_BOTTOM_STYLE, PROPERTY_BORDER_BOTTOM_COLOR}},
    {"border-left",
     read_border,
     "a width, a style and a colour",
     3,
     {PROPERTY_BORDER_LEFT_WIDTH, PROPERTY_BORDER_LEFT_STYLE, PROPERTY_BORDER_LEFT_COLOR}},
    {"list-style",
     read_any_longhands,
     "a type, a position and an image",
     3,
     {PROPERTY_LIST_STYLE_POSITION, PROPERTY_LIST_STYLE_TYPE, PROPERTY_LIST_STYLE_IMAGE}},
    {"font",
     read_font,
     "style, weight and stretch, then size, “/” and line height, then families",
     14,
     {PROPERTY_FONT_STYLE, PROPERTY_FONT_WEIGHT, PROPERTY_FONT_STRETCH, PROPERTY_FONT_SIZE,
      PROPERTY_LINE_HEIGHT, PROPERTY_FONT_FAMILY, PROPERTY_FONT_VARIANT_CAPS, PROPERTY_FONT_KERNING,
      PROPERTY_FONT_FEATURE_SETTINGS, PROPERTY_FONT_VARIANT_LIGATURES,
      PROPERTY_FONT_VARIANT_NUMERIC, PROPERTY_FONT_VARIANT_POSITION,
      PROPERTY_FONT_VARIATION_SETTINGS, PROPERTY_FONT_LANGUAGE_OVERRIDE}},
    {"font-variant",
     read_font_variant,
     "normal, none, or values of the properties it sets",
     4,
     {PROPERTY_FONT_VARIANT_LIGATURES, PROPERTY_FONT_VARIANT_CAPS, PROPERTY_FONT_VARIANT_NUMERIC,
      PROPERTY_FONT_VARIANT_POSITION}},
    {"background",
     read_background,
     "layers: an image, a position, “/” and a size, repetition, boxes; the last with a colour",
     8,
     {PROPERTY_BACKGROUND_IMAGE, PROPERTY_BACKGROUND_REPEAT, PROPERTY_BACKGROUND_POSITION,
      PROPERTY_BACKGROUND_SIZE, PROPERTY_BACKGROUND_ORIGIN, PROPERTY_BACKGROUND_CLIP,
      PROPERTY_BACKGROUND_ATTACHMENT, PROPERTY_BACKGROUND_COLOR}},
    {"text-decoration",
     read_any_longhands,
     "lines, a style, a colour and a thickness",
     4,
     {PROPERTY_TEXT_DECORATION_LINE, PROPERTY_TEXT_DECORATION_STYLE, PROPERTY_TEXT_DECORATION_COLOR,
      PROPERTY_TEXT_DECORATION_THICKNESS}},
    {"hyphenate-limit-chars",
     read_hyphenate_limit_chars,
     "auto or integers: letters in the word, before and after the hyphen",
     3,
     {PROPERTY_HYPHENATE_TOTAL, PROPERTY_HYPHENATE_BEFORE, PROPERTY_HYPHENATE_AFTER}},
    {"columns",
     read_any_longhands,
     "a count and a width",
     2,
     {PROPERTY_COLUMN_COUNT, PROPERTY_COLUMN_WIDTH}},
    {"column-rule",
     read_any_longhands,
     "a width, a style and a colour",
     3,
     {PROPERTY_COLUMN_RULE_WIDTH, PROPERTY_COLUMN_RULE_STYLE, PROPERTY_COLUMN_RULE_COLOR}},
};

enum {
    SHORTHAND_COUNT = sizeof shorthands / sizeof *shorthands
};

const Shorthand *shorthand_at(size_t index)
{
    return index < SHORTHAND_COUNT ? &shorthands[index] : NULL;
}
