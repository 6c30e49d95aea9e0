#include "tests/support/support.h"

#include "base/hash.h"

#include <string.h>

static void ck_hash(Hash128 hash, const char *hexadecimal)
{
    Buffer digits = {0};
    for (size_t i = 0; i < sizeof hash.bytes; i++)
        buffer_hex(&digits, hash.bytes[i], 2);
    ck_text(buffer_text(&digits), hexadecimal);
    buffer_free(&digits);
}

/* XXH3 with seed 0 of nothing and of "a": what the xxhsum command prints. A change here would change
 * every file identifier. */
START_TEST(hashes_are_the_published_ones)
{
    ck_assert_uint_eq(hash_bytes((Text){0}, 0), UINT64_C(0x2d06800538d394c2));
    ck_hash(hash_128((Text){0}), "99aa06d3014798d86001c324468d497f");
    ck_assert_uint_eq(hash_bytes(text_of("a"), 0), UINT64_C(0xe6c632b61e964e1f));
    ck_hash(hash_128(text_of("a")), "a96faf705af16834e6c632b61e964e1f");
}
END_TEST

START_TEST(the_seed_counts)
{
    ck_assert_uint_ne(hash_bytes(text_of("page"), 0), hash_bytes(text_of("page"), 1));
}
END_TEST

START_TEST(parts_hash_like_the_whole)
{
    char bytes[3000];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    Text whole = {bytes, sizeof bytes};
    for (size_t part = 1; part < sizeof bytes; part = part * 3 + 1) {
        Hasher *hasher = hasher_open();
        for (size_t at = 0; at < sizeof bytes; at += part)
            hasher_add(hasher, text_slice(whole, at, at + part));
        hasher_add(hasher, (Text){0});
        Hash128 hash = hasher_close(hasher);
        Hash128 expected = hash_128(whole);
        ck_assert_mem_eq(hash.bytes, expected.bytes, sizeof hash.bytes);
    }
    Hasher *hasher = hasher_open();
    ck_hash(hasher_close(hasher), "99aa06d3014798d86001c324468d497f");
}
END_TEST

Suite *hash_suite(void);
Suite *hash_suite(void)
{
    Suite *suite = suite_create("hash");
    TCase *cases = tcase_create("hash");
    tcase_add_test(cases, hashes_are_the_published_ones);
    tcase_add_test(cases, the_seed_counts);
    tcase_add_test(cases, parts_hash_like_the_whole);
    suite_add_tcase(suite, cases);
    return suite;
}
