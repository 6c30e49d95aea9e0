#include "fonts/cff.h"

#include "tests/support/support.h"

/* A table of the least that is read: header, the INDEX of names with "A", the INDEX of top dictionaries
 * with the given one (under 250 bytes), and then what follows, whose offset is CHARSET_AT for
 * dictionaries of DICTIONARY_BYTES bytes. */
enum {
    HEADER = 4,
    NAMES = 6,
    DICTIONARY_BYTES = 10,
    CHARSET_AT = HEADER + NAMES + 5 + DICTIONARY_BYTES
};

static Text table_of(Buffer *table, const char *dictionary, size_t bytes, const char *rest,
                     size_t rest_bytes)
{
    buffer_bytes(table, "\1\0\4\1", HEADER);
    buffer_bytes(table, "\0\1\1\1\2A", NAMES);
    buffer_bytes(table, "\0\1\1\1", 4);
    buffer_byte(table, (char)(bytes + 1));
    buffer_bytes(table, dictionary, bytes);
    buffer_bytes(table, rest, rest_bytes);
    return buffer_text(table);
}

/* ROS of SIDs 0, 0 and supplement 0; charset at CHARSET_AT, as a 16-bit operand; a padding operand. */
static const char keyed[DICTIONARY_BYTES] = {(char)139, (char)139, (char)139,  12, 30,
                                             28,        0,         CHARSET_AT, 15, (char)139};

static void ck_cids(const char *charset, size_t bytes, const uint16_t *expected, uint32_t count)
{
    Buffer table = {0};
    Text text = table_of(&table, keyed, sizeof keyed, charset, bytes);
    ck_assert(cff_is_cid_keyed(text));
    uint16_t cids[8] = {0};
    ck_assert(cff_read_cids(text, cids, count));
    ck_assert_mem_eq(cids, expected, count * sizeof *cids);
    buffer_free(&table);
}

START_TEST(charsets_of_all_formats_are_read)
{
    const uint16_t expected[] = {0, 5, 6, 7, 300};
    ck_cids("\0\0\5\0\6\0\7\1\x2C", 9, expected, 5);
    ck_cids("\1\0\5\2\1\x2C\0", 7, expected, 5);
    ck_cids("\2\0\5\0\2\1\x2C\0\0", 9, expected, 5);
}
END_TEST

START_TEST(a_charset_that_ends_early_is_refused)
{
    Buffer table = {0};
    Text text = table_of(&table, keyed, sizeof keyed, "\0\0\5\0", 4);
    uint16_t cids[3];
    ck_assert(cff_read_cids(text, cids, 2));
    ck_assert(!cff_read_cids(text, cids, 3));
    buffer_free(&table);
}
END_TEST

START_TEST(operands_of_all_kinds_are_passed_over)
{
    /* a real number with the bytes 12 30 in it, and integers of each size, before an operator that is
     * not ROS; then ROS */
    static const char without[] = {30,        12, 30,        (char)0xFF, 29, 0,  12, 30, 0,
                                   (char)247, 12, (char)251, 30,         28, 12, 30, 5};
    static const char with[] = {30, 12, 30, (char)0xFF, 5, (char)139, 12, 30};
    Buffer table = {0};
    ck_assert(!cff_is_cid_keyed(table_of(&table, without, sizeof without, "", 0)));
    buffer_clear(&table);
    ck_assert(cff_is_cid_keyed(table_of(&table, with, sizeof with, "", 0)));
    buffer_free(&table);
}
END_TEST

START_TEST(a_predefined_charset_gives_no_cids)
{
    static const char dictionary[] = {(char)139, (char)139, (char)139, 12, 30, (char)140, 15};
    Buffer table = {0};
    Text text = table_of(&table, dictionary, sizeof dictionary, "", 0);
    uint16_t cids[2];
    ck_assert(cff_is_cid_keyed(text));
    ck_assert(!cff_read_cids(text, cids, 2));
    buffer_free(&table);
}
END_TEST

START_TEST(a_table_cut_anywhere_is_no_cid_keyed_font)
{
    Buffer table = {0};
    Text text = table_of(&table, keyed, sizeof keyed, "", 0);
    for (size_t bytes = 0; bytes < text.bytes; bytes++)
        ck_assert(!cff_is_cid_keyed(text_slice(text, 0, bytes)));
    buffer_free(&table);
}
END_TEST

Suite *cff_suite(void);
Suite *cff_suite(void)
{
    Suite *suite = suite_create("cff");
    TCase *cases = tcase_create("cff");
    tcase_add_test(cases, charsets_of_all_formats_are_read);
    tcase_add_test(cases, a_charset_that_ends_early_is_refused);
    tcase_add_test(cases, operands_of_all_kinds_are_passed_over);
    tcase_add_test(cases, a_predefined_charset_gives_no_cids);
    tcase_add_test(cases, a_table_cut_anywhere_is_no_cid_keyed_font);
    suite_add_tcase(suite, cases);
    return suite;
}
