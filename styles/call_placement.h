/* Where the call of a note stands beside punctuation: which signs it is moved over (un-style 6.2). Dashes and
 * parentheses are never passed. */
#ifndef PLENARY_STYLES_CALL_PLACEMENT_H
#define PLENARY_STYLES_CALL_PLACEMENT_H

#include "styles/styled.h"

/* How many bytes at the start of a text are signs that end a word, a clause or a quotation: a call before them is
 * set behind them. 0 if a letter or figure follows them: they are part of a word. */
size_t call_signs_behind(Text text);

/* Where the signs at the end of a text begin that end a word or a clause, with the space before them: a
 * call behind them is set before them. The length of the text if there are none. */
size_t call_signs_before(Text text);

/* Whether calls of a style are moved so that nothing is left between two that have this text between them. */
bool calls_meet_over(const Style *style, Text text);

#endif
