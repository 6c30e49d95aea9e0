/* Heads of pages that repeat what stands at the beginning of the document. */
#ifndef PLENARY_INPUT_UN_TEXT_HEADS_H
#define PLENARY_INPUT_UN_TEXT_HEADS_H

#include "input/reading.h"

/* Whether the words of line stand in the text before the offset, white space aside. */
bool head_stands_before(const Reading *reading, Text line, uint32_t offset);
/* How many lines from this one on, at least two, are the title that the document begins with, broken to other
 * lines perhaps; 0 when they are not. */
uint32_t head_repeats_opening(const Reading *reading, Text opening, uint32_t line, uint32_t last);

#endif
