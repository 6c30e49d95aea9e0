/* The first letter of a text as typography sees it, with the signs around it (CSS Pseudo-Elements 4, section
 * 2.1.1). */
#ifndef PLENARY_INPUT_FIRST_LETTER_H
#define PLENARY_INPUT_FIRST_LETTER_H

#include "base/text.h"

/* The end of the first letter or figure from begin on, with the marks and punctuation around it; begin if what
 * stands there is none. */
size_t first_letter_end(Text text, size_t begin);

#endif
