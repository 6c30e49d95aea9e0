#include "styles/selectors.h"

#include <time.h>

#include "tests/styles/styling.h"

/* --- matching ------------------------------------------------------------------------------ */

typedef struct MatchRow {
    const char *tree;
    const char *selectors;
    const char *ids; /* of the elements that match; the body is "body" */
} MatchRow;

#define FAMILY "section#s.a(h1#t p#p1.x.y(em#e1 \"-\" em#e2) p#p2.x(strong#b(em#e3)) div#d(p#p3))"
#define LIST   "ol#o(li#a li#b li#c li#d li#e li#f)"
#define MIXED  "div#m(h2#h p#a \"text\" p#b h2#i p#c ul#u)"

static const MatchRow match_rows[] = {
    /* simple selectors */
    {FAMILY, "p", "p1 p2 p3"},
    {FAMILY, "P", "p1 p2 p3"},
    {FAMILY, "*", "body s t p1 e1 e2 p2 b e3 d p3"},
    {FAMILY, ".x", "p1 p2"},
    {FAMILY, ".x.y", "p1"},
    {FAMILY, ".y.x", "p1"},
    {FAMILY, "p.x", "p1 p2"},
    {FAMILY, "em.x", ""},
    {FAMILY, ".X", ""},
    {FAMILY, "#p1", "p1"},
    {FAMILY, "p#p1.x", "p1"},
    {FAMILY, "h1#p1", ""},
    {FAMILY, "*.x", "p1 p2"},
    {FAMILY, "body", "body"},
    /* html, which stands round the body of HTML, is the root */
    {FAMILY, "html", "body"},
    {FAMILY, "html.x", ""},
    {FAMILY, "html body", "body"},
    {FAMILY, "html > body", "body"},
    {FAMILY, "html > p", ""},
    {FAMILY, "html p", "p1 p2 p3"},
    {FAMILY, "html > body > section", "s"},
    {FAMILY, "html:root p em", "e1 e2 e3"},
    {FAMILY, "html + p", ""},
    {FAMILY, "p html", ""},
    {FAMILY, ":not(html) > em", "e1 e2 e3"},
    /* combinators */
    {FAMILY, "section em", "e1 e2 e3"},
    {FAMILY, "p em", "e1 e2 e3"},
    {FAMILY, "p > em", "e1 e2"},
    {FAMILY, "p>em", "e1 e2"},
    {FAMILY, "section > em", ""},
    {FAMILY, "section > p", "p1 p2"},
    {FAMILY, "section p", "p1 p2 p3"},
    {FAMILY, "body section p em", "e1 e2 e3"},
    {FAMILY, "section strong em", "e3"},
    {FAMILY, "section > p > strong > em", "e3"},
    {FAMILY, "section > p em", "e1 e2 e3"},
    {FAMILY, "div p", "p3"},
    {FAMILY, "p p", ""},
    {FAMILY, "em + em", "e2"},
    {FAMILY, "h1 + p", "p1"},
    {FAMILY, "h1 + div", ""},
    {FAMILY, "h1 ~ p", "p1 p2"},
    {FAMILY, "h1 ~ div", "d"},
    {FAMILY, "p ~ h1", ""},
    {FAMILY, "h1 ~ p em", "e1 e2 e3"},
    {FAMILY, "h1 + p em", "e1 e2"},
    {FAMILY, "h1 + p + p strong", "b"},
    {FAMILY, ".y ~ .x > strong em", "e3"},
    {MIXED, "h2 + p", "a c"},
    {MIXED, "p + p", "b"},
    {MIXED, "p ~ h2 ~ p", "c"},
    {MIXED, "h2 ~ h2 ~ ul", "u"},
    {MIXED, "p + h2 + p + ul", "u"},
    {MIXED, "p + p ~ ul", "u"},
    {MIXED, "h2 + p + h2", ""},
    {MIXED, "div > h2 ~ p", "a b c"},
    {MIXED, "section > h2 ~ p", ""},
    /* the n-th of those that a list selects */
    {MIXED, "p:nth-child(1 of p)", "a"},
    {MIXED, "*:nth-child(2 of p)", "b"},
    {MIXED, ":nth-last-child(1 of p)", "c"},
    {MIXED, ":nth-child(2n+1 of p, h2)", "h b c"},
    {MIXED, ":nth-child(even of h2 + p)", "c"},
    {MIXED, "h2:nth-child(1 of p)", ""},
    {MIXED, ":nth-last-child(-n+2 of h2, ul)", "i u"},
    {FAMILY, ":nth-child(2 of .x)", "p2"},
    {FAMILY, "section > :nth-child(1 of :not(h1))", "p1"},
    {FAMILY, ":nth-child(1 of body)", "body"},
    {LIST, "li:nth-child(2 of :nth-child(odd))", "c"},
    {LIST, "li:nth-child(n+3 of li:not(#a))", "d e f"},
    /* a choice must be reconsidered */
    {"section(div#d1(div#d2(p#x)))", "section > div p", "x"},
    {"section(div#d1(div(div#d2(p#x))))", "section > div p", "x"},
    {"section(div.a(div.b(div.b(p#x))))", ".a > .b p", "x"},
    {"section(div.a(div.b(div.c(div.b(p#x)))))", ".a > .b .b p", "x"},
    {"section(div.a(div.c(div.b(p#x))))", ".a > .b p", ""},
    {"div(h1 p.a p.b p.b p#x)", ".a + .b ~ p:last-child", "x"},
    {"div(h1 p.b p.b p#x)", ".a + .b ~ p", ""},
    {"div(h1 p.a p.b p.c p.b p#x)", ".a + .b ~ p:last-child", "x"},
    {"section(h1(div)) section.s(p.a p.b(div(p#x)))", ".s > .a + .b p", "x"},
    {"div.a(p p.b(div.a(p.c p.b(em#x))))", ".a > .c ~ .b em", "x"},
    {"div.a(p.c p.b(div.a(p p.b(em#x))))", ".a > .c ~ .b em", "x"},
    {"div.a(p.c p.b(div.z(p p.b(em#x))))", ".z > .c ~ .b em", ""},
    /* places */
    {LIST, "li:first-child", "a"},
    {LIST, "li:last-child", "f"},
    {LIST, "li:nth-child(1)", "a"},
    {LIST, "li:nth-child(odd)", "a c e"},
    {LIST, "li:nth-child(even)", "b d f"},
    {LIST, "li:nth-child(2n)", "b d f"},
    {LIST, "li:nth-child(2n+1)", "a c e"},
    {LIST, "li:nth-child(2n + 1)", "a c e"},
    {LIST, "li:nth-child( 2n+1 )", "a c e"},
    {LIST, "li:nth-child(3n-1)", "b e"},
    {LIST, "li:nth-child(n+5)", "e f"},
    {LIST, "li:nth-child(-n+2)", "a b"},
    {LIST, "li:nth-child(-2n+5)", "a c e"},
    {LIST, "li:nth-child(n)", "a b c d e f"},
    {LIST, "li:nth-child(+n)", "a b c d e f"},
    {LIST, "li:nth-child(0n+3)", "c"},
    {LIST, "li:nth-child(0)", ""},
    {LIST, "li:nth-child(-1)", ""},
    {LIST, "li:nth-child(+3)", "c"},
    {LIST, "li:nth-child(100n+6)", "f"},
    {LIST, "li:nth-child(N)", "a b c d e f"},
    {LIST, "li:nth-last-child(1)", "f"},
    {LIST, "li:nth-last-child(-n+2)", "e f"},
    {LIST, "li:nth-last-child(odd)", "b d f"},
    {LIST, "li:only-child", ""},
    {LIST, "ol:only-child", "o"},
    {LIST, ":nth-child(2147483648n+1)", "body o a"},
    {MIXED, "p:first-of-type", "a"},
    {MIXED, "h2:first-of-type", "h"},
    {MIXED, "h2:last-of-type", "i"},
    {MIXED, "p:nth-of-type(2)", "b"},
    {MIXED, "p:nth-of-type(2n+1)", "a c"},
    {MIXED, "p:nth-last-of-type(1)", "c"},
    {MIXED, "ul:only-of-type", "u"},
    {MIXED, "h2:only-of-type", ""},
    {MIXED, "p:first-child", ""},
    {MIXED, "body:first-child", "body"},
    {MIXED, "body:nth-last-of-type(1)", "body"},
    /* other pseudo-classes */
    {FAMILY, ":root", "body"},
    {FAMILY, ":root > section", "s"},
    {"div(p#a p#b(\"x\") p#c(\" \") p#d(em) p#e(\"\"))", "p:empty", "a c e"},
    {FAMILY, "p:not(.x)", "p3"},
    {FAMILY, "p:not(.y)", "p2 p3"},
    {FAMILY, "p:not(.x, .y)", "p3"},
    {FAMILY, "em:not(p > em)", "e3"},
    {FAMILY, "em:not(section em)", ""},
    {FAMILY, ":is(h1, div)", "t d"},
    {FAMILY, ":is(h1, div) p", "p3"},
    {FAMILY, ":is(h1 + p, div) em", "e1 e2"},
    {FAMILY, ":where(p) > em", "e1 e2"},
    {FAMILY, "p:is(.x:not(.y))", "p2"},
    {FAMILY, ":is()", ""},
    {FAMILY, ":is(:nonsense, h1)", "t"},
    {FAMILY, "section :is(:is(p, div) > *)", "e1 e2 b p3"},
    {"section[lang=fr](p#a p#b[lang=fr-CA] p#c[lang=es])", "p:lang(fr)", "a b"},
    {"section[lang=fr](p#a p#b[lang=fr-CA] p#c[lang=es])", "p:lang(FR-ca)", "b"},
    {"section[lang=fr](p#a p#b[lang=fr-CA] p#c[lang=es])", "p:lang(es, fr-CA)", "b c"},
    {"section[lang=fr](p#a p#b[lang=fr-CA] p#c[lang=es])", "p:lang('*-CA')", "b"},
    {"section(p#a)", "p:lang(en)", "a"},
    {"section(p#a[lang=de-Latn-DE] p#b[lang=de-x-DE])", "p:lang(de-DE)", "a"},
    {"section[lang=frs](p#a)", "p:lang(fr)", ""},
    {"section[dir=rtl](p#a p#b[dir=ltr])", "p:dir(rtl)", "a"},
    {"section[dir=rtl](p#a p#b[dir=ltr])", "p:dir(ltr)", "b"},
    {"p#a", "p:dir(ltr)", "a"},
    /* attributes */
    {"p#a[value=3] p#b[value=33] p#c", "[value]", "a b"},
    {"p#a[value=3] p#b[value=33] p#c", "[VALUE]", "a b"},
    {"p#a[value=3] p#b[value=33] p#c", "[value='3']", "a"},
    {"p#a[value=3] p#b[value=33] p#c", "[value^='3']", "a b"},
    {"p#a[lang=en] p#b[lang=en-GB] p#c[lang=eng]", "[lang|=en]", "a b"},
    {"p#a[rel=x y] p#b[rel=xy] p#c[rel=y]", "[rel~=y]", "a c"},
    {"p#a[rel=x y] p#b[rel=xy] p#c[rel=y]", "[rel~='x y']", ""},
    {"p#a[href=#x] p#b[href=http:x]", "[href^='#']", "a"},
    {"p#a[href=#x] p#b[href=http:x]", "[href$=x]", "a b"},
    {"p#a[href=#x] p#b[href=http:x]", "[href*=tt]", "b"},
    {"p#a[href=#x] p#b[href=http:x]", "[href*='']", ""},
    {"p#a[href=#x] p#b[href=http:x]", "[href^='']", ""},
    {"p#a[href=#x] p#b[href=http:x]", "[href$='']", ""},
    {"p#a[t=Ab] p#b[t=ab]", "[t=ab]", "b"},
    {"p#a[t=Ab] p#b[t=ab]", "[t=ab i]", "a b"},
    {"p#a[t=Ab] p#b[t=ab]", "[t=ab s]", "b"},
    {"p#a[t=Ab] p#b[t=ab]", "[ t = 'Ab' ]", "a"},
    {FAMILY, "[class]", "s p1 p2"},
    {FAMILY, "[class='x y']", "p1"},
    {FAMILY, "[class~=y]", "p1"},
    {FAMILY, "[class^=x]", "p1 p2"},
    {FAMILY, "[id=p1]", "p1"},
    {FAMILY, "[id^=e]", "e1 e2 e3"},
    /* lists, escapes, comments, odd spelling */
    {FAMILY, "h1, em", "t e1 e2 e3"},
    {FAMILY, "h1,em", "t e1 e2 e3"},
    {FAMILY, "  h1  ,  em  ", "t e1 e2 e3"},
    {FAMILY, "p/**/.x", "p1 p2"},
    {FAMILY, "p /**/ .x", ""},
    {FAMILY, "\\70", "p1 p2 p3"},
    {FAMILY, ".\\78", "p1 p2"},
    {FAMILY, "p:FIRST-CHILD", "p3"},
    {FAMILY, "p::before", "p1 p2 p3"},
    {FAMILY, "p:after", "p1 p2 p3"},
    {FAMILY, "article, h1", "t"},
    {FAMILY, "p article", ""},
};

START_TEST(a_selector_matches_the_elements_it_names)
{
    const MatchRow *row = &match_rows[_i];
    Styling *styling = styling_open(row->tree);
    node_set_id(styling->document, styling->document->root, text_of("body"));
    SelectorList list;
    ck_assert_msg(styling_selectors(styling, row->selectors, &list), "%s is refused",
                  row->selectors);
    SelectorMatcher *matcher = selector_matcher_new(styling->arena, styling->document);
    Buffer ids = {0};
    const Node *root = styling->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        bool matches = false;
        for (uint32_t i = 0; i < list.count && !node_is_text(node); i++)
            matches = selector_matches(matcher, &list.items[i], node) || matches;
        if (!matches)
            continue;
        if (ids.bytes)
            buffer_byte(&ids, ' ');
        buffer_put(&ids, node->id ? node->id->text : text_of(tag_name(node->tag)));
    }
    ck_buffer(&ids, row->ids, row->selectors);
    styling_close(styling);
}
END_TEST

/* --- time ---------------------------------------------------------------------------------- */

static double seconds_since(const struct timespec *start)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - start->tv_sec) + (double)(now.tv_nsec - start->tv_nsec) / 1e9;
}

/* Backtracking into every choice would take longer than the age of the universe. */
START_TEST(many_descendant_combinators_over_many_ancestors_take_no_time)
{
    Buffer tree = {0};
    for (int i = 0; i < 400; i++)
        buffer_string(&tree, "div(");
    buffer_string(&tree, "p#x");
    for (int i = 0; i < 400; i++)
        buffer_byte(&tree, ')');
    buffer_byte(&tree, '\0');
    Styling *styling = styling_open(tree.at);
    Buffer css = {0};
    buffer_string(&css, "h1 ");
    for (int i = 0; i < 60; i++)
        buffer_string(&css, "div > div ");
    buffer_string(&css, "p");
    buffer_byte(&css, '\0');
    SelectorList list;
    ck_assert(styling_selectors(styling, css.at, &list));
    SelectorMatcher *matcher = selector_matcher_new(styling->arena, styling->document);
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    ck_assert(!selector_matches(matcher, &list.items[0], styling_node(styling, "x")));
    ck_assert(seconds_since(&start) < 0.5);
    buffer_free(&tree);
    buffer_free(&css);
    styling_close(styling);
}
END_TEST

START_TEST(earlier_siblings_are_not_looked_through_again_for_each_sibling)
{
    Styling *styling = styling_open("h1 h2");
    for (int i = 0; i < 50000; i++)
        node_append(styling->document->root, node_element(styling->document, TAG_P, SPAN_NONE));
    document_number(styling->document);
    SelectorList list;
    ck_assert(styling_selectors(styling, "h1 ~ p, h3 ~ p, h1 + h2 ~ p:is(h2 ~ p, em p)", &list));
    SelectorMatcher *matcher = selector_matcher_new(styling->arena, styling->document);
    struct timespec start;
    clock_gettime(CLOCK_MONOTONIC, &start);
    uint32_t found[3] = {0};
    for (const Node *node = styling->document->root->first; node; node = node->next)
        for (int i = 0; i < 3; i++)
            found[i] += selector_matches(matcher, &list.items[i], node);
    ck_assert_uint_eq(found[0], 50000);
    ck_assert_uint_eq(found[1], 0);
    ck_assert_uint_eq(found[2], 50000);
    ck_assert(seconds_since(&start) < 2.0);
    styling_close(styling);
}
END_TEST

Suite *selectors_suite(void);
Suite *selectors_suite(void)
{
    Suite *suite = suite_create("selectors");
    TCase *cases = tcase_create("selectors");
    tcase_add_loop_test(cases, a_selector_matches_the_elements_it_names, 0,
                        (int)(sizeof match_rows / sizeof *match_rows));
    tcase_add_test(cases, many_descendant_combinators_over_many_ancestors_take_no_time);
    tcase_add_test(cases, earlier_siblings_are_not_looked_through_again_for_each_sibling);
    suite_add_tcase(suite, cases);
    return suite;
}
