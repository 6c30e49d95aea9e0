/* The property table: one row a property. Parsing, inheritance, computation, dumping and the
 * reference manual all read the rows; adding a property is an enum line, a row and its use in
 * layout. A property that layout does not honour has no row: it is refused aloud. */
#ifndef PLENARY_STYLES_PROPERTIES_H
#define PLENARY_STYLES_PROPERTIES_H

#include "styles/value.h"

typedef enum PropertyId {
    /* computed first: others refer to them */
    PROPERTY_FONT_SIZE,
    PROPERTY_LINE_HEIGHT,
    PROPERTY_COLOR,

    PROPERTY_FONT_FAMILY,
    PROPERTY_FONT_STYLE,
    PROPERTY_FONT_WEIGHT,
    PROPERTY_FONT_STRETCH,
    PROPERTY_FONT_KERNING,
    PROPERTY_FONT_FEATURE_SETTINGS,
    PROPERTY_FONT_VARIANT_LIGATURES,

    PROPERTY_DISPLAY,
    PROPERTY_POSITION,
    PROPERTY_FLOAT,
    PROPERTY_TOP,
    PROPERTY_RIGHT,
    PROPERTY_BOTTOM,
    PROPERTY_LEFT,
    PROPERTY_MARGIN_TOP,
    PROPERTY_MARGIN_RIGHT,
    PROPERTY_MARGIN_BOTTOM,
    PROPERTY_MARGIN_LEFT,
    PROPERTY_PADDING_TOP,
    PROPERTY_PADDING_RIGHT,
    PROPERTY_PADDING_BOTTOM,
    PROPERTY_PADDING_LEFT,
    PROPERTY_BORDER_TOP_WIDTH,
    PROPERTY_BORDER_RIGHT_WIDTH,
    PROPERTY_BORDER_BOTTOM_WIDTH,
    PROPERTY_BORDER_LEFT_WIDTH,
    PROPERTY_BORDER_TOP_STYLE, /* none or solid */
    PROPERTY_BORDER_RIGHT_STYLE,
    PROPERTY_BORDER_BOTTOM_STYLE,
    PROPERTY_BORDER_LEFT_STYLE,
    PROPERTY_BORDER_TOP_COLOR,
    PROPERTY_BORDER_RIGHT_COLOR,
    PROPERTY_BORDER_BOTTOM_COLOR,
    PROPERTY_BORDER_LEFT_COLOR,
    PROPERTY_BORDER_CLIP, /* how much of a top border is drawn, from its start: auto or a length */
    PROPERTY_WIDTH,
    PROPERTY_MIN_WIDTH,
    PROPERTY_MAX_WIDTH,
    PROPERTY_HEIGHT,
    PROPERTY_MIN_HEIGHT,
    PROPERTY_BACKGROUND_COLOR,

    PROPERTY_TEXT_ALIGN,
    PROPERTY_TEXT_ALIGN_LAST,
    PROPERTY_TEXT_INDENT,
    PROPERTY_TEXT_TRANSFORM,
    PROPERTY_LETTER_SPACING,
    PROPERTY_WORD_SPACING,
    PROPERTY_VERTICAL_ALIGN,
    PROPERTY_WHITE_SPACE,
    PROPERTY_TAB_SIZE,
    PROPERTY_TEXT_WRAP, /* auto: first fit */
    PROPERTY_DIRECTION,

    PROPERTY_LIST_STYLE_TYPE,
    PROPERTY_LIST_STYLE_POSITION,
    PROPERTY_COUNTER_RESET,
    PROPERTY_COUNTER_INCREMENT,
    PROPERTY_COUNTER_SET,
    PROPERTY_CONTENT,
    PROPERTY_QUOTES,

    PROPERTY_PAGE,
    PROPERTY_BREAK_BEFORE,
    PROPERTY_BREAK_AFTER,
    PROPERTY_BREAK_INSIDE,
    PROPERTY_ORPHANS,
    PROPERTY_WIDOWS,
    PROPERTY_STRING_SET,
    PROPERTY_SIZE, /* of a page: a list of two lengths once computed */
    PROPERTY_BLEED,
    PROPERTY_MARKS,

    PROPERTY_BOOKMARK_LEVEL,
    PROPERTY_BOOKMARK_LABEL,

    /* ours */
    PROPERTY_FONT_SCALE,     /* -plenary-font-scale: horizontal scale of glyphs */
    PROPERTY_LEADING,        /* -plenary-leading: half (CSS) or above (all of it above the text) */
    PROPERTY_JUSTIFY_SPACES, /* -plenary-justify-spaces: least and most of a word space, in % */
    PROPERTY_HYPHEN_BREAK,   /* -plenary-hyphen-break: auto, none, or letters before and after */

    PROPERTY_COUNT
} PropertyId;

/* Computed values are keywords as CSS has them, or:
 *
 *   VALUE_LENGTH    all lengths and percentages. Percentages are left, in percent, where they refer to
 *                   a measure of layout; font-size, line-height, vertical-align, letter-spacing and
 *                   border widths are absolute. font-stretch and font-scale are percentages.
 *   VALUE_NUMBER    line-height and tab-size without a unit
 *   VALUE_INTEGER   font-weight, always; orphans, widows; bookmark-level
 *   VALUE_COLOR     colours; border colours may be the keyword currentcolor (see style_color)
 *   VALUE_TEXT      list-style-type that is a string
 *   VALUE_NAME      page
 *   VALUE_LIST      font-family: texts, and keywords for generic families
 *                   font-feature-settings: text, integer, text, integer, …
 *                   font-variant-ligatures: keywords
 *                   size: width and height, always
 *                   marks: keywords, crop before cross
 *                   -plenary-justify-spaces: two percentages; -plenary-hyphen-break: two integers
 *                   content, string-set, bookmark-label, counter-…, quotes: used up in the styled
 *                   tree, but for counters that pages reset */

/* The property's name in CSS. */
const char *property_name(PropertyId property);

/* The property of that name or alias, ASCII case ignored, or PROPERTY_COUNT. */
PropertyId property_find(Text name);

/* The value as this property writes it: lists of families and the like with commas. */
void property_print(PropertyId property, const Value *value, Buffer *out);

#endif
