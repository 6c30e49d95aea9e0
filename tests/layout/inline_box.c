#include "layout/inline_box.h"

#include "tests/layout/setting.h"

/* The fills of the first line, each "x,y width*height", in points. */
static void ck_fills(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    const Line *line = setting_line(&setting, 0);
    Buffer out = {0};
    for (uint32_t i = 0; i < line->item_count; i++) {
        const BoxPaint *fill = line->items[i].fill;
        if (!fill)
            continue;
        buffer_length(&out, fill->x, 1);
        buffer_byte(&out, ',');
        buffer_length(&out, fill->y, 1);
        buffer_byte(&out, ' ');
        buffer_length(&out, fill->width, 1);
        buffer_byte(&out, '*');
        buffer_length(&out, fill->height, 1);
        buffer_byte(&out, '\n');
    }
    ck_buffer(&out, expected, "fills");
    ck_no_findings(setting.styling->diagnostics);
    setting_close(&setting);
}

START_TEST(a_background_stands_behind_its_words)
{
    ck_fills("p(\"aa \" em(\"bb cc\") \" dd\")", "em { background-color: red }", "30,-8 50*10\n");
    ck_fills("p(\"aa \" em(\"b\" strong(\"b\") \"b\"))",
             "em { background-color: red } strong { background-color: blue }",
             "30,-8 30*10\n40,-8 10*10\n");
    ck_fills("p(\"a\" em(\"b\"))", "em { background-color: red; padding: 2pt 0 3pt }",
             "10,-10 10*15\n");
    ck_fills("p(\"aaaaaa \" em(\"bb ccccc\"))", "em { background-color: red }", "70,-8 20*10\n");
}
END_TEST

START_TEST(a_box_takes_room_where_it_begins_and_ends)
{
    static const char sheet[] =
        "em { margin: 0 1pt 0 2pt; border: 1pt solid red; padding: 0 3pt 0 4pt }";
    ck_fills("p(\"a\" em(\"b\") \"c\")", sheet, "12,-9 19*1\n30,-9 1*12\n12,2 19*1\n12,-9 1*12\n");
    Setting setting = setting_of("p(\"a\" em(\"b\") \"c\")", sheet);
    const Line *line = setting_line(&setting, 0);
    ck_points(line->width, 42);
    ck_points(line->items[line->item_count - 1].x, 32);
    setting_close(&setting);
    /* white space at the end is outside; a box is broken without borders at line ends */
    ck_lines_of("p(\"aaaa \" em(\"bb bb \") \"cccc dd\")", "em { padding: 0 5pt }",
                "aaaa \uFFFCbb\nbb\uFFFC cccc\ndd\n");
    ck_fills("p(\"aaaa \" em(\"bbb bbb\"))", "em { border: 1pt solid red }",
             "50,-9 31*1\n50,2 31*1\n50,-9 1*12\n");
}
END_TEST

START_TEST(lines_are_broken_around_the_edges_of_boxes)
{
    static const char padded[] = "em { padding: 0 5pt }";
    ck_lines_of("p(\"aaaa \" em(\"bbbb\") \" c\")", padded, "aaaa \uFFFCbbbb\uFFFC\nc\n");
    ck_lines_of("p(\"aaaaa \" em(\"bbbb\") \" c\")", padded, "aaaaa\n\uFFFCbbbb\uFFFC c\n");
    ck_lines_of("p(\"aaaaa\" em(\"bbbb\") \"c dd\")",
                "p { overflow-wrap: anywhere } em { padding: 0 5pt }",
                "aaaaa\uFFFCbbbb\uFFFC\nc dd\n");
    ck_lines_of("p(\"aaaaa-\" em(\"bbb\") \"-ccc\")", padded, "aaaaa-\n\uFFFCbbb\uFFFC-ccc\n");
}
END_TEST

START_TEST(generated_content_and_first_letters_have_boxes)
{
    ck_fills("p(\"a\")", "p::before { content: 'x'; padding: 0 5pt; background-color: red }",
             "0,-8 20*10\n");
    ck_fills("p(\"ab\")", "p::first-letter { padding-right: 5pt; background-color: red }",
             "0,-8 15*10\n");
}
END_TEST

START_TEST(decoration_reaches_over_all_that_is_in_the_element)
{
    static const char how[] =
        "span { text-decoration: underline; text-decoration-thickness: 1pt } ";
    Setting setting = setting_of("p(\"a \" span(\"b\" em(\"c\")))", how);
    const Line *line = setting_line(&setting, 0);
    uint32_t fills = 0;
    Length width = 0;
    for (uint32_t i = 0; i < line->item_count; i++)
        if (line->items[i].fill) {
            fills++;
            width += line->items[i].fill->width;
            ck_points(line->items[i].fill->height, 1);
        }
    ck_assert_uint_ge(fills, 1);
    ck_points(width, 20);
    setting_close(&setting);
    ck_fills("p(\"aa\")", "p { text-decoration: line-through; text-decoration-thickness: 2pt }",
             "0,-3.5 20*2\n");
}
END_TEST

START_TEST(lines_are_double_dotted_dashed_or_wavy)
{
    ck_fills("p(\"a\")",
             "p { text-decoration: line-through double; text-decoration-thickness: 1pt }",
             "0,-4 10*1\n0,-2 10*1\n");
    static const struct {
        const char *style;
        double dash;
        double gap;
        bool is_round;
        uint32_t steps;
    } cases[] = {{"dashed", 3, 4, false, 2}, {"dotted", 0, 1.8, true, 2}, {"wavy", 0, 0, false, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "p { text-decoration: line-through %s 1pt }", cases[i].style);
        buffer_byte(&sheet, '\0');
        Setting setting = setting_of("p(\"a\")", sheet.at);
        const Line *line = setting_line(&setting, 0);
        const Shape *shape = line->items[line->item_count - 1].fill->shape;
        ck_points(shape->line, 1);
        ck_points(shape->dash, cases[i].dash);
        ck_points(shape->gap, cases[i].gap);
        ck_assert_int_eq(shape->is_round, cases[i].is_round);
        ck_assert_uint_eq(shape->step_count, cases[i].steps);
        setting_close(&setting);
        buffer_free(&sheet);
    }
}
END_TEST

START_TEST(boxes_align_by_the_letters_around)
{
    /* Letters reach 8 pt up and 2 pt down; a frame of two lines has its baseline 18 pt below its top. */
    static const char tree[] = "p(\"a\" span(\"b\" br \"c\"))";
    static const struct {
        const char *align;
        double top;
    } cases[] = {{"text-top", -8}, {"top", -8}, {"text-bottom", -18}, {"bottom", -18}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Buffer sheet = {0};
        buffer_format(&sheet, "span { display: inline-block; vertical-align: %s }", cases[i].align);
        buffer_byte(&sheet, '\0');
        Setting setting = setting_of(tree, sheet.at);
        ck_points(setting_line(&setting, 0)->items[1].y, cases[i].top);
        setting_close(&setting);
        buffer_free(&sheet);
    }
}
END_TEST

Suite *inline_box_suite(void);
Suite *inline_box_suite(void)
{
    Suite *suite = suite_create("inline_box");
    TCase *cases = tcase_create("inline_box");
    tcase_add_test(cases, a_background_stands_behind_its_words);
    tcase_add_test(cases, a_box_takes_room_where_it_begins_and_ends);
    tcase_add_test(cases, lines_are_broken_around_the_edges_of_boxes);
    tcase_add_test(cases, generated_content_and_first_letters_have_boxes);
    tcase_add_test(cases, decoration_reaches_over_all_that_is_in_the_element);
    tcase_add_test(cases, lines_are_double_dotted_dashed_or_wavy);
    tcase_add_test(cases, boxes_align_by_the_letters_around);
    suite_add_tcase(suite, cases);
    return suite;
}
