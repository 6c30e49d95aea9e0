#include "layout/line_break.h"

#include "tests/fonts/fonts_support.h"
#include "tests/layout/setting.h"

/* ---- first fit ---- */

START_TEST(a_line_takes_the_words_that_fit)
{
    ck_lines_of("p(\"aaa bbb ccc ddddddddd e ff\")", "", "aaa bbb\nccc\nddddddddd\ne ff\n");
    ck_lines_of("p(\"aaaa bbbbb ccc\")", "", "aaaa bbbbb\nccc\n"); /* ten squares, exactly */
    ck_lines_of("p(\"aaaa bbbbb ccc\")", "p { width: 99.99pt }", "aaaa\nbbbbb ccc\n");
}
END_TEST

START_TEST(the_space_at_a_line_end_takes_no_room)
{
    ck_lines_of("p(\"aaaaaaaaaa bbbbbbbbbb \")", "", "aaaaaaaaaa\nbbbbbbbbbb\n");
    ck_lines_of("p(\"aaaaaaaaaa    b\")", "p { white-space: pre-wrap }", "aaaaaaaaaa\nb\n");
}
END_TEST

START_TEST(an_indent_is_taken_off_the_first_line)
{
    ck_lines_of("p(\"aaa bbb ccc ddd\")", "p { text-indent: 40pt }", "aaa\nbbb ccc\nddd\n");
    ck_lines_of("p(\"aaa bbb ccc ddd eee\")", "p { text-indent: -40pt }", "aaa bbb ccc\nddd eee\n");
}
END_TEST

START_TEST(spaces_of_a_justified_line_shrink_to_the_least_and_no_further)
{
    /* Three spaces of 10 pt that may lose 2.5 pt each: 95 pt go into 87.5 pt. */
    ck_lines_of("p(\"aa bb cc i\")",
                "p { width: 87.5pt; text-align: justify; -plenary-justify-spaces: 75% 200% }",
                "aa bb cc i\n");
    ck_lines_of("p(\"aa bb cc i\")",
                "p { width: 87.49pt; text-align: justify; -plenary-justify-spaces: 75% 200% }",
                "aa bb cc\ni\n");
    ck_lines_of("p(\"aa bb cc i\")",
                "p { width: 94pt; text-align: left; -plenary-justify-spaces: 75% 200% }",
                "aa bb cc\ni\n");
}
END_TEST

START_TEST(a_forced_end_ends_the_line)
{
    ck_lines_of("p(\"aa\" br \"bb cc\" br br \"dd\")", "", "aa\nbb cc\n\ndd\n");
    ck_lines_of("pre(\"aa\nbb  cc dddddd\n\nee\")", "pre { width: 200pt }",
                "aa\nbb  cc dddddd\n\nee\n");
    ck_lines_of("p(\"aaaaaaaaaa\" br \"b\")", "", "aaaaaaaaaa\nb\n");
    ck_lines_of("p(\"a\" br)", "", "a\n");
}
END_TEST

/* ---- words that are too long ---- */

START_TEST(a_word_that_no_line_holds_is_cut_and_reported)
{
    Setting setting = setting_of("p(\"aa bcdefghijklmnopqrstuvwx yy\")", "");
    ck_lines(&setting, "aa\nbcdefghijk\nlmnopqrstu\nvwx yy\n");
    ck_found(setting.styling->diagnostics, LAYOUT_WORD_CUT, 1);
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 0);
    setting_close(&setting);
}
END_TEST

START_TEST(a_word_is_cut_behind_the_tab_and_the_indent_before_it)
{
    Setting setting = setting_of("p(\"abcdefghjk\")", "p { text-indent: 60pt; width: 80pt }");
    ck_lines(&setting, "ab\ncdefghjk\n");
    setting_close(&setting);
    setting = setting_of("p(\"\ta\xC2\xA0"
                         "bcdefgh\")",
                         "p { white-space: pre-wrap; tab-size: 60pt }");
    ck_lines(&setting, "\t\na\xC2\xA0"
                       "bcdefgh\n");
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}
END_TEST

START_TEST(a_cut_never_parts_a_letter_from_its_mark)
{
    Setting setting = setting_of("p(\"abe\xCC\x81"
                                 "d\")",
                                 "p { width: 30pt }");
    ck_lines(&setting, "abe\xCC\x81\nd\n");
    setting_close(&setting);
    setting = setting_of("p(\"ae\xCC\x81\xCC\x81"
                         "d\")",
                         "p { width: 10pt }");
    ck_lines(&setting, "a\ne\xCC\x81\xCC\x81\nd\n");
    setting_close(&setting);
}
END_TEST

START_TEST(a_line_holds_at_least_one_character)
{
    Setting setting = setting_of("p(\"abc\")", "p { width: 4pt }");
    ck_lines(&setting, "a\nb\nc\n");
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(words_that_do_not_wrap_stick_out_and_are_reported)
{
    Setting setting =
        setting_of("p(\"aa \" span(\"bbb ccc ddd eee\") \" ff\")", "span { white-space: nowrap }");
    ck_lines(&setting, "aa\nbbb ccc ddd eee\nff\n");
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 1);
    ck_found(setting.styling->diagnostics, LAYOUT_WORD_CUT, 0);
    setting_close(&setting);
}
END_TEST

/* ---- tabs ---- */

static const char tabs[] = "p { white-space: pre; tab-size: 40pt; width: 200pt }";

/* Fails unless the last item of the first line of a text with tabs begins at x. */
static void ck_tab(const char *tree, const char *sheet, double x)
{
    Setting setting = setting_open(tree, tabs);
    styling_add(setting.styling, SHEET_AUTHOR, sheet);
    setting_make(&setting, 1);
    const Line *line = setting_line(&setting, 0);
    ck_points(line->items[line->item_count - 1].x, x);
    setting_close(&setting);
}

START_TEST(a_tab_goes_to_the_next_stop)
{
    ck_tab("p(\"\ta\")", "", 40);
    ck_tab("p(\"a\ta\")", "", 40);
    ck_tab("p(\"abc\ta\")", "", 40);
    ck_tab("p(\"abcd\ta\")", "", 80);
    ck_tab("p(\"\t\ta\")", "", 80);
    ck_tab("p(\"\tab\ta\")", "", 80);
    ck_tab("p(\"\ta\")", "p { text-indent: 30pt }", 40);
    ck_tab("p(\"a\ta\")", "p { text-indent: -30pt }", 0);
}
END_TEST

START_TEST(a_stop_nearer_than_half_a_figure_is_passed_over)
{
    /* Half a figure is 5 pt. */
    ck_tab("p(\"\ta\")", "p { text-indent: 35pt }", 40);
    ck_tab("p(\"\ta\")", "p { text-indent: 35.01pt }", 80);
    ck_tab("p(\"abc\ta\")", "p { text-indent: 5.5pt }", 80);
}
END_TEST

START_TEST(the_size_of_tabs_is_a_length_or_a_number_of_spaces)
{
    ck_tab("p(\"\ta\")", "p { tab-size: 2 }", 20);
    ck_tab("p(\"\ta\")", "p { tab-size: 2; word-spacing: 3pt; letter-spacing: 2pt }", 30);
    ck_tab("p(\"\ta\")", "p { tab-size: 1.5 }", 15);
    ck_tab("p(\"b\ta\")", "p { tab-size: 0 }", 10);
}
END_TEST

START_TEST(a_line_with_a_tab_ends_where_its_words_do)
{
    ck_lines_of("p(\"a\tbb ccc\")", "p { white-space: pre-wrap; tab-size: 60pt }", "a\tbb\nccc\n");
    ck_lines_of("p(\"a\tbbbb ccc\")", "p { white-space: pre-wrap; tab-size: 60pt }",
                "a\tbbbb\nccc\n");
    ck_lines_of("p(\"a\tbbbbb ccc\")", "p { white-space: pre-wrap; tab-size: 60pt }",
                "a\t\nbbbbb ccc\n");
}
END_TEST

/* ---- against shaping each line alone ---- */

/* The width of a text shaped by itself. */
static double width_alone(const Face *face, Text text, double size)
{
    Shaper *shaper = shaper_new();
    ShapeRequest request = {.face = face,
                            .text = text,
                            .end = (uint32_t)text.bytes,
                            .script = FOUR_LETTERS('L', 'a', 't', 'n'),
                            .language = text_of("en")};
    uint32_t count;
    const ShapedGlyph *glyphs = shape_run(shaper, &request, &count);
    double width = 0;
    for (uint32_t i = 0; i < count; i++)
        width += glyphs[i].advance * size / face->units_per_em;
    shaper_free(shaper);
    return width;
}

START_TEST(a_line_is_as_wide_as_its_text_shaped_alone)
{
    if (!is_installed(LIBERATION_SERIF))
        return;
    for (int width = 60; width < 160; width++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { font-family: 'Liberation Serif'; width: %dpt }", width);
        buffer_byte(&sheet, '\0');
        Setting setting =
            setting_of("p(\"A Youth of Ten, AV. Wa. Y To 11 T. P. AWAY: LT, r. f’ 1 1 A "
                       "T A V A Y A We W A 11 Y o T o P. A\")",
                       sheet.at);
        ck_no_findings(setting.styling->diagnostics);
        const Galley *galley = setting.layout.galley;
        for (size_t i = 0; i < galley->slot_count; i++) {
            const Line *line = galley->slots[i].line;
            Text ink = text_trim(line->text);
            double alone = width_alone(line->items[0].run->face, ink, 10);
            ck_assert_double_eq_tol((double)line->width / LENGTH_POINT, alone, 0.001);
            ck_assert_int_le(line->width, line->measure);
        }
        buffer_free(&sheet);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(a_kerned_space_counts_only_inside_a_line)
{
    if (!is_installed(LIBERATION_SERIF))
        return;
    /* "A " is narrower before "Y": the line of "A Y" fits where the sum of its parts would not, and
     * "Y" fits on a line of its own width. */
    Setting setting = setting_of("p(\"1 A Y\")", "p { font-family: 'Liberation Serif' }");
    Length whole = setting_line(&setting, 0)->width;
    setting_close(&setting);
    Buffer sheet = {0};
    buffer_string(&sheet, "p { font-family: 'Liberation Serif'; width: ");
    buffer_length(&sheet, whole, 5);
    buffer_string(&sheet, "pt }");
    buffer_byte(&sheet, '\0');
    ck_lines_of("p(\"1 A Y 1 A Y\")", sheet.at, "1 A Y\n1 A Y\n");
    buffer_free(&sheet);
}
END_TEST

/* ---- what the style lets break ---- */

START_TEST(words_may_be_broken_anywhere_where_the_style_says_so)
{
    ck_lines_of("p(\"aaa bcdefghijklm nop\")", "p { word-break: break-all }",
                "aaa bcdefg\nhijklm nop\n");
    ck_lines_of("p(\"aaa \" code(\"bcdefghijklm\") \" nop\")", "code { word-break: break-all }",
                "aaa bcdefg\nhijklm nop\n");
    ck_lines_of("p(\"aaa !!!!!!!!!!\")", "p { line-break: anywhere }", "aaa !!!!!!\n!!!!\n");
    ck_lines_of("p(\"abe\xCC\x81"
                "d\")",
                "p { line-break: anywhere; width: 20pt }",
                "ab\ne\xCC\x81"
                "d\n");
}
END_TEST

/* The characters that the runs of a line stand for. */
static void put_run_texts(const Line *line, Buffer *out)
{
    for (uint32_t i = 0; i < line->item_count; i++)
        buffer_put(out, line->items[i].run->text);
}

START_TEST(a_break_inside_a_ligature_loses_no_letter)
{
    for (int width = 6; width < 40; width += 2) {
        Buffer sheet = {0};
        Buffer text = {0};
        buffer_format(&sheet,
                      "p { font: 10pt 'Liberation Serif'; word-break: break-all; width: %dpt }",
                      width);
        buffer_byte(&sheet, '\0');
        Setting setting = setting_of("p(\"officially\")", sheet.at);
        for (size_t i = 0; i < setting.layout.galley->slot_count; i++)
            put_run_texts(setting_line(&setting, (unsigned)i), &text);
        ck_text(buffer_text(&text), "officially");
        setting_close(&setting);
        buffer_free(&sheet);
        buffer_free(&text);
    }
}
END_TEST

START_TEST(a_word_cut_by_leave_is_not_told)
{
    static const char tree[] = "p(\"aa bcdefghijklmnopqr\")";
    ck_lines_of(tree, "p { overflow-wrap: anywhere }", "aa\nbcdefghijk\nlmnopqr\n");
    ck_lines_of(tree, "p { overflow-wrap: break-word }", "aa\nbcdefghijk\nlmnopqr\n");
    ck_lines_of(tree, "p { word-break: break-word }", "aa\nbcdefghijk\nlmnopqr\n");
    Setting setting = setting_of(tree, "");
    ck_found(setting.styling->diagnostics, LAYOUT_WORD_CUT, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(chinese_breaks_by_its_rules)
{
    /* No line begins with a stop or a closing sign, nor ends with an opening one; kept together it breaks at
     * neither. */
    static const char tree[] = "p[lang=zh](\"\xE4\xB8\xAD\xE6\x96\x87\xEF\xBC\x8C\xE5\x9B\xBD\")";
    Setting setting = setting_of(tree, "p { width: 20pt }");
    ck_lines(&setting, "\xE4\xB8\xAD\n\xE6\x96\x87\xEF\xBC\x8C\n\xE5\x9B\xBD\n");
    setting_close(&setting);
    setting = setting_of(tree, "p { width: 30pt; word-break: keep-all }");
    ck_lines(&setting, "\xE4\xB8\xAD\xE6\x96\x87\xEF\xBC\x8C\n\xE5\x9B\xBD\n");
    setting_close(&setting);
}
END_TEST

START_TEST(strictness_decides_about_small_kana)
{
    /* U+3041 may begin a line unless breaking is strict (UAX #14, CJ). */
    static const char tree[] = "p[lang=ja](\"\xE3\x81\x82\xE3\x81\x81\xE3\x81\x82\")";
    Setting setting = setting_of(tree, "p { width: 10pt; line-break: normal }");
    ck_text(setting_line(&setting, 0)->text, "\xE3\x81\x82");
    setting_close(&setting);
    setting = setting_of(tree, "p { width: 20pt; line-break: strict }");
    ck_text(setting_line(&setting, 0)->text, "\xE3\x81\x82\xE3\x81\x81");
    setting_close(&setting);
}
END_TEST

START_TEST(french_signs_stay_with_their_words)
{
    ck_lines_of("p[lang=fr](\"aaaa bbbb\xC2\xA0: \xC2\xAB\xC2\xA0"
                "cc\xC2\xA0\xC2\xBB dd\xC2\xA0?\")",
                "",
                "aaaa\nbbbb\xC2\xA0:\n\xC2\xAB\xC2\xA0"
                "cc\xC2\xA0\xC2\xBB\ndd\xC2\xA0?\n");
}
END_TEST

START_TEST(a_paragraph_that_is_shaped_in_pieces_breaks_as_others_do)
{
    enum {
        WORDS = 60000 /* of five bytes: more than are shaped at once */
    };
    Buffer tree = {0};
    buffer_string(&tree, "p(\"");
    for (int i = 0; i < WORDS; i++)
        buffer_string(&tree, "aaaa ");
    buffer_string(&tree, "\")");
    buffer_byte(&tree, '\0');
    Setting setting = setting_of(tree.at, "");
    ck_assert_uint_eq(setting.layout.galley->slot_count, WORDS / 2);
    for (unsigned i = 0; i < WORDS / 2; i += 97) {
        ck_text(text_trim(setting_line(&setting, i)->text), "aaaa aaaa");
        ck_points(setting_line(&setting, i)->width, 90);
    }
    setting_close(&setting);
    buffer_free(&tree);
}
END_TEST

Suite *line_break_suite(void);
Suite *line_break_suite(void)
{
    Suite *suite = suite_create("line_break");
    TCase *cases = tcase_create("line_break");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_line_takes_the_words_that_fit);
    tcase_add_test(cases, the_space_at_a_line_end_takes_no_room);
    tcase_add_test(cases, an_indent_is_taken_off_the_first_line);
    tcase_add_test(cases, spaces_of_a_justified_line_shrink_to_the_least_and_no_further);
    tcase_add_test(cases, a_forced_end_ends_the_line);
    tcase_add_test(cases, a_word_that_no_line_holds_is_cut_and_reported);
    tcase_add_test(cases, a_word_is_cut_behind_the_tab_and_the_indent_before_it);
    tcase_add_test(cases, a_cut_never_parts_a_letter_from_its_mark);
    tcase_add_test(cases, a_line_holds_at_least_one_character);
    tcase_add_test(cases, words_that_do_not_wrap_stick_out_and_are_reported);
    tcase_add_test(cases, a_tab_goes_to_the_next_stop);
    tcase_add_test(cases, a_stop_nearer_than_half_a_figure_is_passed_over);
    tcase_add_test(cases, the_size_of_tabs_is_a_length_or_a_number_of_spaces);
    tcase_add_test(cases, a_line_with_a_tab_ends_where_its_words_do);
    tcase_add_test(cases, a_line_is_as_wide_as_its_text_shaped_alone);
    tcase_add_test(cases, a_kerned_space_counts_only_inside_a_line);
    tcase_add_test(cases, words_may_be_broken_anywhere_where_the_style_says_so);
    tcase_add_test(cases, a_break_inside_a_ligature_loses_no_letter);
    tcase_add_test(cases, a_word_cut_by_leave_is_not_told);
    tcase_add_test(cases, chinese_breaks_by_its_rules);
    tcase_add_test(cases, strictness_decides_about_small_kana);
    tcase_add_test(cases, french_signs_stay_with_their_words);
    tcase_add_test(cases, a_paragraph_that_is_shaped_in_pieces_breaks_as_others_do);
    suite_add_tcase(suite, cases);
    return suite;
}
