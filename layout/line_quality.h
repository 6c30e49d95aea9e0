/* How good a column of lines looks: word spaces, hyphens, rivers. */
#ifndef PLENARY_LAYOUT_LINE_QUALITY_H
#define PLENARY_LAYOUT_LINE_QUALITY_H

#include "layout/galley.h"

/* Of justified lines; the word space is in percent of its natural width. */
typedef struct LineQuality {
    size_t lines;
    size_t justified; /* of them: with word spaces that were stretched or shrunk */
    int64_t spaces;   /* the sum of their word spaces */
    int loosest;
    int tightest;
    const Line *loosest_line; /* NULL if no line is justified */
    const Line *tightest_line;
    size_t hyphens; /* lines that end with one */
    size_t hyphens_in_a_row;
    size_t rivers; /* wide spaces below each other over RIVER_LINES lines or more */
} LineQuality;

enum {
    RIVER_LINES = 4
};

/* Looks at the lines of slots [first, end), and adds what it finds. */
void line_quality_add(LineQuality *quality, const Galley *galley, size_t first, size_t end);

/* Whether a line ends with a hyphen inside a paragraph. */
bool line_ends_with_hyphen(const Line *line);

#endif
