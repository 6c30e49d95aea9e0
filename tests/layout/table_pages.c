#include "layout/table_rows.h"

#include "tests/layout/setting.h"

/* Cells without padding and space between them; pages of six rows of ten columns. */
#define PLAIN "table { border-spacing: 0 } td, th { padding: 0; vertical-align: top }"
#define LOW   PLAIN "@page { size: 100pt 60pt }"

START_TEST(a_page_goes_on_with_the_header_rows_again)
{
    ck_picture_of("table(thead(tr(th(\"H\"))) tbody(tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\"))"
                  "      tr(td(\"d\")) tr(td(\"e\")) tr(td(\"f\"))))",
                  LOW, "H\na\nb\nc\nd\ne\n=\nH\nf\n=\n");
}
END_TEST

START_TEST(further_pages_say_that_the_table_is_continued)
{
    ck_picture_of("table(thead(tr(th(\"H\"))) tbody(tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\"))"
                  "      tr(td(\"d\")) tr(td(\"e\")) tr(td(\"f\"))))",
                  LOW "table::-plenary-continued { content: \"+\" }",
                  "H\na\nb\nc\nd\ne\n=\n+\nH\nf\n=\n");
    ck_picture_of("table(tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\")) tr(td(\"d\")) tr(td(\"e\"))"
                  "      tr(td(\"f\")) tr(td(\"g\")))",
                  LOW "table::-plenary-continued { content: \"+\" }",
                  "a\nb\nc\nd\ne\nf\n=\n+\ng\n=\n");
}
END_TEST

START_TEST(a_page_ends_with_the_footer_rows)
{
    ck_picture_of("table(tfoot(tr(th(\"F\"))) tbody(tr(td(\"a\")) tr(td(\"b\")) tr(td(\"c\"))"
                  "      tr(td(\"d\")) tr(td(\"e\")) tr(td(\"f\"))))",
                  LOW, "a\nb\nc\nd\ne\nF\n=\nf\nF\n=\n");
}
END_TEST

START_TEST(what_is_repeated_is_an_artifact)
{
    Setting setting =
        setting_of("table(thead(tr(th(\"H\"))) tbody(tr(td(\"a\" br \"b\" br \"c\" br "
                   "\"d\" br \"e\" br \"f\"))))",
                   LOW);
    const Publication *publication = setting.layout.publication;
    ck_assert_uint_eq(publication->page_count, 2);
    ck_assert_uint_lt(publication->pages[0].marks[0].element, STRUCTURE_FIRST_ARTIFACT);
    ck_assert_uint_eq(publication->pages[1].marks[0].element, STRUCTURE_ARTIFACT_AGAIN);
    setting_close(&setting);
}
END_TEST

START_TEST(high_header_rows_are_not_repeated)
{
    ck_picture_of("table(thead(tr(th(\"H\" br \"H\"))) tbody(tr(td(\"a\")) tr(td(\"b\"))"
                  "      tr(td(\"c\")) tr(td(\"d\")) tr(td(\"e\"))))",
                  LOW, "H\nH\na\nb\nc\nd\n=\ne\n=\n");
}
END_TEST

START_TEST(header_rows_stay_with_the_first_row)
{
    ck_picture_of("p(\"x\" br \"x\" br \"x\" br \"x\") table(caption(\"C\") thead(tr(th(\"H\"))) "
                  "tr(td(\"a\")))",
                  LOW, "x\nx\nx\nx\n=\nC\nH\na\n=\n");
}
END_TEST

START_TEST(a_row_may_break_at_a_line)
{
    ck_picture_of("p(\"x\" br \"x\" br \"x\" br \"x\")"
                  "table(tr(td(\"a\" br \"b\" br \"c\" br \"d\") td(\"e\" br \"f\" br \"g\")))",
                  LOW, "x\nx\nx\nx\nae\nbf\n=\ncg\nd\n=\n");
    ck_picture_of("p(\"x\" br \"x\" br \"x\" br \"x\")"
                  "table(tr(td(\"a\" br \"b\" br \"c\" br \"d\") td(\"e\" br \"f\" br \"g\")))",
                  LOW "tr { break-inside: avoid }", "x\nx\nx\nx\n=\nae\nbf\ncg\nd\n=\n");
}
END_TEST

START_TEST(no_line_of_a_row_is_cut_in_two)
{
    /* The second cell's lines are 15 pt high: only at 30 pt no line stands across. */
    ck_slots_of("table(tr(td(\"a\" br \"b\" br \"c\" br \"d\") td#x(\"e\" br \"f\" br \"g\")))",
                PLAIN "#x { line-height: 15pt } @page { size: 100pt 200pt }", "row 30\nrow 15\n");
}
END_TEST

START_TEST(a_high_row_without_a_cut_gets_some)
{
    /* Lines of 10 and 15 pt meet every 30 pt; a quarter of the page is 25 pt. */
    ck_slots_of("table(tr(td(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br \"g\") "
                "td#x(\"1\" br \"2\" br \"3\")))",
                PLAIN "#x { line-height: 15pt } @page { size: 100pt 100pt }",
                "row 20\nrow 20\nrow 20\nrow 10\n");
    ck_picture_of("table(tr(td(\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br \"g\") "
                  "td#x(\"1\" br \"2\" br \"3\")))",
                  LOW "#x { line-height: 13pt }", "a1\nb2\nc\n 3\nd\ne\n=\nf\ng\n=\n");
}
END_TEST

START_TEST(a_spanning_cell_is_cut_between_its_rows)
{
    ck_picture_of(
        "table(tr(td[rowspan=0](\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br \"g\")"
        "         td(\"1\")) tr(td(\"2\")) tr(td(\"3\")) tr(td(\"4\")) tr(td(\"5\"))"
        "      tr(td(\"6\")) tr(td(\"7\")))",
        LOW, "a1\nb2\nc3\nd4\ne5\nf6\n=\ng7\n=\n");
    ck_picture_of(
        "p(\"x\" br \"x\" br \"x\" br \"x\")"
        "table(tr(td[rowspan=3](\"a\" br \"b\" br \"c\") td(\"d\")) tr(td(\"e\")) tr(td(\"f\")))",
        LOW, "x\nx\nx\nx\nad\nbe\n=\ncf\n=\n");
}
END_TEST

/* A quarter of the page is 30 pt. */
START_TEST(rows_that_hang_together_stay_so_if_they_are_low)
{
    ck_picture_of("div#d p(\"y\")"
                  "table(tr(td[rowspan=3](\"a\") td(\"d\")) tr(td(\"e\")) tr(td(\"f\"))"
                  "      tr(td(\"g\")))",
                  PLAIN "#d { height: 90pt } @page { size: 100pt 120pt }",
                  ".\n.\n.\n.\n.\n.\n.\n.\n.\ny\n=\nad\n e\n f\ng\n=\n");
}
END_TEST

/* Lines of 7 pt beside rows of 10 pt: they move below the rows' edges. */
START_TEST(lines_of_a_spanning_cell_are_not_cut_by_rows)
{
    ck_picture_of("table(tr(td#s[rowspan=0](\"a\" br \"b\" br \"c\" br \"d\" br \"e\" br \"f\" br "
                  "\"g\" br \"h\""
                  "         br \"i\" br \"j\")"
                  "         td(\"1\")) tr(td(\"2\")) tr(td(\"3\")) tr(td(\"4\")) tr(td(\"5\"))"
                  "      tr(td(\"6\")) tr(td(\"7\")))",
                  LOW "#s { line-height: 7pt }", "a1\nb2\nc3\nd4\ne5\nf6\n=\nh7\ni\nj\n=\n");
}
END_TEST

START_TEST(cells_of_a_row_are_read_one_after_the_other)
{
    Setting setting = setting_of("table(tr(td(\"a\" br \"b\") td(\"c\" br \"d\")))", PLAIN);
    const Page *page = &setting.layout.publication->pages[0];
    ck_assert_uint_eq(page->mark_count, 4);
    for (uint32_t i = 0; i < 4; i++)
        ck_assert_int_eq(page->marks[i].run->text.at[0], "abcd"[i]);
    setting_close(&setting);
}
END_TEST

START_TEST(a_row_may_ask_for_a_page)
{
    ck_picture_of("table(thead(tr(th(\"H\"))) tbody(tr(td(\"a\")) tr#b(td(\"b\"))))",
                  PLAIN "#b { break-before: page }", "H\na\n=\nH\nb\n=\n");
}
END_TEST

START_TEST(notes_of_a_row_stand_in_their_order)
{
    /* The first cell calls its note in its second line. */
    ck_picture_of("table(tr(td(\"a\" br \"b\" aside.note(\"m\")) td(\"c\" aside.note(\"n\"))))"
                  "p(\"x\")",
                  PLAIN, "a c2\nb1\nx\n.\n.\n.\n.\n---\n1 m\n2 n\n=\n");
}
END_TEST

START_TEST(notes_of_the_stream_of_tables_stand_below_the_table)
{
    ck_picture_of("table(tr(td(\"a\" aside.note(\"m\")) td(\"c\" aside.note(\"n\"))))"
                  "p(\"x\" aside.note(\"o\"))",
                  LOW
                  "td aside { -plenary-note-stream: table }"
                  "td ::footnote-call { content: counter(table-footnote, lower-alpha) }"
                  "td ::footnote-marker { content: counter(table-footnote, lower-alpha) \" \" }",
                  "aacb\na m\nb n\nx1\n---\n1 o\n=\n");
}
END_TEST

START_TEST(a_note_called_in_a_note_of_a_table_is_called_once)
{
    ck_picture_of("table(tr(td(\"a\" aside#t.note(\"m\" aside.note(\"n\")))))",
                  LOW "table { width: 100pt } #t { -plenary-note-stream: table }"
                      "#t::footnote-call, #t::footnote-marker { content: \"*\" }",
                  "a*\n*m1\n.\n.\n---\n1 n\n=\n");
}
END_TEST

START_TEST(the_cells_tell_the_structure_how_far_they_reach)
{
    Setting setting = setting_of("table(thead(tr(th#a[colspan=7](\"a\") th#b[scope=row](\"b\")))"
                                 "tbody(tr(td#c[rowspan=5](\"c\") td(\"d\")) tr(td(\"e\"))))",
                                 PLAIN);
    const Publication *publication = setting.layout.publication;
    const StructureElement *found[TAG_COUNT] = {0};
    for (uint32_t i = publication->structure_count; i-- > 0;)
        found[publication->structure[i].role] = &publication->structure[i];
    ck_assert_ptr_nonnull(found[ROLE_TABLE_HEAD]);
    ck_assert_ptr_nonnull(found[ROLE_TABLE_BODY]);
    ck_assert_uint_eq(found[ROLE_CELL]->rows, 2);
    ck_assert_uint_eq(found[ROLE_HEADER_CELL]->columns, 3);
    ck_assert_int_eq(found[ROLE_HEADER_CELL][1].scope, SCOPE_ROW);
    setting_close(&setting);
}
END_TEST

Suite *table_pages_suite(void);
Suite *table_pages_suite(void)
{
    Suite *suite = suite_create("table_pages");
    TCase *cases = tcase_create("table_pages");
    tcase_add_test(cases, a_page_goes_on_with_the_header_rows_again);
    tcase_add_test(cases, further_pages_say_that_the_table_is_continued);
    tcase_add_test(cases, a_page_ends_with_the_footer_rows);
    tcase_add_test(cases, what_is_repeated_is_an_artifact);
    tcase_add_test(cases, high_header_rows_are_not_repeated);
    tcase_add_test(cases, header_rows_stay_with_the_first_row);
    tcase_add_test(cases, a_row_may_break_at_a_line);
    tcase_add_test(cases, no_line_of_a_row_is_cut_in_two);
    tcase_add_test(cases, a_high_row_without_a_cut_gets_some);
    tcase_add_test(cases, a_spanning_cell_is_cut_between_its_rows);
    tcase_add_test(cases, rows_that_hang_together_stay_so_if_they_are_low);
    tcase_add_test(cases, lines_of_a_spanning_cell_are_not_cut_by_rows);
    tcase_add_test(cases, cells_of_a_row_are_read_one_after_the_other);
    tcase_add_test(cases, a_row_may_ask_for_a_page);
    tcase_add_test(cases, notes_of_a_row_stand_in_their_order);
    tcase_add_test(cases, notes_of_the_stream_of_tables_stand_below_the_table);
    tcase_add_test(cases, a_note_called_in_a_note_of_a_table_is_called_once);
    tcase_add_test(cases, the_cells_tell_the_structure_how_far_they_reach);
    suite_add_tcase(suite, cases);
    return suite;
}
