#include "styles/stylesheet.h"

#include "styles/embedded.h"
#include "tests/styles/styling.h"

/* --- recovery ------------------------------------------------------------------------------ */

/* A sheet over <div><p id=t></div>, with what p's orphans come to (2 where no declaration got
 * through) and the first finding. */
typedef struct SheetRow {
    const char *sheet;
    const char *orphans;
    int kind; /* a DiagnosticKind; NOTHING_FOUND */
} SheetRow;

enum {
    NOTHING_FOUND = -1
};

static const SheetRow sheet_rows[] = {
    {"", "2", NOTHING_FOUND},
    {"p{orphans:5}", "5", NOTHING_FOUND},
    {"p { orphans : 5 ; }", "5", NOTHING_FOUND},
    {"p { ; ;; orphans: 5 ;;; }", "5", NOTHING_FOUND},
    {"p { /* a */ orphans /* b */ : /* c */ 5 /* d */ }", "5", NOTHING_FOUND},
    {"/**/ p /**/ { orphans: 5 }", "5", NOTHING_FOUND},
    {"<!-- p { orphans: 5 } -->", "5", NOTHING_FOUND},
    {"\xEF\xBB\xBFp { orphans: 5 }", "5", NOTHING_FOUND},
    {"@charset \"utf-8\"; p { orphans: 5 }", "5", NOTHING_FOUND},
    {"P { ORPHANS: 5 }", "5", NOTHING_FOUND},
    {"p { orphans: 5 !important; orphans: 6 }", "5", NOTHING_FOUND},
    {"p { orphans: 5 ! IMPORTANT; orphans: 6 }", "5", NOTHING_FOUND},
    {"p { orphans: 5 !/**/important; orphans: 6 }", "5", NOTHING_FOUND},
    {"p { orphans: 5!important; orphans: 6 }", "5", NOTHING_FOUND},
    {"p {}", "2", NOTHING_FOUND},
    {"h1, p, em { orphans: 5 }", "5", NOTHING_FOUND},
    {"p { orphans: 4 } p { orphans: 5 }", "5", NOTHING_FOUND},
    /* bad declarations: up to the next semicolon */
    {"p { orphans 6; orphans: 5 }", "5", STYLE_BAD_DECLARATION},
    {"p { : 6; orphans: 5 }", "5", STYLE_BAD_DECLARATION},
    {"p { 12: 6; orphans: 5 }", "5", STYLE_BAD_DECLARATION},
    {"p { *orphans: 6; orphans: 5 }", "5", STYLE_BAD_DECLARATION},
    {"p { orphans: 6x; orphans: 5 }", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; orphans: }", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; orphans: 6 7 }", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; orphans: 6 !urgent }", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; orphans: !important }", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; orphans: 6 important }", "5", STYLE_BAD_VALUE},
    {"p { widow: (;orphans:6;); orphans: 5 }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { widow: {;orphans:6;}; orphans: 5 }", "5", STYLE_UNSUPPORTED_SELECTOR},
    {"p { widow: [;orphans:6;]; orphans: 5 }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { widow: f(;orphans:6;); orphans: 5 }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { widow: ';orphans:6;'; orphans: 5 }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { orphans: 5; widow: ) }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { widow: ); orphans: 5 }", "5", STYLE_UNKNOWN_PROPERTY},
    {"p { content: 'a\n; orphans: 5 }", "5", STYLE_UNCLOSED},
    {"p { em { orphans: 6 } orphans: 5 }", "5", STYLE_UNSUPPORTED_SELECTOR},
    {"p { & em { orphans: 6 } orphans: 5 }", "5", STYLE_UNSUPPORTED_SELECTOR},
    {"p { @media print { orphans: 6 } orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    {"p { @x; orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    {"p { @x y { z } orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    /* bad rules: over their block */
    {"p! { orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"p, ! { orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"p { orphans: 5 } p, :nope { orphans: 6 }", "5", STYLE_UNKNOWN_SELECTOR},
    {"! { a { b } c ( } ) d } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"{ orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"p; em { orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"} p { orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {") p { orphans: 6 } p { orphans: 5 }", "5", STYLE_BAD_SELECTOR},
    {"p { orphans: 5 } p", "5", STYLE_RULE_WITHOUT_BLOCK},
    {"p { orphans: 5 } p [", "5", STYLE_RULE_WITHOUT_BLOCK},
    /* at-rules */
    {"@nonsense; p { orphans: 5 }", "5", STYLE_UNKNOWN_AT_RULE},
    {"@nonsense { p { orphans: 6 } } p { orphans: 5 }", "5", STYLE_UNKNOWN_AT_RULE},
    {"@nonsense p { orphans: 6 } p { orphans: 5 }", "5", STYLE_UNKNOWN_AT_RULE},
    {"@nonsense (;{}) x; p { orphans: 5 }", "5", STYLE_UNKNOWN_AT_RULE},
    {"@import 'nowhere.css'; p { orphans: 5 }", "5", STYLE_IMPORT_MISSING},
    {"@import url(x.css) screen; p { orphans: 5 }", "5", NOTHING_FOUND},
    {"@import x.css; p { orphans: 5 }", "5", STYLE_BAD_IMPORT},
    {"@import 'x.css' { p { orphans: 6 } } p { orphans: 5 }", "5", STYLE_BAD_IMPORT},
    {"@import 'x.css' layer(a); p { orphans: 5 }", "5", STYLE_BAD_IMPORT},
    {"p { orphans: 5 } @import 'x.css';", "5", STYLE_IMPORT_TOO_LATE},
    {"@media print { @import 'x.css'; } p { orphans: 5 }", "5", STYLE_IMPORT_TOO_LATE},
    {"@font-face { font-family: x } p { orphans: 5 }", "5", STYLE_FONT_FACE_INCOMPLETE},
    {"@counter-style x { system: cyclic } p { orphans: 5 }", "5", STYLE_BAD_COUNTER_STYLE},
    {"@supports (x: y) { p { orphans: 6 } } p { orphans: 5 }", "5", NOTHING_FOUND},
    {"@supports x: y { p { orphans: 6 } } p { orphans: 5 }", "5", STYLE_BAD_SUPPORTS},
    {"@namespace x 'y'; p { orphans: 5 }", "5", STYLE_UNSUPPORTED_AT_RULE},
    {"@top-left { content: 'x' } p { orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    {"@footnote { margin: 0 } p { orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    {"@media; p { orphans: 5 }", "5", STYLE_RULE_WITHOUT_BLOCK},
    {"@page; p { orphans: 5 }", "5", STYLE_RULE_WITHOUT_BLOCK},
    {"@page { margin: 0 } p { orphans: 5 }", "5", NOTHING_FOUND},
    {"@page { @top-lefty { content: 'x' } margin: 0 } p { orphans: 5 }", "5",
     STYLE_UNKNOWN_AT_RULE},
    {"@page { @top-left; margin: 0 } p { orphans: 5 }", "5", STYLE_RULE_WITHOUT_BLOCK},
    {"@page { @top-left { @x { y } } } p { orphans: 5 }", "5", STYLE_MISPLACED_AT_RULE},
    {"@page :frist { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page a b { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page a :first { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page : first { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page auto { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page :nth(x) { margin: 0 } p { orphans: 5 }", "5", STYLE_BAD_PAGE_SELECTOR},
    {"@page a, { margin: 0 } p { orphans: 5 }", "5", NOTHING_FOUND},
    /* media */
    {"@media print { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media all { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media PRINT { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media only print { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media screen { p { orphans: 6 } } p { orphans: 5 }", "5", NOTHING_FOUND},
    {"p { orphans: 5 } @media screen { p { orphans: 6 } }", "5", NOTHING_FOUND},
    {"@media screen, print { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"@media not screen { p { orphans: 5 } }", "5", NOTHING_FOUND},
    {"p { orphans: 5 } @media not print { p { orphans: 6 } }", "5", NOTHING_FOUND},
    {"@media print { @media all { p { orphans: 5 } } }", "5", NOTHING_FOUND},
    {"p { orphans: 5 } @media print and (color) { p { orphans: 6 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"p { orphans: 5 } @media (min-width: 5cm) { p { orphans: 6 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"@media print, { p { orphans: 5 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"@media , print { p { orphans: 5 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"@media (color), print { p { orphans: 5 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"p { orphans: 5 } @media not { p { orphans: 6 } }", "5", STYLE_BAD_MEDIA_QUERY},
    {"@media print { p! { orphans: 6 } p { orphans: 5 } }", "5", STYLE_BAD_SELECTOR},
    {"@media print { p { orphans: 5 } h1 } p { widows: 3 }", "5", STYLE_RULE_WITHOUT_BLOCK},
    {"@media print { <!-- } p { orphans: 5 }", "5", STYLE_RULE_WITHOUT_BLOCK},
    /* the end of the sheet closes everything */
    {"p { orphans: 5", "5", STYLE_UNCLOSED},
    {"@media print { p { orphans: 5", "5", STYLE_UNCLOSED},
    {"@media print { p { orphans: 5 }", "5", STYLE_UNCLOSED},
    {"p { orphans: 5; content: 'x", "5", STYLE_UNCLOSED},
    {"p { orphans: 5; content: counter(x", "5", STYLE_UNCLOSED},
    {"p { orphans: 5 /* x", "5", STYLE_UNCLOSED},
    {"p { orphans: calc(5", "5", STYLE_UNCLOSED},
    {"p { orphans: 5; border: rgb( 1pt solid", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5; content: 'a' counter(", "5", STYLE_BAD_VALUE},
    {"p { orphans: 5 } /* x", "5", STYLE_UNCLOSED},
    {"@x {", "2", STYLE_UNKNOWN_AT_RULE},
    {"@page { @top-left { content: 'x'", "2", STYLE_UNCLOSED},
};

START_TEST(a_sheet_recovers_as_css_syntax_says)
{
    const SheetRow *row = &sheet_rows[_i];
    Styling *styling = styling_of("div(p#t)", row->sheet);
    ck_value(styling, "t", "orphans", row->orphans);
    if (row->kind == NOTHING_FOUND)
        ck_no_findings(styling->diagnostics);
    else
        ck_assert_msg(styling->diagnostics->seen[row->kind] > 0, "%s is not told for %s",
                      diagnostic_row((DiagnosticKind)row->kind)->id, row->sheet);
    styling_close(styling);
}
END_TEST

/* --- places -------------------------------------------------------------------------------- */

START_TEST(findings_tell_file_line_and_column_of_the_token)
{
    static const struct {
        const char *sheet;
        const char *printed;
    } rows[] = {
        {"p {\n  color: rde;\n}",
         "test:2:10: warning: “rde” cannot stand here in a value of color (a colour); the "
         "declaration is left out [STYLE002]\n"},
        {"\n\n  article { }",
         "test:3:3: warning: documents have no element “article”; the selector matches nothing "
         "[STYLE011]\n"},
        {"p { é: 1; colr: red }",
         "test:1:5: warning: there is no property “é”; the declaration is left out [STYLE001]\n"
         "test:1:11: warning: there is no property “colr” (did you mean “color”?); the declaration "
         "is left out [STYLE001]\n"},
        {"p { quotes: match-parent }",
         "test:1:13: warning: “match-parent” is not supported yet in a value of quotes (pairs of "
         "strings, auto, none); the declaration is left out [STYLE003]\n"},
        {"@imprt 'x';", "test:1:1: warning: there is no rule “@imprt” (did you mean “import”?); it "
                        "is left out [STYLE005]\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Styling *styling = styling_of("p", rows[i].sheet);
        Buffer out = {0};
        diagnostics_print(styling->diagnostics, SEVERITY_NOTE, &out);
        ck_buffer(&out, rows[i].printed, rows[i].sheet);
        styling_close(styling);
    }
}
END_TEST

/* --- the sheets of the program ------------------------------------------------------------- */

START_TEST(the_base_sheet_is_understood_to_the_last_declaration)
{
    Styling *styling = styling_open("p");
    styling_add_base(styling);
    styling_make(styling);
    ck_no_findings(styling->diagnostics);
    styling_close(styling);
}
END_TEST

START_TEST(embedded_files_are_found_by_their_names)
{
    const EmbeddedFile *file = embedded_find(text_of("base.css"));
    ck_assert_ptr_nonnull(file);
    ck_assert(text_starts(file->bytes, "/* base: "));
    ck_assert(file->bytes.at[file->bytes.bytes - 1] == '\n');
    ck_assert_ptr_null(embedded_find(text_of("base")));
    ck_assert_ptr_null(embedded_find(text_of("")));
}
END_TEST

Suite *stylesheet_suite(void);
Suite *stylesheet_suite(void)
{
    Suite *suite = suite_create("stylesheet");
    TCase *cases = tcase_create("stylesheet");
    tcase_add_loop_test(cases, a_sheet_recovers_as_css_syntax_says, 0,
                        (int)(sizeof sheet_rows / sizeof *sheet_rows));
    tcase_add_test(cases, findings_tell_file_line_and_column_of_the_token);
    tcase_add_test(cases, the_base_sheet_is_understood_to_the_last_declaration);
    tcase_add_test(cases, embedded_files_are_found_by_their_names);
    suite_add_tcase(suite, cases);
    return suite;
}
