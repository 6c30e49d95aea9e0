#include "layout/line.h"

#include <stdlib.h>

#include "tests/layout/setting.h"

/* What stands where in a line: its items from left to right as x:text, frames as x:[], rounded to
 * points. */
static void ck_items(const Line *line, const char *expected)
{
    Buffer out = {0};
    const LineItem *last = NULL;
    for (uint32_t n = 0; n < line->item_count; n++) {
        const LineItem *next = NULL;
        for (uint32_t i = 0; i < line->item_count; i++) {
            const LineItem *item = &line->items[i];
            bool is_behind = !last || item->x > last->x || (item->x == last->x && item > last);
            if (is_behind && (!next || item->x < next->x))
                next = item;
        }
        buffer_string(&out, n ? " " : "");
        buffer_length(&out, next->x, 2);
        buffer_byte(&out, ':');
        buffer_put(&out, next->run ? next->run->text : text_of("[]"));
        last = next;
    }
    ck_buffer(&out, expected, "items");
}

static void ck_items_of(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_items(setting_line(&setting, 0), expected);
    setting_close(&setting);
}

/* ---- justification ---- */

/* Where the last glyph of a line's ink ends, from the glyphs themselves. */
static int64_t ink_end(const Line *line)
{
    int64_t end = 0;
    for (uint32_t i = 0; i < line->item_count; i++) {
        const TextRun *run = line->items[i].run;
        int64_t x = line->items[i].x;
        bool hangs = text_trim(run->text).bytes == 0 && i + 1 == line->item_count;
        for (uint32_t g = 0; g < run->glyph_count; g++) {
            x += run->glyphs[g].advance;
            if (run->glyphs[g].flags & GLYPH_IS_SPACE)
                x += run->space_extra;
        }
        if (!hangs && x > end)
            end = x;
    }
    return end;
}

START_TEST(justified_lines_end_on_the_measure)
{
    for (int width = 43; width < 100; width += 7) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { text-align: justify; width: %d.37pt }", width);
        buffer_byte(&sheet, '\0');
        Setting setting = setting_of("p(\"a bi c d ei f g h i j k l m n o p q r\")", sheet.at);
        const Galley *galley = setting.layout.galley;
        for (size_t i = 0; i + 1 < galley->slot_count; i++) {
            const Line *line = galley->slots[i].line;
            ck_assert_uint_gt(line->stretchable, 0);
            /* One figure is added to all spaces: half a unit is lost on each at most. */
            ck_assert_int_le(llabs(ink_end(line) - line->measure), line->stretchable);
            ck_assert_int_eq(ink_end(line), line->width);
        }
        ck_assert_int_eq(galley->slots[galley->slot_count - 1].line->space_extra, 0);
        buffer_free(&sheet);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(the_last_line_and_one_that_is_ended_are_not_stretched)
{
    ck_items_of("p(\"aa bb ccccccc\")", "p { text-align: justify }", "0:aa bb 100: ");
    Setting setting = setting_of("p(\"aa bb\" br \"cc dd\")", "p { text-align: justify }");
    ck_assert_int_eq(setting_line(&setting, 0)->space_extra, 0);
    ck_assert_int_eq(setting_line(&setting, 1)->space_extra, 0);
    setting_close(&setting);
    setting = setting_of("p(\"aa bb\" br \"cc dd\")",
                         "p { text-align: justify; text-align-last: justify }");
    ck_points(setting_line(&setting, 0)->space_extra, 50);
    ck_points(setting_line(&setting, 1)->space_extra, 50);
    setting_close(&setting);
}
END_TEST

START_TEST(spaces_are_stretched_to_the_most_and_no_further)
{
    Setting setting = setting_of("p(\"aa bb cccccccc\")",
                                 "p { text-align: justify; -plenary-justify-spaces: 100% 150% }");
    ck_points(setting_line(&setting, 0)->space_extra, 5);
    ck_points(setting_line(&setting, 0)->width, 55);
    setting_close(&setting);
}
END_TEST

START_TEST(a_line_that_is_too_wide_shrinks_to_the_least_and_is_reported)
{
    Setting setting =
        setting_of("p(\"aaaa bbbb cccc\")", "p { white-space: nowrap; text-align: justify;"
                                            "    -plenary-justify-spaces: 80% 200% }");
    ck_points(setting_line(&setting, 0)->space_extra, -2);
    ck_points(setting_line(&setting, 0)->width, 136);
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(a_last_line_shrinks_if_it_must)
{
    Setting setting = setting_of("p(\"aaa bb ccc\")", "p { width: 98pt; text-align: justify;"
                                                      "    -plenary-justify-spaces: 80% 200% }");
    ck_points(setting_line(&setting, 0)->space_extra, -1);
    setting_close(&setting);
}
END_TEST

START_TEST(no_break_spaces_stretch_like_others)
{
    Setting setting = setting_of("p(\"aa\xC2\xA0"
                                 "bb cc ddddd\")",
                                 "p { text-align: justify }");
    ck_points(setting_line(&setting, 0)->space_extra, 10);
    ck_assert_uint_eq(setting_line(&setting, 0)->stretchable, 2);
    setting_close(&setting);
}
END_TEST

START_TEST(spaces_before_the_last_tab_are_not_stretched)
{
    static const char sheet[] = "p { text-align: justify; white-space: pre-wrap; tab-size: 40pt }";
    Setting setting = setting_of("p(\"a b\tc d eeee\")", sheet);
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->stretchable, 1);
    ck_points(line->space_extra, 30);
    ck_items(line, "0:a b 40:c d 100: ");
    setting_close(&setting);
}
END_TEST

START_TEST(a_line_without_spaces_stays_as_it_is)
{
    ck_items_of("p(\"aaaaaa bbbbbbbb\")", "p { text-align: justify }", "0:aaaaaa 60: ");
}
END_TEST

/* ---- alignment ---- */

START_TEST(lines_stand_where_they_are_aligned)
{
    ck_items_of("p(\"aaaa\")", "p { text-align: left }", "0:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: start }", "0:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: right }", "60:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: end }", "60:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: center }", "30:aaaa");
    ck_items_of("p(\"aaaa bbbbbbb\")", "p { text-align: right }", "60:aaaa 100: ");
    ck_items_of("p(\"aaaa\")", "p { text-align: center; text-align-last: right }", "60:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: left; text-indent: 20pt }", "20:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: right; text-indent: 20pt }", "60:aaaa");
    ck_items_of("p(\"aaaa\")", "p { text-align: center; text-indent: 20pt }", "40:aaaa");
}
END_TEST

START_TEST(a_line_that_is_too_wide_begins_at_its_start)
{
    ck_items_of("p(\"aaaaaaaaaaaa\")", "p { text-align: right; white-space: nowrap }",
                "0:aaaaaaaaaaaa");
    ck_items_of("p(\"aaaaaaaaaaaa\")", "p { text-align: center; white-space: nowrap }",
                "0:aaaaaaaaaaaa");
    ck_items_of("p(\"aaaaaaaaaaaa\")",
                "p { text-align: left; white-space: nowrap; direction: rtl }", "-20:aaaaaaaaaaaa");
}
END_TEST

/* ---- right to left ---- */

START_TEST(words_that_read_from_right_to_left_stand_so)
{
    /* alef, ba, ta: each a square */
    ck_items_of("p(\"a \xD8\xA7\xD8\xA8 b\")", "", "0:a  20:\xD8\xA7\xD8\xA8 40: b");
    ck_items_of("p(\"\xD8\xA7\xD8\xA8 a \xD8\xAA\")", "p { direction: rtl }",
                "40: \xD8\xAA 60:a 70:\xD8\xA7\xD8\xA8 ");
}
END_TEST

START_TEST(items_are_in_the_order_of_the_text)
{
    Setting setting = setting_of("p(\"\xD8\xA7 a \xD8\xA8\")", "p { direction: rtl }");
    const Line *line = setting_line(&setting, 0);
    ck_assert_uint_eq(line->item_count, 3);
    for (uint32_t i = 1; i < line->item_count; i++)
        ck_assert_uint_lt(line->items[i - 1].at, line->items[i].at);
    ck_assert(line->items[0].run->is_right_to_left);
    ck_assert(!line->items[1].run->is_right_to_left);
    setting_close(&setting);
}
END_TEST

START_TEST(glyphs_of_arabic_stand_from_the_right)
{
    Setting setting = setting_of("p(\"\xD8\xA7\xD8\xA8\")", "");
    const TextRun *run = setting_line(&setting, 0)->items[0].run;
    ck_assert_uint_eq(run->glyph_count, 2);
    ck_assert_uint_eq(run->glyphs[0].cluster, 2);
    ck_assert_uint_eq(run->glyphs[1].cluster, 0);
    setting_close(&setting);
}
END_TEST

START_TEST(space_at_the_end_of_a_line_hangs_on_its_side)
{
    /* the second word begins the next line */
    static const char tree[] = "p(\"\xD8\xA7\xD8\xA8\xD8\xAA \xD8\xA7\xD8\xA8\")";
    ck_items_of(tree, "p { direction: rtl; width: 40pt }", "0:  10:\xD8\xA7\xD8\xA8\xD8\xAA");
    ck_items_of(tree, "p { direction: ltr; width: 40pt }", "0:\xD8\xA7\xD8\xA8\xD8\xAA 30: ");
    ck_items_of(tree, "p { direction: rtl; width: 30pt }", "-10:  0:\xD8\xA7\xD8\xA8\xD8\xAA");
}
END_TEST

START_TEST(right_to_left_lines_are_aligned_and_indented_from_the_right)
{
    static const char tree[] = "p(\"\xD8\xA7\xD8\xA8\")";
    ck_items_of(tree, "p { direction: rtl }", "80:\xD8\xA7\xD8\xA8");
    ck_items_of(tree, "p { direction: rtl; text-indent: 20pt }", "60:\xD8\xA7\xD8\xA8");
    ck_items_of(tree, "p { direction: rtl; text-align: left; text-indent: 20pt }",
                "0:\xD8\xA7\xD8\xA8");
    ck_items_of(tree, "p { direction: rtl; text-align: end }", "0:\xD8\xA7\xD8\xA8");
    ck_items_of("p(\"\xD8\xA7 \xD8\xA8 \xD8\xAA\xD8\xAA\xD8\xAA\xD8\xAA\xD8\xAA\xD8\xAA\xD8\xAA\")",
                "p { direction: rtl; text-align: justify }", "-10:  0:\xD8\xA7 \xD8\xA8");
}
END_TEST

START_TEST(a_tab_parts_right_to_left_text_as_the_paragraph_runs)
{
    static const char sheet[] = "p { white-space: pre; tab-size: 40pt }";
    ck_items_of("p(\"\xD8\xA7\t\xD8\xA8\")", sheet, "0:\xD8\xA7 40:\xD8\xA8");
    ck_items_of("p(\"\xD8\xA7\t\xD8\xA8\")",
                "p { white-space: pre; tab-size: 40pt; direction: rtl }",
                "50:\xD8\xA8 90:\xD8\xA7");
}
END_TEST

/* ---- runs and what is in them ---- */

START_TEST(runs_are_cut_where_another_element_begins)
{
    Setting setting = setting_of("p(\"aa\" a[href=x](\"bb\") \"cc\")", "");
    const Line *line = setting_line(&setting, 0);
    ck_items(line, "0:aa 20:bb 40:cc");
    ck_assert_uint_eq(line->items[0].element, line->items[2].element);
    ck_assert_uint_ne(line->items[0].element, line->items[1].element);
    setting_close(&setting);
    ck_items_of("p(\"aa\" em(\"bb\") \"cc\")", "em { font-style: normal }", "0:aabbcc");
    ck_items_of("p(\"aa\" em(\"bb\") \"cc\")", "", "0:aa 20:bb 40:cc");
}
END_TEST

START_TEST(a_rise_lifts_runs_and_heightens_the_line)
{
    Setting setting = setting_of("p(\"a\" sup(\"b\") sub(\"c\") span(\"d\"))",
                                 "sup { vertical-align: 4pt } sub { vertical-align: -3pt }"
                                 "span { position: relative; top: 1pt }");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->items[0].y, 0);
    ck_points(line->items[1].y, -4);
    ck_points(line->items[2].y, 3);
    ck_points(line->items[3].y, 1);
    ck_points(line->above, 8 + 4);
    ck_points(line->below, 2 + 3);
    setting_close(&setting);
    setting = setting_of("p(\"a\" sup(\"b\"))",
                         "sup { vertical-align: super; line-height: 0; font-size: 5pt }");
    line = setting_line(&setting, 0);
    ck_points(line->items[1].y, -10.0 / 3);
    ck_points(line->above, 8); /* 1.5 + 3.33 above the middle of the small letter */
    ck_points(line->below, 2);
    setting_close(&setting);
}
END_TEST

START_TEST(a_soft_hyphen_is_seen_only_at_a_line_end)
{
    Setting setting = setting_of("p(\"aa\xC2\xAD"
                                 "bbbbbb\xC2\xAD"
                                 "ccc\")",
                                 "");
    const Line *line = setting_line(&setting, 0);
    const TextRun *run = line->items[0].run;
    uint32_t hyphen;
    ck_assert(face_find_glyph(run->face, '-', &hyphen));
    ck_text(run->text, "aa\xC2\xAD"
                       "bbbbbb\xC2\xAD");
    ck_assert_uint_eq(run->glyph_count, 10);
    ck_assert_int_eq(run->glyphs[2].advance, 0);
    ck_assert_uint_eq(run->glyphs[9].glyph, hyphen);
    ck_points(run->glyphs[9].advance, 10);
    ck_points(line->width, 90);
    setting_close(&setting);
    /* no room for the hyphen */
    ck_lines_of("p(\"aaaaaa\xC2\xAD"
                "bbbb\xC2\xAD"
                "ccc\")",
                "",
                "aaaaaa\xC2\xAD\nbbbb\xC2\xAD"
                "ccc\n");
}
END_TEST

START_TEST(letter_and_word_spacing_are_in_the_advances)
{
    Setting setting = setting_of("p(\"ab c\")", "p { letter-spacing: 1pt; word-spacing: 2pt }");
    const TextRun *run = setting_line(&setting, 0)->items[0].run;
    ck_points(run->glyphs[0].advance, 11);
    ck_points(run->glyphs[2].advance, 13);
    ck_points(setting_line(&setting, 0)->width, 46);
    ck_points(run->letter_spacing, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(letters_are_scaled_along_the_line)
{
    Setting setting =
        setting_of("p(\"ab\")", "p { -plenary-font-scale: 103%; letter-spacing: .2pt }");
    ck_points(setting_line(&setting, 0)->width, 2 * 10.5);
    ck_assert_int_eq(setting_line(&setting, 0)->items[0].run->scale, LENGTH_POINT * 103 / 100);
    setting_close(&setting);
}
END_TEST

START_TEST(a_box_in_a_line_stands_on_the_baseline)
{
    Setting setting =
        setting_of("p(\"a\" span(\"b\") \"c\")",
                   "span { display: inline-block; padding: 5pt; margin: 0 10pt 0 20pt }");
    const Line *line = setting_line(&setting, 0);
    ck_items(line, "0:a 30:[] 60:c");
    ck_points(line->items[1].y, -(8 + 5));
    ck_points(line->above, 13);
    ck_points(line->below, 7);
    setting_close(&setting);
}
END_TEST

START_TEST(letters_take_what_spaces_may_not)
{
    /* "aaa bb" has 40 pt to spare: its space takes 5 pt, four gaps between letters 2 pt each. */
    static const char tree[] = "p(\"aaa bb ccccccc\")";
    static const char limits[] = "p { text-align: justify; -plenary-justify-spaces: 100% 150% } ";
    Setting setting = setting_of(tree, limits);
    ck_points(setting_line(&setting, 0)->width, 65);
    setting_close(&setting);
    setting = setting_open(tree, limits);
    styling_add(setting.styling, SHEET_AUTHOR, "p { -plenary-justify-letters: 20% }");
    setting_make(&setting, 1);
    ck_points(setting_line(&setting, 0)->width, 73);
    ck_points(setting_line(&setting, 0)->items[0].run->letter_spacing, 2);
    ck_assert_int_eq(setting_line(&setting, 0)->looseness, 500);
    ck_points((Length)ink_end(setting_line(&setting, 0)), 73);
    setting_close(&setting);
}
END_TEST

START_TEST(text_justify_says_what_is_stretched)
{
    static const char tree[] = "p(\"aaa bb ccccccc\")";
    static const char limits[] = "p { text-align: justify; -plenary-justify-spaces: 100% 150% } ";
    static const struct {
        const char *how;
        double width;
    } cases[] = {{"p { text-justify: none }", 60},
                 {"p { text-justify: inter-word }", 65},
                 {"p { text-justify: inter-character }", 100}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Setting setting = setting_open(tree, limits);
        styling_add(setting.styling, SHEET_AUTHOR, cases[i].how);
        setting_make(&setting, 1);
        ck_points(setting_line(&setting, 0)->width, cases[i].width);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(ideographs_are_spread_over_their_line)
{
    Setting setting = setting_of("p[lang=zh](\"\xE4\xB8\xAD\xE6\x96\x87\xE5\x9B\xBD\xE4\xB8\xAD\")",
                                 "p { text-align: justify; width: 34pt }");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->width, 34);
    ck_points(line->items[0].run->glyphs[0].advance, 12);
    ck_points(line->items[0].run->glyphs[2].advance, 10);
    setting_close(&setting);
}
END_TEST

Suite *line_suite(void);
Suite *line_suite(void)
{
    Suite *suite = suite_create("line");
    TCase *cases = tcase_create("line");
    tcase_add_test(cases, justified_lines_end_on_the_measure);
    tcase_add_test(cases, the_last_line_and_one_that_is_ended_are_not_stretched);
    tcase_add_test(cases, spaces_are_stretched_to_the_most_and_no_further);
    tcase_add_test(cases, a_line_that_is_too_wide_shrinks_to_the_least_and_is_reported);
    tcase_add_test(cases, a_last_line_shrinks_if_it_must);
    tcase_add_test(cases, no_break_spaces_stretch_like_others);
    tcase_add_test(cases, spaces_before_the_last_tab_are_not_stretched);
    tcase_add_test(cases, a_line_without_spaces_stays_as_it_is);
    tcase_add_test(cases, lines_stand_where_they_are_aligned);
    tcase_add_test(cases, a_line_that_is_too_wide_begins_at_its_start);
    tcase_add_test(cases, words_that_read_from_right_to_left_stand_so);
    tcase_add_test(cases, items_are_in_the_order_of_the_text);
    tcase_add_test(cases, glyphs_of_arabic_stand_from_the_right);
    tcase_add_test(cases, space_at_the_end_of_a_line_hangs_on_its_side);
    tcase_add_test(cases, right_to_left_lines_are_aligned_and_indented_from_the_right);
    tcase_add_test(cases, a_tab_parts_right_to_left_text_as_the_paragraph_runs);
    tcase_add_test(cases, runs_are_cut_where_another_element_begins);
    tcase_add_test(cases, a_rise_lifts_runs_and_heightens_the_line);
    tcase_add_test(cases, a_soft_hyphen_is_seen_only_at_a_line_end);
    tcase_add_test(cases, letter_and_word_spacing_are_in_the_advances);
    tcase_add_test(cases, letters_are_scaled_along_the_line);
    tcase_add_test(cases, a_box_in_a_line_stands_on_the_baseline);
    tcase_add_test(cases, letters_take_what_spaces_may_not);
    tcase_add_test(cases, text_justify_says_what_is_stretched);
    tcase_add_test(cases, ideographs_are_spread_over_their_line);
    suite_add_tcase(suite, cases);
    return suite;
}
