/* Values of properties, specified and computed.
 *
 * One small tagged struct serves all of them; compound values are lists and functions of values, so
 * that a property's grammar is the only place that knows its shape. Values are const once made and
 * live in the arena of the sheet or the styled tree that made them. */
#ifndef PLENARY_STYLES_VALUE_H
#define PLENARY_STYLES_VALUE_H

#include <stdint.h>

#include "base/buffer.h"
#include "base/length.h"
#include "base/names.h"
#include "base/text.h"
#include "styles/keywords.h"

typedef enum ValueKind {
    VALUE_KEYWORD,   /* keyword */
    VALUE_LENGTH,    /* length + percent of a basis: lengths, percentages and their calc() sums */
    VALUE_NUMBER,    /* number, 16.16 fixed point */
    VALUE_INTEGER,   /* integer */
    VALUE_COLOR,     /* color */
    VALUE_NAME,      /* name: an identifier that is the author's own */
    VALUE_TEXT,      /* text: a string */
    VALUE_LIST,      /* list */
    VALUE_FUNCTION,  /* list, its arguments; keyword is the function's name */
    VALUE_UNRESOLVED /* specified only: number of a relative unit; or, when keyword is calc, min or
                        max, the sum, least or greatest of the list's items: such terms, and a
                        VALUE_LENGTH */
} ValueKind;

/* Relative units of specified lengths. Computed lengths have UNIT_NONE. */
typedef enum Unit {
    UNIT_NONE, /* absolute */
    UNIT_EM,
    UNIT_REM,
    UNIT_EX,
    UNIT_CH,
    UNIT_LH,
    UNIT_RLH
} Unit;

typedef enum ColorSpace {
    COLOR_GRAY, /* c[0]: 0 black, 65535 white */
    COLOR_RGB,
    COLOR_CMYK,
    COLOR_NONE, /* nothing is painted: transparent */
    COLOR_SPOT  /* c[0]: the tint of an ink of its own, 65535 full */
} ColorSpace;

/* A printing ink of its own, and what shows it where there is no such ink. */
typedef struct SpotInk {
    Text name; /* as on its tin: PANTONE 185 C */
    uint16_t cmyk[4];
} SpotInk;

/* Components are 0 to 65535. */
typedef struct Color {
    uint16_t space; /* ColorSpace */
    uint16_t c[4];
    uint16_t clear;     /* how much of what is beneath shows through: 0 none, 65535 all of it */
    const SpotInk *ink; /* of COLOR_SPOT */
} Color;

/* Whether two colours are the same: components that their space does not have do not count. */
bool color_equal(const Color *a, const Color *b);

/* How far two let through what is beneath, one in the other; and a colour in something that does. */
uint16_t clear_both(uint16_t inner, uint16_t outer);
Color color_cleared(Color color, uint16_t clear);

typedef struct Value Value;

typedef struct ValueList {
    uint32_t count;
    const Value *items;
} ValueList;

struct Value {
    uint8_t kind;     /* ValueKind */
    uint8_t unit;     /* Unit, of a specified length; number then holds the figure, 16.16 */
    uint16_t keyword; /* Keyword, of VALUE_KEYWORD and VALUE_FUNCTION */
    int32_t percent;  /* of VALUE_LENGTH: 65536 is 100 % */
    union {
        Length length;
        int32_t number;
        int32_t integer;
        Name name;
        const Text *text;
        const Color *color;
        const ValueList *list;
    };
};

/* Whether it is that keyword. */
static inline bool value_is_keyword(const Value *value, Keyword keyword)
{
    return value->kind == VALUE_KEYWORD && value->keyword == keyword;
}

/* Whether two values say the same. */
bool value_equal(const Value *a, const Value *b);

/* Equal for equal values, on every machine. */
uint64_t value_hash(const Value *value);

/* The value in CSS notation: 23.75pt, 50%, auto, counter(paragraph) ".". */
void value_print(const Value *value, Buffer *out);

#endif
