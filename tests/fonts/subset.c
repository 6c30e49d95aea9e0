#include "fonts/subset.h"

#include <freetype/ftcid.h>
#include <freetype/tttables.h>
#include <hb.h>

#include "fonts/shape.h"
#include "tests/fonts/fonts_support.h"

/* ---- FreeType, which reads both fonts ---- */

typedef struct Reader {
    FT_Library library;
    FT_Face original;
    FT_Face program;
} Reader;

static Reader reader_open(const Face *face, const FontProgram *program)
{
    Reader reader;
    Buffer path = {0};
    buffer_put(&path, face->path);
    buffer_byte(&path, '\0');
    ck_assert_int_eq(FT_Init_FreeType(&reader.library), 0);
    ck_assert_int_eq(FT_New_Face(reader.library, path.at, (FT_Long)face->index, &reader.original),
                     0);
    buffer_free(&path);
    ck_assert_int_eq(FT_New_Memory_Face(reader.library, (const FT_Byte *)program->bytes.at,
                                        (FT_Long)program->bytes.bytes, 0, &reader.program),
                     0);
    return reader;
}

static void reader_close(Reader *reader)
{
    FT_Done_Face(reader->original);
    FT_Done_Face(reader->program);
    FT_Done_FreeType(reader->library);
}

/* As PDF viewers do with FreeType: in a bare CID-keyed CFF font FT_Load_Glyph takes CIDs, in others
 * glyph numbers, which are our CIDs. */
static void ck_same_glyph(const Reader *reader, FT_UInt old, FT_UInt cid)
{
    FT_Int32 flags = FT_LOAD_NO_SCALE | FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;
    ck_assert_int_eq(FT_Load_Glyph(reader->original, old, flags), 0);
    ck_assert_int_eq(FT_Load_Glyph(reader->program, cid, flags), 0);
    FT_GlyphSlot a = reader->original->glyph;
    FT_GlyphSlot b = reader->program->glyph;
    ck_assert_int_eq(a->advance.x, b->advance.x);
    ck_assert_int_eq(a->outline.n_points, b->outline.n_points);
    ck_assert_int_eq(a->outline.n_contours, b->outline.n_contours);
    for (int i = 0; i < a->outline.n_points; i++) {
        ck_assert_int_eq(a->outline.points[i].x, b->outline.points[i].x);
        ck_assert_int_eq(a->outline.points[i].y, b->outline.points[i].y);
        ck_assert_int_eq(a->outline.tags[i] & 3, b->outline.tags[i] & 3);
    }
    for (int i = 0; i < a->outline.n_contours; i++)
        ck_assert_int_eq(a->outline.contours[i], b->outline.contours[i]);
}

/* HarfBuzz reads its TrueType programs again; it reads no bare CFF. */
static void ck_same_advances(const Face *face, const GlyphSet *used, const FontProgram *program)
{
    hb_blob_t *blob = hb_blob_create(program->bytes.at, (unsigned)program->bytes.bytes,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *file = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(file);
    ck_assert_uint_eq(hb_face_get_upem(file), (unsigned)face->units_per_em);
    ck_assert_uint_ge(hb_face_get_glyph_count(file), program->cid_end);
    for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++)
        if (glyph_set_has(used, glyph))
            ck_assert_int_eq(hb_font_get_glyph_h_advance(font, program->cid[glyph]),
                             face_advance(face, glyph));
    hb_font_destroy(font);
    hb_face_destroy(file);
    hb_blob_destroy(blob);
}

static void ck_same_glyphs(const Face *face, const GlyphSet *used, const FontProgram *program)
{
    Reader reader = reader_open(face, program);
    for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++) {
        if (!glyph_set_has(used, glyph)) {
            ck_assert_uint_eq(program->cid[glyph], 0);
            continue;
        }
        ck_assert(program->cid[glyph] != 0 || glyph == 0);
        ck_assert_uint_lt(program->cid[glyph], program->cid_end);
        ck_same_glyph(&reader, glyph, program->cid[glyph]);
        ck_assert_int_eq(reader.program->glyph->advance.x, face_advance(face, glyph));
    }
    reader_close(&reader);
    if (program->format == OUTLINE_TRUETYPE)
        ck_same_advances(face, used, program);
}

/* ---- subsets of real fonts ---- */

/* The glyphs of a text, by code point and shaped. */
static GlyphSet glyphs_of(Arena *arena, const Face *face, const char *text)
{
    GlyphSet used = glyph_set_new(arena, face);
    Text whole = text_of(text);
    for (size_t position = 0; position < whole.bytes;) {
        uint32_t glyph;
        if (face_find_glyph(face, text_next(whole, &position), &glyph))
            glyph_set_add(&used, glyph);
    }
    Shaper *shaper = shaper_new();
    uint32_t count;
    const ShapeRequest request = {.face = face,
                                  .text = whole,
                                  .end = (uint32_t)whole.bytes,
                                  .script = FOUR_LETTERS('A', 'r', 'a', 'b'),
                                  .is_right_to_left = true};
    const ShapedGlyph *glyphs = shape_run(shaper, &request, &count);
    for (uint32_t i = 0; i < count; i++)
        if (glyphs[i].glyph)
            glyph_set_add(&used, glyphs[i].glyph);
    shaper_free(shaper);
    return used;
}

static const struct {
    const char *path;
    uint32_t index;
    const char *text;
    size_t most_bytes;
} samples[] = {
    {SQUARE_FONT, 0, "The fi Assembly 中文", 2000},
    {LIBERATION_SERIF, 0, "The General Assembly, Ñé ÀÁ ǵ — “1/4” ½ Генеральная Ассамблея", 14000},
    {NIMBUS_ROMAN, 0, "The General Assembly, Ñé ÀÁ — “1/4” ½", 12000},
    {AMIRI, 0, "الجمعية العامة، إذ تشير إلى قرارها", 15000},
    {NOTO_SERIF_CJK, NOTO_SERIF_CJK_SC, "大会，回顾其以往关于这一问题的各项决议。Assembly 62/165",
     40000},
};

START_TEST(each_glyph_is_found_by_its_cid_with_its_outline_and_advance)
{
    if (!is_installed(samples[_i].path))
        return;
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, samples[_i].path, samples[_i].index);
    GlyphSet used = glyphs_of(bench.arena, face, samples[_i].text);
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    ck_no_findings(bench.diagnostics);
    ck_assert_int_eq(program.format, face->format);
    ck_assert_uint_le(program.bytes.bytes, samples[_i].most_bytes);
    ck_same_glyphs(face, &used, &program);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(the_same_glyphs_give_the_same_bytes)
{
    if (!is_installed(samples[_i].path))
        return;
    Bench bench = bench_open();
    FontProgram programs[2];
    for (int i = 0; i < 2; i++) {
        Face *face = open_good_face(&bench, samples[_i].path, samples[_i].index);
        GlyphSet used = glyphs_of(bench.arena, face, samples[_i].text);
        ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &programs[i]),
                         STATUS_OK);
        face_close(face);
    }
    ck_assert(text_equal(programs[0].bytes, programs[1].bytes));
    bench_close(&bench);
}
END_TEST

START_TEST(random_sets_of_glyphs_keep_their_outlines)
{
    if (!is_installed(samples[_i].path))
        return;
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, samples[_i].path, samples[_i].index);
    uint64_t random = 3;
    for (int i = 0; i < 5; i++) {
        GlyphSet used = glyph_set_new(bench.arena, face);
        for (int k = 0; k < 60; k++)
            glyph_set_add(&used, next_random(&random) % face->glyph_count);
        FontProgram program;
        ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program),
                         STATUS_OK);
        ck_same_glyphs(face, &used, &program);
    }
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_cid_keyed_program_keeps_the_cids_of_its_font)
{
    if (!is_installed(NOTO_SERIF_CJK))
        return;
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, NOTO_SERIF_CJK, NOTO_SERIF_CJK_SC);
    GlyphSet used = glyphs_of(bench.arena, face, "大会，62/165");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    Reader reader = reader_open(face, &program);
    for (uint32_t glyph = 0; glyph < face->glyph_count; glyph++) {
        FT_UInt cid;
        if (!glyph_set_has(&used, glyph))
            continue;
        ck_assert_int_eq(FT_Get_CID_From_Glyph_Index(reader.original, glyph, &cid), 0);
        ck_assert_uint_eq(program.cid[glyph], cid);
    }
    reader_close(&reader);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(cids_that_are_not_glyph_numbers_are_kept)
{
    if (!is_installed(NOTO_SERIF_CJK))
        return;
    Bench bench = bench_open();
    Text text = text_of("大会回顾其以往关于这一问题的各项决议");
    Face *noto = open_good_face(&bench, NOTO_SERIF_CJK, NOTO_SERIF_CJK_SC);
    Face *face = open_good_face(&bench, cut_out_noto(&bench, text), 0);
    ck_assert_int_eq(face->format, OUTLINE_CFF_CID_KEYED);
    GlyphSet used = glyphs_of(bench.arena, face, "大会62/165决议");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    ck_same_glyphs(face, &used, &program);
    for (size_t position = 0; position < text.bytes;) {
        uint32_t code_point = text_next(text, &position);
        uint32_t old;
        uint32_t glyph;
        ck_assert(face_find_glyph(noto, code_point, &old));
        ck_assert(face_find_glyph(face, code_point, &glyph));
        if (glyph_set_has(&used, glyph))
            ck_assert_uint_eq(program.cid[glyph], old); /* Noto's CIDs are its glyph numbers */
    }
    face_close(face);
    face_close(noto);
    bench_close(&bench);
}
END_TEST

/* ---- what is in the program ---- */

START_TEST(a_program_has_outlines_and_metrics_and_nothing_else)
{
    static const char *const kept[] = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"};
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, LIBERATION_SERIF, 0);
    GlyphSet used = glyphs_of(bench.arena, face, "fi AV");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    Reader reader = reader_open(face, &program);
    FT_ULong count = 0;
    ck_assert_int_eq(FT_Sfnt_Table_Info(reader.program, 0, NULL, &count), 0);
    ck_assert_uint_eq(count, sizeof kept / sizeof *kept);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        FT_ULong bytes = 0;
        FT_ULong tag = hb_tag_from_string(kept[i], -1);
        ck_assert_int_eq(FT_Load_Sfnt_Table(reader.program, tag, 0, NULL, &bytes), 0);
    }
    reader_close(&reader);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(no_glyphs_make_a_program_of_glyph_0)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    GlyphSet used = glyph_set_new(bench.arena, face);
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    ck_assert_uint_eq(program.cid_end, 1);
    Reader reader = reader_open(face, &program);
    ck_assert_int_eq(reader.program->num_glyphs, 1);
    reader_close(&reader);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(glyph_0_keeps_its_box_where_it_is_drawn)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    GlyphSet used = glyphs_of(bench.arena, face, "ab");
    glyph_set_add(&used, 0);
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    ck_same_glyphs(face, &used, &program);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_font_that_may_not_be_subset_is_embedded_whole)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, changed_square(&bench, "OS/2", 8, 0x0100), 0);
    GlyphSet used = glyphs_of(bench.arena, face, "ab");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program), STATUS_OK);
    ck_same_glyphs(face, &used, &program);
    Reader reader = reader_open(face, &program);
    ck_assert_int_eq(reader.program->num_glyphs, (FT_Long)face->glyph_count);
    reader_close(&reader);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_font_that_may_not_be_embedded_ends_the_run)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, changed_square(&bench, "OS/2", 8, 0x0002), 0);
    GlyphSet used = glyphs_of(bench.arena, face, "ab");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program),
                     STATUS_FONT);
    ck_found(bench.diagnostics, FONT_MAY_NOT_EMBED, 1);
    ck_assert_ptr_null(program.bytes.at);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_font_that_cannot_be_subset_gives_a_finding)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, changed_square(&bench, "head", 0, 9), 0); /* version 9 */
    GlyphSet used = glyphs_of(bench.arena, face, "ab");
    FontProgram program;
    ck_assert_int_eq(subset_make(bench.arena, face, &used, bench.diagnostics, &program),
                     STATUS_FONT);
    ck_found(bench.diagnostics, FONT_NO_SUBSET, 1);
    face_close(face);
    bench_close(&bench);
}
END_TEST

Suite *subset_suite(void);
Suite *subset_suite(void)
{
    const int count = sizeof samples / sizeof *samples;
    Suite *suite = suite_create("subset");
    TCase *cases = tcase_create("subset");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, each_glyph_is_found_by_its_cid_with_its_outline_and_advance, 0,
                        count);
    tcase_add_loop_test(cases, the_same_glyphs_give_the_same_bytes, 0, count);
    tcase_add_loop_test(cases, random_sets_of_glyphs_keep_their_outlines, 0, count);
    tcase_add_test(cases, a_cid_keyed_program_keeps_the_cids_of_its_font);
    tcase_add_test(cases, cids_that_are_not_glyph_numbers_are_kept);
    tcase_add_test(cases, a_program_has_outlines_and_metrics_and_nothing_else);
    tcase_add_test(cases, no_glyphs_make_a_program_of_glyph_0);
    tcase_add_test(cases, glyph_0_keeps_its_box_where_it_is_drawn);
    tcase_add_test(cases, a_font_that_may_not_be_subset_is_embedded_whole);
    tcase_add_test(cases, a_font_that_may_not_be_embedded_ends_the_run);
    tcase_add_test(cases, a_font_that_cannot_be_subset_gives_a_finding);
    suite_add_tcase(suite, cases);
    return suite;
}
