#include "layout/table.h"

#include "tests/layout/setting.h"

/* Cells without padding and space between them; pages of ten rows of ten columns. */
#define PLAIN  "table { border-spacing: 0 } td, th { padding: 0; vertical-align: top }"
#define SPACED PLAIN "table { border-spacing: 10pt }"

/* ---- the grid ---- */

START_TEST(cells_stand_beside_each_other_in_rows)
{
    ck_picture_of("table(tr(td(\"a\") td(\"b\")) tr(td(\"ccc\") td(\"d\")))", PLAIN,
                  "a  b\ncccd\n=\n");
}
END_TEST

START_TEST(cells_span_columns_and_rows)
{
    ck_picture_of("table(tr(td[colspan=2](\"ab\") td(\"c\")) tr(td(\"d\") td(\"e\") td(\"f\")))",
                  PLAIN, "abc\ndef\n=\n");
    ck_picture_of("table(tr(td[rowspan=2](\"a\") td(\"b\")) tr(td(\"c\")) tr(td(\"d\") td(\"e\")))",
                  PLAIN, "ab\n c\nde\n=\n");
    ck_picture_of("table(tr(td[rowspan=0](\"a\") td(\"b\")) tr(td(\"c\")) tr(td(\"d\")))", PLAIN,
                  "ab\n c\n d\n=\n");
    ck_picture_of("table(tr(td[colspan=2][rowspan=2](\"a\") td(\"b\")) tr(td(\"c\"))"
                  "      tr(td(\"d\") td(\"e\") td(\"f\")))",
                  PLAIN, "a b\n  c\ndef\n=\n");
}
END_TEST

START_TEST(a_row_span_ends_with_its_group)
{
    ck_picture_of("table(tbody(tr(td[rowspan=9](\"a\") td(\"b\"))) tbody(tr(td(\"c\") td(\"d\"))))",
                  PLAIN, "ab\ncd\n=\n");
}
END_TEST

START_TEST(absurd_spans_are_clipped)
{
    ck_picture_of("table(tr(td[colspan=1000000000](\"ab\")) tr(td(\"c\") td(\"d\")))", PLAIN,
                  "ab\ncd\n=\n");
    ck_picture_of("table(tr(td[colspan=0](\"a\") td[colspan=-3](\"b\") td[colspan=x](\"c\")))",
                  PLAIN, "abc\n=\n");
    ck_picture_of("table(tr(td[rowspan=99999999999](\"a\") td(\"b\")) tr(td(\"c\")))", PLAIN,
                  "ab\n c\n=\n");
}
END_TEST

START_TEST(stray_content_gets_the_boxes_it_needs)
{
    ck_picture_of("table(td(\"a\") td(\"b\"))", PLAIN, "ab\n=\n");
    ck_picture_of("table(\"a\" tr(td(\"b\")))", PLAIN, "a\nb\n=\n");
    ck_picture_of("table(tr(\"a\" td(\"b\") p(\"c\")))", PLAIN, "abc\n=\n");
    ck_picture_of("div(td(\"a\") td(\"b\")) p(\"c\")", PLAIN, "ab\nc\n=\n");
    ck_picture_of("p(\"c\") tr(td(\"a\")) tr(td(\"b\"))", PLAIN, "c\na\nb\n=\n");
    ck_picture_of("table(tbody(\"a\" tr(td(\"b\"))))", PLAIN, "a\nb\n=\n");
}
END_TEST

START_TEST(any_element_may_be_part_of_a_table)
{
    ck_picture_of("div#t(div.r(p(\"a\") p(\"b\")) div.r(p(\"c\") p(\"d\")))",
                  PLAIN "#t { display: table } .r { display: table-row } p { display: table-cell }",
                  "ab\ncd\n=\n");
    ck_picture_of("p(\"x\" span(span(\"a\") span(\"b\")) \"y\")",
                  PLAIN "p > span { display: inline-table } span > span { display: table-cell }",
                  "xaby\n=\n");
}
END_TEST

START_TEST(header_rows_come_first_and_footer_rows_last)
{
    ck_picture_of(
        "table(tfoot(tr(td(\"f\"))) tr(td(\"a\")) tbody(tr(td(\"b\"))) thead(tr(td(\"h\")))"
        "      thead(tr(td(\"i\"))))",
        PLAIN, "h\na\nb\ni\nf\n=\n");
}
END_TEST

START_TEST(what_is_not_shown_is_no_cell)
{
    ck_picture_of("table(tr(td(\"a\") td#x(\"b\") td(\"c\")) tr#y(td(\"d\")))",
                  PLAIN "#x, #y { display: none }", "ac\n=\n");
}
END_TEST

START_TEST(too_many_columns_end_the_run)
{
    Setting setting = setting_open("table(tr)", PLAIN);
    Node *row = setting.styling->document->root->first->first;
    for (int i = 0; i < 5000; i++)
        node_append(row, node_element(setting.styling->document, TAG_TD, SPAN_NONE));
    document_number(setting.styling->document);
    setting_make(&setting, 1);
    ck_assert_int_eq(setting.status, STATUS_LIMIT);
    ck_found(setting.styling->diagnostics, LIMIT_TABLE, 1);
    setting_close(&setting);
}
END_TEST

/* ---- widths ---- */

START_TEST(columns_share_a_width_between_the_least_and_the_most_they_ask)
{
    /* 10 columns for 2 to 8 and 2 to 4: of the 6 to share, 4.5 and 1.5. */
    ck_picture_of("table(tr(td(\"aa bb cc\") td(\"dd e\")))", PLAIN, "aa bb dd\ncc    e\n=\n");
}
END_TEST

START_TEST(a_table_is_as_wide_as_it_is_told)
{
    ck_picture_of("table(tr(td(\"a\") td(\"b\")))", PLAIN "table { width: 100% }", "a    b\n=\n");
    ck_picture_of("table(tr(td(\"a\") td(\"bbb\")))", PLAIN "table { width: 80pt }", "a bbb\n=\n");
    ck_picture_of("table(tr(td(\"a\") td(\"b\"))) p(\"c\")",
                  PLAIN "table { width: 60pt; margin-left: auto; margin-right: auto }",
                  "  a  b\nc\n=\n");
}
END_TEST

START_TEST(columns_take_given_widths)
{
    ck_picture_of("table(col#c col tr(td(\"a\") td(\"b\")))", PLAIN "#c { width: 40pt }",
                  "a   b\n=\n");
    ck_picture_of("table(colgroup[span=2] tr(td(\"a\") td(\"b\") td(\"c\")))",
                  PLAIN "colgroup { width: 30pt }", "a  b  c\n=\n");
    ck_picture_of("table(tr(td#c(\"a\") td(\"b\")))", PLAIN "#c { width: 20pt; min-width: 30pt }",
                  "a  b\n=\n");
    ck_picture_of("table(tr(td#c(\"a\") td(\"b\")))",
                  PLAIN "table { width: 100pt } #c { width: 70% }", "a      b\n=\n");
}
END_TEST

START_TEST(a_spanning_cell_widens_its_columns)
{
    ck_picture_of(
        "table(tr(td[colspan=2](\"aaaaaa\") td(\"x\")) tr(td(\"b\") td(\"c\") td(\"y\")))", PLAIN,
        "aaaaaax\nb  c  y\n=\n");
}
END_TEST

START_TEST(a_fixed_table_looks_at_its_first_row_only)
{
    ck_picture_of(
        "table(tr(td#a(\"a\") td(\"b\") td(\"c\")) tr(td(\"ddd ddd\") td(\"e\") td(\"f\")))",
        PLAIN "table { table-layout: fixed; width: 100pt } #a { width: 40pt }",
        "a   b  c\nddd e  f\nddd\n=\n");
}
END_TEST

START_TEST(a_table_that_is_too_wide_is_reported)
{
    Setting setting =
        setting_of("table(tr(td(\"aaaaaaa\") td(\"bbbbb\")))", PLAIN "@page { size: 100pt }");
    ck_found(setting.styling->diagnostics, LAYOUT_TABLE_TOO_WIDE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(space_stands_between_cells_and_around_them)
{
    ck_picture_of("table(tr(td(\"a\") td(\"b\")) tr(td(\"c\") td(\"d\"))) p(\"e\")", SPACED,
                  ".\n a b\n.\n c d\n.\ne\n=\n");
}
END_TEST

START_TEST(padding_and_borders_stand_around_the_content)
{
    ck_picture_of("table(tr(td(\"a\") td(\"b\")))", PLAIN "td { padding: 10pt }", ".\n a  b\n=\n");
    ck_picture_of("table(tr(td(\"a\")))", PLAIN "table { border: 10pt solid; padding: 10pt }",
                  "|---|\n|   |\n| a |\n|   |\n|----\n=\n");
}
END_TEST

/* ---- cells ---- */

START_TEST(cells_hold_blocks_lists_and_tables)
{
    ck_picture_of("table(tr(td(p(\"a\") p(\"b\")) td(\"c\")))", PLAIN, "ac\nb\n=\n");
    ck_picture_of("table(tr(td(ol(li(\"a\") li(\"b\"))) td(\"c\")))",
                  PLAIN "ol { padding-left: 30pt }", "1. ac\n2. b\n=\n");
    ck_picture_of(
        "table(tr(td(table(tr(td(\"a\") td(\"b\")) tr(td(\"cc\") td(\"d\")))) td(\"e\")))", PLAIN,
        "a be\nccd\n=\n");
}
END_TEST

START_TEST(content_stands_high_or_low_in_its_cell)
{
    ck_picture_of("table(tr(td(\"a\" br \"b\" br \"c\") td#x(\"d\") td#y(\"e\")))",
                  PLAIN "#x { vertical-align: middle } #y { vertical-align: bottom }",
                  "a\nbd\nc e\n=\n");
    ck_picture_of("table(tr(td(\"a\") td#x(\"b\")))",
                  PLAIN "td { vertical-align: baseline } #x { padding-top: 20pt }",
                  ".\n.\nab\n=\n");
}
END_TEST

START_TEST(a_spanning_cell_on_the_baseline_makes_its_rows_high_enough)
{
    ck_slots_of("table(tr(td#x(\"a\") td[rowspan=2](\"b\" br \"c\" br \"d\")) tr(td(\"e\")))",
                PLAIN "td { vertical-align: baseline } #x { padding-top: 10pt }",
                "row 20\nrow 20\n");
}
END_TEST

START_TEST(figures_stand_with_their_marks_below_each_other)
{
    ck_picture_of(
        "table(tr(td(\"1.25\")) tr(td(\"123.5\")) tr(td(\"12\")) tr(td(\"(7)\")) tr(td(\"-\")))",
        PLAIN "td { text-align: \".\" }", "  1.25\n123.5\n 12\n (7)\n  -\n=\n");
    ck_picture_of("table(tr(td(\"1.25\") td(\"aa\")) tr(td(\"22.5\") td(\"b\")))",
                  PLAIN "td { text-align: \".\" } table { width: 100pt }",
                  "   1.25 aa\n  22.5   b\n=\n");
}
END_TEST

START_TEST(a_table_from_right_to_left_begins_at_the_right)
{
    ck_picture_of("div(table(tr(td(\"a\") td(\"bb\")) tr(td[colspan=2](\"c\"))))",
                  PLAIN "div { direction: rtl }", "       bba\n         c\n=\n");
}
END_TEST

START_TEST(backgrounds_of_rows_and_columns_are_painted_cell_by_cell)
{
    ck_picture_of("table(tr#r(td(\"a\") td(\"b\")) tr(td(\"c\") td(\"d\")))",
                  SPACED "#r { background-color: #ccc }", ".\n a b\n.\n c d\n=\n");
    Setting setting = setting_of("table(col col#c tr#r(td(\"a\") td#d(\"b\")))",
                                 PLAIN "#r { background-color: #ccc } #c { background-color: #ddd }"
                                       "#d { background-color: #eee }");
    const Page *page = &setting.layout.publication->pages[0];
    static const uint16_t grays[] = {0xCCCC, 0xDDDD, 0xCCCC, 0xEEEE};
    for (uint32_t i = 0; i < 4; i++) {
        ck_assert_int_eq(page->marks[i].kind, MARK_FILL);
        ck_assert_uint_eq(page->marks[i].fill.color.c[0], grays[i]);
    }
    setting_close(&setting);
}
END_TEST

START_TEST(empty_cells_may_be_hidden)
{
    ck_picture_of("table(tr(td td(\"a\")))",
                  PLAIN "td { border-top: 10pt solid; width: 20pt; empty-cells: hide }",
                  "  --\n  a\n=\n");
}
END_TEST

/* Tables in tables, with an inline block around each if blocks. */
static Setting nested_tables(int levels, bool blocks)
{
    Buffer tree = {0};
    for (int i = 0; i < levels; i++)
        buffer_string(&tree, blocks ? "table(tr(td(span(" : "table(tr(td(");
    buffer_string(&tree, "\"a\"");
    for (int i = 0; i < levels; i++)
        buffer_string(&tree, blocks ? "))))" : ")))");
    buffer_byte(&tree, '\0');
    Setting setting = setting_of(tree.at, PLAIN "span { display: inline-block }");
    buffer_free(&tree);
    return setting;
}

START_TEST(deep_nesting_takes_no_more_than_its_time)
{
    for (int blocks = 0; blocks < 2; blocks++) {
        Setting setting = nested_tables(blocks ? 40 : 80, blocks);
        ck_assert_int_eq(setting.status, STATUS_OK);
        ck_picture(&setting, "a\n=\n");
        setting_close(&setting);
    }
}
END_TEST

START_TEST(nesting_that_is_too_deep_ends_the_run)
{
    Setting setting = nested_tables(400, false);
    ck_assert_int_eq(setting.status, STATUS_LIMIT);
    ck_found(setting.styling->diagnostics, LIMIT_DEPTH, 1);
    setting_close(&setting);
}
END_TEST

/* ---- captions ---- */

START_TEST(a_caption_stands_above_or_below)
{
    ck_picture_of("table(caption(\"c\") tr(td(\"aaa\")))", PLAIN "caption { text-align: left }",
                  "c\naaa\n=\n");
    ck_picture_of("table(caption(\"c\") tr(td(\"aaa\")))",
                  PLAIN "caption { text-align: left; caption-side: bottom }", "aaa\nc\n=\n");
    ck_picture_of("table(caption(\"c\") tr(td(\"aaa\")))", PLAIN, " c\naaa\n=\n");
}
END_TEST

Suite *table_suite(void);
Suite *table_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *cases = tcase_create("table");
    tcase_add_test(cases, cells_stand_beside_each_other_in_rows);
    tcase_add_test(cases, cells_span_columns_and_rows);
    tcase_add_test(cases, a_row_span_ends_with_its_group);
    tcase_add_test(cases, absurd_spans_are_clipped);
    tcase_add_test(cases, stray_content_gets_the_boxes_it_needs);
    tcase_add_test(cases, any_element_may_be_part_of_a_table);
    tcase_add_test(cases, header_rows_come_first_and_footer_rows_last);
    tcase_add_test(cases, what_is_not_shown_is_no_cell);
    tcase_add_test(cases, too_many_columns_end_the_run);
    tcase_add_test(cases, columns_share_a_width_between_the_least_and_the_most_they_ask);
    tcase_add_test(cases, a_table_is_as_wide_as_it_is_told);
    tcase_add_test(cases, columns_take_given_widths);
    tcase_add_test(cases, a_spanning_cell_widens_its_columns);
    tcase_add_test(cases, a_fixed_table_looks_at_its_first_row_only);
    tcase_add_test(cases, a_table_that_is_too_wide_is_reported);
    tcase_add_test(cases, space_stands_between_cells_and_around_them);
    tcase_add_test(cases, padding_and_borders_stand_around_the_content);
    tcase_add_test(cases, cells_hold_blocks_lists_and_tables);
    tcase_add_test(cases, content_stands_high_or_low_in_its_cell);
    tcase_add_test(cases, a_spanning_cell_on_the_baseline_makes_its_rows_high_enough);
    tcase_add_test(cases, figures_stand_with_their_marks_below_each_other);
    tcase_add_test(cases, a_table_from_right_to_left_begins_at_the_right);
    tcase_add_test(cases, backgrounds_of_rows_and_columns_are_painted_cell_by_cell);
    tcase_add_test(cases, empty_cells_may_be_hidden);
    tcase_add_test(cases, deep_nesting_takes_no_more_than_its_time);
    tcase_add_test(cases, nesting_that_is_too_deep_ends_the_run);
    tcase_add_test(cases, a_caption_stands_above_or_below);
    suite_add_tcase(suite, cases);
    return suite;
}
