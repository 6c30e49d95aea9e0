#include "base/hash_table.h"

enum {
    FIRST_SLOTS = 16
};

static void put(HashSlot *slots, size_t slot_count, HashSlot slot)
{
    size_t at = (size_t)slot.hash & (slot_count - 1);
    while (slots[at].item)
        at = (at + 1) & (slot_count - 1);
    slots[at] = slot;
}

static void grow(HashTable *table)
{
    size_t slot_count = table->slot_count ? table->slot_count * 2 : FIRST_SLOTS;
    HashSlot *slots = ARENA_ARRAY(table->arena, HashSlot, slot_count);
    for (size_t i = 0; i < table->slot_count; i++)
        if (table->slots[i].item)
            put(slots, slot_count, table->slots[i]);
    table->slots = slots;
    table->slot_count = slot_count;
}

void hash_table_add(HashTable *table, uint64_t hash, void *item)
{
    if ((table->count + 1) * 2 > table->slot_count)
        grow(table);
    put(table->slots, table->slot_count, (HashSlot){hash, item});
    table->count++;
}
