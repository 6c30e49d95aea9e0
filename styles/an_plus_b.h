/* An+B, the notation of :nth-…() (CSS Syntax 3, section 6). */
#ifndef PLENARY_STYLES_AN_PLUS_B_H
#define PLENARY_STYLES_AN_PLUS_B_H

#include "styles/css_tokens.h"

typedef struct AnPlusB {
    int32_t a;
    int32_t b;
} AnPlusB;

/* Reads all of tokens; false if they are not An+B. */
bool an_plus_b_read(const Source *source, CssTokens tokens, AnPlusB *formula);

/* Whether index, from 1, is a * n + b for some n from 0. */
bool an_plus_b_holds(AnPlusB formula, uint32_t index);

#endif
