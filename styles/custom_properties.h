/* Custom properties and var() (CSS Variables 1).
 *
 * A set holds the custom properties of a style, all with var() in them already replaced. Sets are
 * const and shared: an element that declares none has its parent's. */
#ifndef PLENARY_STYLES_CUSTOM_PROPERTIES_H
#define PLENARY_STYLES_CUSTOM_PROPERTIES_H

#include "styles/declarations.h"

typedef struct CustomProperty {
    Name name;
    bool is_valid; /* else it is set to no value, and var() takes its fallback */
    CssTokens tokens;
} CustomProperty;

typedef struct CustomSet {
    uint32_t count;
    const CustomProperty *items;
} CustomSet;

/* The set of an element: its parent's (which may be NULL) with what the element declares. declared
 * are declarations of custom properties, a later one of a name winning. NULL if there are none at
 * all. Cycles are reported. */
const CustomSet *custom_set_make(Arena *arena, const CustomSet *parent,
                                 const Declaration *const *declared, size_t count,
                                 Diagnostics *diagnostics);

/* A value with each var() in it replaced; tokens that came out of one have its place. */
typedef struct Replaced {
    CssTokens tokens;
    Text missing; /* on failure: the name that has no value and no fallback; empty if it is the
                     length or depth that is too large */
} Replaced;

/* Replaces each var() in the tokens; false if that cannot be done. */
bool custom_replace(Arena *arena, const CustomSet *set, CssTokens tokens, Replaced *replaced);

#endif
