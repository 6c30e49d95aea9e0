/* Language tags (BCP 47), as far as style needs them. */
#ifndef PLENARY_STYLES_LANGUAGES_H
#define PLENARY_STYLES_LANGUAGES_H

#include "base/text.h"

/* Whether a language tag is in a language range, by extended filtering (RFC 4647, section 3.3.2):
 * "fr" holds fr-CA, "*-CH" holds de-CH, "de-DE" holds de-Latn-DE. An empty range holds the empty
 * tag only. */
bool language_in_range(Text tag, Text range);

/* Whether it is written from right to left. */
bool language_is_right_to_left(Text tag);

/* The quotation marks of a language: open, close, open and close inside. */
const char *const *language_quotes(Text tag);

#endif
