/* The lines of a page that something stands beside in the margin: a number, or a bar. They are kept while
 * the marks of the page are placed, since only then the places of lines in tables are known. */
#ifndef PLENARY_LAYOUT_MARGIN_LINES_H
#define PLENARY_LAYOUT_MARGIN_LINES_H

#include "layout/paginate.h"

struct ChangeBar;

/* What lines stand in: the page area, or a column. From the left edge of the sheet. */
typedef struct MarginColumn {
    Length left;
    Length right;
    Length gap_left; /* the room up to the column beside it; 0: the margin of the page is there */
    Length gap_right;
    bool is_outer_left; /* on which side its outer one is */
} MarginColumn;

typedef struct MarginLine {
    const Line *line;               /* NULL: a picture */
    const struct ChangeBar *change; /* beside it, or NULL */
    Length top;
    Length height;
    const MarginColumn *column; /* equal of lines of one */
    bool is_in_frame;           /* of a table's cell, or another box */
    bool is_aside;              /* not of the body, or again: it has no number */
} MarginLine;

/* Zeroed but for the arena there are none. */
typedef struct MarginLines {
    Arena *arena;
    MarginLine *items;
    size_t count;
    size_t capacity;
    MarginColumn now;
    const MarginColumn *kept; /* the same in the arena, once a line stands in it */
    uint32_t depth;           /* frames around what is placed */
    bool is_aside;            /* what is placed now is not of the body */
} MarginLines;

/* What is placed from now on stands in a piece of a page; NULL: beside the body, in the page area. Of
 * lines that are not kept, which are NULL, nothing is done. */
void margin_lines_turn_to(MarginLines *lines, const PageDraft *draft, const PagePiece *piece);

/* Keeps a line whose top is at a place, or a picture; its column and whether it is aside are known here. */
void margin_lines_add(MarginLines *lines, MarginLine line);

/* Where something of a width begins that stands so far from a column: in the middle of a gap if that is
 * nearer. */
Length margin_lines_beside(const MarginColumn *column, bool is_left, Length width, Length distance);

#endif
