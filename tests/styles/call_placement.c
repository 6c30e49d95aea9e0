#include "styles/call_placement.h"

#include "tests/styles/styling.h"

START_TEST(a_call_is_moved_behind_signs_that_end_something)
{
    static const struct {
        const char *text;
        size_t bytes;
    } rows[] = {
        {", and", 1},
        {".", 1},
        {".\"", 2},
        {".\xE2\x80\x9D x", 4},
        {"\xC2\xA0\xC2\xBB, x", 5},
        {".5", 0},
        {"'s", 0},
        {"\xE2\x80\x99s", 0},
        {" ,", 0},
        {"\xE2\x80\x94", 0},
        {")", 0},
        {").", 0},
        {"", 0},
        {"!?", 2},
        {"\xEF\xBC\x8C\xE5\x85\xB6", 3}, /* ，其 */
        {",\xC2\xA0x", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(call_signs_behind(text_of(rows[i].text)) == rows[i].bytes, "%s: %zu",
                      rows[i].text, call_signs_behind(text_of(rows[i].text)));
}
END_TEST

START_TEST(a_call_is_moved_before_signs_that_end_a_clause_and_their_space)
{
    static const struct {
        const char *text;
        size_t at;
    } rows[] = {
        {"mot,", 3}, {"mot", 3},          {"mot !?", 3}, {"mot\xC2\xA0;", 3},
        {"mot)", 4}, {"mot \xC2\xBB", 6}, {"", 0},       {",", 0},
        {"mot ", 4}, {"a\xD8\x8C", 1}, /* ، */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ck_assert_msg(call_signs_before(text_of(rows[i].text)) == rows[i].at, "%s: %zu",
                      rows[i].text, call_signs_before(text_of(rows[i].text)));
}
END_TEST

/* Generated content of two calls of notes with a sign between. */
static void ck_second_call(const char *language, const char *between, const char *expected)
{
    Buffer tree = {0};
    buffer_format(&tree, "p[lang=%s](\"x\" aside.note \"%s\" aside.note#t)", language, between);
    buffer_byte(&tree, '\0');
    Styling *styling = styling_open(tree.at);
    styling_add_base(styling);
    styling_make(styling);
    ck_generated(styling_styled(styling, "t")->note_call, expected);
    buffer_free(&tree);
    styling_close(styling);
}

START_TEST(calls_that_meet_are_parted)
{
    ck_second_call("fr", ",", "\", 2\"");
    ck_second_call("en", ",", "\", 2\"");
    ck_second_call("de", ",", "\"2\"");
    ck_second_call("fr", ", ", "\"2\"");
    ck_second_call("en", " and ", "\"2\"");
}
END_TEST

Suite *call_placement_suite(void);
Suite *call_placement_suite(void)
{
    Suite *suite = suite_create("call_placement");
    TCase *cases = tcase_create("call_placement");
    tcase_add_test(cases, a_call_is_moved_behind_signs_that_end_something);
    tcase_add_test(cases, a_call_is_moved_before_signs_that_end_a_clause_and_their_space);
    tcase_add_test(cases, calls_that_meet_are_parted);
    suite_add_tcase(suite, cases);
    return suite;
}
