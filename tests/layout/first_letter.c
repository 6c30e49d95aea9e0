#include "tests/layout/setting.h"

START_TEST(a_first_letter_has_a_style_of_its_own)
{
    Setting setting =
        setting_of("p(\"once upon\")", "p::first-letter { font-size: 20pt; color: red }");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->items[0].run->size, 20);
    ck_text(line->items[0].run->text, "o");
    ck_text(line->items[1].run->text, "nce upon");
    ck_points(line->width, 100);
    setting_close(&setting);
}
END_TEST

START_TEST(signs_go_with_it_and_only_the_first_counts)
{
    static const struct {
        const char *tree;
        const char *letter;
    } cases[] = {{"p(\"(a) bc\")", "(a)"},
                 {"p(em(\" b\") \"c\")", "b"},
                 {"p(\"e\xCC\x81\" \"t\")", "e\xCC\x81"},
                 {"p(\"\xE2\x80\x9C"
                  "Ab\xE2\x80\x9D\")",
                  "\xE2\x80\x9C"
                  "A"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Setting setting = setting_of(cases[i].tree, "p::first-letter { color: red }");
        ck_text(setting_line(&setting, 0)->items[0].run->text, cases[i].letter);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(an_indented_initial_has_all_its_lines_beside_it)
{
    Setting setting = setting_of("p(\"once upon a time there was\")",
                                 "p { text-indent: 10pt } p::first-letter { initial-letter: 2 } ");
    const Line *second = setting_line(&setting, 1);
    ck_points(second->items[0].x, 32.5);
    setting_close(&setting);
}
END_TEST

START_TEST(lines_stand_beside_an_initial)
{
    /* Capitals are as high as their squares reach above the baseline: 8 pt. Two lines of 10 pt make the
     * initial 18 pt high and 22.5 pt wide. */
    static const char two[] = "p::first-letter { initial-letter: 2 } ";
    Setting setting = setting_of("p(\"once upon a time there was\")", two);
    ck_lines(&setting, "\xEF\xBF\xBC"
                       "nce\nupon a\ntime there\nwas\n");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->items[0].x, 0);
    ck_points(line->items[0].frame->width, 22.5);
    ck_points(line->items[0].y, 10 - 18);
    ck_points(line->above + line->below, 10);
    ck_points(line->x, 22.5);
    ck_points(setting_line(&setting, 1)->x, 22.5);
    ck_points(setting_line(&setting, 2)->x, 0);
    setting_close(&setting);
    ck_lines_of("p(\"once upon a time there was a man\")",
                "p::first-letter { initial-letter: 2; margin-right: 10pt } "
                "p { text-wrap: pretty; width: 120pt }",
                "\xEF\xBF\xBC"
                "nce upon\na time\nthere was a\nman\n");
}
END_TEST

START_TEST(no_page_ends_beside_an_initial)
{
    ck_picture_of("p.f(\"a\" br \"b\") p.i(\"once upon a time there was a man who had a son\")",
                  "@page { size: 120pt 40pt } body { orphans: 1; widows: 1 } "
                  ".i::first-letter { initial-letter: 3; font-size: 30pt }",
                  "a\nb\n=\n   nce upon\n   a time\no  there\nwas a man\n=\nwho had a\nson\n=\n");
}
END_TEST

/* Behind the only line of a paragraph comes space as high as the lines that its initial has besides. */
static void ck_space_of_initial(const Setting *setting, size_t count, double points)
{
    const Galley *galley = setting->layout.galley;
    ck_assert_uint_eq(galley->slot_count, count);
    ck_assert_int_eq(galley->slots[1].kind, SLOT_SPACE);
    ck_assert_int_eq(galley->slots[1].cut, CUT_NEVER);
    ck_points(galley->slots[1].height, points);
}

START_TEST(a_short_paragraph_has_room_for_its_initial)
{
    static const char sheet[] = "p::first-letter { initial-letter: 3 } .f { float: right }";
    Setting setting = setting_of("p(\"once\") p(\"next\")", sheet);
    ck_space_of_initial(&setting, 4, 20);
    setting_close(&setting);
    setting = setting_of("div.f(\"f\") p(\"once\") div(\"next\")", sheet);
    ck_space_of_initial(&setting, 3, 20);
    setting_close(&setting);
    ck_lines_of("p(\"once\") p(\"next\")", "p::first-letter { initial-letter: 2 }",
                "\xEF\xBF\xBC"
                "nce\n\xEF\xBF\xBC"
                "ext\n");
}
END_TEST

Suite *first_letter_suite(void);
Suite *first_letter_suite(void)
{
    Suite *suite = suite_create("first_letter");
    TCase *cases = tcase_create("first_letter");
    tcase_add_test(cases, a_first_letter_has_a_style_of_its_own);
    tcase_add_test(cases, signs_go_with_it_and_only_the_first_counts);
    tcase_add_test(cases, lines_stand_beside_an_initial);
    tcase_add_test(cases, a_short_paragraph_has_room_for_its_initial);
    tcase_add_test(cases, no_page_ends_beside_an_initial);
    tcase_add_test(cases, an_indented_initial_has_all_its_lines_beside_it);
    suite_add_tcase(suite, cases);
    return suite;
}
