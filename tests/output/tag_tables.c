#include "output/tag_tables.h"

#include "tests/output/builder.h"
#include "tests/support/support.h"

/* Structures are told as words: an element, its kids in parentheses; text is content of its own. */

static Judge judge;
static Builder builder;

static void open_builder(void)
{
    judge = judge_open();
    builder = builder_open(judge.arena);
    builder_page(&builder);
}

static void close_builder(void)
{
    builder_close(&builder);
    judge_close(&judge);
}

static const struct {
    const char *name;
    StructureRole role;
} names[] = {{"table", ROLE_TABLE},     {"head", ROLE_TABLE_HEAD}, {"body", ROLE_TABLE_BODY},
             {"foot", ROLE_TABLE_FOOT}, {"row", ROLE_ROW},         {"th", ROLE_HEADER_CELL},
             {"td", ROLE_CELL},         {"caption", ROLE_CAPTION}, {"p", ROLE_PARAGRAPH}};

static StructureRole role_of(Text name)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_equal(name, text_of(names[i].name)))
            return names[i].role;
    ck_abort_msg("no element is called “%.*s”", (int)name.bytes, name.at);
}

/* Builds what is told: "row(td td*2 td.)"; * gives the columns, and a full stop says that words are drawn. */
static void build(const char *told)
{
    uint32_t parents[16] = {0};
    uint32_t last = 0;
    int depth = 0;
    for (const char *at = told; *at;) {
        size_t bytes = 0;
        while (at[bytes] >= 'a' && at[bytes] <= 'z')
            bytes++;
        if (bytes)
            last = builder_element(&builder, role_of((Text){at, bytes}), parents[depth]);
        else if (*at == '(')
            parents[++depth] = last;
        else if (*at == ')')
            depth--;
        else if (*at == '.')
            builder_text(&builder, last, 72, 100, "x");
        else if (*at == '*')
            builder.structure[last].columns = (uint16_t)(*++at - '0');
        at += bytes ? bytes : 1;
    }
}

/* What is written of a structure in which all cells but empty ones have words, on one line. */
static void ck_written(const char *told, const char *expected)
{
    open_builder();
    build(told);
    builder_print(&builder, &judge);
    ck_assert_str_eq(judge_run(&judge,
                               "pdfinfo -struct t.pdf | grep -v /Scope | "
                               "sed 's/:$//; s/ (block)//; s/^  //' | tr '\\n' ';' | tr ' ' '-'"),
                     expected);
    close_builder();
}

START_TEST(a_whole_table_is_as_it_was)
{
    ck_written("table(caption. head(row(th. th.)) body(row(td. td.)) foot(row(td. td.)))",
               "Document;Table;--Caption;--THead;----TR;------TH;------TH;--TBody;----TR;------TD;"
               "------TD;--TFoot;----TR;------TD;------TD;");
}
END_TEST

START_TEST(a_head_without_a_body_is_passed_over)
{
    ck_written("table(head(row(th. th.)))", "Document;Table;--TR;----TH;----TH;");
    ck_written("table(head(row(th.)) row(td.))", "Document;Table;--TR;----TH;--TR;----TD;");
    ck_written("table(head(row(th.)) head(row(th.)) body(row(td.)))",
               "Document;Table;--TR;----TH;--TR;----TH;--TR;----TD;");
}
END_TEST

START_TEST(short_rows_get_empty_cells)
{
    ck_written("table(row(td. td. td.) row(td.) row(td*2. td.))",
               "Document;Table;--TR;----TD;----TD;----TD;--TR;----TD;----TD;----TD;--TR;----TD;"
               "-------/ColSpan-2;----TD;");
}
END_TEST

START_TEST(what_stands_where_no_table_is_is_a_division)
{
    ck_written("td. row(td.) body(row(td.))", "Document;Div;Div;--Div;Div;--Div;----Div;");
}
END_TEST

START_TEST(a_table_that_holds_something_else_is_none)
{
    ck_written("table(p. row(td.))", "Document;Div;--P;--Div;----Div;");
    ck_written("table(td.)", "Document;Div;--Div;");
    ck_written("table. ", "Document;Div;");
    ck_written("table(row(p.))", "Document;Div;--Div;----P;");
    ck_written("table(p row(td.))", "Document;Table;--TR;----TD;"); /* nothing is in it */
}
END_TEST

START_TEST(tables_in_cells_are_tables_of_their_own)
{
    ck_written(
        "table(row(td(table(row(td. td.) row(td.)))) row(td.))",
        "Document;Table;--TR;----TD;------Table;--------TR;----------TD;----------TD;--------TR;"
        "----------TD;----------TD;--TR;----TD;");
    ck_written("table(row(td(table(p.))))", "Document;Table;--TR;----TD;------Div;--------P;");
}
END_TEST

Suite *tag_tables_suite(void);
Suite *tag_tables_suite(void)
{
    Suite *suite = suite_create("tag_tables");
    TCase *tests = tcase_create("tag_tables");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, a_whole_table_is_as_it_was);
    tcase_add_test(tests, a_head_without_a_body_is_passed_over);
    tcase_add_test(tests, short_rows_get_empty_cells);
    tcase_add_test(tests, what_stands_where_no_table_is_is_a_division);
    tcase_add_test(tests, a_table_that_holds_something_else_is_none);
    tcase_add_test(tests, tables_in_cells_are_tables_of_their_own);
    suite_add_tcase(suite, tests);
    return suite;
}
