/* Full-width punctuation, CSS Text 4, section 8.1: signs of an em that are white by half. */
#ifndef PLENARY_LAYOUT_WIDE_PUNCTUATION_H
#define PLENARY_LAYOUT_WIDE_PUNCTUATION_H

#include "layout/shaped.h"

typedef enum WidePunctuation {
    WIDE_NONE,
    WIDE_OPENING, /* white before the sign */
    WIDE_CLOSING, /* white behind it */
    WIDE_MIDDLE,  /* white around it */
    WIDE_SPACE    /* U+3000 */
} WidePunctuation;

/* The class of a sign in a language, BCP 47. Quotation marks have one only if they are as wide as an em;
 * whoever asks has to see to that. */
WidePunctuation wide_punctuation(uint32_t code_point, Text language);

/* Takes the white between neighbouring signs out of the glyphs of a run of ideographs, a text of which bytes
 * from text_begin on are given. */
void wide_punctuation_close_up(const ShapedRun *run, RunGlyph *glyphs, uint32_t count, Text text,
                               uint32_t text_begin);

/* Whether a script is written with such signs. */
bool script_has_wide_punctuation(FourLetters script);

#endif
