#include "tests/support/support.h"

#include "base/names.h"

#include <stdio.h>
#include <string.h>

START_TEST(equal_spellings_are_one_name)
{
    Arena *arena = arena_new(0);
    Names *names = names_new(arena);
    char spelling[] = "note-call";
    Name name = names_intern(names, text_of(spelling));
    memset(spelling, 'x', sizeof spelling - 1);
    ck_assert_ptr_eq(names_intern(names, text_of("note-call")), name);
    ck_text(name->text, "note-call");
    ck_assert_str_eq(name->text.at, "note-call");
    arena_free(arena);
}
END_TEST

START_TEST(case_and_length_make_other_names)
{
    Arena *arena = arena_new(0);
    Names *names = names_new(arena);
    Name lower = names_intern(names, text_of("page"));
    ck_assert_ptr_ne(names_intern(names, text_of("Page")), lower);
    ck_assert_ptr_ne(names_intern(names, text_of("pages")), lower);
    ck_assert_ptr_ne(names_intern(names, text_of("")), lower);
    ck_assert_ptr_eq(names_intern(names, (Text){0}), names_intern(names, text_of("")));
    Text with_nul = TEXT("page\0");
    ck_assert_ptr_ne(names_intern(names, with_nul), lower);
    arena_free(arena);
}
END_TEST

START_TEST(finding_makes_no_name)
{
    Arena *arena = arena_new(0);
    Names *names = names_new(arena);
    ck_assert_ptr_null(names_find(names, text_of("organ")));
    ck_assert_ptr_null(names_find(names, text_of("organ")));
    Name organ = names_intern(names, text_of("organ"));
    ck_assert_ptr_eq(names_find(names, text_of("organ")), organ);
    arena_free(arena);
}
END_TEST

START_TEST(names_stay_where_they_are_while_the_table_grows)
{
    enum {
        MANY = 5000
    };
    static const char *const form = "name-%d";
    Arena *arena = arena_new(0);
    Names *names = names_new(arena);
    Name *kept = ARENA_ARRAY(arena, Name, MANY);
    char spelling[32];
    for (int i = 0; i < MANY; i++) {
        snprintf(spelling, sizeof spelling, form, i);
        kept[i] = names_intern(names, text_of(spelling));
    }
    for (int i = 0; i < MANY; i++) {
        snprintf(spelling, sizeof spelling, form, i);
        ck_assert_ptr_eq(names_find(names, text_of(spelling)), kept[i]);
        ck_text(kept[i]->text, spelling);
    }
    arena_free(arena);
}
END_TEST

START_TEST(a_table_over_another_has_its_names_and_adds_none_to_it)
{
    Arena *arena = arena_new(0);
    Names *below = names_new(arena);
    Name page = names_intern(below, text_of("page"));
    Names *first = names_new_over(arena, below);
    Names *second = names_new_over(arena, below);
    ck_assert_ptr_eq(names_intern(first, text_of("page")), page);
    ck_assert_ptr_eq(names_find(second, text_of("page")), page);
    Name own = names_intern(first, text_of("own"));
    ck_assert_ptr_eq(names_intern(first, text_of("own")), own);
    ck_assert_ptr_null(names_find(below, text_of("own")));
    ck_assert_ptr_null(names_find(second, text_of("own")));
    ck_assert_ptr_ne(names_intern(second, text_of("own")), own);
    arena_free(arena);
}
END_TEST

Suite *names_suite(void);
Suite *names_suite(void)
{
    Suite *suite = suite_create("names");
    TCase *cases = tcase_create("names");
    tcase_add_test(cases, equal_spellings_are_one_name);
    tcase_add_test(cases, case_and_length_make_other_names);
    tcase_add_test(cases, finding_makes_no_name);
    tcase_add_test(cases, names_stay_where_they_are_while_the_table_grows);
    tcase_add_test(cases, a_table_over_another_has_its_names_and_adds_none_to_it);
    suite_add_tcase(suite, cases);
    return suite;
}
