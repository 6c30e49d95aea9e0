#include "styles/selector_parser.h"

#include "tests/styles/styling.h"

/* --- specificity --------------------------------------------------------------------------- */

typedef struct SpecificityRow {
    const char *selector;
    uint32_t ids;
    uint32_t classes;
    uint32_t types;
} SpecificityRow;

static const SpecificityRow specificity_rows[] = {
    {"*", 0, 0, 0},
    {"p", 0, 0, 1},
    {"p em", 0, 0, 2},
    {"p > em + *", 0, 0, 2},
    {".a", 0, 1, 0},
    {"p.a.b", 0, 2, 1},
    {"[x]", 0, 1, 0},
    {":first-child", 0, 1, 0},
    {":nth-child(2n)", 0, 1, 0},
    {"#a", 1, 0, 0},
    {"p#a.b em", 1, 1, 2},
    {"p::before", 0, 0, 2},
    {"::marker", 0, 0, 1},
    {":lang(fr)", 0, 1, 0},
    {":not(p)", 0, 0, 1},
    {":not(.a, #b, p)", 1, 0, 0},
    {":is(.a p, #b)", 1, 0, 0},
    {"p:is(.a, em)", 0, 1, 1},
    {":where(#a .b)", 0, 0, 0},
    {":is()", 0, 0, 0},
    {":is(:where(#a), p)", 0, 0, 1},
    /* after the examples of Selectors 4, section 17 */
    {"li", 0, 0, 1},
    {"ul li", 0, 0, 2},
    {"ul ol + li", 0, 0, 3},
    {"h1 + *[rel=up]", 0, 1, 1},
    {"ul ol li.red", 0, 1, 3},
    {"li.red.level", 0, 2, 1},
    {"#x34y", 1, 0, 0},
    {"#s12:not(p)", 1, 0, 1},
    {".foo :is(.bar, #baz)", 1, 1, 0},
    {":is(em, #foo)", 1, 0, 0},
    {".qux:where(em, #foo#bar#baz)", 0, 1, 0},
    {":nth-child(even of li, .item)", 0, 2, 0},
    {":not(em, strong#foo)", 1, 0, 1},
    {":nth-last-child(1 of :where(#a))", 0, 1, 0},
};

START_TEST(a_selector_is_as_specific_as_what_it_asks_for)
{
    const SpecificityRow *row = &specificity_rows[_i];
    Styling *styling = styling_open("p");
    SelectorList list;
    ck_assert(styling_selectors(styling, row->selector, &list));
    uint32_t found = list.items[0].specificity;
    ck_assert_uint_eq(found >> 20, row->ids);
    ck_assert_uint_eq(found >> 10 & 0x3FF, row->classes);
    ck_assert_uint_eq(found & 0x3FF, row->types);
    styling_close(styling);
}
END_TEST

START_TEST(a_thousand_classes_do_not_spill_into_ids)
{
    Buffer css = {0};
    for (int i = 0; i < 1024; i++)
        buffer_string(&css, ".a");
    buffer_byte(&css, '\0');
    Styling *styling = styling_open("p");
    SelectorList list;
    ck_assert(styling_selectors(styling, css.at, &list));
    ck_assert_uint_eq(list.items[0].specificity, 0x3FFu << 10);
    buffer_free(&css);
    styling_close(styling);
}
END_TEST

/* --- refusals ------------------------------------------------------------------------------ */

typedef struct RefusedRow {
    const char *selector;
    DiagnosticKind kind;
    const char *detail;
    uint32_t offset; /* of what is pointed at */
} RefusedRow;

static const RefusedRow refused_rows[] = {
    {"", STYLE_BAD_SELECTOR, "(end)", 0},
    {"p,", STYLE_BAD_SELECTOR, "(end)", 2},
    {",p", STYLE_BAD_SELECTOR, ",", 0},
    {"p,,em", STYLE_BAD_SELECTOR, ",", 2},
    {"> p", STYLE_BAD_SELECTOR, ">", 0},
    {"p >", STYLE_BAD_SELECTOR, "(end)", 3},
    {"p > > em", STYLE_BAD_SELECTOR, ">", 4},
    {"p + ~ em", STYLE_BAD_SELECTOR, "~", 4},
    {"p..a", STYLE_BAD_SELECTOR, ".", 2},
    {"p.1", STYLE_BAD_SELECTOR, ".1", 1},
    {"p.", STYLE_BAD_SELECTOR, "(end)", 2},
    {"p#1", STYLE_BAD_SELECTOR, "#1", 1},
    {"p!", STYLE_BAD_SELECTOR, "!", 1},
    {"12", STYLE_BAD_SELECTOR, "12", 0},
    {"'p'", STYLE_BAD_SELECTOR, "'p'", 0},
    {"p:", STYLE_BAD_SELECTOR, "(end)", 2},
    {"p:12", STYLE_BAD_SELECTOR, "12", 2},
    {"p: first-child", STYLE_BAD_SELECTOR, " ", 2},
    {"p:frist-child", STYLE_UNKNOWN_SELECTOR, ":frist-child", 2},
    {"p:nth-child", STYLE_UNKNOWN_SELECTOR, ":nth-child", 2},
    {"p:first-child()", STYLE_UNKNOWN_SELECTOR, ":first-child", 2},
    {"p::befor", STYLE_UNKNOWN_SELECTOR, "::befor", 3},
    {"p::before()", STYLE_UNKNOWN_SELECTOR, "::before", 3},
    {"a:hover", STYLE_UNSUPPORTED_SELECTOR, ":hover", 2},
    {"p:has(em)", STYLE_UNSUPPORTED_SELECTOR, ":has(", 2},
    {"p::before em", STYLE_BAD_SELECTOR, "em", 10},
    {"p::before.a", STYLE_BAD_SELECTOR, ".", 9},
    {"p::before::after", STYLE_BAD_SELECTOR, ":", 9},
    {"p:nth-child()", STYLE_BAD_SELECTOR, "(end)", 12},
    {"p:nth-child(2x)", STYLE_BAD_SELECTOR, "2x", 12},
    {"p:nth-child(2n 1)", STYLE_BAD_SELECTOR, "2n", 12},
    {"p:nth-child(+ 2n)", STYLE_BAD_SELECTOR, "+", 12},
    {"p:nth-child(n+)", STYLE_BAD_SELECTOR, "n", 12},
    {"p:nth-child(1.5)", STYLE_BAD_SELECTOR, "1.5", 12},
    {"p:nth-of-type(2 of .a)", STYLE_BAD_SELECTOR, "2", 14},
    {"p:lang()", STYLE_BAD_SELECTOR, "(end)", 7},
    {"p:lang(fr es)", STYLE_BAD_SELECTOR, "es", 10},
    {"p:dir(up)", STYLE_BAD_SELECTOR, "up", 6},
    {"p:not()", STYLE_BAD_SELECTOR, "(end)", 6},
    {"p:not(em,)", STYLE_BAD_SELECTOR, "(end)", 9},
    {"p[", STYLE_BAD_SELECTOR, "(end)", 2},
    {"p[]", STYLE_BAD_SELECTOR, "]", 2},
    {"p[a=]", STYLE_BAD_SELECTOR, "]", 4},
    {"p[a=1]", STYLE_BAD_SELECTOR, "1", 4},
    {"p[a!=x]", STYLE_BAD_SELECTOR, "!", 3},
    {"p[a=x z]", STYLE_BAD_SELECTOR, "z", 6},
    {"svg|p", STYLE_UNSUPPORTED_SELECTOR, "svg", 0},
    {"|p", STYLE_UNSUPPORTED_SELECTOR, "|", 0},
    {"*|p", STYLE_UNSUPPORTED_SELECTOR, "|", 1},
    {"[*|a]", STYLE_UNSUPPORTED_SELECTOR, "*", 1},
    {":not(:not(:not(:not(:not(:not(:not(:not(:not(p)))))))))", STYLE_BAD_SELECTOR, "p", 45},
    {":not(p::before)", STYLE_BAD_SELECTOR, "before", 8},
};

START_TEST(what_is_no_selector_is_refused_with_its_place)
{
    const RefusedRow *row = &refused_rows[_i];
    Styling *styling = styling_open("p");
    SelectorList list;
    ck_assert_msg(!styling_selectors(styling, row->selector, &list), "%s is read", row->selector);
    const Diagnostics *diagnostics = styling->diagnostics;
    ck_assert_uint_ge(diagnostics->count, 1);
    const Diagnostic *finding = &diagnostics->items[diagnostics->count - 1];
    ck_assert_str_eq(diagnostic_row(finding->kind)->id, diagnostic_row(row->kind)->id);
    ck_text(finding->details[0], row->detail);
    ck_assert_uint_eq(finding->span.begin, row->offset);
    styling_close(styling);
}
END_TEST

START_TEST(a_forgiving_list_leaves_out_what_it_does_not_understand)
{
    static const char *const lists[] = {":is(p::before, p)", ":where(p:nonsense, p)", ":is(p, )",
                                        ":is(p, 1)", ":is(em:hover, p, [x=1])"};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        Styling *styling = styling_open("p#x");
        SelectorList list;
        ck_assert(styling_selectors(styling, lists[i], &list));
        ck_assert_uint_ge(styling->diagnostics->count, 1);
        SelectorMatcher *matcher = selector_matcher_new(styling->arena, styling->document);
        ck_assert(selector_matches(matcher, &list.items[0], styling_node(styling, "x")));
        styling_close(styling);
    }
}
END_TEST

START_TEST(unknown_names_are_refused_with_the_nearest_known_one)
{
    static const struct {
        const char *selector;
        const char *hint;
    } rows[] = {
        {"p:frist-child", " (did you mean “first-child”?); the rule"},
        {"p:is(em, :frist-child)", " (did you mean “first-child”?); that selector of the list"},
        {"p::befor", " (did you mean “before”?); the rule"},
        {"p::footnotecall", " (did you mean “footnote-call”?); the rule"},
        {"sektion", " (did you mean “section”?)"},
        {"p:xyzzyxyzzy", "; the rule"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_open("p");
        SelectorList list;
        styling_selectors(styling, rows[i].selector, &list);
        ck_assert_uint_eq(styling->diagnostics->count, 1);
        ck_text(styling->diagnostics->items[0].details[1], rows[i].hint);
        styling_close(styling);
    }
}
END_TEST

START_TEST(an_element_that_documents_do_not_have_is_told_and_matches_nothing)
{
    Styling *styling = styling_open("p");
    SelectorList list;
    ck_assert(styling_selectors(styling, "article, p", &list));
    ck_found(styling->diagnostics, STYLE_UNKNOWN_ELEMENT, 1);
    ck_assert_uint_eq(list.count, 2);
    styling_close(styling);
}
END_TEST

Suite *selector_parser_suite(void);
Suite *selector_parser_suite(void)
{
    Suite *suite = suite_create("selector_parser");
    TCase *cases = tcase_create("selector_parser");
    tcase_add_loop_test(cases, a_selector_is_as_specific_as_what_it_asks_for, 0,
                        (int)(sizeof specificity_rows / sizeof *specificity_rows));
    tcase_add_test(cases, a_thousand_classes_do_not_spill_into_ids);
    tcase_add_loop_test(cases, what_is_no_selector_is_refused_with_its_place, 0,
                        (int)(sizeof refused_rows / sizeof *refused_rows));
    tcase_add_test(cases, a_forgiving_list_leaves_out_what_it_does_not_understand);
    tcase_add_test(cases, unknown_names_are_refused_with_the_nearest_known_one);
    tcase_add_test(cases, an_element_that_documents_do_not_have_is_told_and_matches_nothing);
    suite_add_tcase(suite, cases);
    return suite;
}
