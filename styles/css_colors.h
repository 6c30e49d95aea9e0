/* Colours (CSS Color 4): names, #hex, rgb(), hsl(), hwb(), device-cmyk(), transparent, currentcolor;
 * and inks of their own: -plenary-spot("PANTONE 185 C", 80%, device-cmyk(0 1 0.8 0)), with the tint
 * and what is shown where that ink is not at hand.
 *
 * An rgb colour whose parts are equal is a grey, so that black text prints in black ink alone. What
 * is wholly transparent is no colour. */
#ifndef PLENARY_STYLES_CSS_COLORS_H
#define PLENARY_STYLES_CSS_COLORS_H

#include "styles/css_values.h"

/* Reads a colour: VALUE_COLOR, or the keyword currentcolor. */
bool css_read_color(ValueReader *reader, Value *value);

#endif
