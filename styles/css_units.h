/* The units of lengths (CSS Values 4, section 6). */
#ifndef PLENARY_STYLES_CSS_UNITS_H
#define PLENARY_STYLES_CSS_UNITS_H

#include "styles/css_tokens.h"
#include "styles/value.h"

typedef struct CssUnit {
    const char *name;
    Unit relative; /* UNIT_NONE: so many points are one of it, */
    int16_t numerator;
    int16_t denominator;
    bool is_supported;
} CssUnit;

/* The unit of that name, ASCII case ignored, or NULL. */
const CssUnit *css_unit_find(Text name);

/* What a dimension in an absolute unit is in points, in 1/65536; far beyond what a Length holds if
 * need be. */
int64_t css_unit_points(const CssUnit *unit, const CssToken *dimension);

/* "em" for UNIT_EM, "pt" for UNIT_NONE. */
const char *css_unit_name(Unit unit);

#endif
