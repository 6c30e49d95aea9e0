#include "styles/style_pool.h"

#include <string.h>

typedef struct Slot {
    uint64_t hash;
    const ComputedStyle *first; /* of those with one style */
} Slot;

/* Open addressing; the table doubles when half full. */
struct StylePool {
    Arena *arena;
    Slot *slots;
    size_t slot_count; /* a power of two */
    uint32_t style_count;
    uint32_t computed_count;
};

enum {
    FIRST_SLOTS = 256
};

StylePool *style_pool_new(Arena *arena)
{
    StylePool *pool = ARENA_NEW(arena, StylePool);
    pool->arena = arena;
    pool->slot_count = FIRST_SLOTS;
    pool->slots = ARENA_ARRAY(arena, Slot, FIRST_SLOTS);
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

static Slot *find_slot(Slot *slots, size_t slot_count, uint64_t hash,
                       const Value values[PROPERTY_COUNT])
{
    size_t at = (size_t)hash & (slot_count - 1);
    while (slots[at].first &&
           !(values && slots[at].hash == hash && has_values(slots[at].first->style, values)))
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void grow(StylePool *pool)
{
    size_t slot_count = pool->slot_count * 2;
    Slot *slots = ARENA_ARRAY(pool->arena, Slot, slot_count);
    for (size_t i = 0; i < pool->slot_count; i++)
        if (pool->slots[i].first)
            *find_slot(slots, slot_count, pool->slots[i].hash, NULL) = pool->slots[i];
    pool->slots = slots;
    pool->slot_count = slot_count;
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
    if ((size_t)pool->style_count * 2 > pool->slot_count)
        grow(pool);
    uint64_t hash = hash_of(values);
    Slot *slot = find_slot(pool->slots, pool->slot_count, hash, values);
    for (const ComputedStyle *known = slot->first; known; known = known->other)
        if (known->custom == custom)
            return known;
    ComputedStyle *computed = ARENA_NEW(pool->arena, ComputedStyle);
    computed->style = slot->first ? slot->first->style : new_style(pool, values);
    computed->custom = custom;
    computed->number = pool->computed_count++;
    computed->other = slot->first;
    *slot = (Slot){hash, computed};
    return computed;
}
