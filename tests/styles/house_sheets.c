#include "styles/house_sheets.h"

#include "styles/house.h"
#include "styles/property_names.h"
#include "tests/support/support.h"

static CssReading reading_over(Arena *arena, Names *names)
{
    return (CssReading){arena, names, NULL, diagnostics_new(arena), property_names_new(arena)};
}

START_TEST(nothing_is_wrong_in_the_sheets_that_documents_share)
{
    Arena *arena = arena_new(0);
    CssReading reading = reading_over(arena, names_new(arena));
    ck_assert_ptr_nonnull(house_sheet_read(NULL, &reading, "base"));
    ck_assert_ptr_nonnull(house_sheet_read(NULL, &reading, "counter-styles"));
    for (size_t i = 0; house_sheet_name(i); i++)
        ck_assert_ptr_nonnull(house_sheet_read(NULL, &reading, house_sheet_name(i)));
    ck_assert_uint_eq(reading.diagnostics->count, 0);
    ck_assert_ptr_null(house_sheet_read(NULL, &reading, "nonsense"));
    arena_free(arena);
}
END_TEST

START_TEST(documents_have_one_sheet_in_common_and_its_names)
{
    Arena *arena = arena_new(0);
    const HouseSheets *sheets = house_sheets_read_all(arena);
    Names *first = names_new_over(arena, house_sheets_names(sheets));
    Names *second = names_new_over(arena, house_sheets_names(sheets));
    CssReading reading = reading_over(arena, first);
    size_t before = arena_bytes(arena);
    const Stylesheet *sheet = house_sheet_read(sheets, &reading, "un-base");
    ck_assert_ptr_nonnull(sheet);
    ck_assert_uint_eq(arena_bytes(arena), before);
    reading.names = second;
    ck_assert_ptr_eq(house_sheet_read(sheets, &reading, "un-base"), sheet);
    for (size_t i = 0; house_sheet_name(i); i++)
        ck_assert_ptr_nonnull(house_sheet_read(sheets, &reading, house_sheet_name(i)));
    ck_assert_uint_eq(arena_bytes(arena), before);
    Name operative = names_find(house_sheets_names(sheets), text_of("operative"));
    ck_assert_ptr_nonnull(operative);
    ck_assert_ptr_eq(names_intern(first, text_of("operative")), operative);
    ck_assert_ptr_eq(names_intern(second, text_of("operative")), operative);
    arena_free(arena);
}
END_TEST

Suite *house_sheets_suite(void);
Suite *house_sheets_suite(void)
{
    Suite *suite = suite_create("house_sheets");
    TCase *cases = tcase_create("house_sheets");
    tcase_add_test(cases, nothing_is_wrong_in_the_sheets_that_documents_share);
    tcase_add_test(cases, documents_have_one_sheet_in_common_and_its_names);
    suite_add_tcase(suite, cases);
    return suite;
}
