/* The width and height that markup gives a picture. */
#ifndef PLENARY_LAYOUT_DIMENSION_H
#define PLENARY_LAYOUT_DIMENSION_H

#include "base/length.h"
#include "base/text.h"

/* Reads a dimension: a figure with decimals, and a unit: none or px (96 to the inch, HTML), pt, pc, mm,
 * cm, in or Q (CSS Values 4), or %, of basis. False where text is anything else; *length is untouched
 * then. What is too large is clipped. */
bool dimension_read(Text text, Length basis, Length *length);

#endif
