/* RGB to the CMYK of a press, by Little CMS: only for PDF/X-1a, which allows no RGB. Perceptual intent, from
 * sRGB or the profile that an image brings along. And pictures in CMYK to sRGB, where no press is named. */
#ifndef PLENARY_OUTPUT_COLOR_CONVERT_H
#define PLENARY_OUTPUT_COLOR_CONVERT_H

#include "base/text.h"

typedef struct PressColors PressColors;

/* profile is that of the press, CMYK. NULL, with the reason, if Little CMS cannot use it or is not there. Close with
 * press_colors_close. */
PressColors *press_colors_open(Text profile, const char **reason);
void press_colors_close(PressColors *press);

/* One colour of sRGB; a ColorConversion of colors.h. */
void press_colors_convert(void *press, const uint16_t rgb[3], uint16_t cmyk[4]);

/* Picture elements of 3 bytes each to such of 4. An empty profile is sRGB. false if it cannot be used. */
bool press_colors_convert_image(PressColors *press, Text profile, const unsigned char *rgb,
                                unsigned char *cmyk, size_t count);

/* Picture elements of 4 bytes each, 255 for full ink, to such of 3 in sRGB: by a profile; without a usable one, by
 * the formula of CSS Color 5, section 10.1. */
void srgb_convert_image(Text profile, const unsigned char *cmyk, unsigned char *rgb, size_t count);

/* The version of Little CMS, in thousandths: 2140 is 2.14. */
int press_colors_library_version(void);

#endif
