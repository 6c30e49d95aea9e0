/* What makes a variable font of the squares: an axis for the weight, from 400 to 900, on which glyphs
 * grow by up to 200 units in width and advance, and one for the slant, from -10 to 0, on which nothing
 * changes. */
#ifndef PLENARY_TESTS_FONTS_SQUARE_VARIATION_H
#define PLENARY_TESTS_FONTS_SQUARE_VARIATION_H

#include "base/buffer.h"

/* How a glyph varies. */
typedef enum SquareGrowth {
    SQUARE_STAYS,
    SQUARE_GROWS_EMPTY, /* its advance */
    SQUARE_GROWS_BOX    /* its advance and the right side of its box */
} SquareGrowth;

/* Big-endian numbers. */
void put16(Buffer *out, int number);
void put32(Buffer *out, uint32_t number);

/* The tables: fvar, and gvar for glyphs whose growth is asked for by their numbers. */
void square_put_fvar(Buffer *out);
void square_put_gvar(Buffer *out, uint32_t glyph_count, SquareGrowth (*growth_of)(uint32_t glyph));

#endif
