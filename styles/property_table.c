#include "styles/property_table.h"

#include "styles/content_grammar.h"
#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* --- keywords ------------------------------------------------------------------------------ */

static const uint16_t auto_only[] = {KEYWORD_AUTO, KEYWORD_NONE_GIVEN};
static const uint16_t none_only[] = {KEYWORD_NONE, KEYWORD_NONE_GIVEN};
static const uint16_t normal_only[] = {KEYWORD_NORMAL, KEYWORD_NONE_GIVEN};
static const uint16_t auto_or_none[] = {KEYWORD_AUTO, KEYWORD_NONE, KEYWORD_NONE_GIVEN};
static const uint16_t normal_or_none[] = {KEYWORD_NORMAL, KEYWORD_NONE, KEYWORD_NONE_GIVEN};

static const uint16_t font_sizes[] = {KEYWORD_XX_SMALL, KEYWORD_X_SMALL,   KEYWORD_SMALL,
                                      KEYWORD_MEDIUM,   KEYWORD_LARGE,     KEYWORD_X_LARGE,
                                      KEYWORD_XX_LARGE, KEYWORD_XXX_LARGE, KEYWORD_LARGER,
                                      KEYWORD_SMALLER,  KEYWORD_NONE_GIVEN};
static const uint16_t font_styles[] = {KEYWORD_NORMAL, KEYWORD_ITALIC, KEYWORD_OBLIQUE,
                                       KEYWORD_NONE_GIVEN};
static const uint16_t font_weights[] = {KEYWORD_NORMAL, KEYWORD_BOLD, KEYWORD_BOLDER,
                                        KEYWORD_LIGHTER, KEYWORD_NONE_GIVEN};
static const uint16_t font_stretches[] = {
    KEYWORD_ULTRA_CONDENSED, KEYWORD_EXTRA_CONDENSED, KEYWORD_CONDENSED, KEYWORD_SEMI_CONDENSED,
    KEYWORD_NORMAL,          KEYWORD_SEMI_EXPANDED,   KEYWORD_EXPANDED,  KEYWORD_EXTRA_EXPANDED,
    KEYWORD_ULTRA_EXPANDED,  KEYWORD_NONE_GIVEN};
static const uint16_t kernings[] = {KEYWORD_AUTO, KEYWORD_NORMAL, KEYWORD_NONE, KEYWORD_NONE_GIVEN};

static const uint16_t displays[] = {KEYWORD_NONE,         KEYWORD_INLINE,    KEYWORD_BLOCK,
                                    KEYWORD_INLINE_BLOCK, KEYWORD_LIST_ITEM, KEYWORD_NONE_GIVEN};
static const uint16_t displays_later[] = {KEYWORD_CONTENTS,
                                          KEYWORD_FLEX,
                                          KEYWORD_FLOW_ROOT,
                                          KEYWORD_GRID,
                                          KEYWORD_INLINE_FLEX,
                                          KEYWORD_INLINE_TABLE,
                                          KEYWORD_TABLE,
                                          KEYWORD_TABLE_CAPTION,
                                          KEYWORD_TABLE_CELL,
                                          KEYWORD_TABLE_COLUMN,
                                          KEYWORD_TABLE_COLUMN_GROUP,
                                          KEYWORD_TABLE_FOOTER_GROUP,
                                          KEYWORD_TABLE_HEADER_GROUP,
                                          KEYWORD_TABLE_ROW,
                                          KEYWORD_TABLE_ROW_GROUP,
                                          KEYWORD_NONE_GIVEN};
static const uint16_t positions[] = {KEYWORD_STATIC, KEYWORD_RELATIVE, KEYWORD_ABSOLUTE,
                                     KEYWORD_NONE_GIVEN};
static const uint16_t positions_later[] = {KEYWORD_FIXED, KEYWORD_STICKY, KEYWORD_RUNNING,
                                           KEYWORD_NONE_GIVEN};
static const uint16_t floats[] = {KEYWORD_NONE, KEYWORD_FOOTNOTE, KEYWORD_NONE_GIVEN};
static const uint16_t floats_later[] = {KEYWORD_LEFT,      KEYWORD_RIGHT,  KEYWORD_TOP,
                                        KEYWORD_BOTTOM,    KEYWORD_INSIDE, KEYWORD_OUTSIDE,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t border_styles[] = {KEYWORD_NONE, KEYWORD_SOLID, KEYWORD_NONE_GIVEN};
static const uint16_t border_styles_later[] = {KEYWORD_HIDDEN, KEYWORD_DOTTED, KEYWORD_DASHED,
                                               KEYWORD_DOUBLE, KEYWORD_GROOVE, KEYWORD_RIDGE,
                                               KEYWORD_INSET,  KEYWORD_OUTSET, KEYWORD_NONE_GIVEN};
static const uint16_t border_widths[] = {KEYWORD_THIN, KEYWORD_MEDIUM, KEYWORD_THICK,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t measures_later[] = {KEYWORD_MIN_CONTENT, KEYWORD_MAX_CONTENT,
                                          KEYWORD_FIT_CONTENT, KEYWORD_NONE_GIVEN};

static const uint16_t aligns[] = {KEYWORD_START,  KEYWORD_END,     KEYWORD_LEFT,      KEYWORD_RIGHT,
                                  KEYWORD_CENTER, KEYWORD_JUSTIFY, KEYWORD_NONE_GIVEN};
static const uint16_t last_aligns[] = {KEYWORD_AUTO,    KEYWORD_START,     KEYWORD_END,
                                       KEYWORD_LEFT,    KEYWORD_RIGHT,     KEYWORD_CENTER,
                                       KEYWORD_JUSTIFY, KEYWORD_NONE_GIVEN};
static const uint16_t aligns_later[] = {KEYWORD_MATCH_PARENT, KEYWORD_JUSTIFY_ALL,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t indents_later[] = {KEYWORD_HANGING, KEYWORD_EACH_LINE, KEYWORD_NONE_GIVEN};
static const uint16_t transforms[] = {KEYWORD_NONE, KEYWORD_CAPITALIZE, KEYWORD_UPPERCASE,
                                      KEYWORD_LOWERCASE, KEYWORD_NONE_GIVEN};
static const uint16_t transforms_later[] = {KEYWORD_FULL_WIDTH, KEYWORD_NONE_GIVEN};
static const uint16_t vertical_aligns[] = {KEYWORD_BASELINE,  KEYWORD_SUB,    KEYWORD_SUPER,
                                           KEYWORD_TOP,       KEYWORD_MIDDLE, KEYWORD_BOTTOM,
                                           KEYWORD_NONE_GIVEN};
static const uint16_t vertical_aligns_later[] = {KEYWORD_TEXT_TOP, KEYWORD_TEXT_BOTTOM,
                                                 KEYWORD_NONE_GIVEN};
static const uint16_t white_spaces[] = {KEYWORD_NORMAL,   KEYWORD_PRE,      KEYWORD_NOWRAP,
                                        KEYWORD_PRE_WRAP, KEYWORD_PRE_LINE, KEYWORD_NONE_GIVEN};
static const uint16_t white_spaces_later[] = {KEYWORD_BREAK_SPACES, KEYWORD_NONE_GIVEN};
static const uint16_t wraps_later[] = {KEYWORD_WRAP,    KEYWORD_NOWRAP, KEYWORD_PRETTY,
                                       KEYWORD_BALANCE, KEYWORD_STABLE, KEYWORD_NONE_GIVEN};
static const uint16_t directions[] = {KEYWORD_LTR, KEYWORD_RTL, KEYWORD_NONE_GIVEN};

static const uint16_t list_types_later[] = {KEYWORD_LOWER_GREEK, KEYWORD_NONE_GIVEN};
static const uint16_t list_positions[] = {KEYWORD_OUTSIDE, KEYWORD_INSIDE, KEYWORD_NONE_GIVEN};
static const uint16_t content_later[] = {KEYWORD_URL, KEYWORD_ELEMENT, KEYWORD_TARGET_COUNTERS,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t quotes_later[] = {KEYWORD_MATCH_PARENT, KEYWORD_NONE_GIVEN};
static const uint16_t breaks[] = {KEYWORD_AUTO,  KEYWORD_AVOID, KEYWORD_AVOID_PAGE,
                                  KEYWORD_PAGE,  KEYWORD_LEFT,  KEYWORD_RIGHT,
                                  KEYWORD_RECTO, KEYWORD_VERSO, KEYWORD_NONE_GIVEN};
static const uint16_t breaks_later[] = {KEYWORD_AVOID_COLUMN, KEYWORD_AVOID_REGION, KEYWORD_COLUMN,
                                        KEYWORD_REGION, KEYWORD_NONE_GIVEN};
static const uint16_t breaks_inside[] = {KEYWORD_AUTO, KEYWORD_AVOID, KEYWORD_AVOID_PAGE,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t leadings[] = {KEYWORD_HALF, KEYWORD_ABOVE, KEYWORD_NONE_GIVEN};

/* --- values and readers that the rows need ------------------------------------------------ */

static const Color black = {.space = COLOR_GRAY};
static const Color no_color = {.space = COLOR_NONE};

static const Value serif_only[] = {{.kind = VALUE_KEYWORD, .keyword = KEYWORD_SERIF}};
static const ValueList default_families = {1, serif_only};

/* Word spaces as wide as they are, to ten times as wide. */
static const Value spaces_from_to[] = {{.kind = VALUE_LENGTH, .percent = LENGTH_POINT},
                                       {.kind = VALUE_LENGTH, .percent = 10 * LENGTH_POINT}};
static const ValueList default_spaces = {2, spaces_from_to};

/* content(text) */
static const Value text_keyword[] = {{.kind = VALUE_KEYWORD, .keyword = KEYWORD_TEXT}};
static const ValueList text_argument = {1, text_keyword};
static const Value content_of_text[] = {
    {.kind = VALUE_FUNCTION, .keyword = KEYWORD_CONTENT, .list = &text_argument}};
static const ValueList own_text = {1, content_of_text};

/* always is page (CSS Fragmentation 4, 3.1: the innermost fragmentation context is the page). */
static bool read_always(ValueReader *reader, Value *value)
{
    *value = value_of_keyword(KEYWORD_PAGE);
    return value_take_ident(reader, "always");
}

/* --- grammars ------------------------------------------------------------------------------ */

static const Grammar font_size_grammar = {.keywords = font_sizes,
                                          .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar line_height_grammar = {
    .keywords = normal_only, .accepts = ACCEPTS_NUMBER | ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar any_color_grammar = {.read = css_read_color, .words = "a colour"};
static const Grammar font_family_grammar = {
    .read = read_font_families, .words = "a list of families", .items_between_commas = 1};
static const Grammar font_style_grammar = {.keywords = font_styles};
static const Grammar font_weight_grammar = {
    .keywords = font_weights, .read = read_font_weight, .words = "an integer from 1 to 1000"};
static const Grammar font_stretch_grammar = {.keywords = font_stretches,
                                             .accepts = ACCEPTS_PERCENT};
static const Grammar font_kerning_grammar = {.keywords = kernings};
static const Grammar font_feature_settings_grammar = {
    .keywords = normal_only,
    .read = read_font_features,
    .words = "a list of feature tags with on, off or an integer",
    .items_between_commas = 2};
static const Grammar font_variant_ligatures_grammar = {
    .keywords = normal_or_none,
    .read = read_ligatures,
    .words = "any of common-, discretionary-, historical-ligatures, contextual "
             "and their no- forms"};
static const Grammar display_grammar = {.keywords = displays, .later = displays_later};
static const Grammar position_grammar = {.keywords = positions, .later = positions_later};
static const Grammar float_grammar = {.keywords = floats, .later = floats_later};
static const Grammar offset_or_margin_grammar = {
    .keywords = auto_only, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .least = INT32_MIN};
static const Grammar padding_grammar = {.accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar border_width_grammar = {.keywords = border_widths, .accepts = ACCEPTS_LENGTH};
static const Grammar border_style_grammar = {.keywords = border_styles,
                                             .later = border_styles_later};
static const Grammar border_clip_grammar = {.keywords = auto_only, .accepts = ACCEPTS_LENGTH};
static const Grammar measure_grammar = {
    .keywords = auto_only, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .later = measures_later};
static const Grammar greatest_measure_grammar = {
    .keywords = none_only, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .later = measures_later};
static const Grammar text_align_grammar = {.keywords = aligns, .later = aligns_later};
static const Grammar text_align_last_grammar = {.keywords = last_aligns, .later = aligns_later};
static const Grammar text_indent_grammar = {
    .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .least = INT32_MIN, .later = indents_later};
static const Grammar text_transform_grammar = {.keywords = transforms, .later = transforms_later};
static const Grammar spacing_grammar = {
    .keywords = normal_only, .accepts = ACCEPTS_LENGTH, .least = INT32_MIN};
static const Grammar vertical_align_grammar = {.keywords = vertical_aligns,
                                               .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT,
                                               .least = INT32_MIN,
                                               .later = vertical_aligns_later};
static const Grammar white_space_grammar = {.keywords = white_spaces, .later = white_spaces_later};
static const Grammar tab_size_grammar = {.accepts = ACCEPTS_NUMBER | ACCEPTS_LENGTH};
static const Grammar text_wrap_grammar = {.keywords = auto_only, .later = wraps_later};
static const Grammar direction_grammar = {.keywords = directions};
static const Grammar list_style_type_grammar = {
    .read = read_list_style_type,
    .words = "none, disc, circle, square, decimal, decimal-leading-zero, lower- "
             "or upper- with -alpha, -latin or -roman, a string",
    .later = list_types_later};
static const Grammar list_style_position_grammar = {.keywords = list_positions};
static const Grammar counters_to_set_grammar = {
    .keywords = none_only,
    .read = read_counters_to_set,
    .words = "names of counters, each with an integer or attr(name integer)"};
static const Grammar counters_to_increment_grammar = {
    .keywords = none_only,
    .read = read_counters_to_increment,
    .words = "names of counters, each with an integer or attr(name integer)"};
static const Grammar content_grammar = {
    .keywords = normal_or_none,
    .read = read_content,
    .words = "strings, quotes, counter(), counters(), attr(), string(), "
             "target-counter(), target-text(), leader(), content()",
    .later = content_later};
static const Grammar quotes_grammar = {.keywords = auto_or_none,
                                       .read = read_quotes,
                                       .words = "pairs of strings",
                                       .later = quotes_later};
static const Grammar page_grammar = {
    .keywords = auto_only, .read = value_read_name, .words = "a name"};
static const Grammar break_beside_grammar = {
    .keywords = breaks, .read = read_always, .words = "always", .later = breaks_later};
static const Grammar break_inside_grammar = {.keywords = breaks_inside, .later = breaks_later};
static const Grammar line_count_grammar = {.accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar string_set_grammar = {.keywords = none_only,
                                           .read = read_string_set,
                                           .words = "names, each with its content",
                                           .later = content_later,
                                           .items_between_commas = 1};
static const Grammar size_grammar = {
    .keywords = auto_only,
    .read = read_page_size,
    .words = "one or two lengths, A3, A4, A5, B5, letter, legal, ledger, "
             "portrait, landscape"};
static const Grammar bleed_grammar = {.keywords = auto_only, .accepts = ACCEPTS_LENGTH};
static const Grammar marks_grammar = {
    .keywords = none_only, .read = read_printer_marks, .words = "crop, cross or both"};
static const Grammar bookmark_level_grammar = {
    .keywords = none_only, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar bookmark_label_grammar = {
    .read = read_content_list,
    .words = "strings, counter(), attr(), content() and the like",
    .later = content_later};
static const Grammar font_scale_grammar = {.accepts = ACCEPTS_PERCENT, .least = 1};
static const Grammar leading_grammar = {.keywords = leadings};
static const Grammar justify_spaces_grammar = {.read = read_justify_spaces,
                                               .words = "two percentages"};
static const Grammar hyphen_break_grammar = {
    .keywords = auto_or_none, .read = read_hyphen_break, .words = "two integers from 1"};

/* --- the rows ------------------------------------------------------------------------------ */

enum {
    OWN = false, /* not inherited */
    INHERITED = true
};

/* Name, grammar, inheritance, what percentages are of, computation, initial value. An initial value
 * that names no kind is a keyword. */
/* clang-format off */
static const PropertyRow rows[PROPERTY_COUNT] = {
    [PROPERTY_FONT_SIZE] = {"font-size", &font_size_grammar,
        INHERITED, PERCENT_OF_FONT_SIZE, COMPUTE_FONT_SIZE, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_LINE_HEIGHT] = {"line-height", &line_height_grammar,
        INHERITED, PERCENT_OF_FONT_SIZE, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_COLOR] = {"color", &any_color_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_COLOR, {.kind = VALUE_COLOR, .color = &black}},
    [PROPERTY_FONT_FAMILY] = {"font-family", &font_family_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LIST, .list = &default_families}},
    [PROPERTY_FONT_STYLE] = {"font-style", &font_style_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_WEIGHT] = {"font-weight", &font_weight_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_FONT_WEIGHT, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_STRETCH] = {"font-stretch", &font_stretch_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_FONT_STRETCH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_KERNING] = {"font-kerning", &font_kerning_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_FONT_FEATURE_SETTINGS] = {"font-feature-settings", &font_feature_settings_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_FONT_VARIANT_LIGATURES] = {"font-variant-ligatures", &font_variant_ligatures_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_DISPLAY] = {"display", &display_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_INLINE}},
    [PROPERTY_POSITION] = {"position", &position_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_STATIC}},
    [PROPERTY_FLOAT] = {"float", &float_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TOP] = {"top", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_RIGHT] = {"right", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BOTTOM] = {"bottom", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_LEFT] = {"left", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MARGIN_TOP] = {"margin-top", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_RIGHT] = {"margin-right", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_BOTTOM] = {"margin-bottom", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_LEFT] = {"margin-left", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_TOP] = {"padding-top", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_RIGHT] = {"padding-right", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_BOTTOM] = {"padding-bottom", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_LEFT] = {"padding-left", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_BORDER_TOP_WIDTH] = {"border-top-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_RIGHT_WIDTH] = {"border-right-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_BOTTOM_WIDTH] = {"border-bottom-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_LEFT_WIDTH] = {"border-left-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_TOP_STYLE] = {"border-top-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_RIGHT_STYLE] = {"border-right-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_BOTTOM_STYLE] = {"border-bottom-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_LEFT_STYLE] = {"border-left-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_TOP_COLOR] = {"border-top-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_RIGHT_COLOR] = {"border-right-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_BOTTOM_COLOR] = {"border-bottom-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_LEFT_COLOR] = {"border-left-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_CLIP] = {"border-clip", &border_clip_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_WIDTH] = {"width", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MIN_WIDTH] = {"min-width", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MAX_WIDTH] = {"max-width", &greatest_measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_NONE}},
    [PROPERTY_HEIGHT] = {"height", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MIN_HEIGHT] = {"min-height", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BACKGROUND_COLOR] = {"background-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_COLOR, .color = &no_color}},
    [PROPERTY_TEXT_ALIGN] = {"text-align", &text_align_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_START}},
    [PROPERTY_TEXT_ALIGN_LAST] = {"text-align-last", &text_align_last_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_TEXT_INDENT] = {"text-indent", &text_indent_grammar,
        INHERITED, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_TEXT_TRANSFORM] = {"text-transform", &text_transform_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_LETTER_SPACING] = {"letter-spacing", &spacing_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_WORD_SPACING] = {"word-spacing", &spacing_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_VERTICAL_ALIGN] = {"vertical-align", &vertical_align_grammar,
        OWN, PERCENT_OF_LINE_HEIGHT, COMPUTE_LENGTH, {.keyword = KEYWORD_BASELINE}},
    [PROPERTY_WHITE_SPACE] = {"white-space", &white_space_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_TAB_SIZE] = {"tab-size", &tab_size_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH,
        {.kind = VALUE_NUMBER, .number = 8 * CSS_NUMBER_ONE}},
    [PROPERTY_TEXT_WRAP] = {"text-wrap", &text_wrap_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_DIRECTION] = {"direction", &direction_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_LTR}},
    [PROPERTY_LIST_STYLE_TYPE] = {"list-style-type", &list_style_type_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_DISC}},
    [PROPERTY_LIST_STYLE_POSITION] = {"list-style-position", &list_style_position_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_OUTSIDE}},
    [PROPERTY_COUNTER_RESET] = {"counter-reset", &counters_to_set_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COUNTER_INCREMENT] = {"counter-increment", &counters_to_increment_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COUNTER_SET] = {"counter-set", &counters_to_set_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_CONTENT] = {"content", &content_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_QUOTES] = {"quotes", &quotes_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_PAGE] = {"page", &page_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_BEFORE] = {"break-before", &break_beside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_AFTER] = {"break-after", &break_beside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_INSIDE] = {"break-inside", &break_inside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_ORPHANS] = {"orphans", &line_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_INTEGER, .integer = 2}},
    [PROPERTY_WIDOWS] = {"widows", &line_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_INTEGER, .integer = 2}},
    [PROPERTY_STRING_SET] = {"string-set", &string_set_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_SIZE] = {"size", &size_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_PAGE_SIZE, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BLEED] = {"bleed", &bleed_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MARKS] = {"marks", &marks_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BOOKMARK_LEVEL] = {"bookmark-level", &bookmark_level_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BOOKMARK_LABEL] = {"bookmark-label", &bookmark_label_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &own_text}},
    [PROPERTY_FONT_SCALE] = {"-plenary-font-scale", &font_scale_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LENGTH, .percent = LENGTH_POINT}},
    [PROPERTY_LEADING] = {"-plenary-leading", &leading_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_HALF}},
    [PROPERTY_JUSTIFY_SPACES] = {"-plenary-justify-spaces", &justify_spaces_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_LIST, .list = &default_spaces}},
    [PROPERTY_HYPHEN_BREAK] = {"-plenary-hyphen-break", &hyphen_break_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
};
/* clang-format on */

const PropertyRow *property_row(PropertyId property)
{
    return &rows[property];
}
