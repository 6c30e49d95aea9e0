#include "base/names.h"

#include "base/hash.h"
#include "base/hash_table.h"

struct Names {
    Arena *arena;
    HashTable table;    /* of struct NameRecord */
    const Names *below; /* or NULL */
};

Names *names_new(Arena *arena)
{
    Names *names = ARENA_NEW(arena, Names);
    names->arena = arena;
    names->table = hash_table_of(arena);
    return names;
}

Names *names_new_over(Arena *arena, const Names *below)
{
    Names *names = names_new(arena);
    names->below = below;
    return names;
}

static Name find_in(const HashTable *table, uint64_t hash, Text text)
{
    for (const HashSlot *slot = hash_table_find(table, hash); slot;
         slot = hash_table_next(table, slot)) {
        Name name = slot->item;
        if (text_equal(name->text, text))
            return name;
    }
    return NULL;
}

static Name find(const Names *names, uint64_t hash, Text text)
{
    Name found = NULL;
    for (; names && !found; names = names->below)
        found = find_in(&names->table, hash, text);
    return found;
}

Name names_intern(Names *names, Text text)
{
    uint64_t hash = hash_bytes(text, 0);
    Name known = find(names, hash, text);
    if (known)
        return known;
    struct NameRecord *name = ARENA_NEW(names->arena, struct NameRecord);
    name->text = text_copy(names->arena, text);
    hash_table_add(&names->table, hash, name);
    return name;
}

Name names_find(const Names *names, Text text)
{
    return find(names, hash_bytes(text, 0), text);
}
