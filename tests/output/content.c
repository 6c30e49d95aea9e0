#include "output/content.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/output/builder.h"
#include "tests/support/support.h"

static Judge judge;
static Builder builder;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    builder_page(&builder);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

/* ---- what the text says ---- */

static const char *const texts[] = {
    "The Security Council,",
    "quotes: \xE2\x80\x9C\xE2\x80\x9D ' \" and (brackets) [square] {curly}",
    "back\\slash \\( \\) \\n \\101",
    "Office of finance, first five fish",
    "Генеральная Ассамблея, ссылаясь на все свои резолюции",
    "Αθήνα, Ελλάδα",
    "café naïve Zürich Łódź – — … §12 €5 №7",
    "<angle> %percent #hash /slash & ampersand",
};
enum {
    TEXTS = sizeof texts / sizeof *texts
};

START_TEST(text_comes_back_as_it_went_in)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100, texts[_i]);
    Buffer expected = {0};
    buffer_format(&expected, "%s\n", texts[_i]);
    buffer_byte(&expected, '\0');
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text(&judge), expected.at);
    ck_assert_str_eq(judge_text_by_mupdf(&judge), expected.at);
    buffer_free(&expected);
    close_builder();
}
END_TEST

/* Whether a character can be in the text of all glyphs: visible, spacing, with a glyph of its own. */
static bool is_distinct(const Builder *desk, uint32_t code_point, GlyphSet *seen)
{
    uint32_t glyph;
    bool is_mark = code_point >= 0x300 && code_point < 0x370;
    bool is_control = (code_point >= 0x7F && code_point <= 0xA0) || code_point == 0xAD;
    if (is_mark || is_control || !face_find_glyph(desk->face, code_point, &glyph) ||
        glyph_set_has(seen, glyph))
        return false;
    glyph_set_add(seen, glyph);
    return true;
}

/* Hundreds of glyphs, so that each byte is part of some code. */
START_TEST(every_code_is_escaped_as_it_must_be)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    GlyphSet seen = glyph_set_new(judge.arena, builder.face);
    Buffer all = {0};
    uint32_t count = 0;
    for (uint32_t code_point = 0x21; code_point < 0x530; code_point++) {
        if (is_distinct(&builder, code_point, &seen)) {
            buffer_code_point(&all, code_point);
            count++;
        }
    }
    ck_assert_uint_gt(count, 0x120);
    builder.size = 0.5;
    builder_text(&builder, paragraph, 10, 100, text_to_string(judge.arena, buffer_text(&all)));
    buffer_bytes(&all, "\n", 2);
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text_by_mupdf(&judge), all.at);
    buffer_free(&all);
    close_builder();
}
END_TEST

START_TEST(a_glyph_of_two_texts_says_both)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100,
                 "No.\xC2\xA0"
                 "5 and on, co\xC2\xADop - end");
    /* pdftotext writes a no-break space as a space. */
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text(&judge), "No. 5 and on, co\xC2\xADop - end\n");
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_holds(content, "/Span<</ActualText<FEFF00A0>>>BDC");
    ck_holds(content, "/Span<</ActualText<FEFF00AD>>>BDC");
    ck_assert_uint_eq(count_of(content, "ActualText"), 2);
    close_builder();
}
END_TEST

START_TEST(text_that_its_glyphs_say_needs_no_actual_text)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100, "The first office, финал");
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text(&judge), "The first office, финал\n");
    ck_lacks(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"), "ActualText");
    close_builder();
}
END_TEST

/* One glyph stands for three letters, two glyphs stand for one, one for none; and the text begins before
 * the first cluster. */
START_TEST(clusters_of_any_shape_say_their_text)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    Mark *mark = builder_text(&builder, paragraph, 72, 100, "wxyz-abcd");
    builder_run(mark)->text = text_of("_w123z\xC3\xA9"
                                      "abcd");
    Glyph *glyphs = builder_glyphs(mark);
    /* w: _w | x: 123 | y: z | z: é | - and a: a | b c d */
    static const uint32_t clusters[] = {1, 2, 5, 6, 8, 8, 9, 10, 11};
    for (int i = 0; i < 9; i++)
        glyphs[i].cluster = clusters[i];
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text(&judge), "_w123z\xC3\xA9"
                                         "abcd\n");
    close_builder();
}
END_TEST

/* In visual order the accent comes before its letter, and the letter before the one that is read
 * first. */
START_TEST(from_right_to_left_glyphs_learn_their_text_in_reading_order)
{
    static const Glyph glyphs[] = {{1, 3, 0, 0}, {1, 2, 0, 0}, {0, 1, 0, 0}};
    TextRun run = {
        .glyphs = glyphs, .glyph_count = 3, .text = text_of("abc"), .is_right_to_left = true};
    GlyphText learned[4] = {{0}};
    tounicode_learn(learned, &run);
    ck_text(learned[1], "a");
    ck_text(learned[2], "b");
    ck_text(learned[3], "c");
    ck_assert(tounicode_says_run(learned, &run));
    run.text = text_of("acb");
    ck_assert(!tounicode_says_run(learned, &run));
}
END_TEST

START_TEST(a_run_with_unsteady_clusters_says_its_text_as_a_whole)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    Mark *mark = builder_text(&builder, paragraph, 72, 100, "abcd");
    Glyph *glyphs = builder_glyphs(mark);
    glyphs[0].cluster = 3;
    glyphs[3].cluster = 99;
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_text(&judge), "abcd\n");
    ck_holds(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"),
             "/Span<</ActualText<FEFF0061006200630064>>>BDC");
    close_builder();
}
END_TEST

/* ---- where it stands ---- */

/* The places of all glyphs as MuPDF's interpreter works them out, in the order of drawing. */
typedef struct Place {
    double x;
    double y;
} Place;

static size_t traced_places(Place *places, size_t most)
{
    const char *trace = judge_run(&judge, "mutool trace t.pdf");
    size_t count = 0;
    double height = 792;
    for (const char *at = trace; (at = strstr(at, "<g ")); at++) {
        const char *x = strstr(at, " x=\"");
        const char *y = strstr(at, " y=\"");
        ck_assert_uint_lt(count, most);
        places[count++] = (Place){strtod(x + 4, NULL), height - strtod(y + 4, NULL)};
    }
    return count;
}

static double length_in_points(int64_t length)
{
    return (double)length / LENGTH_POINT;
}

/* The trace prints six digits. */
static const double trace_tolerance = 0.0205;
static const double trace_tolerance_beyond_1000 = 0.026;

/* Compares every glyph of every mark with its place. */
static void ck_places(void)
{
    enum {
        MOST = 20000
    };
    builder_print(&builder, &judge);
    Place *places = ARENA_ARRAY(judge.arena, Place, MOST);
    size_t count = traced_places(places, MOST);
    size_t at = 0;
    for (size_t i = 0; i < builder.mark_count; i++) {
        const Mark *mark = &builder.marks[i];
        if (mark->kind != MARK_TEXT)
            continue;
        int64_t x = mark->x;
        uint32_t offset = 0;
        for (uint32_t k = 0; k < mark->run->glyph_count; k++, at++) {
            const Glyph *glyph = &mark->run->glyphs[k];
            GlyphOffset moved = {0, 0};
            if (glyph->flags & GLYPH_HAS_OFFSET)
                moved = mark->run->offsets[offset++];
            ck_assert_uint_lt(at, count);
            double off_x = places[at].x - length_in_points(x + moved.x);
            double off_y = places[at].y - length_in_points((int64_t)mark->y + moved.y);
            double most = places[at].x < 1000 ? trace_tolerance : trace_tolerance_beyond_1000;
            if (fabs(off_x) > most || fabs(off_y) > most)
                ck_abort_msg("glyph %u of mark %zu is off by %g, %g", k, i, off_x, off_y);
            x += glyph->advance + (glyph->flags & GLYPH_IS_SPACE ? mark->run->space_extra : 0);
        }
    }
    ck_assert_uint_eq(at, count);
}

static const char long_text[] =
    "Recalling all its relevant resolutions, in particular those which affirm the principles of "
    "the Charter of the United Nations and the purposes of the Organization, Вновь подтверждая";

static const double sizes[] = {4, 8, 9.96, 10, 10.5, 12, 16.1, 18, 24, 36.7, 60};
enum {
    SIZES = sizeof sizes / sizeof *sizes
};

START_TEST(glyphs_stand_where_layout_put_them)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder.size = sizes[_i];
    builder.is_unligated = true; /* the trace has a line for each letter */
    builder_text(&builder, paragraph, 72, 100, long_text);
    builder.stretch = 0.7317;
    builder_text(&builder, paragraph, 33.3333, 120.5, long_text);
    builder.stretch = -0.31;
    builder_text(&builder, paragraph, 1.001, 140.001, long_text);
    ck_places();
    close_builder();
}
END_TEST

START_TEST(kerning_spacing_and_scale_keep_glyphs_in_place)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder.is_unligated = true;
    for (int line = 0; line < 12; line++) {
        builder.size = 9 + line;
        builder.scale = 0.97 + line * 0.007;
        builder.spacing = line * 0.11 - 0.2;
        Mark *mark = builder_text(&builder, paragraph, 50, 50 + line * 20, long_text);
        Glyph *glyphs = builder_glyphs(mark);
        for (uint32_t i = 0; i < mark->run->glyph_count; i += 3)
            glyphs[i].advance -= (Length)(i * 997 % 40000);
    }
    ck_places();
    close_builder();
}
END_TEST

START_TEST(offsets_move_single_glyphs)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    Mark *mark = builder_text(&builder, paragraph, 72, 100, "abcdefgh");
    static const GlyphOffset offsets[] = {{LENGTH_OF_POINTS(2), LENGTH_OF_POINTS(-3)},
                                          {LENGTH_OF_POINTS(-1), 0}};
    builder_glyphs(mark)[2].flags = GLYPH_HAS_OFFSET;
    builder_glyphs(mark)[5].flags = GLYPH_HAS_OFFSET;
    builder_run(mark)->offsets = offsets;
    ck_places();
    close_builder();
}
END_TEST

START_TEST(words_stand_where_poppler_says_too)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder.stretch = 1.2345;
    builder_text(&builder, paragraph, 72.25, 100, "one two three four");
    builder_print(&builder, &judge);
    const char *boxes = judge_run(&judge, "pdftotext -bbox t.pdf -");
    static const char *const before[] = {"", "one ", "one two ", "one two three "};
    static const char *const words[] = {">one<", ">two<", ">three<", ">four<"};
    for (int i = 0; i < 4; i++) {
        const char *word = strstr(boxes, words[i]);
        ck_assert_ptr_nonnull(word);
        while (strncmp(word, "xMin=\"", 6) != 0)
            word--;
        double expected = 72.25 + length_in_points(builder_width(&builder, before[i]));
        ck_assert_double_eq_tol(strtod(word + 6, NULL), expected, 0.02);
    }
    close_builder();
}
END_TEST

/* ---- how it is written ---- */

START_TEST(a_justified_line_is_one_string)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder.stretch = 0.5;
    builder_text(&builder, paragraph, 72, 100, "one two three four six");
    builder_print(&builder, &judge);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_holds(content, "[(one two three four six)]TJ\n");
    ck_holds(content, ".498 Tw\n");
    close_builder();
}
END_TEST

/* Its codes have two bytes, to which viewers do not apply word spacing. */
START_TEST(in_a_cff_font_each_space_has_a_number)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder.stretch = 0.5;
    builder_text(&builder, paragraph, 72, 100, "one two");
    if (builder_take_file(&builder, "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf",
                          "Nimbus Roman")) {
        builder_text(&builder, paragraph, 72, 120, "one two three");
        builder_text(&builder, paragraph, 72, 140,
                     "The quick brown fox jumps over the lazy dog 0123456789 QX");
        ck_places();
        const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
        ck_holds(content, ")-50(");
        ck_holds(content, "0 Tw\n");
        ck_holds(judge_text(&judge), "0123456789 QX\n");
    }
    close_builder();
}
END_TEST

START_TEST(what_does_not_change_is_not_said_again)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    for (int line = 0; line < 5; line++)
        builder_text(&builder, paragraph, 72, 100 + line * 12.5, "a line of text");
    builder_print(&builder, &judge);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_assert_uint_eq(count_of(content, " Tf\n"), 1);
    ck_assert_uint_eq(count_of(content, "BT\n"), 1);
    ck_assert_uint_eq(count_of(content, "BDC\n"), 1);
    ck_assert_uint_eq(count_of(content, "0 -12.5 Td\n"), 4);
    ck_lacks(content, " g\n");
    ck_lacks(content, " Tz\n");
    ck_lacks(content, " Tc\n");
    close_builder();
}
END_TEST

START_TEST(runs_that_follow_each_other_need_no_move)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100, "Recalling ");
    double width = length_in_points(builder_width(&builder, "Recalling "));
    builder_take_face(&builder, "Liberation Serif", true);
    builder_text(&builder, paragraph, 72 + width, 100, "its resolutions");
    ck_places();
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_assert_uint_eq(count_of(content, " Td\n"), 1);
    ck_assert_uint_eq(count_of(content, " Tf\n"), 2);
    close_builder();
}
END_TEST

START_TEST(colours_are_written_in_their_own_space)
{
    open_builder();
    builder.color = (Color){.space = COLOR_GRAY, .c = {32768}};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 100, 0.5);
    builder.color = (Color){.space = COLOR_RGB, .c = {0, 65535, 13107}};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 110, 0.5);
    builder.color = (Color){.space = COLOR_CMYK, .c = {65535, 0, 0, 6553}};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 120, 0.25);
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 130, 0.25);
    builder.color.space = COLOR_NONE;
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 140, 0.5);
    builder_print_as(&builder, &judge, "1.7");
    ck_assert_str_eq(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"),
                     "/Artifact<</Type/Layout>>BDC\n"
                     ".5 g\n72 691.5 468 .5 re\nf\n"
                     "0 1 .2 rg\n72 681.5 468 .5 re\nf\n"
                     "1 0 0 .1 k\n72 671.75 468 .25 re\n72 661.75 468 .25 re\nf\n"
                     "EMC\n");
    close_builder();
}
END_TEST

START_TEST(artifacts_are_typed)
{
    open_builder();
    builder_text(&builder, STRUCTURE_ARTIFACT_HEADER, 72, 50, "A/RES/62/165");
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 60, 0.5);
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100, "body");
    builder_text(&builder, STRUCTURE_ARTIFACT_AGAIN, 72, 120, "Table 1 (continued)");
    builder_text(&builder, STRUCTURE_ARTIFACT_FOOTER, 72, 750, "2");
    builder_print(&builder, &judge);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_holds(content, "/Artifact<</Type/Pagination>>BDC\n");
    ck_holds(content, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
    ck_holds(content, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
    ck_holds(content, "ET\n/Artifact<</Type/Layout>>BDC\n72 731.5 468 .5 re\nf\nEMC\nBT\n");
    ck_holds(content, "/P<</MCID 0>>BDC\n");
    ck_assert_uint_eq(count_of(content, "BDC\n"), count_of(content, "EMC\n"));
    close_builder();
}
END_TEST

START_TEST(words_of_another_language_are_marked)
{
    open_builder();
    uint32_t paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
    builder_text(&builder, paragraph, 72, 100, "said ");
    builder.language = text_of("fr");
    builder_text(&builder, paragraph, 100, 100, "bonjour ");
    builder_text(&builder, paragraph, 160, 100, "monde");
    builder.language = text_of("en");
    builder_text(&builder, paragraph, 200, 100, " twice");
    builder_print(&builder, &judge);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_assert_uint_eq(count_of(content, "/Span<</Lang(fr)>>BDC"), 1);
    ck_assert_uint_eq(count_of(content, "/Lang"), 1);
    ck_assert_uint_eq(count_of(content, "EMC\n"), 2);
    close_builder();
}
END_TEST

Suite *content_suite(void);
Suite *content_suite(void)
{
    Suite *suite = suite_create("content");
    TCase *tests = tcase_create("content");
    tcase_set_timeout(tests, 60);
    tcase_add_loop_test(tests, text_comes_back_as_it_went_in, 0, TEXTS);
    tcase_add_test(tests, every_code_is_escaped_as_it_must_be);
    tcase_add_test(tests, a_glyph_of_two_texts_says_both);
    tcase_add_test(tests, text_that_its_glyphs_say_needs_no_actual_text);
    tcase_add_test(tests, clusters_of_any_shape_say_their_text);
    tcase_add_test(tests, from_right_to_left_glyphs_learn_their_text_in_reading_order);
    tcase_add_test(tests, a_run_with_unsteady_clusters_says_its_text_as_a_whole);
    tcase_add_loop_test(tests, glyphs_stand_where_layout_put_them, 0, SIZES);
    tcase_add_test(tests, kerning_spacing_and_scale_keep_glyphs_in_place);
    tcase_add_test(tests, offsets_move_single_glyphs);
    tcase_add_test(tests, words_stand_where_poppler_says_too);
    tcase_add_test(tests, a_justified_line_is_one_string);
    tcase_add_test(tests, in_a_cff_font_each_space_has_a_number);
    tcase_add_test(tests, what_does_not_change_is_not_said_again);
    tcase_add_test(tests, runs_that_follow_each_other_need_no_move);
    tcase_add_test(tests, colours_are_written_in_their_own_space);
    tcase_add_test(tests, artifacts_are_typed);
    tcase_add_test(tests, words_of_another_language_are_marked);
    suite_add_tcase(suite, tests);
    return suite;
}
