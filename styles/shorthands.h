/* Shorthand properties: names that set several properties at once. */
#ifndef PLENARY_STYLES_SHORTHANDS_H
#define PLENARY_STYLES_SHORTHANDS_H

#include "styles/properties.h"
#include "styles/css_values.h"

enum {
    LONGHANDS_MOST = 14
};

typedef struct Shorthand Shorthand;

/* Reads the tokens to a value for each longhand, in order. */
typedef bool ShorthandReader(const Shorthand *shorthand, ValueReader *reader, Value *values);

struct Shorthand {
    const char *name;
    ShorthandReader *read;
    const char *words; /* the grammar, for people */
    uint8_t count;
    uint8_t longhands[LONGHANDS_MOST]; /* PropertyIds */
};

/* All of them, for "did you mean": NULL past the last. */
const Shorthand *shorthand_at(size_t index);

#endif
