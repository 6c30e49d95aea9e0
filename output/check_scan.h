/* The words of PDF (ISO 32000-1, 7.2 and 7.3): of object bodies, content streams and CMaps.
 *
 * Whatever the bytes are, each call moves on and the last token is TOKEN_END. Texts are the source's
 * own bytes, or copies in the arena where an escape had to be resolved; they may hold NUL. */
#ifndef PLENARY_OUTPUT_CHECK_SCAN_H
#define PLENARY_OUTPUT_CHECK_SCAN_H

#include "base/text.h"

typedef enum PdfTokenType {
    TOKEN_END,
    TOKEN_INTEGER,
    TOKEN_REAL,
    TOKEN_STRING,
    TOKEN_NAME, /* without its slash */
    TOKEN_ARRAY_BEGIN,
    TOKEN_ARRAY_END,
    TOKEN_DICT_BEGIN,
    TOKEN_DICT_END,
    TOKEN_WORD, /* an operator, true, R and whatever else is regular characters */
    TOKEN_BAD   /* a delimiter out of place */
} PdfTokenType;

typedef struct PdfToken {
    PdfTokenType type;
    Text text;
    double number; /* of an integer or a real */
} PdfToken;

typedef struct Scanner {
    Arena *arena;
    Text source;
    size_t position;
} Scanner;

/* The next token. */
PdfToken scan_next(Scanner *scanner);

/* Whether a byte is white space, and whether it ends a run of regular characters. */
bool scan_is_space(char byte);
bool scan_is_delimiter(char byte);

/* The number of a hexadecimal digit, or -1. */
int scan_hex_digit(char byte);

#endif
