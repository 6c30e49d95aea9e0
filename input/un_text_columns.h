/* Pages in columns: what is known of their lines, and what is counted in them to tell columns from tables. */
#ifndef PLENARY_INPUT_UN_TEXT_COLUMNS_H
#define PLENARY_INPUT_UN_TEXT_COLUMNS_H

#include "input/reading.h"

enum {
    COLUMNS_FEWEST = 6,    /* lines with text on both sides */
    COLUMNS_NARROWEST = 18 /* display columns of text */
};

/* Where a line is cut: its bytes and display columns. */
typedef struct Row {
    uint32_t left_end;    /* byte behind the left text; the line's begin if there is none */
    uint32_t right_begin; /* byte of the right text; the line's end if there is none */
    uint32_t left_edge;   /* columns */
    uint32_t right_edge;
    uint32_t right_start;
    bool is_crossing;
} Row;

typedef struct Columns {
    Reading *reading;
    Line *lines; /* in the new order */
    uint32_t count;
    uint32_t gutter; /* display column */
    int fewest;      /* rows that a gutter runs through */
    Row *rows;       /* of the page, by line from first on */
    uint32_t first;
} Columns;

/* What is counted in a region. */
typedef struct Census {
    uint32_t both;
    uint32_t widest[2];
    uint32_t full[2];
    uint32_t open[2];  /* lines that break off */
    uint32_t pairs[2]; /* lines that another follows in the column */
    uint32_t figures;
    uint32_t arabic;
    uint32_t beginnings; /* rows at which both columns begin a paragraph */
    uint32_t apart;      /* and those at which one does */
    uint32_t single[2];  /* rows of the other column alone between two lines */
    uint32_t
        within[2]; /* those of them within a sentence: the lines are not level with each other */
} Census;

/* un_text_columns_census.c; side 0 is the left one. */

/* How the line is cut. */
const Row *columns_row(const Columns *columns, uint32_t line);
/* Whether a line has text on that side, or on both. */
bool columns_has_left(const Columns *columns, uint32_t line);
bool columns_has_right(const Columns *columns, uint32_t line);
bool columns_have_both(const Columns *columns, uint32_t line);
/* The text of a line on a side, and how many display columns it takes. */
Text columns_side(const Columns *columns, uint32_t line, int side);
uint32_t columns_side_width(const Columns *columns, uint32_t line, int side);
/* Whether text goes on from one line of a column to another. */
bool columns_go_on(const Columns *columns, uint32_t above, uint32_t below, int side);
/* Whether a row of lines [first, end) has text in the other column alone, between two lines of this one. */
bool columns_is_single(const Columns *columns, uint32_t line, uint32_t first, uint32_t end,
                       int side);
/* Counts what tells columns from tables in lines [first, end). */
Census columns_count(const Columns *columns, uint32_t first, uint32_t end);
/* Whether it is prose on both sides. */
bool columns_are_prose(const Census *census);

#endif
