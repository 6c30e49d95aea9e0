#include "layout/page_plan.h"

#include "tests/layout/setting.h"

/* Pages of six rows, planned together; the rule above the notes takes one of them. */
#define ROWS                                                                                       \
    "body { -plenary-page-break: optimal; orphans: 2; widows: 2 } @page { size: 100pt 60pt }"

#define TWO   "p(\"a1\" br \"a2\")"
#define THREE "p(\"b1\" br \"b2\" br \"b3\")"
#define FOUR  "p(\"c1\" br \"c2\" br \"c3\" br \"c4\")"
#define FIVE  "p(\"d1\" br \"d2\" br \"d3\" br \"d4\" br \"d5\")"
#define NOTE  "aside.note(\"v\" br \"w\" br \"x\" br \"y\")"

START_TEST(pages_that_first_fit_makes_well_stay)
{
    ck_picture_of(FOUR TWO FIVE, ROWS,
                  "c1\nc2\nc3\nc4\na1\na2\n=\n"
                  "d1\nd2\nd3\nd4\nd5\n=\n");
}
END_TEST

START_TEST(an_end_further_up_saves_one_further_down)
{
    /* First fit fills the first page, and leaves the second half empty above a block that goes whole to the
     * third. */
    static const char tree[] = FOUR TWO THREE "div(" FIVE ")" TWO;
    ck_picture_of(tree, ROWS "body { -plenary-page-break: first-fit } div { break-inside: avoid }",
                  "c1\nc2\nc3\nc4\na1\na2\n=\n"
                  "b1\nb2\nb3\n=\n"
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  "a1\na2\n=\n");
    ck_picture_of(tree, ROWS "div { break-inside: avoid }",
                  "c1\nc2\nc3\nc4\n=\n"
                  "a1\na2\nb1\nb2\nb3\n=\n"
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  "a1\na2\n=\n");
}
END_TEST

START_TEST(a_heading_has_two_lines_below_it)
{
    static const char tree[] = FIVE THREE "h1(\"H\") p(\"x\") p(\"y\") p(\"z\")" THREE;
    ck_picture_of(tree, "@page { size: 100pt 100pt }",
                  "d1\nd2\nd3\nd4\nd5\nb1\nb2\nb3\nH\nx\n=\n"
                  "y\nz\nb1\nb2\nb3\n=\n");
    ck_picture_of(tree, ROWS "@page { size: 100pt 100pt }",
                  "d1\nd2\nd3\nd4\nd5\nb1\nb2\nb3\n=\n"
                  "H\nx\ny\nz\nb1\nb2\nb3\n=\n");
}
END_TEST

START_TEST(facing_pages_come_closer_in_depth)
{
    /* Pages of ten rows. The second, a left page, ends above a block that goes whole to the third. */
    static const char tree[] =
        "h1(\"H\") p.k(\"K\") p(\"a\") div(" FOUR FIVE ") p(\"1\" br \"2\" br \"3\")";
    static const char sheet[] = ROWS "@page { size: 100pt 100pt } .k { break-before: page }"
                                     "div { break-inside: avoid } body { orphans: 1; widows: 1 }";
    ck_picture_of(tree, sheet,
                  "H\n=\nK\na\n=\nc1\nc2\nc3\nc4\nd1\nd2\nd3\nd4\nd5\n=\n1\n2\n3\n=\n");
}
END_TEST

START_TEST(a_note_is_split_rather_than_leave_a_page_empty)
{
    static const char tree[] = "p(\"a\") p(\"b\" " NOTE ") p(\"c\")";
    ck_picture_of(tree, ROWS,
                  "a\nb1\n.\n---\n1 v\nw\n=\n"
                  "c\n.\n.\n---\nx\ny\n=\n");
}
END_TEST

START_TEST(a_note_whose_line_may_move_stays_whole)
{
    static const char tree[] = "p(\"a\") p(\"b\" " NOTE ") p(\"c\")";
    ck_picture_of(tree, ROWS ".note { footnote-policy: line }",
                  "a\n=\n"
                  "b1\n---\n1 v\nw\nx\ny\n=\n"
                  "c\n=\n");
}
END_TEST

START_TEST(a_block_on_a_page_of_its_own_has_the_measure_of_that_page)
{
    ck_picture_of("p(\"aaaa bbbb cccc\") p.wide(\"aaaa bbbb cccc\") p(\"aaaa bbbb cccc\")",
                  ROWS ".wide { page: wide } @page wide { size: 200pt 30pt }",
                  "aaaa bbbb\ncccc\n=\n"
                  "aaaa bbbb cccc\n=\n"
                  "aaaa bbbb\ncccc\n=\n");
}
END_TEST

START_TEST(floats_stand_at_the_top_or_foot_of_a_page_with_room)
{
    ck_picture_of("p(\"a\") div.t(\"T\") p(\"b\") div.f(\"F\") p(\"c\")",
                  "@page { size: 100pt 60pt } .t { float: top } .f { float: bottom }",
                  "T\na\nb\nc\n.\nF\n=\n");
    /* What does not go on the page of its place stands on the next, and those behind it keep the order. */
    ck_picture_of(FIVE "div.t(\"T\" br \"U\") div.f(\"F\")" TWO,
                  "@page { size: 100pt 60pt } .t { float: top } .f { float: bottom }",
                  "d1\nd2\nd3\nd4\nd5\na1\n=\n"
                  "T\nU\na2\n.\n.\nF\n=\n");
    ck_picture_of(FIVE "div.t(\"T\" br \"U\")" TWO, ROWS ".t { float: top }",
                  "d1\nd2\nd3\nd4\nd5\n=\n"
                  "T\nU\na1\na2\n=\n");
}
END_TEST

START_TEST(a_float_comes_before_a_break_and_stands_with_notes)
{
    ck_picture_of(FIVE "div.t(\"T\" br \"U\") p#b(\"b\")",
                  "@page { size: 100pt 60pt } .t { float: top } #b { break-before: page }",
                  "d1\nd2\nd3\nd4\nd5\n=\nT\nU\n=\nb\n=\n");
    ck_picture_of("p(\"a\" aside.note(\"x\")) div.f(\"F\") p(\"b\")",
                  "@page { size: 100pt 60pt } .f { float: bottom }", "a1\nb\n.\nF\n---\n1 x\n=\n");
}
END_TEST

Suite *page_plan_suite(void);
Suite *page_plan_suite(void)
{
    Suite *suite = suite_create("page_plan");
    TCase *cases = tcase_create("page_plan");
    tcase_add_test(cases, pages_that_first_fit_makes_well_stay);
    tcase_add_test(cases, an_end_further_up_saves_one_further_down);
    tcase_add_test(cases, a_heading_has_two_lines_below_it);
    tcase_add_test(cases, facing_pages_come_closer_in_depth);
    tcase_add_test(cases, a_note_is_split_rather_than_leave_a_page_empty);
    tcase_add_test(cases, a_note_whose_line_may_move_stays_whole);
    tcase_add_test(cases, a_block_on_a_page_of_its_own_has_the_measure_of_that_page);
    tcase_add_test(cases, floats_stand_at_the_top_or_foot_of_a_page_with_room);
    tcase_add_test(cases, a_float_comes_before_a_break_and_stands_with_notes);
    suite_add_tcase(suite, cases);
    return suite;
}
