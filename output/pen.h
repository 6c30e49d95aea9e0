/* Glyphs as PDF's text operators.
 *
 * Layout says where each glyph stands. A viewer works out for itself where the next glyph goes: from
 * the width that the font's W array gives, the size, the scale and the spacing, as we print them. The
 * pen does the same sum and compares. As long as the viewer's place is right, glyphs go into one
 * string; where it would be off by more than PEN_TOLERANCE, a number in the array brings it back.
 * Errors of rounding are in the sum, so they never add up. 0.02 pt is two thirds of a dot at 2400 to the inch; to
 * keep to half of that takes a number for each 58 glyphs, and 5 % more bytes. A line is one string as a rule; where a font has
 * codes of two bytes, to which viewers do not apply word spacing, a justified line has a number a
 * space. (Looking ahead for the place from which most glyphs can follow was tried: 1 % less bytes, and
 * not worth it.)
 *
 * All in integers: places are in billionths of a point. */
#ifndef PLENARY_OUTPUT_PEN_H
#define PLENARY_OUTPUT_PEN_H

#include "output/embed.h"

/* A billionth of a point. */
typedef int64_t NanoPoint;

enum {
    PEN_TOLERANCE = 19500000, /* 0.0195 pt; the promise is 0.02, and viewers calculate in floats */
    PEN_PRECISION = 6000000   /* how near a move comes at least */
};

/* The text state of the content stream (ISO 32000-1, 9.3), as printed. Keep it over BT and ET: only the
 * place is lost there. */
typedef struct Pen {
    Buffer *out;
    const Embedding *embedding;
    const DrawnFace *drawn; /* Tf; NULL before the first */
    int64_t size;           /* Tf, in 1/10000 pt */
    int64_t scale;          /* Tz, in 1/1000 % */
    int64_t spacing;        /* Tc, in 1/10000 pt */
    int64_t word_spacing;   /* Tw, in 1/1000 pt: for fonts with codes of one byte */
    int64_t unit;           /* NanoPoints * 65536 in a thousandth of an em, at size and scale */
    NanoPoint spacing_step; /* what spacing adds to each glyph */
    NanoPoint word_step;    /* what word_spacing adds to each space */
    bool has_place;
    int64_t line_x; /* where the current line began (Td), and its baseline: in 1/1000 pt */
    int64_t line_y;
    NanoPoint x;        /* where the viewer would put the next glyph */
    bool is_array_open; /* "[" was written, "]TJ" not */
    bool is_string_open;
} Pen;

/* A pen at the start of a content stream. */
Pen pen_new(Buffer *out, const Embedding *embedding);

/* A run on its way. */
typedef struct RunWalk {
    const TextRun *run;
    uint32_t glyph;  /* the next one */
    uint32_t offset; /* the next entry of run->offsets */
    int64_t x;       /* where the next one stands but for its offset; a Length but for its size */
    Length y;        /* the baseline, upwards from the bottom of the page */
} RunWalk;

/* After BT: there is no place yet, and lines begin at the origin. */
void pen_enter_text(Pen *pen);

/* Font, size, scale and spacing of a run. */
void pen_take_style(Pen *pen, const TextRun *run);

/* Shows the glyphs up to end. */
void pen_show(Pen *pen, RunWalk *walk, uint32_t end);

/* Ends the array under construction, so that another operator can follow. */
void pen_rest(Pen *pen);

#endif
