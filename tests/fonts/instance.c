#include "fonts/instance.h"

#include "fonts/fontset.h"
#include "fonts/shape.h"
#include "fonts/subset.h"
#include "tests/fonts/fonts_support.h"

#define SQUARE_VARIABLE SQUARE_FONTS "/variable/Square-Variable.ttf"

/* A font set of the variable squares alone, and of the upright and italic ones on request. */
typedef struct Setting {
    Bench bench;
    FontSet *fonts;
} Setting;

static Setting setting_open(void)
{
    Setting setting = {.bench = bench_open()};
    setting.fonts = fontset_open(setting.bench.arena);
    ck_assert_int_eq(fontset_add_path(setting.fonts, SQUARE_VARIABLE, setting.bench.diagnostics),
                     STATUS_OK);
    return setting;
}

static void setting_close(Setting *setting)
{
    fontset_close(setting->fonts);
    bench_close(&setting->bench);
}

static const Face *face_for(const Setting *setting, int32_t weight, bool is_italic)
{
    static const Text families[] = {TEXT("Square Variable")};
    FontRequest request = {.families = families,
                           .family_count = 1,
                           .weight = weight,
                           .is_italic = is_italic,
                           .stretch = 100};
    const Face *face = fontset_match(setting->fonts, &request, setting->bench.diagnostics);
    ck_assert_ptr_nonnull(face);
    return face;
}

static uint32_t glyph_for(const Face *face, uint32_t code_point)
{
    uint32_t glyph;
    ck_assert(face_find_glyph(face, code_point, &glyph));
    return glyph;
}

START_TEST(each_weight_that_is_asked_is_a_face_of_its_own)
{
    Setting setting = setting_open();
    const struct {
        int32_t asked;
        int32_t weight;
        int32_t advance;
    } cases[] = {{400, 400, 1000}, {650, 650, 1100}, {700, 700, 1120},
                 {900, 900, 1200}, {100, 400, 1000}, {1000, 900, 1200}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Face *face = face_for(&setting, cases[i].asked, false);
        ck_assert_int_eq(face->weight, cases[i].weight);
        ck_assert_int_eq(face_advance(face, glyph_for(face, 'a')), cases[i].advance);
        ck_assert_int_eq(face_advance(face, glyph_for(face, 0x301)), 0);
        ck_assert_ptr_eq(face_for(&setting, cases[i].asked, false), face);
    }
    ck_assert_uint_eq(fontset_count(setting.fonts), 4);
    ck_assert_uint_eq(setting.bench.diagnostics->count, 0);
    setting_close(&setting);
}
END_TEST

START_TEST(names_in_the_pdf_tell_the_weight)
{
    Setting setting = setting_open();
    Text bold = face_for(&setting, 700, false)->postscript_name;
    Text leaning = face_for(&setting, 700, true)->postscript_name;
    ck_text(bold, "SquareVariable-700");
    ck_text(leaning, "SquareVariable-700-Italic");
    setting_close(&setting);
}
END_TEST

START_TEST(a_slant_axis_gives_italics)
{
    Setting setting = setting_open();
    const Face *face = face_for(&setting, 400, true);
    ck_assert(face->is_italic);
    ck_assert(!face_for(&setting, 400, false)->is_italic);
    const struct FaceHandles *handles = face->handles;
    ck_assert_uint_eq(handles->axis_count, 2);
    ck_assert_int_eq((int)handles->axes[1].value, -10); /* as far as it goes */
    ck_assert_uint_eq(setting.bench.diagnostics->count, 0);
    setting_close(&setting);
}
END_TEST

static const Face *face_at(const Setting *setting, const FontAxis *axes, uint32_t count)
{
    static const Text families[] = {TEXT("Square Variable")};
    FontRequest request = {.families = families,
                           .family_count = 1,
                           .weight = 400,
                           .stretch = 100,
                           .axes = axes,
                           .axis_count = count};
    return fontset_match(setting->fonts, &request, setting->bench.diagnostics);
}

START_TEST(axes_are_placed_by_their_names)
{
    const FontAxis heavy = {FOUR_LETTERS('w', 'g', 'h', 't'), 650 * 65536};
    const FontAxis too_heavy = {FOUR_LETTERS('w', 'g', 'h', 't'), 2000 * 65536};
    const FontAxis usual = {FOUR_LETTERS('w', 'g', 'h', 't'), 400 * 65536};
    const FontAxis slanted = {FOUR_LETTERS('s', 'l', 'n', 't'), -5 * 65536};
    const FontAxis unknown = {FOUR_LETTERS('G', 'R', 'A', 'D'), 65536};
    Setting setting = setting_open();
    const Face *plain = face_for(&setting, 400, false);
    const Face *face = face_at(&setting, &heavy, 1);
    ck_assert_int_eq(face_advance(face, glyph_for(face, 'a')), 1100);
    ck_assert_int_eq(face->weight, 650);
    ck_assert_ptr_eq(face_at(&setting, &heavy, 1), face);
    ck_assert_int_eq(face_advance(face_at(&setting, &too_heavy, 1), glyph_for(plain, 'a')), 1200);
    ck_assert_ptr_eq(face_at(&setting, (FontAxis[]){heavy, unknown, usual}, 3), plain);
    ck_assert_ptr_eq(face_at(&setting, &unknown, 1), plain);
    ck_text(face_at(&setting, &slanted, 1)->postscript_name, "SquareVariable-400-slnt-5");
    ck_assert_ptr_eq(face_for(&setting, 400, false), plain);
    ck_assert_uint_eq(setting.bench.diagnostics->count, 0);
    setting_close(&setting);
}
END_TEST

START_TEST(text_is_shaped_at_the_weight)
{
    Setting setting = setting_open();
    const Face *face = face_for(&setting, 900, false);
    Shaper *shaper = shaper_new();
    Text text = TEXT("aia");
    ShapeRequest request = {.face = face,
                            .text = text,
                            .end = (uint32_t)text.bytes,
                            .script = FOUR_LETTERS('L', 'a', 't', 'n')};
    uint32_t count;
    const ShapedGlyph *glyphs = shape_run(shaper, &request, &count);
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(glyphs[0].advance, 1200);
    ck_assert_int_eq(glyphs[1].advance, 700);
    shaper_free(shaper);
    setting_close(&setting);
}
END_TEST

/* A program as FreeType reads it: advance and right side of the glyph of a CID. */
static void ck_program(const FontProgram *program, uint32_t cid, int advance, int right)
{
    FT_Library library;
    FT_Face file;
    ck_assert_int_eq(FT_Init_FreeType(&library), 0);
    ck_assert_int_eq(FT_New_Memory_Face(library, (const FT_Byte *)program->bytes.at,
                                        (FT_Long)program->bytes.bytes, 0, &file),
                     0);
    ck_assert(!FT_HAS_MULTIPLE_MASTERS(file));
    ck_assert_int_eq(FT_Load_Glyph(file, cid, FT_LOAD_NO_SCALE), 0);
    ck_assert_int_eq(file->glyph->advance.x, advance);
    ck_assert_int_eq(file->glyph->outline.n_points, 4);
    ck_assert_int_eq(file->glyph->outline.points[2].x, right);
    FT_Done_Face(file);
    FT_Done_FreeType(library);
}

START_TEST(the_program_in_the_pdf_has_the_weight_and_no_other)
{
    Setting setting = setting_open();
    const int32_t weights[] = {400, 650, 900};
    for (int i = 0; i < 3; i++) {
        const Face *face = face_for(&setting, weights[i], i == 1);
        GlyphSet used = glyph_set_new(setting.bench.arena, face);
        uint32_t glyph = glyph_for(face, 'i');
        glyph_set_add(&used, glyph);
        FontProgram program;
        ck_assert_int_eq(
            subset_make(setting.bench.arena, face, &used, setting.bench.diagnostics, &program),
            STATUS_OK);
        ck_program(&program, program.cid[glyph], 500 + 100 * i, 500 + 100 * i);
    }
    setting_close(&setting);
}
END_TEST

START_TEST(a_font_opened_without_a_style_is_what_its_file_says)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_VARIABLE, 0);
    ck_assert(face->is_variable);
    ck_assert_int_eq(face->weight, 400);
    ck_assert_int_eq(face_advance(face, glyph_for(face, 'a')), 1000);
    face_close(face);
    bench_close(&bench);
}
END_TEST

Suite *instance_suite(void);
Suite *instance_suite(void)
{
    Suite *suite = suite_create("instance");
    TCase *tests = tcase_create("instance");
    tcase_add_test(tests, each_weight_that_is_asked_is_a_face_of_its_own);
    tcase_add_test(tests, names_in_the_pdf_tell_the_weight);
    tcase_add_test(tests, a_slant_axis_gives_italics);
    tcase_add_test(tests, text_is_shaped_at_the_weight);
    tcase_add_test(tests, axes_are_placed_by_their_names);
    tcase_add_test(tests, the_program_in_the_pdf_has_the_weight_and_no_other);
    tcase_add_test(tests, a_font_opened_without_a_style_is_what_its_file_says);
    suite_add_tcase(suite, tests);
    return suite;
}
