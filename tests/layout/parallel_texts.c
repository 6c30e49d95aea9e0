#include "layout/parallel_texts.h"

#include "tests/layout/setting.h"

#define SYNC ".a { -plenary-sync: first } .b { -plenary-sync: second } body { column-gap: 20pt } "

START_TEST(the_nth_of_each_text_stand_beside_each_other)
{
    const char *picture = "aaaa  bbbb\n"
                          "a\n"
                          "cc    dd\n"
                          ".\n"
                          "across\n"
                          "=\n";
    ck_picture_of("p.a(\"aaaa a\") p.b(\"bbbb\") p.a(\"cc\") p.b(\"dd\") p.x(\"across\")",
                  SYNC ".x { margin-top: 10pt }", picture);
    ck_picture_of("p.a(\"aaaa a\") p.a(\"cc\") p.b(\"bbbb\") p.b(\"dd\") p.x(\"across\")",
                  SYNC ".x { margin-top: 10pt }", picture);
}
END_TEST

START_TEST(sections_without_a_box_pair_up_part_by_part)
{
    ck_picture_of("div.a(h1(\"aa\") p(\"aaaa a\") div(p(\"c\") p(\"d\"))) "
                  "section.b(h1(\"bb\") \" \" \"text\" div(p(\"e e e\") p(\"f\")))",
                  SYNC,
                  "aa    bb\n"
                  "aaaa  text\n"
                  "a\n"
                  "c     e e\n"
                  "      e\n"
                  "d     f\n"
                  "=\n");
    ck_picture_of("div.a(p(\"aaaa a\") p(\"c\")) div.b(p(\"b\") p(\"d\"))",
                  SYNC ".b { padding-bottom: 10pt }",
                  "aaaa  b\n"
                  "a     d\n"
                  "c\n"
                  "=\n");
}
END_TEST

START_TEST(each_side_goes_on_beside_the_other)
{
    ck_picture_of("p.a(\"aaaa aaaa aaaa a\" aside.note(\"n\")) p.b(\"bbbb bbb\" aside.note(\"m\") "
                  "\" bbbb b\") p(\"c\")",
                  SYNC "@page { size: 100pt 50pt }",
                  "aaaa  bbbb\n"
                  "aaaa  bbb2\n"
                  "aaaa  bbbb\n"
                  "=\n"
                  "a1    b\n"
                  "c\n"
                  "---\n"
                  "1 n\n"
                  "2 m\n"
                  "=\n");
}
END_TEST

START_TEST(margins_of_pairs_stand_between_rows_only)
{
    ck_picture_of("p.a(\"a\") p.b(\"b\") p.a(\"c\") p.b(\"d\") p(\"e\")",
                  SYNC "p { margin: 10pt 0 } .b { margin-bottom: 20pt } @page { size: 100pt 50pt }",
                  ".\n"
                  "a     b\n"
                  ".\n"
                  ".\n"
                  "c     d\n"
                  "=\n"
                  "e\n"
                  "=\n");
}
END_TEST

START_TEST(a_heading_is_kept_with_the_pair_below)
{
    ck_picture_of("p(\"x\") p.a.h(\"h\") p.b(\"i\") p.a(\"aaaa aaaa\") p.b(\"b\")",
                  SYNC ".h { break-after: avoid } .a { orphans: 2; widows: 2 } "
                       "@page { size: 100pt 30pt }",
                  "x\n"
                  "=\n"
                  "h     i\n"
                  "aaaa  b\n"
                  "aaaa\n"
                  "=\n");
}
END_TEST

START_TEST(the_first_text_stands_at_the_start_of_the_line)
{
    ck_picture_of("div(p.a(\"a\") p.b(\"b\"))", SYNC "div { direction: rtl; column-gap: 20pt }",
                  "   b     a\n"
                  "=\n");
}
END_TEST

START_TEST(what_has_no_partner_is_told)
{
    Setting setting = setting_of("p.a(\"a\") p.b(\"b\") p.a(\"c\") p.a(\"d\")", SYNC);
    ck_picture(&setting, "a     b\n"
                         "c\n"
                         "d\n"
                         "=\n");
    ck_assert_uint_eq(setting.styling->diagnostics->count, 1);
    const Diagnostic *told = &setting.styling->diagnostics->items[0];
    ck_assert_int_eq(told->kind, LAYOUT_PARALLEL_REST);
    ck_assert(text_equal(told->details[0], text_of("3 of \"first\"")));
    ck_assert(text_equal(told->details[1], text_of("1 of \"second\"")));
    setting_close(&setting);
}
END_TEST

Suite *parallel_texts_suite(void);
Suite *parallel_texts_suite(void)
{
    Suite *suite = suite_create("parallel_texts");
    TCase *cases = tcase_create("parallel_texts");
    tcase_add_test(cases, the_nth_of_each_text_stand_beside_each_other);
    tcase_add_test(cases, sections_without_a_box_pair_up_part_by_part);
    tcase_add_test(cases, each_side_goes_on_beside_the_other);
    tcase_add_test(cases, margins_of_pairs_stand_between_rows_only);
    tcase_add_test(cases, a_heading_is_kept_with_the_pair_below);
    tcase_add_test(cases, the_first_text_stands_at_the_start_of_the_line);
    tcase_add_test(cases, what_has_no_partner_is_told);
    suite_add_tcase(suite, cases);
    return suite;
}
