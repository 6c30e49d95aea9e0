#include "layout/page_numbers.h"

#include "tests/layout/setting.h"

#define PAGES        "@page { size: 100pt 60pt; margin: 20pt; font: 10pt/10pt Square }"
#define FOLIO(style) "{ @bottom-center { content: counter(page, " style ") } }"

/* Fails unless the labels of the pages and what their margins print are these: "i:i ii: 1:1". */
static void ck_pages(const char *tree, const char *sheet, const char *expected)
{
    Setting setting = setting_of(tree, sheet);
    ck_no_findings(setting.styling->diagnostics);
    const Publication *publication = setting.layout.publication;
    Buffer out = {0};
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        buffer_string(&out, p ? " " : "");
        buffer_put(&out, page->label);
        buffer_byte(&out, ':');
        for (uint32_t i = 0; i < page->mark_count; i++)
            if (page->marks[i].kind == MARK_TEXT &&
                page->marks[i].element >= STRUCTURE_FIRST_ARTIFACT)
                buffer_put(&out, page->marks[i].run->text);
    }
    ck_buffer(&out, expected, "page numbers");
    setting_close(&setting);
}

/* Five pages; the third and fourth are in a section. */
#define FIVE  "p(\"a\") p(\"b\") section(p(\"c\") p(\"d\")) p(\"e\")"
#define APART "p + p, section, section + p { break-before: page }"

START_TEST(front_matter_is_numbered_for_itself)
{
    ck_pages(FIVE,
             PAGES APART "p { page: front } section, section p, section + p { page: body }"
                         "section { counter-reset: page 1 }"
                         "@page front" FOLIO("lower-roman") "@page body" FOLIO("decimal"),
             "i:i ii:ii 1:1 2:2 3:3");
}
END_TEST

START_TEST(pages_count_as_their_rules_say)
{
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "@page { counter-increment: page 2 }",
             "2:2 4:4 6:6 8:8 10:10");
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "@page :first { counter-reset: page 9 }",
             "10:10 11:11 12:12 13:13 14:14");
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "@page :nth(3) { counter-set: page 7 }",
             "1:1 2:2 7:7 8:8 9:9");
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "@page :left { counter-increment: page 0 }",
             "1:1 1:1 2:2 2:2 3:3");
}
END_TEST

START_TEST(elements_set_and_raise_the_number_of_their_page)
{
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "section { counter-set: page 20 }",
             "1:1 2:2 20:20 21:21 22:22");
    ck_pages(FIVE, PAGES APART "@page" FOLIO("decimal") "section { counter-increment: page 3 }",
             "1:1 2:2 6:6 7:7 8:8");
    ck_pages("p[start=7](\"a\") p(\"b\")",
             PAGES APART "@page" FOLIO("decimal") "p { counter-reset: page attr(start integer) }",
             "7:7 8:8");
}
END_TEST

START_TEST(blank_pages_are_counted)
{
    ck_pages(FIVE,
             PAGES APART
             "@page" FOLIO("decimal") "section { break-before: left }"
                                      "@page :blank { @bottom-center { content: none } }",
             "1:1 2:2 3: 4:4 5:5 6:6");
}
END_TEST

START_TEST(pages_without_a_number_are_labelled_like_those_around_them)
{
    ck_pages(FIVE,
             PAGES APART
             "@page" FOLIO("upper-roman") "@page :first { @bottom-center { content: none } }"
                                          "@page :nth(5) { @bottom-center { content: 'x' } }",
             "I: II:II III:III IV:IV V:x");
    ck_pages(FIVE, PAGES APART, "1: 2: 3: 4: 5:");
    ck_pages(FIVE, PAGES APART "section { page: body } @page body" FOLIO("lower-alpha"),
             "1: 2: c:c d:d 5:");
}
END_TEST

START_TEST(references_print_a_number_as_its_page_does)
{
#define REFERS "p(a[href=#x](\"x\")) p#x(\"y\")"
    ck_picture_of(
        REFERS,
        "@page { size: 60pt 30pt; margin-bottom: 10pt; font: 10pt/10pt Square }"
        "@page" FOLIO("upper-roman") "p + p { break-before: page }"
                                     "a::after { content: target-counter(attr(href), page) }",
        "xII\n.\n  I\n=\ny\n.\n  II\n=\n");
    ck_picture_of(
        REFERS,
        "@page { size: 60pt 30pt; margin-bottom: 10pt; font: 10pt/10pt Square }"
        "@page" FOLIO(
            "upper-roman") "p + p { break-before: page }"
                           "a::after { content: target-counter(attr(href), page, decimal) }",
        "x2\n.\n  I\n=\ny\n.\n  II\n=\n");
    ck_picture_of(REFERS,
                  "@page { size: 60pt 20pt } p + p { break-before: page; counter-reset: page 5 }"
                  "a::after { content: target-counter(attr(href), page) }",
                  "x5\n=\ny\n=\n");
}
END_TEST

Suite *page_numbers_suite(void);
Suite *page_numbers_suite(void)
{
    Suite *suite = suite_create("page_numbers");
    TCase *cases = tcase_create("page_numbers");
    tcase_add_test(cases, front_matter_is_numbered_for_itself);
    tcase_add_test(cases, pages_count_as_their_rules_say);
    tcase_add_test(cases, elements_set_and_raise_the_number_of_their_page);
    tcase_add_test(cases, blank_pages_are_counted);
    tcase_add_test(cases, pages_without_a_number_are_labelled_like_those_around_them);
    tcase_add_test(cases, references_print_a_number_as_its_page_does);
    suite_add_tcase(suite, cases);
    return suite;
}
