/* Where a line may end: UAX #14 by ICU, and what the style and the house rules forbid on top. */
#ifndef PLENARY_LAYOUT_BREAK_POINTS_H
#define PLENARY_LAYOUT_BREAK_POINTS_H

#include "layout/paragraph.h"

typedef enum BreakKind {
    BREAK_FORBIDDEN,
    BREAK_ALLOWED,
    BREAK_SOFT_HYPHEN, /* a hyphen is shown if the line ends here */
    BREAK_HYPHEN,      /* likewise; the text has none (hyphenation.h) */
    BREAK_IN_COMPOUND, /* likewise, in a word that has hyphens of its own: the last resort */
    BREAK_FORCED
} BreakKind;

/* Whether hyphenation found such a break. */
bool break_parts_word(BreakKind kind);

/* A place between two characters. */
typedef struct BreakPoint {
    uint32_t at; /* offset in the text of what begins the next line */
    BreakKind kind;
} BreakPoint;

/* Iterators of one thread, kept between paragraphs. */
typedef struct BreakFinder BreakFinder;
BreakFinder *break_finder_open(Arena *arena);
void break_finder_close(BreakFinder *finder);

/* All break points of a paragraph in order, the last one at its end (BREAK_FORCED). They are in the
 * scratch arena. */
const BreakPoint *break_points_find(BreakFinder *finder, Arena *scratch, const Paragraph *paragraph,
                                    uint32_t *count);

#endif
