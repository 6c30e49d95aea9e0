/* Graphics state parameter dictionaries (ISO 32000-1, 8.4.5). */
#ifndef PLENARY_OUTPUT_CHECK_STATE_H
#define PLENARY_OUTPUT_CHECK_STATE_H

#include "output/check.h"

/* Transfer functions, halftones, rendering intent and transparency of a dictionary. */
void state_check(Check *check, const PdfValue *dict, uint32_t page);

/* Whether drawing with it can let things below shine through. */
bool state_is_transparent(Check *check, const PdfValue *dict);

/* Whether it is one of the four. */
bool state_is_rendering_intent(Text name);

#endif
