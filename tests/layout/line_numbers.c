#include "layout/line_numbers.h"

#include "tests/layout/setting.h"

/* Pages of three rows, with margins of three columns. */
#define SHEET                                                                                      \
    "@page { size: 100pt 30pt; margin: 0 30pt } body { -plenary-line-number: 1 }"                  \
    "h1 { -plenary-line-number: none }"

#define FIVE "p(\"a\" br \"b\" br \"c\" br \"d\" br \"e\")"

START_TEST(lines_count_on_each_page_from_one)
{
    ck_picture_of(FIVE, SHEET, " 1 a\n 2 b\n 3 c\n=\n 1 d\n 2 e\n=\n");
    ck_picture_of("p(\"a\" br \"b\" br \"c\")", SHEET "p { -plenary-line-number: 2 }",
                  "   a\n 2 b\n   c\n=\n");
}
END_TEST

START_TEST(numbers_stand_on_either_side)
{
    ck_picture_of(FIVE, SHEET "p { -plenary-line-number-side: right }",
                  "   a    1\n   b    2\n   c    3\n=\n   d    1\n   e    2\n=\n");
    ck_picture_of(FIVE, SHEET "p { -plenary-line-number-side: outside }",
                  "   a    1\n   b    2\n   c    3\n=\n 1 d\n 2 e\n=\n");
    ck_picture_of(FIVE, SHEET "p { -plenary-line-number-side: inside }",
                  " 1 a\n 2 b\n 3 c\n=\n   d    1\n   e    2\n=\n");
}
END_TEST

START_TEST(lines_may_count_on_over_pages_and_by_chapter)
{
    ck_picture_of(FIVE, SHEET "p { -plenary-line-number-reset: document }",
                  " 1 a\n 2 b\n 3 c\n=\n 4 d\n 5 e\n=\n");
    ck_picture_of("h1(\"A\") p(\"a\" br \"b\" br \"c\") h1(\"B\") p(\"d\")",
                  SHEET "body { -plenary-line-number-reset: chapter }",
                  "   A\n 1 a\n 2 b\n=\n 3 c\n   B\n 1 d\n=\n");
}
END_TEST

START_TEST(columns_count_one_after_the_other)
{
    ck_picture_of("div.c(p(\"a\" br \"b\" br \"c\" br \"d\"))",
                  SHEET ".c { column-count: 2; column-gap: 20pt } @page { size: 120pt 30pt }",
                  " 1 a 3 c\n 2 b 4 d\n=\n");
    ck_picture_of("div.c(p(\"a\" br \"b\" br \"c\" br \"d\"))",
                  SHEET ".c { column-count: 2; column-gap: 20pt;"
                        "-plenary-line-number-side: outside } @page { size: 120pt 30pt }",
                  " 1 a   c  3\n 2 b   d  4\n=\n");
}
END_TEST

START_TEST(cells_beside_each_other_have_lines_together)
{
    ck_picture_of("p(\"a\") table(tr(td(\"b\" br \"c\") td(\"d\"))) p(\"e\")",
                  SHEET "table { border-spacing: 0 } td { padding: 0; vertical-align: top }"
                        "@page { size: 100pt 60pt }",
                  " 1 a\n 2 bd\n 3 c\n 4 e\n=\n");
}
END_TEST

START_TEST(what_stands_beside_the_body_is_not_numbered)
{
    ck_picture_of("p(\"a\" aside.note(\"n\")) ul(li(\"b\")) p(span.i(\"c\"))",
                  SHEET "aside.note { float: footnote } ::footnote-call { content: none }"
                        "::footnote-marker { content: none } ul { padding-left: 10pt }"
                        "li { list-style-type: \"x\" } .i { display: inline-block }"
                        "@page { size: 100pt 50pt }",
                  " 1 a\n 2 xb\n 3 c\n   ---\n   n\n=\n");
}
END_TEST

Suite *line_numbers_suite(void);
Suite *line_numbers_suite(void)
{
    Suite *suite = suite_create("line_numbers");
    TCase *cases = tcase_create("numbers");
    tcase_add_test(cases, lines_count_on_each_page_from_one);
    tcase_add_test(cases, numbers_stand_on_either_side);
    tcase_add_test(cases, lines_may_count_on_over_pages_and_by_chapter);
    tcase_add_test(cases, columns_count_one_after_the_other);
    tcase_add_test(cases, cells_beside_each_other_have_lines_together);
    tcase_add_test(cases, what_stands_beside_the_body_is_not_numbered);
    suite_add_tcase(suite, cases);
    return suite;
}
