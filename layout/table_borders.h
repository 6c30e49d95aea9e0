/* Collapsed borders: found for the whole grid, painted with its rows. */
#ifndef PLENARY_LAYOUT_TABLE_BORDERS_H
#define PLENARY_LAYOUT_TABLE_BORDERS_H

#include "layout/table_rows.h"

/* A border as it lies on a stretch of a line of the grid. */
typedef struct Border {
    Keyword style;
    Length width;
    Color color;
    bool is_hidden; /* wins over all others, and shows nothing */
} Border;

/* Finds the borders of a table whose border-collapse is collapse, and gives their halves to its cells
 * and to itself. place is what findings are told about. Reports a grid that is too large. */
void table_collapse_borders(Table *table, const Node *place);

/* The rules of a piece of a band: down its rows, and above each of them; and below the last row of the
 * table. NULL if there are none. */
const Frame *table_rules_of_piece(const Table *table, const Band *band, const BandPiece *piece);

/* The rules on the line above a row, or below the last; at a height of 0. NULL if there are none. */
const Frame *table_rules_of_line(const Table *table, uint32_t row);

/* Whether two such lines have the same rules. */
bool table_lines_are_alike(const Table *table, uint32_t row, uint32_t other);

#endif
