#include "tests/support/support.h"

#include <string.h>

/* Fails unless the buffer holds the literal; empties it. */
static void ck_buffer(Buffer *buffer, const char *expected)
{
    ck_text(buffer_text(buffer), expected);
    buffer_clear(buffer);
}

START_TEST(a_zeroed_buffer_is_empty_and_can_be_freed)
{
    Buffer buffer = {0};
    ck_assert_uint_eq(buffer_text(&buffer).bytes, 0);
    buffer_bytes(&buffer, NULL, 0);
    buffer_repeat(&buffer, 'x', 0);
    buffer_free(&buffer);
    buffer_free(&buffer);
}
END_TEST

START_TEST(pieces_follow_each_other_as_the_buffer_grows)
{
    Buffer buffer = {0};
    for (int i = 0; i < 10000; i++)
        buffer_integer(&buffer, i % 10);
    ck_assert_uint_eq(buffer.bytes, 10000);
    for (size_t i = 0; i < buffer.bytes; i++)
        ck_assert_int_eq(buffer.at[i], (char)('0' + i % 10));
    size_t capacity = buffer.capacity;
    buffer_clear(&buffer);
    ck_assert_uint_eq(buffer.capacity, capacity);
    buffer_string(&buffer, "A/");
    buffer_put(&buffer, text_of("RES"));
    buffer_byte(&buffer, '/');
    buffer_repeat(&buffer, '6', 2);
    ck_buffer(&buffer, "A/RES/66");
    buffer_free(&buffer);
}
END_TEST

START_TEST(room_is_written_first_and_counted_after)
{
    Buffer buffer = {0};
    buffer_string(&buffer, "ab");
    memcpy(buffer_room(&buffer, 1000), "cd", 2);
    ck_text(buffer_text(&buffer), "ab");
    buffer.bytes += 2;
    ck_buffer(&buffer, "abcd");
    buffer_free(&buffer);
}
END_TEST

START_TEST(integers_reach_both_limits)
{
    static const struct {
        int64_t number;
        const char *expected;
    } cases[] = {
        {0, "0"},
        {-1, "-1"},
        {1000000, "1000000"},
        {INT64_MAX, "9223372036854775807"},
        {INT64_MIN, "-9223372036854775808"},
    };
    Buffer buffer = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_integer(&buffer, cases[i].number);
        ck_buffer(&buffer, cases[i].expected);
    }
    buffer_free(&buffer);
}
END_TEST

START_TEST(hexadecimal_is_padded_and_lower_case)
{
    Buffer buffer = {0};
    buffer_hex(&buffer, 0, 4);
    ck_buffer(&buffer, "0000");
    buffer_hex(&buffer, 0xABCDE, 4);
    ck_buffer(&buffer, "abcde");
    buffer_hex(&buffer, UINT64_MAX, 1);
    ck_buffer(&buffer, "ffffffffffffffff");
    buffer_hex(&buffer, 7, 1000);
    ck_assert_uint_eq(buffer.bytes, 64);
    buffer_free(&buffer);
}
END_TEST

START_TEST(lengths_are_points_with_the_asked_decimals)
{
    static const struct {
        Length length;
        unsigned decimals;
        const char *expected;
    } cases[] = {
        {LENGTH_OF_POINTS(10), 3, "10"},
        {LENGTH_OF_POINTS(100), 0, "100"}, /* no zero of a whole number is dropped */
        {LENGTH_OF_POINTS(14) + LENGTH_POINT / 2, 2, "14.5"},
        {LENGTH_OF_POINTS(14) + LENGTH_POINT / 2, 0, "15"},
        {-(LENGTH_OF_POINTS(14) + LENGTH_POINT / 2), 0, "-15"},
        {LENGTH_POINT / 8, 2, "0.13"}, /* 0.125: half goes away from zero */
        {-LENGTH_POINT / 8, 2, "-0.13"},
        {LENGTH_POINT / 8, 3, "0.125"},
        {LENGTH_POINT / 16, 5, "0.0625"},
        {LENGTH_POINT / 20, 1, "0"}, /* 0.05 less a bit */
        {1, 5, "0.00002"},
        {1, 4, "0"},
        {-1, 4, "0"}, /* never -0 */
        {-1, 0, "0"},
        {LENGTH_POINT - 1, 3, "1"}, /* the fraction carries */
        {-LENGTH_POINT + 1, 3, "-1"},
        {LENGTH_OF_POINTS(10) - 1, 2, "10"},
        {0, 5, "0"},
        {LENGTH_MAX, 5, "32767.99998"},
        {LENGTH_MIN, 5, "-32768"},
    };
    Buffer buffer = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_length(&buffer, cases[i].length, cases[i].decimals);
        ck_buffer(&buffer, cases[i].expected);
    }
    buffer_free(&buffer);
}
END_TEST

START_TEST(dumped_lengths_have_two_decimals_always)
{
    static const struct {
        Length length;
        const char *expected;
    } cases[] = {
        {0, "0.00"},
        {-1, "0.00"},
        {LENGTH_OF_POINTS(12), "12.00"},
        {-LENGTH_POINT / 2, "-0.50"},
        {LENGTH_OF_POINTS(123) + LENGTH_POINT / 4, "123.25"},
        {LENGTH_MAX, "32768.00"},
        {LENGTH_MIN, "-32768.00"},
    };
    Buffer buffer = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_length_fixed(&buffer, cases[i].length);
        ck_buffer(&buffer, cases[i].expected);
    }
    buffer_free(&buffer);
}
END_TEST

START_TEST(ratios_are_exact_up_to_the_limits)
{
    static const struct {
        int64_t numerator;
        int64_t denominator;
        unsigned decimals;
        const char *expected;
    } cases[] = {
        {1, 3, 5, "0.33333"},
        {2, 3, 5, "0.66667"},
        {-2, 3, 1, "-0.7"},
        {1, 2, 0, "1"},
        {-1, 2, 0, "-1"},
        {999995, 1000000, 5, "1"},
        {1, 1000000, 5, "0"},
        {600, 1000, 3, "0.6"},
        {INT64_MAX, 1, 5, "9223372036854775807"},
        {INT64_MIN, 1, 5, "-9223372036854775808"},
        {INT64_MAX, 2, 1, "4611686018427387903.5"},
        {INT64_MIN, 3, 5, "-3074457345618258602.66667"},
        {99999999999998, 99999999999999, 5, "1"},
        {50000000000000, 99999999999999, 5, "0.5"},
    };
    Buffer buffer = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_ratio(&buffer, cases[i].numerator, cases[i].denominator, cases[i].decimals);
        ck_buffer(&buffer, cases[i].expected);
    }
    buffer_free(&buffer);
}
END_TEST

START_TEST(quoted_text_stays_on_one_line)
{
    Buffer buffer = {0};
    buffer_quoted(&buffer, (Text)TEXT("say \"yes\"\\\n\t\r\0\x1F\x7F"));
    ck_buffer(&buffer, "\"say \\\"yes\\\"\\\\\\n\\t\\r\\u0000\\u001f\\u007f\"");
    buffer_quoted(&buffer, text_of("d\xC3\xA9j\xC3\xA0 \xE2\x80\x9Cvu\xE2\x80\x9D"));
    ck_buffer(&buffer, "\"d\xC3\xA9j\xC3\xA0 \xE2\x80\x9Cvu\xE2\x80\x9D\"");
    buffer_quoted(&buffer, (Text){0});
    ck_buffer(&buffer, "\"\"");
    buffer_free(&buffer);
}
END_TEST

START_TEST(code_points_are_written_as_utf8)
{
    Buffer buffer = {0};
    buffer_code_point(&buffer, 'x');
    buffer_code_point(&buffer, 0xE9);
    buffer_code_point(&buffer, 0x2019);
    buffer_code_point(&buffer, 0x1F310);
    buffer_code_point(&buffer, 0xD800);
    ck_buffer(&buffer, "x\xC3\xA9\xE2\x80\x99\xF0\x9F\x8C\x90\xEF\xBF\xBD");
    buffer_free(&buffer);
}
END_TEST

START_TEST(formats_follow_printf)
{
    Buffer buffer = {0};
    buffer_format(&buffer, "page %u of %zu", 3u, (size_t)12);
    buffer_format(&buffer, "%s", "");
    buffer_format(&buffer, " %c%03d", '#', 7);
    ck_buffer(&buffer, "page 3 of 12 #007");
    buffer_format(&buffer, "%*s", 5000, "x");
    ck_assert_uint_eq(buffer.bytes, 5000);
    buffer_free(&buffer);
}
END_TEST

Suite *buffer_suite(void);
Suite *buffer_suite(void)
{
    Suite *suite = suite_create("buffer");
    TCase *cases = tcase_create("buffer");
    tcase_add_test(cases, a_zeroed_buffer_is_empty_and_can_be_freed);
    tcase_add_test(cases, pieces_follow_each_other_as_the_buffer_grows);
    tcase_add_test(cases, room_is_written_first_and_counted_after);
    tcase_add_test(cases, integers_reach_both_limits);
    tcase_add_test(cases, hexadecimal_is_padded_and_lower_case);
    tcase_add_test(cases, lengths_are_points_with_the_asked_decimals);
    tcase_add_test(cases, dumped_lengths_have_two_decimals_always);
    tcase_add_test(cases, ratios_are_exact_up_to_the_limits);
    tcase_add_test(cases, quoted_text_stays_on_one_line);
    tcase_add_test(cases, code_points_are_written_as_utf8);
    tcase_add_test(cases, formats_follow_printf);
    suite_add_tcase(suite, cases);
    return suite;
}
