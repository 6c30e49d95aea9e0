#include "output/check_structure_parts.h"

/* A table as a grid: how far down each column is taken by cells of rows above. */
enum {
    MOST_COLUMNS = 1000
};

typedef struct Grid {
    Check *check;
    const Element *table;
    uint32_t taken[MOST_COLUMNS]; /* rows below this one that a cell still covers */
    uint32_t columns;             /* of the first row */
    uint32_t rows;
    bool is_irregular;
    bool has_headers; /* some cell names its headers */
    bool has_loose;   /* some header cell has no scope */
} Grid;

static uint32_t span_of(Grid *grid, const Element *cell, const char *name)
{
    const PdfValue *span = structure_attribute(grid->check, cell->dict, "Table", name);
    if (!pdf_is_number(span) || span->number < 1)
        return 1;
    return span->number < MOST_COLUMNS ? (uint32_t)span->number : MOST_COLUMNS;
}

static void note_header(Grid *grid, const Element *cell)
{
    const PdfValue *scope = structure_attribute(grid->check, cell->dict, "Table", "Scope");
    const PdfValue *headers = structure_attribute(grid->check, cell->dict, "Table", "Headers");
    bool has_scope =
        pdf_is_name(scope, "Row") || pdf_is_name(scope, "Column") || pdf_is_name(scope, "Both");
    if (cell->role == ROLE_TH && !has_scope)
        grid->has_loose = true;
    if (headers->type == PDF_ARRAY && headers->count > 0)
        grid->has_headers = true;
}

/* Puts a cell at the first free column from *column on. */
static void take_cell(Grid *grid, const Element *cell, uint32_t *column)
{
    uint32_t width = span_of(grid, cell, "ColSpan");
    uint32_t height = span_of(grid, cell, "RowSpan");
    note_header(grid, cell);
    while (*column < MOST_COLUMNS && grid->taken[*column] > 0)
        ++*column;
    for (uint32_t i = 0; i < width && *column < MOST_COLUMNS; i++, ++*column) {
        grid->is_irregular |= grid->taken[*column] > 0;
        grid->taken[*column] = height;
    }
}

static void take_row(Grid *grid, const Element *row)
{
    const Structure *structure = grid->check->structure;
    uint32_t column = 0;
    for (uint32_t kid = row->first; kid; kid = structure->elements[kid].next) {
        const Element *cell = &structure->elements[kid];
        if (cell->role == ROLE_TH || cell->role == ROLE_TD)
            take_cell(grid, cell, &column);
    }
    uint32_t columns = 0;
    for (uint32_t i = 0; i < MOST_COLUMNS; i++)
        if (grid->taken[i] > 0) {
            columns++;
            grid->taken[i]--;
        }
    if (grid->rows++ == 0)
        grid->columns = columns;
    grid->is_irregular |= columns != grid->columns;
}

/* Cells do not reach from one group of rows into the next. */
static void end_group(Grid *grid)
{
    for (uint32_t i = 0; i < MOST_COLUMNS; i++) {
        grid->is_irregular |= grid->taken[i] > 0;
        grid->taken[i] = 0;
    }
}

static void take_group(Grid *grid, const Element *group)
{
    const Structure *structure = grid->check->structure;
    for (uint32_t kid = group->first; kid; kid = structure->elements[kid].next)
        if (structure->elements[kid].role == ROLE_TR)
            take_row(grid, &structure->elements[kid]);
    end_group(grid);
}

void structure_check_table(Check *check, const Element *table)
{
    const Structure *structure = check->structure;
    Grid grid = {.check = check, .table = table};
    for (uint32_t kid = table->first; kid; kid = structure->elements[kid].next) {
        const Element *element = &structure->elements[kid];
        if (element->role == ROLE_TR)
            take_row(&grid, element);
        else if (element->role == ROLE_THEAD || element->role == ROLE_TBODY ||
                 element->role == ROLE_TFOOT)
            take_group(&grid, element);
    }
    end_group(&grid);
    if (grid.is_irregular)
        check_fail(check, CHECK_TABLE_IRREGULAR, table->dict, "%u rows", (unsigned)grid.rows);
    if (grid.has_loose && !grid.has_headers)
        check_fail_plain(check, CHECK_TABLE_SCOPE, table->dict);
}
