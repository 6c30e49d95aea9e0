#include "tests/layout/setting.h"

#define ENTRY(words, number) "p(\"" words "\" a(\"" number "\"))"

static const char dots[] = "a::before { content: leader('. ') }";

START_TEST(a_leader_fills_its_line_on_a_grid_from_the_right)
{
    ck_picture_of(ENTRY("aa", "3") ENTRY("bbb", "12"), dots, "aa. . .  3\nbbb . . 12\n=\n");
    ck_picture_of(ENTRY("aa", "3"), "a::before { content: leader('.') }", "aa.......3\n=\n");
    ck_picture_of(ENTRY("aa", "3"), "a::before { content: leader('ab') }", "aaababab 3\n=\n");
}
END_TEST

START_TEST(several_leaders_share_what_is_left)
{
    ck_picture_of("p(\"a\" a(\"b\") a(\"c\"))", "a::before { content: leader('.') }",
                  "a...b ...c\n=\n");
}
END_TEST

START_TEST(what_a_leader_leads_to_stays_with_it)
{
    ck_picture_of(ENTRY("aaaa bbbb ", "12"), dots, "aaaa bbbb\n. . . . 12\n=\n");
    ck_picture_of(ENTRY("aaaa bbbb cc", "1"),
                  "p { text-wrap: pretty } a::before { content: leader('.') }",
                  "aaaa bbbb\ncc.......1\n=\n");
}
END_TEST

START_TEST(a_leader_is_an_ornament)
{
    Setting setting = setting_of(ENTRY("aa", "3"), dots);
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->items[1].element, STRUCTURE_ARTIFACT_LAYOUT);
    ck_points(line->width, 100);
    setting_close(&setting);
}
END_TEST

START_TEST(in_text_from_right_to_left_the_grid_begins_on_the_left)
{
    ck_picture_of(ENTRY("aa", "3"), "p { direction: rtl } a::before { content: leader('.') }",
                  "aa.......3\n=\n");
}
END_TEST

Suite *leader_suite(void);
Suite *leader_suite(void)
{
    Suite *suite = suite_create("leader");
    TCase *cases = tcase_create("leader");
    tcase_add_test(cases, a_leader_fills_its_line_on_a_grid_from_the_right);
    tcase_add_test(cases, several_leaders_share_what_is_left);
    tcase_add_test(cases, what_a_leader_leads_to_stays_with_it);
    tcase_add_test(cases, a_leader_is_an_ornament);
    tcase_add_test(cases, in_text_from_right_to_left_the_grid_begins_on_the_left);
    suite_add_tcase(suite, cases);
    return suite;
}
