#include "styles/explain.h"

#include "tests/styles/styling.h"

typedef struct ExplainRow {
    const char *selector;
    const char *told;
} ExplainRow;

/* Of one sheet at the house's place and one of an author. */
#define HOUSE                                                                                      \
    "p { margin: 1pt; orphans: 3 }\n.x { orphans: 4 !important; widows: 5 }\np::before { color: "  \
    "red }"
#define AUTHOR "p.x, em { orphans: 6;\n  margin-top: 2pt; --y: 1 }"

static const ExplainRow explain_rows[] = {
    {"p.x", "p.x \n"
            "  test:1:1 house (0,0,1) p\n    + margin: 1pt\n    - orphans: 3\n"
            "  test:2:1 house (0,1,0) .x\n    + orphans: 4 !important\n    + widows: 5\n"
            "  test:1:1 author (0,1,1) p.x\n    - orphans: 6\n    + margin-top: 2pt\n"
            "    + --y: 1\n"},
    {"p:not(.x)", "p#a  and 1 more\n"
                  "  test:1:1 house (0,0,1) p\n    + margin: 1pt\n    + orphans: 3\n"},
    {"em", "em \n"
           "  test:1:6 author (0,0,1) em\n    + orphans: 6\n    + margin-top: 2pt\n    + --y: 1\n"},
    {"#a::before", "p#a::before \n  test:3:1 house (0,0,2) p::before\n    + color: red\n"},
    {"h1", "no element matches\n"},
    {"body", "body \n  no rule applies\n"},
    {"h1, body", "no element matches\nbody \n  no rule applies\n"},
};

static Styling *styled(void)
{
    Styling *styling = styling_open("p#a p p.x(em)");
    styling_add(styling, SHEET_HOUSE, HOUSE);
    styling_add(styling, SHEET_AUTHOR, AUTHOR);
    styling_make(styling);
    return styling;
}

START_TEST(rules_are_told_in_the_order_of_the_cascade_with_what_wins)
{
    const ExplainRow *row = &explain_rows[_i];
    Styling *styling = styled();
    Buffer out = {0};
    Status status =
        styled_explain(styling->tree, text_of(row->selector), styling->diagnostics, &out);
    ck_assert_int_eq(status, STATUS_OK);
    ck_buffer(&out, row->told, row->selector);
    ck_no_findings(styling->diagnostics);
    styling_close(styling);
}
END_TEST

START_TEST(what_is_no_selector_is_an_error_of_use)
{
    Styling *styling = styled();
    Buffer out = {0};
    Status status = styled_explain(styling->tree, text_of("p >"), styling->diagnostics, &out);
    ck_assert_int_eq(status, STATUS_USAGE);
    ck_found(styling->diagnostics, USE_NO_SELECTOR, 1);
    buffer_free(&out);
    styling_close(styling);
}
END_TEST

Suite *explain_suite(void);
Suite *explain_suite(void)
{
    Suite *suite = suite_create("explain");
    TCase *cases = tcase_create("explain");
    tcase_add_loop_test(cases, rules_are_told_in_the_order_of_the_cascade_with_what_wins, 0,
                        (int)(sizeof explain_rows / sizeof *explain_rows));
    tcase_add_test(cases, what_is_no_selector_is_an_error_of_use);
    suite_add_tcase(suite, cases);
    return suite;
}
