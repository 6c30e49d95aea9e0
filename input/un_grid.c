#include "input/un_grid.h"

#include <string.h>

/* --- cells ---------------------------------------------------------------------------------------------- */

/* Bytes of a number, label or mark in front of a line's text, which are no column of their own. */
static uint32_t prefix_bytes(Text text)
{
    uint32_t number;
    Label label;
    OwnNumber own;
    size_t bytes = match_paragraph_number(text, &number);
    if (!bytes && match_label(text, &label) && label.form != FORM_NONE)
        bytes = match_label(text, &label);
    if (!bytes)
        bytes = match_heading(text, &label);
    if (!bytes && match_own_number(text, &own) < text.bytes && own.chapter == 0)
        bytes = match_own_number(text, &own);
    return (uint32_t)bytes;
}

/* Spaces from offset at on that part columns; a sentence may end with two. */
static uint32_t gap_bytes(Text bytes, uint32_t at, uint32_t end)
{
    uint32_t count = 0;
    while (at + count < end && bytes.at[at + count] == ' ')
        count++;
    bool ends_sentence = at > 0 && memchr(".?!", bytes.at[at - 1], 3);
    return count > 2 || (count == 2 && !ends_sentence) ? count : 0;
}

static void close_cell(Cells *cells, uint32_t end, uint32_t column)
{
    Cell *cell = &cells->items[cells->count];
    cell->end = end;
    cell->right = column;
    cells->count++;
}

bool cells_read(const Reading *reading, uint32_t line, bool has_wide, Cells *cells)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    uint32_t column = 0;
    cells->count = 0;
    cells->first = at->begin + prefix_bytes(line_text(reading, line));
    if (at->end - at->start > 4 * WIDEST)
        return false;
    cells->items[0] = (Cell){.begin = at->begin};
    bool is_open = false;
    for (uint32_t i = at->start; i < at->end;) {
        uint32_t gap = i >= cells->first ? gap_bytes(bytes, i, at->end) : 0;
        if (gap && is_open) {
            close_cell(cells, i, column);
            if (cells->count == MOST_CELLS)
                return false;
            cells->items[cells->count] = (Cell){.begin = i + gap, .left = column + gap};
            i += gap;
            column += gap;
            continue;
        }
        if (i == at->begin)
            cells->items[0].left = column;
        is_open = is_open || i >= at->begin;
        size_t next = i;
        column += is_ideograph(text_next(bytes, &next)) && has_wide ? 2 : 1;
        i = (uint32_t)next;
    }
    close_cell(cells, at->end, column);
    return column <= WIDEST;
}

bool cells_read_tabs(const Reading *reading, uint32_t line, Cells *cells)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    cells->count = 0;
    cells->first = at->begin + prefix_bytes(line_text(reading, line));
    uint32_t begin = at->start;
    for (uint32_t i = at->start; i <= at->stop; i++) {
        if (i < at->stop && (bytes.at[i] != '\t' || i < cells->first))
            continue;
        if (cells->count == MOST_COLUMNS)
            return false;
        uint32_t end = i;
        while (begin < end && bytes.at[begin] == ' ')
            begin++;
        while (end > begin && bytes.at[end - 1] == ' ')
            end--;
        cells->items[cells->count] = (Cell){begin, end, cells->count, cells->count + 1};
        cells->count++;
        begin = i + 1;
    }
    return true;
}

/* The offset of a single space in the cell that lies in the gutter before a column; 0: none. */
static uint32_t space_in_gutter(const Reading *reading, const Grid *grid, const Cell *cell,
                                uint32_t column)
{
    Text bytes = reading->clean.text;
    uint32_t at_column = cell->left;
    for (size_t at = cell->begin; at < cell->end;) {
        bool is_space = bytes.at[at] == ' ';
        if (is_space && at_column >= grid->ends[column - 1] && at_column < grid->starts[column])
            return (uint32_t)at;
        at_column += is_ideograph(text_next(bytes, &at)) && grid->has_wide ? 2 : 1;
    }
    return 0;
}

/* Parts the cells of a head line that reach over a gutter, if that gives one cell a column. */
static void part_tight_cells(const Reading *reading, const Grid *grid, Cells *cells)
{
    Cells parted = {.first = cells->first};
    for (uint32_t i = 0; i < cells->count; i++) {
        Cell rest = cells->items[i];
        for (uint32_t column = 1; column < grid->columns; column++) {
            bool crosses = rest.left < grid->ends[column - 1] && rest.right > grid->starts[column];
            uint32_t space = crosses ? space_in_gutter(reading, grid, &rest, column) : 0;
            if (!space || parted.count + 1 >= MOST_CELLS)
                continue;
            parted.items[parted.count] = rest;
            parted.items[parted.count].end = space;
            parted.items[parted.count++].right = grid->ends[column - 1];
            rest.begin = space + 1;
            rest.left = grid->starts[column];
        }
        parted.items[parted.count++] = rest;
    }
    uint32_t empty = grid->columns - parted.count; /* the stub may have no head */
    if (empty > 1 || (empty == 1 && cells->items[0].left < grid->ends[0]))
        return;
    for (uint32_t i = 0; i < parted.count; i++)
        parted.items[i].left = grid->starts[i + empty];
    *cells = parted;
}

bool grid_cells(const Reading *reading, const Grid *grid, uint32_t line, Cells *cells)
{
    if (grid->has_tabs)
        return cells_read_tabs(reading, line, cells);
    if (!cells_read(reading, line, grid->has_wide, cells))
        return false;
    if (line < grid->first + grid->tight_heads && cells->count < grid->columns)
        part_tight_cells(reading, grid, cells);
    return true;
}

uint32_t grid_column(const Grid *grid, const Cell *cell)
{
    uint32_t column = 0;
    while (column + 1 < grid->columns && cell->left >= grid->starts[column + 1])
        column++;
    return column;
}

/* --- figures ---------------------------------------------------------------------------------------------- */

bool is_figure(Text text)
{
    static const char *const nils[] = {"–", "—", "-", "..", "...", "…", "−", ". . ."};
    bool has_digit = false;
    for (size_t i = 0; i < sizeof nils / sizeof *nils; i++)
        if (text_is(text, nils[i]))
            return true;
    if (text.bytes > 1 && text.at[text.bytes - 1] >= 'a' && text.at[text.bytes - 1] <= 'z')
        text.bytes--; /* a note's letter */
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        bool is_arabic_digit = code_point >= 0x660 && code_point <= 0x66C;
        if (code_point < 0x80 ? !strchr("0123456789 .,()%$+-/*", (int)code_point)
                              : !(is_arabic_digit || code_point == 0xA0 || code_point == 0x202F ||
                                  code_point == 0x2009 || code_point == 0x2013 ||
                                  code_point == 0x2212 || code_point == 0x20AC))
            return false;
        has_digit =
            has_digit || is_arabic_digit || (code_point < 0x80 && is_digit((char)code_point));
    }
    return has_digit;
}

bool is_total(Text text)
{
    static const char *const words[] = {"Total", "Grand total", "Subtotal", "Sous-total",
                                        "Итого", "Всего",       "المجموع",  "共计",
                                        "合计",  "总计",        "TOTAL",    "Total général"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_starts(text, words[i]))
            return true;
    return false;
}

bool is_years(Text text)
{
    enum {
        DIGITS = 4
    };
    if (match_digits(text, 0, DIGITS) != DIGITS ||
        !(text_starts(text, "19") || text_starts(text, "20")))
        return false;
    for (size_t i = DIGITS; i < text.bytes; i++)
        if (is_digit(text.at[i])
                ? i - DIGITS > 8
                : (text.at[i] != '/' && text.at[i] != '-' && (unsigned char)text.at[i] < 0x80))
            return false;
    return text.bytes <= 12;
}

/* --- rows -------------------------------------------------------------------------------------------------- */

typedef struct RowScan {
    const Reading *reading;
    const Grid *grid;
    bool has_stub;   /* something in the first column */
    bool has_others; /* something in the others */
    bool is_low;     /* the stub begins with a small letter */
    uint32_t indent; /* of the stub */
} RowScan;

static RowScan scan_line(const Reading *reading, const Grid *grid, uint32_t line)
{
    Cells cells;
    RowScan scan = {.reading = reading, .grid = grid};
    if (!grid_cells(reading, grid, line, &cells))
        return scan;
    for (uint32_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        if (grid_column(grid, cell) > 0) {
            scan.has_others = true;
            continue;
        }
        size_t at = 0;
        Text text = {reading->clean.text.at + cell->begin, cell->end - cell->begin};
        scan.has_stub = true;
        scan.is_low = text.bytes && is_lower_case(text_next(text, &at));
        scan.indent = cell->left;
    }
    return scan;
}

/* Whether a line goes on with the row above: it has no stub; or the row has a stub only, and this is
 * the rest of it, indented or with a small letter. */
static bool goes_on(const RowScan *above, const RowScan *line)
{
    if (!line->has_stub)
        return above->has_stub || above->has_others;
    bool is_rest = line->indent > above->indent || line->is_low;
    if (!line->has_others)
        return above->has_stub && is_rest && line->is_low;
    return above->has_stub && !above->has_others && is_rest;
}

void grid_rows(const Reading *reading, const Grid *grid, bool *begins)
{
    RowScan above = {0};
    bool is_behind_blank = true;
    uint32_t row = 0;
    for (uint32_t i = 0; i < grid->count; i++) {
        const Line *at = &reading->lines[grid->first + i];
        begins[i] = false;
        if (line_is_blank(at)) {
            is_behind_blank = true;
            continue;
        }
        RowScan line = grid->has_tabs ? (RowScan){0} : scan_line(reading, grid, grid->first + i);
        bool is_header = row <= grid->header_rows && i <= grid->header_rows;
        if (grid->has_gaps)
            begins[i] = is_behind_blank;
        else
            begins[i] = grid->has_tabs || is_header || is_behind_blank || !goes_on(&above, &line);
        if (i == 0)
            begins[i] = true;
        row += begins[i];
        above = begins[i] ? line : (RowScan){reading,
                                             grid,
                                             above.has_stub || line.has_stub,
                                             above.has_others || line.has_others,
                                             false,
                                             above.indent};
        is_behind_blank = false;
    }
}
