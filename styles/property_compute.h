/* Specified values to computed ones (CSS Cascade 4, section 4.4): relative units, keywords and
 * percentages that need no layout become absolute. */
#ifndef PLENARY_STYLES_PROPERTY_COMPUTE_H
#define PLENARY_STYLES_PROPERTY_COMPUTE_H

#include "styles/property_table.h"
#include "styles/styled.h"

/* What relative values refer to. For font-size and line-height, what of these is the element's own
 * is taken from the parent instead, as far as it is not known yet. */
typedef struct ComputeBasis {
    Arena *arena;
    const Style *parent;     /* or, for the root, initial values */
    Length font_size;        /* em */
    Length root_font_size;   /* rem */
    Length line_height;      /* lh */
    Length root_line_height; /* rlh */
} ComputeBasis;

/* The computed value; specified is none of the CSS-wide keywords. */
Value property_compute(PropertyId property, const Value *specified, const ComputeBasis *basis);

/* The length of a computed line-height in a font of that size; normal counts as 1.2, as no font is
 * at hand. */
Length line_height_length(const Value *computed, Length font_size);

#endif
