/* Variants of letters and figures: which features of a font a style asks for (CSS Fonts 4, section 6), and
 * what is made of other glyphs where the font has no variants of its own. */
#ifndef PLENARY_LAYOUT_FONT_VARIANTS_H
#define PLENARY_LAYOUT_FONT_VARIANTS_H

#include "fonts/substitution.h"
#include "layout/shaped.h"

/* Fills in the features that a style asks for, its caps and its position. */
void font_variants_read(const Style *style, TextStyle *text);

/* How a run is set whose style asks for variants that its face may lack. */
typedef struct Synthesis {
    const TextStyle *style;
    Length rise;                 /* added to the run's */
    const TextStyle *small_caps; /* of letters that are set as smaller capitals; or NULL */
    Keyword caps;                /* which letters these are */
} Synthesis;

/* What the face of a run of a text needs. Styles that are made up are in the scratch arena. */
Synthesis font_variants_synthesize(Arena *scratch, const ShapedRun *run, Text text);

/* The end of the characters from a place on, before end, that are set alike. */
uint32_t font_variants_stretch(const Synthesis *synthesis, Text text, uint32_t at, uint32_t end,
                               bool *is_small);

/* The letters of [run->begin, run->end) of a text in the case that the run's style shapes them in. The text
 * stays; each letter's cluster is that of what it stands for. In the arena. */
const ShapeLetter *font_variants_letters(Arena *scratch, const ShapedRun *run, Text text,
                                         uint32_t *count);

#endif
