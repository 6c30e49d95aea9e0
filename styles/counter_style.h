/* A counter style of @counter-style (CSS Counter Styles 3, sections 2 and 3), and how it writes. */
#ifndef PLENARY_STYLES_COUNTER_STYLE_H
#define PLENARY_STYLES_COUNTER_STYLE_H

#include "base/source.h"
#include "styles/value.h"

typedef enum CounterSystem {
    COUNTER_SYMBOLIC,
    COUNTER_CYCLIC,
    COUNTER_NUMERIC,
    COUNTER_ALPHABETIC,
    COUNTER_FIXED,
    COUNTER_ADDITIVE,
    COUNTER_EXTENDS,
    COUNTER_CHINESE, /* -plenary-chinese: ten digits, then the marks of tens, hundreds and thousands */
    COUNTER_ETHIOPIC /* -plenary-ethiopic: nine ones, nine tens, hundred, ten thousand */
} CounterSystem;

/* Symbols of the last two. */
enum {
    COUNTER_CHINESE_SYMBOLS = 13,
    COUNTER_ETHIOPIC_SYMBOLS = 20
};

typedef struct CounterRange {
    int32_t least;
    int32_t most;
} CounterRange;

typedef struct CounterSymbol {
    Text text;
    int32_t weight; /* of additive systems */
} CounterSymbol;

typedef struct CounterStyle CounterStyle;

struct CounterStyle {
    Name name;
    Span span; /* of its name in the sheet */
    CounterSystem system;
    bool says_ten;        /* of COUNTER_CHINESE: informal, where ten is not "one ten" */
    int32_t first;        /* of a fixed system: the number of the first symbol */
    const Value *extends; /* of COUNTER_EXTENDS: keyword or name */
    const CounterSymbol *symbols;
    uint32_t symbol_count;
    Text negative[2]; /* before and after the digits */
    Text prefix;
    Text suffix;
    const CounterRange *ranges;
    uint32_t range_count; /* 0: as the system has it */
    int32_t pad_length;
    Text pad;
    const Value *fallback; /* keyword or name; NULL: decimal */
    uint32_t given;        /* bits of CounterDescriptor: what the rule tells */

    /* once resolved */
    const CounterStyle *fallback_style; /* NULL: the keyword's */
    Keyword fallback_keyword;
    Keyword base; /* of extends: the built-in style whose algorithm it is, or KEYWORD_NONE_GIVEN */
};

/* Descriptors, as bits of given. */
enum {
    COUNTER_HAS_SYSTEM = 1,
    COUNTER_HAS_NEGATIVE = 2,
    COUNTER_HAS_PREFIX = 4,
    COUNTER_HAS_SUFFIX = 8,
    COUNTER_HAS_RANGE = 16,
    COUNTER_HAS_PAD = 32,
    COUNTER_HAS_FALLBACK = 64,
    COUNTER_HAS_SYMBOLS = 128,
    COUNTER_HAS_ADDITIVE = 256
};

/* Appends number as a resolved style writes it, without prefix and suffix. */
void counter_style_print(const CounterStyle *style, int32_t number, Buffer *out);

#endif
