#include "styles/page_cascade.h"

#include "tests/styles/styling.h"

/* --- which rules apply --------------------------------------------------------------------- */

/* A page, as letters: F first, L left (else right), B blank, a digit for its number in its page group;
 * its number; its name. */
typedef struct PageRow {
    const char *sheet; /* sets margin-top */
    const char *flags;
    uint32_t number;
    const char *name; /* or NULL */
    const char *margin;
} PageRow;

static const PageRow page_rows[] = {
    {"", "", 1, NULL, "0"},
    {"@page { margin: 1pt }", "", 1, NULL, "1pt"},
    {"@page { margin: 1pt } @page { margin: 2pt }", "", 1, NULL, "2pt"},
    {"@page :first { margin: 1pt }", "F", 1, NULL, "1pt"},
    {"@page :first { margin: 1pt }", "", 2, NULL, "0"},
    {"@page :left { margin: 1pt } @page :right { margin: 2pt }", "L", 2, NULL, "1pt"},
    {"@page :left { margin: 1pt } @page :right { margin: 2pt }", "", 3, NULL, "2pt"},
    {"@page :blank { margin: 1pt }", "B", 2, NULL, "1pt"},
    {"@page :blank { margin: 1pt }", "", 2, NULL, "0"},
    {"@page :nth(3) { margin: 1pt }", "", 3, NULL, "1pt"},
    {"@page :nth(3) { margin: 1pt }", "", 4, NULL, "0"},
    {"@page :nth(2n+1) { margin: 1pt }", "", 5, NULL, "1pt"},
    {"@page :nth( even ) { margin: 1pt }", "L", 4, NULL, "1pt"},
    {"@page wide { margin: 1pt }", "", 1, "wide", "1pt"},
    {"@page wide { margin: 1pt }", "", 1, NULL, "0"},
    {"@page wide { margin: 1pt }", "", 1, "narrow", "0"},
    {"@page Wide { margin: 1pt }", "", 1, "wide", "0"},
    {"@page wide:first { margin: 1pt }", "F", 1, "wide", "1pt"},
    {"@page wide:first { margin: 1pt }", "", 2, "wide", "0"},
    {"@page wide:first { margin: 1pt }", "1", 7, "wide", "1pt"},
    {"@page wide:first { margin: 1pt }", "2", 8, "wide", "0"},
    {"@page :first { margin: 1pt }", "1", 7, "wide", "0"},
    {"@page :nth(2n of wide) { margin: 1pt }", "2", 7, "wide", "1pt"},
    {"@page :nth( 1 of wide ) { margin: 1pt }", "2", 7, "wide", "0"},
    {"@page :nth(2 of wide) { margin: 1pt }", "2", 2, "narrow", "0"},
    {"@page :nth(2n of wide) { margin: 1pt }", "", 2, NULL, "0"},
    {"@page :left:first { margin: 1pt }", "FL", 1, NULL, "1pt"},
    {"@page :left:first { margin: 1pt }", "F", 1, NULL, "0"},
    {"@page :left:right { margin: 1pt }", "L", 2, NULL, "0"},
    {"@page wide, :first { margin: 1pt }", "F", 1, NULL, "1pt"},
    {"@page wide, :first { margin: 1pt }", "", 2, "wide", "1pt"},
    {"@page wide, :first { margin: 1pt }", "", 2, NULL, "0"},
    {"@page :FIRST { margin: 1pt }", "F", 1, NULL, "1pt"},
    /* specificity: named, then :first :blank :nth(), then :left :right, then plain */
    {"@page :left { margin: 1pt } @page { margin: 2pt }", "L", 2, NULL, "1pt"},
    {"@page :first { margin: 1pt } @page :right { margin: 2pt }", "F", 1, NULL, "1pt"},
    {"@page :nth(1) { margin: 1pt } @page :right { margin: 2pt }", "F", 1, NULL, "1pt"},
    {"@page :blank { margin: 1pt } @page :left { margin: 2pt }", "LB", 2, NULL, "1pt"},
    {"@page wide { margin: 1pt } @page :first:right { margin: 2pt }", "F", 1, "wide", "1pt"},
    {"@page :first:right { margin: 1pt } @page :first { margin: 2pt }", "F", 1, NULL, "1pt"},
    {"@page :nth(1) { margin: 1pt } @page :first { margin: 2pt }", "F", 1, NULL, "2pt"},
    {"@page wide, :left { margin: 1pt } @page :first { margin: 2pt }", "FL", 1, "wide", "1pt"},
    {"@page wide, :left { margin: 1pt } @page :first { margin: 2pt }", "FL", 1, NULL, "2pt"},
    {"@page { margin: 1pt !important } @page :first { margin: 2pt }", "F", 1, NULL, "1pt"},
};

static PageContext context_of(const Styling *styling, const char *flags, uint32_t number,
                              const char *name)
{
    PageContext page = {.number = number};
    for (; *flags; flags++) {
        page.is_first = page.is_first || *flags == 'F';
        page.is_left = page.is_left || *flags == 'L';
        page.is_blank = page.is_blank || *flags == 'B';
        if (*flags >= '0' && *flags <= '9')
            page.group_number = (uint32_t)(*flags - '0');
    }
    page.name = name ? names_intern(styling->names, text_of(name)) : NULL;
    return page;
}

START_TEST(a_page_takes_the_rules_that_select_it)
{
    const PageRow *row = &page_rows[_i];
    Styling *styling = styling_of("p", row->sheet);
    ck_no_findings(styling->diagnostics);
    PageContext page = context_of(styling, row->flags, row->number, row->name);
    ck_style_value(styled_page(styling->tree, &page)->style, "margin-top", row->margin);
    styling_close(styling);
}
END_TEST

START_TEST(an_author_s_plain_page_beats_the_house_s_named_one)
{
    Styling *styling = styling_open("p");
    styling_add(styling, SHEET_AUTHOR, "@page { margin: 1pt }");
    styling_add(styling, SHEET_HOUSE, "@page wide:first { margin: 2pt; padding: 3pt }");
    styling_make(styling);
    PageContext page = context_of(styling, "F", 1, "wide");
    const Style *style = styled_page(styling->tree, &page)->style;
    ck_style_value(style, "margin-top", "1pt");
    ck_style_value(style, "padding-top", "3pt");
    styling_close(styling);
}
END_TEST

typedef struct SpineRow {
    const char *sheet;
    const char *left_page; /* margin-left margin-right of it */
    const char *right_page;
} SpineRow;

static const SpineRow spine_rows[] = {
    {"@page { margin-inside: 1pt; margin-outside: 2pt }", "2pt 1pt", "1pt 2pt"},
    {"@page { margin: 9pt; margin-inside: 1pt }", "9pt 1pt", "1pt 9pt"},
    {"@page { margin-inside: 1pt; margin: 9pt }", "9pt 9pt", "9pt 9pt"},
    {"@page { margin-inside: 1pt; margin-right: 9pt }", "0 9pt", "1pt 9pt"},
    {"@page { margin-inside: 1pt !important; margin: 9pt }", "9pt 1pt", "1pt 9pt"},
    {"@page { margin-inside: 1pt } @page { margin: 9pt }", "9pt 9pt", "9pt 9pt"},
    {"@page :left { margin-inside: 1pt } @page { margin: 9pt }", "9pt 1pt", "9pt 9pt"},
    {"@page wide { margin-inside: 1pt } @page { margin: 9pt }", "9pt 9pt", "9pt 9pt"},
    {"@page { --m: 3pt; margin-outside: var(--m) }", "3pt 0", "0 3pt"},
};

START_TEST(margins_count_from_the_spine)
{
    const SpineRow *row = &spine_rows[_i];
    Styling *styling = styling_of("p", row->sheet);
    ck_no_findings(styling->diagnostics);
    for (int is_left = 0; is_left < 2; is_left++) {
        PageContext page = context_of(styling, is_left ? "L" : "", 3, NULL);
        const Style *style = styled_page(styling->tree, &page)->style;
        Buffer margins = {0};
        value_print(style_value(style, PROPERTY_MARGIN_LEFT), &margins);
        buffer_byte(&margins, ' ');
        value_print(style_value(style, PROPERTY_MARGIN_RIGHT), &margins);
        ck_buffer(&margins, is_left ? row->left_page : row->right_page, row->sheet);
    }
    styling_close(styling);
}
END_TEST

START_TEST(margins_from_the_spine_belong_to_pages)
{
    Styling *styling = styling_of(
        "p#t", "p { margin-inside: 1pt; orphans: 5 } @page { @top-left { margin-outside: 2pt } }");
    ck_found(styling->diagnostics, STYLE_OF_PAGES, 2);
    ck_value(styling, "t", "orphans", "5");
    styling_close(styling);
}
END_TEST

/* --- styles -------------------------------------------------------------------------------- */

START_TEST(pages_inherit_from_the_root_and_boxes_from_the_page)
{
    Styling *styling =
        styling_of("p", "body { font-size: 10pt; color: red; margin: 9pt }"
                        "@page { size: letter; margin: 2em; font-size: 2em; color: blue;"
                        " @top-left { content: 'x'; font-size: 50%; margin-left: 1em }"
                        " @footnote { border-top: 1pt solid; padding-top: 1em } }");
    PageContext page = context_of(styling, "F", 1, NULL);
    const PageStyle *style = styled_page(styling->tree, &page);
    ck_style_value(style->style, "size", "612pt 792pt");
    ck_style_value(style->style, "font-size", "20pt");
    ck_style_value(style->style, "margin-top", "40pt");
    const Generated *box = style->boxes[MARGIN_TOP_LEFT];
    ck_style_value(box->style, "font-size", "10pt");
    ck_style_value(box->style, "margin-left", "10pt");
    ck_style_value(box->style, "margin-top", "0");
    ck_style_value(box->style, "color", "#0000ff");
    ck_style_value(style->note_area, "padding-top", "20pt");
    ck_style_value(style->note_area, "border-top-width", "1pt");
    styling_close(styling);
}
END_TEST

START_TEST(a_page_without_rules_is_a4_without_margins)
{
    Styling *styling = styling_of("p", "");
    PageContext page = context_of(styling, "", 1, NULL);
    const PageStyle *style = styled_page(styling->tree, &page);
    ck_style_value(style->style, "size", "595.2756pt 841.8898pt");
    ck_assert_ptr_nonnull(style->note_area);
    for (int box = 0; box < MARGIN_BOX_COUNT; box++)
        ck_assert_ptr_null(style->boxes[box]);
    styling_close(styling);
}
END_TEST

START_TEST(the_base_sheet_gives_pages_margins_and_a_rule_above_notes)
{
    Styling *styling = styling_open("p");
    styling_add_base(styling);
    styling_add(styling, SHEET_AUTHOR,
                "@page { @top-center { content: 'x' } @bottom-right { content: 'y' } }");
    styling_make(styling);
    PageContext page = context_of(styling, "", 3, NULL);
    const PageStyle *style = styled_page(styling->tree, &page);
    ck_style_value(style->style, "margin-left", "70.8661pt");
    ck_style_value(style->note_area, "border-top-style", "solid");
    ck_style_value(style->boxes[MARGIN_TOP_CENTER]->style, "text-align", "center");
    ck_style_value(style->boxes[MARGIN_BOTTOM_RIGHT]->style, "text-align", "right");
    ck_style_value(style->boxes[MARGIN_BOTTOM_RIGHT]->style, "vertical-align", "middle");
    ck_assert_ptr_null(style->boxes[MARGIN_TOP_LEFT]);
    styling_close(styling);
}
END_TEST

START_TEST(equal_contexts_give_the_same_object)
{
    Styling *styling = styling_of("p", "@page :left { margin: 1pt } @page :nth(4) { margin: 2pt }");
    PageContext pages[5];
    const PageStyle *styles[5];
    for (uint32_t i = 0; i < 5; i++) {
        pages[i] = context_of(styling, i % 2 ? "" : "L", i + 2, NULL);
        styles[i] = styled_page(styling->tree, &pages[i]);
    }
    ck_assert_ptr_eq(styles[0], styles[4]);
    ck_assert_ptr_eq(styles[1], styles[3]);
    ck_assert_ptr_ne(styles[0], styles[1]);
    ck_assert_ptr_ne(styles[0], styles[2]);
    ck_assert_ptr_eq(styled_page(styling->tree, &pages[2]), styles[2]);
    ck_assert_uint_lt(styles[2]->style->number, styling->tree->style_count);
    styling_close(styling);
}
END_TEST

/* --- margin boxes -------------------------------------------------------------------------- */

START_TEST(a_margin_box_is_there_if_it_has_content)
{
    static const struct {
        const char *sheet;
        const char *generated; /* of the top right box of a first page on the right */
    } rows[] = {
        {"@page { @top-right { color: red } }", "none"},
        {"@page { @top-right { content: normal } }", "none"},
        {"@page { @top-right { content: none } }", "none"},
        {"@page { @top-right { content: '' } }", ""},
        {"@page { @top-right { content: 'x'; display: none } }", "none"},
        {"@page { @TOP-RIGHT { content: 'x' } }", "\"x\""},
        {"@page { @top-right { content: 'x' } @top-right { color: red } }", "\"x\""},
        {"@page { @top-right { content: 'x' } } @page :first { @top-right { content: none } }",
         "none"},
        {"@page { @top-right { content: 'x' } } @page :left { @top-right { content: none } }",
         "\"x\""},
        {"@page :first { @top-right { content: 'y' } } @page { @top-right { content: 'x' } }",
         "\"y\""},
        {"@page { @top-right { content: 'x' } } @page :first { @top-right { color: red } }",
         "\"x\""},
        {"@page { @top-right { content: counter(page) '/' counter(pages) } }",
         "page(decimal) \"/\" pages(decimal)"},
        {"@page { @top-right { content: counter(page, upper-roman) } }", "page(upper-roman)"},
        {"@page { @top-right { content: string(symbol) ' ' string(title, start) } }",
         "string(symbol first) \" \" string(title start)"},
        {"@page { @top-right { content: attr(id) counter(other) 'x' } }",
         "counter(other decimal) \"x\""},
        {"@page { @top-right { content: element(head, last) } }", "element(head last)"},
        {"@page { @top-right { content: open-quote 'x' close-quote } }", "\"“x”\""},
        {":root { --t: 'v' } @page { @top-right { content: var(--t) } }", "\"v\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_of("p", rows[i].sheet);
        PageContext page = context_of(styling, "F", 1, NULL);
        ck_generated(styled_page(styling->tree, &page)->boxes[MARGIN_TOP_RIGHT], rows[i].generated);
        styling_close(styling);
    }
}
END_TEST

START_TEST(every_margin_box_has_its_name)
{
    Buffer sheet = {0};
    buffer_string(&sheet, "@page { ");
    for (MarginBoxId box = 0; box < MARGIN_BOX_COUNT; box++)
        buffer_format(&sheet, "@%s { content: '%s' } ", margin_box_name(box), margin_box_name(box));
    buffer_string(&sheet, "}");
    buffer_byte(&sheet, '\0');
    Styling *styling = styling_of("p", sheet.at);
    ck_no_findings(styling->diagnostics);
    PageContext page = context_of(styling, "", 1, NULL);
    const PageStyle *style = styled_page(styling->tree, &page);
    for (MarginBoxId box = 0; box < MARGIN_BOX_COUNT; box++)
        ck_text(style->boxes[box]->content[0].text, margin_box_name(box));
    buffer_free(&sheet);
    styling_close(styling);
}
END_TEST

Suite *page_cascade_suite(void);
Suite *page_cascade_suite(void)
{
    Suite *suite = suite_create("page_cascade");
    TCase *cases = tcase_create("page_cascade");
    tcase_add_loop_test(cases, a_page_takes_the_rules_that_select_it, 0,
                        (int)(sizeof page_rows / sizeof *page_rows));
    tcase_add_loop_test(cases, margins_count_from_the_spine, 0,
                        (int)(sizeof spine_rows / sizeof *spine_rows));
    tcase_add_test(cases, margins_from_the_spine_belong_to_pages);
    tcase_add_test(cases, an_author_s_plain_page_beats_the_house_s_named_one);
    tcase_add_test(cases, pages_inherit_from_the_root_and_boxes_from_the_page);
    tcase_add_test(cases, a_page_without_rules_is_a4_without_margins);
    tcase_add_test(cases, the_base_sheet_gives_pages_margins_and_a_rule_above_notes);
    tcase_add_test(cases, equal_contexts_give_the_same_object);
    tcase_add_test(cases, a_margin_box_is_there_if_it_has_content);
    tcase_add_test(cases, every_margin_box_has_its_name);
    suite_add_tcase(suite, cases);
    return suite;
}
