#include "layout/columns.h"

#include "tests/layout/setting.h"

/* Pages of eight rows and ten columns of squares; columns are four squares wide, two apart. */
#define SHEET "@page { size: 100pt 80pt } .c { column-count: 2; column-gap: 20pt }"

START_TEST(columns_are_equal_where_they_end)
{
    ck_picture_of("p(\"head\") div.c(p(\"a\") p(\"b\") p(\"c\") p(\"d\") p(\"e\")) p(\"foot\")",
                  SHEET, "head\na     d\nb     e\nc\nfoot\n=\n");
}
END_TEST

START_TEST(lines_have_the_measure_of_a_column)
{
    ck_picture_of("div.c(p(\"aa bb cc dd ee\"))", SHEET, "aa    dd\nbb    ee\ncc\n=\n");
}
END_TEST

START_TEST(columns_go_on_over_pages)
{
    ck_picture_of(
        "div.c(p(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br \"g\" br \"h\" br \"i\"))",
        SHEET "@page { size: 100pt 30pt }", "a     d\nb     e\nc     f\n=\ng     i\nh\n=\n");
}
END_TEST

START_TEST(columns_may_be_filled_one_after_the_other)
{
    ck_picture_of("div.c(p(\"a\" br \"b\" br \"c\" br \"d\"))",
                  SHEET "@page { size: 100pt 30pt } .c { column-fill: auto }",
                  "a     d\nb\nc\n=\n");
}
END_TEST

START_TEST(a_block_may_span_all_columns)
{
    ck_picture_of("div.c(p(\"a\") p(\"b\") h2(\"across\") p(\"c\") p(\"d\") p(\"e\"))",
                  SHEET "h2 { column-span: all }", "a     b\nacross\nc     e\nd\n=\n");
}
END_TEST

START_TEST(a_break_begins_a_column)
{
    ck_picture_of("div.c(p(\"a\") p#b(\"b\") p(\"c\") p(\"d\"))",
                  SHEET "#b { break-before: column }", "a     b\n      c\n      d\n=\n");
}
END_TEST

START_TEST(no_line_is_left_alone_in_a_column)
{
    ck_picture_of("div.c(p(\"a\" br \"b\" br \"c\") p(\"d\" br \"e\" br \"f\"))",
                  SHEET "body { orphans: 2; widows: 2 }", "a     d\nb     e\nc     f\n=\n");
    ck_picture_of("div.c(h1(\"H\") p(\"a\" br \"b\" br \"c\" br \"d\"))",
                  SHEET "body { orphans: 2; widows: 2 }", "H     c\na     d\nb\n=\n");
}
END_TEST

START_TEST(notes_stand_across_columns_at_the_foot)
{
    ck_picture_of(
        "div.c(p(\"a\" aside.note(\"long note\")) p(\"b\") p(\"c\" aside.note(\"x\")) p(\"d\"))",
        SHEET, "a1    c2\nb     d\n.\n.\n---\n1 long\nnote\n2 x\n=\n");
}
END_TEST

START_TEST(a_box_goes_around_columns_and_a_rule_stands_between)
{
    ck_picture_of("div.c(p(\"a\") p(\"b\") p(\"c\") p(\"d\"))",
                  SHEET ".c { border-top: 10pt solid; column-rule: 1pt solid }",
                  "----------\na   | c\nb   | d\n=\n");
}
END_TEST

START_TEST(as_many_columns_stand_as_are_wide_enough)
{
    ck_picture_of("div.c(p(\"a\") p(\"b\") p(\"c\"))",
                  "@page { size: 100pt 80pt } .c { column-width: 20pt; column-gap: 20pt }",
                  "a   b   c\n=\n");
}
END_TEST

START_TEST(notes_stand_at_the_foot_of_their_columns)
{
#define NOTES ".note { float: column-footnote } @page { @footnote { border-clip: 20pt } }"
    ck_picture_of(
        "div.c(p(\"a\" aside.note(\"x\")) p(\"b\") p(\"c\") p(\"d\" aside.note(\"y\"))) p(\"e\")",
        SHEET NOTES, "a1    c\nb     d2\n--    --\n1 x   2 y\ne\n=\n");
    /* A line goes to the next column with its note; and on a full page notes stand on its foot. */
    ck_picture_of(
        "div.c(p(\"a\") p(\"b\") p(\"c\" aside.note(\"x\" br \"z\")) p(\"d\") p(\"e\") p(\"f\"))",
        SHEET NOTES "@page { size: 100pt 50pt }",
        "a     c1\nb     d\n      --\n      1 x\n      z\n=\ne     f\n=\n");
    ck_picture_of("div.c(p(\"a\" aside.note(\"x\")) h2(\"b\" aside.note(\"across\")) p(\"c\"))",
                  SHEET NOTES "h2 { column-span: all }",
                  "a1\n--\n1 x\nb2\nc\n.\n--\n2 across\n=\n");
}
END_TEST

START_TEST(a_note_that_no_column_holds_stands_at_the_foot_of_the_page)
{
    ck_picture_of(
        "div.c(p(\"a\" aside.note(\"u\" br \"v\" br \"w\" br \"x\" br \"y\" br \"z\")) p(\"b\"))",
        SHEET NOTES "@page { size: 100pt 60pt }",
        "a1\n--\n1 u\nv\nw\nx\n=\nb\n.\n.\n--\ny\nz\n=\n");
}
END_TEST

START_TEST(a_page_of_another_width_has_columns_of_its_own)
{
    ck_picture_of("div(p(\"aa\") p.wide(\"bbbbbb bbbbbb\") p(\"cc\"))",
                  "div { column-count: 2; column-gap: 20pt } .wide { page: wide } "
                  "@page wide { size: 160pt 100pt }",
                  "aa\n"
                  "=\n"
                  "bbbbbb   bbbbbb\n"
                  "=\n"
                  "cc\n"
                  "=\n");
}
END_TEST

START_TEST(floats_stand_at_the_top_or_foot_of_their_column)
{
    static const char sheet[] = SHEET ".t { float: top } .f { float: bottom }";
    ck_picture_of("div.c(p(\"a\") div.t(\"T\") p(\"b\") p(\"c\") div.f(\"F\") p(\"d\"))", sheet,
                  "T     c\na     d\nb     F\n=\n");
    /* the last ones are not lost */
    ck_picture_of("div.c(p(\"a\") p(\"b\") div.f(\"F\")) p(\"e\")", sheet,
                  "a     b\n      F\ne\n=\n");
}
END_TEST

Suite *columns_suite(void);
Suite *columns_suite(void)
{
    Suite *suite = suite_create("columns");
    TCase *cases = tcase_create("columns");
    tcase_add_test(cases, columns_are_equal_where_they_end);
    tcase_add_test(cases, lines_have_the_measure_of_a_column);
    tcase_add_test(cases, columns_go_on_over_pages);
    tcase_add_test(cases, columns_may_be_filled_one_after_the_other);
    tcase_add_test(cases, a_block_may_span_all_columns);
    tcase_add_test(cases, a_break_begins_a_column);
    tcase_add_test(cases, no_line_is_left_alone_in_a_column);
    tcase_add_test(cases, notes_stand_across_columns_at_the_foot);
    tcase_add_test(cases, a_box_goes_around_columns_and_a_rule_stands_between);
    tcase_add_test(cases, as_many_columns_stand_as_are_wide_enough);
    tcase_add_test(cases, notes_stand_at_the_foot_of_their_columns);
    tcase_add_test(cases, a_note_that_no_column_holds_stands_at_the_foot_of_the_page);
    tcase_add_test(cases, a_page_of_another_width_has_columns_of_its_own);
    tcase_add_test(cases, floats_stand_at_the_top_or_foot_of_their_column);
    suite_add_tcase(suite, cases);
    return suite;
}
