#include "styles/property_table.h"

#include "styles/content_grammar.h"
#include "styles/counter_grammar.h"
#include "styles/css_colors.h"
#include "styles/property_grammars.h"

/* Rows of the property table: lists, generated content, notes, pages and the outline (CSS Lists 3,
 * Generated Content 3, Paged Media 3, Fragmentation 3, Generated Content for Paged Media 3). */

/* --- keywords --- */

static const uint16_t list_positions[] = {KEYWORD_OUTSIDE, KEYWORD_INSIDE, KEYWORD_NONE_GIVEN};
static const uint16_t content_later[] = {KEYWORD_URL, KEYWORD_NONE_GIVEN};
static const uint16_t quotes_later[] = {KEYWORD_MATCH_PARENT, KEYWORD_NONE_GIVEN};
static const uint16_t breaks[] = {KEYWORD_AUTO,         KEYWORD_AVOID,     KEYWORD_AVOID_PAGE,
                                  KEYWORD_PAGE,         KEYWORD_LEFT,      KEYWORD_RIGHT,
                                  KEYWORD_RECTO,        KEYWORD_VERSO,     KEYWORD_COLUMN,
                                  KEYWORD_AVOID_COLUMN, KEYWORD_NONE_GIVEN};
static const uint16_t breaks_later[] = {KEYWORD_AVOID_REGION, KEYWORD_REGION, KEYWORD_NONE_GIVEN};
static const uint16_t breaks_inside[] = {KEYWORD_AUTO, KEYWORD_AVOID, KEYWORD_AVOID_PAGE,
                                         KEYWORD_AVOID_COLUMN, KEYWORD_NONE_GIVEN};
static const uint16_t note_displays[] = {KEYWORD_BLOCK, KEYWORD_INLINE, KEYWORD_COMPACT,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t note_policies[] = {KEYWORD_AUTO, KEYWORD_LINE, KEYWORD_BLOCK,
                                         KEYWORD_NONE_GIVEN};
static const uint16_t bookmark_states[] = {KEYWORD_OPEN, KEYWORD_CLOSED, KEYWORD_NONE_GIVEN};
static const uint16_t note_streams[] = {KEYWORD_BODY, KEYWORD_TABLE, KEYWORD_SYMBOL,
                                        KEYWORD_NONE_GIVEN};
static const uint16_t note_resets[] = {KEYWORD_DOCUMENT, KEYWORD_CHAPTER, KEYWORD_PAGE,
                                       KEYWORD_TABLE, KEYWORD_NONE_GIVEN};
static const uint16_t page_breaks[] = {KEYWORD_FIRST_FIT, KEYWORD_OPTIMAL, KEYWORD_NONE_GIVEN};
static const uint16_t call_placements[] = {KEYWORD_AUTO, KEYWORD_BEFORE_PUNCTUATION,
                                           KEYWORD_AFTER_PUNCTUATION, KEYWORD_NONE_GIVEN};

/* --- values and readers that the rows need --- */

static const Value text_keyword[] = {{.kind = VALUE_KEYWORD, .keyword = KEYWORD_TEXT}};
static const ValueList text_argument = {1, text_keyword};
/* content(text) */
static const Value content_of_text[] = {
    {.kind = VALUE_FUNCTION, .keyword = KEYWORD_CONTENT, .list = &text_argument}};
static const ValueList own_text = {1, content_of_text};
static const Text comma = {", ", 2};
/* always is page (CSS Fragmentation 4, 3.1: the innermost fragmentation context is the page). */
static bool read_always(ValueReader *reader, Value *value)
{
    *value = value_of_keyword(KEYWORD_PAGE);
    return value_take_ident(reader, "always");
}

/* Prince calls line and block so. */
static bool read_keep_with(ValueReader *reader, Value *value)
{
    *value = value_of_keyword(KEYWORD_LINE);
    if (value_take_ident(reader, "keep-with-line"))
        return true;
    *value = value_of_keyword(KEYWORD_BLOCK);
    return value_take_ident(reader, "keep-with-block");
}

/* --- grammars --- */

static const Grammar list_style_type_grammar = {
    .read = read_list_style_type,
    .words = "none, disc, circle, square, decimal, decimal-leading-zero, lower- "
             "or upper- with -alpha, -latin or -roman, the name of a counter style, symbols(), "
             "a string"};
static const Grammar list_style_position_grammar = {.keywords = list_positions};
static const Grammar counters_to_reset_grammar = {
    .keywords = just_none,
    .read = read_counters_to_reset,
    .words = "names of counters or reversed(name), each with an integer or attr(name integer)"};
static const Grammar counters_to_set_grammar = {
    .keywords = just_none,
    .read = read_counters_to_set,
    .words = "names of counters, each with an integer or attr(name integer)"};
static const Grammar counters_to_increment_grammar = {
    .keywords = just_none,
    .read = read_counters_to_increment,
    .words = "names of counters, each with an integer or attr(name integer)"};
static const Grammar content_grammar = {
    .keywords = normal_or_none,
    .read = read_content,
    .words = "strings, quotes, counter(), counters(), attr(), string(), "
             "target-counter(), target-counters(), target-text(), leader(), element(), content(), "
             "url()"};
static const Grammar quotes_grammar = {.keywords = auto_or_none,
                                       .read = read_quotes,
                                       .words = "pairs of strings",
                                       .later = quotes_later};
static const Grammar page_grammar = {
    .keywords = just_auto, .read = value_read_name, .words = "a name"};
static const Grammar break_beside_grammar = {
    .keywords = breaks, .read = read_always, .words = "always", .later = breaks_later};
static const Grammar break_inside_grammar = {.keywords = breaks_inside, .later = breaks_later};
static const Grammar line_count_grammar = {.accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar string_set_grammar = {.keywords = just_none,
                                           .read = read_string_set,
                                           .words = "names, each with its content",
                                           .later = content_later,
                                           .items_between_commas = 1};
static const Grammar size_grammar = {
    .keywords = just_auto,
    .read = read_page_size,
    .words = "one or two lengths, A3, A4, A5, B5, letter, legal, ledger, "
             "portrait, landscape"};
static const Grammar bleed_grammar = {.keywords = just_auto, .accepts = ACCEPTS_LENGTH};
static const Grammar marks_grammar = {
    .keywords = just_none, .read = read_printer_marks, .words = "crop, cross or both"};
static const Grammar bookmark_level_grammar = {
    .keywords = just_none, .accepts = ACCEPTS_INTEGER, .least = 1};
static const Grammar bookmark_label_grammar = {
    .read = read_content_list,
    .words = "strings, counter(), attr(), content() and the like",
    .later = content_later};
static const Grammar image_grammar = {.keywords = just_none, .read = read_url, .words = "url()"};
static const Grammar footnote_display_grammar = {.keywords = note_displays};
static const Grammar footnote_policy_grammar = {.keywords = note_policies,
                                                .read = read_keep_with,
                                                .words = "keep-with-line (which is line), "
                                                         "keep-with-block (which is block)"};
static const Grammar bookmark_state_grammar = {.keywords = bookmark_states};
static const Grammar note_stream_grammar = {
    .keywords = note_streams, .read = value_read_name, .words = "a name"};
static const Grammar note_reset_grammar = {.keywords = note_resets};
static const Grammar note_call_placement_grammar = {.keywords = call_placements};
static const Grammar page_break_grammar = {.keywords = page_breaks};
static const Grammar string_grammar = {.read = value_read_text, .words = "a string"};
static const Grammar name_grammar = {
    .keywords = just_none, .read = value_read_name, .words = "a name"};

/* --- the rows --- */

enum {
    FIRST = PROPERTY_LIST_STYLE_TYPE
};

/* clang-format off */
const PropertyRow page_rows[] = {
    [PROPERTY_LIST_STYLE_TYPE - FIRST] = {"list-style-type", &list_style_type_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_DISC}},
    [PROPERTY_LIST_STYLE_POSITION - FIRST] = {"list-style-position", &list_style_position_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_OUTSIDE}},
    [PROPERTY_LIST_STYLE_IMAGE - FIRST] = {"list-style-image", &image_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COUNTER_RESET - FIRST] = {"counter-reset", &counters_to_reset_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COUNTER_INCREMENT - FIRST] = {"counter-increment", &counters_to_increment_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_COUNTER_SET - FIRST] = {"counter-set", &counters_to_set_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_CONTENT - FIRST] = {"content", &content_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NORMAL}},
    [PROPERTY_QUOTES - FIRST] = {"quotes", &quotes_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_PAGE - FIRST] = {"page", &page_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_BEFORE - FIRST] = {"break-before", &break_beside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_AFTER - FIRST] = {"break-after", &break_beside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BREAK_INSIDE - FIRST] = {"break-inside", &break_inside_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_ORPHANS - FIRST] = {"orphans", &line_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_INTEGER, .integer = 2}},
    [PROPERTY_WIDOWS - FIRST] = {"widows", &line_count_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_INTEGER, .integer = 2}},
    [PROPERTY_STRING_SET - FIRST] = {"string-set", &string_set_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_SIZE - FIRST] = {"size", &size_grammar,
        OWN | OF_PAGES, PERCENT_OF_NOTHING, COMPUTE_PAGE_SIZE, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_BLEED - FIRST] = {"bleed", &bleed_grammar,
        OWN | OF_PAGES, PERCENT_OF_NOTHING, COMPUTE_LENGTH, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_MARKS - FIRST] = {"marks", &marks_grammar,
        OWN | OF_PAGES, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BOOKMARK_LEVEL - FIRST] = {"bookmark-level", &bookmark_level_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_BOOKMARK_LABEL - FIRST] = {"bookmark-label", &bookmark_label_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.kind = VALUE_LIST, .list = &own_text}},
    [PROPERTY_BOOKMARK_STATE - FIRST] = {"bookmark-state", &bookmark_state_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_OPEN}},
    [PROPERTY_FOOTNOTE_DISPLAY - FIRST] = {"footnote-display", &footnote_display_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_BLOCK}},
    [PROPERTY_FOOTNOTE_POLICY - FIRST] = {"footnote-policy", &footnote_policy_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_FOOTNOTE_STYLE_POSITION - FIRST] = {"footnote-style-position", &list_style_position_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_INSIDE}},
    [PROPERTY_NOTE_STREAM - FIRST] = {"-plenary-note-stream", &note_stream_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_BODY}},
    [PROPERTY_NOTE_RESET - FIRST] = {"-plenary-note-reset", &note_reset_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_DOCUMENT}},
    [PROPERTY_NOTE_CALL_PLACEMENT - FIRST] = {"-plenary-note-call-placement", &note_call_placement_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_AUTO}},
    [PROPERTY_NOTE_SEPARATOR - FIRST] = {"-plenary-note-separator", &string_grammar,
        INHERITED, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN,
        {.kind = VALUE_TEXT, .text = &comma}},
    [PROPERTY_SYNC - FIRST] = {"-plenary-sync", &name_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_WIDE_PAGE - FIRST] = {"-plenary-wide-page", &name_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_NONE}},
    [PROPERTY_PAGE_BREAK - FIRST] = {"-plenary-page-break", &page_break_grammar,
        OWN, PERCENT_OF_NOTHING, COMPUTE_AS_GIVEN, {.keyword = KEYWORD_FIRST_FIT}},
};
/* clang-format on */
