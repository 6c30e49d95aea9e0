/* Rows in the galley: bands cut into pieces. */
#ifndef PLENARY_LAYOUT_TABLE_ROWS_H
#define PLENARY_LAYOUT_TABLE_ROWS_H

#include "layout/table.h"

/* A piece of a band as it will stand in the galley. */
typedef struct BandPiece {
    int64_t top;   /* from the top of the band */
    Length height; /* cut at the greatest length; see band_piece_end */
    Length first_baseline;
    CutCost cut;     /* of ending a page before it, inside the band */
    uint32_t row;    /* in which it begins */
    bool begins_row; /* it begins with that */
} BandPiece;

/* Rows [first, end) that hang together by cells over several rows; mostly one row. Its cells are those
 * that begin in it. */
typedef struct Band {
    uint32_t first;
    uint32_t end;
    uint32_t first_cell;
    uint32_t cell_end;
    int64_t height; /* with the space above each of its rows */
    const BandPiece *pieces;
    uint32_t piece_count;
} Band;

/* Where a piece ends, from the top of the band. */
int64_t band_piece_end(const Band *band, const BandPiece *piece);

/* The band that begins at a row, its cells set and placed. */
Band table_band(Table *table, uint32_t first);

/* ---- rows that have no cut: table_open.c ---- */

/* Makes places for cuts in a band from a height on, none more than a given length from the last. Returns
 * whether content was moved: then its rows are as high as that asks, and cells and rows are to be placed
 * again. */
bool table_open_cuts(Table *table, const Band *band, int64_t from, Length most);

/* The border box that a cell asks for. */
int64_t table_cell_height(const TableCell *cell);

/* Lets a cell stand at its top whatever its vertical-align is, unless it stands on a baseline. */
void table_cell_stand_at_top(TableCell *cell);

/* ---- what pages repeat: table_repeat.c ---- */

/* On the way through the rows of a table. Zeroed but for the first three. */
typedef struct TableRepeats {
    Flow *flow;
    Table *table;
    Length x;           /* of the table's box */
    const Frame *above; /* header rows, and that the table goes on */
    Repeat **made;
    size_t made_count;
    size_t made_capacity;
    Repeat *inside;    /* of cuts inside rows, where no rule is */
    Repeat *last;      /* of the line of the grid met last, and */
    uint32_t last_row; /* the row below it */
    bool is_past_head;
} TableRepeats;

/* What a cut before a piece repeats; NULL for nothing. */
const Repeat *table_repeat_at(TableRepeats *repeats, const Band *band, const BandPiece *piece);

/* Where slots and boxes of a group begin in the galley. */
typedef struct RowMark {
    size_t slot;
    size_t box;
} RowMark;

/* Header and footer rows are repeated once they are in the galley. */
void table_repeats_end_group(TableRepeats *repeats, const TableGroup *group, RowMark begin);

/* Leaves out what would be repeated around a piece, of the rows from a slot on, that has no room on a page
 * with it. */
void table_repeats_make_room(const TableRepeats *repeats, size_t first);

/* ---- slots: table_slots.c ---- */

/* All rows of a table whose box begins at x. */
void table_flow_rows(Flow *flow, Table *table, Length x);

#endif
