#include "styles/property_table.h"

#include "styles/content_grammar.h"
#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* Rows of the property table: text and lines (CSS Text 3 and 4, Text Decoration 3, Inline 3). */

/* --- keywords --- */

static const uint16_t aligns[] = {KEYWORD_START,  KEYWORD_END,     KEYWORD_LEFT,      KEYWORD_RIGHT,
                                  KEYWORD_CENTER, KEYWORD_JUSTIFY, KEYWORD_NONE_GIVEN};
static const uint16_t last_aligns[] = {KEYWORD_AUTO,    KEYWORD_START,     KEYWORD_END,
                                       KEYWORD_LEFT,    KEYWORD_RIGHT,     KEYWORD_CENTER,
                                       KEYWORD_JUSTIFY, KEYWORD_NONE_GIVEN};
static const uint16_t aligns_later[] = {KEYWORD_MATCH_PARENT, KEYWORD_JUSTIFY_ALL,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t vertical_aligns[] = {
    KEYWORD_BASELINE, KEYWORD_SUB,      KEYWORD_SUPER,       KEYWORD_TOP,       KEYWORD_MIDDLE,
    KEYWORD_BOTTOM,   KEYWORD_TEXT_TOP, KEYWORD_TEXT_BOTTOM, KEYWORD_NONE_GIVEN};
static const uint16_t white_spaces[] = {KEYWORD_NORMAL,    KEYWORD_PRE,      KEYWORD_NOWRAP,
                                        KEYWORD_PRE_WRAP,  KEYWORD_PRE_LINE, KEYWORD_BREAK_SPACES,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t white_spaces_later[] = {KEYWORD_BREAK_SPACES, KEYWORD_NONE_GIVEN};
static const uint16_t wraps_later[] = {KEYWORD_WRAP, KEYWORD_NOWRAP, KEYWORD_STABLE,
                                       KEYWORD_NONE_GIVEN};
static const uint16_t directions[] = {KEYWORD_LTR, KEYWORD_RTL, KEYWORD_NONE_GIVEN};
static const uint16_t leadings[] = {KEYWORD_HALF, KEYWORD_ABOVE, KEYWORD_NONE_GIVEN};
static const uint16_t justifications[] = {KEYWORD_AUTO, KEYWORD_NONE, KEYWORD_INTER_WORD,
                                          KEYWORD_INTER_CHARACTER, KEYWORD_NONE_GIVEN};
static const uint16_t decoration_styles[] = {KEYWORD_SOLID,  KEYWORD_DOUBLE, KEYWORD_DOTTED,
                                             KEYWORD_DASHED, KEYWORD_WAVY,   KEYWORD_NONE_GIVEN};
static const uint16_t decoration_widths[] = {KEYWORD_AUTO, KEYWORD_FROM_FONT, KEYWORD_NONE_GIVEN};
static const uint16_t hyphenations[] = {KEYWORD_NONE, KEYWORD_MANUAL, KEYWORD_AUTO,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t no_limit_only[] = {KEYWORD_NO_LIMIT, KEYWORD_NONE_GIVEN};
static const uint16_t overflow_wraps[] = {KEYWORD_NORMAL, KEYWORD_BREAK_WORD, KEYWORD_ANYWHERE,
                                          KEYWORD_NONE_GIVEN};
static const uint16_t word_breaks[] = {KEYWORD_NORMAL, KEYWORD_KEEP_ALL, KEYWORD_BREAK_ALL,
                                       KEYWORD_BREAK_WORD, KEYWORD_NONE_GIVEN};
static const uint16_t line_breaks[] = {KEYWORD_AUTO,   KEYWORD_LOOSE,    KEYWORD_NORMAL,
                                       KEYWORD_STRICT, KEYWORD_ANYWHERE, KEYWORD_NONE_GIVEN};
static const uint16_t bidis[] = {
    KEYWORD_NORMAL,           KEYWORD_EMBED,     KEYWORD_ISOLATE,   KEYWORD_BIDI_OVERRIDE,
    KEYWORD_ISOLATE_OVERRIDE, KEYWORD_PLAINTEXT, KEYWORD_NONE_GIVEN};
static const uint16_t spacing_trims[] = {KEYWORD_NORMAL,     KEYWORD_SPACE_ALL, KEYWORD_SPACE_FIRST,
                                         KEYWORD_TRIM_START, KEYWORD_TRIM_BOTH, KEYWORD_TRIM_ALL,
                                         KEYWORD_AUTO,       KEYWORD_NONE_GIVEN};
static const uint16_t text_wraps[] = {KEYWORD_AUTO, KEYWORD_PRETTY, KEYWORD_BALANCE,
                                      KEYWORD_NONE_GIVEN};

static const uint16_t number_sides[] = {KEYWORD_LEFT, KEYWORD_RIGHT, KEYWORD_INSIDE,
                                        KEYWORD_OUTSIDE, KEYWORD_NONE_GIVEN};
static const uint16_t number_resets[] = {KEYWORD_PAGE, KEYWORD_CHAPTER, KEYWORD_DOCUMENT,
                                         KEYWORD_NONE_GIVEN};

/* --- values and readers that the rows need --- */

/* Word spaces as wide as they are, to ten times as wide. */
static const Value spaces_from_to[] = {{.kind = VALUE_LENGTH, .percent = LENGTH_POINT},
                                       {.kind = VALUE_LENGTH, .percent = 10 * LENGTH_POINT}};
static const ValueList default_spaces = {2, spaces_from_to};

/* --- grammars --- */

static const Grammar text_align_grammar = {.keywords = aligns,
                                           .read = value_read_text,
                                           .words = "a string to align at",
                                           .later = aligns_later};
static const Grammar text_align_last_grammar = {.keywords = last_aligns, .later = aligns_later};
static const Grammar text_indent_grammar = {
    .least = INT32_MIN,
    .read = read_text_indent,
    .words = "a length or a percentage, with hanging and each-line"};
static const Grammar text_transform_grammar = {
    .keywords = just_none,
    .read = read_text_transform,
    .words = "any of capitalize, uppercase or lowercase, full-width, full-size-kana"};
static const Grammar spacing_grammar = {
    .keywords = just_normal, .accepts = ACCEPTS_LENGTH, .least = INT32_MIN};
static const Grammar vertical_align_grammar = {
    .keywords = vertical_aligns, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .least = INT32_MIN};
static const Grammar white_space_grammar = {.keywords = white_spaces, .later = white_spaces_later};
static const Grammar tab_size_grammar = {.accepts = ACCEPTS_NUMBER | ACCEPTS_LENGTH};
static const Grammar tab_stops_grammar = {
    .keywords = just_none,
    .read = read_tab_stops,
    .words = "a list of stops: a length, left, right, center or decimal, and a string or dotted",
    .items_between_commas = 3};
static const Grammar text_wrap_grammar = {.keywords = text_wraps, .later = wraps_later};
static const Grammar direction_grammar = {.keywords = directions};
static const Grammar font_scale_grammar = {.accepts = ACCEPTS_PERCENT, .least = 1};
static const Grammar leading_grammar = {.keywords = leadings};
static const Grammar optical_margins_grammar = {.keywords = auto_or_none};
static const Grammar justify_letters_grammar = {.keywords = just_none, .accepts = ACCEPTS_PERCENT};
static const Grammar justify_spaces_grammar = {.read = read_justify_spaces,
                                               .words = "two percentages"};
static const Grammar hyphen_break_grammar = {
    .keywords = auto_or_none, .read = read_hyphen_break, .words = "two integers from 1"};
static const Grammar text_justify_grammar = {.keywords = justifications};
static const Grammar decoration_line_grammar = {.keywords = just_none,
                                                .read = read_decoration_lines,
                                                .words =
                                                    "any of underline, overline, line-through"};
static const Grammar decoration_style_grammar = {.keywords = decoration_styles};
static const Grammar decoration_thickness_grammar = {.keywords = decoration_widths,
                                                     .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar initial_letter_grammar = {
    .keywords = just_normal, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar hanging_punctuation_grammar = {.keywords = just_none,
                                                    .read = read_hanging_punctuation,
                                                    .words = "first, force-end or allow-end, last"};
static const Grammar hyphens_grammar = {.keywords = hyphenations};
static const Grammar hyphenate_character_grammar = {
    .keywords = just_auto, .read = value_read_text, .words = "a string"};
static const Grammar letter_count_grammar = {
    .keywords = just_auto, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar hyphenate_lines_grammar = {
    .keywords = no_limit_only, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar hyphenate_zone_grammar = {.accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar overflow_wrap_grammar = {.keywords = overflow_wraps};
static const Grammar word_break_grammar = {.keywords = word_breaks};
static const Grammar line_break_grammar = {.keywords = line_breaks};
static const Grammar unicode_bidi_grammar = {.keywords = bidis};
static const Grammar text_spacing_trim_grammar = {.keywords = spacing_trims};
static const Grammar line_number_grammar = {
    .keywords = just_none, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar line_number_side_grammar = {.keywords = number_sides};
static const Grammar line_number_reset_grammar = {.keywords = number_resets};
static const Grammar change_bar_grammar = {
    .keywords = just_none, .read = read_change_bar, .words = "a width, a style and a colour"};

/* --- the rows --- */

enum {
    FIRST = PROPERTY_TEXT_ALIGN
};

/* clang-format off */
const PropertyRow text_rows[] = {
    [PROPERTY_TEXT_ALIGN - FIRST] = {"text-align", &text_align_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_START}},
    [PROPERTY_TEXT_ALIGN_LAST - FIRST] = {"text-align-last", &text_align_last_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_TEXT_INDENT - FIRST] = {"text-indent", &text_indent_grammar,
        INHERITED, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_TEXT_JUSTIFY - FIRST] = {"text-justify", &text_justify_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_TEXT_TRANSFORM - FIRST] = {"text-transform", &text_transform_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TEXT_DECORATION_LINE - FIRST] = {"text-decoration-line", &decoration_line_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TEXT_DECORATION_STYLE - FIRST] = {"text-decoration-style", &decoration_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_SOLID}},
    [PROPERTY_TEXT_DECORATION_COLOR - FIRST] = {"text-decoration-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_TEXT_DECORATION_THICKNESS - FIRST] = {"text-decoration-thickness", &decoration_thickness_grammar,
        OWN, PERCENT_OF_FONT_SIZE, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_LETTER_SPACING - FIRST] = {"letter-spacing", &spacing_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_WORD_SPACING - FIRST] = {"word-spacing", &spacing_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_VERTICAL_ALIGN - FIRST] = {"vertical-align", &vertical_align_grammar,
        OWN, PERCENT_OF_LINE_HEIGHT, COMPUTE_LENGTH, {.keyword = KEYWORD_BASELINE}},
    [PROPERTY_WHITE_SPACE - FIRST] = {"white-space", &white_space_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_TAB_SIZE - FIRST] = {"tab-size", &tab_size_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH,
        {.kind = VALUE_NUMBER, .number = 8 * CSS_NUMBER_ONE}},
    [PROPERTY_TAB_STOPS - FIRST] = {"-plenary-tab-stops", &tab_stops_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TEXT_WRAP - FIRST] = {"text-wrap", &text_wrap_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_INITIAL_LETTER - FIRST] = {"initial-letter", &initial_letter_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_HANGING_PUNCTUATION - FIRST] = {"hanging-punctuation", &hanging_punctuation_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_HYPHENS - FIRST] = {"hyphens", &hyphens_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_MANUAL}},
    [PROPERTY_HYPHENATE_CHARACTER - FIRST] = {"hyphenate-character", &hyphenate_character_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_HYPHENATE_TOTAL - FIRST] = {"-plenary-hyphenate-total", &letter_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_HYPHENATE_BEFORE - FIRST] = {"hyphenate-before", &letter_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_HYPHENATE_AFTER - FIRST] = {"hyphenate-after", &letter_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_HYPHENATE_LIMIT_LINES - FIRST] = {"hyphenate-limit-lines", &hyphenate_lines_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NO_LIMIT}},
    [PROPERTY_HYPHENATE_LIMIT_ZONE - FIRST] = {"hyphenate-limit-zone", &hyphenate_zone_grammar,
        INHERITED, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_OVERFLOW_WRAP - FIRST] = {"overflow-wrap", &overflow_wrap_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_WORD_BREAK - FIRST] = {"word-break", &word_break_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_LINE_BREAK - FIRST] = {"line-break", &line_break_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_TEXT_SPACING_TRIM - FIRST] = {"text-spacing-trim", &text_spacing_trim_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_DIRECTION - FIRST] = {"direction", &direction_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_LTR}},
    [PROPERTY_UNICODE_BIDI - FIRST] = {"unicode-bidi", &unicode_bidi_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_SCALE - FIRST] = {"-plenary-font-scale", &font_scale_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LENGTH, .percent = LENGTH_POINT}},
    [PROPERTY_LEADING - FIRST] = {"-plenary-leading", &leading_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_HALF}},
    [PROPERTY_OPTICAL_MARGINS - FIRST] = {"-plenary-optical-margins", &optical_margins_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_JUSTIFY_LETTERS - FIRST] = {"-plenary-justify-letters", &justify_letters_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_JUSTIFY_SPACES - FIRST] = {"-plenary-justify-spaces", &justify_spaces_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LIST, .list = &default_spaces}},
    [PROPERTY_HYPHEN_BREAK - FIRST] = {"-plenary-hyphen-break", &hyphen_break_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_LINE_NUMBER - FIRST] = {"-plenary-line-number", &line_number_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_LINE_NUMBER_SIDE - FIRST] = {"-plenary-line-number-side", &line_number_side_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_LEFT}},
    [PROPERTY_LINE_NUMBER_RESET - FIRST] = {"-plenary-line-number-reset", &line_number_reset_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_PAGE}},
    [PROPERTY_CHANGE_BAR - FIRST] = {"-plenary-change-bar", &change_bar_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NONE}},
};
/* clang-format on */
