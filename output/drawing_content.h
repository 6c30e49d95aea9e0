/* The content of a drawing (ISO 32000-1, 8.6.8) in the colours that a file may have. */
#ifndef PLENARY_OUTPUT_DRAWING_CONTENT_H
#define PLENARY_OUTPUT_DRAWING_CONTENT_H

#include "base/buffer.h"
#include "output/color_convert.h"

typedef struct ColorRewriting {
    PressColors *press; /* RGB becomes its CMYK; or NULL */
    bool grays;         /* RGB without colour becomes gray */
} ColorRewriting;

/* Appends the content with the operators rg and RG as the rewriting wants them; all else as it is. */
void drawing_rewrite(const ColorRewriting *rewriting, Text content, Buffer *out);

#endif
