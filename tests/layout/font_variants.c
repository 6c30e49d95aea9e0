#include "layout/font_variants.h"

#include "tests/layout/setting.h"

/* Of what a line is made: text=glyphs' characters@size, a run a word; rises behind "^". The square font has
 * a glyph a character, with its number. */
static void ck_runs(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    const Line *line = setting_line(&setting, 0);
    Buffer out = {0};
    for (uint32_t i = 0; i < line->item_count; i++) {
        const TextRun *run = line->items[i].run;
        if (i)
            buffer_byte(&out, ' ');
        buffer_put(&out, run->text);
        buffer_byte(&out, '=');
        for (uint32_t g = 0; g < run->glyph_count; g++)
            for (uint32_t c = ' '; c < 0x7F; c++) {
                uint32_t glyph;
                if (face_find_glyph(run->face, c, &glyph) && glyph == run->glyphs[g].glyph)
                    buffer_code_point(&out, c);
            }
        buffer_byte(&out, '@');
        buffer_length(&out, run->size, 1);
        if (line->items[i].y) {
            buffer_byte(&out, '^');
            buffer_length(&out, -line->items[i].y, 1);
        }
    }
    ck_buffer(&out, expected, sheet);
    ck_points(line->above + line->below, 10);
    setting_close(&setting);
}

/* Small letters of the squares are 5 pt high, capitals 8 pt: small capitals are 108/100 of 5/8. */
START_TEST(small_capitals_are_made_of_capitals_and_stay_the_letters_of_the_text)
{
    ck_runs("p(\"aBc\")", "p { font-variant: small-caps }", "a=A@6.7 B=B@10 c=C@6.7");
    ck_runs("p(\"aB1\")", "p { font-variant-caps: all-small-caps }", "aB=AB@6.7 1=1@10");
    ck_runs("p(\"aB\")", "p { font-variant-caps: unicase }", "a=a@10 B=B@6.7");
    ck_runs("p(\"aB\")", "p { font-variant-caps: petite-caps }", "a=A@6.7 B=B@10");
    ck_runs("p(\"aB\")", "p { font-variant-caps: all-petite-caps }", "aB=AB@6.7");
    ck_runs("p(\"aB\")", "p { font-variant-caps: titling-caps }", "aB=aB@10");
    ck_runs("p(\"a-b c\")", "p { font: small-caps 10pt/10pt Square }",
            "a=A@6.7 -=-@10 b=B@6.7  = @10 c=C@6.7");
}
END_TEST

START_TEST(a_letter_of_two_capitals_takes_the_room_of_two)
{
    Setting setting = setting_of("p(\"a\xC3\x9F\x62\")", "p { font-variant-caps: small-caps }");
    const Line *line = setting_line(&setting, 0);
    ck_text(line->items[0].run->text, "a\xC3\x9F\x62");
    ck_assert_uint_eq(line->items[0].run->glyph_count, 4);
    ck_assert_uint_eq(line->items[0].run->glyphs[1].cluster, 1);
    ck_assert_uint_eq(line->items[0].run->glyphs[2].cluster, 1);
    ck_points(line->width, 26.8);
    setting_close(&setting);
}
END_TEST

START_TEST(raised_and_lowered_signs_are_made_of_smaller_ones)
{
    ck_runs("p(\"x\" em(\"12\"))", "em { font: inherit; font-variant-position: super }",
            "x=x@10 12=12@6.7^3.3");
    ck_runs("p(\"x\" em(\"12\"))", "em { font: inherit; font-variant: sub }",
            "x=x@10 12=12@6.7^-2");
    ck_runs("p(\"x\" em(\"1b\"))", "em { font: inherit; font-variant: sub small-caps }",
            "x=x@10 1=1@6.7^-2 b=B@4.5^-2");
}
END_TEST

/* The features that a style asks of the font, in order, as tag=value. */
static void ck_features(const char *sheet, const char *expected)
{
    Setting setting = setting_open("p#a(\"a\")", sheet);
    Styling *styling = setting.styling;
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    TextStyles *styles =
        text_styles_new(styling->arena, styling->tree, setting.fonts, styling->diagnostics);
    const TextStyle *text = text_style(styles, styling_styled(styling, "a")->style);
    Buffer out = {0};
    for (uint32_t i = 0; i < text->feature_count; i++) {
        FourLetters tag = text->features[i].tag;
        buffer_format(&out, "%s%c%c%c%c=%u", i ? " " : "", (char)(tag >> 24), (char)(tag >> 16),
                      (char)(tag >> 8), (char)tag, text->features[i].value);
    }
    buffer_format(&out, "%s%.*s", text->language_system.bytes ? " " : "",
                  (int)text->language_system.bytes, text->language_system.at);
    ck_buffer(&out, expected, sheet);
    setting_close(&setting);
}

START_TEST(values_ask_for_features)
{
    ck_features("", "");
    ck_features("p { font-variant: normal }", "");
    ck_features("p { font-variant: none }", "liga=0 clig=0 dlig=0 hlig=0 calt=0");
    ck_features("p { font-variant-ligatures: discretionary-ligatures no-contextual }",
                "dlig=1 calt=0");
    ck_features("p { font-variant-ligatures: no-common-ligatures historical-ligatures }",
                "liga=0 clig=0 hlig=1");
    ck_features("p { font-variant: oldstyle-nums tabular-nums stacked-fractions slashed-zero }",
                "onum=1 tnum=1 afrc=1 zero=1");
    ck_features("p { font-variant-numeric: ordinal lining-nums proportional-nums "
                "diagonal-fractions }",
                "lnum=1 pnum=1 frac=1 ordn=1");
    ck_features("p { font-variant: super all-small-caps }", "sups=1 smcp=1 c2sc=1");
    ck_features("p { font-feature-settings: \"smcp\" 0; font-variant: small-caps }",
                "smcp=1 smcp=0");
    ck_features("p { font-language-override: \"SRB\" }", " x-hbot-53524220");
}
END_TEST

START_TEST(a_shorthand_takes_each_value_once_and_none_alone)
{
    static const char *const wrong[] = {"none small-caps", "normal sub", "small-caps none",
                                        "sub super", "lining-nums oldstyle-nums"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { font-variant: %s }", wrong[i]);
        buffer_byte(&sheet, '\0');
        Styling *styling = styling_of("p#t", sheet.at);
        ck_found(styling->diagnostics, STYLE_BAD_VALUE, 1);
        styling_close(styling);
        buffer_free(&sheet);
    }
}
END_TEST

Suite *font_variants_suite(void);
Suite *font_variants_suite(void)
{
    Suite *suite = suite_create("font_variants");
    TCase *cases = tcase_create("font_variants");
    tcase_add_test(cases, small_capitals_are_made_of_capitals_and_stay_the_letters_of_the_text);
    tcase_add_test(cases, a_letter_of_two_capitals_takes_the_room_of_two);
    tcase_add_test(cases, raised_and_lowered_signs_are_made_of_smaller_ones);
    tcase_add_test(cases, values_ask_for_features);
    tcase_add_test(cases, a_shorthand_takes_each_value_once_and_none_alone);
    suite_add_tcase(suite, cases);
    return suite;
}
