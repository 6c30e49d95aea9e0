#include "styles/house.h"

#include "styles/embedded.h"
#include "tests/un_rules/draft.h"

START_TEST(kind_and_date_choose_the_sheet)
{
    static const struct {
        const char *kind;
        int year;
        const char *sheet;
    } rows[] = {
        {"resolution", 2007, "un-resolution-2007"},
        {"resolution", 2010, "un-resolution-2007"},
        {"resolution", 1948, "un-resolution-2007"},
        {"resolution", 2011, "un-resolution"},
        {"resolution", 2024, "un-resolution"},
        {"resolution", 0, "un-resolution"},
        {"report", 2007, "un-report"},
        {"report", 0, "un-report"},
        {"plain", 2007, "un-document"},
        {"letter", 0, "un-document"},
    };
    Draft draft = draft_plain("en");
    draft.document->kind = names_intern(draft.document->names, text_of(rows[_i].kind));
    draft.document->date = (Date){rows[_i].year, 1, 1};
    ck_assert_str_eq(house_sheet_for(draft.document), rows[_i].sheet);
    draft_free(&draft);
}
END_TEST

START_TEST(symbols_tell_the_duty_station)
{
    static const struct {
        const char *symbol;
        Station station;
    } rows[] = {
        {"A/RES/62/165", STATION_NEW_YORK},  {"S/RES/2223 (2015)", STATION_NEW_YORK},
        {"E/2007/10", STATION_NEW_YORK},     {"ST/SGB/2019/2", STATION_NEW_YORK},
        {"A/HRC/RES/41/11", STATION_GENEVA}, {"ECE/TRANS/WP.29/2026/139", STATION_GENEVA},
        {"E/ECE/TRANS/505", STATION_GENEVA}, {"CCPR/C/GC/34", STATION_GENEVA},
        {"A/CN.9/1", STATION_VIENNA},        {"E/CN.15/2000/1", STATION_VIENNA},
        {"UNEP/EA.1/1", STATION_NAIROBI},    {"", STATION_NEW_YORK},
    };
    ck_assert_int_eq(house_station(text_of(rows[_i].symbol)), rows[_i].station);
}
END_TEST

START_TEST(what_is_not_issued_in_new_york_is_on_a4)
{
    static const char *const symbols[] = {"A/HRC/RES/41/11", "A/CN.9/1", "UNEP/EA.1/1"};
    Draft draft = draft_plain("en");
    draft.document->kind = names_intern(draft.document->names, text_of("resolution"));
    draft_field(&draft, FIELD_SYMBOL, symbols[_i]);
    ck_assert_str_eq(house_sheet_for(draft.document), "un-geneva");
    draft_free(&draft);
}
END_TEST

START_TEST(every_name_is_that_of_a_sheet_and_they_are_in_order)
{
    const char *name;
    size_t count = 0;
    for (; (name = house_sheet_name(count)); count++) {
        Buffer path = {0};
        buffer_format(&path, "%s.css", name);
        ck_assert_msg(embedded_find(buffer_text(&path)) != NULL, "there is no sheet %s", name);
        buffer_free(&path);
        if (count)
            ck_assert_int_lt(text_compare(text_of(house_sheet_name(count - 1)), text_of(name)), 0);
    }
    ck_assert_uint_gt(count, 0);
    ck_assert_ptr_null(house_sheet_name(count + 1));
}
END_TEST

START_TEST(house_sheets_add_to_the_base_sheet)
{
    ck_assert_str_eq(house_sheet_parent("un-resolution-2007"), "un-base");
    ck_assert_str_eq(house_sheet_parent("un-report"), "un-base");
    ck_assert_str_eq(house_sheet_parent("un-geneva"), "un-base");
    ck_assert_ptr_null(house_sheet_parent("publication"));
    ck_assert_ptr_null(house_sheet_parent("un-base"));
    ck_assert_ptr_null(house_sheet_parent("base"));
}
END_TEST

START_TEST(arabic_and_chinese_have_sheets_that_come_last)
{
    ck_assert_str_eq(house_sheet_for_language("un-resolution", text_of("ar")), "un-arabic");
    ck_assert_str_eq(house_sheet_for_language("un-base", text_of("zh-Hans-CN")), "un-chinese");
    ck_assert_ptr_null(house_sheet_for_language("un-resolution", text_of("arn"))); /* Mapudungun */
    ck_assert_ptr_null(house_sheet_for_language("un-resolution", text_of("fr")));
    ck_assert_ptr_null(house_sheet_for_language("publication", text_of("ar")));
    ck_assert_ptr_null(house_sheet_for_language("un-arabic", text_of("ar")));
}
END_TEST

Suite *house_suite(void);
Suite *house_suite(void)
{
    Suite *suite = suite_create("house");
    TCase *cases = tcase_create("house");
    tcase_add_loop_test(cases, kind_and_date_choose_the_sheet, 0, 10);
    tcase_add_loop_test(cases, symbols_tell_the_duty_station, 0, 12);
    tcase_add_loop_test(cases, what_is_not_issued_in_new_york_is_on_a4, 0, 3);
    tcase_add_test(cases, every_name_is_that_of_a_sheet_and_they_are_in_order);
    tcase_add_test(cases, house_sheets_add_to_the_base_sheet);
    tcase_add_test(cases, arabic_and_chinese_have_sheets_that_come_last);
    suite_add_tcase(suite, cases);
    return suite;
}
