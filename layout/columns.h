/* Text in columns: a run of slots that stands in several columns beside each other (CSS Multi-column
 * Layout 1).
 *
 * On each page the slots of a set that it holds are parted into columns as equal as can be; where the set ends
 * with column-fill: auto the first columns are filled instead. Cuts between columns follow the costs of cuts between
 * pages. Notes stand at the foot of the page, across the columns, or at that of the column of their call: its height
 * is then that of its slots and notes together. */
#ifndef PLENARY_LAYOUT_COLUMNS_H
#define PLENARY_LAYOUT_COLUMNS_H

#include "layout/page_stock.h"

/* Slots parted into columns: [starts[i], ends[i]) in the i-th, margins at their ends left out. */
typedef struct ColumnPieces {
    size_t starts[COLUMN_SET_MOST];
    size_t ends[COLUMN_SET_MOST];
    uint32_t count;
} ColumnPieces;

/* The end of the slots from a place on that stand in the same set as it does, or in none. */
size_t columns_band_end(const Galley *galley, size_t first, size_t end);

/* The least height in which slots [first, end) of a set go into its columns; INT64_MAX / 4 if none is
 * high enough, as more column breaks are asked for than there are columns. */
int64_t columns_height(const PageStock *stock, const ColumnSet *set, size_t first, size_t end);

/* The height of slots [first, end) of a page, in columns or not. */
int64_t columns_body_height(const PageStock *stock, size_t first, size_t end);

/* A walk along the slots of a page, which asks of one place after the other whether all up to there goes into a height:
 * columns that are full stay so while the height is the same. */
typedef struct ColumnsWalk {
    const PageStock *stock;
    size_t band;      /* where the band under way begins */
    size_t next;      /* the slot behind all that were looked at */
    int64_t above;    /* the height of the bands before */
    int64_t height;   /* of the columns under way */
    size_t column;    /* where the last of them begins */
    size_t in_column; /* the slot behind all that are known to be in it */
    uint32_t count;   /* of those before it */
} ColumnsWalk;

/* A walk from a slot that is no margin. */
ColumnsWalk columns_walk(const PageStock *stock, size_t first);

/* Whether slots up to an end, behind that of the call before, go into a height. What it denies columns_body_height may
 * still find room for, at a lesser height. */
bool columns_hold(ColumnsWalk *walk, size_t end, int64_t height);

/* Parts slots from pieces->starts[0] to an end into columns of a height that is enough. */
void columns_part(const PageStock *stock, const ColumnSet *set, size_t end, int64_t height,
                  ColumnPieces *pieces);

/* Slots that stand below each other on a page: in a column, or over its width. */
typedef struct PagePiece {
    size_t first; /* slots [first, end) */
    size_t end;
    Length x; /* of the column, from the page area's left edge */
    Length y; /* from its top */
    Length height;
    const ColumnSet *set; /* NULL outside of columns */
    uint32_t column;      /* of the set, from 0 */
    size_t band_end;      /* of what stands in the set on this page */
} PagePiece;

/* The pieces of the body of a page, in the order of the text; left_over is the room below it. */
const PagePiece *columns_place(Arena *arena, const PageStock *stock, const size_t range[2],
                               int64_t left_over, uint32_t *count);

#endif
