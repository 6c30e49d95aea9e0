/* Colours, boxes, printer's marks and sheets. */
#include <string.h>

#include "output/colors.h"
#include "tests/output/builder.h"
#include "tests/support/support.h"

#define PRESS_PROFILE "/usr/share/color/icc/ghostscript/default_cmyk.icc"

static Judge judge;
static Builder builder;
static PdfOptions options;
static uint32_t paragraph;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    options = pdf_options();
    options.date = text_of("2008-03-05");
    builder_page(&builder);
    paragraph = builder_element(&builder, ROLE_PARAGRAPH, 0);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static void write_as(const char *standard)
{
    options.standard = standard_find(text_of(standard));
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_OK);
    judge_is_clean(&judge, "t.pdf");
}

static const char *content(void)
{
    return judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
}

static const char *legible(void)
{
    return judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; strings -n 1 q.pdf");
}

static const SpotInk red = {TEXT("PANTONE 185 C"), {0, 60000, 50000, 0}};
static const SpotInk other_red = {TEXT("PANTONE 185 C"), {0, 65535, 0, 0}};

static void add_colors(void)
{
    builder.color = (Color){.space = COLOR_RGB, .c = {65535, 0, 0}};
    builder_text(&builder, paragraph, 72, 100, "red");
    builder.color = (Color){.space = COLOR_CMYK, .c = {0, 65535, 65535, 0}};
    builder_text(&builder, paragraph, 72, 120, "red");
    builder.color = (Color){.space = COLOR_SPOT, .c = {52428}, .ink = &red};
    builder_text(&builder, paragraph, 72, 140, "red");
}

START_TEST(pdf_a_has_one_kind_of_device_colour)
{
    open_builder();
    add_colors();
    write_as("a-2a");
    ck_found(builder.diagnostics, PDF_COLORS_CONVERTED, 1); /* CMYK to RGB */
    ck_holds(content(), "1 0 0 rg\n");
    ck_assert_uint_eq(count_of(content(), " rg\n"), 1); /* both are the same red */
    ck_holds(content(), "/S0 cs .8 scn\n");
    ck_holds(legible(), "/DeviceRGB");
    ck_lacks(legible(), "/DeviceCMYK");
    options.profile = PRESS_PROFILE;
    write_as("a-2a");
    ck_found(builder.diagnostics, PDF_COLORS_CONVERTED, 1);
    ck_holds(content(), "/SRGB cs 1 0 0 sc\n");
    ck_holds(content(), "0 1 1 0 k\n");
    ck_holds(legible(), "/SRGB [");
    close_builder();
}
END_TEST

START_TEST(on_a_press_there_is_no_rgb)
{
    open_builder();
    add_colors();
    options.standard = standard_find(text_of("x-1a"));
    ck_assert_int_eq(builder_write(&builder, &judge, "t.pdf", &options), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_WANTS_PROFILE, 1);
    options.profile = PRESS_PROFILE;
    write_as("x-1a");
    ck_found(builder.diagnostics, PDF_COLORS_CONVERTED, 1);
    ck_lacks(content(), " rg\n");
    ck_assert_uint_ge(count_of(content(), " k\n"), 1);
    ck_lacks(legible(), "DeviceRGB");
    ck_lacks(legible(), "ICCBased");
    close_builder();
}
END_TEST

START_TEST(black_text_is_black_ink_alone_and_overprints)
{
    open_builder();
    builder.color = (Color){.space = COLOR_CMYK, .c = {65535, 0, 0, 0}};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 90, 20);
    builder.color = (Color){.space = COLOR_GRAY};
    builder_text(&builder, paragraph, 72, 100, "black on cyan");
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 120, 1);
    write_as("x-1a");
    ck_holds(content(), "0 0 0 1 k\n/OverOn gs\n");
    ck_holds(content(), "/OverOff gs\n");
    ck_lacks(content(), " g\n");
    /* Under the letters the cyan stays: no plate but black's is touched. */
    judge_run(&judge, "gs -q -dSAFER -dBATCH -dNOPAUSE -sDEVICE=tiffsep -r72 -o s%%d.tif t.pdf");
    const char *coverage = judge_run(&judge, "gs -q -o - -sDEVICE=inkcov t.pdf");
    ck_holds(coverage, "0.00000  0.00000");
    close_builder();
}
END_TEST

START_TEST(a_spot_colour_has_one_substitute)
{
    open_builder();
    add_colors();
    builder.color = (Color){.space = COLOR_SPOT, .c = {65535}, .ink = &other_red};
    builder_text(&builder, paragraph, 72, 160, "red");
    write_as("1.7");
    ck_found(builder.diagnostics, PDF_SPOT_TWICE, 1);
    ck_assert_uint_eq(count_of(legible(), "/PANTONE#20185#20C"), 1);
    close_builder();
}
END_TEST

/* Fills that shine through each other are painted one by one, and blended in the space of the intent. */
START_TEST(colours_with_an_alpha_let_the_ground_through)
{
    open_builder();
    builder.color = (Color){.space = COLOR_RGB, .c = {65535, 0, 0}, .clear = 32768};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 100, 0.5);
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 110, 0.5);
    builder.color.clear = 0;
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 120, 0.5);
    write_as("a-2a");
    ck_assert_str_eq(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"),
                     "/Artifact<</Type/Layout>>BDC\n"
                     "1 0 0 rg\n/C32768 gs\n72 691.5 468 .5 re\nf\n72 681.5 468 .5 re\nf\n"
                     "/C0 gs\n72 671.5 468 .5 re\nf\n"
                     "EMC\n");
    ck_holds(judge_run(&judge, "mutool show t.pdf pages/1/Resources/ExtGState/C32768"), "/ca .5");
    ck_holds(judge_run(&judge, "mutool show t.pdf pages/1/Group"), "/CS /DeviceRGB");
    close_builder();
}
END_TEST

/* A colour that lets white paper through is that of the paper in part. */
START_TEST(what_shines_through_is_laid_on_white_where_it_may_not)
{
    open_builder();
    builder.color = (Color){.space = COLOR_CMYK, .c = {65535, 0, 0, 0}, .clear = 32768};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 100, 1);
    builder.color = (Color){.space = COLOR_GRAY, .clear = 13107};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 110, 1);
    write_as("x-1a");
    ck_found(builder.diagnostics, PDF_COLORS_FLATTENED, 1);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_holds(content, ".5 0 0 0 k");
    ck_holds(content, "0 0 0 .8 k");
    ck_lacks(content, " gs");
    ck_lacks(legible(), "/Group");
    close_builder();
}
END_TEST

START_TEST(many_colours_keep_their_own_inks)
{
    open_builder();
    Color colors[300];
    for (int i = 0; i < 300; i++) {
        uint16_t part = (uint16_t)(i * 211 % 65536);
        colors[i] = (Color){.space = (uint16_t)(i % 2 ? COLOR_RGB : COLOR_CMYK),
                            .c = {part, (uint16_t)i, 7, 0}};
        builder.color = colors[i];
        builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, 72, 100 + i, 1);
    }
    builder_page(&builder);
    ColorTable table = colors_list(judge.arena, &builder.publication, standard_find(text_of("1.7")),
                                   builder.diagnostics);
    ck_assert_uint_eq(table.count, 300);
    ColorPlan plan = {.standard = standard_find(text_of("1.7"))};
    colors_plan(judge.arena, &table, &plan, builder.diagnostics);
    for (int i = 0; i < 300; i++) {
        Ink ink = colors_ink(&table, &colors[i]);
        ck_assert_int_eq(ink.space, i % 2 ? INK_RGB : INK_CMYK);
        ck_assert_uint_eq(ink.c[0], colors[i].c[0]);
        ck_assert_uint_eq(ink.c[1], (unsigned)i);
    }
    close_builder();
}
END_TEST

/* ---- boxes and marks ---- */

START_TEST(boxes_lie_in_each_other)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "text");
    builder_link_out(&builder, paragraph, 72, 90, "https://www.un.org/");
    builder_bleed(&builder, 9, PRINTER_MARKS_CROP);
    write_as("a-2a");
    const char *boxes = judge_run(&judge, "pdfinfo -box t.pdf");
    ck_holds(boxes, "MediaBox:            0.00     0.00   678.00   858.00");
    ck_holds(boxes, "BleedBox:           24.00    24.00   654.00   834.00");
    ck_holds(boxes, "TrimBox:            33.00    33.00   645.00   825.00");
    ck_holds(legible(), "/Rect [\n    105\n    723\n    205\n    735\n  ]");
    close_builder();
}
END_TEST

START_TEST(text_stands_on_the_trimmed_page_and_not_in_the_slug)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "text");
    builder.color = (Color){.space = COLOR_CMYK, .c = {65535, 0, 0, 0}};
    builder_rule(&builder, STRUCTURE_ARTIFACT_LAYOUT, -400, 10, 50);
    builder_bleed(&builder, 9, PRINTER_MARKS_CROP | PRINTER_MARKS_CROSS);
    write_as("x-1a");
    ck_holds(judge_run(&judge, "pdftotext -bbox t.pdf -"), "<word xMin=\"105.0");
    ck_holds(content(), "q 1 0 0 1 33 33 cm\nq -9 -9 630 810 re W n\n");
    ck_assert_uint_eq(count_of(content(), "q "), count_of(content(), "Q\n"));
    close_builder();
}
END_TEST

START_TEST(printer_marks_are_artifacts_in_all_inks)
{
    open_builder();
    builder_text(&builder, paragraph, 72, 100, "text");
    builder_bleed(&builder, 9, PRINTER_MARKS_CROP | PRINTER_MARKS_CROSS);
    write_as("a-2a");
    ck_holds(content(), "/Artifact<</Type/Page>>BDC\n/All CS 1 SCN .25 w\n");
    ck_assert_uint_eq(count_of(content(), "c "),
                      12); /* four circles of four curves, less the last */
    ck_holds(content(), "-9 0 m -27 0 l\n0 -9 m 0 -27 l\n-9 -9 m -27 -9 l\n");
    builder_bleed(&builder, 0, PRINTER_MARKS_CROP);
    write_as("a-2a");
    ck_holds(content(), "-6 0 m -24 0 l\n0 -6 m 0 -24 l\n");
    ck_lacks(content(), "c ");
    close_builder();
}
END_TEST

/* ---- sheets ---- */

static void add_pages(uint32_t count)
{
    static const char *const names[] = {"one", "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine"};
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            builder_page(&builder);
        builder_text(&builder, paragraph, 72, 100, names[i]);
    }
}

static const char *words_of_sheet(uint32_t sheet)
{
    return judge_run(&judge, "pdftotext -f %u -l %u t.pdf - | tr -s '\\n\\f' '  '", sheet, sheet);
}

START_TEST(a_booklet_is_in_the_order_of_its_fold)
{
    open_builder();
    add_pages(7);
    options.imposition = IMPOSE_BOOKLET;
    write_as("a-2b");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Pages:           4\n");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Page size:       1224 x 792 pts");
    ck_assert_str_eq(words_of_sheet(1), "one "); /* beside a blank one */
    ck_assert_str_eq(words_of_sheet(2), "two seven ");
    ck_assert_str_eq(words_of_sheet(3), "six three ");
    ck_assert_str_eq(words_of_sheet(4), "four five ");
    ck_holds(judge_run(&judge, "pdftotext -f 1 -l 1 -bbox t.pdf -"), "xMin=\"684.0");
    close_builder();
}
END_TEST

START_TEST(a_booklet_of_arabic_opens_on_the_other_side)
{
    open_builder();
    add_pages(4);
    builder.publication.language = text_of("ar");
    options.imposition = IMPOSE_BOOKLET;
    write_as("a-2b");
    ck_assert_str_eq(words_of_sheet(1), "one four ");
    ck_assert_str_eq(words_of_sheet(2), "three two ");
    close_builder();
}
END_TEST

START_TEST(pages_are_reduced_to_go_on_a_sheet)
{
    open_builder();
    add_pages(5);
    options.imposition = IMPOSE_4UP;
    write_as("x-1a");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Pages:           2\n");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Page size:       612 x 792 pts");
    ck_assert_str_eq(words_of_sheet(1), "one two three four ");
    ck_holds(judge_run(&judge, "pdftotext -f 2 -l 2 -bbox t.pdf -"), "xMin=\"36.0");
    options.imposition = IMPOSE_2UP;
    write_as("a-2b");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Pages:           3\n");
    ck_holds(judge_run(&judge, "pdfinfo t.pdf"), "Page size:       792 x 612 pts");
    close_builder();
}
END_TEST

START_TEST(pages_of_other_sizes_are_told)
{
    open_builder();
    add_pages(2);
    builder.pages[1].width = points(500);
    options.imposition = IMPOSE_2UP;
    write_as("a-2b");
    ck_found(builder.diagnostics, PDF_SHEETS_DIFFER, 1);
    close_builder();
}
END_TEST

START_TEST(the_names_of_impositions_are_known)
{
    Imposition imposition;
    ck_assert(imposition_find(text_of("Booklet"), &imposition));
    ck_assert_int_eq(imposition, IMPOSE_BOOKLET);
    ck_assert(!imposition_find(text_of("3up"), &imposition));
    Buffer names = {0};
    imposition_put_names(&names);
    ck_text(buffer_text(&names), "booklet, 2up, 4up");
    buffer_free(&names);
}
END_TEST

Suite *press_suite(void);
Suite *press_suite(void)
{
    Suite *suite = suite_create("press");
    TCase *tests = tcase_create("press");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, pdf_a_has_one_kind_of_device_colour);
    tcase_add_test(tests, on_a_press_there_is_no_rgb);
    tcase_add_test(tests, black_text_is_black_ink_alone_and_overprints);
    tcase_add_test(tests, a_spot_colour_has_one_substitute);
    tcase_add_test(tests, colours_with_an_alpha_let_the_ground_through);
    tcase_add_test(tests, what_shines_through_is_laid_on_white_where_it_may_not);
    tcase_add_test(tests, many_colours_keep_their_own_inks);
    tcase_add_test(tests, boxes_lie_in_each_other);
    tcase_add_test(tests, text_stands_on_the_trimmed_page_and_not_in_the_slug);
    tcase_add_test(tests, printer_marks_are_artifacts_in_all_inks);
    tcase_add_test(tests, a_booklet_is_in_the_order_of_its_fold);
    tcase_add_test(tests, a_booklet_of_arabic_opens_on_the_other_side);
    tcase_add_test(tests, pages_are_reduced_to_go_on_a_sheet);
    tcase_add_test(tests, pages_of_other_sizes_are_told);
    tcase_add_test(tests, the_names_of_impositions_are_known);
    suite_add_tcase(suite, tests);
    return suite;
}
