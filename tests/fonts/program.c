#include "fonts/program.h"

#include "tests/fonts/fonts_support.h"

static EmbeddedProgram *open_program(Bench *bench, const char *path, Buffer *bytes)
{
    *bytes = load_bytes(path);
    EmbeddedProgram *program = program_open(bench->arena, buffer_text(bytes));
    ck_assert_ptr_nonnull(program);
    return program;
}

static double width_of(EmbeddedProgram *program, uint32_t glyph)
{
    double width = -1;
    ck_assert(program_width(program, glyph, &width));
    return width;
}

START_TEST(widths_are_in_thousandths_of_an_em)
{
    Bench bench = bench_open();
    Buffer bytes;
    EmbeddedProgram *program = open_program(&bench, LIBERATION_SERIF, &bytes);
    ck_assert_int_eq(program_kind(program), PROGRAM_TRUETYPE);
    ck_assert(program_has_table(program, PROGRAM_UNICODE));
    uint32_t glyph = program_glyph_of_code(program, PROGRAM_UNICODE, 'A');
    ck_assert_double_eq_tol(width_of(program, glyph), 722.17, 0.01); /* 1479 of 2048 */
    ck_assert_uint_eq(program_glyph_of_name(program, "A"), glyph);
    ck_text(program_glyph_name(program, glyph), "A");
    program_close(program);
    buffer_free(&bytes);
    bench_close(&bench);
}
END_TEST

START_TEST(there_are_no_widths_behind_the_last_glyph)
{
    double width;
    Bench bench = bench_open();
    Buffer bytes;
    EmbeddedProgram *program = open_program(&bench, SQUARE_FONT, &bytes);
    uint32_t count = program_glyph_count(program);
    ck_assert(program_width(program, count - 1, &width));
    ck_assert(!program_width(program, count, &width));
    ck_assert_uint_eq(program_glyph_of_cid(program, count - 1), count - 1);
    ck_assert_uint_eq(program_glyph_of_cid(program, count), 0);
    program_close(program);
    buffer_free(&bytes);
    bench_close(&bench);
}
END_TEST

START_TEST(glyphs_of_a_type_1_program_have_values_by_their_names)
{
    static const char path[] = "/usr/share/fonts/type1/urw-base35/C059-Roman.t1";
    if (!is_installed(path))
        return;
    Bench bench = bench_open();
    Buffer bytes;
    EmbeddedProgram *program = open_program(&bench, path, &bytes);
    uint32_t glyph = program_glyph_of_name(program, "alpha");
    ck_assert_int_eq(program_kind(program), PROGRAM_TYPE_1);
    ck_assert_uint_ne(glyph, 0);
    ck_assert(program_name_has_unicode(program, glyph));
    ck_assert(!program_name_has_unicode(program, 0));
    ck_assert_uint_eq(program_glyph_of_code(program, PROGRAM_OWN, 'A'),
                      program_glyph_of_name(program, "A"));
    program_close(program);
    buffer_free(&bytes);
    bench_close(&bench);
}
END_TEST

START_TEST(cids_lead_to_glyphs_and_back)
{
    if (!is_installed(NOTO_SERIF_CJK))
        return;
    Bench bench = bench_open();
    Buffer bytes;
    const char *path = cut_out_noto(&bench, text_of("中国"));
    EmbeddedProgram *program = open_program(&bench, path, &bytes);
    ck_assert(program_is_cid_keyed(program));
    for (uint32_t glyph = 1; glyph < program_glyph_count(program); glyph++)
        ck_assert_uint_eq(program_glyph_of_cid(program, program_cid(program, glyph)), glyph);
    program_close(program);
    buffer_free(&bytes);
    bench_close(&bench);
}
END_TEST

START_TEST(what_is_no_font_is_not_opened)
{
    Bench bench = bench_open();
    ck_assert_ptr_null(program_open(bench.arena, text_of("junk")));
    ck_assert_ptr_null(program_open(bench.arena, text_of("")));
    bench_close(&bench);
}
END_TEST

Suite *program_suite(void);
Suite *program_suite(void)
{
    Suite *suite = suite_create("program");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, widths_are_in_thousandths_of_an_em);
    tcase_add_test(tests, there_are_no_widths_behind_the_last_glyph);
    tcase_add_test(tests, glyphs_of_a_type_1_program_have_values_by_their_names);
    tcase_add_test(tests, cids_lead_to_glyphs_and_back);
    tcase_add_test(tests, what_is_no_font_is_not_opened);
    suite_add_tcase(suite, tests);
    return suite;
}
