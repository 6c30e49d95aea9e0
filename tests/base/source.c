#include "tests/support/support.h"

#include <string.h>

typedef struct Place {
    const char *bytes;
    uint32_t offset;
    uint32_t line;
    uint32_t column;
    const char *text; /* of the line */
} Place;

static const Place places[] = {
    {"", 0, 1, 1, ""},
    {"one", 0, 1, 1, "one"},
    {"one", 2, 1, 3, "one"},
    {"one", 3, 1, 4, "one"}, /* at the end */
    {"one", 99, 1, 4, "one"},
    {"one\ntwo", 3, 1, 4, "one"}, /* the line end belongs to its line */
    {"one\ntwo", 4, 2, 1, "two"},
    {"one\ntwo\n", 8, 3, 1, ""},
    {"one\r\ntwo", 4, 1, 5, "one"}, /* between CR and LF */
    {"one\r\ntwo", 5, 2, 1, "two"},
    {"one\rtwo", 4, 2, 1, "two"},
    {"a\n\r\n\rb", 1, 1, 2, "a"},
    {"a\n\r\n\rb", 2, 2, 1, ""},
    {"a\n\r\n\rb", 4, 3, 1, ""},
    {"a\n\r\n\rb", 5, 4, 1, "b"},
    {"\n\n\n", 2, 3, 1, ""},
    {"\xC3\xA9t\xC3\xA9\nx", 2, 1, 2, "\xC3\xA9t\xC3\xA9"}, /* columns count code points */
    {"\xC3\xA9t\xC3\xA9\nx", 5, 1, 4, "\xC3\xA9t\xC3\xA9"},
    {"\xC3\xA9t\xC3\xA9\nx", 6, 2, 1, "x"},
    {"\xE2\x80\x9Cx\xE2\x80\x9D y", 7, 1, 4, "\xE2\x80\x9Cx\xE2\x80\x9D y"},
    {"\xFF\xFEx", 2, 1, 3, "\xFF\xFEx"}, /* a malformed byte is one column */
};

START_TEST(line_and_column_of_an_offset)
{
    Arena *arena = arena_new(0);
    const Place *place = &places[_i];
    const Source *source = source_over(arena, place->bytes);
    uint32_t line = 0;
    uint32_t column = 0;
    source_place(source, place->offset, &line, &column);
    ck_assert_uint_eq(line, place->line);
    ck_assert_uint_eq(column, place->column);
    ck_text(source_line(source, place->offset), place->text);
    arena_free(arena);
}
END_TEST

START_TEST(words_are_found_in_a_span)
{
    Source source = {TEXT("test"), TEXT("ab ab abc")};
    Span all = {&source, 1, 9};
    ck_assert_uint_eq(span_of_words(all, (Text)TEXT("ab"), 0).begin, 3); /* not at 0 */
    ck_assert_uint_eq(span_of_words(all, (Text)TEXT("ab"), 1).begin, 6);
    ck_assert_uint_eq(span_of_words(all, (Text)TEXT("abc"), 0).end, 9);
    ck_assert_uint_eq(span_of_words(all, (Text)TEXT("ab"), 2).begin, 1); /* the whole span */
    ck_assert_uint_eq(span_of_words(all, (Text)TEXT("x"), 0).end, 9);
    ck_assert_ptr_null(span_of_words(SPAN_NONE, (Text)TEXT("x"), 0).source);
}
END_TEST

START_TEST(a_nul_does_not_end_a_line)
{
    Source source = {TEXT("test"), TEXT("a\0b\nc")};
    uint32_t line;
    uint32_t column;
    source_place(&source, 2, &line, &column);
    ck_assert_uint_eq(line, 1);
    ck_assert_uint_eq(column, 3);
    source_place(&source, 4, &line, &column);
    ck_assert_uint_eq(line, 2);
}
END_TEST

Suite *source_suite(void);
Suite *source_suite(void)
{
    Suite *suite = suite_create("source");
    TCase *cases = tcase_create("source");
    tcase_add_loop_test(cases, line_and_column_of_an_offset, 0,
                        (int)(sizeof places / sizeof *places));
    tcase_add_test(cases, words_are_found_in_a_span);
    tcase_add_test(cases, a_nul_does_not_end_a_line);
    suite_add_tcase(suite, cases);
    return suite;
}
