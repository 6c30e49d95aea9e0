/* The few characters that un-style 11.1 changes: ligatures of fonts, the bullet of Symbol, and
 * letters that extraction left decomposed. Everything else stays as it is. */
#ifndef PLENARY_INPUT_UN_TEXT_NORMAL_H
#define PLENARY_INPUT_UN_TEXT_NORMAL_H

#include "base/text.h"

/* Whether a UTF-8 sequence that is to be changed may begin with this byte, or a combining mark. */
static inline bool may_change(char byte)
{
    switch ((unsigned char)byte) {
    case 0xC2: /* U+00AD */
    case 0xCC: /* U+0300 to U+033F */
    case 0xD9: /* U+0653 to U+0655 */
    case 0xEF: /* U+F0B7, U+FB00 to U+FB04 */
        return true;
    default:
        return false;
    }
}

/* What the sequence at the start of text becomes: *bytes of it (0: it stays) become the result, which
 * is empty for a soft hyphen. The result is static. */
Text normal_form(Text text, size_t *bytes);

/* The letter that base and a combining mark behind it compose to (NFC, for the letters of the six
 * languages), or 0. */
uint32_t composed_letter(uint32_t base, uint32_t mark);

#endif
