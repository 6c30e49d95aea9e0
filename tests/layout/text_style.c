#include "layout/text_style.h"

#include "tests/fonts/fonts_support.h"
#include "tests/layout/setting.h"

/* Text styles of the elements a and b of a document p#a, p#b. */
typedef struct Pair {
    Setting setting;
    TextStyles *styles;
    const TextStyle *a;
    const TextStyle *b;
} Pair;

static Pair pair_of(const char *sheet)
{
    Pair pair = {.setting = setting_open("p#a(\"a\") p#b(\"b\")", sheet)};
    Styling *styling = pair.setting.styling;
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    pair.styles =
        text_styles_new(styling->arena, styling->tree, pair.setting.fonts, styling->diagnostics);
    pair.a = text_style(pair.styles, styling_styled(styling, "a")->style);
    pair.b = text_style(pair.styles, styling_styled(styling, "b")->style);
    return pair;
}

START_TEST(styles_that_set_text_alike_are_one)
{
    static const struct {
        const char *sheet;
        bool is_one;
    } rows[] = {
        {"", true},
        {"#b { margin: 10pt; break-before: page; text-align: right }", true},
        {"#b { font-size: 11pt }", false},
        {"#b { font-weight: bold }", false},
        {"#b { line-height: 11pt }", false},
        {"#b { color: red }", false},
        {"#b { letter-spacing: 1pt }", false},
        {"#b { word-spacing: 1pt }", false},
        {"#b { -plenary-font-scale: 101% }", false},
        {"#b { -plenary-leading: above; line-height: 20pt } #a { line-height: 20pt }", false},
        {"#b { font-kerning: none }", false},
        {"#b { font-family: Square, serif }", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Pair pair = pair_of(rows[i].sheet);
        ck_assert_msg((pair.a == pair.b) == rows[i].is_one, "%s", rows[i].sheet);
        setting_close(&pair.setting);
    }
}
END_TEST

START_TEST(sizes_are_scaled_along_the_line_only)
{
    Pair pair = pair_of("p { font-size: 20pt; -plenary-font-scale: 150% }");
    const Face *face = pair.a->face;
    ck_assert_int_eq(text_style_along(pair.a, face, 500), LENGTH_OF_POINTS(15));
    ck_assert_int_eq(text_style_across(pair.a, face, 500), LENGTH_OF_POINTS(10));
    ck_assert_int_eq(text_style_along(pair.a, face, -500), -LENGTH_OF_POINTS(15));
    setting_close(&pair.setting);
}
END_TEST

/* Fails unless a has those extents above and below the baseline. */
static void ck_extents(const char *sheet, double above, double below)
{
    Pair pair = pair_of(sheet);
    ck_points(pair.a->above, above);
    ck_points(pair.a->below, below);
    setting_close(&pair.setting);
}

START_TEST(leading_is_shared_or_all_above)
{
    ck_extents("p { line-height: 10pt }", 8, 2);
    ck_extents("p { line-height: 16pt }", 11, 5);
    ck_extents("p { line-height: 16pt; -plenary-leading: above }", 14, 2);
    ck_extents("p { line-height: 4pt }", 5, -1);
    ck_extents("p { line-height: 4pt; -plenary-leading: above }", 2, 2);
    ck_extents("p { line-height: 0 }", 3, -3);
    ck_extents("p { line-height: normal }", 8, 2);
    ck_extents("p { line-height: 1.5 }", 10.5, 4.5);
    ck_extents("p { line-height: 150% }", 10.5, 4.5);
}
END_TEST

START_TEST(optional_ligatures_go_with_wide_tracking)
{
    static const struct {
        const char *sheet;
        uint32_t glyphs; /* of "fi" */
    } rows[] = {
        {"", 1},
        {"p { letter-spacing: 0.2pt }", 1},
        {"p { letter-spacing: 1pt }", 2},
        {"p { letter-spacing: -1pt }", 2},
        {"p { font-variant-ligatures: none }", 2},
        {"p { font-feature-settings: 'liga' off }", 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Setting setting = setting_of("p(\"fi\")", rows[i].sheet);
        ck_assert_uint_eq(setting_line(&setting, 0)->items[0].run->glyph_count, rows[i].glyphs);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(a_missing_family_is_told_once)
{
    Setting setting = setting_of("p(\"a\") p(\"b\" em(\"c\"))", "p { font-family: Nowhere }");
    ck_assert_int_eq(setting.status, STATUS_FONT);
    ck_found(setting.styling->diagnostics, FONT_NO_FAMILY, 1);
    setting_close(&setting);
}
END_TEST

Suite *text_style_suite(void);
Suite *text_style_suite(void)
{
    Suite *suite = suite_create("text_style");
    TCase *cases = tcase_create("text_style");
    tcase_add_test(cases, styles_that_set_text_alike_are_one);
    tcase_add_test(cases, sizes_are_scaled_along_the_line_only);
    tcase_add_test(cases, leading_is_shared_or_all_above);
    tcase_add_test(cases, optional_ligatures_go_with_wide_tracking);
    tcase_add_test(cases, a_missing_family_is_told_once);
    suite_add_tcase(suite, cases);
    return suite;
}
