/* Rows in the galley: bands cut into pieces. */
#ifndef PLENARY_LAYOUT_TABLE_ROWS_H
#define PLENARY_LAYOUT_TABLE_ROWS_H

#include "layout/table.h"

/* A piece of a band as it will stand in the galley. */
typedef struct BandPiece {
    Length top; /* from the top of the band */
    Length height;
    Length first_baseline;
    CutCost cut; /* of ending a page before it, inside the band */
} BandPiece;

/* Rows [first, end) that hang together by cells over several rows; mostly one row. Its cells are those
 * that begin in it. */
typedef struct Band {
    uint32_t first;
    uint32_t end;
    uint32_t first_cell;
    uint32_t cell_end;
    Length height; /* with the space above each of its rows */
    const BandPiece *pieces;
    uint32_t piece_count;
} Band;

/* The band that begins at a row, its cells set and placed. */
Band table_band(Table *table, uint32_t first);

/* All rows of a table whose box begins at x: table_slots.c. */
void table_flow_rows(Flow *flow, Table *table, Length x);

#endif
