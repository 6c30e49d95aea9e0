/* A compositor sets paragraphs into lines: the scratch of one thread. */
#ifndef PLENARY_LAYOUT_COMPOSITOR_H
#define PLENARY_LAYOUT_COMPOSITOR_H

#include "layout/hyphenation.h"
#include "layout/paragraph.h"

typedef struct Compositor {
    Arena *arena;   /* lines and glyphs, for the publication */
    Arena *scratch; /* released after each paragraph */
    Shaper *shaper;
    BreakFinder *break_finder;
    HyphenWords *words;
    FontSet *fonts;
    Diagnostics *diagnostics;
    bool may_fall_back; /* whether this thread may open further faces */
} Compositor;

/* A compositor whose lines go to the arena. Close it when all is set. */
Compositor *compositor_open(Arena *arena, FontSet *fonts, Diagnostics *diagnostics);
void compositor_close(Compositor *compositor);

/* Sets a paragraph: fills in its lines. Reports characters that no font has, and words that
 * their line cannot hold. Returns false, with nothing set, if a face has to be looked up for a character and
 * this compositor may not. */
bool compositor_set(Compositor *compositor, Paragraph *paragraph);

/* The widths of a paragraph on one line, and of its widest part that cannot be broken: the max-content
 * and min-content sizes of CSS Sizing 3. */
void compositor_measure(Compositor *compositor, const Paragraph *paragraph, Length *widest,
                        Length *narrowest);

/* How far the text of a paragraph up to a byte reaches on one line. */
Length compositor_measure_until(Compositor *compositor, const Paragraph *paragraph, uint32_t end);

#endif
