#include "tests/layout/setting.h"

/* Wide pages of 15 by 3 squares in a document of pages of 6 by 4. */
#define WIDE "@page { size: 60pt 40pt } @page wide { size: 150pt 30pt } .w { page: wide }"

START_TEST(text_is_set_to_the_measure_of_its_named_page)
{
    ck_picture_of("p(\"aa bb cc\") p.w(\"dd ee ff gg hh\") p(\"jj kk ll\")", WIDE,
                  "aa bb\ncc\n=\ndd ee ff gg hh\n=\njj kk\nll\n=\n");
}
END_TEST

START_TEST(boxes_around_are_placed_anew_in_each_region)
{
    ck_picture_of("div(p(\"aa bb\") div.w(p(\"dd ee ff gg hh\")) p(\"cc dd\"))",
                  WIDE "div { margin-left: 10pt; padding-right: 10pt }",
                  " aa\n bb\n=\n  dd ee ff gg\n  hh\n=\n cc\n dd\n=\n");
}
END_TEST

START_TEST(a_box_goes_on_as_wide_as_its_region)
{
    ck_picture_of("section(p(\"aa\") p.w(\"bb\") p(\"cc\"))",
                  WIDE "section { background-color: #eee }",
                  "aa----\n=\nbb-------------\n=\ncc----\n=\n");
    ck_picture_of("section(p(\"aa\") p.w(\"bb\") p(\"cc\"))",
                  WIDE "section { background-color: #eee; width: 50pt }",
                  "aa---\n=\nbb---\n=\ncc---\n=\n");
}
END_TEST

START_TEST(the_first_page_is_a_region_if_a_break_ends_it)
{
    ck_picture_of("p(\"aa bb cc\") p.x(\"dd ee ff\") p(\"gg hh jj\")",
                  "@page { size: 60pt 40pt } @page :first { margin-right: 30pt }"
                  ".x { break-before: page }",
                  "aa\nbb\ncc\n=\ndd ee\nff\ngg hh\njj\n=\n");
    ck_picture_of("p.x(\"aa bb cc\") p(\"dd ee ff\")",
                  "@page { size: 60pt 40pt } @page :first { margin-right: 30pt }"
                  ".x { break-after: page }",
                  "aa\nbb\ncc\n=\ndd ee\nff\n=\n");
}
END_TEST

START_TEST(text_goes_on_from_a_first_page_of_another_measure)
{
    ck_picture_of("p(\"aa bb\") p(\"cc dd\") p(\"ee ff\") p(\"gg hh\")",
                  "@page { size: 60pt 40pt } @page :first { margin-right: 30pt }",
                  "aa\nbb\ncc\ndd\n=\nee ff\ngg hh\n=\n");
}
END_TEST

START_TEST(paragraphs_have_the_width_of_the_page_that_they_begin_on)
{
    static const char mirrored[] = "@page { size: 60pt 20pt } @page :left { margin-right: 30pt }";
    ck_picture_of("p(\"aa bb\" br \"cc\") p(\"dd ee\") p(\"ff gg\" br \"hh jj\")", mirrored,
                  "aa bb\ncc\n=\ndd\nee\n=\nff gg\nhh jj\n=\n");
    ck_picture_of("p(\"aa bb\" br \"cc\") p(\"dd ee\") p(\"ff gg\" br \"hh jj\")",
                  "@page { size: 60pt 20pt } @page :nth(2) { margin-right: 30pt }",
                  "aa bb\ncc\n=\ndd\nee\n=\nff gg\nhh jj\n=\n");
    /* the first page of a page group */
    ck_picture_of("p(\"aa\") div.n(p(\"bb cc\") p(\"dd ee\") p(\"ff\"))",
                  "@page { size: 60pt 20pt } @page n:first { margin-right: 30pt } .n { page: n }",
                  "aa\n=\nbb\ncc\n=\ndd ee\nff\n=\n");
    /* notes too */
    ck_picture_of("p(\"a\") p(\"b\") p.x(\"c\" aside.note(\"dd ee\"))",
                  "@page { size: 90pt 40pt } @page :left { margin-right: 30pt } "
                  ".x { break-before: page }",
                  "a\nb\n=\nc1\n---\n1 dd\nee\n=\n");
}
END_TEST

START_TEST(a_paragraph_goes_on_at_the_width_of_its_page)
{
    static const char sheet[] = "@page { size: 80pt 20pt } body { orphans: 1 }"
                                "@page :left { margin-right: 40pt }";
    ck_picture_of("p(\"aa bb cc dd ee ff gg hh nn oo kk pp mm\")", sheet,
                  "aa bb cc\ndd ee ff\n=\ngg\nhh\n=\nnn oo kk\npp mm\n=\n");
    ck_picture_of("p.x(\"aa bb cc dd ee ff gg hh nn oo kk pp mm\")",
                  "@page { size: 80pt 20pt } body { orphans: 1; -plenary-page-break: optimal }"
                  ".x { text-wrap: pretty } @page :left { margin-right: 40pt }",
                  "aa bb cc\ndd ee ff\n=\ngg\nhh\n=\nnn oo kk\npp mm\n=\n");
    /* in what is indented, as there */
    ck_picture_of("ul(li(\"aa bb cc dd ee ff\"))",
                  "@page { size: 80pt 20pt } ul { margin-left: 25% } li { list-style-type: none }"
                  "@page :left { margin-right: 40pt }",
                  "  aa bb\n  cc dd\n=\n ee\n ff\n=\n");
    /* a note that is split */
    ck_picture_of("p(\"a\" aside.note(\"b cc dd ee ff gg hh nn oo\"))",
                  "@page { size: 80pt 40pt } @page :left { margin-right: 40pt }",
                  "a1\n---\n1 b cc\ndd ee ff\n=\n---\ngg\nhh\nnn\n=\n.\n.\n---\noo\n=\n");
}
END_TEST

START_TEST(a_float_is_set_for_the_page_where_it_lands)
{
    ck_picture_of("p(\"a\") p(\"b\") p(\"c\") div.f(\"dd ee ff hh\") p(\"g\")",
                  "@page { size: 80pt 40pt } @page :left { margin-right: 40pt } "
                  ".f { float: bottom }",
                  "a\nb\nc\ng\n=\ndd\nee\nff\nhh\n=\n");
}
END_TEST

START_TEST(pages_of_another_width_than_a_table_are_told)
{
    Setting setting = setting_of("table(tr(td(\"aa bb cc\")) tr(td(\"aa bb cc\")))",
                                 "@page { size: 80pt 10pt } table { width: 100% }"
                                 "@page :left { margin-right: 20pt }");
    ck_found(setting.styling->diagnostics, LAYOUT_OTHER_MEASURE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(left_and_right_pages_have_their_own_margins)
{
    ck_picture_of("p(\"aa bb cc dd ee\")",
                  "@page { size: 80pt 30pt; margin: 0 10pt 0 20pt }"
                  "@page :left { margin: 0 20pt 0 10pt }"
                  "body { orphans: 1; widows: 1 } p { line-height: 20pt }",
                  "  aa bb\n=\n cc dd\n=\n  ee\n=\n");
}
END_TEST

START_TEST(no_page_is_made_for_a_name_that_nothing_is_set_on)
{
    ck_picture_of("p(\"aa\") section.w(p.n(\"bb\")) p(\"cc\")",
                  WIDE ".n { page: auto } .n { page: narrow } @page narrow { size: 40pt }",
                  "aa\n=\nbb\n=\ncc\n=\n");
    ck_picture_of("p(\"aa\") section.w(\" \") p(\"cc\")", WIDE, "aa\ncc\n=\n");
    /* The name is asked for again before anything was set on another. */
    ck_picture_of("section.w(p(\"aa\")) section() section.w(p(\"cc\"))", WIDE, "aa\ncc\n=\n");
}
END_TEST

START_TEST(edges_stay_with_what_they_enclose)
{
    ck_picture_of("section(p.w(\"bb\"))", WIDE "section { padding: 10pt }", ".\n bb\n=\n");
}
END_TEST

START_TEST(notes_are_set_to_the_measure_of_their_region)
{
    ck_picture_of("p.w(\"aa\" aside.note(\"dd ee ff gg\"))",
                  "@page { size: 60pt 60pt } @page wide { size: 150pt 40pt } .w { page: wide }",
                  "aa1\n.\n---\n1 dd ee ff gg\n=\n");
}
END_TEST

START_TEST(positioned_elements_stand_in_the_page_area_of_their_region)
{
    ck_picture_of("p(\"aa\") section.w(p.r(\"bb\") p(\"cc\"))",
                  WIDE ".r { position: absolute; right: 0; bottom: 0 }",
                  "aa\n=\ncc\n.\n             bb\n=\n");
}
END_TEST

START_TEST(each_element_that_asks_for_a_named_page_begins_a_page_group)
{
    ck_picture_of("section.c(p(\"a\") p.x(\"b\")) section.c(p(\"c\") p.x(\"d\"))",
                  "@page { size: 40pt 30pt } @page c { margin-left: 10pt; margin-right: 10pt }"
                  "@page c:first { margin-left: 20pt; margin-right: 0 } @page :nth(2 of c) { "
                  "margin-top: 10pt }"
                  ".c { page: c; break-before: page } .x { break-before: page }",
                  "  a\n=\n.\n b\n=\n  c\n=\n.\n d\n=\n");
}
END_TEST

START_TEST(a_region_without_room_is_refused)
{
    Setting setting = setting_of("p(\"aa\") p.w(\"bb\")", WIDE "@page wide { margin: 80pt }");
    ck_assert_int_eq(setting.status, STATUS_LAYOUT);
    ck_found(setting.styling->diagnostics, LAYOUT_NO_ROOM, 1);
    setting_close(&setting);
}
END_TEST

Suite *flow_region_suite(void);
Suite *flow_region_suite(void)
{
    Suite *suite = suite_create("flow_region");
    TCase *cases = tcase_create("flow_region");
    tcase_add_test(cases, text_is_set_to_the_measure_of_its_named_page);
    tcase_add_test(cases, boxes_around_are_placed_anew_in_each_region);
    tcase_add_test(cases, a_box_goes_on_as_wide_as_its_region);
    tcase_add_test(cases, the_first_page_is_a_region_if_a_break_ends_it);
    tcase_add_test(cases, text_goes_on_from_a_first_page_of_another_measure);
    tcase_add_test(cases, paragraphs_have_the_width_of_the_page_that_they_begin_on);
    tcase_add_test(cases, a_paragraph_goes_on_at_the_width_of_its_page);
    tcase_add_test(cases, a_float_is_set_for_the_page_where_it_lands);
    tcase_add_test(cases, pages_of_another_width_than_a_table_are_told);
    tcase_add_test(cases, left_and_right_pages_have_their_own_margins);
    tcase_add_test(cases, no_page_is_made_for_a_name_that_nothing_is_set_on);
    tcase_add_test(cases, edges_stay_with_what_they_enclose);
    tcase_add_test(cases, notes_are_set_to_the_measure_of_their_region);
    tcase_add_test(cases, positioned_elements_stand_in_the_page_area_of_their_region);
    tcase_add_test(cases, each_element_that_asks_for_a_named_page_begins_a_page_group);
    tcase_add_test(cases, a_region_without_room_is_refused);
    suite_add_tcase(suite, cases);
    return suite;
}
