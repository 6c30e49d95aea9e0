#include "styles/stylesheet.h"

#include <stdlib.h>
#include <time.h>

#include "tests/styles/styling.h"

/* --- large inputs with one idea ------------------------------------------------------------ */

enum {
    TEN_MEGABYTES = 10 * 1000 * 1000,
    LARGE = 2 * 1000 * 1000, /* where each unit costs much under the sanitizers */
    SECONDS_MOST = 20        /* also under the sanitizers */
};

typedef struct Flood {
    const char *before;
    const char *unit; /* repeated */
    size_t bytes;     /* up to so many bytes */
    int kind;         /* what is found, at least once */
} Flood;

static const Flood floods[] = {
    {"", "{", TEN_MEGABYTES, LIMIT_DEPTH},
    {"", "(", TEN_MEGABYTES, LIMIT_DEPTH},
    {"", "[", LARGE, LIMIT_DEPTH},
    {"", "f(", TEN_MEGABYTES, LIMIT_DEPTH},
    {"", "}", TEN_MEGABYTES, STYLE_RULE_WITHOUT_BLOCK},
    {"", ")", LARGE, STYLE_RULE_WITHOUT_BLOCK},
    {"", "({[", LARGE, LIMIT_DEPTH},
    {"p {", "{", TEN_MEGABYTES, LIMIT_DEPTH},
    {"", "p{", LARGE, LIMIT_DEPTH},
    {"", "@media print{", TEN_MEGABYTES, LIMIT_DEPTH},
    {"", "@media(", LARGE, LIMIT_DEPTH},
    {"", "@page{", LARGE, STYLE_UNKNOWN_AT_RULE},
    {"", "@x{", LARGE, LIMIT_DEPTH},
    {"", "a", TEN_MEGABYTES, STYLE_RULE_WITHOUT_BLOCK},
    {"", "a ", LARGE, STYLE_TOO_LONG},
    {"", "a,", LARGE, STYLE_TOO_LONG},
    {"", "a>", LARGE, STYLE_TOO_LONG},
    {"p { color: ", "red ", LARGE, STYLE_TOO_LONG},
    {"p { content: ", "'a' ", LARGE, STYLE_TOO_LONG},
    {"p { counter-reset: ", "a 1 ", 250 * 1000, STYLE_UNCLOSED},
    {"p { margin-top: calc(", "(", LARGE, LIMIT_DEPTH},
    {"p { margin-top: calc(", "1pt + ", 300 * 1000, STYLE_TOO_LONG},
    {"p { margin-top: calc(1pt", " + 1pt", 90 * 1000, STYLE_UNCLOSED},
    {"p { ", ";", LARGE, STYLE_UNCLOSED},
    {"p { ", "color:red;", LARGE, STYLE_UNCLOSED},
    {"p { ", "colour:red;", LARGE, STYLE_UNKNOWN_PROPERTY},
    {"p { ", "--x:y;", LARGE, STYLE_UNCLOSED},
    {"", "p{}", LARGE, -1},
    {"", "p{color:red}", LARGE, -1},
    {"", "!{}", LARGE, STYLE_BAD_SELECTOR},
    {"", "@x;", LARGE, STYLE_UNKNOWN_AT_RULE},
    {"", "/**/", LARGE, -1},
    {"/*", "*", TEN_MEGABYTES, STYLE_UNCLOSED},
    {"'", "a", LARGE, STYLE_UNCLOSED},
    {"", "'\n", LARGE, STYLE_UNCLOSED},
    {"url(", "a", TEN_MEGABYTES, STYLE_UNCLOSED},
    {"url(", " ", LARGE, STYLE_UNCLOSED},
    {"", "url( ", LARGE, STYLE_RULE_WITHOUT_BLOCK},
    {"", "\\", LARGE, STYLE_RULE_WITHOUT_BLOCK},
    {"", "\\0", LARGE, STYLE_RULE_WITHOUT_BLOCK},
    {"", "\xFF", LARGE, STYLE_RULE_WITHOUT_BLOCK},
    {"p { orphans: 1", "0", LARGE, STYLE_CLIPPED},
    {"p { orphans: 1e", "9", LARGE, STYLE_BAD_VALUE},
    {"p { line-height: 0.", "0", LARGE, STYLE_UNCLOSED},
    {"", ":is(", LARGE, LIMIT_DEPTH},
    {"", ":is(p,", LARGE, LIMIT_DEPTH},
    {"", ".a", 100 * 1000, STYLE_RULE_WITHOUT_BLOCK},
    {"", "[a]", 100 * 1000, STYLE_RULE_WITHOUT_BLOCK},
    {"@page ", ":first", 100 * 1000, STYLE_RULE_WITHOUT_BLOCK},
    {"@supports ", "(", LARGE, LIMIT_DEPTH},
    {"@supports ", "not ", LARGE, STYLE_TOO_LONG},
    {"@supports (color: red)", " and (color: red)", 100 * 1000, STYLE_RULE_WITHOUT_BLOCK},
    {"", "@import 'x';", LARGE, STYLE_IMPORT_DEPTH},
    {"", "@font-face{", LARGE, LIMIT_DEPTH},
    {"@font-face { unicode-range: ", "U+0-7F,", 100 * 1000, STYLE_BAD_VALUE},
    {"", "@counter-style a{symbols:a}", LARGE, -1},
    {"@counter-style a { symbols: ", "a ", 100 * 1000, STYLE_UNCLOSED},
    {"@counter-style a { system: additive; additive-symbols: ", "1 a,", 50 * 1000, STYLE_BAD_VALUE},
    {"", "p:nth-child(1 of p){}", LARGE, -1},
    {"", ":nth-child(1 of ", LARGE, LIMIT_DEPTH},
    {"@page { ", "margin-inside:1pt;", LARGE, STYLE_UNCLOSED},
    {"@media ", "print,", 100 * 1000, STYLE_BAD_MEDIA_QUERY},
};

START_TEST(a_flood_of_one_thing_is_survived_in_linear_time)
{
    const Flood *flood = &floods[_i];
    Buffer sheet = {0};
    buffer_string(&sheet, flood->before);
    while (sheet.bytes < flood->bytes)
        buffer_string(&sheet, flood->unit);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("div(p#t)", sheet.at);
    buffer_free(&sheet);
    if (flood->kind >= 0)
        ck_assert_msg(styling->diagnostics->seen[flood->kind] > 0, "%s is not told",
                      diagnostic_row((DiagnosticKind)flood->kind)->id);
    else
        ck_no_findings(styling->diagnostics);
    styling_close(styling);
}
END_TEST

/* --- var() --------------------------------------------------------------------------------- */

START_TEST(a_value_that_doubles_itself_over_and_over_is_cut_off)
{
    Buffer sheet = {0};
    buffer_string(&sheet, "p { --v0: a a a a; ");
    for (int i = 1; i < 60; i++)
        buffer_format(&sheet, "--v%d: var(--v%d) var(--v%d); ", i, i - 1, i - 1);
    buffer_string(&sheet, "font-family: var(--v59); orphans: 5 }");
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_value(styling, "t", "orphans", "5");
    ck_value(styling, "t", "font-family", "serif");
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

START_TEST(a_long_chain_of_custom_properties_is_cut_off)
{
    Buffer sheet = {0};
    buffer_string(&sheet, "p { --v0: 7; ");
    for (int i = 1; i < 5000; i++)
        buffer_format(&sheet, "--v%d: var(--v%d); ", i, i - 1);
    buffer_string(&sheet, "orphans: var(--v4999) }");
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_assert_ptr_nonnull(styling->tree);
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

START_TEST(var_in_var_in_var_is_cut_off)
{
    Buffer sheet = {0};
    buffer_string(&sheet, "p { orphans: 5; orphans: ");
    for (int i = 0; i < 50; i++)
        buffer_string(&sheet, "var(--x,");
    buffer_string(&sheet, "7");
    for (int i = 0; i < 50; i++)
        buffer_byte(&sheet, ')');
    buffer_string(&sheet, "}");
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t", sheet.at);
    ck_value(styling, "t", "orphans", "7");
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

/* --- documents ----------------------------------------------------------------------------- */

START_TEST(a_document_as_deep_as_it_likes_is_styled)
{
    Styling *styling = styling_open("");
    Node *parent = styling->document->root;
    for (int i = 0; i < 20000; i++) {
        Node *child = node_element(styling->document, TAG_DIV, SPAN_NONE);
        node_append(parent, child);
        parent = child;
    }
    document_number(styling->document);
    styling_add(styling, SHEET_AUTHOR,
                "div { font-size: 110%; counter-reset: a; counter-increment: b }"
                "div::before { content: counter(a) } ");
    styling_make(styling);
    ck_assert_int_eq(styling->tree->nodes[parent->number].style->values[PROPERTY_FONT_SIZE].length,
                     LENGTH_MAX);
    styling_close(styling);
}
END_TEST

/* Without memory of ancestors, each div would look at all above it for each of the selectors. */
START_TEST(selectors_with_descendants_take_linear_time_in_the_depth)
{
    Styling *styling = styling_open("");
    Node *parent = styling->document->root;
    for (int i = 0; i < 10000; i++) {
        Node *child = node_element(styling->document, TAG_DIV, SPAN_NONE);
        node_append(parent, child);
        parent = child;
    }
    document_number(styling->document);
    styling_add(
        styling, SHEET_AUTHOR,
        "* * * * * { orphans: 5 } .x div { widows: 5 } section * div { tab-size: 5 }"
        "div:not(p *) > div { orphans: 6 } em div div { widows: 6 } p ~ div div { widows: 7 }");
    styling_make(styling);
    const Style *style = styling->tree->nodes[parent->number].style;
    ck_style_value(style, "orphans", "6");
    ck_style_value(style, "widows", "2");
    styling_close(styling);
}
END_TEST

START_TEST(past_the_memory_limit_every_node_still_has_a_style)
{
    Styling *styling = styling_open("p p p p p p p p p p p p p p p p p p p p");
    styling_add(styling, SHEET_AUTHOR, "p::before { content: 'x' } p + p { margin-top: 1em }");
    Arena *arena = arena_new(1000);
    StyledTree *tree = styled_make(arena, styling->document, &styling->list, styling->diagnostics);
    for (uint32_t i = 0; i < styling->document->node_count; i++)
        ck_assert_ptr_nonnull(tree->nodes[i].style);
    arena_free(arena);
    styling_close(styling);
}
END_TEST

/* --- soup ---------------------------------------------------------------------------------- */

/* What sheets are made of. */
/* clang-format off */
static const char *const bits[] = {
    "p", " ", "{", "}", "(", ")", "[", "]", ":", ";", ",", "color", "red", "::before",
    "content:", "'x'", "\"", "'", "/*", "*/", "@page", "@media", "print", "@top-left",
    "@footnote", "var(", "--x", "--x:", "calc(", "1pt", "+", "-", "2n+1", ":nth-child(", ":is(",
    ":not(", "!important", "\\", "\n", "url(", "#a", ".b", "counter(", "attr(", "margin:",
    "font:", "10pt/12pt", "serif", "border:", "1e99", "%", "50%", "1em", "size:", "A4",
    "quotes:", "string-set:", "a", "inherit", "<!--", "-->", "\xC3", "\xE2\x80\x9C",
    "counter-reset:", "/", "*", ">", "~", "rgb(", "display:list-item",
};
/* clang-format on */

/* Sheets put together at random, always the same ones. */
START_TEST(random_soup_of_css_never_breaks_anything)
{
    uint32_t seed = (uint32_t)_i + 1;
    Buffer sheet = {0};
    for (int i = 0; i < 4000; i++) {
        seed = seed * 1664525u + 1013904223u;
        buffer_string(&sheet, bits[(seed >> 8) % (sizeof bits / sizeof *bits)]);
    }
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_open("div.b(p#a(\"x\") p.b[href=#a](em \"y\") ul(li li))");
    styling_add_base(styling);
    styling_add(styling, SHEET_AUTHOR, sheet.at);
    styling_make(styling);
    for (uint32_t number = 1; number < 4; number++) {
        PageContext page = {.number = number, .is_first = number == 1, .is_left = number % 2 == 0};
        ck_assert_ptr_nonnull(styled_page(styling->tree, &page));
    }
    Buffer dump = {0};
    styled_dump(styling->tree, &dump);
    ck_assert_uint_gt(dump.bytes, 0);
    buffer_free(&dump);
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

Suite *hostile_sheets_suite(void);
Suite *hostile_sheets_suite(void)
{
    Suite *suite = suite_create("hostile_sheets");
    TCase *cases = tcase_create("hostile_sheets");
    tcase_set_timeout(cases, SECONDS_MOST);
    tcase_add_loop_test(cases, a_flood_of_one_thing_is_survived_in_linear_time, 0,
                        (int)(sizeof floods / sizeof *floods));
    tcase_add_test(cases, a_value_that_doubles_itself_over_and_over_is_cut_off);
    tcase_add_test(cases, a_long_chain_of_custom_properties_is_cut_off);
    tcase_add_test(cases, var_in_var_in_var_is_cut_off);
    tcase_add_test(cases, a_document_as_deep_as_it_likes_is_styled);
    tcase_add_test(cases, selectors_with_descendants_take_linear_time_in_the_depth);
    tcase_add_test(cases, past_the_memory_limit_every_node_still_has_a_style);
    tcase_add_loop_test(cases, random_soup_of_css_never_breaks_anything, 0, 200);
    suite_add_tcase(suite, cases);
    return suite;
}
