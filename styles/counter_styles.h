/* How counters are written (CSS Counter Styles 3): the predefined styles that are numbers, letters or
 * marks. */
#ifndef PLENARY_STYLES_COUNTER_STYLES_H
#define PLENARY_STYLES_COUNTER_STYLES_H

#include "base/buffer.h"
#include "styles/keywords.h"

/* Appends number in a style: decimal, lower-roman, … (KEYWORD_NONE gives nothing). What is out of a
 * style's range is written in decimal. */
void counter_print(int32_t number, Keyword style, Buffer *out);

/* What stands between a list item's number and its text: ". " or " ". */
const char *counter_suffix(Keyword style);

#endif
