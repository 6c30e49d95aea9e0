#include "layout/pictures.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/layout/setting.h"

/* The pictures of tests/output/make_images.py, in a folder of the suite's own, which is the present one. gray.png
 * has 40 by 20 elements and no density: 30 by 15 pt. */
static char folder[] = "/tmp/plenary-pictures-XXXXXX";

static void make_pictures(void)
{
    char command[512];
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(command, sizeof command, "python3 %s/output/make_images.py %s", TESTS_FOLDER, folder);
    ck_assert_int_eq(system(command), 0);
    ck_assert_int_eq(chdir(folder), 0);
}

static void remove_pictures(void)
{
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static const Mark *picture_mark(const Setting *setting)
{
    const Page *page = &setting->layout.publication->pages[0];
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_IMAGE)
            return &page->marks[i];
    ck_abort_msg("there is no picture");
}

/* Fails unless the picture of a tree is so large. */
static void ck_size(const char *tree, const char *sheet, double width, double height)
{
    Setting setting = setting_of(tree, sheet);
    const Mark *mark = picture_mark(&setting);
    ck_points(mark->image.width, width);
    ck_points(mark->image.height, height);
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}

#define GRAY "img[src=gray.png][alt=x]"

START_TEST(a_picture_stands_in_the_line_like_a_letter)
{
    Setting setting = setting_of("p(\"aa \" " GRAY " \" bb\")", "");
    const Line *line = setting_line(&setting, 0);
    ck_points(line->width, 90);
    ck_points(line->above, 15);
    ck_points(line->items[1].x, 30);
    const Mark *mark = picture_mark(&setting);
    ck_points(mark->x, 30);
    ck_points(mark->y, 0);
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
    ck_lines_of("p(\"aaaaaaaa\" " GRAY ")", "", "aaaaaaaa\n\xEF\xBF\xBC\n");
}
END_TEST

START_TEST(its_size_is_the_style_s_or_the_attributes_or_its_own)
{
    ck_size("p(" GRAY ")", "", 30, 15);
    ck_size("p(" GRAY ")", "img { width: 60pt }", 60, 30);
    ck_size("p(" GRAY ")", "img { height: 40pt }", 80, 40);
    ck_size("p(" GRAY ")", "img { width: 60pt; height: 60pt }", 60, 60);
    ck_size("p(" GRAY ")", "img { width: 50% }", 50, 25);
    ck_size("p(" GRAY ")", "img { width: 200pt }", 100, 50); /* max-width of the base sheet */
    ck_size("p(" GRAY ")", "img { min-width: 40pt }", 40, 20);
    ck_size("p(img[src=gray.png][alt=x][width=80])", "", 60, 30);
    ck_size("p(img[src=gray.png][alt=x][width=80][height=20])", "", 60, 15);
    ck_size("p(img[src=gray.png][alt=x][width=80])", "img { width: 20pt }", 20, 10);
    ck_size("p(img[src=rgb.png][alt=x])", "", 40 * 72 / 300.0, 20 * 72 / 300.0);
}
END_TEST

START_TEST(a_block_picture_takes_a_slot_and_can_stand_in_the_middle)
{
    ck_slots_of("p(\"a\") " GRAY " p(\"b\")", "img { display: block }",
                "line \"a\"\nbox 15\nline \"b\"\n");
    ck_slots_of(GRAY, "img { display: block; margin: 0 auto }", "box x=35 15\n");
    ck_slots_of(GRAY, "img { display: block; padding: 2pt; border: 1pt solid }", "box 21\n");
}
END_TEST

START_TEST(a_picture_is_a_figure_with_its_alternative_text)
{
    Setting setting =
        setting_of("figure(" GRAY " figcaption(\"c\")) p(img[src=gray.png][alt=y])", "");
    const Publication *publication = setting.layout.publication;
    const StructureElement *figure = &publication->structure[picture_mark(&setting)->element];
    ck_assert_int_eq(figure->role, ROLE_FIGURE);
    ck_text(figure->alternative, "x");
    uint32_t figures = 0;
    for (uint32_t i = 0; i < publication->structure_count; i++)
        figures += publication->structure[i].role == ROLE_FIGURE;
    ck_assert_uint_eq(figures, 2);
    setting_close(&setting);
    setting = setting_of("p(\"a\" img[src=gray.png][alt=])", "");
    ck_assert_uint_eq(picture_mark(&setting)->element, STRUCTURE_ARTIFACT_LAYOUT);
    setting_close(&setting);
}
END_TEST

START_TEST(a_box_with_its_text_stands_for_a_picture_that_cannot_be_shown)
{
    Setting setting = setting_of("p(img[src=none.png][alt=map]) p(img[src=none.png][alt=map])",
                                 "img { width: 60pt; height: 30pt }");
    ck_found(setting.styling->diagnostics, IMAGE_MISSING, 1);
    ck_lines(&setting, "\xEF\xBF\xBC\n\xEF\xBF\xBC\n");
    const Frame *frame = setting_line(&setting, 0)->items[0].frame;
    ck_points(frame->width, 60);
    ck_points(frame->height, 30);
    ck_assert_uint_eq(frame->item_count, 5);
    setting_close(&setting);
    setting = setting_of("p(img[src=broken.png][alt=map])", "");
    ck_points(setting_line(&setting, 0)->items[0].frame->width, 100);
    setting_close(&setting);
}
END_TEST

START_TEST(files_outside_the_folder_are_refused)
{
    static const char *const paths[] = {"../gray.png", "/etc/passwd", "a/../../gray.png",
                                        "http://x.org/a.png", ""};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        char tree[100];
        snprintf(tree, sizeof tree, "p(img[src=%s])", paths[i]);
        Setting setting = setting_of(tree, "");
        ck_found(setting.styling->diagnostics, IMAGE_OUTSIDE, 1);
        setting_close(&setting);
    }
    ck_size("p(img[src=./gray.png][alt=x])", "", 30, 15);
}
END_TEST

Suite *pictures_suite(void);
Suite *pictures_suite(void)
{
    Suite *suite = suite_create("pictures");
    TCase *cases = tcase_create("pictures");
    tcase_add_unchecked_fixture(cases, make_pictures, remove_pictures);
    tcase_add_test(cases, a_picture_stands_in_the_line_like_a_letter);
    tcase_add_test(cases, its_size_is_the_style_s_or_the_attributes_or_its_own);
    tcase_add_test(cases, a_block_picture_takes_a_slot_and_can_stand_in_the_middle);
    tcase_add_test(cases, a_picture_is_a_figure_with_its_alternative_text);
    tcase_add_test(cases, a_box_with_its_text_stands_for_a_picture_that_cannot_be_shown);
    tcase_add_test(cases, files_outside_the_folder_are_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
