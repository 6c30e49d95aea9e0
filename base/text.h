/* Borrowed UTF-8: a pointer and a byte count. A Text never owns and is not NUL-terminated; it lives
 * as long as what it points into (a source, an arena, a literal). */
#ifndef PLENARY_BASE_TEXT_H
#define PLENARY_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Text {
    const char *at;
    size_t bytes;
} Text;

/* A Text of a string literal; usable in constant initialisers. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

enum {
    CODE_POINT_REPLACEMENT = 0xFFFD,
    UTF8_LONGEST = 4
};

/* The text of a string, borrowed, and a copy in an arena. */
Text text_of(const char *nul_terminated);
Text text_copy(Arena *arena, Text text);
/* A NUL-terminated copy, for library doors. A NUL inside the text ends it there. */
char *text_to_string(Arena *arena, Text text);

/* Whether the bytes are the same. */
bool text_equal(Text a, Text b);
bool text_is(Text text, const char *nul_terminated);
/* ASCII letters compare without case. */
bool text_is_ignoring_case(Text text, const char *nul_terminated);
/* By bytes, which for UTF-8 is by code point: negative, 0 or positive. */
int text_compare(Text a, Text b);
bool text_starts(Text text, const char *prefix);
/* Whether it ends so. */
bool text_ends(Text text, const char *suffix);

/* Bytes [begin, end) of text; both are clipped to its length. */
Text text_slice(Text text, size_t begin, size_t end);
/* Without the ASCII white space at both ends. */
Text text_trim(Text text);
/* Offset of the first occurrence, or text.bytes. */
size_t text_find(Text text, char byte);

/* The code point at *position, which moves behind it. A malformed sequence gives U+FFFD and moves
 * one byte, so a walk always ends. Call only while *position < text.bytes. */
uint32_t text_next(Text text, size_t *position);
/* The code point that ends at *position, which moves before it. Call only while *position > 0. */
uint32_t text_previous(Text text, size_t *position);

/* Whether the bytes are UTF-8 by Unicode 15, table 3-7 (no surrogates, no overlong forms); if not,
 * *bad is the offset at which the first malformed sequence begins. */
bool text_is_utf8(Text text, size_t *bad);

/* Writes code_point as UTF-8 and returns its bytes (1 to 4). */
size_t utf8_encode(char out[UTF8_LONGEST], uint32_t code_point);

/* A decimal number of ASCII digits only, at most most; false otherwise. */
bool text_to_number(Text text, uint32_t most, uint32_t *number);

/* How many edits of one byte part a from b, for "did you mean": at most limit + 1 is returned. Case of
 * ASCII letters does not count; texts over 63 bytes are far from all others. */
unsigned text_distance(Text a, Text b, unsigned limit);

#endif
