#include "tests/support/support.h"

#include "base/hash_table.h"

START_TEST(an_empty_table_has_nothing_and_takes_no_memory)
{
    Arena *arena = arena_new(0);
    HashTable table = hash_table_of(arena);
    ck_assert_ptr_null(hash_table_find(&table, 0));
    ck_assert_ptr_null(hash_table_item(&table, 7));
    ck_assert_uint_eq(arena_bytes(arena), 0);
    arena_free(arena);
}
END_TEST

START_TEST(items_are_found_by_hash_while_the_table_grows)
{
    enum {
        MANY = 5000
    };
    Arena *arena = arena_new(0);
    HashTable table = hash_table_of(arena);
    int *items = ARENA_ARRAY(arena, int, MANY);
    for (uint64_t i = 0; i < MANY; i++)
        hash_table_add(&table, hash_integer(i), &items[i]);
    for (uint64_t i = 0; i < MANY; i++)
        ck_assert_ptr_eq(hash_table_item(&table, hash_integer(i)), &items[i]);
    ck_assert_ptr_null(hash_table_item(&table, hash_integer(MANY)));
    ck_assert_uint_eq(table.count, MANY);
    ck_assert_uint_ge(table.slot_count, 2 * MANY);
    arena_free(arena);
}
END_TEST

START_TEST(items_of_one_hash_are_all_walked_over_and_no_others)
{
    enum {
        SAME = 40
    };
    Arena *arena = arena_new(0);
    HashTable table = hash_table_of(arena);
    int items[SAME] = {0};
    int other = 0;
    for (int i = 0; i < SAME; i++) {
        hash_table_add(&table, UINT64_MAX, &items[i]);
        hash_table_add(&table, (uint64_t)i, &other);
    }
    int walked = 0;
    for (HashSlot *slot = hash_table_find(&table, UINT64_MAX); slot;
         slot = hash_table_next(&table, slot), walked++)
        ++*(int *)slot->item;
    ck_assert_int_eq(walked, SAME);
    for (int i = 0; i < SAME; i++)
        ck_assert_int_eq(items[i], 1);
    ck_assert_int_eq(other, 0);
    arena_free(arena);
}
END_TEST

START_TEST(an_item_may_be_replaced_in_its_slot)
{
    Arena *arena = arena_new(0);
    HashTable table = hash_table_of(arena);
    int items[2];
    hash_table_add(&table, 3, &items[0]);
    hash_table_find(&table, 3)->item = &items[1];
    ck_assert_ptr_eq(hash_table_item(&table, 3), &items[1]);
    arena_free(arena);
}
END_TEST

START_TEST(integers_and_addresses_have_hashes_of_their_own)
{
    enum {
        MANY = 2000
    };
    /* what can be undone gives no two the same: the steps backwards (inverse of the factor mod 2^64) */
    uint64_t inverse = 1;
    for (int i = 0; i < 6; i++)
        inverse *= 2 - 0x9E3779B97F4A7C15u * inverse;
    for (uint64_t i = 0; i < MANY; i++) {
        uint64_t key = i * i * i * 0x123456789u;
        uint64_t hash = hash_integer(key);
        hash ^= hash >> 29 ^ hash >> 58;
        hash *= inverse;
        ck_assert_uint_eq(hash ^ hash >> 32, key);
    }
    int a[2];
    ck_assert_uint_ne(hash_pointer(&a[0]), hash_pointer(&a[1]));
}
END_TEST

Suite *hash_table_suite(void);
Suite *hash_table_suite(void)
{
    Suite *suite = suite_create("hash_table");
    TCase *cases = tcase_create("hash_table");
    tcase_add_test(cases, an_empty_table_has_nothing_and_takes_no_memory);
    tcase_add_test(cases, items_are_found_by_hash_while_the_table_grows);
    tcase_add_test(cases, items_of_one_hash_are_all_walked_over_and_no_others);
    tcase_add_test(cases, an_item_may_be_replaced_in_its_slot);
    tcase_add_test(cases, integers_and_addresses_have_hashes_of_their_own);
    suite_add_tcase(suite, cases);
    return suite;
}
