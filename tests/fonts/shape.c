#include "fonts/shape.h"

#include <string.h>

#include "fonts/face_handles.h"
#include "tests/fonts/fonts_support.h"

static ShapeRequest latin(const Face *face, const char *text)
{
    return (ShapeRequest){.face = face,
                          .text = text_of(text),
                          .end = (uint32_t)strlen(text),
                          .script = FOUR_LETTERS('L', 'a', 't', 'n'),
                          .language = text_of("en")};
}

static ShapeRequest arabic(const Face *face, const char *text)
{
    ShapeRequest request = latin(face, text);
    request.script = FOUR_LETTERS('A', 'r', 'a', 'b');
    request.language = text_of("ar");
    request.is_right_to_left = true;
    return request;
}

/* Shapes a request and compares its print. */
static void ck_shape(const ShapeRequest *request, const char *expected)
{
    Shaper *shaper = shaper_new();
    uint32_t count;
    const ShapedGlyph *glyphs = shape_run(shaper, request, &count);
    Buffer out = {0};
    shape_print(request->face, glyphs, count, &out);
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
    shaper_free(shaper);
}

START_TEST(clusters_are_byte_offsets_of_the_whole_text)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ShapeRequest request = latin(face, "aé中i");
    ck_shape(&request, "[a=0+1000|uni00E9=1+1000|uni4E2D=3+1000|i=6+500]");
    request.begin = 1;
    request.end = 6;
    ck_shape(&request, "[uni00E9=1+1000|uni4E2D=3+1000]");
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(an_empty_run_and_one_out_of_the_text_have_no_glyphs)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ShapeRequest request = latin(face, "ab");
    request.begin = 2;
    ck_shape(&request, "[]");
    request.begin = 0;
    request.end = 3;
    ck_shape(&request, "[]");
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_ligature_is_one_glyph_unless_the_feature_is_off)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ShapeRequest request = latin(face, "fit");
    ck_shape(&request, "[f_i=0+1000|t=2+1000]");
    const FontFeature off = {FOUR_LETTERS('l', 'i', 'g', 'a'), 0};
    request.features = &off;
    request.feature_count = 1;
    ck_shape(&request, "[f=0+1000|i=1+500|t=2+1000]");
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_character_that_the_face_lacks_is_glyph_0)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ShapeRequest request = latin(face, "a\xE0\xA4\x85");
    ck_shape(&request, "[a=0+1000|.notdef=1+1000]");
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(right_to_left_glyphs_come_from_left_to_right)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ShapeRequest request = arabic(face, "لا"); /* lam, alef */
    ck_shape(&request, "[uni0627=2+1000|uni0644=0+1000]");
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(what_stands_around_a_run_shapes_it)
{
    if (!is_installed(AMIRI))
        return;
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, AMIRI, 0);
    ShapeRequest inside = arabic(face, "ححح");
    inside.begin = 2;
    inside.end = 4;
    ShapeRequest alone = arabic(face, "ح");
    Shaper *shaper = shaper_new();
    uint32_t count;
    const ShapedGlyph *glyphs = shape_run(shaper, &inside, &count);
    ck_assert_uint_eq(count, 1);
    uint16_t medial = glyphs[0].glyph;
    glyphs = shape_run(shaper, &alone, &count);
    ck_assert_uint_ne(glyphs[0].glyph, medial);
    shaper_free(shaper);
    face_close(face);
    bench_close(&bench);
}
END_TEST

/* HarfBuzz sets a mark without a base on a dotted circle, but only where a paragraph begins. */
START_TEST(a_run_begins_the_text_only_where_it_does)
{
    if (!is_installed(DEJAVU_SANS))
        return;
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, DEJAVU_SANS, 0);
    ShapeRequest request = latin(face, "\xCC\x81 \xCC\x81");
    Shaper *shaper = shaper_new();
    uint32_t count;
    request.end = 2;
    shape_run(shaper, &request, &count);
    ck_assert_uint_eq(count, 2);
    request.begin = 3;
    request.end = 5;
    shape_run(shaper, &request, &count);
    ck_assert_uint_eq(count, 1);
    shaper_free(shaper);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_kerned_pair_is_unsafe_to_break)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, LIBERATION_SERIF, 0);
    ShapeRequest request = latin(face, "nAVn");
    Shaper *shaper = shaper_new();
    uint32_t count;
    const ShapedGlyph *glyphs = shape_run(shaper, &request, &count);
    ck_assert_uint_eq(count, 4);
    ck_assert_uint_eq(glyphs[1].flags, 0);
    ck_assert_uint_eq(glyphs[2].flags, SHAPED_UNSAFE_TO_BREAK);
    uint32_t glyph;
    ck_assert(face_find_glyph(face, 'A', &glyph));
    ck_assert_int_lt(glyphs[1].advance, face_advance(face, glyph));
    shaper_free(shaper);
    face_close(face);
    bench_close(&bench);
}
END_TEST

/* ---- against HarfBuzz itself ---- */

static void put_random_text(Buffer *out, uint64_t *random)
{
    static const char *const pieces[] = {
        "The ",
        "Assembly",
        ", ",
        "AV",
        "To",
        "fi",
        "ffl",
        " ",
        "-",
        "\xE2\x80\x94",
        "é",
        "e\xCC\x81",
        "1",
        "\xC2\xA0",
        "Ya.",
        "“Te",
        "”",
        "\xD0\x93\xD0\xB4",
        "\xE2\x80\x8D",
        "(c)",
        "ب",
        "\xD9\x84\xD8\xA7",
        "\xE4\xB8\xAD",
        "ß",
    };
    uint32_t count = 1 + next_random(random) % 30;
    for (uint32_t i = 0; i < count; i++)
        buffer_string(out, pieces[next_random(random) % (sizeof pieces / sizeof *pieces)]);
}

/* What hb_shape gives for a run, as hb-shape prints it. */
static void print_plainly(const ShapeRequest *request, Buffer *out)
{
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf8(buffer, request->text.at, (int)request->text.bytes, request->begin,
                       (int)(request->end - request->begin));
    unsigned flags = (request->begin == 0 ? HB_BUFFER_FLAG_BOT : 0u) |
                     (request->end == request->text.bytes ? HB_BUFFER_FLAG_EOT : 0u);
    hb_buffer_set_flags(buffer, (hb_buffer_flags_t)flags);
    hb_buffer_set_direction(buffer,
                            request->is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(request->script));
    hb_buffer_set_language(
        buffer, hb_language_from_string(request->language.at, (int)request->language.bytes));
    hb_font_t *font = hb_font_create(request->face->handles->face);
    hb_shape(font, buffer, NULL, 0);
    char piece[20000];
    unsigned written;
    hb_buffer_serialize_glyphs(buffer, 0, hb_buffer_get_length(buffer), piece, sizeof piece,
                               &written, font, HB_BUFFER_SERIALIZE_FORMAT_TEXT,
                               HB_BUFFER_SERIALIZE_FLAG_DEFAULT);
    buffer_bytes(out, piece, written);
    hb_font_destroy(font);
    hb_buffer_destroy(buffer);
}

static bool begins_code_point(Text text, uint32_t at)
{
    return at == text.bytes || ((unsigned char)text.at[at] & 0xC0) != 0x80;
}

static void ck_random_runs(const Face *face, int times)
{
    Shaper *shaper = shaper_new();
    uint64_t random = 7;
    for (int i = 0; i < times; i++) {
        Buffer text = {0};
        put_random_text(&text, &random);
        buffer_byte(&text, '\0');
        ShapeRequest request = i % 3 ? latin(face, text.at) : arabic(face, text.at);
        uint32_t bytes = request.end;
        request.begin = next_random(&random) % 3 ? 0 : next_random(&random) % bytes;
        request.end =
            next_random(&random) % 3 ? bytes : request.begin + 1 + next_random(&random) % 9;
        if (request.end > bytes)
            request.end = bytes;
        while (!begins_code_point(request.text, request.begin))
            request.begin--;
        while (!begins_code_point(request.text, request.end))
            request.end++;
        uint32_t count;
        const ShapedGlyph *glyphs = shape_run(shaper, &request, &count);
        Buffer ours = {0};
        Buffer plain = {0};
        shape_print(face, glyphs, count, &ours);
        print_plainly(&request, &plain);
        buffer_byte(&plain, '\0');
        ck_text(buffer_text(&ours), plain.at);
        buffer_free(&ours);
        buffer_free(&plain);
        buffer_free(&text);
    }
    shaper_free(shaper);
}

START_TEST(runs_of_random_texts_are_shaped_and_printed_as_by_harfbuzz_alone)
{
    static const char *const paths[] = {SQUARE_FONT, LIBERATION_SERIF, NIMBUS_ROMAN, AMIRI};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        if (!is_installed(paths[i]))
            continue;
        Bench bench = bench_open();
        Face *face = open_good_face(&bench, paths[i], 0);
        ck_random_runs(face, 500);
        face_close(face);
        bench_close(&bench);
    }
}
END_TEST

Suite *shape_suite(void);
Suite *shape_suite(void)
{
    Suite *suite = suite_create("shape");
    TCase *cases = tcase_create("shape");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, clusters_are_byte_offsets_of_the_whole_text);
    tcase_add_test(cases, an_empty_run_and_one_out_of_the_text_have_no_glyphs);
    tcase_add_test(cases, a_ligature_is_one_glyph_unless_the_feature_is_off);
    tcase_add_test(cases, a_character_that_the_face_lacks_is_glyph_0);
    tcase_add_test(cases, right_to_left_glyphs_come_from_left_to_right);
    tcase_add_test(cases, what_stands_around_a_run_shapes_it);
    tcase_add_test(cases, a_run_begins_the_text_only_where_it_does);
    tcase_add_test(cases, a_kerned_pair_is_unsafe_to_break);
    tcase_add_test(cases, runs_of_random_texts_are_shaped_and_printed_as_by_harfbuzz_alone);
    suite_add_tcase(suite, cases);
    return suite;
}
