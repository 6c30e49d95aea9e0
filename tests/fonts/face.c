#include "fonts/face.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fonts/shape.h"
#include "fonts/subset.h"
#include "tests/fonts/fonts_support.h"

/* ---- facts ---- */

START_TEST(facts_of_liberation_serif_are_those_of_its_tables)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, LIBERATION_SERIF, 0);
    ck_text(face->family, "Liberation Serif");
    ck_text(face->postscript_name, "LiberationSerif");
    ck_assert_int_eq(face->format, OUTLINE_TRUETYPE);
    ck_assert_int_eq(face->units_per_em, 2048);
    ck_assert_int_eq(face->ascent, 1825); /* 0.891 em, hhea */
    ck_assert_int_eq(face->descent, 443); /* 0.216 em */
    ck_assert_int_eq(face->line_gap, 87);
    ck_assert_int_eq(face->weight, 400);
    ck_assert(!face->is_italic);
    ck_assert(!face->is_fixed_pitch);
    ck_assert(face->is_serif);
    ck_assert(face->may_embed);
    ck_assert(face->may_subset);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(facts_of_the_square_are_those_its_maker_tells)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ck_text(face->family, "Square");
    ck_text(face->postscript_name, "Square-Regular");
    ck_assert_int_eq(face->units_per_em, 1000);
    ck_assert_int_eq(face->ascent, 800);
    ck_assert_int_eq(face->descent, 200);
    ck_assert_int_eq(face->line_gap, 0);
    ck_assert_int_eq(face->x_height, 500);
    ck_assert_int_eq(face->cap_height, 800);
    ck_assert_int_eq(face->underline_position, -100);
    ck_assert_int_eq(face->underline_thickness, 50);
    const int32_t box[4] = {0, -200, 1000, 800};
    ck_assert_mem_eq(face->box, box, sizeof box);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_bold_italic_face_says_so)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONTS "/Square-BoldItalic.ttf", 0);
    ck_assert_int_eq(face->weight, 700);
    ck_assert(face->is_italic);
    ck_assert_int_eq(face->italic_angle, -12 * 65536);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_name_keyed_cff_font_is_told_from_a_cid_keyed_one)
{
    Bench bench = bench_open();
    if (is_installed(NIMBUS_ROMAN)) {
        Face *face = open_good_face(&bench, NIMBUS_ROMAN, 0);
        ck_assert_int_eq(face->format, OUTLINE_CFF);
        ck_text(face->postscript_name, "NimbusRoman-Regular");
        face_close(face);
    }
    if (is_installed(NOTO_SERIF_CJK)) {
        Face *face = open_good_face(&bench, NOTO_SERIF_CJK, NOTO_SERIF_CJK_SC);
        ck_assert_int_eq(face->format, OUTLINE_CFF_CID_KEYED);
        ck_text(face->family, "Noto Serif CJK SC");
        face_close(face);
    }
    bench_close(&bench);
}
END_TEST

START_TEST(old_weights_from_1_to_9_are_hundreds)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, changed_square(&bench, "OS/2", 4, 7), 0);
    ck_assert_int_eq(face->weight, 700);
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(line_metrics_come_from_os2_where_the_font_asks_for_it)
{
    Bench bench = bench_open();
    Buffer font = load_bytes(SQUARE_FONT);
    change_table(&font, "OS/2", 62, 1 << 7 | 1 << 6);
    change_table(&font, "OS/2", 68, 900);
    const char *path = bench_path(&bench, "typo.ttf");
    save_bytes(path, buffer_text(&font));
    Face *face = open_good_face(&bench, path, 0);
    ck_assert_int_eq(face->ascent, 900);
    ck_assert_int_eq(face->descent, 200);
    face_close(face);
    buffer_free(&font);
    bench_close(&bench);
}
END_TEST

START_TEST(embedding_rights_are_read_by_the_least_restrictive_bit)
{
    static const struct {
        unsigned rights;
        bool may_embed;
        bool may_subset;
    } cases[] = {
        {0x0000, true, true}, {0x0002, false, true}, {0x0004, true, true},  {0x0008, true, true},
        {0x0006, true, true}, {0x0100, true, false}, {0x0200, false, true}, {0x0102, false, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Bench bench = bench_open();
        Face *face = open_good_face(&bench, changed_square(&bench, "OS/2", 8, cases[i].rights), 0);
        ck_assert_int_eq(face->may_embed, cases[i].may_embed);
        ck_assert_int_eq(face->may_subset, cases[i].may_subset);
        face_close(face);
        bench_close(&bench);
    }
}
END_TEST

/* ---- glyphs ---- */

START_TEST(glyphs_and_advances_are_found_by_code_point)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    uint32_t glyph;
    ck_assert(face_find_glyph(face, 'i', &glyph));
    ck_assert_int_eq(face_advance(face, glyph), 500);
    ck_assert(face_find_glyph(face, 0x4E2D, &glyph));
    ck_assert_int_eq(face_advance(face, glyph), 1000);
    ck_assert(!face_find_glyph(face, 0x10FFFF, &glyph));
    face_close(face);
    bench_close(&bench);
}
END_TEST

START_TEST(a_face_has_a_text_if_it_has_its_parts_and_lacks_only_what_draws_nothing)
{
    Bench bench = bench_open();
    Face *face = open_good_face(&bench, SQUARE_FONT, 0);
    ck_assert(face_has_text(face, text_of("Été 中")));
    ck_assert(face_has_text(face, text_of("a\xE2\x80\x8D"
                                          "b")));              /* zero width joiner */
    ck_assert(face_has_text(face, text_of("\xC7\xB5")));       /* ǵ: g and U+0301 */
    ck_assert(!face_has_text(face, text_of("a\xE0\xA4\x85"))); /* Devanagari */
    face_close(face);
    bench_close(&bench);
}
END_TEST

/* ---- what is no font ---- */

static void ck_refused(Bench *bench, const char *path, uint32_t index)
{
    ck_assert_ptr_null(face_open(bench->arena, text_of(path), index, bench->diagnostics));
    ck_found(bench->diagnostics, FONT_BROKEN, 1);
    ck_assert_int_eq(bench->diagnostics->status, STATUS_FONT);
}

START_TEST(a_missing_file_is_refused)
{
    Bench bench = bench_open();
    ck_refused(&bench, "/nowhere/at/all.ttf", 0);
    ck_text(bench.diagnostics->items[0].details[1], "No such file or directory");
    bench_close(&bench);
}
END_TEST

START_TEST(a_folder_is_refused)
{
    Bench bench = bench_open();
    ck_refused(&bench, bench.folder, 0);
    bench_close(&bench);
}
END_TEST

START_TEST(a_pipe_is_refused_without_waiting_for_its_writer)
{
    Bench bench = bench_open();
    const char *path = bench_path(&bench, "pipe.ttf");
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    ck_refused(&bench, path, 0);
    bench_close(&bench);
}
END_TEST

START_TEST(a_text_file_and_an_empty_file_are_refused)
{
    static const char *const contents[] = {"This is no font.\n", ""};
    for (int i = 0; i < 2; i++) {
        Bench bench = bench_open();
        const char *path = bench_path(&bench, "text.ttf");
        save_bytes(path, text_of(contents[i]));
        ck_refused(&bench, path, 0);
        bench_close(&bench);
    }
}
END_TEST

START_TEST(an_index_beyond_the_faces_of_the_file_is_refused)
{
    Bench bench = bench_open();
    ck_refused(&bench, SQUARE_FONT, 1);
    bench_close(&bench);
}
END_TEST

START_TEST(an_em_out_of_range_is_refused)
{
    static const unsigned units[] = {0, 15, 16385};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        Bench bench = bench_open();
        ck_refused(&bench, changed_square(&bench, "head", 18, units[i]), 0);
        bench_close(&bench);
    }
}
END_TEST

/* In the directory, where a tag is found first. */
static void rename_table(Buffer *font, const char *tag, const char *new_tag)
{
    size_t place = 0;
    while (memcmp(font->at + place, tag, 4) != 0)
        place++;
    memcpy(font->at + place, new_tag, 4);
}

START_TEST(a_font_without_a_table_or_with_two_kinds_of_outlines_is_refused)
{
    static const struct {
        const char *tag;
        const char *new_tag;
    } cases[] = {{"head", "none"}, {"hhea", "none"}, {"hmtx", "none"},
                 {"maxp", "none"}, {"cmap", "none"}, {"loca", "none"},
                 {"glyf", "none"}, {"glyf", "CFF "}, {"post", "CFF "}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Bench bench = bench_open();
        Buffer font = load_bytes(SQUARE_FONT);
        rename_table(&font, cases[i].tag, cases[i].new_tag);
        const char *path = bench_path(&bench, "renamed.ttf");
        save_bytes(path, buffer_text(&font));
        buffer_free(&font);
        ck_refused(&bench, path, 0);
        bench_close(&bench);
    }
}
END_TEST

static void put_number(Buffer *out, uint32_t number, unsigned bytes)
{
    while (bytes-- > 0)
        buffer_byte(out, (char)(number >> 8 * bytes & 0xFF));
}

/* Outlines of format CFF2 (OpenType 1.9, CFF2), all empty, for so many glyphs: the head, a top dictionary with the
 * places of the rest, no subroutines, the outlines, and a font dictionary without a private one. */
static void put_cff2(Buffer *out, uint32_t glyphs)
{
    enum {
        HEAD = 5,
        TOP = 13, /* two numbers of five bytes; operators of one and two bytes */
        INDEX_HEAD = 5
    };
    uint32_t outlines = HEAD + TOP + 4;
    uint32_t dictionaries = outlines + INDEX_HEAD + glyphs + 1;
    put_number(out, 0x0200, 2);
    buffer_byte(out, HEAD);
    put_number(out, TOP, 2);
    buffer_byte(out, 29);
    put_number(out, outlines, 4);
    buffer_byte(out, 17);
    buffer_byte(out, 29);
    put_number(out, dictionaries, 4);
    put_number(out, 12 << 8 | 36, 2);
    put_number(out, 0, 4);
    put_number(out, glyphs, 4);
    buffer_byte(out, 1);
    buffer_repeat(out, 1, (size_t)glyphs + 1);
    put_number(out, 1, 4);
    buffer_byte(out, 1);
    buffer_byte(out, 1);
    buffer_byte(out, 4);
    buffer_byte(out, (char)139); /* a private dictionary of no bytes */
    buffer_byte(out, (char)139);
    buffer_byte(out, 18);
}

/* The table becomes the file's last, so that nothing has to be moved. */
static void replace_table(Buffer *font, const char *tag, const char *new_tag, Text content)
{
    size_t entry = 12;
    while (memcmp(font->at + entry, tag, 4) != 0)
        entry += 16;
    Buffer place = {0};
    put_number(&place, (uint32_t)font->bytes, 4);
    put_number(&place, (uint32_t)content.bytes, 4);
    memcpy(font->at + entry, new_tag, 4);
    memcpy(font->at + entry + 8, place.at, place.bytes);
    buffer_put(font, content);
    buffer_free(&place);
}

/* No PDF can hold them, and HarfBuzz 6 makes no CFF of them. */
START_TEST(a_font_whose_outlines_vary_as_cff2_is_refused_by_name)
{
    Bench bench = bench_open();
    Buffer font = load_bytes(SQUARE_FONT);
    Buffer outlines = {0};
    Face *square = face_open(bench.arena, text_of(SQUARE_FONT), 0, bench.diagnostics);
    put_cff2(&outlines, square->glyph_count);
    face_close(square);
    replace_table(&font, "glyf", "CFF2", buffer_text(&outlines));
    replace_table(&font, "loca", "none", (Text){0});
    memcpy(font.at, "OTTO", 4);
    const char *path = bench_path(&bench, "cff2.otf");
    save_bytes(path, buffer_text(&font));
    buffer_free(&font);
    buffer_free(&outlines);
    ck_refused(&bench, path, 0);
    ck_text(bench.diagnostics->items[0].details[1],
            "it varies outlines that PDF cannot hold (CFF2)");
    bench_close(&bench);
}
END_TEST

START_TEST(a_cff_table_of_unknown_version_or_with_more_glyphs_than_maxp_is_refused)
{
    static const struct {
        const char *tag;
        size_t offset;
        unsigned number;
    } changes[] = {{"CFF ", 0, 0x0900}, {"maxp", 4, 7}};
    for (size_t i = 0; i < 2 && is_installed(NIMBUS_ROMAN); i++) {
        Bench bench = bench_open();
        Buffer font = load_bytes(NIMBUS_ROMAN);
        change_table(&font, changes[i].tag, changes[i].offset, changes[i].number);
        const char *path = bench_path(&bench, "changed.otf");
        save_bytes(path, buffer_text(&font));
        buffer_free(&font);
        ck_refused(&bench, path, 0);
        bench_close(&bench);
    }
}
END_TEST

START_TEST(glyphs_that_lie_beyond_their_table_are_refused)
{
    Bench bench = bench_open();
    ck_refused(&bench, changed_square(&bench, "head", 50, 1), 0); /* loca has two bytes a glyph */
    bench_close(&bench);
    bench = bench_open();
    ck_refused(&bench, changed_square(&bench, "loca", 2 * 403, 0xFFFF), 0); /* the end */
    bench_close(&bench);
}
END_TEST

START_TEST(a_file_that_was_cut_off_is_refused)
{
    static const char *const paths[] = {SQUARE_FONT, LIBERATION_SERIF};
    for (int i = 0; i < 2; i++) {
        Bench bench = bench_open();
        Buffer font = load_bytes(paths[i]);
        font.bytes = font.bytes / 2;
        const char *path = bench_path(&bench, "cut.ttf");
        save_bytes(path, buffer_text(&font));
        buffer_free(&font);
        ck_refused(&bench, path, 0);
        bench_close(&bench);
    }
}
END_TEST

/* ---- hostile fonts ---- */

/* Everything that may be done with a face, if the file opens at all. */
static void use_file(const char *path)
{
    static const char text[] = "Office AV \xD9\x84\xD8\xA7 \xE4\xB8\xAD\xE6\x96\x87 e\xCC\x81";
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Face *face = face_open(arena, text_of(path), 0, diagnostics);
    ck_assert((face != NULL) == (diagnostics->seen[FONT_BROKEN] == 0));
    if (face) {
        Shaper *shaper = shaper_new();
        uint32_t count;
        const ShapedGlyph *glyphs =
            shape_run(shaper,
                      &(ShapeRequest){.face = face,
                                      .text = text_of(text),
                                      .end = sizeof text - 1,
                                      .script = FOUR_LETTERS('L', 'a', 't', 'n'),
                                      .language = text_of("en")},
                      &count);
        GlyphSet used = glyph_set_new(arena, face);
        for (uint32_t i = 0; i < count; i++) {
            ck_assert_uint_lt(glyphs[i].glyph, face->glyph_count);
            glyph_set_add(&used, glyphs[i].glyph);
        }
        FontProgram program;
        subset_make(arena, face, &used, diagnostics, &program);
        shaper_free(shaper);
        face_close(face);
    }
    arena_free(arena);
}

static void change_at_random(Buffer *font, uint64_t *random)
{
    uint32_t changes = 1 + next_random(random) % 8;
    /* every second time in the directory and the first tables, where changes do most */
    size_t reach = next_random(random) % 2 ? font->bytes : 2000;
    if (reach > font->bytes)
        reach = font->bytes;
    for (uint32_t i = 0; i < changes && reach; i++)
        font->at[next_random(random) % reach] = (char)next_random(random);
}

static void survive_changes(const char *path, int times)
{
    if (!is_installed(path))
        return;
    Bench bench = bench_open();
    Buffer original = load_bytes(path);
    const char *copy = bench_path(&bench, "hostile.ttf");
    uint64_t random = 1;
    for (int i = 0; i < times; i++) {
        Buffer font = {0};
        buffer_put(&font, buffer_text(&original));
        change_at_random(&font, &random);
        if (i % 4 == 0)
            font.bytes = next_random(&random) % font.bytes;
        save_bytes(copy, buffer_text(&font));
        use_file(copy);
        buffer_free(&font);
    }
    buffer_free(&original);
    bench_close(&bench);
}

START_TEST(changed_and_cut_fonts_are_refused_or_used_but_never_crash)
{
    survive_changes(SQUARE_FONT, 400);
    survive_changes(LIBERATION_SERIF, 200);
    survive_changes(NIMBUS_ROMAN, 200);
    survive_changes(AMIRI, 50);
    if (!is_installed(NOTO_SERIF_CJK))
        return;
    Bench bench = bench_open();
    survive_changes(cut_out_noto(&bench, text_of("中文 AV Office")), 200);
    bench_close(&bench);
}
END_TEST

Suite *face_suite(void);
Suite *face_suite(void)
{
    Suite *suite = suite_create("face");
    TCase *cases = tcase_create("face");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, facts_of_liberation_serif_are_those_of_its_tables);
    tcase_add_test(cases, facts_of_the_square_are_those_its_maker_tells);
    tcase_add_test(cases, a_bold_italic_face_says_so);
    tcase_add_test(cases, a_name_keyed_cff_font_is_told_from_a_cid_keyed_one);
    tcase_add_test(cases, old_weights_from_1_to_9_are_hundreds);
    tcase_add_test(cases, line_metrics_come_from_os2_where_the_font_asks_for_it);
    tcase_add_test(cases, embedding_rights_are_read_by_the_least_restrictive_bit);
    tcase_add_test(cases, glyphs_and_advances_are_found_by_code_point);
    tcase_add_test(cases, a_face_has_a_text_if_it_has_its_parts_and_lacks_only_what_draws_nothing);
    tcase_add_test(cases, a_missing_file_is_refused);
    tcase_add_test(cases, a_folder_is_refused);
    tcase_add_test(cases, a_pipe_is_refused_without_waiting_for_its_writer);
    tcase_add_test(cases, a_text_file_and_an_empty_file_are_refused);
    tcase_add_test(cases, an_index_beyond_the_faces_of_the_file_is_refused);
    tcase_add_test(cases, an_em_out_of_range_is_refused);
    tcase_add_test(cases, a_font_without_a_table_or_with_two_kinds_of_outlines_is_refused);
    tcase_add_test(cases, a_font_whose_outlines_vary_as_cff2_is_refused_by_name);
    tcase_add_test(cases, a_cff_table_of_unknown_version_or_with_more_glyphs_than_maxp_is_refused);
    tcase_add_test(cases, glyphs_that_lie_beyond_their_table_are_refused);
    tcase_add_test(cases, a_file_that_was_cut_off_is_refused);
    tcase_add_test(cases, changed_and_cut_fonts_are_refused_or_used_but_never_crash);
    suite_add_tcase(suite, cases);
    return suite;
}
