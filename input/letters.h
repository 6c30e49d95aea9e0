/* The kinds of letters and marks that the rules of un_text tell apart, in the scripts of the six
 * languages. No Unicode tables: a handful of ranges is what these rules need. */
#ifndef PLENARY_INPUT_LETTERS_H
#define PLENARY_INPUT_LETTERS_H

#include "base/text.h"

/* 0 to 9. */
static inline bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The bytes of an Arabic-Indic digit (U+0660 to U+0669) at an offset: 2, or 0 when there is none. */
static inline size_t indic_digit(Text text, size_t at)
{
    bool is_indic = at + 1 < text.bytes && text.at[at] == '\xD9' &&
                    (unsigned char)text.at[at + 1] >= 0xA0 &&
                    (unsigned char)text.at[at + 1] <= 0xA9;
    return is_indic ? 2 : 0;
}

/* Letters of the six languages, as far as these rules need them. */
bool is_letter(uint32_t code_point);
bool is_lower_case(uint32_t code_point);
bool is_ideograph(uint32_t code_point);
/* The small letter of a capital; everything else as it is. */
uint32_t small_letter(uint32_t code_point);

/* Whether all letters are capitals, and there are several. */
bool text_is_capitals(Text text);

/* 0 to 9 for a superscript digit, else -1. */
int superscript_digit(uint32_t code_point);

/* The last mark of a text, behind which only closing quotation marks and the digits of a call stand:
 * '.' (for all that end a sentence), ';', ':', ',' (also the Arabic and fullwidth ones), or 0. */
char final_mark(Text text);

#endif
