#include "output/check_dates.h"

#include "tests/support/support.h"

START_TEST(both_notations_tell_the_same_time)
{
    static const struct {
        const char *pdf;
        const char *xmp;
        int64_t seconds;
    } cases[] = {{"D:19700101000000Z", "1970-01-01T00:00:00Z", 0},
                 {"D:20080305120000+01'00'", "2008-03-05T12:00:00+01:00", 1204714800},
                 {"D:20080305120000-05'30", "2008-03-05T12:00:00-05:30", 1204738200},
                 {"D:2008", "2008", 1199145600},
                 {"20000229", "2000-02-29", 951782400},
                 {"D:20080305120000Z", "2008-03-05T12:00:00.25Z", 1204718400}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t seconds;
        ck_assert_msg(date_of_pdf(text_of(cases[i].pdf), &seconds), "%s", cases[i].pdf);
        ck_assert_int_eq(seconds, cases[i].seconds);
        ck_assert_msg(date_of_xmp(text_of(cases[i].xmp), &seconds), "%s", cases[i].xmp);
        ck_assert_int_eq(seconds, cases[i].seconds);
    }
}
END_TEST

START_TEST(malformed_dates_are_refused)
{
    static const char *const dates[] = {
        "",          "D:",          "D:08",      "D:200813",   "D:20080332",
        "D:2008030", "D:20080305x", "yesterday", "D:2008+25'", "D:20080305120000+0100'00"};
    int64_t seconds;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        ck_assert_msg(!date_of_pdf(text_of(dates[i]), &seconds), "%s", dates[i]);
    ck_assert(!date_of_xmp(text_of("2008-3-5"), &seconds));
    ck_assert(!date_of_xmp(text_of("20080305"), &seconds));
}
END_TEST

Suite *check_dates_suite(void);
Suite *check_dates_suite(void)
{
    Suite *suite = suite_create("check_dates");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, both_notations_tell_the_same_time);
    tcase_add_test(tests, malformed_dates_are_refused);
    suite_add_tcase(suite, tests);
    return suite;
}
