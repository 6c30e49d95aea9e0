/* Numbers as CSS writes them, read to fixed point without floating point (CSS Syntax 3, 4.3.12 and
 * 4.3.13). */
#ifndef PLENARY_STYLES_CSS_NUMBERS_H
#define PLENARY_STYLES_CSS_NUMBERS_H

#include "base/text.h"

typedef struct CssNumber {
    int64_t value; /* 65536 is 1, rounded to the nearest, clipped to 2^32 either way */
    int32_t rest;  /* what value leaves out, in 1/2^32 */
    size_t bytes;  /* how long it is */
    bool is_integer;
    bool has_sign;
} CssNumber;

/* The number that text begins with; there must be one. */
CssNumber css_number(Text text);

#endif
