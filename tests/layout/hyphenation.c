#include "layout/hyphenation.h"

#include "tests/layout/setting.h"

#define SHY "\xC2\xAD"

/* The sheet of these tests, with words parted. */
#define AUTO "p { hyphens: auto; width: 80pt } "

START_TEST(words_are_parted_by_the_dictionary_of_their_language)
{
    static const struct {
        const char *tree;
        const char *lines;
    } cases[] = {
        {"p[lang=en](\"a government\")", "a govern\nment\n"},
        {"p[lang=en](\"a photography\")", "a photo\ngraphy\n"},
        {"p[lang=en-US](\"a photography\")", "a photog\nraphy\n"},
        {"p[lang=fr](\"un gouvernement\")", "un gou\nvernement\n"},
        {"p[lang=es](\"la organizacion\")", "la orga\nnizacion\n"},
        {"p[lang=ru](\"\xD1\x83 "
         "\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB8\xD1\x82\xD0\xB5\xD0\xBB\xD1"
         "\x8C\xD1\x81\xD1\x82\xD0\xB2\xD0\xBE\")",
         "\xD1\x83 "
         "\xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB8\n\xD1\x82\xD0\xB5\xD0\xBB\xD1\x8C\xD1\x81"
         "\xD1\x82\xD0\xB2\xD0\xBE\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_lines_of(cases[i].tree, AUTO "p { width: 90pt }", cases[i].lines);
}
END_TEST

START_TEST(the_hyphen_is_seen_and_read_as_a_soft_one)
{
    Setting setting = setting_of("p[lang=en](\"a government\")", AUTO "p { width: 90pt }");
    ck_picture(&setting, "a govern\nment\n=\n");
    const Line *line = setting_line(&setting, 0);
    const LineItem *hyphen = &line->items[line->item_count - 1];
    ck_text(hyphen->run->text, SHY);
    ck_points(hyphen->x, 80);
    ck_points(line->width, 90);
    ck_assert(line->ends_in_hyphen);
    ck_text(line->text, "a govern");
    ck_assert(!setting_line(&setting, 1)->ends_in_hyphen);
    setting_close(&setting);
}
END_TEST

START_TEST(hyphens_are_shown_as_the_style_has_them)
{
    Setting setting = setting_of("p[lang=en](\"a government\")",
                                 AUTO "p { width: 100pt; hyphenate-character: '=='}");
    ck_points(setting_line(&setting, 0)->width, 100);
    ck_assert_uint_eq(setting_line(&setting, 0)->items[1].run->glyph_count, 2);
    setting_close(&setting);
    setting = setting_of("p(\"aaa" SHY "bbb\")", "p { width: 50pt; hyphenate-character: '=='}");
    ck_lines(&setting, "aaa" SHY "\nbbb\n");
    ck_points(setting_line(&setting, 0)->width, 50);
    setting_close(&setting);
}
END_TEST

START_TEST(soft_hyphens_are_the_authors_word)
{
    ck_lines_of("p[lang=en](\"a gove" SHY "rnment\")", AUTO "p { width: 90pt }",
                "a gove" SHY "\nrnment\n");
    ck_lines_of("p(\"a gove" SHY "rnment\")", "p { width: 90pt; hyphens: manual }",
                "a gove" SHY "\nrnment\n");
    ck_lines_of("p(\"a gove" SHY "rnment\")", "p { width: 110pt; hyphens: none }",
                "a\ngove" SHY "rnment\n");
}
END_TEST

START_TEST(short_words_and_short_ends_stay_whole)
{
    ck_lines_of("p[lang=en](\"a government\")",
                AUTO "p { width: 100pt; hyphenate-limit-chars: 11 }", "a\ngovernment\n");
    ck_lines_of("p[lang=en](\"a government\")",
                AUTO "p { width: 100pt; hyphenate-limit-chars: 5 2 8 }", "a\ngovernment\n");
    ck_lines_of("p[lang=en](\"a government\")",
                AUTO "p { width: 100pt; hyphenate-limit-chars: 5 7 2 }", "a\ngovernment\n");
}
END_TEST

START_TEST(what_is_no_plain_word_stays_whole)
{
    ck_lines_of("p[lang=en](\"a GOVERNMENT\")", AUTO "p { width: 100pt }", "a\nGOVERNMENT\n");
    ck_lines_of("p[lang=en](\"a government1\")", AUTO "p { width: 110pt }", "a\ngovernment1\n");
    ck_lines_of("p[lang=en](\"a b.government\")", AUTO "p { width: 120pt }", "a\nb.government\n");
    ck_lines_of("p[lang=en](\"a@government\")", AUTO "p { width: 120pt }", "a@government\n");
    ck_lines_of("p[lang=en](\"self-government x\")",
                AUTO "p { width: 100pt; -plenary-hyphen-break: auto }", "self-\ngovernment\nx\n");
}
END_TEST

START_TEST(parts_of_compounds_are_parted_where_a_justified_line_would_gape)
{
    static const char tree[] = "p[lang=en](\"aa self-government xx\")";
    static const char how[] = AUTO "p { width: 120pt; -plenary-hyphen-break: auto } ";
    static const char justified[] = AUTO "p { width: 120pt; text-align: justify }";
    static const char pretty[] =
        AUTO "p { width: 120pt; text-align: justify; text-wrap: pretty; hyphenate-limit-chars: 9 }";
    ck_lines_of(tree, how, "aa self-\ngovernment\nxx\n");
    ck_lines_of(tree, justified, "aa self-gov\nernment xx\n");
    ck_lines_of(tree, pretty, "aa self-gov\nernment xx\n");
    /* A line that is nearly full stays so. */
    ck_lines_of("p[lang=en](\"a bbb self-government xx\")", justified,
                "a bbb self-\ngovernment\nxx\n");
    ck_lines_of("p[lang=en](\"aa x1-self-government xx\")", justified,
                "aa x1-self-\ngovernment\nxx\n");
}
END_TEST

START_TEST(scripts_that_part_no_words_need_no_dictionary)
{
    Setting setting = setting_of("p[lang=ar](\"a b\") p[lang=zh](\"c\") p[lang=ja](\"d\")", AUTO);
    ck_found(setting.styling->diagnostics, LAYOUT_NO_HYPHENS, 0);
    setting_close(&setting);
}
END_TEST

START_TEST(lines_in_a_row_end_in_no_more_hyphens_than_may_be)
{
    static const char tree[] = "p[lang=en](\"a government government government\")";
    ck_lines_of(tree, AUTO "p { width: 90pt }", "a govern\nment gov\nernment\ngovern\nment\n");
    ck_lines_of(tree, AUTO "p { width: 90pt; hyphenate-limit-lines: 1 }",
                "a govern\nment\ngovern\nment\ngovern\nment\n");
    ck_lines_of(tree, AUTO "p { width: 90pt; hyphenate-limit-lines: 1; text-wrap: pretty }",
                "a gov\nernment\ngov\nernment\ngovern\nment\n");
}
END_TEST

START_TEST(a_line_that_is_full_enough_parts_no_word)
{
    static const char tree[] = "p[lang=en](\"aaaaa government\")";
    ck_lines_of(tree, AUTO "p { width: 140pt }", "aaaaa govern\nment\n");
    ck_lines_of(tree, AUTO "p { width: 140pt; hyphenate-limit-zone: 90pt }", "aaaaa\ngovernment\n");
    ck_lines_of(tree, AUTO "p { width: 140pt; hyphenate-limit-zone: 89pt }",
                "aaaaa govern\nment\n");
}
END_TEST

START_TEST(a_language_without_dictionary_is_told_once)
{
    Setting setting =
        setting_of("p[lang=tlh](\"a government\") p[lang=tlh](\"b\")", AUTO "p { width: 100pt }");
    ck_lines(&setting, "a\ngovernment\nb\n");
    ck_found(setting.styling->diagnostics, LAYOUT_NO_HYPHENS, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(a_paragraph_as_a_whole_parts_words_only_where_it_must)
{
    static const char tree[] = "p[lang=en](\"aaa bbb ccc ddd government e\")";
    static const char how[] = AUTO "p { width: 150pt; text-align: justify; text-wrap: pretty; "
                                   "    -plenary-justify-spaces: 50% 1000% }";
    ck_lines_of(tree, how, "aaa bbb ccc ddd\ngovernment e\n");
    /* "aaa bbbb" alone would leave 70 pt to one space. */
    ck_lines_of("p[lang=en](\"aaa bbbb government eee\")", how, "aaa bbbb govern\nment eee\n");
}
END_TEST

Suite *hyphenation_suite(void);
Suite *hyphenation_suite(void)
{
    Suite *suite = suite_create("hyphenation");
    TCase *cases = tcase_create("hyphenation");
    tcase_add_test(cases, words_are_parted_by_the_dictionary_of_their_language);
    tcase_add_test(cases, the_hyphen_is_seen_and_read_as_a_soft_one);
    tcase_add_test(cases, hyphens_are_shown_as_the_style_has_them);
    tcase_add_test(cases, soft_hyphens_are_the_authors_word);
    tcase_add_test(cases, short_words_and_short_ends_stay_whole);
    tcase_add_test(cases, what_is_no_plain_word_stays_whole);
    tcase_add_test(cases, parts_of_compounds_are_parted_where_a_justified_line_would_gape);
    tcase_add_test(cases, scripts_that_part_no_words_need_no_dictionary);
    tcase_add_test(cases, lines_in_a_row_end_in_no_more_hyphens_than_may_be);
    tcase_add_test(cases, a_line_that_is_full_enough_parts_no_word);
    tcase_add_test(cases, a_language_without_dictionary_is_told_once);
    tcase_add_test(cases, a_paragraph_as_a_whole_parts_words_only_where_it_must);
    suite_add_tcase(suite, cases);
    return suite;
}
