/* Tables in aligned columns, as layout-preserving extraction leaves them, and in columns parted by tabs.
 *
 * A table is a run of lines, most of them with wide gaps, in which some strips of display columns stay
 * blank from the first line to the last: the gutters. Each line that is added may only narrow the gutters;
 * the one that closes the last of them is no line of the table. Prose with wide spaces, as justified text
 * may come out, closes them within a line or two. How wide ideographs were when the lines were
 * made is not known, so both widths are tried and the one with more columns counts.
 *
 * A few rows are a table if "Table 1" stands above them, or if they have figures; without either it takes
 * more rows. Two columns of long lines are a page set in columns and no table. */
#include "input/un_grid.h"

#include <string.h>

enum {
    GUTTER = 2,      /* columns, at least */
    MOST_BLANK = 1,  /* blank lines between rows */
    LABEL_LINES = 8, /* so far above the first row its label may stand */
    HEAD_LINES = 4,
    PROSE = 28 /* columns: cells of that length, in lines of text */
};

/* A run of lines that may be a table. */
typedef struct Run {
    const Reading *reading;
    uint32_t first;
    uint32_t end;
    bool has_wide;
    uint16_t taken[WIDEST + 2]; /* by display column: how many lines have ink there */
    uint32_t rows;              /* lines with several cells */
    uint32_t lines;             /* lines that are not blank */
    uint32_t blank;             /* blank lines between them */
} Run;

/* --- gutters ------------------------------------------------------------------------------------------------ */

static void mark_cells(Run *run, const Cells *cells, int step)
{
    for (uint32_t i = 0; i < cells->count; i++)
        for (uint32_t column = cells->items[i].left; column < cells->items[i].right; column++)
            run->taken[column] = (uint16_t)(run->taken[column] + step);
}

/* The columns between the gutters: fills starts and ends and returns how many there are. */
static uint32_t find_edges(const Run *run, uint32_t starts[MOST_COLUMNS],
                           uint32_t ends[MOST_COLUMNS])
{
    uint32_t count = 0;
    uint32_t blank = GUTTER;
    for (uint32_t column = 0; column <= WIDEST; column++) {
        if (!run->taken[column]) {
            blank++;
            continue;
        }
        if (blank >= GUTTER) {
            if (count == MOST_COLUMNS)
                return 0;
            starts[count++] = column;
        }
        ends[count - 1] = column + 1;
        blank = 0;
    }
    return count;
}

/* The same without the ends. */
static uint32_t find_columns(const Run *run, uint32_t starts[MOST_COLUMNS])
{
    uint32_t ends[MOST_COLUMNS];
    return find_edges(run, starts, ends);
}

static bool is_open_line(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    return !(at->flags & (LINE_TAKEN | LINE_CONTENTS | LINE_IS_FORMULA)) && !line_is_blank(at);
}

/* Whether a line with one cell may be of the run: it crosses no gutter, and is no paragraph. */
static bool fits_alone(const Run *run, uint32_t line, const Cells *cells)
{
    uint32_t number;
    Label label;
    Text text = line_text(run->reading, line);
    if (match_paragraph_number(text, &number) || match_label(text, &label) ||
        note_rule_kind(text) != RULE_NONE || formula_find(FORMULA_TABLE_LABEL, text, NULL))
        return false;
    uint32_t starts[MOST_COLUMNS];
    uint32_t count = find_columns(run, starts);
    Grid grid = {.columns = count};
    memcpy(grid.starts, starts, sizeof starts);
    uint32_t column = grid_column(&grid, &cells->items[0]);
    return column + 1 >= count || cells->items[0].right + GUTTER <= starts[column + 1];
}

/* Adds a line to the run; false if it is none of it. */
static bool add_line(Run *run, uint32_t line)
{
    Cells cells;
    uint32_t starts[MOST_COLUMNS];
    if (!is_open_line(run->reading, line) || !cells_read(run->reading, line, run->has_wide, &cells))
        return false;
    if (cells.count == 1 && run->rows > 0 && !fits_alone(run, line, &cells))
        return false;
    mark_cells(run, &cells, 1);
    if (find_columns(run, starts) < 2) {
        mark_cells(run, &cells, -1);
        return false;
    }
    run->rows += cells.count > 1;
    run->lines++;
    return true;
}

/* Whether the line that stands behind a blank one has cells: else it is the next paragraph. */
static bool has_cells(const Run *run, uint32_t line)
{
    Cells cells;
    return is_open_line(run->reading, line) &&
           cells_read(run->reading, line, run->has_wide, &cells) && cells.count > 1;
}

static void grow(Run *run)
{
    uint32_t blank = 0;
    for (uint32_t line = run->first; line < run->reading->line_count; line++) {
        const Line *at = &run->reading->lines[line];
        if (line > run->first && at->flags & LINE_STARTS_PAGE)
            return;
        if (line_is_blank(at) && !(at->flags & LINE_TAKEN)) {
            if (++blank > MOST_BLANK)
                return;
            continue;
        }
        if ((blank && !has_cells(run, line)) || !add_line(run, line))
            return;
        run->blank += blank;
        blank = 0;
        run->end = line + 1;
        if (at->flags & LINE_ENDS_PAGE)
            return;
    }
}

/* Heads above the first row that have nothing in the first column: "          Loans". */
static void grow_upwards(Run *run)
{
    for (int i = 0; i < HEAD_LINES && run->first > 0; i++) {
        Cells cells;
        uint32_t starts[MOST_COLUMNS];
        uint32_t line = run->first - 1;
        uint32_t count = find_columns(run, starts);
        if (!is_open_line(run->reading, line) || count < 2 ||
            !cells_read(run->reading, line, run->has_wide, &cells) ||
            cells.items[0].left + 1 < starts[1])
            return;
        mark_cells(run, &cells, 1);
        if (find_columns(run, starts) < count) {
            mark_cells(run, &cells, -1);
            return;
        }
        run->first = line;
        run->lines++;
    }
}

/* --- what the run is ---------------------------------------------------------------------------------------- */

static bool has_label_above(const Reading *reading, uint32_t line)
{
    Text rest;
    for (uint32_t i = 1; i <= LABEL_LINES && i <= line; i++) {
        Text text = line_text(reading, line - i);
        if (text.bytes && formula_find(FORMULA_TABLE_LABEL, text, &rest))
            return true;
    }
    return false;
}

typedef struct Census {
    uint32_t cells[MOST_COLUMNS];
    uint32_t figures[MOST_COLUMNS];
    uint32_t width[MOST_COLUMNS]; /* of all cells */
} Census;

static void count_cells(const Reading *reading, const Grid *grid, Census *census)
{
    for (uint32_t i = 0; i < grid->count; i++) {
        Cells cells;
        uint32_t line = grid->first + i;
        if (line_is_blank(&reading->lines[line]))
            continue;
        if (!grid_cells(reading, grid, line, &cells))
            continue;
        for (uint32_t j = 0; j < cells.count; j++) {
            const Cell *cell = &cells.items[j];
            uint32_t column = grid->has_tabs ? j : grid_column(grid, cell);
            Text text = {reading->clean.text.at + cell->begin, cell->end - cell->begin};
            if (column >= grid->columns || text.bytes == 0)
                continue;
            census->cells[column]++;
            census->figures[column] += is_figure(text);
            census->width[column] += (uint32_t)text.bytes;
        }
    }
}

/* Whether all cells of a line behind the first column are words or years, as heads are. */
static bool is_head_line(const Reading *reading, const Grid *grid, uint32_t line)
{
    Cells cells;
    if (!grid_cells(reading, grid, line, &cells))
        return false;
    for (uint32_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        uint32_t column = grid->has_tabs ? i : grid_column(grid, cell);
        Text text = {reading->clean.text.at + cell->begin, cell->end - cell->begin};
        if (column > 0 && column < grid->columns && grid->is_numeric[column] && is_figure(text) &&
            !is_years(text))
            return false;
    }
    return true;
}

static bool has_figures(const Grid *grid)
{
    for (uint32_t column = 0; column < grid->columns; column++)
        if (grid->is_numeric[column])
            return true;
    return false;
}

/* How many lines at the top are heads: those above the first figure; without figures the first. */
static uint32_t count_heads(const Reading *reading, const Grid *grid, bool has_label)
{
    uint32_t heads = 0;
    if (!has_figures(grid))
        return has_label ? 1 : 0;
    for (uint32_t i = 0; i < grid->count && i < HEAD_LINES; i++) {
        if (line_is_blank(&reading->lines[grid->first + i]))
            continue;
        if (!is_head_line(reading, grid, grid->first + i))
            return heads;
        heads = i + 1;
    }
    return heads < HEAD_LINES && heads < grid->count ? heads : 1;
}

static void measure_columns(const Reading *reading, Grid *grid, Census *census)
{
    enum {
        MOSTLY = 60 /* per cent */
    };
    *census = (Census){0};
    count_cells(reading, grid, census);
    for (uint32_t column = 1; column < grid->columns; column++)
        grid->is_numeric[column] =
            census->figures[column] * 100 >= census->cells[column] * MOSTLY &&
            census->figures[column] > 0;
}

/* How many columns have long cells, as text has. */
static uint32_t count_prose(const Grid *grid, const Census *census)
{
    uint32_t prose = 0;
    for (uint32_t column = 0; column < grid->columns; column++)
        prose += census->cells[column] > 2 && census->width[column] > PROSE * census->cells[column];
    return prose;
}

/* Whether a run of this kind is a table at all. */
static bool is_table(const Run *run, const Grid *grid, const Census *census, bool has_label)
{
    uint32_t prose = count_prose(grid, census);
    bool is_page = prose >= 2 && run->rows > 6 && !has_figures(grid) && !has_label;
    if (is_page || run->rows < 2)
        return false;
    return has_label || (run->rows >= 3 && (has_figures(grid) || grid->columns >= 3)) ||
           (run->rows >= 4 && prose == 0);
}

static void add_grid(Reading *reading, Grid *grid, bool has_label)
{
    Span span = reading_span(reading, reading->lines[grid->first].begin,
                             reading->lines[grid->first + grid->count - 1].end);
    grid->header_rows = count_heads(reading, grid, has_label);
    reading->grids = arena_reserve(reading->document->arena, reading->grids, reading->grid_count,
                                   &reading->grid_capacity, sizeof *reading->grids);
    reading->grids[reading->grid_count++] = *grid;
    for (uint32_t i = 0; i < grid->count; i++)
        reading->lines[grid->first + i].flags |= LINE_TABLE | (i ? 0 : LINE_BEGINS_TABLE);
    decide(reading, span, has_label ? RULE_TABLE_LABELLED : RULE_TABLE_ALIGNED,
           !has_label && !has_figures(grid) ? 15 : 0);
}

/* --- looking for them ---------------------------------------------------------------------------------------- */

static bool is_refused(Reading *reading, uint32_t first, uint32_t end)
{
    for (uint32_t line = first; line < end; line++)
        if (line_hint(reading, line, HINT_NOT_TABLE))
            return true;
    return false;
}

/* The run that begins with a line, by the width of ideographs that gives more lines. */
static Run best_run(const Reading *reading, uint32_t line)
{
    Run runs[2];
    for (int i = 0; i < 2; i++) {
        runs[i] = (Run){.reading = reading, .first = line, .end = line, .has_wide = i};
        grow(&runs[i]);
        if (i == 0 && runs[0].rows == 0)
            return runs[0];
    }
    return runs[runs[1].lines > runs[0].lines];
}

/* The columns of a grid: those of its run; or more, if the lines below the first have more and the heads in
 * it are parted by single spaces where those have gutters. */
static void set_columns(Run *run, Grid *grid)
{
    Cells cells;
    grid->columns = find_edges(run, grid->starts, grid->ends);
    if (run->lines < 3 || !cells_read(run->reading, run->first, run->has_wide, &cells))
        return;
    Grid below = *grid;
    mark_cells(run, &cells, -1);
    below.columns = find_edges(run, below.starts, below.ends);
    mark_cells(run, &cells, 1);
    below.tight_heads = 1;
    if (below.columns <= grid->columns || !grid_cells(run->reading, &below, run->first, &cells) ||
        cells.count + 1 < below.columns)
        return;
    *grid = below;
}

static uint32_t try_aligned(Reading *reading, uint32_t line)
{
    Run run = best_run(reading, line);
    if (run.rows < 2)
        return line;
    grow_upwards(&run);
    Grid grid = {.first = run.first, .count = run.end - run.first, .has_wide = run.has_wide};
    set_columns(&run, &grid);
    grid.has_gaps = run.blank > 0 && run.blank * 2 >= run.lines;
    bool has_label = has_label_above(reading, grid.first);
    Census census;
    measure_columns(reading, &grid, &census);
    grid.has_gaps = grid.has_gaps || (run.blank && count_prose(&grid, &census) >= 2);
    if (grid.columns >= 2 && is_table(&run, &grid, &census, has_label) &&
        !is_refused(reading, grid.first, run.end))
        add_grid(reading, &grid, has_label);
    return run.end; /* behind a run that is no table as well: no line is looked at often */
}

/* Lines with the same number of tabs, at least two of them, or three rows with one. */
static uint32_t try_tabs(Reading *reading, uint32_t line, uint32_t columns)
{
    Grid grid = {.first = line, .columns = columns, .has_tabs = true};
    uint32_t rows = 0;
    for (uint32_t i = line; i < reading->line_count && is_open_line(reading, i); i++, rows++) {
        Cells cells;
        if (!cells_read_tabs(reading, i, &cells) || cells.count != columns)
            break;
    }
    grid.count = rows;
    bool has_label = has_label_above(reading, line);
    if (rows < 2 || (rows < 3 && columns < 3 && !has_label) ||
        is_refused(reading, line, line + rows))
        return line + rows;
    Census census;
    measure_columns(reading, &grid, &census);
    add_grid(reading, &grid, true);
    return line + rows;
}

static bool has_wide_space(Text text)
{
    for (size_t i = 0; i + 1 < text.bytes; i++)
        if (text.at[i + 1] == ' ' && text.at[i] == ' ')
            return true;
    return false;
}

void tables_find(Reading *reading)
{
    for (uint32_t line = 0; line < reading->line_count;) {
        Text text = line_text(reading, line);
        uint32_t behind = line;
        Cells cells;
        if (text.bytes == 0 || !is_open_line(reading, line)) {
            line++;
            continue;
        }
        bool has_tab = memchr(text.at, '\t', text.bytes) != NULL;
        if (has_tab && cells_read_tabs(reading, line, &cells) && cells.count > 1)
            behind = try_tabs(reading, line, cells.count);
        bool has_gap = behind == line && text.bytes <= 4 * WIDEST && has_wide_space(text) &&
                       cells_read(reading, line, false, &cells) && cells.count > 1;
        if (has_gap && !formula_find(FORMULA_MEMO, text, NULL))
            behind = try_aligned(reading, line);
        line = behind > line ? behind : line + 1;
    }
}
