#include "output/embed.h"

#include <stdio.h>

#include "tests/output/builder.h"
#include "tests/support/support.h"

#define NIMBUS_ROMAN  "/usr/share/fonts/opentype/urw-base35/NimbusRoman-Regular.otf"
#define AMIRI         "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf"
#define NOTO_SERIF_SC "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"

static Judge judge;
static Builder builder;
static uint32_t paragraph;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    builder_page(&builder);
    paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

START_TEST(faces_are_embedded_as_subsets)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "one face");
    builder_take_face(&builder, "Liberation Serif", true);
    builder_text(&builder, paragraph, 172, 100, "and another");
    builder_print(&builder, &judge);
    const char *fonts = judge_run(&judge, "pdffonts t.pdf | tail -n +3 | cut -c 7-");
    ck_holds(fonts,
             "+LiberationSerif               CID TrueType      Custom           yes yes yes");
    ck_holds(fonts,
             "+LiberationSerif-Italic        CID TrueType      Custom           yes yes yes");
    ck_assert_uint_eq(count_of(fonts, "\n"), 2);
    close_builder();
}
END_TEST

START_TEST(a_face_that_is_not_drawn_is_not_embedded)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "one face");
    builder_take_face(&builder, "Liberation Serif", true);
    builder.color.space = COLOR_NONE;
    builder_text(&builder, paragraph, 172, 100, "without ink");
    builder_text(&builder, paragraph, 172, 100, "");
    builder_print(&builder, &judge);
    ck_lacks(judge_run(&judge, "pdffonts t.pdf"), "Italic");
    close_builder();
}
END_TEST

/* Whole thousandths of the em; Times's, which Liberation Serif has. That viewers then place glyphs
 * right, tests of content.c see. */
START_TEST(widths_are_those_of_the_font_program)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "Wim, 1");
    builder_print(&builder, &judge);
    const char *font = judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; "
                                         "grep -a -A 12 '/W \\[' q.pdf | tr -d '\\n '");
    /* By ASCII: space 250, comma 250, 1 500, W 944, i 278, m 778. */
    ck_holds(font, "/W[32[250]44[250]49[500]");
    close_builder();
}
END_TEST

START_TEST(the_width_of_most_glyphs_is_the_default)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "Wi 0123456789");
    builder_print(&builder, &judge);
    const char *font = judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; "
                                         "grep -a -A 22 '/DW' q.pdf | tr -d '\\n '");
    ck_holds(font, "/DW500");
    ck_holds(font, "/W[32[250]87[944]105[278]]");
    close_builder();
}
END_TEST

START_TEST(each_code_maps_to_its_text)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "fin ж");
    builder_print(&builder, &judge);
    const char *cmap = judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; "
                                         "grep -a -A 12 beginbfchar q.pdf");
    ck_holds(cmap, "4 beginbfchar\n");
    ck_holds(cmap, "<20><0020>\n");
    ck_holds(cmap, "<6e><006E>\n");
    ck_holds(cmap, "<80><0436>\n");
    ck_holds(cmap, "<81><00660069>\n");
    close_builder();
}
END_TEST

/* PDF/A wants a text for every code, even where ActualText says it all. */
START_TEST(a_glyph_without_text_maps_to_the_replacement_character)
{
    open_builder();
    Mark *mark = builder_text(&builder, paragraph, 72, 100, "ab");
    builder_run(mark)->text = text_of("");
    builder_glyphs(mark)[1].cluster = 0;
    builder_print(&builder, &judge);
    const char *cmap = judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; "
                                         "grep -a -A 12 beginbfchar q.pdf");
    ck_holds(cmap, "2 beginbfchar\n<80><FFFD>\n<81><FFFD>\n");
    ck_assert_str_eq(judge_text(&judge), "");
    close_builder();
}
END_TEST

START_TEST(more_than_a_hundred_codes_are_mapped_in_blocks)
{
    enum {
        CODES = 250
    };
    CodeText codes[CODES];
    for (uint32_t i = 0; i < CODES; i++)
        codes[i] = (CodeText){i + 1, TEXT("x")};
    Buffer out = {0};
    tounicode_put_cmap(codes, CODES, 2, &out);
    buffer_byte(&out, '\0');
    ck_assert_uint_eq(count_of(out.at, "100 beginbfchar\n"), 2);
    ck_assert_uint_eq(count_of(out.at, "\n50 beginbfchar\n"), 1);
    ck_assert_uint_eq(count_of(out.at, "<0078>\n"), CODES);
    buffer_free(&out);
}
END_TEST

START_TEST(the_same_glyphs_give_the_same_subset)
{
    char names[2][200];
    for (int i = 0; i < 2; i++) {
        open_builder();
        builder_text(&builder, paragraph, 72, 100, i ? "gnihtemos" : "something");
        builder_print(&builder, &judge);
        const char *name = judge_run(&judge, "pdffonts t.pdf | tail -n 1");
        snprintf(names[i], sizeof names[i], "%s", name);
        close_builder();
    }
    ck_assert_str_eq(names[0], names[1]);
}
END_TEST

START_TEST(cff_faces_keep_their_text)
{
    open_builder();
    if (!builder_take_file(&builder, NIMBUS_ROMAN, "Nimbus Roman")) {
        close_builder();
        return;
    }
    builder_text(&builder, paragraph, 72, 100, "A name-keyed font");
    builder_print(&builder, &judge);
    ck_holds(judge_run(&judge, "pdffonts t.pdf"), "+NimbusRoman-Regular-Identity-H CID Type 0C");
    ck_assert_str_eq(judge_text(&judge), "A name-keyed font\n");
    close_builder();
}
END_TEST

START_TEST(cid_keyed_faces_keep_their_text)
{
    open_builder();
    if (!builder_take_file(&builder, NOTO_SERIF_SC, "Noto Serif CJK SC")) {
        close_builder();
        return;
    }
    builder_text(&builder, paragraph, 72, 100, "安全理事会，决议 No. 5");
    builder_print(&builder, &judge);
    ck_holds(judge_run(&judge, "pdffonts t.pdf"), "CID Type 0C");
    ck_assert_str_eq(judge_text(&judge), "安全理事会，决议 No. 5\n");
    close_builder();
}
END_TEST

START_TEST(arabic_keeps_its_text)
{
    open_builder();
    if (!builder_take_file(&builder, AMIRI, "Amiri")) {
        close_builder();
        return;
    }
    builder.size = 14;
    builder_arabic(&builder, paragraph, 72, 100, "الجمعية العامة للأمم المتحدة");
    builder_print(&builder, &judge);
    ck_holds(judge_text(&judge), "الجمعية العامة للأمم المتحدة");
    close_builder();
}
END_TEST

START_TEST(a_glyph_that_the_face_has_not_is_a_fault)
{
    open_builder();
    Mark *mark = builder_text(&builder, paragraph, 72, 100, "x");
    builder_glyphs(mark)[0].glyph = 0xFFFF;
    PdfOptions options = pdf_options();
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_INTERNAL);
    ck_found(builder.diagnostics, PDF_BAD_STRUCTURE, 1);
    close_builder();
}
END_TEST

START_TEST(a_face_that_must_not_be_embedded_ends_the_work)
{
    open_builder();
    Face face = *builder.face;
    face.may_embed = false;
    builder.face = &face;
    builder_text(&builder, paragraph, 72, 100, "x");
    PdfOptions options = pdf_options();
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_FONT);
    ck_found(builder.diagnostics, FONT_MAY_NOT_EMBED, 1);
    judge_run(&judge, "test ! -e t.pdf");
    close_builder();
}
END_TEST

Suite *embed_suite(void);
Suite *embed_suite(void)
{
    Suite *suite = suite_create("embed");
    TCase *tests = tcase_create("embed");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, faces_are_embedded_as_subsets);
    tcase_add_test(tests, a_face_that_is_not_drawn_is_not_embedded);
    tcase_add_test(tests, widths_are_those_of_the_font_program);
    tcase_add_test(tests, the_width_of_most_glyphs_is_the_default);
    tcase_add_test(tests, each_code_maps_to_its_text);
    tcase_add_test(tests, a_glyph_without_text_maps_to_the_replacement_character);
    tcase_add_test(tests, more_than_a_hundred_codes_are_mapped_in_blocks);
    tcase_add_test(tests, the_same_glyphs_give_the_same_subset);
    tcase_add_test(tests, cff_faces_keep_their_text);
    tcase_add_test(tests, cid_keyed_faces_keep_their_text);
    tcase_add_test(tests, arabic_keeps_its_text);
    tcase_add_test(tests, a_glyph_that_the_face_has_not_is_a_fault);
    tcase_add_test(tests, a_face_that_must_not_be_embedded_ends_the_work);
    suite_add_tcase(suite, tests);
    return suite;
}
