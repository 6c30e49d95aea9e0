#include "layout/running.h"

#include "tests/layout/setting.h"

/* Pages of 10 by 3 squares, the first row a head over the whole width. */
#define PAGES                                                                                      \
    "@page { size: 100pt 30pt; margin-top: 10pt; font: 10pt/10pt Square }"                         \
    ".new { break-before: page } .head { position: running(head) }"

START_TEST(a_running_element_is_taken_out_of_the_text_and_set_in_the_margin)
{
    ck_picture_of("p(\"a\") p.head(\"Head\") p(\"b\") p.new(\"c\")",
                  PAGES "@page { @top-left { content: element(head) } }",
                  "Head\na\nb\n=\nHead\nc\n=\n");
}
END_TEST

START_TEST(the_first_and_the_last_of_a_page_can_be_asked_for)
{
#define HEADS                                                                                      \
    "p(\"a\") p.head(\"X\") p(\"b\") p.head(\"Y\") p.new(\"c\") p.new(\"d\") p.head(\"Z\")"
    ck_picture_of(HEADS, PAGES "@page { @top-left { content: element(head, first) } }",
                  "X\na\nb\n=\nY\nc\n=\nZ\nd\n=\n");
    ck_picture_of(HEADS, PAGES "@page { @top-left { content: element(head, last) } }",
                  "X\na\nb\n=\nY\nc\n=\nZ\nd\n=\n");
    ck_picture_of(HEADS, PAGES "@page { @top-left { content: element(head, start) } }",
                  ".\na\nb\n=\nY\nc\n=\nY\nd\n=\n");
    ck_picture_of(HEADS, PAGES "@page { @top-left { content: element(head, first-except) } }",
                  ".\na\nb\n=\n.\nc\n=\n.\nd\n=\n");
}
END_TEST

START_TEST(a_running_element_keeps_its_own_style)
{
    ck_picture_of("p.head(span.r(\"ab\") span(\"c\")) p(\"x\")",
                  PAGES "@page { @top-center { content: element(head) } }"
                        ".head { margin-left: 20pt; text-transform: uppercase }"
                        ".r { display: inline-block; width: 40pt }",
                  "  AB  C\nx\n=\n");
}
END_TEST

START_TEST(a_running_element_may_hold_blocks_and_page_numbers)
{
    ck_picture_of("div.head(p(\"a\") p.n(\"b\")) p(\"x\") p.new(\"y\")",
                  "@page { size: 60pt 40pt; margin-top: 20pt; font: 10pt/10pt Square }"
                  ".new { break-before: page } .head { position: running(head) }"
                  ".n::after { content: counter(page) '/' counter(pages) }"
                  "@page { @top-left { content: element(head) } }",
                  "a\nb1/2\nx\n=\na\nb2/2\ny\n=\n");
}
END_TEST

START_TEST(running_elements_share_an_edge_by_their_content)
{
    ck_picture_of("p.head(\"aa\") p.foot(\"bbbb\") p(\"x\")",
                  PAGES ".foot { position: running(foot); text-align: right }"
                        "@page { @top-left { content: element(head) }"
                        "        @top-right { content: element(foot) } }",
                  "aa    bbbb\nx\n=\n");
}
END_TEST

START_TEST(a_running_element_may_stand_in_a_line)
{
    ck_picture_of("p(\"a \" span.head(\"Head\") \"b\")",
                  PAGES "@page { @top-left { content: element(head) } }", "Head\na b\n=\n");
}
END_TEST

START_TEST(a_note_is_not_called_in_a_margin)
{
    Setting setting = setting_of("p.head(\"Head\" aside.note(\"n\")) p(\"x\")",
                                 PAGES "@page { @top-left { content: element(head) } }");
    ck_picture(&setting, "Head\nx\n=\n");
    ck_found(setting.styling->diagnostics, LAYOUT_RUNNING_NOTE, 1);
    setting_close(&setting);
}
END_TEST

START_TEST(running_elements_are_artifacts)
{
    Setting setting = setting_of("p.head(\"Head\") p(\"x\")",
                                 PAGES "@page { @top-left { content: element(head) } }");
    const Page *page = &setting.layout.publication->pages[0];
    ck_assert_uint_eq(page->mark_count, 2);
    ck_assert_uint_eq(page->marks[0].element, STRUCTURE_ARTIFACT_HEADER);
    ck_assert_uint_lt(page->marks[1].element, setting.layout.publication->structure_count);
    setting_close(&setting);
}
END_TEST

START_TEST(margin_boxes_print_counters_of_the_document)
{
    ck_picture_of("h1(\"A\") p(\"x\") p.new(\"y\") h1(\"B\") h1.new(\"C\")",
                  "@page { size: 60pt 30pt; margin-top: 10pt; font: 10pt/10pt Square }"
                  ".new { break-before: page } h1 { counter-increment: chapter; font: inherit }"
                  "@page { @top-left { content: counter(chapter, upper-roman) } }",
                  "I\nA\nx\n=\nI\ny\nB\n=\nIII\nC\n=\n");
}
END_TEST

START_TEST(page_rules_count_for_themselves)
{
    ck_picture_of("p(\"x\") p.new(\"y\") p.new(\"z\")",
                  "@page { size: 60pt 20pt; margin-top: 10pt; font: 10pt/10pt Square;"
                  "        counter-increment: sheet 2 }"
                  ".new { break-before: page }"
                  "@page { @top-left { content: counter(sheet); counter-increment: sheet 10 } }",
                  "12\nx\n=\n14\ny\n=\n16\nz\n=\n");
}
END_TEST

Suite *running_suite(void);
Suite *running_suite(void)
{
    Suite *suite = suite_create("running");
    TCase *cases = tcase_create("running");
    tcase_add_test(cases, a_running_element_is_taken_out_of_the_text_and_set_in_the_margin);
    tcase_add_test(cases, the_first_and_the_last_of_a_page_can_be_asked_for);
    tcase_add_test(cases, a_running_element_keeps_its_own_style);
    tcase_add_test(cases, a_running_element_may_hold_blocks_and_page_numbers);
    tcase_add_test(cases, running_elements_share_an_edge_by_their_content);
    tcase_add_test(cases, a_running_element_may_stand_in_a_line);
    tcase_add_test(cases, a_note_is_not_called_in_a_margin);
    tcase_add_test(cases, running_elements_are_artifacts);
    tcase_add_test(cases, margin_boxes_print_counters_of_the_document);
    tcase_add_test(cases, page_rules_count_for_themselves);
    suite_add_tcase(suite, cases);
    return suite;
}
