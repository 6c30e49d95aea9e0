#include "fonts/fontset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fonts/catalogue.h"
#include "fonts/known_fonts.h"
#include "tests/fonts/fonts_support.h"

enum {
    MOST_FAMILIES = 4
};

/* A request for families separated by commas. */
typedef struct Wish {
    Text families[MOST_FAMILIES];
    FontRequest request;
} Wish;

static const FontRequest *wish(Wish *wish, const char *families)
{
    wish->request = (FontRequest){.families = wish->families, .weight = 400, .stretch = 100};
    Text rest = text_of(families);
    while (rest.bytes) {
        size_t comma = text_find(rest, ',');
        wish->families[wish->request.family_count++] = text_trim(text_slice(rest, 0, comma));
        rest = text_slice(rest, comma + 1, rest.bytes);
    }
    return &wish->request;
}

static const Face *match(FontSet *fonts, Bench *bench, const char *families, int32_t weight,
                         bool is_italic)
{
    Wish wanted;
    wish(&wanted, families);
    wanted.request.weight = weight;
    wanted.request.is_italic = is_italic;
    return fontset_match(fonts, &wanted.request, bench->diagnostics);
}

static void ck_path_ends(const Face *face, const char *ending)
{
    ck_assert_ptr_nonnull(face);
    size_t bytes = strlen(ending);
    ck_assert_uint_ge(face->path.bytes, bytes);
    ck_text(text_slice(face->path, face->path.bytes - bytes, face->path.bytes), ending);
}

/* fontconfig sees only the bench's folder. */
static void confine_fontconfig(Bench *bench)
{
    const char *path = bench_path(bench, "fonts.conf");
    Buffer settings = {0};
    buffer_format(&settings,
                  "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                  "<fontconfig><dir>%s</dir><cachedir>%s</cachedir></fontconfig>",
                  bench->folder, bench->folder);
    save_bytes(path, buffer_text(&settings));
    buffer_free(&settings);
    ck_assert_int_eq(setenv("FONTCONFIG_FILE", path, 1), 0);
}

static void copy_font(Bench *bench, const char *from, const char *name)
{
    Buffer font = load_bytes(from);
    save_bytes(bench_path(bench, name), buffer_text(&font));
    buffer_free(&font);
}

/* ---- the table ---- */

START_TEST(known_collections_have_the_family_at_the_index_that_the_table_says)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    for (const KnownFamily *row = known_families; row->name; row++) {
        Wish wanted;
        wish(&wanted, row->name);
        wanted.request.stretch = row->stretch;
        Candidates found = {.arena = bench.arena, .wanted = {400, row->stretch, false}};
        catalogue_collect(&found, text_of(row->name));
        bool is_here = false;
        for (size_t i = 0; i < found.count; i++)
            is_here |= is_installed(text_to_string(bench.arena, found.items[i].path));
        if (!is_here)
            continue;
        const Face *face = fontset_match(fonts, &wanted.request, bench.diagnostics);
        ck_assert_ptr_nonnull(face);
        ck_text(face->family, row->name);
    }
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

/* ---- matching ---- */

START_TEST(liberation_serif_is_found_in_its_four_styles_without_fontconfig)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 400, false), "Serif-Regular.ttf");
    ck_path_ends(match(fonts, &bench, "liberation serif", 500, false), "Serif-Regular.ttf");
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 600, false), "Serif-Bold.ttf");
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 700, true), "Serif-BoldItalic.ttf");
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 400, true), "Serif-Italic.ttf");
    ck_no_findings(bench.diagnostics);
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(equal_requests_have_one_face_and_faces_are_numbered_as_they_come)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    const Face *regular = match(fonts, &bench, "Liberation Serif", 400, false);
    const Face *bold = match(fonts, &bench, "Liberation Serif", 700, false);
    ck_assert_ptr_eq(match(fonts, &bench, "Liberation Serif", 400, false), regular);
    ck_assert_ptr_eq(match(fonts, &bench, "serif", 400, false), regular);
    ck_assert_uint_eq(fontset_count(fonts), 2);
    ck_assert_uint_eq(regular->number, 0);
    ck_assert_uint_eq(bold->number, 1);
    ck_assert_ptr_eq(fontset_face(fonts, 1), bold);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(generic_families_are_the_liberation_fonts)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    ck_text(match(fonts, &bench, "serif", 400, false)->family, "Liberation Serif");
    ck_text(match(fonts, &bench, "Sans-Serif", 400, false)->family, "Liberation Sans");
    ck_text(match(fonts, &bench, "monospace", 400, false)->family, "Liberation Mono");
    ck_no_findings(bench.diagnostics);
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(times_new_roman_is_liberation_serif_where_it_is_not_installed)
{
    Bench bench = bench_open();
    confine_fontconfig(&bench);
    FontSet *fonts = fontset_open(bench.arena);
    ck_text(match(fonts, &bench, "Times New Roman", 400, false)->family, "Liberation Serif");
    ck_found(bench.diagnostics, FONT_SAME_WIDTHS, 1);
    ck_assert_int_eq(bench.diagnostics->status, STATUS_OK);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_family_that_does_not_exist_is_passed_over_and_told_once)
{
    Bench bench = bench_open();
    confine_fontconfig(&bench);
    FontSet *fonts = fontset_open(bench.arena);
    ck_text(match(fonts, &bench, "Nowhere, serif", 400, false)->family, "Liberation Serif");
    ck_text(match(fonts, &bench, "Nowhere, serif", 700, false)->family, "Liberation Serif");
    ck_found(bench.diagnostics, FONT_FAMILY_PASSED_OVER, 1);
    ck_assert_int_eq(bench.diagnostics->status, STATUS_OK);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_list_without_any_existing_family_is_an_error_each_time)
{
    Bench bench = bench_open();
    confine_fontconfig(&bench);
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_ptr_null(match(fonts, &bench, "Nowhere, Never", 400, false));
    ck_assert_ptr_null(match(fonts, &bench, "Nowhere, Never", 400, false));
    ck_assert_ptr_null(match(fonts, &bench, "", 400, false));
    ck_found(bench.diagnostics, FONT_NO_FAMILY, 3);
    ck_found(bench.diagnostics, FONT_FAMILY_PASSED_OVER, 0);
    ck_text(bench.diagnostics->items[0].details[0], "Nowhere, Never");
    ck_assert_int_eq(bench.diagnostics->status, STATUS_FONT);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(slant_and_weight_are_never_made_up_and_their_lack_is_told_once)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, SQUARE_FONT, bench.diagnostics), STATUS_OK);
    ck_path_ends(match(fonts, &bench, "Square", 700, true), "Square-Regular.ttf");
    ck_path_ends(match(fonts, &bench, "Square", 400, true), "Square-Regular.ttf");
    ck_found(bench.diagnostics, FONT_NO_ITALIC, 1);
    ck_found(bench.diagnostics, FONT_NO_BOLD, 1);
    ck_assert_int_eq(bench.diagnostics->status, STATUS_OK);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

/* ---- the user's fonts ---- */

START_TEST(a_folder_of_the_user_has_its_fonts)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, SQUARE_FONTS, bench.diagnostics), STATUS_OK);
    ck_path_ends(match(fonts, &bench, "Square", 400, false), "Square-Regular.ttf");
    ck_path_ends(match(fonts, &bench, "square", 700, false), "Square-Bold.ttf");
    ck_path_ends(match(fonts, &bench, "SQUARE", 400, true), "Square-Italic.ttf");
    ck_path_ends(match(fonts, &bench, "Square", 700, true), "Square-BoldItalic.ttf");
    ck_no_findings(bench.diagnostics);
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(fonts_of_the_user_come_before_known_ones_and_in_the_order_of_their_names)
{
    Bench bench = bench_open();
    copy_font(&bench, LIBERATION_SERIF, "b.ttf");
    copy_font(&bench, LIBERATION_SERIF, "a.TTF");
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, bench.folder, bench.diagnostics), STATUS_OK);
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 400, false), "/a.TTF");
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_broken_file_in_a_folder_is_passed_over)
{
    Bench bench = bench_open();
    copy_font(&bench, SQUARE_FONT, "good.ttf");
    save_bytes(bench_path(&bench, "bad.otf"), text_of("no font"));
    save_bytes(bench_path(&bench, "readme.txt"), text_of("no font"));
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, bench.folder, bench.diagnostics), STATUS_OK);
    ck_found(bench.diagnostics, FONT_FILE_PASSED_OVER, 1);
    ck_path_ends(match(fonts, &bench, "Square", 400, false), "/good.ttf");
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_broken_file_that_was_named_is_an_error)
{
    Bench bench = bench_open();
    save_bytes(bench_path(&bench, "bad.otf"), text_of("no font"));
    FontSet *fonts = fontset_open(bench.arena);
    const char *path = bench_path(&bench, "bad.otf");
    ck_assert_int_eq(fontset_add_path(fonts, path, bench.diagnostics), STATUS_FONT);
    ck_found(bench.diagnostics, FONT_BROKEN, 1);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_path_that_does_not_exist_is_an_error_and_an_empty_folder_a_warning)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, bench.folder, bench.diagnostics), STATUS_OK);
    ck_found(bench.diagnostics, FONT_FOLDER_EMPTY, 1);
    ck_assert_int_eq(fontset_add_path(fonts, "/nowhere/at/all", bench.diagnostics), STATUS_FONT);
    ck_found(bench.diagnostics, FONT_PATH_NOT_READABLE, 1);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(a_font_removed_after_it_was_named_is_passed_over)
{
    Bench bench = bench_open();
    copy_font(&bench, LIBERATION_SERIF, "a.ttf");
    FontSet *fonts = fontset_open(bench.arena);
    ck_assert_int_eq(fontset_add_path(fonts, bench.folder, bench.diagnostics), STATUS_OK);
    ck_assert_int_eq(remove(bench_path(&bench, "a.ttf")), 0);
    ck_path_ends(match(fonts, &bench, "Liberation Serif", 400, false), "Serif-Regular.ttf");
    ck_no_findings(bench.diagnostics);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

/* ---- fontconfig ---- */

START_TEST(fontconfig_is_asked_last_and_for_exactly_the_family)
{
    Bench bench = bench_open();
    confine_fontconfig(&bench);
    copy_font(&bench, SQUARE_FONTS "/Square-Regular.ttf", "r.ttf");
    copy_font(&bench, SQUARE_FONTS "/Square-Bold.ttf", "b.ttf");
    FontSet *fonts = fontset_open(bench.arena);
    ck_path_ends(match(fonts, &bench, "square", 400, false), "/r.ttf");
    ck_path_ends(match(fonts, &bench, "Square", 800, false), "/b.ttf");
    ck_assert(fontset_uses_system(fonts));
    ck_assert_ptr_null(match(fonts, &bench, "Squar", 400, false));
    ck_assert_ptr_null(match(fonts, &bench, "Square Bold", 400, false));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

/* ---- falling back ---- */

static void ck_falls_back(const char *families, const char *cluster, const char *language,
                          const char *expected)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    Wish wanted;
    const Face *face = fontset_fall_back(fonts, wish(&wanted, families), text_of(cluster),
                                         text_of(language), bench.diagnostics);
    ck_assert_ptr_nonnull(face);
    ck_text(face->family, expected);
    ck_assert(!fontset_uses_system(fonts));
    fontset_close(fonts);
    bench_close(&bench);
}

START_TEST(a_later_family_of_the_request_comes_first)
{
    Bench bench = bench_open();
    FontSet *fonts = fontset_open(bench.arena);
    fontset_add_path(fonts, SQUARE_FONT, bench.diagnostics);
    Wish wanted;
    const Face *face = fontset_fall_back(fonts, wish(&wanted, "Liberation Serif, Square"),
                                         text_of("中"), text_of("zh"), bench.diagnostics);
    ck_text(face->family, "Square");
    ck_no_findings(bench.diagnostics);
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

START_TEST(arabic_falls_back_to_amiri)
{
    if (is_installed(AMIRI))
        ck_falls_back("Liberation Serif", "ب", "ar", "Amiri");
}
END_TEST

START_TEST(han_falls_back_by_language_and_by_style)
{
    if (!is_installed(NOTO_SERIF_CJK))
        return;
    ck_falls_back("Liberation Serif", "联", "en", "Noto Serif CJK SC");
    ck_falls_back("Liberation Serif", "联", "zh-Hant-TW", "Noto Serif CJK TC");
    ck_falls_back("Liberation Serif", "联", "ja", "Noto Serif CJK JP");
    ck_falls_back("Liberation Serif", "，", "zh", "Noto Serif CJK SC");
    ck_falls_back("Liberation Sans", "联", "zh", "Noto Sans CJK SC");
}
END_TEST

START_TEST(signs_fall_back_to_a_font_of_signs)
{
    ck_falls_back("Liberation Serif", "\xE2\x99\x9E", "en", "DejaVu Sans"); /* a chess knight */
}
END_TEST

/* U+FF0C of the square font becomes U+103456, which no font of the table has. */
static void add_font_with_private_character(Bench *bench)
{
    Buffer font = load_bytes(SQUARE_FONT);
    size_t last_group = 12 + 16 + 12 * 26;
    change_table(&font, "cmap", last_group, 0x10);
    change_table(&font, "cmap", last_group + 2, 0x3456);
    change_table(&font, "cmap", last_group + 4, 0x10);
    change_table(&font, "cmap", last_group + 6, 0x3456);
    save_bytes(bench_path(bench, "private.ttf"), buffer_text(&font));
    buffer_free(&font);
}

START_TEST(what_no_known_font_has_is_searched_with_fontconfig)
{
    Bench bench = bench_open();
    confine_fontconfig(&bench);
    add_font_with_private_character(&bench);
    copy_font(&bench, SQUARE_FONT, "other.ttf");
    const char *other = bench_path(&bench, "other.ttf");
    FontSet *fonts = fontset_open(bench.arena);
    Wish wanted;
    const FontRequest *request = wish(&wanted, "Liberation Serif");
    for (int i = 0; i < 2; i++) {
        const Face *face =
            fontset_fall_back(fonts, request, text_of("\xF4\x83\x91\x96\xE2\x80\x8D"),
                              text_of("en"), bench.diagnostics);
        ck_path_ends(face, "/private.ttf");
    }
    ck_found(bench.diagnostics, FONT_FELL_BACK, 1);
    for (uint32_t i = 0; i < fontset_count(fonts); i++) /* others were not even opened */
        ck_assert(!text_is(fontset_face(fonts, i)->path, other));
    ck_assert_ptr_null(fontset_fall_back(fonts, request, text_of("\xF4\x83\x91\x97"), text_of("en"),
                                         bench.diagnostics));
    fontset_close(fonts);
    bench_close(&bench);
}
END_TEST

Suite *fontset_suite(void);
Suite *fontset_suite(void)
{
    Suite *suite = suite_create("fontset");
    TCase *cases = tcase_create("fontset");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, known_collections_have_the_family_at_the_index_that_the_table_says);
    tcase_add_test(cases, liberation_serif_is_found_in_its_four_styles_without_fontconfig);
    tcase_add_test(cases, equal_requests_have_one_face_and_faces_are_numbered_as_they_come);
    tcase_add_test(cases, generic_families_are_the_liberation_fonts);
    tcase_add_test(cases, times_new_roman_is_liberation_serif_where_it_is_not_installed);
    tcase_add_test(cases, a_family_that_does_not_exist_is_passed_over_and_told_once);
    tcase_add_test(cases, a_list_without_any_existing_family_is_an_error_each_time);
    tcase_add_test(cases, slant_and_weight_are_never_made_up_and_their_lack_is_told_once);
    tcase_add_test(cases, a_folder_of_the_user_has_its_fonts);
    tcase_add_test(cases, fonts_of_the_user_come_before_known_ones_and_in_the_order_of_their_names);
    tcase_add_test(cases, a_broken_file_in_a_folder_is_passed_over);
    tcase_add_test(cases, a_broken_file_that_was_named_is_an_error);
    tcase_add_test(cases, a_path_that_does_not_exist_is_an_error_and_an_empty_folder_a_warning);
    tcase_add_test(cases, a_font_removed_after_it_was_named_is_passed_over);
    tcase_add_test(cases, fontconfig_is_asked_last_and_for_exactly_the_family);
    tcase_add_test(cases, a_later_family_of_the_request_comes_first);
    tcase_add_test(cases, arabic_falls_back_to_amiri);
    tcase_add_test(cases, han_falls_back_by_language_and_by_style);
    tcase_add_test(cases, signs_fall_back_to_a_font_of_signs);
    tcase_add_test(cases, what_no_known_font_has_is_searched_with_fontconfig);
    suite_add_tcase(suite, cases);
    return suite;
}
