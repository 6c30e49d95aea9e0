#include "styles/style_pool.h"

#include <string.h>

#include "base/hash_table.h"

struct StylePool {
    Arena *arena;
    HashTable table; /* of ComputedStyle: the newest of those with one style */
    uint32_t style_count;
    uint32_t computed_count;
};

StylePool *style_pool_new(Arena *arena)
{
    StylePool *pool = ARENA_NEW(arena, StylePool);
    pool->arena = arena;
    pool->table = hash_table_of(arena);
    return pool;
}

uint32_t style_pool_count(const StylePool *pool)
{
    return pool->style_count;
}

static uint64_t hash_of(const Value values[PROPERTY_COUNT])
{
    uint64_t hash = 0;
    for (int property = 0; property < PROPERTY_COUNT; property++)
        hash = (hash ^ value_hash(&values[property])) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static bool has_values(const Style *style, const Value values[PROPERTY_COUNT])
{
    for (int property = 0; property < PROPERTY_COUNT; property++)
        if (!value_equal(&style->values[property], &values[property]))
            return false;
    return true;
}

static HashSlot *find(const StylePool *pool, uint64_t hash, const Value values[PROPERTY_COUNT])
{
    HashSlot *slot = hash_table_find(&pool->table, hash);
    while (slot && !has_values(((const ComputedStyle *)slot->item)->style, values))
        slot = hash_table_next(&pool->table, slot);
    return slot;
}

static const Style *new_style(StylePool *pool, const Value values[PROPERTY_COUNT])
{
    Style *style = ARENA_NEW(pool->arena, Style);
    style->number = pool->style_count++;
    memcpy(style->values, values, sizeof style->values);
    return style;
}

const ComputedStyle *style_pool_intern(StylePool *pool, const Value values[PROPERTY_COUNT],
                                       const CustomSet *custom)
{
    uint64_t hash = hash_of(values);
    HashSlot *slot = find(pool, hash, values);
    const ComputedStyle *newest = slot ? slot->item : NULL;
    for (const ComputedStyle *known = newest; known; known = known->other)
        if (known->custom == custom)
            return known;
    ComputedStyle *computed = ARENA_NEW(pool->arena, ComputedStyle);
    computed->style = newest ? newest->style : new_style(pool, values);
    computed->custom = custom;
    computed->number = pool->computed_count++;
    computed->other = newest;
    if (slot)
        slot->item = computed;
    else
        hash_table_add(&pool->table, hash, computed);
    return computed;
}
