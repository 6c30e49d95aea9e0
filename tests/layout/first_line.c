#include "tests/layout/setting.h"

/* ---- which line ---- */

START_TEST(the_first_line_ends_where_its_own_letters_do)
{
    ck_lines_of("p(\"a bc de fg hi jk lm no\")", "p { width: 100pt }",
                "a bc de fg\nhi jk lm\nno\n");
    ck_lines_of("p(\"a bc de fg hi jk lm no\")",
                "p { width: 100pt } p::first-line { font-size: 20pt }",
                "a bc\nde fg hi\njk lm no\n");
    ck_lines_of("p(\"a bc de fg hi jk lm no\")",
                "p { width: 100pt } p::first-line { letter-spacing: -5pt }",
                "a bc de fg hi jk lm\nno\n");
    ck_lines_of("p(\"a bc de fg hi jk lm no\")",
                "p { width: 100pt; text-wrap: pretty } p::first-line { font-size: 20pt }",
                "a bc\nde fg hi\njk lm no\n");
}
END_TEST

/* What the runs of the first two lines look like: text@size, the lines parted by "/". */
static void ck_looks(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    Buffer out = {0};
    for (unsigned n = 0; n < 2; n++) {
        const Line *line = setting_line(&setting, n);
        buffer_string(&out, n ? " / " : "");
        for (uint32_t i = 0; i < line->item_count; i++) {
            const TextRun *run = line->items[i].run;
            if (text_trim(run->text).bytes == 0)
                continue; /* what hangs behind the line */
            buffer_string(&out, i ? " " : "");
            buffer_put(&out, text_trim(run->text));
            buffer_byte(&out, '@');
            buffer_length(&out, run->size, 1);
            if (run->color.space == COLOR_RGB)
                buffer_string(&out, run->color.c[0] ? "red" : "blue");
        }
    }
    ck_buffer(&out, expected, sheet);
    setting_close(&setting);
}

START_TEST(elements_in_it_inherit_from_it)
{
    static const char big[] = "p { width: 80pt } p::first-line { font-size: 20pt; color: red } ";
    Buffer sheet = {0};
    buffer_string(&sheet, big);
    buffer_string(
        &sheet,
        "em { font-style: inherit } strong { color: blue; font-size: 50%; font-weight: inherit }");
    buffer_byte(&sheet, '\0');
    ck_looks("p(\"a \" em(\"b cd\"))", sheet.at, "a b@20red / cd@10");
    ck_looks("p(\"a \" strong(\"b c d ef gh i jk\"))", sheet.at,
             "a@20red b c@10blue / d ef gh i jk@5blue");
    buffer_free(&sheet);
}
END_TEST

START_TEST(what_is_generated_takes_part)
{
    ck_looks("p(\"a b c d e f\")",
             "p { width: 60pt } p::before { content: \"x \" } p::first-line { font-size: 20pt }",
             "x a@20 / b c d@10");
}
END_TEST

START_TEST(a_first_letter_inherits_from_it)
{
    ck_looks("p(\"ab cd ef\")",
             "p { width: 60pt } p::first-line { color: red } p::first-letter { font-size: 20pt }",
             "a@20red b cd@10red / ef@10");
}
END_TEST

START_TEST(a_block_begins_with_the_line_of_its_first)
{
    static const char sheet[] = "blockquote { width: 60pt } blockquote::first-line { color: red }";
    ck_looks("blockquote(p(\"ab cd ef\"))", sheet, "ab cd@10red / ef@10");
    ck_looks("blockquote(p(\"ab\") p(\"ef\"))", sheet, "ab@10red / ef@10");
    ck_looks("blockquote(p(\"ab\") p(\"ef\"))",
             "blockquote::first-line { color: red } p::first-line { color: blue }",
             "ab@10blue / ef@10blue");
}
END_TEST

/* ---- what it changes ---- */

START_TEST(its_letters_may_be_in_another_case_and_stay_those_of_the_text)
{
    Setting setting = setting_of("p(\"a\xC3\x9F b c\")",
                                 "p { width: 60pt } p::first-line { text-transform: uppercase }");
    const TextRun *run = setting_line(&setting, 0)->items[0].run;
    uint32_t capital;
    ck_text(run->text, "a\xC3\x9F b");
    ck_assert(face_find_glyph(run->face, 'A', &capital));
    ck_assert_uint_eq(run->glyphs[0].glyph, capital);
    ck_assert_uint_eq(run->glyph_count, 5);
    ck_points(setting_line(&setting, 0)->width, 50);
    setting_close(&setting);
    setting = setting_of("p(\"it's a \xC3\xA9t\xC3\xA9\")",
                         "p { width: 200pt } p::first-line { text-transform: capitalize }");
    run = setting_line(&setting, 0)->items[0].run;
    static const uint32_t letters[] = {'I', 't', '\'', 's', ' ', 'A', ' ', 0xC9, 't', 0xE9};
    for (uint32_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        uint32_t glyph;
        ck_assert(face_find_glyph(run->face, letters[i], &glyph));
        ck_assert_uint_eq(run->glyphs[i].glyph, glyph);
    }
    setting_close(&setting);
}
END_TEST

START_TEST(its_line_is_as_high_as_it_asks)
{
    Setting setting =
        setting_of("p(\"a b c\")", "p { width: 30pt } p::first-line { line-height: 30pt }");
    ck_points(setting_line(&setting, 0)->above + setting_line(&setting, 0)->below, 30);
    ck_points(setting_line(&setting, 1)->above + setting_line(&setting, 1)->below, 10);
    setting_close(&setting);
}
END_TEST

START_TEST(it_is_decorated)
{
    Setting setting = setting_of(
        "p(\"a b c\")", "p { width: 30pt } p::first-line { text-decoration: underline red }");
    const Line *line = setting_line(&setting, 0);
    ck_assert_ptr_nonnull(line->items[0].fill);
    ck_points(line->items[0].fill->width, 30);
    for (uint32_t i = 0; i < setting_line(&setting, 1)->item_count; i++)
        ck_assert_ptr_null(setting_line(&setting, 1)->items[i].fill);
    setting_close(&setting);
}
END_TEST

START_TEST(boxes_in_it_have_their_edges_once)
{
    static const char sheet[] =
        "p { width: 70pt } em { font-style: inherit; padding: 0 5pt; background-color: blue } "
        "p::first-line { color: red; background-color: gray } ";
    Setting setting = setting_of("p(\"a\" em(\"b c d e f\"))", sheet);
    const Line *line = setting_line(&setting, 0);
    ck_assert_ptr_nonnull(line->items[0].fill); /* of the line */
    ck_points(line->items[0].fill->width, 65);
    ck_assert_ptr_nonnull(
        line->items[1].fill); /* of the element, from its edge to the line's end */
    ck_points(line->items[1].fill->x, 10);
    ck_points(line->items[1].fill->width, 55);
    line = setting_line(&setting, 1);
    ck_points(line->items[0].fill->x, 0);
    ck_points(line->items[0].fill->width, 35);
    setting_close(&setting);
}
END_TEST

START_TEST(it_stands_beside_an_initial)
{
    ck_lines_of("p(\"once upon a time there was\")",
                "p::first-letter { initial-letter: 2 } p::first-line { letter-spacing: -5pt }",
                "\xEF\xBF\xBC"
                "nce upon a time\nthere\nwas\n");
    ck_lines_of("p(\"once upon\")",
                "p::first-letter { initial-letter: 3 } p::first-line { letter-spacing: -5pt }",
                "\xEF\xBF\xBC"
                "nce upon\n");
}
END_TEST

Suite *first_line_suite(void);
Suite *first_line_suite(void)
{
    Suite *suite = suite_create("first_line");
    TCase *cases = tcase_create("first_line");
    tcase_add_test(cases, the_first_line_ends_where_its_own_letters_do);
    tcase_add_test(cases, elements_in_it_inherit_from_it);
    tcase_add_test(cases, what_is_generated_takes_part);
    tcase_add_test(cases, a_first_letter_inherits_from_it);
    tcase_add_test(cases, a_block_begins_with_the_line_of_its_first);
    tcase_add_test(cases, its_letters_may_be_in_another_case_and_stay_those_of_the_text);
    tcase_add_test(cases, its_line_is_as_high_as_it_asks);
    tcase_add_test(cases, it_is_decorated);
    tcase_add_test(cases, boxes_in_it_have_their_edges_once);
    tcase_add_test(cases, it_stands_beside_an_initial);
    suite_add_tcase(suite, cases);
    return suite;
}
