/* A stretch of a galley at its place on a page: its boxes, then its slots. */
#ifndef PLENARY_LAYOUT_PLACE_COLUMNS_H
#define PLENARY_LAYOUT_PLACE_COLUMNS_H

#include "layout/place.h"

/* Slots [first, end) of a galley, one below the other from a place on; page is the page area, for
 * what stands at a place of the page. */
typedef struct Column {
    MarkList *marks;
    const Galley *galley;
    size_t first;
    size_t end;
    Length x;
    Length y; /* of the first slot */
    Rectangle page;
    const PagePiece *piece; /* NULL in notes */
    Length top;             /* of the piece, above its floats */
    OpenBox *boxes;         /* that may stand in it, outer before inner; of place_columns.c */
    size_t box_count;
} Column;

/* What stands above the first slot of a column: of what was cut, or repeated. */
Length column_height_above(const Galley *galley, size_t first);

/* Places the boxes and slots of a column of the main galley, whose boxes may go on from column to column. */
void place_open_slots(Column *column, BoxCursor *cursor);

/* The same of a galley whose boxes are looked at for each column anew: a note. Returns the foot. */
Length place_all_slots(Column *column);

#endif
