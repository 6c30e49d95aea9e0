/* Reading values of properties from tokens: the primitives that all grammars are made of.
 *
 * A reader walks over a list of tokens. Each value_read_… either takes what it is after and returns
 * true, or leaves the reader where it was and returns false. The furthest token that was looked at
 * is where a refused value went wrong. Numbers beyond what a value can hold are clipped, with a
 * finding. */
#ifndef PLENARY_STYLES_CSS_VALUES_H
#define PLENARY_STYLES_CSS_VALUES_H

#include "styles/css_tokens.h"
#include "styles/value.h"

typedef struct ValueReader {
    Arena *arena; /* these four as in CssReading */
    Names *names;
    const Source *source;
    Diagnostics *diagnostics;
    const CssToken *at;
    const CssToken *end;
    const CssToken *furthest;
    const CssToken
        *unsupported; /* it is CSS but not supported yet; NULL if there was no such token */
    CssToken nothing; /* what stands behind the last token */
    unsigned depth;   /* of functions and parentheses that are being read */
} ValueReader;

enum {
    VALUE_DEPTH = 64 /* deeper values are refused */
};

/* What a number may be; bits. */
enum {
    ACCEPTS_LENGTH = 1,
    ACCEPTS_PERCENT = 2,
    ACCEPTS_NUMBER = 4,
    ACCEPTS_INTEGER = 8
};

/* A list of values that grows; for one value at a time. */
typedef struct ValueBuilder {
    Arena *arena;
    Value *items;
    size_t count;
    size_t capacity;
} ValueBuilder;

/* A reader before the first of the tokens. */
ValueReader value_reader(const CssReading *reading, CssTokens tokens);

/* The next token that is not white space, without taking it; CSS_END behind the last. */
const CssToken *value_peek(ValueReader *reader);
/* Takes the token that value_peek shows. */
void value_take(ValueReader *reader);
bool value_at_end(ValueReader *reader);

/* Back to where the reader was when start was copied from it; the furthest token stays. */
void value_go_back(ValueReader *reader, const ValueReader *start);

/* Takes a token of that kind. */
bool value_take_kind(ValueReader *reader, CssTokenKind kind);
bool value_take_delim(ValueReader *reader, char character);
bool value_take_ident(ValueReader *reader, const char *name);

/* Takes "name(" and, to match, ")"; the end of the tokens closes too (CSS Syntax 3, 5.4.9). */
bool value_open_function(ValueReader *reader, const char *name);
bool value_close_function(ValueReader *reader);

/* Notes that the value goes wrong at the next token, which is CSS that plenary does not support yet;
 * returns false. */
bool value_refuse_unsupported(ValueReader *reader);

/* A keyword out of a list that KEYWORD_NONE_GIVEN ends. */
bool value_read_keyword(ValueReader *reader, const uint16_t *keywords, Value *value);
/* A number, percentage or length as accepts allows, calc() too; values below least (a Length, a
 * 16.16 number or an integer, as the case may be) are refused, those of calc() raised to it. */
bool value_read_numeric(ValueReader *reader, unsigned accepts, int32_t least, Value *value);
/* An identifier of the author's: not a CSS-wide keyword, nor "default", nor "none". */
bool value_read_name(ValueReader *reader, Value *value);
bool value_read_text(ValueReader *reader, Value *value);

/* fixed is in 1/65536: what a Length, a 16.16 number or an integer can hold of it. If that is less,
 * the token that begins the number is reported. */
int32_t value_clip(const ValueReader *reader, const CssToken *token, int64_t fixed);

/* Tells that the number which the token begins is more than can be set. */
void value_report_clipped(const ValueReader *reader, const CssToken *token);

/* Adds a value behind the others. */
void value_add(ValueBuilder *builder, Value value);
/* The values gathered, as a list or as the arguments of a function. */
Value value_list_of(const ValueBuilder *builder);
Value value_function_of(const ValueBuilder *builder, Keyword name);

/* A VALUE_KEYWORD. */
static inline Value value_of_keyword(Keyword keyword)
{
    return (Value){.kind = VALUE_KEYWORD, .keyword = (uint16_t)keyword};
}

/* A VALUE_TEXT; the text is not copied. */
Value value_of_text(Arena *arena, Text text);
/* A VALUE_COLOR. */
Value value_of_color(Arena *arena, Color color);

#endif
