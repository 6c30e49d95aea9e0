/* The small steps that all matchers of un_match.h are made of. */
#ifndef PLENARY_INPUT_UN_MATCH_PARTS_H
#define PLENARY_INPUT_UN_MATCH_PARTS_H

#include <string.h>

#include "input/un_match.h"

/* Whether that byte stands at an offset. */
static inline bool is_at(Text text, size_t at, char byte)
{
    return at < text.bytes && text.at[at] == byte;
}

/* The bytes of a string if it stands at an offset, else 0. */
static inline size_t match_string(Text text, size_t at, const char *string)
{
    return text_starts(text_slice(text, at, text.bytes), string) ? strlen(string) : 0;
}

/* The value of that many digits at an offset; at most nine. */
static inline uint32_t number_of(Text text, size_t at, size_t digits)
{
    uint32_t number = 0;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (uint32_t)(text.at[at + i] - '0');
    return number;
}

/* Whether text may stand directly behind a number's mark: scripts that set no space there. */
static inline bool is_solid(Text text, size_t at)
{
    return at < text.bytes && (unsigned char)text.at[at] >= 0x80;
}

/* The place of a code point in a series of letters, from 1; 0 when it is not there. */
uint32_t place_in(const char *letters, uint32_t code_point);

/* The parts of a symbol behind slashes, from offset end on; returns where they end. */
size_t match_symbol_parts(Text text, size_t end);

/* The letters that Russian counts with, and the ideographs. */
extern const char cyrillic_series[];
extern const char han_series[];

#endif
