#include "layout/change_bars.h"

#include "tests/layout/setting.h"

/* Pages of six rows; two columns of margin on either side. The bars are as wide as a square. */
#define SHEET "@page { size: 100pt 60pt; margin: 0 20pt } .new { -plenary-change-bar: 10pt solid }"

START_TEST(a_bar_stands_beside_each_line_in_which_something_is_revised)
{
    ck_picture_of("p(\"a\" br \"b\" ins.new(\"c\" br \"d\") br \"e\" ins.new(\"f\") br \"g\")",
                  SHEET, "  a\n  bc    |\n  d     |\n  ef    |\n  g\n=\n");
}
END_TEST

START_TEST(the_bar_of_a_block_goes_through_its_spaces)
{
    ck_picture_of("p(\"a\") div.new(p(\"b\") p(\"c\")) p(\"d\")", SHEET "p { margin: 10pt 0 }",
                  ".\n  a\n.\n  b     |\n        |\n  c     |\n=\n  d\n=\n");
}
END_TEST

START_TEST(bars_stand_at_the_outer_side_of_the_page)
{
    ck_picture_of("p.new(\"a\" br \"b\" br \"c\" br \"d\")", SHEET "@page { size: 100pt 20pt }",
                  "  a     |\n  b     |\n=\n| c\n| d\n=\n");
}
END_TEST

START_TEST(bars_stand_at_the_outer_side_of_the_column)
{
    ck_picture_of("div.c(p.new(\"a\" br \"b\" br \"c\" br \"d\"))",
                  SHEET ".c { column-count: 2; column-gap: 20pt }", "| a   c |\n| b   d |\n=\n");
    ck_picture_of("div.c(p(\"a\" br \"b\") p.new(\"c\" br \"d\") p(\"e\" br \"f\"))",
                  SHEET ".c { column-count: 3; column-gap: 20pt } @page { size: 140pt 60pt }",
                  "  a   c | e\n  b   d | f\n=\n");
}
END_TEST

START_TEST(cells_beside_each_other_have_one_bar)
{
    Setting setting =
        setting_of("table(tr.new(td(\"a\") td(\"b\")) tr(td(\"c\") td(em.new(\"d\"))))",
                   SHEET "table { border-spacing: 0 } td { padding: 0 }");
    ck_picture(&setting, "  ab    |\n  cd    |\n=\n");
    const Page *page = &setting.layout.publication->pages[0];
    int bars = 0;
    for (uint32_t i = 0; i < page->mark_count; i++)
        bars += page->marks[i].kind == MARK_FILL;
    ck_assert_int_eq(bars, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(the_innermost_revision_has_its_bar)
{
    ck_picture_of("div.new(p(\"a\") p#n(\"b\") p(\"c\" br \"d\"))",
                  SHEET "#n { -plenary-change-bar: 20pt solid }",
                  "  a     -\n  b     --\n  c     |\n  d     |\n=\n");
}
END_TEST

Suite *change_bars_suite(void);
Suite *change_bars_suite(void)
{
    Suite *suite = suite_create("change_bars");
    TCase *cases = tcase_create("bars");
    tcase_add_test(cases, a_bar_stands_beside_each_line_in_which_something_is_revised);
    tcase_add_test(cases, the_bar_of_a_block_goes_through_its_spaces);
    tcase_add_test(cases, bars_stand_at_the_outer_side_of_the_page);
    tcase_add_test(cases, bars_stand_at_the_outer_side_of_the_column);
    tcase_add_test(cases, cells_beside_each_other_have_one_bar);
    tcase_add_test(cases, the_innermost_revision_has_its_bar);
    suite_add_tcase(suite, cases);
    return suite;
}
