/* calc(), min(), max() and clamp() (CSS Values 4, section 10) on numbers, percentages and lengths, with
 * + - * / and parentheses.
 *
 * Since only numbers multiply and divide, any calculation is a sum of one term for each unit; it is
 * kept as that sum. What min() and max() choose among is chosen here if it differs in one unit only,
 * else where the font is known; percentages can be compared with percentages only. */
#ifndef PLENARY_STYLES_CSS_CALC_H
#define PLENARY_STYLES_CSS_CALC_H

#include "styles/css_values.h"

/* Reads "calc(…)" and the others as value_read_numeric does. The value is VALUE_NUMBER or VALUE_INTEGER for a
 * calculation on numbers; VALUE_LENGTH, VALUE_UNRESOLVED with a unit, or VALUE_UNRESOLVED with the
 * keyword calc, min or max and a list of such terms. */
bool css_read_calc(ValueReader *reader, unsigned accepts, int32_t least, Value *value);

#endif
