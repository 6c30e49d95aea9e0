/* All names that declarations can have, for one lookup each: properties, their aliases, shorthands. */
#ifndef PLENARY_STYLES_PROPERTY_NAMES_H
#define PLENARY_STYLES_PROPERTY_NAMES_H

#include "base/arena.h"
#include "styles/properties.h"
#include "styles/shorthands.h"

typedef struct PropertyNames PropertyNames;

/* The table, made in the arena. */
const PropertyNames *property_names_new(Arena *arena);

/* What a name stands for. */
typedef struct NamedProperty {
    PropertyId property;        /* PROPERTY_COUNT for a shorthand, and where there is none */
    const Shorthand *shorthand; /* or NULL */
} NamedProperty;

/* What the name stands for, ASCII case ignored. */
NamedProperty property_names_find(const PropertyNames *names, Text name);

#endif
