/* The widths of columns (CSS Tables 3, section 4): what their cells ask for, and what they get.
 *
 * A column has a narrowest and a widest width, of its cells; cells over several columns raise them as
 * far as they are not wide enough together. Between the two the width of the table is shared by four
 * guesses, each at least as wide as the one before:
 *
 *     1. each column is as narrow as it may be
 *     2. columns of given percentage have that
 *     3. columns of given length have that
 *     4. each column is as wide as its content
 *
 * Each column gets its part of the way between the two guesses that the table's width lies between; if
 * the table is wider than all of them, columns grow. Widths are whole numbers that add up: what is
 * shared is shared by running sums. */
#include "layout/table.h"

#include <stdlib.h>

enum {
    HUNDRED_PERCENT = LENGTH_POINT
};

/* ---- what is asked for ---- */

static void raise(Length *length, Length least)
{
    if (*length < least)
        *length = least;
}

/* Of a cell's or a column's width property. */
static void note_given_width(TableColumn *column, const Style *style)
{
    const Value *width = style_value(style, PROPERTY_WIDTH);
    if (width->kind != VALUE_LENGTH)
        return;
    if (width->percent > column->percent)
        column->percent = width->percent < HUNDRED_PERCENT ? width->percent : HUNDRED_PERCENT;
    column->is_fixed = column->is_fixed || width->percent == 0;
}

static void measure_column_element(const Table *table, TableColumn *column)
{
    if (!column->style)
        return;
    note_given_width(column, column->style);
    Length least = style_length(column->style, PROPERTY_MIN_WIDTH, 0, 0);
    Length given = column->is_fixed ? style_length(column->style, PROPERTY_WIDTH, 0, 0) : 0;
    raise(&column->narrowest, table->is_fixed ? given : least);
    raise(&column->widest, given > least ? given : least);
}

/* A cell of the first row where only given widths count. */
static void measure_given(TableCell *cell)
{
    Length extra = box_extra_width(&cell->edges);
    Length given = box_size(cell->style, PROPERTY_WIDTH, 0, extra, 0);
    bool is_given = style_value(cell->style, PROPERTY_WIDTH)->percent == 0 && given > 0;
    cell->narrowest = is_given ? length_add(given, extra) : 0;
    cell->widest = cell->narrowest;
}

/* A cell that takes one column. */
static void measure_column_cell(TableColumn *column, const TableCell *cell)
{
    raise(&column->narrowest, cell->narrowest);
    raise(&column->widest, cell->widest);
    note_given_width(column, cell->style);
    raise(&column->decimal.before, cell->decimal.before);
    raise(&column->decimal.after, cell->decimal.after);
    if (cell->is_decimal)
        raise(&column->widest, length_add(length_add(column->decimal.before, column->decimal.after),
                                          box_extra_width(&cell->edges)));
}

/* ---- cells over several columns ---- */

static Length spacing_inside(const Table *table, uint32_t columns)
{
    return columns ? length_clip((int64_t)table->spacing * (columns - 1)) : 0;
}

/* How much a column takes of what several share. */
typedef int64_t ColumnWeight(const TableColumn *column);

static int64_t weight_of_free(const TableColumn *column)
{
    return column->is_fixed || column->percent ? 0 : column->widest;
}

static int64_t weight_of_unpercented(const TableColumn *column)
{
    return column->percent ? 0 : column->widest;
}

static int64_t weight_of_any(const TableColumn *column)
{
    return column->widest;
}

static int64_t weight_of_percent(const TableColumn *column)
{
    return column->percent;
}

static int64_t weight_of_one(const TableColumn *column)
{
    (void)column;
    return 1;
}

static int64_t weight_of_unfixed(const TableColumn *column)
{
    return !column->is_fixed && !column->percent;
}

static int64_t sum_of_weights(const TableColumn *columns, size_t count, ColumnWeight *weight)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weight(&columns[i]);
    return sum;
}

/* The first way of weighing by which any column has a weight; weights end with weight_of_one. */
static ColumnWeight *choose_weight(const TableColumn *columns, size_t count,
                                   ColumnWeight *const *weights)
{
    while (*weights != weight_of_one && sum_of_weights(columns, count, *weights) == 0)
        weights++;
    return *weights;
}

/* The share of the columns up to one whose weights sum up to sum. */
static int64_t share_until(int64_t amount, int64_t sum, int64_t whole)
{
    while (whole > INT32_MAX) {
        whole >>= 1;
        sum >>= 1;
    }
    return whole ? amount * sum / whole : 0;
}

/* A length of each column. */
typedef Length *ColumnLength(TableColumn *column);

static Length *narrowest_of(TableColumn *column)
{
    return &column->narrowest;
}

static Length *widest_of(TableColumn *column)
{
    return &column->widest;
}

static Length *width_of(TableColumn *column)
{
    return &column->width;
}

static void share(TableColumn *columns, size_t count, int64_t amount, ColumnLength *length,
                  ColumnWeight *weight)
{
    int64_t whole = sum_of_weights(columns, count, weight);
    int64_t sum = 0;
    int64_t shared = 0;
    for (size_t i = 0; i < count; i++) {
        sum += weight(&columns[i]);
        int64_t until = share_until(amount, sum, whole);
        Length *part = length(&columns[i]);
        *part = length_clip(*part + until - shared);
        shared = until;
    }
}

/* Raises a length of the columns that a cell spans, until they hold it together. */
static void raise_spanned(Table *table, const TableCell *cell, Length needed, ColumnLength *length)
{
    static ColumnWeight *const weights[] = {weight_of_free, weight_of_unfixed,
                                            weight_of_unpercented, weight_of_any, weight_of_one};
    TableColumn *columns = table->columns + cell->column;
    int64_t lacking = (int64_t)needed - spacing_inside(table, cell->columns);
    for (uint32_t i = 0; i < cell->columns; i++)
        lacking -= *length(&columns[i]);
    if (lacking > 0)
        share(columns, cell->columns, lacking, length,
              choose_weight(columns, cell->columns, weights));
}

/* What a spanning cell asks for in percent goes to its columns that have none. */
static void raise_percent(Table *table, const TableCell *cell)
{
    const Value *width = style_value(cell->style, PROPERTY_WIDTH);
    if (width->kind != VALUE_LENGTH || width->percent <= 0)
        return;
    TableColumn *columns = table->columns + cell->column;
    int64_t lacking = width->percent;
    int64_t without = 0;
    for (uint32_t i = 0; i < cell->columns; i++) {
        lacking -= columns[i].percent;
        without += columns[i].percent == 0;
    }
    for (uint32_t i = 0; i < cell->columns && lacking > 0 && without > 0; i++)
        if (columns[i].percent == 0)
            columns[i].percent = (int32_t)(lacking / without);
}

static int compare_spans(const void *left, const void *right)
{
    const TableCell *a = *(const TableCell *const *)left;
    const TableCell *b = *(const TableCell *const *)right;
    if (a->columns != b->columns)
        return a->columns < b->columns ? -1 : 1;
    return (a > b) - (a < b);
}

/* Those over few columns first, so that those over more find them raised. */
static void measure_spanning_cells(Table *table)
{
    const TableCell **spanning = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (size_t i = 0; i < table->cell_count; i++) {
        if (table->cells[i].columns < 2)
            continue;
        spanning =
            arena_reserve(table->composer->arena, spanning, count, &capacity, sizeof *spanning);
        spanning[count++] = &table->cells[i];
    }
    if (count)
        qsort(spanning, count, sizeof *spanning, compare_spans);
    for (size_t i = 0; i < count; i++) {
        raise_percent(table, spanning[i]);
        raise_spanned(table, spanning[i], spanning[i]->narrowest, narrowest_of);
        raise_spanned(table, spanning[i], spanning[i]->widest, widest_of);
    }
}

/* ---- what the table asks for ---- */

/* Percentages together are no more than the whole. */
static void limit_percents(Table *table)
{
    int32_t left = HUNDRED_PERCENT;
    for (size_t i = 0; i < table->column_count; i++) {
        TableColumn *column = &table->columns[i];
        column->percent = column->percent < left ? column->percent : left;
        left -= column->percent;
    }
}

/* How wide a table must be for its columns of given percentage to be as wide as their content, and the
 * others too. */
static int64_t widest_by_percents(const Table *table)
{
    int64_t widest = 0;
    int64_t others = 0;
    int32_t left = HUNDRED_PERCENT;
    for (size_t i = 0; i < table->column_count; i++) {
        const TableColumn *column = &table->columns[i];
        left -= column->percent;
        if (column->percent) {
            int64_t whole = (int64_t)column->widest * HUNDRED_PERCENT / column->percent;
            widest = whole > widest ? whole : widest;
        } else {
            others += column->widest;
        }
    }
    if (left == HUNDRED_PERCENT)
        return 0;
    int64_t whole = 0;
    if (others)
        whole = left > 0 ? others * HUNDRED_PERCENT / left : LENGTH_MAX / 2;
    return whole > widest ? whole : widest;
}

static int64_t space_beside_columns(const Table *table)
{
    int64_t count = (int64_t)table->column_count + (table->column_count > 0);
    return (int64_t)table->spacing * count + box_extra_width(&table->edges);
}

/* table-layout: fixed counts only where the width is given (CSS 2.2, section 17.5.2.1). Tables that are
 * nested very deep are not measured. */
static bool is_fixed(const Table *table)
{
    if (table->composer->shrinking > SHRINKING_MOST)
        return true;
    return style_is(table->style, PROPERTY_TABLE_LAYOUT, KEYWORD_FIXED) &&
           style_value(table->style, PROPERTY_WIDTH)->kind == VALUE_LENGTH;
}

TableWidths table_measure(Table *table)
{
    table->is_fixed = is_fixed(table);
    for (size_t i = 0; i < table->column_count; i++)
        measure_column_element(table, &table->columns[i]);
    for (size_t i = 0; i < table->cell_count && table->composer->status == STATUS_OK; i++) {
        TableCell *cell = &table->cells[i];
        if (table->is_fixed && cell->row > 0)
            break;
        if (table->is_fixed)
            measure_given(cell);
        else
            table_cell_measure(table, cell);
        if (cell->columns == 1)
            measure_column_cell(&table->columns[cell->column], cell);
    }
    measure_spanning_cells(table);
    limit_percents(table);
    int64_t beside = space_beside_columns(table);
    int64_t narrowest = beside;
    int64_t widest = beside;
    for (size_t i = 0; i < table->column_count; i++) {
        raise(&table->columns[i].widest, table->columns[i].narrowest);
        narrowest += table->columns[i].narrowest;
        widest += table->columns[i].widest;
    }
    int64_t by_percents = widest_by_percents(table) + beside;
    widest = widest > by_percents ? widest : by_percents;
    return (TableWidths){length_clip(narrowest), length_clip(widest)};
}

/* ---- what they get ---- */

/* The guesses of the essay, from 0. */
enum {
    GUESS_COUNT = 4
};

static Length guess(const TableColumn *column, int number, int64_t whole)
{
    if (number > 0 && column->percent) {
        Length part = length_clip(whole * column->percent / HUNDRED_PERCENT);
        return part > column->narrowest ? part : column->narrowest;
    }
    bool is_wide = number == 3 || (number == 2 && column->is_fixed);
    return is_wide ? column->widest : column->narrowest;
}

static int64_t sum_of_guesses(const Table *table, int number, int64_t whole)
{
    int64_t sum = 0;
    for (size_t i = 0; i < table->column_count; i++)
        sum += guess(&table->columns[i], number, whole);
    return sum;
}

/* Columns at some part of the way between two guesses. */
static void share_between(Table *table, int lower, int64_t whole)
{
    int64_t from = sum_of_guesses(table, lower, whole);
    int64_t way = sum_of_guesses(table, lower + 1, whole) - from;
    int64_t amount = whole - from;
    int64_t sum = 0;
    int64_t shared = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        TableColumn *column = &table->columns[i];
        Length least = guess(column, lower, whole);
        sum += guess(column, lower + 1, whole) - least;
        int64_t until = share_until(amount, sum, way);
        column->width = length_clip(least + until - shared);
        shared = until;
    }
}

/* Shares a width among the columns, which it is wide enough for. */
static void share_columns(Table *table, int64_t whole)
{
    static ColumnWeight *const by_content[] = {weight_of_free, weight_of_unpercented,
                                               weight_of_percent, weight_of_one};
    static ColumnWeight *const evenly[] = {weight_of_unfixed, weight_of_unpercented,
                                           weight_of_percent, weight_of_one};
    ColumnWeight *const *weights = table->is_fixed ? evenly : by_content;
    for (int lower = 0; lower + 1 < GUESS_COUNT; lower++) {
        if (sum_of_guesses(table, lower + 1, whole) < whole)
            continue;
        share_between(table, lower, whole);
        return;
    }
    for (size_t i = 0; i < table->column_count; i++)
        table->columns[i].width = guess(&table->columns[i], GUESS_COUNT - 1, whole);
    int64_t left = whole - sum_of_guesses(table, GUESS_COUNT - 1, whole);
    share(table->columns, table->column_count, left, width_of,
          choose_weight(table->columns, table->column_count, weights));
}

/* Where the columns stand, from the inner edge of the table's box. */
static void place_columns(Table *table)
{
    int64_t x = table->spacing;
    for (size_t i = 0; i < table->column_count; i++) {
        table->columns[i].x = length_clip(x);
        x += (int64_t)table->columns[i].width + table->spacing;
    }
}

void table_share_width(Table *table, const TableWidths *widths, Length available)
{
    const Style *style = table->style;
    bool fits = widths->widest < available && !table->is_fixed;
    Length fit = fits ? widths->widest : available;
    Length width = style_length(style, PROPERTY_WIDTH, available, fit);
    Length most = style_length(style, PROPERTY_MAX_WIDTH, available, LENGTH_MAX);
    Length least = style_length(style, PROPERTY_MIN_WIDTH, available, 0);
    width = width < most ? width : most;
    width = width > least ? width : least;
    table->width = width > widths->narrowest ? width : widths->narrowest;
    if (table->column_count)
        share_columns(table, table->width - space_beside_columns(table));
    place_columns(table);
}

Length table_columns_width(const Table *table, uint32_t first, uint32_t count)
{
    const TableColumn *last = &table->columns[first + count - 1];
    return length_clip((int64_t)last->x + last->width - table->columns[first].x);
}

Length table_columns_left(const Table *table, uint32_t first, uint32_t count)
{
    const TableColumn *begin = &table->columns[first];
    const TableColumn *last = &table->columns[first + count - 1];
    const BoxEdges *edges = &table->edges;
    if (!table->is_right_to_left)
        return length_clip((int64_t)edges->border[EDGE_LEFT] + edges->padding[EDGE_LEFT] +
                           begin->x);
    return length_clip((int64_t)table->width - edges->border[EDGE_RIGHT] -
                       edges->padding[EDGE_RIGHT] - last->x - last->width);
}
