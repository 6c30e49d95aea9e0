#include "styles/property_table.h"

#include "styles/background_grammars.h"
#include "styles/content_grammar.h"
#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* Rows of the property table: boxes, tables and columns (CSS 2, Backgrounds 3, Multi-column 1). */

/* --- keywords --- */

static const uint16_t displays[] = {KEYWORD_NONE,
                                    KEYWORD_INLINE,
                                    KEYWORD_BLOCK,
                                    KEYWORD_INLINE_BLOCK,
                                    KEYWORD_LIST_ITEM,
                                    KEYWORD_FLOW_ROOT,
                                    KEYWORD_TABLE,
                                    KEYWORD_INLINE_TABLE,
                                    KEYWORD_TABLE_CAPTION,
                                    KEYWORD_TABLE_CELL,
                                    KEYWORD_TABLE_COLUMN,
                                    KEYWORD_TABLE_COLUMN_GROUP,
                                    KEYWORD_TABLE_FOOTER_GROUP,
                                    KEYWORD_TABLE_HEADER_GROUP,
                                    KEYWORD_TABLE_ROW,
                                    KEYWORD_TABLE_ROW_GROUP,
                                    KEYWORD_NONE_GIVEN};
static const uint16_t displays_later[] = {KEYWORD_CONTENTS, KEYWORD_FLEX, KEYWORD_GRID,
                                          KEYWORD_INLINE_FLEX, KEYWORD_NONE_GIVEN};
static const uint16_t positions[] = {KEYWORD_STATIC, KEYWORD_RELATIVE, KEYWORD_ABSOLUTE,
                                     KEYWORD_NONE_GIVEN};
static const uint16_t positions_later[] = {KEYWORD_FIXED, KEYWORD_STICKY, KEYWORD_NONE_GIVEN};
static const uint16_t floats[] = {
    KEYWORD_NONE, KEYWORD_FOOTNOTE, KEYWORD_COLUMN_FOOTNOTE, KEYWORD_LEFT,    KEYWORD_RIGHT,
    KEYWORD_TOP,  KEYWORD_BOTTOM,   KEYWORD_INSIDE,          KEYWORD_OUTSIDE, KEYWORD_NONE_GIVEN};
static const uint16_t border_styles[] = {KEYWORD_NONE,   KEYWORD_SOLID,     KEYWORD_HIDDEN,
                                         KEYWORD_DOTTED, KEYWORD_DASHED,    KEYWORD_DOUBLE,
                                         KEYWORD_GROOVE, KEYWORD_RIDGE,     KEYWORD_INSET,
                                         KEYWORD_OUTSET, KEYWORD_NONE_GIVEN};
static const uint16_t border_widths[] = {KEYWORD_THIN, KEYWORD_MEDIUM, KEYWORD_THICK,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t measures_later[] = {KEYWORD_MIN_CONTENT, KEYWORD_MAX_CONTENT,
                                          KEYWORD_FIT_CONTENT, KEYWORD_NONE_GIVEN};
static const uint16_t clears[] = {KEYWORD_NONE,   KEYWORD_LEFT,    KEYWORD_RIGHT,     KEYWORD_BOTH,
                                  KEYWORD_INSIDE, KEYWORD_OUTSIDE, KEYWORD_NONE_GIVEN};
static const uint16_t box_sizings[] = {KEYWORD_CONTENT_BOX, KEYWORD_BORDER_BOX, KEYWORD_NONE_GIVEN};
static const uint16_t overflows[] = {KEYWORD_VISIBLE, KEYWORD_HIDDEN, KEYWORD_CLIP,
                                     KEYWORD_NONE_GIVEN};
static const uint16_t overflows_later[] = {KEYWORD_SCROLL, KEYWORD_AUTO, KEYWORD_NONE_GIVEN};
static const uint16_t box_breaks[] = {KEYWORD_SLICE, KEYWORD_CLONE, KEYWORD_NONE_GIVEN};
static const uint16_t margin_breaks[] = {KEYWORD_AUTO, KEYWORD_KEEP, KEYWORD_DISCARD,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t column_fills[] = {KEYWORD_BALANCE, KEYWORD_BALANCE_ALL, KEYWORD_AUTO,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t column_spans[] = {KEYWORD_NONE, KEYWORD_ALL, KEYWORD_NONE_GIVEN};
static const uint16_t border_models[] = {KEYWORD_SEPARATE, KEYWORD_COLLAPSE, KEYWORD_NONE_GIVEN};
static const uint16_t caption_sides[] = {KEYWORD_TOP, KEYWORD_BOTTOM, KEYWORD_NONE_GIVEN};
static const uint16_t caption_repeats[] = {KEYWORD_NONE, KEYWORD_REPEAT, KEYWORD_NONE_GIVEN};
static const uint16_t table_layouts[] = {KEYWORD_AUTO, KEYWORD_FIXED, KEYWORD_NONE_GIVEN};
static const uint16_t cells_shown[] = {KEYWORD_SHOW, KEYWORD_HIDE, KEYWORD_NONE_GIVEN};

/* --- values and readers that the rows need --- */

static const Color no_color = {.space = COLOR_NONE};
static const Value no_images[] = {{.keyword = KEYWORD_NONE}};
static const Value border_boxes[] = {{.keyword = KEYWORD_BORDER_BOX}};
static const Value padding_boxes[] = {{.keyword = KEYWORD_PADDING_BOX}};
static const Value scrolls[] = {{.keyword = KEYWORD_SCROLL}};
static const Value repeat_both[] = {{.keyword = KEYWORD_REPEAT}, {.keyword = KEYWORD_REPEAT}};
static const Value corner[] = {{.kind = VALUE_LENGTH}, {.kind = VALUE_LENGTH}};
static const Value auto_both[] = {{.keyword = KEYWORD_AUTO}, {.keyword = KEYWORD_AUTO}};
static const ValueList repeats = {2, repeat_both};
static const ValueList corners = {2, corner};
static const ValueList autos = {2, auto_both};
static const Value repeat_layers[] = {{.kind = VALUE_LIST, .list = &repeats}};
static const Value position_layers[] = {{.kind = VALUE_LIST, .list = &corners}};
static const Value size_layers[] = {{.kind = VALUE_LIST, .list = &autos}};
/* The initial values of one layer. */
static const ValueList one_image = {1, no_images};
static const ValueList one_border_box = {1, border_boxes};
static const ValueList one_padding_box = {1, padding_boxes};
static const ValueList one_scroll = {1, scrolls};
static const ValueList one_repeat = {1, repeat_layers};
static const ValueList one_position = {1, position_layers};
static const ValueList one_size = {1, size_layers};
static const Value no_spacing_sides[] = {{.kind = VALUE_LENGTH}, {.kind = VALUE_LENGTH}};
static const ValueList no_spacing = {2, no_spacing_sides};

/* --- grammars --- */

static const Grammar display_grammar = {.keywords = displays, .later = displays_later};
static const Grammar position_grammar = {.keywords = positions,
                                         .read = read_running,
                                         .words = "running(name)",
                                         .later = positions_later};
/* Prince calls column-footnote so. */
static bool read_column_footnote(ValueReader *reader, Value *value)
{
    *value = value_of_keyword(KEYWORD_COLUMN_FOOTNOTE);
    return value_take_ident(reader, "prince-column-footnote");
}

static const Grammar float_grammar = {.keywords = floats,
                                      .read = read_column_footnote,
                                      .words = "prince-column-footnote (which is column-footnote)"};
static const Grammar offset_or_margin_grammar = {
    .keywords = just_auto, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .least = INT32_MIN};
static const Grammar padding_grammar = {.accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar border_width_grammar = {.keywords = border_widths, .accepts = ACCEPTS_LENGTH};
static const Grammar border_style_grammar = {.keywords = border_styles};
static const Grammar border_clip_grammar = {.keywords = just_auto, .accepts = ACCEPTS_LENGTH};
static const Grammar measure_grammar = {
    .keywords = just_auto, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .later = measures_later};
static const Grammar greatest_measure_grammar = {
    .keywords = just_none, .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT, .later = measures_later};
static const Grammar clear_grammar = {.keywords = clears};
static const Grammar box_sizing_grammar = {.keywords = box_sizings};
static const Grammar overflow_grammar = {.keywords = overflows, .later = overflows_later};
static const Grammar opacity_grammar = {.read = read_opacity,
                                        .words = "a number from 0 to 1, a percentage"};
static const Grammar background_image_grammar = {
    .read = read_background_images, .words = "layers: none, url()", .items_between_commas = 1};
static const Grammar background_repeat_grammar = {
    .read = read_background_repeats,
    .words = "layers: repeat-x, repeat-y, or one or two of repeat, space, round, no-repeat",
    .items_between_commas = 1};
static const Grammar background_position_grammar = {
    .read = read_background_positions,
    .words = "layers: one to four of left, center, right, top, bottom, lengths and percentages",
    .least = INT32_MIN,
    .items_between_commas = 1};
static const Grammar background_size_grammar = {
    .read = read_background_sizes,
    .words = "layers: cover, contain, or one or two of auto, a length, a percentage",
    .items_between_commas = 1};
static const Grammar background_box_grammar = {.read = read_background_boxes,
                                               .words =
                                                   "layers: border-box, padding-box, content-box",
                                               .items_between_commas = 1};
static const Grammar background_attachment_grammar = {.read = read_background_attachments,
                                                      .words = "layers: scroll, fixed",
                                                      .items_between_commas = 1};
static const Grammar box_decoration_break_grammar = {.keywords = box_breaks};
static const Grammar margin_break_grammar = {.keywords = margin_breaks};
static const Grammar column_count_grammar = {
    .keywords = just_auto, .accepts = ACCEPTS_INTEGER, .least = 1, .most = COLUMN_COUNT_MOST};
static const Grammar column_width_grammar = {.keywords = just_auto, .accepts = ACCEPTS_LENGTH};
static const Grammar column_gap_grammar = {.keywords = just_normal,
                                           .accepts = ACCEPTS_LENGTH | ACCEPTS_PERCENT};
static const Grammar column_fill_grammar = {.keywords = column_fills};
static const Grammar column_span_grammar = {.keywords = column_spans};
static const Grammar border_collapse_grammar = {.keywords = border_models};
static const Grammar border_spacing_grammar = {.read = read_border_spacing,
                                               .words = "one or two lengths"};
static const Grammar caption_side_grammar = {.keywords = caption_sides};
static const Grammar caption_repeat_grammar = {.keywords = caption_repeats};
static const Grammar table_layout_grammar = {.keywords = table_layouts};
static const Grammar empty_cells_grammar = {.keywords = cells_shown};

/* --- the rows --- */

enum {
    FIRST = PROPERTY_DISPLAY
};

/* clang-format off */
const PropertyRow box_rows[] = {
    [PROPERTY_DISPLAY - FIRST] = {"display", &display_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_INLINE}},
    [PROPERTY_POSITION - FIRST] = {"position", &position_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_STATIC}},
    [PROPERTY_FLOAT - FIRST] = {"float", &float_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_CLEAR - FIRST] = {"clear", &clear_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TOP - FIRST] = {"top", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_RIGHT - FIRST] = {"right", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BOTTOM - FIRST] = {"bottom", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_LEFT - FIRST] = {"left", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MARGIN_TOP - FIRST] = {"margin-top", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_RIGHT - FIRST] = {"margin-right", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_BOTTOM - FIRST] = {"margin-bottom", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_LEFT - FIRST] = {"margin-left", &offset_or_margin_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_INSIDE - FIRST] = {"margin-inside", &offset_or_margin_grammar,
        OWN | OF_PAGES, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_MARGIN_OUTSIDE - FIRST] = {"margin-outside", &offset_or_margin_grammar,
        OWN | OF_PAGES, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_TOP - FIRST] = {"padding-top", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_RIGHT - FIRST] = {"padding-right", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_BOTTOM - FIRST] = {"padding-bottom", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_PADDING_LEFT - FIRST] = {"padding-left", &padding_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LENGTH}},
    [PROPERTY_BORDER_TOP_WIDTH - FIRST] = {"border-top-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_RIGHT_WIDTH - FIRST] = {"border-right-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_BOTTOM_WIDTH - FIRST] = {"border-bottom-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_LEFT_WIDTH - FIRST] = {"border-left-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_BORDER_TOP_STYLE - FIRST] = {"border-top-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_RIGHT_STYLE - FIRST] = {"border-right-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_BOTTOM_STYLE - FIRST] = {"border-bottom-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_LEFT_STYLE - FIRST] = {"border-left-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BORDER_TOP_COLOR - FIRST] = {"border-top-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_RIGHT_COLOR - FIRST] = {"border-right-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_BOTTOM_COLOR - FIRST] = {"border-bottom-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_LEFT_COLOR - FIRST] = {"border-left-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_BORDER_CLIP - FIRST] = {"border-clip", &border_clip_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_WIDTH - FIRST] = {"width", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MIN_WIDTH - FIRST] = {"min-width", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MAX_WIDTH - FIRST] = {"max-width", &greatest_measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_NONE}},
    [PROPERTY_HEIGHT - FIRST] = {"height", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MIN_HEIGHT - FIRST] = {"min-height", &measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MAX_HEIGHT - FIRST] = {"max-height", &greatest_measure_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BOX_SIZING - FIRST] = {"box-sizing", &box_sizing_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.keyword = KEYWORD_CONTENT_BOX}},
    [PROPERTY_OVERFLOW - FIRST] = {"overflow", &overflow_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_VISIBLE}},
    [PROPERTY_OPACITY - FIRST] = {"opacity", &opacity_grammar,
        OWN | NOT_OF_PAGES, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_NUMBER, .number = CSS_NUMBER_ONE}},
    [PROPERTY_BACKGROUND_COLOR - FIRST] = {"background-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_COLOR, .color = &no_color}},
    [PROPERTY_BACKGROUND_IMAGE - FIRST] = {"background-image", &background_image_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &one_image}},
    [PROPERTY_BACKGROUND_REPEAT - FIRST] = {"background-repeat", &background_repeat_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &one_repeat}},
    [PROPERTY_BACKGROUND_POSITION - FIRST] = {"background-position", &background_position_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LIST, .list = &one_position}},
    [PROPERTY_BACKGROUND_SIZE - FIRST] = {"background-size", &background_size_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.kind = VALUE_LIST, .list = &one_size}},
    [PROPERTY_BACKGROUND_ORIGIN - FIRST] = {"background-origin", &background_box_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &one_padding_box}},
    [PROPERTY_BACKGROUND_CLIP - FIRST] = {"background-clip", &background_box_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &one_border_box}},
    [PROPERTY_BACKGROUND_ATTACHMENT - FIRST] = {"background-attachment", &background_attachment_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &one_scroll}},
    [PROPERTY_BOX_DECORATION_BREAK - FIRST] = {"box-decoration-break", &box_decoration_break_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_SLICE}},
    [PROPERTY_MARGIN_BREAK - FIRST] = {"margin-break", &margin_break_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BORDER_COLLAPSE - FIRST] = {"border-collapse", &border_collapse_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_SEPARATE}},
    [PROPERTY_BORDER_SPACING - FIRST] = {"border-spacing", &border_spacing_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_LENGTH,
        {.kind = VALUE_LIST, .list = &no_spacing}},
    [PROPERTY_CAPTION_SIDE - FIRST] = {"caption-side", &caption_side_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_TOP}},
    [PROPERTY_CAPTION_REPEAT - FIRST] = {"-plenary-caption-repeat", &caption_repeat_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_TABLE_LAYOUT - FIRST] = {"table-layout", &table_layout_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_EMPTY_CELLS - FIRST] = {"empty-cells", &empty_cells_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_SHOW}},
    [PROPERTY_COLUMN_COUNT - FIRST] = {"column-count", &column_count_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_COLUMN_WIDTH - FIRST] = {"column-width", &column_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_COLUMN_GAP - FIRST] = {"column-gap", &column_gap_grammar,
        OWN, PERCENT_OF_LAYOUT, COMPUTE_LENGTH, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_COLUMN_RULE_WIDTH - FIRST] = {"column-rule-width", &border_width_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_BORDER_WIDTH, {.keyword = KEYWORD_MEDIUM}},
    [PROPERTY_COLUMN_RULE_STYLE - FIRST] = {"column-rule-style", &border_style_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COLUMN_RULE_COLOR - FIRST] = {"column-rule-color", &any_color_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.keyword = KEYWORD_CURRENTCOLOR}},
    [PROPERTY_COLUMN_FILL - FIRST] = {"column-fill", &column_fill_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_BALANCE}},
    [PROPERTY_COLUMN_SPAN - FIRST] = {"column-span", &column_span_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
};
/* clang-format on */
