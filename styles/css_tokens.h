/* CSS tokens, by CSS Syntax 3, section 4: bytes of a style sheet to tokens, one after another.
 *
 * Tokens are small values; text with escapes in it is decoded into the arena, other text is
 * borrowed from the source. Numbers are fixed point. Comments leave no token. The time is linear in
 * the source; any bytes are accepted, malformed UTF-8 reads as U+FFFD. */
#ifndef PLENARY_STYLES_CSS_TOKENS_H
#define PLENARY_STYLES_CSS_TOKENS_H

#include "base/diagnostics.h"
#include "base/names.h"

/* What everyone needs who makes something of the tokens of a sheet. */
typedef struct CssReading {
    Arena *arena; /* where it is made */
    Names *names;
    const Source *source; /* that the tokens' offsets are in */
    Diagnostics *diagnostics;
    const struct PropertyNames *properties; /* NULL where no declaration is read */
} CssReading;

typedef enum CssTokenKind {
    CSS_END, /* of the source, or of a list of tokens */
    CSS_IDENT,
    CSS_FUNCTION, /* text is the name; the token includes the opening parenthesis */
    CSS_AT_KEYWORD,
    CSS_HASH,
    CSS_STRING,
    CSS_BAD_STRING,
    CSS_URL,
    CSS_BAD_URL,
    CSS_DELIM, /* text is the one character */
    CSS_NUMBER,
    CSS_PERCENTAGE,
    CSS_DIMENSION, /* text is the unit */
    CSS_WHITESPACE,
    CSS_CDO,
    CSS_CDC,
    CSS_COLON,
    CSS_SEMICOLON,
    CSS_COMMA,
    CSS_OPEN_SQUARE,
    CSS_CLOSE_SQUARE,
    CSS_OPEN_PAREN,
    CSS_CLOSE_PAREN,
    CSS_OPEN_CURLY,
    CSS_CLOSE_CURLY
} CssTokenKind;

typedef struct CssToken {
    CssTokenKind kind;
    bool is_id;      /* of a hash: what follows # is an identifier */
    bool is_integer; /* of a number or dimension: written without fraction and exponent */
    bool has_sign;   /* of the same: written with + or - */
    uint32_t begin;  /* byte offsets in the source */
    uint32_t end;
    int64_t number; /* 65536 is 1; clipped to CSS_NUMBER_MOST either way */
    int32_t rest;   /* what number leaves out, in 1/65536 of that: 2.54cm is 72pt */
    Text text;      /* without quotes, #, @ and url( ), escapes decoded */
} CssToken;

/* A stretch of tokens, as a grammar is given them. */
typedef struct CssTokens {
    const CssToken *items;
    size_t count;
} CssTokens;

enum {
    CSS_NUMBER_ONE = 65536
};

/* 2^32, in 1/65536: beyond all that an integer or a length can hold. */
static const int64_t CSS_NUMBER_MOST = (int64_t)1 << 48;

typedef struct CssTokenizer {
    Arena *arena; /* for decoded text */
    const Source *source;
    Diagnostics *diagnostics; /* told of comments, strings and urls that never end */
    size_t at;
} CssTokenizer;

/* Ready before the first token; a byte order mark is skipped. */
CssTokenizer css_tokenizer(Arena *arena, const Source *source, Diagnostics *diagnostics);

/* The next token; CSS_END again and again once the source is used up. */
CssToken css_next_token(CssTokenizer *tokenizer);

/* Whether it is the delimiter of that ASCII character. */
static inline bool css_is_delim(const CssToken *token, char character)
{
    return token->kind == CSS_DELIM && token->text.at[0] == character;
}

/* Whether it is an identifier of that name, ASCII case ignored. */
bool css_is_ident(const CssToken *token, const char *name);

/* Whether it is a function of that name, ASCII case ignored. */
bool css_is_function(const CssToken *token, const char *name);

#endif
