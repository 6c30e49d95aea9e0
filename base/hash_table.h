/* Hash tables: items by their hash, the one way in which all rooms look things up by key.
 *
 * The table keeps pointers to items that live elsewhere, each with 64 bits of hash, and knows nothing
 * of keys: items of one hash are walked over, and the caller compares them.
 *
 *     for (HashSlot *slot = hash_table_find(&table, hash); slot; slot = hash_table_next(&table, slot))
 *         if (is_what_was_asked_for(slot->item))
 *
 * Keys that are numbers or addresses need no comparison: hash_integer and hash_pointer give another
 * hash for each. Open addressing with linear probing, at most half full; nothing is taken out. The order
 * of slots depends on hashes, so nothing that is printed may come from it. Memory is the arena's. */
#ifndef PLENARY_BASE_HASH_TABLE_H
#define PLENARY_BASE_HASH_TABLE_H

#include <stdint.h>

#include "base/arena.h"

typedef struct HashSlot {
    uint64_t hash;
    void *item; /* NULL: free */
} HashSlot;

typedef struct HashTable {
    Arena *arena;
    HashSlot *slots;   /* NULL before the first item */
    size_t slot_count; /* a power of two, or 0 */
    size_t count;
} HashTable;

/* An empty table, which takes no memory yet. */
static inline HashTable hash_table_of(Arena *arena)
{
    return (HashTable){.arena = arena};
}

/* Adds an item, which must not be NULL, whether there are others of that hash or not. Slots that were
 * found before are no longer valid. */
void hash_table_add(HashTable *table, uint64_t hash, void *item);

/* The used slot of that hash from a place on, or NULL. */
static inline HashSlot *hash_table_from(const HashTable *table, size_t at, uint64_t hash)
{
    size_t mask = table->slot_count - 1;
    for (at &= mask; table->slots[at].item; at = (at + 1) & mask)
        if (table->slots[at].hash == hash)
            return &table->slots[at];
    return NULL;
}

/* A slot whose item has that hash; NULL if there is none. Its item may be replaced. */
static inline HashSlot *hash_table_find(const HashTable *table, uint64_t hash)
{
    return table->count ? hash_table_from(table, (size_t)hash, hash) : NULL;
}

/* The next slot of the same hash; NULL behind the last. */
static inline HashSlot *hash_table_next(const HashTable *table, const HashSlot *slot)
{
    return hash_table_from(table, (size_t)(slot - table->slots) + 1, slot->hash);
}

/* The item of a hash that no two keys share, or NULL. */
static inline void *hash_table_item(const HashTable *table, uint64_t hash)
{
    const HashSlot *slot = hash_table_find(table, hash);
    return slot ? slot->item : NULL;
}

/* Another hash for each integer: each step can be undone. */
static inline uint64_t hash_integer(uint64_t key)
{
    key ^= key >> 32;
    key *= 0x9E3779B97F4A7C15u;
    return key ^ key >> 29;
}

static inline uint64_t hash_pointer(const void *key)
{
    return hash_integer((uintptr_t)key);
}

#endif
