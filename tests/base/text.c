#include "tests/support/support.h"

#include <string.h>

/* Unicode 15, table 3-7: what may follow each lead byte. */
typedef struct Form {
    unsigned char lead_low;
    unsigned char lead_high;
    unsigned char second_low;
    unsigned char second_high;
    size_t bytes;
} Form;

static const Form forms[] = {
    {0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
    {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
    {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const Form *form_of(unsigned lead)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (lead >= forms[i].lead_low && lead <= forms[i].lead_high)
            return &forms[i];
    return NULL;
}

/* The code point by arithmetic alone. */
static uint32_t value_of(const unsigned char *byte, size_t bytes)
{
    static const uint32_t lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t value = byte[0] & lead_bits[bytes];
    for (size_t i = 1; i < bytes; i++)
        value = value * 64 + (byte[i] - 0x80u);
    return value;
}

/* Whether the table allows the sequence, whatever its trail bytes. */
static bool table_allows(const unsigned char *byte, size_t bytes)
{
    const Form *form = form_of(byte[0]);
    if (!form || form->bytes != bytes)
        return false;
    if (bytes > 1 && (byte[1] < form->second_low || byte[1] > form->second_high))
        return false;
    for (size_t i = 2; i < bytes; i++)
        if (byte[i] < 0x80 || byte[i] > 0xBF)
            return false;
    return true;
}

static bool is_read_rightly(Text text, const unsigned char *byte)
{
    uint32_t value = value_of(byte, text.bytes);
    size_t bad = 99;
    size_t position = 0;
    char again[UTF8_LONGEST];
    return text_is_utf8(text, &bad) && text_next(text, &position) == value &&
           position == text.bytes && text_previous(text, &position) == value && position == 0 &&
           utf8_encode(again, value) == text.bytes && memcmp(again, byte, text.bytes) == 0;
}

static bool is_refused_rightly(Text text, const unsigned char *byte)
{
    size_t bad = 99;
    return !text_is_utf8(text, &bad) && bad < text.bytes && (form_of(byte[0]) || bad == 0);
}

static void check_sequence(const unsigned char *byte, size_t bytes)
{
    Text text = {(const char *)byte, bytes};
    if (!(table_allows(byte, bytes) ? is_read_rightly : is_refused_rightly)(text, byte))
        ck_abort_msg("%02X %02X %02X %02X, the first %zu", byte[0], byte[1], byte[2], byte[3],
                     bytes);
}

/* The last trail bytes of a form: at and beyond both ends of what is allowed. */
static const unsigned char trails[] = {0x00, 0x7F, 0x80, 0x81, 0xBE, 0xBF, 0xC0, 0xFF};

/* Every lead byte with every second byte, each as a sequence of the lead's own length. */
START_TEST(sequences_are_judged_by_table_3_7)
{
    unsigned char byte[4] = {(unsigned char)_i};
    const Form *form = form_of((unsigned)_i);
    size_t bytes = form ? form->bytes : sizeof byte;
    for (unsigned second = 0; second < (bytes > 1 ? 0x100u : 1u); second++) {
        byte[1] = (unsigned char)second;
        for (size_t third = 0; third < (bytes > 2 ? sizeof trails : 1); third++) {
            byte[2] = trails[third];
            for (size_t fourth = 0; fourth < (bytes > 3 ? sizeof trails : 1); fourth++) {
                byte[3] = trails[fourth];
                check_sequence(byte, bytes);
            }
        }
    }
}
END_TEST

START_TEST(every_code_point_survives_the_way_there_and_back)
{
    for (uint32_t code_point = 0; code_point <= 0x10FFFF; code_point++) {
        if (code_point >= 0xD800 && code_point <= 0xDFFF)
            continue;
        char out[UTF8_LONGEST];
        Text text = {out, utf8_encode(out, code_point)};
        size_t position = 0;
        if (text_next(text, &position) != code_point || position != text.bytes)
            ck_abort_msg("U+%04X came back changed", code_point);
    }
}
END_TEST

START_TEST(what_is_no_code_point_is_written_as_the_replacement_character)
{
    static const uint32_t none[] = {0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0x110000, UINT32_MAX};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        char out[UTF8_LONGEST];
        ck_assert_uint_eq(utf8_encode(out, none[i]), 3);
        ck_assert_mem_eq(out, "\xEF\xBF\xBD", 3);
    }
}
END_TEST

START_TEST(a_malformed_byte_is_one_replacement_character_and_one_step)
{
    Text text = text_of("a\xE2\x82z\xFF");
    size_t position = 0;
    ck_assert_uint_eq(text_next(text, &position), 'a');
    ck_assert_uint_eq(text_next(text, &position), CODE_POINT_REPLACEMENT);
    ck_assert_uint_eq(text_next(text, &position), CODE_POINT_REPLACEMENT);
    ck_assert_uint_eq(position, 3);
    ck_assert_uint_eq(text_next(text, &position), 'z');
    ck_assert_uint_eq(text_next(text, &position), CODE_POINT_REPLACEMENT);
    ck_assert_uint_eq(position, text.bytes);
}
END_TEST

/* Random bytes of a few awkward values, walked both ways. */
START_TEST(walking_back_meets_what_walking_on_met)
{
    static const unsigned char awkward[] = {'a', 0x80, 0xA0, 0xBF, 0xC3, 0xE0, 0xE2, 0xF0, 0xF4};
    uint32_t random = (uint32_t)_i * 2654435761u + 1;
    char bytes[40];
    for (size_t i = 0; i < sizeof bytes; i++) {
        random = random * 1664525u + 1013904223u;
        bytes[i] = (char)awkward[(random >> 16) % sizeof awkward];
    }
    Text text = {bytes, sizeof bytes};
    uint32_t met[sizeof bytes];
    size_t count = 0;
    for (size_t position = 0; position < text.bytes;)
        met[count++] = text_next(text, &position);
    for (size_t position = text.bytes; position > 0;) {
        ck_assert_uint_gt(count, 0);
        ck_assert_uint_eq(text_previous(text, &position), met[--count]);
    }
    ck_assert_uint_eq(count, 0);
}
END_TEST

START_TEST(the_first_wrong_place_is_told)
{
    static const struct {
        const char *bytes;
        size_t bad;
    } cases[] = {
        {"\x80", 0},         {"abc\xC0\x80", 3},         {"\xC3\xA9\xED\xA0\x80", 2},
        {"\xF4\x90\x80", 0}, {"ok \xE2\x82\xAC\xE2", 6}, {"\xF8\x88\x80\x80\x80", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t bad = 99;
        ck_assert(!text_is_utf8(text_of(cases[i].bytes), &bad));
        ck_assert_uint_eq(bad, cases[i].bad);
    }
    size_t bad = 99;
    ck_assert(text_is_utf8((Text){0}, &bad));
    ck_assert_uint_eq(bad, 99);
}
END_TEST

START_TEST(a_nul_is_text_like_any_other)
{
    Text text = TEXT("a\0b");
    size_t bad;
    ck_assert(text_is_utf8(text, &bad));
    ck_assert_uint_eq(text.bytes, 3);
    ck_assert(!text_is(text, "a"));
}
END_TEST

START_TEST(comparing_looks_at_bytes_then_length)
{
    ck_assert_int_lt(text_compare(text_of("abc"), text_of("abd")), 0);
    ck_assert_int_lt(text_compare(text_of("ab"), text_of("abc")), 0);
    ck_assert_int_gt(text_compare(text_of("\xC3\xA9"), text_of("z")), 0);
    ck_assert_int_eq(text_compare(text_of("same"), text_of("same")), 0);
    ck_assert_int_lt(text_compare((Text){0}, text_of("a")), 0);
    ck_assert(text_equal((Text){0}, text_of("")));
    ck_assert(!text_equal(text_of("a"), text_of("b")));
}
END_TEST

START_TEST(only_ascii_letters_compare_without_case)
{
    ck_assert(text_is_ignoring_case(text_of("Font-FAMILY"), "font-family"));
    ck_assert(!text_is_ignoring_case(text_of("font"), "font-family"));
    ck_assert(!text_is_ignoring_case(text_of("\xC3\x89"), "\xC3\xA9"));
    ck_assert(!text_is_ignoring_case(text_of("@"), "`"));
    ck_assert(!text_is_ignoring_case(text_of("["), "{"));
}
END_TEST

START_TEST(slices_are_clipped)
{
    Text text = text_of("United Nations");
    ck_text(text_slice(text, 0, 6), "United");
    ck_text(text_slice(text, 7, 99), "Nations");
    ck_text(text_slice(text, 99, 100), "");
    ck_text(text_slice(text, 6, 2), "");
    ck_text(text_slice((Text){0}, 3, 5), "");
}
END_TEST

START_TEST(trimming_takes_ascii_space_only)
{
    ck_text(text_trim(text_of(" \t\r\n\f a b \n")), "a b");
    ck_text(text_trim(text_of("  ")), "");
    ck_text(text_trim((Text){0}), "");
    ck_text(text_trim(text_of("\xC2\xA0x\xC2\xA0")), "\xC2\xA0x\xC2\xA0");
}
END_TEST

START_TEST(finding_gives_the_first_place_or_the_end)
{
    ck_assert_uint_eq(text_find(text_of("a=b=c"), '='), 1);
    ck_assert_uint_eq(text_find(text_of("abc"), '='), 3);
    ck_assert_uint_eq(text_find((Text){0}, '='), 0);
    ck_assert(text_starts(text_of("symbol=x"), "symbol"));
    ck_assert(!text_starts(text_of("sym"), "symbol"));
    ck_assert(text_starts((Text){0}, ""));
}
END_TEST

START_TEST(copies_end_in_nul_and_outlive_the_original)
{
    Arena *arena = arena_new(0);
    char original[] = "note 1";
    Text copy = text_copy(arena, text_of(original));
    memset(original, 'x', sizeof original - 1);
    ck_text(copy, "note 1");
    ck_assert_int_eq(copy.at[copy.bytes], '\0');
    ck_assert_str_eq(text_to_string(arena, text_slice(copy, 0, 4)), "note");
    ck_assert_str_eq(text_to_string(arena, (Text){0}), "");
    arena_free(arena);
}
END_TEST

START_TEST(numbers_are_digits_and_within_bounds)
{
    uint32_t number = 7;
    ck_assert(text_to_number(text_of("0"), 10, &number));
    ck_assert_uint_eq(number, 0);
    ck_assert(text_to_number(text_of("0062"), 62, &number));
    ck_assert_uint_eq(number, 62);
    ck_assert(text_to_number(text_of("4294967295"), UINT32_MAX, &number));
    ck_assert_uint_eq(number, UINT32_MAX);
    static const char *const wrong[] = {"", "-1", "+1", " 1", "1 ", "0x1", "1.", "\xD9\xA1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ck_assert_msg(!text_to_number(text_of(wrong[i]), 100, &number), "%s", wrong[i]);
    ck_assert(!text_to_number(text_of("63"), 62, &number));
    ck_assert(!text_to_number(text_of("4294967296"), UINT32_MAX, &number));
    ck_assert(!text_to_number(text_of("99999999999999999999999"), UINT32_MAX, &number));
    ck_assert_uint_eq(number, UINT32_MAX);
}
END_TEST

static unsigned distance(const char *a, const char *b)
{
    unsigned there = text_distance(text_of(a), text_of(b), 9);
    ck_assert_uint_eq(text_distance(text_of(b), text_of(a), 9), there);
    return there;
}

START_TEST(distance_counts_edits)
{
    ck_assert_uint_eq(distance("", ""), 0);
    ck_assert_uint_eq(distance("Symbol", "symbol"), 0);
    ck_assert_uint_eq(distance("symbol", "symbl"), 1);
    ck_assert_uint_eq(distance("symbol", "symbool"), 1);
    ck_assert_uint_eq(distance("symbol", "cymbal"), 2);
    ck_assert_uint_eq(distance("kitten", "sitting"), 3);
    ck_assert_uint_eq(distance("", "abc"), 3);
    ck_assert_uint_eq(text_distance(text_of("abcdef"), text_of("uvwxyz"), 2), 3);
    char longest[65];
    memset(longest, 'a', 64);
    longest[64] = '\0';
    ck_assert_uint_eq(text_distance(text_of(longest), text_of(longest), 2), 3);
    ck_assert_uint_eq(text_distance(text_of(longest + 1), text_of(longest + 1), 2), 0);
}
END_TEST

Suite *text_suite(void);
Suite *text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *cases = tcase_create("text");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, sequences_are_judged_by_table_3_7, 0, 256);
    tcase_add_test(cases, every_code_point_survives_the_way_there_and_back);
    tcase_add_test(cases, what_is_no_code_point_is_written_as_the_replacement_character);
    tcase_add_test(cases, a_malformed_byte_is_one_replacement_character_and_one_step);
    tcase_add_loop_test(cases, walking_back_meets_what_walking_on_met, 0, 50);
    tcase_add_test(cases, the_first_wrong_place_is_told);
    tcase_add_test(cases, a_nul_is_text_like_any_other);
    tcase_add_test(cases, comparing_looks_at_bytes_then_length);
    tcase_add_test(cases, only_ascii_letters_compare_without_case);
    tcase_add_test(cases, slices_are_clipped);
    tcase_add_test(cases, trimming_takes_ascii_space_only);
    tcase_add_test(cases, finding_gives_the_first_place_or_the_end);
    tcase_add_test(cases, copies_end_in_nul_and_outlive_the_original);
    tcase_add_test(cases, numbers_are_digits_and_within_bounds);
    tcase_add_test(cases, distance_counts_edits);
    suite_add_tcase(suite, cases);
    return suite;
}
