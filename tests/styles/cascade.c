#include "styles/cascade.h"

#include "tests/styles/styling.h"

/* --- who wins ------------------------------------------------------------------------------ */

/* Three sheets, in the order of their origins, over <section class=s><p id=t class=a b>. */
typedef struct OrderRow {
    const char *base;
    const char *house;
    const char *author;
    const char *orphans;
} OrderRow;

static const OrderRow order_rows[] = {
    /* order of appearance */
    {"", "", "p { orphans: 3 } p { orphans: 4 }", "4"},
    {"", "", "p { orphans: 3; orphans: 4 }", "4"},
    /* specificity */
    {"", "", ".a { orphans: 3 } p { orphans: 4 }", "3"},
    {"", "", "#t { orphans: 3 } .a.b { orphans: 4 }", "3"},
    {"", "", "p.a { orphans: 3 } .a { orphans: 4 }", "3"},
    {"", "", "section p { orphans: 3 } p { orphans: 4 }", "3"},
    {"", "", ":where(#t) { orphans: 3 } p { orphans: 4 }", "4"},
    {"", "", ":is(p, #x) { orphans: 3 } .a.b { orphans: 4 }", "3"},
    {"", "", "* { orphans: 3 } :root p { orphans: 4 } * { orphans: 5 }", "4"},
    {"", "", ".a, #t { orphans: 3 } .a.b { orphans: 4 }", "3"},
    /* origins */
    {"#t { orphans: 3 }", "p { orphans: 4 }", "", "4"},
    {"", "#t { orphans: 3 }", "p { orphans: 4 }", "4"},
    {"p { orphans: 3 }", "p { orphans: 4 }", "p { orphans: 5 }", "5"},
    {"p { orphans: 3 }", "", "section { orphans: 4 }", "3"},
    /* importance, the origins turned round */
    {"", "", "p { orphans: 3 !important } #t { orphans: 4 }", "3"},
    {"", "", "p { orphans: 3 !important; orphans: 4 }", "3"},
    {"", "", "p { orphans: 3 !important } #t { orphans: 4 !important }", "4"},
    {"p { orphans: 3 !important }", "p { orphans: 4 !important }", "p { orphans: 5 !important }",
     "3"},
    {"", "p { orphans: 3 !important }", "#t { orphans: 5 !important }", "3"},
    {"", "p { orphans: 3 }", "p { orphans: 5 !important }", "5"},
    {"p { orphans: 3 !important }", "p { orphans: 4 }", "#t { orphans: 5 }", "3"},
    /* CSS-wide keywords; the section has 7 */
    {"", "", "section { orphans: 7 } p { orphans: 3 } p { orphans: inherit }", "7"},
    {"", "", "section { orphans: 7 } p { orphans: initial }", "2"},
    {"", "", "section { orphans: 7 } p { orphans: unset }", "7"},
    {"p { orphans: 3 }", "p { orphans: 4 }", "p { orphans: revert }", "4"},
    {"p { orphans: 3 }", "p { orphans: revert }", "p { orphans: revert }", "3"},
    {"p { orphans: 3 }", "", "p { orphans: 5 } p { orphans: revert }", "3"},
    {"", "", "section { orphans: 7 } p { orphans: revert }", "7"},
    {"p { orphans: revert }", "", "section { orphans: 7 }", "7"},
    {"", "p { orphans: 4 }", "p { orphans: revert !important } p { orphans: 5 }", "4"},
    {"", "p { orphans: inherit }", "section { orphans: 7 } p { orphans: revert }", "7"},
};

START_TEST(declarations_win_by_origin_importance_specificity_and_order)
{
    const OrderRow *row = &order_rows[_i];
    Styling *styling = styling_open("section.s(p#t.a.b)");
    styling_add(styling, SHEET_AUTHOR, row->author);
    styling_add(styling, SHEET_BASE, row->base);
    styling_add(styling, SHEET_HOUSE, row->house);
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    ck_value(styling, "t", "orphans", row->orphans);
    styling_close(styling);
}
END_TEST

/* --- inheritance --------------------------------------------------------------------------- */

START_TEST(inherited_values_are_the_computed_ones)
{
    Styling *styling = styling_of("div#d(p#p(em#e))",
                                  "div { font-size: 20pt; text-indent: 1em; line-height: 1.5;"
                                  " margin-top: 5pt; letter-spacing: 0.25em }"
                                  "p { font-size: 50% } em { font-size: 2em; line-height: 150% }");
    ck_value(styling, "p", "font-size", "10pt");
    ck_value(styling, "p", "text-indent", "20pt");
    ck_value(styling, "p", "line-height", "1.5");
    ck_value(styling, "p", "margin-top", "0");
    ck_value(styling, "p", "letter-spacing", "5pt");
    ck_value(styling, "e", "font-size", "20pt");
    ck_value(styling, "e", "line-height", "30pt");
    styling_close(styling);
}
END_TEST

START_TEST(rem_is_of_the_root_and_em_of_the_parent)
{
    Styling *styling = styling_of("div#d(p#p)", "body { font-size: 10pt; margin-top: 2rem }"
                                                "div { font-size: 2em } p { font-size: 1.5rem;"
                                                " margin-top: 1rem; margin-left: 1em }");
    ck_style_value(styling->tree->nodes[0].style, "margin-top", "20pt");
    ck_value(styling, "d", "font-size", "20pt");
    ck_value(styling, "p", "font-size", "15pt");
    ck_value(styling, "p", "margin-top", "10pt");
    ck_value(styling, "p", "margin-left", "15pt");
    styling_close(styling);
}
END_TEST

START_TEST(bolder_and_lighter_go_from_the_parent)
{
    static const struct {
        const char *parent;
        const char *bolder;
        const char *lighter;
    } rows[] = {{"50", "400", "50"},   {"100", "400", "100"},  {"349", "400", "100"},
                {"350", "700", "100"}, {"400", "700", "100"},  {"549", "700", "100"},
                {"550", "900", "400"}, {"700", "900", "400"},  {"750", "900", "700"},
                {"900", "900", "700"}, {"1000", "1000", "700"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet,
                      "p { font-weight: %s } em { font-weight: bolder } a { font-weight: lighter }",
                      rows[i].parent);
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p(em#e a#a)", sheet.at);
        ck_value(styling, "e", "font-weight", rows[i].bolder);
        ck_value(styling, "a", "font-weight", rows[i].lighter);
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

START_TEST(currentcolor_is_the_colour_of_the_element_that_uses_it)
{
    Styling *styling = styling_of(
        "div#d(p#p)", "div { color: red; border-top-color: inherit; border-style: solid }"
                      "p { color: blue; border: inherit }");
    Color color = style_color(styling_styled(styling, "p")->style, PROPERTY_BORDER_TOP_COLOR);
    ck_assert_uint_eq(color.c[2], 65535);
    styling_close(styling);
}
END_TEST

/* --- sharing ------------------------------------------------------------------------------- */

START_TEST(nodes_that_look_the_same_share_a_style)
{
    Styling *styling = styling_of("section(p#a(\"x\" em#x) p#b(em#y)) section(p#c.odd(em#z))",
                                  "p { margin-top: 1em } .odd { orphans: 2 } em { color: red }");
    const Style *a = styling_styled(styling, "a")->style;
    ck_assert_ptr_eq(a, styling_styled(styling, "b")->style);
    ck_assert_ptr_eq(a, styling_styled(styling, "c")->style);
    ck_assert_ptr_eq(styling_styled(styling, "x")->style, styling_styled(styling, "z")->style);
    const Node *text = styling_node(styling, "a")->first;
    ck_assert_ptr_eq(styling->tree->nodes[text->number].style, a);
    styling_close(styling);
}
END_TEST

/* The cache must go by what matched, not by name and classes. */
START_TEST(like_elements_that_match_different_rules_differ)
{
    Styling *styling = styling_of(
        "div(p#a p#b p#c[value=1] h1 p#d p#e)",
        "p { orphans: 3 } p + p { orphans: 4 } p[value] { orphans: 5 } h1 + p { orphans: 6 }"
        "p:last-child { orphans: 7 }");
    ck_value(styling, "a", "orphans", "3");
    ck_value(styling, "b", "orphans", "4");
    ck_value(styling, "c", "orphans", "5");
    ck_value(styling, "d", "orphans", "6");
    ck_value(styling, "e", "orphans", "7");
    styling_close(styling);
}
END_TEST

START_TEST(styles_are_numbered_from_0_and_equal_ones_are_one)
{
    Styling *styling = styling_of("p#a p#b(em#e)", "p { color: red } em { color: rgb(255, 0, 0);"
                                                   " margin-top: 0pt }");
    const StyledTree *tree = styling->tree;
    ck_assert_ptr_eq(styling_styled(styling, "a")->style, styling_styled(styling, "e")->style);
    bool is_used[16] = {false};
    for (uint32_t i = 0; i < styling->document->node_count; i++) {
        ck_assert_uint_lt(tree->nodes[i].style->number, tree->style_count);
        is_used[tree->nodes[i].style->number] = true;
    }
    ck_assert(tree->style_count <= 3 && is_used[tree->initial->number]);
    styling_close(styling);
}
END_TEST

START_TEST(many_rules_on_one_element_apply_in_their_order)
{
    Buffer sheet = {0};
    for (int i = 1; i <= 300; i++)
        buffer_format(&sheet, "p { widows: %d } .a { orphans: %d } ", i, i);
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p#t.a", sheet.at);
    ck_value(styling, "t", "widows", "300");
    ck_value(styling, "t", "orphans", "300");
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

/* --- custom properties --------------------------------------------------------------------- */

typedef struct VariableRow {
    const char *sheet; /* over div(p#t) */
    const char *property;
    const char *computed;
    int kind; /* what is found, or NOTHING_FOUND */
} VariableRow;

enum {
    NOTHING_FOUND = -1
};

static const VariableRow variable_rows[] = {
    {"p { --n: 5; orphans: var(--n) }", "orphans", "5", NOTHING_FOUND},
    {"p { orphans: var(--n); --n: 5 }", "orphans", "5", NOTHING_FOUND},
    {"div { --n: 5 } p { orphans: var(--n) }", "orphans", "5", NOTHING_FOUND},
    {"div { --n: 5 } p { --n: 6; orphans: var(--n) }", "orphans", "6", NOTHING_FOUND},
    {"div { --n: 5; orphans: 3 } p { --N: 6; orphans: var(--n) }", "orphans", "5", NOTHING_FOUND},
    {"p { orphans: VAR( --n , 7 ) }", "orphans", "7", NOTHING_FOUND},
    {"p { --n: 5; orphans: var(--n, 7) }", "orphans", "5", NOTHING_FOUND},
    {"p { --m: 5; orphans: var(--n, var(--m)) }", "orphans", "5", NOTHING_FOUND},
    {"p { --a: var(--b); --b: var(--c); --c: 5; orphans: var(--a) }", "orphans", "5",
     NOTHING_FOUND},
    {"p { --s: 2em; margin-top: calc(var(--s) + 1pt) }", "margin-top", "25pt", NOTHING_FOUND},
    {"p { --m: 1pt 2pt; margin: var(--m) 3pt }", "margin-bottom", "3pt", NOTHING_FOUND},
    {"p { --m: 1pt 2pt; margin: var(--m) 3pt }", "margin-left", "2pt", NOTHING_FOUND},
    {"p { --f: Times, serif; font: 10pt var(--f) }", "font-family", "\"Times\", serif",
     NOTHING_FOUND},
    {"p { --c: red; color: var(--c) }", "color", "#ff0000", NOTHING_FOUND},
    {"p { --x: 'a'; content: var(--x) counter(n) }", "content", "\"a\" counter(n, decimal)",
     NOTHING_FOUND},
    {"p { --e:; orphans: var(--e) 5 }", "orphans", "5", NOTHING_FOUND},
    {"p { --n: 5 !important; --n: 6; orphans: var(--n) }", "orphans", "5", NOTHING_FOUND},
    {"p { orphans: 4; orphans: var(--n, inherit) } div { orphans: 9 }", "orphans", "9",
     NOTHING_FOUND},
    {"div { --n: 5 } p { --n: initial; orphans: var(--n, 8) }", "orphans", "8", NOTHING_FOUND},
    {"div { --n: 5 } p { --n: inherit; orphans: var(--n, 8) }", "orphans", "5", NOTHING_FOUND},
    {"div { --n: 5 } p { --n: unset; orphans: var(--n, 8) }", "orphans", "5", NOTHING_FOUND},
    /* invalid at computed-value time: as if unset */
    {"div { orphans: 9 } p { orphans: 4; orphans: var(--n) }", "orphans", "9",
     STYLE_VARIABLE_MISSING},
    {"p { margin-top: 4pt; margin-top: var(--n) }", "margin-top", "0", STYLE_VARIABLE_MISSING},
    {"p { --n: red; margin-top: 4pt; margin-top: var(--n) }", "margin-top", "0", STYLE_BAD_VALUE},
    {"p { --n: 5 6; orphans: var(--n) }", "orphans", "2", STYLE_BAD_VALUE},
    {"p { --n: flex; display: var(--n) }", "display", "inline", STYLE_UNSUPPORTED_VALUE},
    /* cycles */
    {"p { --a: var(--a); orphans: var(--a, 8) }", "orphans", "8", STYLE_VARIABLE_CYCLE},
    {"p { --a: var(--b); --b: var(--a); orphans: var(--a, 8) }", "orphans", "8",
     STYLE_VARIABLE_CYCLE},
    {"p { --a: var(--b, 5); --b: var(--c); --c: var(--a); orphans: var(--b, 8) }", "orphans", "8",
     STYLE_VARIABLE_CYCLE},
    {"p { --a: var(--b) ; --b: var(--b, 3); orphans: var(--a, 8) }", "orphans", "8",
     STYLE_VARIABLE_CYCLE},
    {"div { --a: 5 } p { --b: var(--a); --a: var(--b); orphans: var(--a, 8) }", "orphans", "8",
     STYLE_VARIABLE_CYCLE},
    {"div { --a: 5 } p { --b: var(--a); orphans: var(--b, 8) }", "orphans", "5", NOTHING_FOUND},
};

START_TEST(var_stands_for_the_value_of_a_custom_property)
{
    const VariableRow *row = &variable_rows[_i];
    Styling *styling = styling_of("div(p#t)", row->sheet);
    ck_value(styling, "t", row->property, row->computed);
    if (row->kind == NOTHING_FOUND)
        ck_no_findings(styling->diagnostics);
    else
        ck_assert_uint_gt(styling->diagnostics->seen[row->kind], 0);
    styling_close(styling);
}
END_TEST

START_TEST(a_custom_property_that_is_missing_is_told_once_with_its_place)
{
    Styling *styling = styling_of("p p(em) div(p)", "p { color: var(--ink) }");
    ck_found(styling->diagnostics, STYLE_VARIABLE_MISSING, 1);
    const Diagnostic *finding = &styling->diagnostics->items[0];
    ck_text(finding->details[0], "--ink");
    ck_text(finding->details[1], "color");
    ck_assert_uint_eq(finding->span.begin, 4);
    styling_close(styling);
}
END_TEST

START_TEST(custom_properties_set_styles_apart_only_where_they_are_used)
{
    Styling *styling = styling_of("div.x(p#a(em#e)) div.y(p#b(em#f))",
                                  ".x { --n: 3 } .y { --n: 4 } em { orphans: var(--n) }");
    ck_assert_ptr_eq(styling_styled(styling, "a")->style, styling_styled(styling, "b")->style);
    ck_value(styling, "e", "orphans", "3");
    ck_value(styling, "f", "orphans", "4");
    styling_close(styling);
}
END_TEST

/* --- pseudo-elements ----------------------------------------------------------------------- */

START_TEST(pseudo_elements_inherit_from_their_element)
{
    Styling *styling = styling_of("p#t.a", "p { color: red; margin-top: 3pt; font-size: 20pt }"
                                           "p::before { content: 'x'; font-size: 0.5em }"
                                           ".a::before { margin-top: inherit }"
                                           "::before { content: 'y' }");
    const Generated *before = styling_styled(styling, "t")->before;
    ck_generated(before, "\"x\"");
    ck_style_value(before->style, "color", "#ff0000");
    ck_style_value(before->style, "font-size", "10pt");
    ck_style_value(before->style, "margin-top", "3pt");
    ck_assert_ptr_null(styling_styled(styling, "t")->after);
    styling_close(styling);
}
END_TEST

typedef struct PseudoRow {
    const char *sheet; /* over p#t("x") */
    const char *before;
    const char *after;
    const char *replacement;
} PseudoRow;

static const PseudoRow pseudo_rows[] = {
    {"", "none", "none", "none"},
    {"p::before { color: red }", "none", "none", "none"},
    {"p::before { content: normal }", "none", "none", "none"},
    {"p::before { content: none }", "none", "none", "none"},
    {"p::before { content: '' }", "", "none", "none"},
    {"p::before { content: 'a' } p::after { content: 'b' }", "\"a\"", "\"b\"", "none"},
    {"p:before { content: 'a' } p:after { content: 'b' }", "\"a\"", "\"b\"", "none"},
    {"p::before { content: 'a'; display: none }", "none", "none", "none"},
    {"p { display: none } p::before { content: 'a' }", "none", "none", "none"},
    {"div { display: none } p::before { content: 'a' }", "none", "none", "none"},
    {"p { content: 'c' }", "none", "none", "\"c\""},
    {"p { content: none }", "none", "none", ""},
    {"p { content: 'c' } p::before { content: 'a' }", "\"a\"", "none", "\"c\""},
    {"p { content: attr(id) }", "none", "none", "\"t\""},
};

START_TEST(content_makes_pseudo_elements_and_replaces_children)
{
    const PseudoRow *row = &pseudo_rows[_i];
    Styling *styling = styling_of("div(p#t(\"x\"))", row->sheet);
    const StyledNode *styled = styling_styled(styling, "t");
    ck_generated(styled->before, row->before);
    ck_generated(styled->after, row->after);
    ck_generated(styled->replacement, row->replacement);
    styling_close(styling);
}
END_TEST

/* --- the base sheet ------------------------------------------------------------------------ */

START_TEST(html_looks_as_browsers_show_it)
{
    static const struct {
        const char *tree;
        const char *property;
        const char *computed;
    } rows[] = {
        {"p#t", "display", "block"},
        {"p#t", "margin-top", "12pt"},
        {"em#t", "display", "inline"},
        {"em#t", "font-style", "italic"},
        {"strong#t", "font-weight", "700"},
        {"h1#t", "font-size", "24pt"},
        {"h1#t", "margin-top", "16.08pt"},
        {"h3#t", "bookmark-level", "3"},
        {"h2#t", "break-after", "avoid"},
        {"li#t", "display", "list-item"},
        {"ul(li#t)", "list-style-type", "disc"},
        {"ul(li(ul(li#t)))", "list-style-type", "circle"},
        {"ol(li#t)", "list-style-type", "decimal"},
        {"ol(li(ol#t))", "margin-top", "0"},
        {"sup#t", "vertical-align", "super"},
        {"sup#t", "line-height", "0"},
        {"sup#t", "font-size", "10pt"},
        {"aside#t.note", "float", "footnote"},
        {"aside#t", "float", "none"},
        {"pre#t", "white-space", "pre"},
        {"blockquote#t", "margin-left", "30pt"},
        {"p[dir=rtl](em#t)", "direction", "rtl"},
        {"p[dir=rtl](em[dir=ltr](em#t))", "direction", "ltr"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_open(rows[i].tree);
        styling_add_base(styling);
        styling_make(styling);
        ck_value(styling, "t", rows[i].property, rows[i].computed);
        styling_close(styling);
    }
}
END_TEST

START_TEST(a_document_in_arabic_runs_from_right_to_left)
{
    Styling *styling = styling_open("p#t ol#o(li)");
    styling->document->language = text_of("ar");
    styling_add_base(styling);
    styling_make(styling);
    ck_value(styling, "t", "direction", "rtl");
    ck_value(styling, "o", "padding-right", "30pt");
    styling_close(styling);
}
END_TEST

/* --- the dump ------------------------------------------------------------------------------ */

START_TEST(the_dump_shows_what_differs_from_the_parent)
{
    Styling *styling = styling_of(
        "section.annex(h1#x(\"One\") p(\"text\" em \"more\")) ul(li)",
        "section { color: red; margin-top: 3pt } h1 { bookmark-level: 1; string-set: s content() }"
        "p { color: red } p::before { content: 'a' counter(page) leader('.'); color: blue }"
        "em { content: 'b' / 'c' } li { display: list-item; list-style: '- ' }");
    Buffer out = {0};
    styled_dump(styling->tree, &out);
    ck_buffer(&out,
              "body\n"
              "  section.annex { color: #ff0000; margin-top: 3pt }\n"
              "    h1#x { string-set: s content(text); bookmark-level: 1 }\n"
              "      string s \"One\"\n"
              "      bookmark \"One\"\n"
              "    p\n"
              "      ::before { color: #0000ff; content: \"a\" counter(page, decimal) "
              "leader(\".\") } \"a\" counter(page, decimal) leader(.)\n"
              "      em { content: \"b\" / \"c\" }\n"
              "        content \"b\" read as \"c\"\n"
              "  ul\n"
              "    li { display: list-item; list-style-type: \"- \" }\n"
              "      ::marker \"- \"\n",
              "the dump");
    styling_close(styling);
}
END_TEST

Suite *cascade_suite(void);
Suite *cascade_suite(void)
{
    Suite *suite = suite_create("cascade");
    TCase *cases = tcase_create("cascade");
    tcase_add_loop_test(cases, declarations_win_by_origin_importance_specificity_and_order, 0,
                        (int)(sizeof order_rows / sizeof *order_rows));
    tcase_add_test(cases, inherited_values_are_the_computed_ones);
    tcase_add_test(cases, rem_is_of_the_root_and_em_of_the_parent);
    tcase_add_test(cases, bolder_and_lighter_go_from_the_parent);
    tcase_add_test(cases, currentcolor_is_the_colour_of_the_element_that_uses_it);
    tcase_add_test(cases, nodes_that_look_the_same_share_a_style);
    tcase_add_test(cases, like_elements_that_match_different_rules_differ);
    tcase_add_test(cases, styles_are_numbered_from_0_and_equal_ones_are_one);
    tcase_add_test(cases, many_rules_on_one_element_apply_in_their_order);
    tcase_add_loop_test(cases, var_stands_for_the_value_of_a_custom_property, 0,
                        (int)(sizeof variable_rows / sizeof *variable_rows));
    tcase_add_test(cases, a_custom_property_that_is_missing_is_told_once_with_its_place);
    tcase_add_test(cases, custom_properties_set_styles_apart_only_where_they_are_used);
    tcase_add_test(cases, pseudo_elements_inherit_from_their_element);
    tcase_add_loop_test(cases, content_makes_pseudo_elements_and_replaces_children, 0,
                        (int)(sizeof pseudo_rows / sizeof *pseudo_rows));
    tcase_add_test(cases, html_looks_as_browsers_show_it);
    tcase_add_test(cases, a_document_in_arabic_runs_from_right_to_left);
    tcase_add_test(cases, the_dump_shows_what_differs_from_the_parent);
    suite_add_tcase(suite, cases);
    return suite;
}
