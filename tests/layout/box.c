#include "layout/box.h"

#include "tests/layout/setting.h"

/* A document of one p, styled. */
static Setting styled_p(const char *sheet)
{
    Setting setting = setting_open("p#x(\"a\")", sheet);
    styling_make(setting.styling);
    ck_no_findings(setting.styling->diagnostics);
    return setting;
}

static const Style *style_of_p(const Setting *setting)
{
    return styling_styled(setting->styling, "x")->style;
}

START_TEST(edges_are_used_widths)
{
    Setting setting = styled_p("p { margin: 1pt 2pt 3pt 10%; padding: 4pt 5%; border: 7pt solid;"
                               "    border-left-style: none }");
    BoxEdges edges = box_edges(style_of_p(&setting), LENGTH_OF_POINTS(200));
    ck_points(edges.margin[EDGE_TOP], 1);
    ck_points(edges.margin[EDGE_RIGHT], 2);
    ck_points(edges.margin[EDGE_BOTTOM], 3);
    ck_points(edges.margin[EDGE_LEFT], 20);
    ck_points(edges.padding[EDGE_TOP], 4);
    ck_points(edges.padding[EDGE_RIGHT], 10);
    ck_points(edges.border[EDGE_TOP], 7);
    ck_points(edges.border[EDGE_LEFT], 0);
    ck_points(box_extra_width(&edges), 7 + 10 + 10);
    ck_points(box_extra_height(&edges), 2 * (7 + 4));
    ck_points(box_edge(&edges, EDGE_RIGHT), 2 + 7 + 10);
    setting_close(&setting);
}
END_TEST

START_TEST(auto_margins_are_nothing_at_first)
{
    Setting setting = styled_p("p { margin: auto }");
    BoxEdges edges = box_edges(style_of_p(&setting), LENGTH_OF_POINTS(200));
    ck_points(edges.margin[EDGE_LEFT], 0);
    setting_close(&setting);
}
END_TEST

/* Fails unless the border box in 100 pt has that width and left margin. */
static void ck_block(const char *sheet, double width, double left)
{
    Setting setting = styled_p(sheet);
    const Style *style = style_of_p(&setting);
    BoxEdges edges = box_edges(style, LENGTH_OF_POINTS(100));
    Length used = box_width(style, &edges, LENGTH_OF_POINTS(100));
    ck_points(used, width);
    ck_points(box_left_margin(style, &edges, LENGTH_OF_POINTS(100), used), left);
    setting_close(&setting);
}

START_TEST(a_block_fills_what_is_available)
{
    ck_block("p { }", 100, 0);
    ck_block("p { margin: 0 10pt 0 20pt }", 70, 20);
    ck_block("p { margin: 0 -10pt 0 -20pt }", 130, -20);
    ck_block("p { padding: 10pt; border: 1pt solid }", 100, 0);
    ck_block("p { margin: 0 80pt; padding: 0 10pt }", 20, 80); /* nothing is left for text */
}
END_TEST

START_TEST(a_block_is_as_wide_as_it_asks)
{
    ck_block("p { width: 30pt }", 30, 0);
    ck_block("p { width: 30%; padding: 0 5pt }", 40, 0);
    ck_block("p { max-width: 40pt }", 40, 0);
    ck_block("p { width: 50pt; max-width: 40pt }", 40, 0);
    ck_block("p { width: 50pt; min-width: 60pt }", 60, 0);
    ck_block("p { min-width: 60pt; max-width: 40pt }", 60, 0);
}
END_TEST

START_TEST(auto_margins_take_what_is_left)
{
    ck_block("p { width: 40pt; margin: 0 auto }", 40, 30);
    ck_block("p { width: 40pt; margin-left: auto }", 40, 60);
    ck_block("p { width: 140pt; margin: 0 auto }", 140, 0);
}
END_TEST

START_TEST(what_is_beyond_measure_is_clipped)
{
    ck_block("p { margin: 0 -32000pt; padding: 0 32000pt; border: 32000pt solid }", 32767.99,
             -32000);
}
END_TEST

/* Fails unless the paints of a box of 100 by 50 pt are these, x y width height each. */
static void ck_paints(const char *sheet, bool has_top, bool has_bottom, const char *expected)
{
    Setting setting = styled_p(sheet);
    BoxSize size = {LENGTH_OF_POINTS(100), LENGTH_OF_POINTS(50)};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned count = box_paint(setting.styling->arena, style_of_p(&setting), size,
                               SIDES_LEFT | SIDES_RIGHT | (has_top ? SIDES_TOP : 0U) |
                                   (has_bottom ? SIDES_BOTTOM : 0U),
                               paints);
    Buffer out = {0};
    for (unsigned i = 0; i < count; i++) {
        const Length values[] = {paints[i].x, paints[i].y, paints[i].width, paints[i].height};
        for (int n = 0; n < 4; n++) {
            buffer_length(&out, values[n], 2);
            buffer_byte(&out, n < 3 ? ' ' : '\n');
        }
    }
    ck_buffer(&out, expected, "paints");
    setting_close(&setting);
}

START_TEST(borders_lie_on_their_edges_over_the_background)
{
    static const char sheet[] = "p { border: 2pt solid; border-left-width: 4pt;"
                                "    background-color: #eee }";
    ck_paints(sheet, true, true, "0 0 100 50\n0 0 100 2\n98 0 2 50\n0 48 100 2\n0 0 4 50\n");
    ck_paints(sheet, false, false, "0 0 100 50\n98 0 2 50\n0 0 4 50\n");
    ck_paints("p { }", true, true, "");
    ck_paints("p { border: 2pt solid transparent }", true, true, "");
}
END_TEST

START_TEST(a_top_border_may_be_cut_short)
{
    ck_paints("p { border-top: 1pt solid; border-clip: 72pt }", true, true, "0 0 72 1\n");
    ck_paints("p { border-top: 1pt solid; border-clip: 720pt }", true, true, "0 0 100 1\n");
    ck_paints("p { border-top: 1pt solid; border-clip: auto }", true, true, "0 0 100 1\n");
}
END_TEST

START_TEST(a_box_without_ink_is_not_painted)
{
    static const struct {
        const char *sheet;
        bool is_painted;
    } rows[] = {
        {"p { padding: 5pt }", false},
        {"p { border: 5pt none }", false},
        {"p { border-bottom: 5pt solid }", true},
        {"p { background-color: white }", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Setting setting = styled_p(rows[i].sheet);
        BoxEdges edges = box_edges(style_of_p(&setting), 0);
        ck_assert_int_eq(box_is_painted(style_of_p(&setting), &edges), rows[i].is_painted);
        setting_close(&setting);
    }
}
END_TEST

START_TEST(relative_boxes_are_moved_by_the_first_offset_given)
{
    Setting setting = styled_p("p { position: relative; top: 3pt; bottom: 5pt; right: 10% }");
    ck_points(box_drop(style_of_p(&setting)), 3);
    ck_points(box_shift(style_of_p(&setting), LENGTH_OF_POINTS(100)), -10);
    setting_close(&setting);
    setting = styled_p("p { top: 3pt }");
    ck_points(box_drop(style_of_p(&setting)), 0);
    setting_close(&setting);
}
END_TEST

START_TEST(sizes_are_of_the_content_or_of_the_box)
{
    static const char bordered[] =
        ".b { width: 60pt; padding: 10pt; background-color: black } .x { box-sizing: border-box } ";
    ck_picture_of("div.b(\"aaaa bb\")", bordered, "########\n#aaaa###\n#bb#####\n########\n=\n");
    ck_picture_of("div.b.x(\"aaaa bb\")", bordered, "######\n#aaaa#\n#bb###\n######\n=\n");
    ck_picture_of("div.b.x(\"aa\") p(\"c\")",
                  ".b { min-height: 40pt; padding-top: 10pt } "
                  ".x { box-sizing: border-box }",
                  ".\naa\n.\n.\nc\n=\n");
    ck_picture_of("div.b(\"aa\") p(\"c\")", ".b { min-height: 30pt; padding-top: 10pt }",
                  ".\naa\n.\n.\nc\n=\n");
    ck_picture_of("table(tr(td.x(\"a\") td(\"b\")))",
                  ".x { width: 40pt; box-sizing: border-box } td { padding: 0 10pt } "
                  "table { border-spacing: 0 }",
                  " a   b\n=\n");
}
END_TEST

START_TEST(a_height_has_a_most)
{
    static const char sheet[] = ".b { max-height: 20pt; background-color: black; width: 20pt }";
    ck_picture_of("div.b(\"a\") p(\"c\")", sheet, "a-\nc\n=\n");
    ck_picture_of("div.b(\"a b c\") p(\"d\")",
                  ".b { max-height: 20pt; width: 10pt } "
                  "p { margin-left: 20pt }",
                  "a\nb\nc d\n=\n");
    ck_picture_of("div.b(\"a\") p(\"c\")", ".b { height: 50pt; max-height: 20pt }", "a\n.\nc\n=\n");
    /* the least is stronger, and shares of an unknown height say nothing */
    ck_picture_of("div.b(\"a\") p(\"c\")", ".b { min-height: 30pt; max-height: 20pt }",
                  "a\n.\n.\nc\n=\n");
    ck_picture_of("div.b(\"a\") p(\"c\")", ".b { max-height: 1% }", "a\nc\n=\n");
}
END_TEST

Suite *box_suite(void);
Suite *box_suite(void)
{
    Suite *suite = suite_create("box");
    TCase *cases = tcase_create("box");
    tcase_add_test(cases, edges_are_used_widths);
    tcase_add_test(cases, auto_margins_are_nothing_at_first);
    tcase_add_test(cases, a_block_fills_what_is_available);
    tcase_add_test(cases, a_block_is_as_wide_as_it_asks);
    tcase_add_test(cases, auto_margins_take_what_is_left);
    tcase_add_test(cases, what_is_beyond_measure_is_clipped);
    tcase_add_test(cases, borders_lie_on_their_edges_over_the_background);
    tcase_add_test(cases, a_top_border_may_be_cut_short);
    tcase_add_test(cases, a_box_without_ink_is_not_painted);
    tcase_add_test(cases, relative_boxes_are_moved_by_the_first_offset_given);
    tcase_add_test(cases, sizes_are_of_the_content_or_of_the_box);
    tcase_add_test(cases, a_height_has_a_most);
    suite_add_tcase(suite, cases);
    return suite;
}
