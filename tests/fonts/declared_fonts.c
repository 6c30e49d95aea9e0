#include "fonts/declared_fonts.h"

#include "fonts/fontset.h"
#include "tests/fonts/fonts_support.h"

#define LIBERATION_SANS "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"

static const FontSource serif = {{LIBERATION_SERIF, sizeof LIBERATION_SERIF - 1}, false};
static const FontSource sans[] = {{{"none.ttf", 8}, false},
                                  {{LIBERATION_SANS, sizeof LIBERATION_SANS - 1}, false}};
static const FontSource local_bold = {{"Liberation Serif Bold", 21}, true};
static const FontSource nowhere = {{"none.ttf", 8}, false};
static const CodeRange capitals = {'A', 'Z'};

/* "Book": a serif whose capitals are sans serif, and a bold of the system; "Lost": no file. */
static const FontFaceRule rules[] = {
    {.family = {"Book", 4}, .sources = &serif, .source_count = 1, .weight = {100, 500}, .slant = 0},
    {.family = {"Book", 4},
     .sources = sans,
     .source_count = 2,
     .weight = {100, 500},
     .ranges = &capitals,
     .range_count = 1},
    {.family = {"Book", 4}, .sources = &local_bold, .source_count = 1, .weight = {600, 900}},
    {.family = {"Lost", 4}, .sources = &nowhere, .source_count = 1},
};

static const FontFaceRule *const all[] = {&rules[0], &rules[1], &rules[2], &rules[3]};

static const Face *face_for(FontSet *fonts, Bench *bench, const char *family, int32_t weight,
                            const char *text)
{
    Text name = text_of(family);
    FontRequest request = {.families = &name, .family_count = 1, .weight = weight, .stretch = 100};
    if (!*text)
        return fontset_match(fonts, &request, bench->diagnostics);
    return fontset_fall_back(fonts, &request, text_of(text), text_of("en"), bench->diagnostics);
}

START_TEST(a_declared_family_shares_its_characters_by_range)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    fontset_declare(fonts, all, 4);
    const Face *first = face_for(fonts, &bench, "book", 400, "");
    ck_text(first->family, "Liberation Serif");
    uint32_t glyph;
    ck_assert(face_find_glyph(first, 'a', &glyph));
    ck_assert(!face_find_glyph(first, 'A', &glyph));
    const Face *capital = face_for(fonts, &bench, "Book", 400, "A");
    ck_text(capital->family, "Liberation Sans");
    ck_assert(!face_find_glyph(capital, 'a', &glyph));
    ck_assert(face_advance(capital, glyph) > 0);
    ck_found(bench.diagnostics, FONT_FILE_PASSED_OVER, 1);
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_declared_weight_is_chosen_by_its_range)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    fontset_declare(fonts, all, 4);
    const Face *bold = face_for(fonts, &bench, "Book", 700, "");
    ck_assert_int_eq(bold->weight, 700);
    ck_text(bold->family, "Liberation Serif");
    ck_assert_int_eq(face_for(fonts, &bench, "Book", 450, "")->weight, 400);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_file_has_all_its_characters_where_no_range_is_asked)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    fontset_declare(fonts, all, 4);
    const Face *limited = face_for(fonts, &bench, "Book", 400, "");
    const Face *whole = face_for(fonts, &bench, "Liberation Serif", 400, "");
    uint32_t glyph;
    ck_assert_ptr_ne(limited, whole);
    ck_assert(face_find_glyph(whole, 'A', &glyph));
    fontset_declare(fonts, NULL, 0);
    ck_assert_ptr_null(face_for(fonts, &bench, "Book", 400, ""));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_declared_font_without_a_usable_source_is_passed_over)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    fontset_declare(fonts, all, 4);
    ck_assert_ptr_null(face_for(fonts, &bench, "Lost", 400, ""));
    ck_found(bench.diagnostics, FONT_FILE_PASSED_OVER, 1);
    ck_found(bench.diagnostics, FONT_NO_FAMILY, 1);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

Suite *declared_fonts_suite(void);
Suite *declared_fonts_suite(void)
{
    Suite *suite = suite_create("declared_fonts");
    TCase *cases = tcase_create("declared_fonts");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_declared_family_shares_its_characters_by_range);
    tcase_add_test(cases, a_declared_weight_is_chosen_by_its_range);
    tcase_add_test(cases, a_file_has_all_its_characters_where_no_range_is_asked);
    tcase_add_test(cases, a_declared_font_without_a_usable_source_is_passed_over);
    suite_add_tcase(suite, cases);
    return suite;
}
