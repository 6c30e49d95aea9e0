#include "output/tag_attributes.h"

#include "tests/output/builder.h"
#include "tests/support/support.h"

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

static uint32_t element(StructureRole role, uint32_t parent)
{
    return builder_element(&builder, role, parent);
}

static StructureElement *cell(StructureRole role, uint32_t row, double y, const char *words)
{
    uint32_t number = element(role, row);
    if (words)
        builder_text(&builder, number, 72, y, words);
    return &builder.structure[number];
}

/* The elements with attributes, in the order in which they are read. */
static const char *attributes(void)
{
    builder_print(&builder, &judge);
    return judge_run(&judge, "pdfinfo -struct t.pdf | sed 's/ *$//'");
}

START_TEST(header_cells_head_their_row_or_column)
{
    open_builder();
    uint32_t table = element(ROLE_TABLE, 0);
    uint32_t head = element(ROLE_ROW, table);
    cell(ROLE_HEADER_CELL, head, 100, "Year");
    cell(ROLE_HEADER_CELL, head, 100, "Votes");
    uint32_t row = element(ROLE_ROW, table);
    cell(ROLE_HEADER_CELL, row, 120, "2007");
    cell(ROLE_CELL, row, 120, "184");
    ck_assert_str_eq(attributes(), "Document\n"
                                   "  Table (block)\n"
                                   "    TR\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "      TH:\n"
                                   "         /Scope /Column\n"
                                   "    TR\n"
                                   "      TH:\n"
                                   "         /Scope /Row\n"
                                   "      TD\n");
    close_builder();
}
END_TEST

START_TEST(cells_of_many_rows_and_columns_say_so)
{
    open_builder();
    uint32_t table = element(ROLE_TABLE, 0);
    uint32_t head = element(ROLE_ROW, element(ROLE_TABLE_HEAD, table));
    cell(ROLE_CELL, head, 100, NULL)->rows = 2; /* a corner without words */
    cell(ROLE_HEADER_CELL, head, 100, "Votes")->columns = 2;
    uint32_t second = element(ROLE_ROW, builder.structure[head].parent);
    cell(ROLE_HEADER_CELL, second, 110, "Yes");
    cell(ROLE_HEADER_CELL, second, 110, "No");
    uint32_t body = element(ROLE_TABLE_BODY, table);
    uint32_t row = element(ROLE_ROW, body);
    cell(ROLE_HEADER_CELL, row, 120, "2007")->scope = SCOPE_BOTH;
    cell(ROLE_CELL, row, 120, "184")->rows = 1;
    cell(ROLE_CELL, row, 120, "0");
    ck_assert_str_eq(attributes(), "Document\n"
                                   "  Table (block)\n"
                                   "    THead\n"
                                   "      TR\n"
                                   "        TD:\n"
                                   "           /RowSpan 2\n"
                                   "        TH:\n"
                                   "           /ColSpan 2\n"
                                   "           /Scope /Column\n"
                                   "      TR\n"
                                   "        TH:\n"
                                   "           /Scope /Column\n"
                                   "        TH:\n"
                                   "           /Scope /Column\n"
                                   "    TBody\n"
                                   "      TR\n"
                                   "        TH:\n"
                                   "           /Scope /Both\n"
                                   "        TD\n"
                                   "        TD\n");
    close_builder();
}
END_TEST

Suite *tag_attributes_suite(void);
Suite *tag_attributes_suite(void)
{
    Suite *suite = suite_create("tag_attributes");
    TCase *tests = tcase_create("tag_attributes");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, header_cells_head_their_row_or_column);
    tcase_add_test(tests, cells_of_many_rows_and_columns_say_so);
    suite_add_tcase(suite, tests);
    return suite;
}
