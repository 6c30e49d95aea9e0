#include "layout/side_floats.h"

#include "tests/layout/setting.h"

/* Pages of ten rows of ten squares. */
#define SIDES                                                                                      \
    ".l { float: left } .r { float: right } .i { float: inside } .o { float: outside } "           \
    ".cl { clear: left } .cr { clear: right } .cb { clear: both } "
#define L2    "div.l(\"LL\" br \"LL\")"
#define R2    "div.r(\"RR\" br \"RR\")"
#define WORDS "p(\"aaaa bbbb cccc dddd eeee\")"

START_TEST(lines_are_shortened_beside_floats)
{
    ck_picture_of(L2 WORDS, SIDES, "LLaaaa\nLLbbbb\ncccc dddd\neeee\n=\n");
    ck_picture_of(R2 WORDS, SIDES, "aaaa    RR\nbbbb    RR\ncccc dddd\neeee\n=\n");
    ck_picture_of(L2 R2 WORDS, SIDES, "LLaaaa  RR\nLLbbbb  RR\ncccc dddd\neeee\n=\n");
    ck_picture_of(L2 WORDS, SIDES ".l { margin: 0 10pt 10pt 10pt }",
                  " LL aaaa\n LL bbbb\n    cccc\ndddd eeee\n=\n");
    /* beside two paragraphs, and a float that is higher than a line by a bit */
    ck_picture_of("div.l(\"LL\") p(\"aaaa bbbb\") p(\"cccc\")", SIDES ".l { padding-bottom: 12pt }",
                  "LLaaaa\n  bbbb\n  cccc\n=\n");
}
END_TEST

START_TEST(floats_stand_beside_each_other_while_there_is_room)
{
    ck_picture_of(L2 "div.l(\"MMM\")" WORDS, SIDES, "LLMMMaaaa\nLLbbbb\ncccc dddd\neeee\n=\n");
    ck_picture_of("div.l(\"LLLLLL\") div.l(\"MMMMMM\" br \"MMMMMM\") p(\"aa bb cc dd\")", SIDES,
                  "LLLLLLaa\nMMMMMMbb\nMMMMMMcc\ndd\n=\n");
    /* none stands above one that came before it */
    ck_picture_of("div.l(\"LLLLLL\") div.l(\"MMMMMM\") div.r(\"R\") p(\"aa bb cc\")", SIDES,
                  "LLLLLLaa\nMMMMMMbb R\ncc\n=\n");
    ck_picture_of("div.l(\"L\") div.l.cl(\"M\") p(\"aa bbbbbb cc\")", SIDES,
                  "Laa bbbbbb\nMcc\n=\n");
    /* negative margins: one stands in the margin, the next does not stand on it */
    ck_picture_of("div.r(\"RR\") div.r(\"SS\") p(\"aaaa bbbb cccc\")",
                  SIDES "body { margin-right: 20pt } .r { margin-right: -20pt }",
                  "aaaa    RR\nbbbb    SS\ncccc\n=\n");
}
END_TEST

START_TEST(what_finds_no_room_goes_further_down)
{
    ck_picture_of("div.l(\"LLLLLL\") p(\"aaaaaaa bb\")", SIDES, "LLLLLL\naaaaaaa bb\n=\n");
    ck_picture_of("div.l(\"LLLLLL\" br \"L\") p(\"aa bbbbbbb cc\")", SIDES,
                  "LLLLLLaa\nL\nbbbbbbb cc\n=\n");
    ck_picture_of(L2 "div.b(\"bbbbbbbbbb\")", SIDES ".b { position: relative }",
                  "LL\nLL\nbbbbbbbbbb\n=\n");
    ck_picture_of(L2 "div.b(\"bbb\")", SIDES ".b { position: relative; margin-left: 30pt }",
                  "LL bbb\nLL\n=\n");
    ck_picture_of(L2 "table(tr(td(\"a\") td(\"b\")))",
                  SIDES "td { padding: 0 } table { border-spacing: 0 }", "LL\nLL\nab\n=\n");
}
END_TEST

START_TEST(a_block_clears_floats)
{
    ck_picture_of(L2 "p(\"a\") p.cl(\"b\")", SIDES, "LLa\nLL\nb\n=\n");
    ck_picture_of(L2 "p(\"a\") p.cr(\"b\")", SIDES, "LLa\nLLb\n=\n");
    ck_picture_of(R2 "p(\"a\") p.cb(\"b\")", SIDES, "a       RR\n        RR\nb\n=\n");
    ck_picture_of(L2 "p.cl(\"b\")", SIDES, "LL\nLL\nb\n=\n");
    ck_picture_of(L2 "p(em.r(\"R\")) p.cl(\"b\")", SIDES, "LL       R\nLL\nb\n=\n");
    /* also one that holds nothing, in the box around it */
    ck_picture_of("div.x(" L2 "p(\"a\") div.cb()) p(\"b\")",
                  SIDES ".x { border-bottom: 10pt solid }", "LLa\nLL\n----------\nb\n=\n");
}
END_TEST

START_TEST(a_flow_root_holds_its_floats)
{
    static const char tree[] = "div.x(" L2 "p(\"a\")) p(\"b\")";
    ck_picture_of(tree, SIDES ".x { border-bottom: 10pt solid }", "LLa\nLL--------\nb\n=\n");
    ck_picture_of(tree, SIDES ".x { border-bottom: 10pt solid; display: flow-root }",
                  "LLa\nLL\n----------\nb\n=\n");
    /* so do boxes that are set whole, cells, and what ends a page */
    ck_picture_of(tree, SIDES ".x { position: relative }", "LLa\nLL\nb\n=\n");
    ck_picture_of("table(tr(td(" L2 "p(\"a\"))) tr(td(\"b\")))",
                  SIDES "td { padding: 0 } table { border-spacing: 0 }", "LLa\nLL\nb\n=\n");
    ck_picture_of(L2 "p(\"a\") p.p(\"b\")", SIDES ".p { break-before: page }",
                  "LLa\nLL\n=\nb\n=\n");
}
END_TEST

START_TEST(a_float_in_a_line_stands_beside_it_if_it_can)
{
    ck_picture_of("p(\"aa \" em.l(\"L\") \"bb cc dddd eeee\")", SIDES, "Laa bb cc\ndddd eeee\n=\n");
    ck_picture_of("p(em.r(\"R\" br \"R\") \"aa bb cc dddd eeee\")", SIDES,
                  "aa bb cc R\ndddd eeeeR\n=\n");
    /* no room behind what is before it */
    ck_picture_of("p(\"aaaa bbb \" em.l(\"LLL\") \"c dddd eeee\")", SIDES,
                  "aaaa bbb c\nLLLdddd\neeee\n=\n");
    /* behind the text, and in a paragraph that holds nothing else */
    ck_picture_of("p(\"aa\" em.r(\"RRRRRRRRR\")) p(\"b cccc\")", SIDES,
                  "aa\nbRRRRRRRRR\ncccc\n=\n");
    ck_picture_of("p(em.r(\"R\")) p(\"b cccc\")", SIDES, "b cccc   R\n=\n");
    ck_picture_of("p.x(\"aa bb\")", SIDES ".x::before { content: \"X\"; float: left }",
                  "Xaa bb\n=\n");
}
END_TEST

START_TEST(lines_beside_floats_are_chosen_together)
{
    static const char tree[] = "div.l(\"LL\" br \"LL\") p(\"aaa bb cc dddddd eeee ff\")";
    ck_picture_of(tree, SIDES, "LLaaa bb\nLLcc\ndddddd\neeee ff\n=\n");
    ck_picture_of("div.l(\"LLLL\" br \"LLLL\") p(\"a b c dd ee fffff ggg\")",
                  SIDES "p { text-wrap: pretty }", "LLLLa b c\nLLLLdd ee\nfffff ggg\n=\n");
}
END_TEST

START_TEST(a_float_is_not_parted_from_what_stands_beside_it)
{
#define EIGHT "p(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\" br \"7\" br \"8\")"
    ck_picture_of(EIGHT "div.l(\"LL\" br \"LL\" br \"LL\") p(\"a b c d e f\")",
                  SIDES "p { width: 30pt }",
                  "1\n2\n3\n4\n5\n6\n7\n8\n=\nLLa\nLLb\nLLc\nd e\nf\n=\n");
    static const char optimal[] = SIDES "p { width: 30pt } body { -plenary-page-break: optimal }";
    ck_picture_of(EIGHT "div.l(\"LL\" br \"LL\" br \"LL\") p(\"a b c d e f\")", optimal,
                  "1\n2\n3\n4\n5\n6\n7\n8\n=\nLLa\nLLb\nLLc\nd e\nf\n=\n");
    /* floats that would hang together over more than a page part */
    ck_picture_of("div.l(\"1\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\") p(\"a b c d e f g\") "
                  "div.r(\"R\" br \"2\" br \"3\" br \"4\" br \"5\" br \"6\") p(\"h i j k l m n\")",
                  SIDES "p { width: 20pt } .l { margin-bottom: 12pt }",
                  "1a\n2b\n3c\n4d\n5e\n6f\n g\n h\n=\n"
                  "i        R\nj        2\nk        3\nl        4\nm        5\nn        6\n=\n");
#undef EIGHT
}
END_TEST

START_TEST(notes_in_floats_stand_at_the_foot)
{
    ck_picture_of("p(\"x\" aside.note(\"A\")) div.l(\"L\" aside.note(\"B\") br \"L\") "
                  "p(\"aa\" aside.note(\"C\"))",
                  SIDES ".note { float: footnote }",
                  "x1\nL2aa3\nL\n.\n.\n.\n---\n1 A\n2 B\n3 C\n=\n");
}
END_TEST

START_TEST(floats_stand_in_columns_and_lists)
{
    ck_picture_of("div.c(p(\"aaa bbb ccc ddd\") div.r(\"R\" br \"R\") p(\"eee fff ggg hhh\"))",
                  SIDES ".c { column-count: 2; column-gap: 20pt }",
                  "aaa   eeeR\nbbb   fffR\nccc   ggg\nddd   hhh\n=\n");
    ck_picture_of("div.l(\"L\" br \"L\") ul(li(\"aaaa bbbb\"))",
                  SIDES "ul { margin-left: 20pt } li { list-style-type: \"* \" }",
                  "L* aaaa\nL  bbbb\n=\n");
}
END_TEST

/* One before the columns is as wide as all of them, and one that ends them stands in the last. */
START_TEST(columns_begin_and_end_below_floats)
{
    static const char columns[] = SIDES ".c { column-count: 2; column-gap: 20pt }";
    ck_picture_of(R2 "div.c(p(\"aaaa bb cc\"))", columns,
                  "        RR\n        RR\naaaa  cc\nbb\n=\n");
    ck_picture_of("div.c(p(\"aaaa bb\")" L2 ") p(\"cccc dd\")", columns,
                  "aaaa  LL\nbb    LL\ncccc dd\n=\n");
}
END_TEST

START_TEST(a_float_below_the_end_of_all_is_placed)
{
    Setting setting = setting_of("pre.up \"a\" em(\"b\")",
                                 "em, .up { float: right } .up { margin-top: -32000pt }");
    const Page *page = &setting.layout.publication->pages[0];
    size_t count = 0;
    for (uint32_t i = 0; i < page->mark_count; i++)
        count += page->marks[i].kind == MARK_TEXT;
    ck_assert_uint_eq(count, 2);
    setting_close(&setting);
}
END_TEST

START_TEST(inside_and_outside_depend_on_the_page)
{
    ck_picture_of("div.o(\"O\") p(\"a\") div.b(div.o(\"O\") p(\"b\" em.i(\"I\")))",
                  SIDES ".b { break-before: page }", "a        O\n=\nOb       I\n=\n");
}
END_TEST

Suite *side_floats_suite(void);
Suite *side_floats_suite(void)
{
    Suite *suite = suite_create("side_floats");
    TCase *cases = tcase_create("side_floats");
    tcase_add_test(cases, lines_are_shortened_beside_floats);
    tcase_add_test(cases, floats_stand_beside_each_other_while_there_is_room);
    tcase_add_test(cases, what_finds_no_room_goes_further_down);
    tcase_add_test(cases, a_block_clears_floats);
    tcase_add_test(cases, a_flow_root_holds_its_floats);
    tcase_add_test(cases, a_float_in_a_line_stands_beside_it_if_it_can);
    tcase_add_test(cases, lines_beside_floats_are_chosen_together);
    tcase_add_test(cases, a_float_is_not_parted_from_what_stands_beside_it);
    tcase_add_test(cases, notes_in_floats_stand_at_the_foot);
    tcase_add_test(cases, floats_stand_in_columns_and_lists);
    tcase_add_test(cases, inside_and_outside_depend_on_the_page);
    tcase_add_test(cases, columns_begin_and_end_below_floats);
    tcase_add_test(cases, a_float_below_the_end_of_all_is_placed);
    suite_add_tcase(suite, cases);
    return suite;
}
