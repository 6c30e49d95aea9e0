/* Interned styles: equal values, one object. */
#ifndef PLENARY_STYLES_STYLE_POOL_H
#define PLENARY_STYLES_STYLE_POOL_H

#include "styles/custom_properties.h"
#include "styles/styled.h"

/* A style, and the custom properties that come with it; interned like styles, so that equal pairs
 * compare by pointer. */
typedef struct ComputedStyle {
    const Style *style;
    const CustomSet *custom;           /* or NULL */
    uint32_t number;                   /* from 0 in the order of making */
    const struct ComputedStyle *other; /* with the same style */
} ComputedStyle;

typedef struct StylePool StylePool;
/* An empty pool. */
StylePool *style_pool_new(Arena *arena);

/* The computed style of these values (copied) and custom properties. */
const ComputedStyle *style_pool_intern(StylePool *pool, const Value values[PROPERTY_COUNT],
                                       const CustomSet *custom);

/* How many different styles there are. */
uint32_t style_pool_count(const StylePool *pool);

#endif
