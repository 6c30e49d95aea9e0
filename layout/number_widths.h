/* How much room numbers of pages need in the text. A number that grows and shrinks from round to round
 * may turn lines over and back for ever; from some round on each keeps the room of its longest form. */
#ifndef PLENARY_LAYOUT_NUMBER_WIDTHS_H
#define PLENARY_LAYOUT_NUMBER_WIDTHS_H

#include "styles/styled.h"

typedef struct NumberWidths NumberWidths;

/* None known. Memory is the arena's. */
NumberWidths *number_widths_new(Arena *arena);

/* Takes note of what a piece of content prints; returns how many characters it is shorter than the longest
 * that it printed so far. */
uint32_t number_widths_take(NumberWidths *widths, const Content *content, Text printed);

#endif
