/* The property table: one row a property. Parsing, inheritance, computation, dumping and the
 * reference manual all read the rows; adding a property is an enum line, a row and its use in
 * layout. A property that layout does not honour yet has LATER in its row, and what layout does not
 * honour of its values stands in the list later of its grammar: both are refused aloud, as not
 * supported yet, until they are taken out there. */
#ifndef PLENARY_STYLES_PROPERTIES_H
#define PLENARY_STYLES_PROPERTIES_H

#include "styles/value.h"

/* What layout has room for; more is told when it is read. */
enum {
    COLUMN_COUNT_MOST = 32,
    FEATURE_SETTINGS_MOST = 32
};

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
    PROPERTY_FONT_VARIATION_SETTINGS,
    PROPERTY_FONT_LANGUAGE_OVERRIDE,
    PROPERTY_FONT_VARIANT_LIGATURES,
    PROPERTY_FONT_VARIANT_CAPS,
    PROPERTY_FONT_VARIANT_NUMERIC,
    PROPERTY_FONT_VARIANT_POSITION,

    /* boxes, tables, columns */
    PROPERTY_DISPLAY,
    PROPERTY_POSITION,
    PROPERTY_FLOAT,
    PROPERTY_CLEAR,
    PROPERTY_TOP,
    PROPERTY_RIGHT,
    PROPERTY_BOTTOM,
    PROPERTY_LEFT,
    PROPERTY_MARGIN_TOP,
    PROPERTY_MARGIN_RIGHT,
    PROPERTY_MARGIN_BOTTOM,
    PROPERTY_MARGIN_LEFT,
    PROPERTY_MARGIN_INSIDE, /* of pages: turned into left and right */
    PROPERTY_MARGIN_OUTSIDE,
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
    PROPERTY_MAX_HEIGHT,
    PROPERTY_BOX_SIZING,
    PROPERTY_OVERFLOW,
    PROPERTY_OPACITY,
    PROPERTY_BACKGROUND_COLOR,
    PROPERTY_BACKGROUND_IMAGE, /* lists: a value for each layer, the uppermost first */
    PROPERTY_BACKGROUND_REPEAT,
    PROPERTY_BACKGROUND_POSITION,
    PROPERTY_BACKGROUND_SIZE,
    PROPERTY_BACKGROUND_ORIGIN,
    PROPERTY_BACKGROUND_CLIP,
    PROPERTY_BACKGROUND_ATTACHMENT,
    PROPERTY_BOX_DECORATION_BREAK,
    PROPERTY_MARGIN_BREAK,
    PROPERTY_BORDER_COLLAPSE,
    PROPERTY_BORDER_SPACING,
    PROPERTY_CAPTION_SIDE,
    PROPERTY_CAPTION_REPEAT,
    PROPERTY_TABLE_LAYOUT,
    PROPERTY_EMPTY_CELLS,
    PROPERTY_COLUMN_COUNT,
    PROPERTY_COLUMN_WIDTH,
    PROPERTY_COLUMN_GAP,
    PROPERTY_COLUMN_RULE_WIDTH,
    PROPERTY_COLUMN_RULE_STYLE,
    PROPERTY_COLUMN_RULE_COLOR,
    PROPERTY_COLUMN_FILL,
    PROPERTY_COLUMN_SPAN,

    /* text and lines */
    PROPERTY_TEXT_ALIGN,
    PROPERTY_TEXT_ALIGN_LAST,
    PROPERTY_TEXT_INDENT,
    PROPERTY_TEXT_JUSTIFY,
    PROPERTY_TEXT_TRANSFORM,
    PROPERTY_TEXT_DECORATION_LINE,
    PROPERTY_TEXT_DECORATION_STYLE,
    PROPERTY_TEXT_DECORATION_COLOR,
    PROPERTY_TEXT_DECORATION_THICKNESS,
    PROPERTY_LETTER_SPACING,
    PROPERTY_WORD_SPACING,
    PROPERTY_VERTICAL_ALIGN,
    PROPERTY_WHITE_SPACE,
    PROPERTY_TAB_SIZE,
    PROPERTY_TAB_STOPS,      /* -plenary-tab-stops */
    PROPERTY_TEXT_WRAP,      /* auto: first fit */
    PROPERTY_INITIAL_LETTER, /* of ::first-letter: how many lines it is high */
    PROPERTY_HANGING_PUNCTUATION,
    PROPERTY_HYPHENS,
    PROPERTY_HYPHENATE_CHARACTER,
    PROPERTY_HYPHENATE_TOTAL, /* letters of a word that may be hyphenated; with the next two hyphenate-limit-chars */
    PROPERTY_HYPHENATE_BEFORE,
    PROPERTY_HYPHENATE_AFTER,
    PROPERTY_HYPHENATE_LIMIT_LINES,
    PROPERTY_HYPHENATE_LIMIT_ZONE,
    PROPERTY_OVERFLOW_WRAP,
    PROPERTY_WORD_BREAK,
    PROPERTY_LINE_BREAK,
    PROPERTY_TEXT_SPACING_TRIM,
    PROPERTY_DIRECTION,
    PROPERTY_UNICODE_BIDI,
    PROPERTY_FONT_SCALE,      /* -plenary-font-scale: horizontal scale of glyphs */
    PROPERTY_LEADING,         /* -plenary-leading: half (CSS) or above (all of it above the text) */
    PROPERTY_OPTICAL_MARGINS, /* -plenary-optical-margins: signs reach over the edges: auto or none */
    PROPERTY_JUSTIFY_LETTERS, /* -plenary-justify-letters: most between letters, in % of an em */
    PROPERTY_JUSTIFY_SPACES,  /* -plenary-justify-spaces: least and most of a word space, in % */
    PROPERTY_HYPHEN_BREAK,    /* -plenary-hyphen-break: auto, none, or letters before and after */
    PROPERTY_LINE_NUMBER,
    PROPERTY_LINE_NUMBER_SIDE,
    PROPERTY_LINE_NUMBER_RESET,
    PROPERTY_CHANGE_BAR,

    /* lists, content, notes, pages, outline */
    PROPERTY_LIST_STYLE_TYPE,
    PROPERTY_LIST_STYLE_POSITION,
    PROPERTY_LIST_STYLE_IMAGE,
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
    PROPERTY_BOOKMARK_STATE,
    PROPERTY_FOOTNOTE_DISPLAY,
    PROPERTY_FOOTNOTE_POLICY,
    PROPERTY_FOOTNOTE_STYLE_POSITION,
    PROPERTY_NOTE_STREAM,
    PROPERTY_NOTE_RESET,
    PROPERTY_NOTE_CALL_PLACEMENT,
    PROPERTY_NOTE_SEPARATOR,
    PROPERTY_SYNC,
    PROPERTY_WIDE_PAGE,
    PROPERTY_PAGE_BREAK, /* -plenary-page-break, of the root: first-fit or optimal */

    PROPERTY_COUNT
} PropertyId;

/* Computed values are keywords as CSS has them, or:
 *
 *   VALUE_LENGTH    all lengths and percentages. Percentages are left, in percent, where they refer to
 *                   a measure of layout; font-size, line-height, vertical-align, letter-spacing and
 *                   border widths are absolute. font-stretch and font-scale are percentages.
 *   VALUE_NUMBER    line-height and tab-size without a unit; opacity, 0 to 1
 *   VALUE_INTEGER   font-weight, always; orphans, widows; bookmark-level; column-count; letters and
 *                   lines of hyphenation; -plenary-line-number
 *   VALUE_COLOR     colours; border colours may be the keyword currentcolor (see style_color)
 *   VALUE_TEXT      list-style-type and text-align that are strings; hyphenate-character,
 *                   font-language-override, -plenary-note-separator
 *   VALUE_NAME      page; -plenary-note-stream, -plenary-sync, -plenary-wide-page
 *   VALUE_FUNCTION  position: running(name); images: url(path), the path from where plenary runs
 *   VALUE_LIST      font-family: texts, and keywords for generic families
 *                   font-feature-settings: text, integer, text, integer, …
 *                   font-variation-settings: text, number, text, number, …
 *                   font-variant-ligatures and -numeric, text-decoration-line,
 *                   hanging-punctuation, text-transform with more than one: keywords
 *                   text-indent with hanging or each-line: the length, then the keywords
 *                   border-spacing: two lengths, always
 *                   -plenary-change-bar: width, style, colour
 *                   -plenary-tab-stops: length, keyword, text, length, keyword, text, …
 *                   size: width and height, always
 *                   marks: keywords, crop before cross
 *                   -plenary-justify-spaces: two percentages; -plenary-hyphen-break: two integers
 *                   content, string-set, bookmark-label, counter-…, quotes: used up in the styled
 *                   tree, but for counters that pages reset */

/* The property's name in CSS. */
const char *property_name(PropertyId property);

/* Names of other programs and old ones, for tables of names: NULL past the last. */
const char *property_alias_at(size_t index, PropertyId *property);

/* The value as this property writes it: lists of families and the like with commas. */
void property_print(PropertyId property, const Value *value, Buffer *out);

#endif
