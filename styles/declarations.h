/* Declarations: "property: value !important", read by the property table.
 *
 * A value with var() in it cannot be read before the custom properties are known: its tokens are
 * kept as a PendingValue and read when a style is computed (CSS Variables 1, section 3). */
#ifndef PLENARY_STYLES_DECLARATIONS_H
#define PLENARY_STYLES_DECLARATIONS_H

#include "styles/css_values.h"
#include "styles/properties.h"
#include "styles/shorthands.h"

/* Tokens of a value, with the source their offsets are in. */
typedef struct PendingValue {
    CssTokens tokens;
    const Source *source;
    const Shorthand *shorthand; /* whose value it is, or NULL: of the declaration's property */
    Name custom;                /* of a custom property: its name, with its two hyphens */
} PendingValue;

/* Sheets have many of them: kept small. Where it stands is told by declaration_span. */
typedef struct Declaration {
    uint8_t property; /* a PropertyId; PROPERTY_COUNT for a custom property */
    bool is_important;
    uint16_t name_bytes;         /* of its name, in the sheet */
    uint32_t begin;              /* offset of its name in the source of its block */
    Value value;                 /* specified, unless pending */
    const PendingValue *pending; /* NULL where there is no var(); always there if custom */
} Declaration;

/* The name of a declaration, in the source that its block was read from. */
static inline Span declaration_span(const Declaration *declaration, const Source *source)
{
    return (Span){source, declaration->begin, declaration->begin + declaration->name_bytes};
}

typedef struct DeclarationList {
    Declaration *items;
    size_t count;
    size_t capacity;
} DeclarationList;

/* Reads the tokens of one declaration, from its name to before the semicolon, and adds what it sets
 * (several for a shorthand). Reports what is wrong and adds nothing then. Tokens that are kept are
 * copied. */
void declaration_parse(const CssReading *reading, CssTokens tokens, DeclarationList *list);

/* Whether the tokens begin like a declaration of a property that is known, or of a custom one. */
bool declaration_names_property(const CssReading *reading, CssTokens tokens);

/* Reads the value of one property out of tokens without var(), which may be one of the CSS-wide
 * keywords. shorthand is NULL unless the tokens are its value. What is wrong is reported unless
 * is_quiet. */
bool declaration_read_value(ValueReader *reader, const Shorthand *shorthand, PropertyId property,
                            bool is_quiet, Value *value);

/* Whether the value is inherit, initial, unset or revert. */
bool value_is_css_wide(const Value *value);

#endif
