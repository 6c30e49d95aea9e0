#include "output/check_scan.h"

#include "tests/support/support.h"

static Scanner over(Arena *arena, const char *source)
{
    return (Scanner){arena, text_of(source), 0};
}

static void ck_token(Scanner *scanner, PdfTokenType type, const char *text)
{
    PdfToken token = scan_next(scanner);
    ck_assert_int_eq(token.type, type);
    ck_text(token.text, text);
}

START_TEST(names_and_strings_lose_their_escapes)
{
    Arena *arena = arena_new(0);
    Scanner scanner = over(arena, "/A#20B/C (a\\(b\\051\\12\\\n(c)) <4a4B 5>(open");
    ck_token(&scanner, TOKEN_NAME, "A B");
    ck_token(&scanner, TOKEN_NAME, "C");
    ck_token(&scanner, TOKEN_STRING, "a(b)\n(c)");
    ck_token(&scanner, TOKEN_STRING, "JKP");
    ck_token(&scanner, TOKEN_STRING, "open");
    ck_token(&scanner, TOKEN_END, "");
    ck_token(&scanner, TOKEN_END, "");
    arena_free(arena);
}
END_TEST

START_TEST(numbers_have_no_exponents)
{
    static const struct {
        const char *source;
        PdfTokenType type;
        double number;
    } cases[] = {{"12", TOKEN_INTEGER, 12},    {"-7", TOKEN_INTEGER, -7}, {"+.5", TOKEN_REAL, 0.5},
                 {"-1.25", TOKEN_REAL, -1.25}, {"4.", TOKEN_REAL, 4},     {"1e5", TOKEN_WORD, 0},
                 {"--1", TOKEN_WORD, 0},       {".", TOKEN_WORD, 0},      {"1.2.3", TOKEN_WORD, 0}};
    Arena *arena = arena_new(0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Scanner scanner = over(arena, cases[i].source);
        PdfToken token = scan_next(&scanner);
        ck_assert_msg(token.type == cases[i].type, "%s", cases[i].source);
        if (token.type != TOKEN_WORD)
            ck_assert_double_eq(token.number, cases[i].number);
    }
    arena_free(arena);
}
END_TEST

START_TEST(comments_are_space_and_delimiters_stand_alone)
{
    Arena *arena = arena_new(0);
    Scanner scanner = over(arena, "q% not this\r[<<]>>T*>)");
    ck_token(&scanner, TOKEN_WORD, "q");
    ck_token(&scanner, TOKEN_ARRAY_BEGIN, "[");
    ck_token(&scanner, TOKEN_DICT_BEGIN, "<<");
    ck_token(&scanner, TOKEN_ARRAY_END, "]");
    ck_token(&scanner, TOKEN_DICT_END, ">>");
    ck_token(&scanner, TOKEN_WORD, "T*");
    ck_token(&scanner, TOKEN_BAD, ">");
    ck_token(&scanner, TOKEN_BAD, ")");
    ck_token(&scanner, TOKEN_END, "");
    arena_free(arena);
}
END_TEST

Suite *check_scan_suite(void);
Suite *check_scan_suite(void)
{
    Suite *suite = suite_create("check_scan");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, names_and_strings_lose_their_escapes);
    tcase_add_test(tests, numbers_have_no_exponents);
    tcase_add_test(tests, comments_are_space_and_delimiters_stand_alone);
    suite_add_tcase(suite, tests);
    return suite;
}
