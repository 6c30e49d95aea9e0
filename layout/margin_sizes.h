/* How the three margin boxes of an edge of the page share it: CSS Paged Media 3, section 5.3.2. The same
 * rules hold for widths above and below the page area, and for heights beside it. */
#ifndef PLENARY_LAYOUT_MARGIN_SIZES_H
#define PLENARY_LAYOUT_MARGIN_SIZES_H

#include "base/length.h"

/* A margin box along its edge, in outer sizes: with its margins, borders and padding. */
typedef struct MarginSide {
    bool is_there;
    bool is_exact;    /* its size is given: most and least are it */
    int64_t most;     /* its max-content size */
    int64_t least;    /* its min-content size */
    int64_t at_least; /* what its minimum and maximum allow */
    int64_t at_most;
} MarginSide;

/* The outer sizes of the boxes of an edge, in order. */
void margin_sizes_share(const MarginSide sides[3], Length available, Length sizes[3]);

#endif
