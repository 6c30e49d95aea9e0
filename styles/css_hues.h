/* Colours by hue (CSS Color 4, sections 7 and 8): hsl() and hwb() as red, green and blue. */
#ifndef PLENARY_STYLES_CSS_HUES_H
#define PLENARY_STYLES_CSS_HUES_H

#include "styles/css_values.h"

enum {
    HUE_TURN = 360 * 65536 /* a hue is in degrees, 65536 is one */
};

/* Reads a hue: a number of degrees, or an angle. It is brought into 0 … HUE_TURN - 1. */
bool css_read_hue(ValueReader *reader, int64_t *hue);

/* Saturation and lightness, 0 to 65535, as red, green and blue of the same range. */
void css_rgb_of_hsl(int64_t hue, int64_t saturation, int64_t lightness, int64_t rgb[3]);

/* The same of whiteness and blackness; together more than all, they make a grey. */
void css_rgb_of_hwb(int64_t hue, int64_t whiteness, int64_t blackness, int64_t rgb[3]);

#endif
