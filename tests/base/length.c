#include "tests/support/support.h"

#include "base/length.h"

START_TEST(division_rounds_half_away_from_zero)
{
    static const struct {
        int64_t value;
        int64_t divisor;
        int64_t expected;
    } cases[] = {
        {0, 7, 0},
        {7, 2, 4},
        {-7, 2, -4},
        {5, 3, 2},
        {4, 3, 1},
        {-4, 3, -1},
        {-5, 3, -2},
        {1, 2, 1},
        {-1, 2, -1},
        {INT64_MAX, 1, INT64_MAX},
        {INT64_MIN, 1, INT64_MIN},
        {INT64_MAX, 2, INT64_C(1) << 62},
        {INT64_MIN, 2, -(INT64_C(1) << 62)},
        {INT64_MAX, INT64_MAX, 1},
        {INT64_MIN, INT64_MAX, -1},
        {INT64_MAX / 2, INT64_MAX, 0}, /* just below a half */
        {INT64_MAX / 2 + 1, INT64_MAX, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_int_eq(divide_rounded(cases[i].value, cases[i].divisor), cases[i].expected);
}
END_TEST

START_TEST(division_agrees_with_its_definition)
{
    for (int64_t value = -60; value <= 60; value++) {
        for (int64_t divisor = 1; divisor <= 13; divisor++) {
            /* |result * divisor - value| is at most half a divisor; a tie goes outwards. */
            int64_t result = divide_rounded(value, divisor);
            int64_t off = 2 * (result * divisor - value);
            if (value < 0)
                off = -off;
            ck_assert_int_le(off, divisor);
            ck_assert_int_gt(off, -divisor);
        }
    }
}
END_TEST

START_TEST(clipping_stops_at_the_limits)
{
    ck_assert_int_eq(length_clip(LENGTH_MAX), LENGTH_MAX);
    ck_assert_int_eq(length_clip((int64_t)LENGTH_MAX + 1), LENGTH_MAX);
    ck_assert_int_eq(length_clip((int64_t)LENGTH_MIN - 1), LENGTH_MIN);
    ck_assert_int_eq(length_clip(-5), -5);
    ck_assert_int_eq(length_add(LENGTH_MAX, 1), LENGTH_MAX);
    ck_assert_int_eq(length_add(LENGTH_MIN, -1), LENGTH_MIN);
    ck_assert_int_eq(length_add(LENGTH_MAX, LENGTH_MIN), -1);
    ck_assert_int_eq(length_subtract(LENGTH_MIN, 1), LENGTH_MIN);
    ck_assert_int_eq(length_subtract(0, LENGTH_MIN), LENGTH_MAX);
    ck_assert_int_eq(length_subtract(1, 3), -2);
}
END_TEST

START_TEST(scaling_is_exact_and_clipped)
{
    ck_assert_int_eq(length_scale(LENGTH_OF_POINTS(10), 103, 100), 675021); /* 10.3 pt: .8 rounds */
    ck_assert_int_eq(length_scale(-LENGTH_OF_POINTS(10), 103, 100), -675021);
    ck_assert_int_eq(length_scale(LENGTH_OF_POINTS(12), -1, 2), -LENGTH_OF_POINTS(6));
    ck_assert_int_eq(length_scale(3, 1, 2), 2);
    ck_assert_int_eq(length_scale(-3, 1, 2), -2);
    ck_assert_int_eq(length_scale(LENGTH_MAX, 2, 1), LENGTH_MAX);
    ck_assert_int_eq(length_scale(LENGTH_MAX, -2, 1), LENGTH_MIN);
    ck_assert_int_eq(length_scale(LENGTH_MIN, -1, 1), LENGTH_MAX);
    ck_assert_int_eq(length_scale(LENGTH_MAX, UINT32_MAX, UINT32_MAX), LENGTH_MAX);
    ck_assert_int_eq(length_scale(LENGTH_MAX, INT64_MAX, 1), LENGTH_MAX);
    ck_assert_int_eq(length_scale(LENGTH_MIN, INT64_MAX, 1), LENGTH_MIN);
    ck_assert_int_eq(length_scale(LENGTH_MIN, INT64_MIN, 1), LENGTH_MAX);
    ck_assert_int_eq(length_scale(0, INT64_MAX, 1), 0);
}
END_TEST

Suite *length_suite(void);
Suite *length_suite(void)
{
    Suite *suite = suite_create("length");
    TCase *cases = tcase_create("length");
    tcase_add_test(cases, division_rounds_half_away_from_zero);
    tcase_add_test(cases, division_agrees_with_its_definition);
    tcase_add_test(cases, clipping_stops_at_the_limits);
    tcase_add_test(cases, scaling_is_exact_and_clipped);
    suite_add_tcase(suite, cases);
    return suite;
}
