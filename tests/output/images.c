#include "output/images.h"

#include <stdio.h>

#include "tests/output/builder.h"
#include "tests/support/support.h"

#define PRESS_PROFILE "/usr/share/color/icc/ghostscript/default_cmyk.icc"

static Judge judge;
static Builder builder;
static PdfOptions options;
static uint32_t figure;

static void start_builder(void)
{
    builder = builder_open(judge.arena);
    options = pdf_options();
    options.date = text_of("2008-03-05");
    builder_page(&builder);
    figure = builder_element(&builder, ROLE_FIGURE, 0);
    builder.structure[figure].alternative = text_of("A gradient");
}

static void open_builder(void)
{
    judge = judge_open();
    judge_run(&judge, "python3 %s/output/make_images.py .", TESTS_FOLDER);
    start_builder();
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static Status write_as(const char *standard)
{
    options.standard = standard_find(text_of(standard));
    return builder_write(&builder, &judge, "t.pdf", &options);
}

static void ck_written_as(const char *standard)
{
    Status status = write_as(standard);
    if (status != STATUS_OK) {
        Buffer found = {0};
        diagnostics_print(builder.diagnostics, SEVERITY_NOTE, &found);
        ck_abort_msg("%d: %.*s", status, (int)found.bytes, found.at);
    }
    judge_is_clean(&judge, "t.pdf");
}

static const char *legible(void)
{
    return judge_run(&judge, "qpdf --qdf --object-streams=disable t.pdf q.pdf; strings q.pdf");
}

START_TEST(a_png_comes_back_as_it_was)
{
    static const char *const names[] = {"rgb.png", "gray.png", "interlaced.png"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        open_builder();
        ck_assert(builder_image(&builder, &judge, figure, names[i], 40));
        ck_written_as("a-2a");
        ck_no_findings(builder.diagnostics);
        judge_run(&judge,
                  "pdfimages -png t.pdf out && python3 %s/output/same_png.py %s out-000.png",
                  TESTS_FOLDER, names[i]);
        close_builder();
    }
}
END_TEST

START_TEST(a_jpeg_goes_in_byte_by_byte)
{
    open_builder();
    ck_assert(builder_image(&builder, &judge, figure, "rgb.jpg", 40));
    ck_written_as("a-2a");
    judge_run(&judge, "pdfimages -all t.pdf out && cmp rgb.jpg out-000.jpg");
    close_builder();
}
END_TEST

START_TEST(alpha_becomes_a_soft_mask_or_is_laid_on_white)
{
    open_builder();
    ck_assert(builder_image(&builder, &judge, figure, "alpha.png", 40));
    ck_written_as("a-2a");
    ck_no_findings(builder.diagnostics);
    ck_holds(judge_run(&judge, "pdfimages -list t.pdf"), "smask");
    ck_written_as("a-1b");
    ck_found(builder.diagnostics, PDF_IMAGE_FLATTENED, 1);
    ck_lacks(judge_run(&judge, "pdfimages -list t.pdf"), "smask");
    judge_run(&judge,
              "pdfimages -png t.pdf out && python3 -c \""
              "import sys; sys.path.insert(0, '%s/output'); from same_png import elements;"
              "assert elements('out-000.png')[2][:6] == bytes([255, 255, 255, 0, 0, 200])\"",
              TESTS_FOLDER);
    close_builder();
}
END_TEST

START_TEST(a_picture_that_is_used_twice_is_written_once)
{
    open_builder();
    ck_assert(builder_image(&builder, &judge, figure, "rgb.png", 40));
    Mark again = builder.marks[builder.mark_count - 1];
    again.x += points(100);
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    builder.marks[builder.mark_count - 1] = again;
    ck_written_as("a-2a");
    ck_assert_uint_eq(count_of(legible(), "/Subtype /Image"), 1);
    ck_assert_uint_eq(
        count_of(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"), "/I0 Do"), 2);
    close_builder();
}
END_TEST

START_TEST(files_of_the_same_content_are_one_picture)
{
    open_builder();
    builder_image(&builder, &judge, figure, "gray.png", 40);
    judge_run(&judge, "cp rgb.png again.png");
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    builder_image(&builder, &judge, figure, "again.png", 40);
    ck_written_as("a-2a");
    ck_assert_uint_eq(count_of(legible(), "/Subtype /Image"), 2);
    const char *content = judge_run(&judge, "mutool show -b t.pdf pages/1/Contents");
    ck_assert_uint_eq(count_of(content, "/I0 Do"), 1);
    ck_assert_uint_eq(count_of(content, "/I1 Do"), 2);
    close_builder();
}
END_TEST

START_TEST(a_page_has_the_pictures_that_it_shows_and_no_others)
{
    open_builder();
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    builder_page(&builder);
    builder_image(&builder, &judge, figure, "gray.png", 40);
    builder_page(&builder);
    builder_text(&builder, 0, 72, 100, "none");
    ck_written_as("a-2a");
    ck_assert_str_eq(
        judge_run(&judge,
                  "for i in 1 2 3; do qpdf --empty --remove-unreferenced-resources=no --qdf "
                  "--pages t.pdf $i -- $i.pdf; grep -ac '/Subtype /Image' $i.pdf; done; true"),
        "1\n1\n0\n");
    close_builder();
}
END_TEST

START_TEST(a_figure_says_what_it_shows_and_where)
{
    open_builder();
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    ck_written_as("a-2a");
    const char *all = legible();
    ck_holds(all, "/Alt (A gradient)");
    ck_holds(all, "/BBox [\n      100\n      572\n      140\n      592\n    ]");
    ck_holds(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"),
             "/Figure<</MCID 0>>BDC\nq 40 0 0 20 100 572 cm /I0 Do Q\nEMC\n");
    close_builder();
}
END_TEST

START_TEST(a_figure_among_words_says_so)
{
    open_builder();
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    uint32_t words = builder_element(&builder, ROLE_PARAGRAPH, 0);
    uint32_t small = builder_element(&builder, ROLE_FIGURE, words);
    builder.structure[small].alternative = text_of("a dot");
    builder_image(&builder, &judge, small, "rgb.png", 4);
    ck_written_as("a-2a");
    const char *tree = judge_run(&judge, "pdfinfo -struct t.pdf | grep -A1 Figure");
    ck_holds(tree, "  Figure:\n     /Placement /Block\n");
    ck_holds(tree, "    Figure:\n       /Placement /Inline\n");
    close_builder();
}
END_TEST

START_TEST(a_figure_that_nobody_described_is_told)
{
    open_builder();
    builder.structure[figure].alternative = (Text){0};
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    ck_written_as("a-2a");
    ck_found(builder.diagnostics, PDF_IMAGE_WITHOUT_TEXT, 1);
    ck_holds(legible(), "/Alt (rgb.png)");
    close_builder();
}
END_TEST

START_TEST(on_a_press_rgb_is_converted)
{
    open_builder();
    builder_image(&builder, &judge, figure, "rgb.png", 40);
    options.profile = PRESS_PROFILE;
    ck_written_as("x-1a");
    ck_found(builder.diagnostics, PDF_IMAGE_CONVERTED, 1);
    ck_found(builder.diagnostics, PDF_IMAGE_COARSE, 1); /* 72 dots an inch */
    ck_holds(judge_run(&judge, "pdfimages -list t.pdf"), "cmyk");
    close_builder();
}
END_TEST

START_TEST(a_fine_picture_is_not_called_coarse)
{
    open_builder();
    builder_image(&builder, &judge, figure, "gray.png", 10); /* 288 dots an inch */
    ck_written_as("x-1a");
    ck_no_findings(builder.diagnostics);
    close_builder();
}
END_TEST

START_TEST(on_a_press_a_jpeg_is_converted_too)
{
    open_builder();
    builder_image(&builder, &judge, figure, "rgb.jpg", 40);
    options.profile = PRESS_PROFILE;
    ck_written_as("x-1a");
    ck_found(builder.diagnostics, PDF_IMAGE_CONVERTED, 1);
    ck_holds(judge_run(&judge, "pdfimages -list t.pdf"), " cmyk ");
    double ink[4];
    ck_assert_int_eq(sscanf(judge_run(&judge, "gs -q -dSAFER -sDEVICE=ink_cov -o - t.pdf"),
                            "%lf %lf %lf %lf", &ink[0], &ink[1], &ink[2], &ink[3]),
                     4);
    ck_assert_double_gt(ink[1],
                        10 * ink[0]); /* red: magenta and yellow, and hardly cyan and black */
    ck_assert_double_gt(ink[2], 10 * ink[3]);
    ck_written_as("a-2a"); /* beside a CMYK intent: as it is, by the sRGB profile */
    ck_holds(legible(), "/ICCBased");
    judge_run(&judge, "pdfimages -all t.pdf out && cmp rgb.jpg out-000.jpg");
    close_builder();
}
END_TEST

START_TEST(a_jpeg_of_a_press_that_nobody_named_becomes_rgb)
{
    open_builder();
    builder_image(&builder, &judge, figure, "bare.jpg", 40);
    ck_written_as("a-2a");
    ck_found(builder.diagnostics, PDF_IMAGE_CONVERTED, 1);
    ck_holds(judge_run(&judge, "pdfimages -list t.pdf"), " rgb ");
    judge_run(&judge,
              "pdfimages -png t.pdf out && python3 -c \""
              "import sys; sys.path.insert(0, '%s/output'); from same_png import elements;"
              "assert all(abs(a - b) < 12 for a, b in"
              " zip(elements('out-000.png')[2][:3], (255, 0, 0)))\"",
              TESTS_FOLDER);
    options.profile = PRESS_PROFILE;
    ck_written_as("a-2a");
    judge_run(&judge, "pdfimages -all t.pdf out && cmp bare.jpg out-000.jpg");
    options.profile = "/usr/share/color/icc/Gray.icc";
    ck_assert_int_eq(write_as("a-2a"), STATUS_CONFORMANCE);
    ck_found(builder.diagnostics, PDF_IMAGE_KEPT_NOT, 1);
    close_builder();
}
END_TEST

START_TEST(a_jpeg_with_a_profile_of_its_press_stays_as_it_is)
{
    open_builder();
    builder_image(&builder, &judge, figure, "cmyk.jpg", 40);
    ck_written_as("a-2a");
    ck_holds(legible(), "/ICCBased");
    options.profile = PRESS_PROFILE;
    ck_written_as("x-1a");
    ck_lacks(legible(), "/ICCBased");
    ck_written_as("1.7");
    close_builder();
}
END_TEST

/* quarters.png and the JPEGs made of it: a square of four grays, light at the top left, darker by rows. */
START_TEST(a_picture_that_a_camera_turned_stands_upright)
{
    judge = judge_open();
    judge_run(&judge, "python3 %s/output/make_images.py . turned", TESTS_FOLDER);
    for (int way = 1; way <= 8; way++) {
        start_builder();
        char name[32];
        snprintf(name, sizeof name, "turned-%d.jpg", way);
        ck_assert(builder_image(&builder, &judge, figure, name, 40));
        ck_written_as("a-2a");
        judge_run(&judge,
                  "pdftoppm -r 72 -gray t.pdf p && python3 -c \""
                  "import glob; data = open(glob.glob('p*.pgm')[0], 'rb').read();"
                  "width = int(data.split()[1]); rows = data[-width * int(data.split()[2]):];"
                  "at = lambda x, y: rows[y * width + x];"
                  "seen = [at(110, 210), at(130, 210), at(110, 230), at(130, 230)];"
                  "assert seen == sorted(seen, reverse=True) and len(set(seen)) == 4, seen\"");
        builder_close(&builder);
    }
    judge_close(&judge);
}
END_TEST

START_TEST(a_damaged_picture_is_left_out_and_the_file_is_clean)
{
    open_builder();
    builder_image(&builder, &judge, figure, "cut.png", 40);
    ck_written_as("a-2a");
    ck_found(builder.diagnostics, IMAGE_BROKEN, 1);
    ck_lacks(judge_run(&judge, "mutool show -b t.pdf pages/1/Contents"), " Do");
    close_builder();
}
END_TEST

Suite *images_suite(void);
Suite *images_suite(void)
{
    Suite *suite = suite_create("images");
    TCase *tests = tcase_create("images");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, a_png_comes_back_as_it_was);
    tcase_add_test(tests, a_jpeg_goes_in_byte_by_byte);
    tcase_add_test(tests, alpha_becomes_a_soft_mask_or_is_laid_on_white);
    tcase_add_test(tests, a_picture_that_is_used_twice_is_written_once);
    tcase_add_test(tests, files_of_the_same_content_are_one_picture);
    tcase_add_test(tests, a_page_has_the_pictures_that_it_shows_and_no_others);
    tcase_add_test(tests, a_figure_says_what_it_shows_and_where);
    tcase_add_test(tests, a_figure_among_words_says_so);
    tcase_add_test(tests, a_figure_that_nobody_described_is_told);
    tcase_add_test(tests, on_a_press_rgb_is_converted);
    tcase_add_test(tests, a_fine_picture_is_not_called_coarse);
    tcase_add_test(tests, on_a_press_a_jpeg_is_converted_too);
    tcase_add_test(tests, a_jpeg_of_a_press_that_nobody_named_becomes_rgb);
    tcase_add_test(tests, a_jpeg_with_a_profile_of_its_press_stays_as_it_is);
    tcase_add_test(tests, a_picture_that_a_camera_turned_stands_upright);
    tcase_add_test(tests, a_damaged_picture_is_left_out_and_the_file_is_clean);
    suite_add_tcase(suite, tests);
    return suite;
}
