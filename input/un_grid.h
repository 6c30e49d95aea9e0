/* Lines cut into the columns of a table. */
#ifndef PLENARY_INPUT_UN_GRID_H
#define PLENARY_INPUT_UN_GRID_H

#include "input/reading.h"

enum {
    MOST_CELLS = 32,
    WIDEST = 400 /* display columns; a wider line is of no table */
};

/* Text between gaps of a line: clean bytes [begin, end) at display columns [left, right). */
typedef struct Cell {
    uint32_t begin;
    uint32_t end;
    uint32_t left;
    uint32_t right;
} Cell;

typedef struct Cells {
    Cell items[MOST_CELLS];
    uint32_t count;
    uint32_t first; /* the first byte that is not of a number in front: "1.   Text" has one cell */
} Cells;

/* The cells of a line; ideographs are two columns wide if has_wide. False if the line is too wide or
 * has too many. */
bool cells_read(const Reading *reading, uint32_t line, bool has_wide, Cells *cells);

/* The same for columns parted by tabs. */
bool cells_read_tabs(const Reading *reading, uint32_t line, Cells *cells);

/* The cells of a line of the grid, in whichever way its columns are parted. */
bool grid_cells(const Reading *reading, const Grid *grid, uint32_t line, Cells *cells);

/* Which column of the grid a cell stands in. */
uint32_t grid_column(const Grid *grid, const Cell *cell);

/* Whether the bytes are a figure, or what stands for one: "1,200", "(0.5)", "–", "..". */
bool is_figure(Text text);
/* Whether they are a year or years: "2007", "2006–2007". */
bool is_years(Text text);

/* Whether the first cell of a row names a total, in one of the languages. */
bool is_total(Text text);

/* Sets begins[i] for each line of the grid with which a row begins; blank lines begin none. */
void grid_rows(const Reading *reading, const Grid *grid, bool *begins);

#endif
