#include "layout/table_borders.h"

#include "tests/layout/setting.h"

/* Cells without padding and space between them; pages of six rows of ten columns. */
#define PLAIN "table { border-spacing: 0 } td, th { padding: 0; vertical-align: top }"
#define LOW   PLAIN "@page { size: 100pt 60pt }"

#define COLLAPSED PLAIN "table { border-collapse: collapse } "

START_TEST(of_borders_that_meet_the_strongest_is_painted)
{
    /* 20 pt around a; b's are 40 pt on the left. */
    ck_picture_of("table(tr(td#a(\"a\") td#b(\"b\")))",
                  COLLAPSED "#a { border: 20pt solid } #b { border-left: 40pt solid }",
                  "#######\n#######b\n##a####\n#######\n#######\n=\n");
    ck_slots_of("table(tr(td(\"a\")) tr(td(\"b\")))", COLLAPSED "td { border: 4pt solid }",
                "space 2\nrow 14 avoid\nrow 14\nspace 2 avoid\n");
}
END_TEST

START_TEST(a_hidden_border_wins_and_shows_nothing)
{
    ck_slots_of("table(tr(td(\"a\")) tr#b(td(\"b\")))",
                COLLAPSED "td { border-top: 4pt solid } #b { border-top-style: hidden }",
                "space 2\nrow 12 avoid\nrow 10\n");
}
END_TEST

START_TEST(rows_and_groups_have_borders_when_they_collapse)
{
    ck_picture_of("table(thead(tr(th(\"H\") th(\"I\"))) tbody(tr(td(\"a\") td(\"b\"))))",
                  COLLAPSED "thead { border-bottom: 10pt solid }", "HI\n--\nab\n=\n");
    ck_picture_of("table(thead(tr(th(\"H\") th(\"I\"))) tbody(tr(td(\"a\") td(\"b\"))))",
                  PLAIN "thead { border-bottom: 20pt solid }", "HI\nab\n=\n");
}
END_TEST

START_TEST(no_border_runs_through_a_cell)
{
    ck_slots_of("table(tr#r(td[rowspan=2](\"a\") td(\"b\")) tr(td(\"c\")))",
                COLLAPSED "#r { border-bottom: 4pt solid }", "row 12\nrow 12 avoid\n");
    Setting setting = setting_of("table(tr#r(td[rowspan=2](\"a\") td(\"b\")) tr(td(\"c\")))",
                                 COLLAPSED "#r { border-bottom: 4pt solid }");
    const Page *page = &setting.layout.publication->pages[0];
    ck_assert_uint_eq(page->mark_count, 4);
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_FILL)
            ck_points(page->marks[i].fill.width, 10);
    setting_close(&setting);
}
END_TEST

START_TEST(rules_of_a_cut_stand_on_both_sides_of_it)
{
    Setting setting =
        setting_of("table(thead(tr(th(\"H\"))) tbody(tr(td(\"a\")) tr(td(\"b\"))"
                   "      tr(td(\"c\")) tr(td(\"d\")) tr(td(\"e\"))))",
                   LOW "table { border-collapse: collapse } tr { border: 2pt solid }");
    const Publication *publication = setting.layout.publication;
    ck_assert_uint_eq(publication->page_count, 2);
    for (uint32_t p = 0; p < 2; p++) {
        const Page *page = &publication->pages[p];
        uint32_t across = 0;
        uint32_t rows = 0;
        for (uint32_t i = 0; i < page->mark_count; i++) {
            bool is_fill = page->marks[i].kind == MARK_FILL;
            rows += !is_fill;
            across += is_fill && page->marks[i].fill.width > page->marks[i].fill.height;
        }
        ck_assert_uint_ge(across, rows + 1);
    }
    setting_close(&setting);
}
END_TEST

START_TEST(grids_of_too_many_places_end_the_run)
{
    Setting setting = setting_open("table(tbody)", COLLAPSED);
    Document *document = setting.styling->document;
    Node *group = document->root->first->first;
    for (int i = 0; i < 3000; i++) {
        Node *row = node_element(document, TAG_TR, SPAN_NONE);
        node_append(group, row);
        for (int cell = 0; i == 0 && cell < 2000; cell++)
            node_append(row, node_element(document, TAG_TD, SPAN_NONE));
    }
    document_number(document);
    setting_make(&setting, 1);
    ck_assert_int_eq(setting.status, STATUS_LIMIT);
    ck_found(setting.styling->diagnostics, LIMIT_TABLE, 1);
    setting_close(&setting);
}
END_TEST

Suite *table_borders_suite(void);
Suite *table_borders_suite(void)
{
    Suite *suite = suite_create("table_borders");
    TCase *cases = tcase_create("table_borders");
    tcase_add_test(cases, of_borders_that_meet_the_strongest_is_painted);
    tcase_add_test(cases, a_hidden_border_wins_and_shows_nothing);
    tcase_add_test(cases, rows_and_groups_have_borders_when_they_collapse);
    tcase_add_test(cases, no_border_runs_through_a_cell);
    tcase_add_test(cases, rules_of_a_cut_stand_on_both_sides_of_it);
    tcase_add_test(cases, grids_of_too_many_places_end_the_run);
    suite_add_tcase(suite, cases);
    return suite;
}
