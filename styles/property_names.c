#include "styles/property_names.h"

#include "base/hash_table.h"

typedef struct Entry {
    const char *name;
    NamedProperty found;
} Entry;

struct PropertyNames {
    Arena *arena;
    HashTable table; /* of Entry */
};

/* Letters of either case hash alike. */
static uint64_t hash_of(Text name)
{
    uint64_t hash = name.bytes;
    for (size_t i = 0; i < name.bytes; i++)
        hash = (hash ^ ((unsigned char)name.at[i] | 0x20u)) * 0x100000001B3u;
    return hash ^ hash >> 32;
}

static void enter(PropertyNames *names, const char *name, NamedProperty found)
{
    Entry *entry = ARENA_NEW(names->arena, Entry);
    *entry = (Entry){name, found};
    hash_table_add(&names->table, hash_of(text_of(name)), entry);
}

const PropertyNames *property_names_new(Arena *arena)
{
    PropertyNames *names = ARENA_NEW(arena, PropertyNames);
    names->arena = arena;
    names->table = hash_table_of(arena);
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        enter(names, property_name(property), (NamedProperty){property, NULL});
    PropertyId property;
    for (size_t i = 0; property_alias_at(i, &property); i++)
        enter(names, property_alias_at(i, &property), (NamedProperty){property, NULL});
    for (size_t i = 0; shorthand_at(i); i++)
        enter(names, shorthand_at(i)->name, (NamedProperty){PROPERTY_COUNT, shorthand_at(i)});
    return names;
}

NamedProperty property_names_find(const PropertyNames *names, Text name)
{
    for (const HashSlot *slot = hash_table_find(&names->table, hash_of(name)); slot;
         slot = hash_table_next(&names->table, slot)) {
        const Entry *entry = slot->item;
        if (text_is_ignoring_case(name, entry->name))
            return entry->found;
    }
    return (NamedProperty){PROPERTY_COUNT, NULL};
}
