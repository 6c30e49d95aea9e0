#include "layout/optimal_break.h"

#include "tests/fonts/fonts_support.h"
#include "tests/layout/setting.h"

/* ---- by hand ---- */

START_TEST(the_sum_over_all_lines_decides)
{
    /* First fit leaves 40 pt behind "cc", twice the 20 pt that a ragged line gives willingly: badness 800.
     * As a whole, 30 pt and 10 pt are left: badness 337 and 12. */
    static const char tree[] = "p(\"aaa bb cc ddddd\")";
    ck_lines_of(tree, "p { width: 60pt }", "aaa bb\ncc\nddddd\n");
    ck_lines_of(tree, "p { width: 60pt; text-wrap: pretty }", "aaa\nbb cc\nddddd\n");
}
END_TEST

START_TEST(spaces_of_a_justified_line_stretch_alike)
{
    /* Spaces of 10 pt give 6 pt willingly. By first fit the second line has 40 pt to spare for its four
     * spaces, badness 462. As a whole the first gives 30 pt to four, badness 195; 52,294 demerits are
     * the least of all ways, by a program that tried them. */
    static const char tree[] = "p(\"aaa bb cc dd eeee ff ggg hh i jjj kkk llll m nn\")";
    static const char how[] = "p { text-align: justify; width: 200pt } ";
    ck_lines_of(tree, how, "aaa bb cc dd eeee ff\nggg hh i jjj kkk\nllll m nn\n");
    Setting setting = setting_open(tree, how);
    styling_add(setting.styling, SHEET_AUTHOR, "p { text-wrap: pretty }");
    setting_make(&setting, 1);
    ck_lines(&setting, "aaa bb cc dd eeee\nff ggg hh i jjj kkk\nllll m nn\n");
    ck_assert_int_eq(setting_line(&setting, 0)->looseness, 750);
    setting_close(&setting);
}
END_TEST

START_TEST(forced_ends_hold_in_every_way)
{
    ck_lines_of("p(\"aa bb\" br \"cc\" br br \"dd ee ff\")", "p { text-wrap: pretty; width: 60pt }",
                "aa bb\ncc\n\ndd ee\nff\n");
    ck_lines_of("p(\"a\" br)", "p { text-wrap: pretty }", "a\n");
}
END_TEST

START_TEST(words_too_long_are_cut_or_stick_out_as_with_first_fit)
{
    Setting setting = setting_of("p(\"aa bcdefghijklmnopqrstuvwx yy\")", "p { text-wrap: pretty }");
    ck_lines(&setting, "aa\nbcdefghijk\nlmnopqrstu\nvwx yy\n");
    ck_found(setting.styling->diagnostics, LAYOUT_WORD_CUT, 1);
    setting_close(&setting);
    setting = setting_of("p(\"aa \" span(\"bbb ccc ddd eee\") \" ff\")",
                         "p { text-wrap: pretty } span { white-space: nowrap }");
    ck_lines(&setting, "aa\nbbb ccc ddd eee\nff\n");
    ck_found(setting.styling->diagnostics, LAYOUT_LINE_TOO_WIDE, 1);
    setting_close(&setting);
    setting = setting_of("p(\"abc\")", "p { text-wrap: pretty; width: 4pt }");
    ck_lines(&setting, "a\nb\nc\n");
    setting_close(&setting);
}
END_TEST

START_TEST(a_last_line_of_a_letter_is_avoided)
{
    /* "i" alone is less than an eighth of 130 pt: a word comes down to it. */
    ck_lines_of("p(\"aaaa bbbbb cc i\")", "p { width: 130pt }", "aaaa bbbbb cc\ni\n");
    ck_lines_of("p(\"aaaa bbbbb cc i\")", "p { text-wrap: pretty; width: 130pt }",
                "aaaa bbbbb\ncc i\n");
}
END_TEST

START_TEST(tabs_and_indents_count)
{
    ck_lines_of("p(\"aaa bb cc ddddd\")", "p { width: 60pt; text-indent: 30pt; text-wrap: pretty }",
                "aaa\nbb cc\nddddd\n");
    ck_lines_of("p(\"a\tb c d e\")",
                "p { white-space: pre-wrap; tab-size: 40pt; width: 60pt; text-wrap: pretty }",
                "a\tb\nc d e\n");
}
END_TEST

START_TEST(hanging_indents_and_those_of_each_line)
{
    ck_picture_of("p(\"aaa bbb ccc ddd\")", "p { width: 70pt; text-indent: 20pt hanging }",
                  "aaa bbb\n  ccc\n  ddd\n=\n");
    ck_picture_of("p(\"aa\" br \"bb cccc dd\")", "p { width: 90pt; text-indent: 20pt each-line }",
                  "  aa\n  bb cccc\ndd\n=\n");
    ck_picture_of("p(\"aa\" br \"bb cccc dd\")",
                  "p { width: 80pt; text-indent: hanging each-line 20pt }",
                  "aa\nbb cccc\n  dd\n=\n");
}
END_TEST

/* ---- balance ---- */

START_TEST(balanced_lines_are_no_more_and_as_equal_as_can_be)
{
    static const char tree[] = "h1(\"aaa bbb ccc ddd eee ff\")";
    ck_lines_of(tree, "h1 { width: 200pt }", "aaa bbb ccc ddd eee\nff\n");
    ck_lines_of(tree, "h1 { width: 200pt; text-wrap: balance }", "aaa bbb ccc\nddd eee ff\n");
    ck_lines_of("h1(\"aaa bbb\")", "h1 { text-wrap: balance }", "aaa bbb\n");
}
END_TEST

START_TEST(balance_stops_at_a_dozen_lines)
{
    Buffer tree = {0};
    buffer_string(&tree, "p(\"");
    for (int i = 0; i < 40; i++)
        buffer_string(&tree, "aaa ");
    buffer_string(&tree, "b\")");
    buffer_byte(&tree, '\0');
    Setting plain = setting_of(tree.at, "");
    Setting balanced = setting_of(tree.at, "p { text-wrap: balance }");
    ck_assert_uint_eq(plain.layout.galley->slot_count, balanced.layout.galley->slot_count);
    ck_text(setting_line(&balanced, 19)->text, "aaa aaa b");
    setting_close(&plain);
    setting_close(&balanced);
    buffer_free(&tree);
}
END_TEST

/* ---- random paragraphs ---- */

static void put_random_words(Buffer *out, uint64_t *state)
{
    static const char *const ends[] = {" ", " ", " ", " ", "-", "  ", "\xE2\x80\x94", "\n"};
    uint64_t words = 1 + next_random(state) % 60;
    for (uint64_t i = 0; i < words; i++) {
        uint64_t letters = 1 + next_random(state) % 11;
        for (uint64_t letter = 0; letter < letters; letter++)
            buffer_byte(out, (char)('a' + next_random(state) % 26));
        buffer_string(out, ends[next_random(state) % (i % 7 ? 6 : 8)]);
    }
    buffer_byte(out, '.');
}

/* Fails unless the lines cover the text once and in order. */
static void ck_covered(const LineRange *lines, uint32_t count, Text text)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        ck_assert_uint_eq(lines[i].begin, at);
        ck_assert_uint_gt(lines[i].end, at);
        at = lines[i].end;
    }
    ck_assert_uint_eq(at, text.bytes);
}

START_TEST(no_choice_beats_the_whole_and_every_character_comes_once)
{
    enum {
        BADNESS_OF_ALL = 100000000 /* lines as bad as can be are told apart in another way */
    };
    uint64_t state = (uint64_t)_i;
    Setting setting = setting_open("p", "");
    styling_make(setting.styling);
    Arena *arena = setting.styling->arena;
    Compositor *compositor = compositor_open(arena, setting.fonts, setting.styling->diagnostics);
    TextStyles *styles =
        text_styles_new(arena, setting.styling->tree, setting.fonts, setting.styling->diagnostics);
    const TextStyle *style = text_style(
        styles, setting.styling->tree->nodes[setting.styling->document->root->number].style);
    Buffer text = {0};
    put_random_words(&text, &state);
    InlineSpan span = {.style = style, .is_wrapping = true};
    Paragraph paragraph = {
        .style = {.strut = style,
                  .measure =
                      (Length)(LENGTH_OF_POINTS(40) + next_random(&state) % LENGTH_OF_POINTS(400)),
                  .indent = (Length)(next_random(&state) % LENGTH_OF_POINTS(30)),
                  .align = next_random(&state) % 3 ? KEYWORD_JUSTIFY : KEYWORD_LEFT,
                  .align_last = KEYWORD_AUTO,
                  .space_least =
                      (int32_t)(LENGTH_POINT / 2 + next_random(&state) % (LENGTH_POINT / 2)),
                  .space_most = 3 * LENGTH_POINT,
                  .breaks_after_hyphen = true},
        .text = buffer_text(&text),
        .spans = &span,
        .span_count = 1,
    };
    ShapedParagraph shaped;
    ck_assert(shaped_make(compositor, &paragraph, &shaped));
    BreakTask task = {.compositor = compositor, .shaped = &shaped};
    task.points = break_points_find(compositor->break_finder, compositor->scratch, &paragraph,
                                    &task.point_count);
    uint32_t first_count;
    uint32_t best_count;
    uint32_t balanced_count;
    const LineRange *first = break_first_fit(&task, &first_count);
    const LineRange *best = break_optimally(&task, &best_count);
    const LineRange *balanced = break_balanced(&task, &balanced_count);
    ck_covered(first, first_count, paragraph.text);
    ck_covered(best, best_count, paragraph.text);
    ck_covered(balanced, balanced_count, paragraph.text);
    ck_assert_uint_le(balanced_count, first_count);
    int64_t demerits = break_demerits(&task, first, first_count);
    if (demerits < BADNESS_OF_ALL)
        ck_assert_int_le(break_demerits(&task, best, best_count), demerits);
    for (uint32_t i = 0; i < best_count; i++)
        ck_assert(line_fits(compositor, &shaped, &best[i]));
    buffer_free(&text);
    compositor_close(compositor);
    setting_close(&setting);
}
END_TEST

/* ---- time ---- */

START_TEST(a_million_places_take_their_time_only)
{
    Buffer tree = {0};
    buffer_string(&tree, "p(\"");
    for (int i = 0; i < 100000; i++)
        buffer_string(&tree, i % 3 ? "a\xE2\x80\x8B" : "\xE2\x80\x8B");
    for (int i = 0; i < 100000; i++)
        buffer_string(&tree, "\xE2\x80\x8B");
    buffer_string(&tree, "\")");
    buffer_byte(&tree, '\0');
    Setting setting = setting_of(tree.at, "p { text-wrap: pretty }");
    ck_assert_int_eq(setting.status, STATUS_OK);
    setting_close(&setting);
    buffer_free(&tree);
}
END_TEST

Suite *optimal_break_suite(void);
Suite *optimal_break_suite(void)
{
    Suite *suite = suite_create("optimal_break");
    TCase *cases = tcase_create("optimal_break");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, the_sum_over_all_lines_decides);
    tcase_add_test(cases, spaces_of_a_justified_line_stretch_alike);
    tcase_add_test(cases, forced_ends_hold_in_every_way);
    tcase_add_test(cases, words_too_long_are_cut_or_stick_out_as_with_first_fit);
    tcase_add_test(cases, a_last_line_of_a_letter_is_avoided);
    tcase_add_test(cases, tabs_and_indents_count);
    tcase_add_test(cases, hanging_indents_and_those_of_each_line);
    tcase_add_test(cases, balanced_lines_are_no_more_and_as_equal_as_can_be);
    tcase_add_test(cases, balance_stops_at_a_dozen_lines);
    tcase_add_loop_test(cases, no_choice_beats_the_whole_and_every_character_comes_once, 0, 300);
    tcase_add_test(cases, a_million_places_take_their_time_only);
    suite_add_tcase(suite, cases);
    return suite;
}
