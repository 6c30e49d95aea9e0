/* Colour spaces: what the use of one amounts to, and whether it is whole. */
#ifndef PLENARY_OUTPUT_CHECK_COLORS_H
#define PLENARY_OUTPUT_CHECK_COLORS_H

#include "output/check.h"

/* What a colour space is made of in the end, as bits. */
enum {
    COLOR_IS_GRAY = 1, /* of a device, and no default space says what that means */
    COLOR_IS_RGB = 2,
    COLOR_IS_CMYK = 4,
    COLOR_IS_MEASURED = 8, /* CIE-based */
    COLOR_IS_PROFILED_CMYK = 16
};

typedef struct ColorTable ColorTable;

/* For one check. */
ColorTable *colors_new(Check *check);

/* The kinds of a colour space: a name or an array, as an operator or an image has it, with the resources
 * that names are looked up in. What is wrong with it is reported at page, once for spaces that stand in
 * objects of the file. Values of content streams must be marked by is_passing: they do not stay. */
typedef struct ColorQuestion {
    const PdfValue *space;
    const PdfValue *resources;
    uint32_t page;
    bool is_passing;
} ColorQuestion;
unsigned colors_kinds(ColorTable *colors, const ColorQuestion *question);

/* The kinds of the device space of operators like g, and rg: with the defaults of the resources. */
unsigned colors_device_kinds(ColorTable *colors, const char *device, const ColorQuestion *question);

/* Something is painted in these kinds. */
void colors_use(Check *check, unsigned kinds, CheckPlace place);

#endif
