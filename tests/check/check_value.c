#include "output/check_value.h"

#include "tests/support/support.h"

static PdfValue parse(Arena *arena, const char *source, bool *is_broken)
{
    PdfParser parser = pdf_parser(arena, arena, text_of(source));
    parser.has_references = true;
    parser.object = 9;
    PdfValue value = pdf_parse(&parser);
    *is_broken = parser.is_broken;
    return value;
}

START_TEST(dictionaries_hold_values_and_references)
{
    bool is_broken;
    Arena *arena = arena_new(0);
    PdfValue dict = parse(arena, "<</A [1 2 0 R (x)] /B true /C <</D null>>>>", &is_broken);
    ck_assert(!is_broken);
    ck_assert_int_eq(dict.type, PDF_DICT);
    ck_assert_uint_eq(dict.object, 9);
    const PdfValue *list = pdf_entry(&dict, "A");
    ck_assert_uint_eq(list->count, 3);
    ck_assert_double_eq(list->items[0].number, 1);
    ck_assert_int_eq(list->items[1].type, PDF_REFERENCE);
    ck_assert_uint_eq(list->items[1].object, 2);
    ck_assert(pdf_is_true(pdf_entry(&dict, "B")));
    ck_assert_int_eq(pdf_entry(pdf_entry(&dict, "C"), "D")->type, PDF_NULL);
    ck_assert_ptr_null(pdf_entry(&dict, "E"));
    ck_assert_ptr_null(pdf_entry(list, "A"));
    arena_free(arena);
}
END_TEST

START_TEST(what_is_malformed_is_told_and_passed_over)
{
    static const char *const sources[] = {
        "",  "1 2",         "[1",      "<</A>>", "<<1 2>>",
        "]", "[1 0 R 0 R]", "<</A 1]", "foo",    "[99999999 0 R]"};
    Arena *arena = arena_new(0);
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        bool is_broken;
        parse(arena, sources[i], &is_broken);
        ck_assert_msg(is_broken, "%s", sources[i]);
    }
    arena_free(arena);
}
END_TEST

START_TEST(nesting_has_an_end)
{
    bool is_broken;
    Arena *arena = arena_new(0);
    Buffer deep = {0};
    buffer_repeat(&deep, '[', 100000);
    buffer_repeat(&deep, ']', 100000);
    buffer_byte(&deep, '\0');
    PdfValue value = parse(arena, deep.at, &is_broken);
    ck_assert(is_broken);
    ck_assert_int_eq(value.type, PDF_ARRAY);
    buffer_free(&deep);
    arena_free(arena);
}
END_TEST

START_TEST(operators_come_with_their_operands)
{
    Text word;
    Arena *arena = arena_new(0);
    PdfParser parser =
        pdf_parser(arena, arena, text_of("q 1 0 R /P <</MCID 3>> BDC [(a) -2] TJ 7"));
    ck_assert(pdf_parse_operation(&parser, &word));
    ck_text(word, "q");
    ck_assert_uint_eq(parser.count, 0);
    ck_assert(pdf_parse_operation(&parser, &word));
    ck_text(word, "R"); /* there are no references in content */
    ck_assert_uint_eq(parser.count, 2);
    ck_assert(pdf_parse_operation(&parser, &word));
    ck_text(word, "BDC");
    ck_assert_double_eq(pdf_entry(&parser.values[1], "MCID")->number, 3);
    ck_assert(pdf_parse_operation(&parser, &word));
    ck_assert_uint_eq(parser.values[0].count, 2);
    ck_assert(!parser.is_broken);
    ck_assert(!pdf_parse_operation(&parser, &word));
    ck_assert(parser.is_broken);
    arena_free(arena);
}
END_TEST

Suite *check_value_suite(void);
Suite *check_value_suite(void)
{
    Suite *suite = suite_create("check_value");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, dictionaries_hold_values_and_references);
    tcase_add_test(tests, what_is_malformed_is_told_and_passed_over);
    tcase_add_test(tests, nesting_has_an_end);
    tcase_add_test(tests, operators_come_with_their_operands);
    suite_add_tcase(suite, tests);
    return suite;
}
