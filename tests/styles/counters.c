#include "styles/counters.h"

#include "styles/counter_styles.h"
#include "tests/styles/styling.h"

/* --- counter styles ------------------------------------------------------------------------ */

typedef struct StyleRow {
    int32_t number;
    Keyword style;
    const char *printed;
} StyleRow;

static const StyleRow style_rows[] = {
    {0, KEYWORD_DECIMAL, "0"},
    {-12, KEYWORD_DECIMAL, "-12"},
    {2147483647, KEYWORD_DECIMAL, "2147483647"},
    {7, KEYWORD_DECIMAL_LEADING_ZERO, "07"},
    {0, KEYWORD_DECIMAL_LEADING_ZERO, "00"},
    {10, KEYWORD_DECIMAL_LEADING_ZERO, "10"},
    {-7, KEYWORD_DECIMAL_LEADING_ZERO, "-07"},
    {-10, KEYWORD_DECIMAL_LEADING_ZERO, "-10"},
    {1, KEYWORD_LOWER_ALPHA, "a"},
    {26, KEYWORD_LOWER_ALPHA, "z"},
    {27, KEYWORD_LOWER_ALPHA, "aa"},
    {52, KEYWORD_LOWER_LATIN, "az"},
    {53, KEYWORD_LOWER_ALPHA, "ba"},
    {702, KEYWORD_UPPER_ALPHA, "ZZ"},
    {703, KEYWORD_UPPER_LATIN, "AAA"},
    {2147483647, KEYWORD_LOWER_ALPHA, "fxshrxw"},
    {0, KEYWORD_LOWER_ALPHA, "0"},
    {-1, KEYWORD_UPPER_ALPHA, "-1"},
    {1, KEYWORD_LOWER_ROMAN, "i"},
    {4, KEYWORD_LOWER_ROMAN, "iv"},
    {9, KEYWORD_UPPER_ROMAN, "IX"},
    {14, KEYWORD_LOWER_ROMAN, "xiv"},
    {49, KEYWORD_UPPER_ROMAN, "XLIX"},
    {1994, KEYWORD_UPPER_ROMAN, "MCMXCIV"},
    {3999, KEYWORD_LOWER_ROMAN, "mmmcmxcix"},
    {4000, KEYWORD_LOWER_ROMAN, "4000"},
    {0, KEYWORD_UPPER_ROMAN, "0"},
    {5, KEYWORD_DISC, "•"},
    {5, KEYWORD_CIRCLE, "◦"},
    {5, KEYWORD_SQUARE, "▪"},
    {5, KEYWORD_NONE, ""},
};

START_TEST(a_number_is_written_in_the_counter_style)
{
    const StyleRow *row = &style_rows[_i];
    Buffer out = {0};
    counter_print(row->number, row->style, &out);
    ck_buffer(&out, row->printed, keyword_name(row->style));
}
END_TEST

/* --- scopes -------------------------------------------------------------------------------- */

/* A tree and a sheet, and what ::before of all elements that have one says, in order. */
typedef struct CounterRow {
    const char *tree;
    const char *sheet;
    const char *texts;
} CounterRow;

static const CounterRow counter_rows[] = {
    /* increment makes a counter where there is none, for the element and its siblings */
    {"p p p", "p { counter-increment: n } p::before { content: counter(n) }", "1 2 3"},
    {"div(p p) div(p)", "p { counter-increment: n } p::before { content: counter(n) }", "1 2 1"},
    {"div(p p) div(p)",
     "body { counter-reset: n } p { counter-increment: n } p::before { content: counter(n) }",
     "1 2 3"},
    {"div(p p) div(p)",
     "div { counter-reset: n } p { counter-increment: n } p::before { content: counter(n) }",
     "1 2 1"},
    {"p p", "p { counter-increment: n 5 } p::before { content: counter(n) }", "5 10"},
    {"p p", "p { counter-increment: n -1 } p::before { content: counter(n) }", "-1 -2"},
    {"p", "p { counter-increment: n n 2 } p::before { content: counter(n) }", "3"},
    {"p p",
     "body { counter-reset: n 7 } p { counter-increment: n } p::before { content: counter(n) }",
     "8 9"},
    {"p", "p::before { content: counter(n) }", "0"},
    {"p p", "p { counter-increment: n 2147483647 } p::before { content: counter(n) }",
     "2147483647 2147483647"},
    /* reset, then increment, then set */
    {"p p",
     "p { counter-set: n 9; counter-increment: n 2; counter-reset: n 5 }"
     "p::before { content: counter(n) }",
     "9 9"},
    {"p p", "p { counter-increment: n 2; counter-reset: n 5 } p::before { content: counter(n) }",
     "7 7"},
    {"h1 p p h1 p",
     "body { counter-reset: a b } h1 { counter-increment: a; counter-reset: b }"
     "p { counter-increment: b } p::before { content: counter(a) '.' counter(b) }",
     "1.1 1.2 2.1"},
    /* a sibling's reset replaces the counter, a child's nests one */
    {"ol(li li(ol(li li)) li)",
     "ol { counter-reset: n } li { counter-increment: n }"
     "li::before { content: counters(n, '.') }",
     "1 2 2.1 2.2 3"},
    {"ol(li ol(li ol(li)) li)",
     "ol { counter-reset: n } li { counter-increment: n }"
     "li::before { content: counters(n, '-', upper-roman) }",
     "I I-I I-I-I I-II"},
    {"div(h1 p h1 p)",
     "h1 { counter-reset: n } p { counter-increment: n }"
     "p::before { content: counters(n, '.') }",
     "1 1"},
    {"p", "p { counter-reset: n 1 n 2 } p::before { content: counters(n, '.') }", "2"},
    {"p", "p::before { content: counters(n, '.') }", "0"},
    /* pseudo-elements count as first and last children */
    {"p(em) p(em)",
     "p::before { counter-increment: n; content: counter(n) }"
     "em::before { content: counter(n) }",
     "1 1 1 1"},
    {"div(p em)",
     "div::before { counter-reset: n 5; content: 'x' }"
     "p { counter-increment: n } p::before { content: counter(n) }",
     "x 6"},
    {"p p",
     "body { counter-reset: n } p::before { counter-increment: n; content: none }"
     "p::before { content: none } em::before {} p { counter-increment: m }",
     ""},
    {"p p",
     "body { counter-reset: n } p::after { counter-increment: n; content: counter(n) }"
     "p::before { content: counter(n) }",
     "0 1"},
    /* what is not displayed does not count */
    {"p p.off p",
     "p { counter-increment: n } .off { display: none } p::before { content: counter(n) }", "1 2"},
    {"p div.off(p p) p",
     "body { counter-reset: n } p { counter-increment: n } .off { display: none }"
     "p::before { content: counter(n) }",
     "1 2"},
    /* attributes */
    {"p p[value=7] p",
     "p { counter-increment: n } p[value] { counter-set: n attr(value integer) }"
     "p::before { content: counter(n) }",
     "1 7 8"},
    {"p p[value=-3] p[value=+2]",
     "p[value] { counter-set: n attr(value integer) }"
     "p::before { content: counter(n) }",
     "0 -3 2"},
    {"p[value=x] p[value= 4 ]",
     "p { counter-increment: n } p { counter-set: n attr(value integer) }"
     "p::before { content: counter(n) }",
     "1 4"},
    {"div[start=4](p p)",
     "div { counter-reset: n attr(start integer) } p { counter-increment: n }"
     "p::before { content: counter(n) }",
     "5 6"},
    /* list-item by itself */
    {"ol(li li) ol(li)",
     "ol { counter-reset: list-item } li { display: list-item }"
     "li::before { content: counter(list-item) }",
     "1 2 1"},
    {"ol(li li li)",
     "ol { counter-reset: list-item } li { display: list-item;"
     " counter-increment: list-item 2 } li::before { content: counter(list-item) }",
     "2 4 6"},
    {"ol(li li)",
     "ol { counter-reset: list-item } li { display: list-item;"
     " counter-increment: list-item 0 } li::before { content: counter(list-item) }",
     "0 0"},
    {"ol(li li)",
     "ol { counter-reset: list-item } li { display: list-item;"
     " counter-increment: other } li::before { content: counter(list-item) }",
     "1 2"},
    {"p p", "p::before { content: counter(list-item) }", "0 0"},
    /* footnote by itself, through the whole document */
    {"p(aside.note aside.note) p(aside.note)",
     ".note { float: footnote } .note::before { content: counter(footnote) }", "1 2 3"},
    {"p(aside.note) p(aside.note)",
     "body { counter-reset: x } .note { float: footnote; counter-increment: footnote 5 }"
     ".note::before { content: counter(footnote) }",
     "5 10"},
    {"section(p(aside.note)) section(p(aside.note))",
     "section { counter-reset: footnote } .note { float: footnote }"
     ".note::before { content: counter(footnote, lower-alpha) }",
     "a a"},
    {"p(aside)", "aside::before { content: counter(footnote) }", "0"},
    /* other items */
    {"p[title=a b]", "p::before { content: attr(title) '|' attr(none) }", "a b|"},
    {"p.x.y", "p::before { content: attr(class) }", "x y"},
    {"p(\"some \" em(\"text\"))", "p::before { content: '[' content() ']' }", "[some text]"},
    {"p(\"a\" aside.note(\"b\") \"c\")", "p::before { content: content(text) }", "ac"},
};

/* The texts of ::before in reading order, with a blank between. */
static void put_befores(const Styling *styling, Buffer *out)
{
    const Node *root = styling->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        const Generated *before = styling->tree->nodes[node->number].before;
        if (!before)
            continue;
        if (out->bytes)
            buffer_byte(out, ' ');
        for (uint32_t i = 0; i < before->count; i++)
            buffer_put(out, before->content[i].text);
    }
}

START_TEST(counters_count_in_their_scopes)
{
    const CounterRow *row = &counter_rows[_i];
    Styling *styling = styling_of(row->tree, row->sheet);
    ck_no_findings(styling->diagnostics);
    Buffer out = {0};
    put_befores(styling, &out);
    ck_buffer(&out, row->texts, row->sheet);
    styling_close(styling);
}
END_TEST

/* --- quotation marks ----------------------------------------------------------------------- */

START_TEST(quotation_marks_nest_and_follow_the_language)
{
    static const struct {
        const char *tree;
        const char *sheet;
        const char *texts;
    } rows[] = {
        {"p", "p::before { content: open-quote close-quote }", "“”"},
        {"p", "p::before { content: open-quote open-quote close-quote close-quote }", "“‘’”"},
        {"p", "p::before { content: open-quote open-quote open-quote }", "“‘‘"},
        {"p(em)",
         "p::before { content: open-quote } em::before { content: open-quote 'x' close-quote }",
         "“ ‘x’"},
        {"p p", "p::before { content: open-quote } p::after { content: close-quote }", "“ “"},
        {"p[lang=fr]", "p::before { content: open-quote close-quote }", "«\u00A0\u00A0»"},
        {"p[lang=ru]", "p::before { content: open-quote open-quote close-quote close-quote }",
         "«„“»"},
        {"p[lang=es-MX]", "p::before { content: open-quote close-quote }", "«»"},
        {"p", "p::before { content: close-quote 'x' }", "x"},
        {"p p", "p::before { content: no-open-quote open-quote }", "‘ ‘"},
        {"p", "p::before { content: open-quote no-close-quote close-quote 'x' }", "“x"},
        {"p", "p { quotes: none } p::before { content: open-quote 'x' close-quote }", "x"},
        {"p", "p { quotes: '<' '>' } p::before { content: open-quote open-quote close-quote }",
         "<<>"},
        {"p",
         "p { quotes: '<' '>' '[' ']' } p::before { content: open-quote open-quote 'x'"
         " close-quote close-quote }",
         "<[x]>"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_of(rows[i].tree, rows[i].sheet);
        Buffer out = {0};
        put_befores(styling, &out);
        ck_buffer(&out, rows[i].texts, rows[i].sheet);
        styling_close(styling);
    }
}
END_TEST

/* --- markers ------------------------------------------------------------------------------- */

START_TEST(a_list_item_has_the_marker_of_its_type_or_its_content)
{
    static const struct {
        const char *sheet; /* over ol(li li#t) */
        const char *marker;
    } rows[] = {
        {"li { display: list-item }", "\"• \""},
        {"li { display: list-item; list-style-type: decimal }", "\"2. \""},
        {"li { display: list-item; list-style-type: lower-alpha }", "\"b. \""},
        {"li { display: list-item; list-style-type: '– ' }", "\"– \""},
        {"li { display: list-item; list-style-type: '' }", "none"},
        {"li { display: list-item; list-style-type: none }", "none"},
        {"li { display: list-item } li::marker { content: none }", "none"},
        {"li { display: list-item } li::marker { content: normal }", "\"• \""},
        {"li { display: list-item } li::marker { content: '(' counter(list-item, lower-alpha) "
         "')\\9' }",
         "\"(b)\\t\""},
        {"li { display: list-item; list-style-type: none } li::marker { content: 'x' }", "\"x\""},
        {"li { display: block } li::marker { content: 'x' }", "none"},
        {"ol { display: none } li { display: list-item }", "none"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_of("ol(li li#t)", rows[i].sheet);
        ck_generated(styling_styled(styling, "t")->marker, rows[i].marker);
        styling_close(styling);
    }
}
END_TEST

START_TEST(a_marker_has_a_style_even_if_no_rule_names_it)
{
    Styling *styling = styling_of("ol(li#t)", "li { display: list-item; color: red }");
    ck_style_value(styling_styled(styling, "t")->marker->style, "color", "#ff0000");
    ck_style_value(styling_styled(styling, "t")->marker->style, "display", "inline");
    styling_close(styling);
}
END_TEST

/* --- notes --------------------------------------------------------------------------------- */

START_TEST(notes_have_calls_and_markers_and_further_calls_have_their_number)
{
    Styling *styling = styling_open("p(\"x\" aside#n1.note(\"a\") a#c.note-call[href=#n2])"
                                    "p(aside#n2.note(\"b\") a#d.note-call[href=#n1])");
    styling_add_base(styling);
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    ck_generated(styling_styled(styling, "n1")->note_call, "\"1\"");
    ck_generated(styling_styled(styling, "n2")->note_call, "\"2\"");
    ck_generated(styling_styled(styling, "n2")->note_marker, "\"2 \"");
    ck_generated(styling_styled(styling, "c")->replacement, "\", \" \"2\"");
    ck_generated(styling_styled(styling, "d")->replacement, "\", \" \"1\"");
    ck_style_value(styling_styled(styling, "n1")->note_call->style, "vertical-align", "super");
    ck_style_value(styling_styled(styling, "n1")->note_call->style, "line-height", "0");
    ck_style_value(styling_styled(styling, "c")->style, "vertical-align", "super");
    ck_assert_ptr_null(styling_styled(styling, "c")->note_call);
    styling_close(styling);
}
END_TEST

START_TEST(only_notes_have_calls)
{
    Styling *styling = styling_of("p(aside#t)", "::footnote-call { content: counter(footnote) }");
    ck_assert_ptr_null(styling_styled(styling, "t")->note_call);
    styling_close(styling);
}
END_TEST

/* --- targets ------------------------------------------------------------------------------- */

START_TEST(targets_are_resolved_forwards_and_backwards)
{
    static const struct {
        const char *content;
        const char *generated; /* of a#t[href=#x] before and a#u[href=#x] behind h1#x */
    } rows[] = {
        {"target-counter(attr(href), n)", "\"2\""},
        {"target-counter(attr(href), n, upper-roman)", "\"II\""},
        {"target-counter('#y', n)", "\"3\""},
        {"target-counter(url(#y), n)", "\"3\""},
        {"target-counter(attr(href), none-such)", "\"0\""},
        {"target-counter(attr(href), page)", "page-of(#x)"},
        {"target-counters(attr(href), n, '.')", "\"2\""},
        {"target-counters('#z', n, '.', lower-roman)", "\"iii.i\""},
        {"target-counter('#z', n)", "\"1\""},
        {"target-text(attr(href))", "\"Title\""},
        {"target-text(attr(href), content)", "\"Title\""},
        {"target-text(attr(href), before)", "\"§ 2 \""},
        {"target-text(attr(href), after)", "\"!\""},
        {"'see ' target-counter(attr(href), n) '.'", "\"see \" \"2\" \".\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet,
                      "body, em { counter-reset: n } h1, strong { counter-increment: n }"
                      "h1::before { content: '§ ' counter(n) ' ' } h1::after { content: '!' }"
                      "a { content: %s }",
                      rows[i].content);
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of(
            "h1 p(a#t[href=#x]) h1#x(\"Title\") h1#y p(a#u[href=#x]) div(em(strong#z))", sheet.at);
        ck_no_findings(styling->diagnostics);
        ck_generated(styling_styled(styling, "t")->replacement, rows[i].generated);
        ck_generated(styling_styled(styling, "u")->replacement, rows[i].generated);
        buffer_free(&sheet);
        styling_close(styling);
    }
}
END_TEST

START_TEST(a_target_that_is_not_there_is_told_and_stays_empty)
{
    static const char *const trees[] = {"a#t[href=#nowhere]", "a#t[href=http:x]", "a#t",
                                        "a#t[href=#x] div(p#x)"};
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        Styling *styling = styling_of(trees[i], "a { content: target-counter(attr(href), n) }"
                                                "div { display: none }");
        ck_found(styling->diagnostics, STYLE_TARGET_MISSING, 1);
        ck_generated(styling_styled(styling, "t")->replacement, "\"\"");
        styling_close(styling);
    }
}
END_TEST

/* --- strings and bookmarks ----------------------------------------------------------------- */

START_TEST(elements_set_strings_and_bookmarks_as_text)
{
    Styling *styling = styling_of(
        "h1#t[title=T](\"One \" em(\"two\")) h2#x(\"Later\") h3#n",
        "h1 { counter-increment: n; string-set: a content(), b attr(title) '-' counter(n), c 'x'"
        " target-text('#x'), d content(before); bookmark-level: 1 }"
        "h1::before { content: 'B' counter(n) }"
        "h2 { bookmark-level: 2; bookmark-label: 'see ' content(text); string-set: none }");
    const StringSetting *setting = styling_styled(styling, "t")->strings;
    static const char *const expected[][2] = {
        {"a", "One two"}, {"b", "T-1"}, {"c", "xLater"}, {"d", "B1"}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, setting = setting->next) {
        ck_assert_ptr_nonnull(setting);
        ck_text(setting->name->text, expected[i][0]);
        ck_text(setting->text, expected[i][1]);
    }
    ck_assert_ptr_null(setting);
    ck_text(styling_styled(styling, "t")->bookmark, "One two");
    ck_text(styling_styled(styling, "x")->bookmark, "see Later");
    ck_assert_uint_eq(styling_styled(styling, "n")->bookmark.bytes, 0);
    ck_assert_ptr_null(styling_styled(styling, "x")->strings);
    styling_close(styling);
}
END_TEST

START_TEST(what_only_pages_know_is_left_to_layout)
{
    Styling *styling =
        styling_of("p#t", "p::before { content: 'p. ' counter(page) ' of ' counter(pages,"
                          " lower-roman) leader(dotted) }");
    ck_generated(styling_styled(styling, "t")->before,
                 "\"p. \" page(decimal) \" of \" pages(lower-roman) leader(. )");
    styling_close(styling);
}
END_TEST

START_TEST(an_alternative_is_said_once_for_all_parts)
{
    Styling *styling =
        styling_of("p#t p#u p#v", "#t::before { content: '*' counter(page) / 'note ' attr(id) }"
                                  "#u::before { content: '*' / '' }"
                                  "#v::before { content: '*' }");
    ck_generated(styling_styled(styling, "t")->before, "\"*\"/\"note t\" page(decimal)/\"\"");
    ck_generated(styling_styled(styling, "u")->before, "\"*\"/\"\"");
    ck_generated(styling_styled(styling, "v")->before, "\"*\"");
    styling_close(styling);
}
END_TEST

Suite *counters_suite(void);
Suite *counters_suite(void)
{
    Suite *suite = suite_create("counters");
    TCase *cases = tcase_create("counters");
    tcase_add_loop_test(cases, a_number_is_written_in_the_counter_style, 0,
                        (int)(sizeof style_rows / sizeof *style_rows));
    tcase_add_loop_test(cases, counters_count_in_their_scopes, 0,
                        (int)(sizeof counter_rows / sizeof *counter_rows));
    tcase_add_test(cases, quotation_marks_nest_and_follow_the_language);
    tcase_add_test(cases, a_list_item_has_the_marker_of_its_type_or_its_content);
    tcase_add_test(cases, a_marker_has_a_style_even_if_no_rule_names_it);
    tcase_add_test(cases, notes_have_calls_and_markers_and_further_calls_have_their_number);
    tcase_add_test(cases, only_notes_have_calls);
    tcase_add_test(cases, targets_are_resolved_forwards_and_backwards);
    tcase_add_test(cases, a_target_that_is_not_there_is_told_and_stays_empty);
    tcase_add_test(cases, elements_set_strings_and_bookmarks_as_text);
    tcase_add_test(cases, what_only_pages_know_is_left_to_layout);
    tcase_add_test(cases, an_alternative_is_said_once_for_all_parts);
    suite_add_tcase(suite, cases);
    return suite;
}
