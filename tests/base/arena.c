#include "tests/support/support.h"

#include <stdint.h>
#include <string.h>

START_TEST(memory_is_zeroed_and_aligned_even_after_a_release)
{
    Arena *arena = arena_new(0);
    ArenaMark mark = arena_mark(arena);
    memset(arena_alloc(arena, 100), 0xFF, 100);
    arena_release(arena, mark);
    unsigned char *again = arena_alloc(arena, 100);
    ck_assert_uint_eq((uintptr_t)again % _Alignof(max_align_t), 0);
    for (int i = 0; i < 100; i++)
        ck_assert_uint_eq(again[i], 0);
    arena_free(arena);
}
END_TEST

START_TEST(growing_the_last_allocation_keeps_its_place)
{
    Arena *arena = arena_new(0);
    char *first = arena_alloc(arena, 16);
    strcpy(first, "kept");
    char *grown = arena_grow(arena, first, 16, 64);
    ck_assert_ptr_eq(first, grown);
    arena_alloc(arena, 16);
    char *moved = arena_grow(arena, grown, 64, 128);
    ck_assert_ptr_ne(moved, grown);
    ck_assert_str_eq(moved, "kept");
    arena_free(arena);
}
END_TEST

START_TEST(large_allocations_span_blocks_and_are_released_together)
{
    Arena *arena = arena_new(0);
    arena_alloc(arena, 10);
    ArenaMark mark = arena_mark(arena);
    size_t before = arena_bytes(arena);
    for (int i = 0; i < 100; i++)
        memset(arena_alloc(arena, 100000), i, 100000);
    ck_assert_uint_ge(arena_bytes(arena), 100u * 100000u);
    arena_release(arena, mark);
    ck_assert_uint_eq(arena_bytes(arena), before);
    arena_free(arena);
}
END_TEST

START_TEST(passing_the_limit_is_told_and_memory_still_given)
{
    Arena *arena = arena_new(1000);
    arena_alloc(arena, 500);
    ck_assert(!arena_is_over_limit(arena));
    memset(arena_alloc(arena, 600), 1, 600);
    ck_assert(arena_is_over_limit(arena));
    arena_free(arena);
}
END_TEST

START_TEST(reserve_doubles_and_keeps_the_items)
{
    Arena *arena = arena_new(0);
    int *items = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        items = arena_reserve(arena, items, count, &capacity, sizeof *items);
        items[count] = (int)count;
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(items[i], i);
    arena_free(arena);
}
END_TEST

Suite *arena_suite(void);
Suite *arena_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *cases = tcase_create("arena");
    tcase_add_test(cases, memory_is_zeroed_and_aligned_even_after_a_release);
    tcase_add_test(cases, growing_the_last_allocation_keeps_its_place);
    tcase_add_test(cases, large_allocations_span_blocks_and_are_released_together);
    tcase_add_test(cases, passing_the_limit_is_told_and_memory_still_given);
    tcase_add_test(cases, reserve_doubles_and_keeps_the_items);
    suite_add_tcase(suite, cases);
    return suite;
}
