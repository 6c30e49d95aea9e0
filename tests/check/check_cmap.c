#include "output/check_cmap.h"

#include "tests/support/support.h"

static Cmap *read_cmap(Arena *arena, const char *source)
{
    return cmap_read(arena, arena, text_of(source));
}

START_TEST(codes_have_the_length_of_their_space)
{
    Arena *arena = arena_new(0);
    const Cmap *cmap = read_cmap(arena, "2 begincodespacerange <00> <7F> <8140> <9FFC> "
                                        "endcodespacerange 1 begincidrange <8140> <817E> 633 "
                                        "endcidrange 1 begincidchar <20> 1 endcidchar");
    Text text = {"\x20\x81\x42\xFF", 4};
    size_t position = 0;
    uint32_t bytes;
    ck_assert_uint_eq(cmap_next_code(cmap, text, &position, &bytes), 0x20);
    ck_assert_uint_eq(bytes, 1);
    ck_assert_uint_eq(cmap_find(cmap, 0x20, 1)->cid, 1);
    ck_assert_uint_eq(cmap_next_code(cmap, text, &position, &bytes), 0x8142);
    ck_assert_uint_eq(bytes, 2);
    ck_assert_uint_eq(cmap_find(cmap, 0x8142, 2)->cid, 633);
    ck_assert_ptr_null(cmap_find(cmap, 0x8142, 1));
    ck_assert_ptr_null(cmap_find(cmap, 0x8180, 2));
    ck_assert_uint_eq(cmap_next_code(cmap, text, &position, &bytes), 0xFF); /* of no space */
    ck_assert_uint_eq(position, 4);
    arena_free(arena);
}
END_TEST

START_TEST(unicode_values_count_up_or_are_listed)
{
    uint32_t unit;
    Arena *arena = arena_new(0);
    const Cmap *cmap = read_cmap(arena, "2 beginbfrange <0010> <0012> <00660061> <0020> <0021> "
                                        "[<0041> <E000>] endbfrange 1 beginbfchar <05> <D83DDE00> "
                                        "endbfchar");
    const CodeRange *range = cmap_find(cmap, 0x12, 2);
    ck_assert(cmap_unit(range, 0x12, 0, &unit) && unit == 0x66);
    ck_assert(cmap_unit(range, 0x12, 1, &unit) && unit == 0x63);
    ck_assert(!cmap_unit(range, 0x12, 2, &unit));
    ck_assert(cmap_unit(cmap_find(cmap, 0x21, 2), 0x21, 0, &unit) && unit == 0xE000);
    ck_assert(cmap->has_private);
    ck_assert(cmap_unit(cmap_find(cmap, 5, 1), 5, 1, &unit) && unit == 0xDE00);
    arena_free(arena);
}
END_TEST

START_TEST(facts_are_read)
{
    Arena *arena = arena_new(0);
    const Cmap *cmap = read_cmap(arena, "/Other usecmap /CIDSystemInfo 3 dict dup begin /Registry "
                                        "(Adobe) def /Ordering (X) def /Supplement 2 def end def "
                                        "/WMode 1 def");
    ck_text(cmap->used, "Other");
    ck_text(cmap->registry, "Adobe");
    ck_text(cmap->ordering, "X");
    ck_assert_double_eq(cmap->supplement, 2);
    ck_assert_double_eq(cmap->writing_mode, 1);
    arena_free(arena);
}
END_TEST

Suite *check_cmap_suite(void);
Suite *check_cmap_suite(void)
{
    Suite *suite = suite_create("check_cmap");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, codes_have_the_length_of_their_space);
    tcase_add_test(tests, unicode_values_count_up_or_are_listed);
    tcase_add_test(tests, facts_are_read);
    suite_add_tcase(suite, tests);
    return suite;
}
