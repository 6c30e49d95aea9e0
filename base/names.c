#include "base/names.h"

#include "base/hash.h"

/* Open addressing with linear probing; the table doubles when half full. */
typedef struct Slot {
    uint64_t hash;
    Name name;
} Slot;

struct Names {
    Arena *arena;
    Slot *slots;
    size_t slot_count; /* a power of two */
    size_t name_count;
};

enum {
    FIRST_SLOTS = 256
};

Names *names_new(Arena *arena)
{
    Names *names = ARENA_NEW(arena, Names);
    names->arena = arena;
    names->slot_count = FIRST_SLOTS;
    names->slots = ARENA_ARRAY(arena, Slot, FIRST_SLOTS);
    return names;
}

static Slot *find_slot(Slot *slots, size_t slot_count, uint64_t hash, Text text)
{
    size_t at = (size_t)hash & (slot_count - 1);
    while (slots[at].name && !(slots[at].hash == hash && text_equal(slots[at].name->text, text)))
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void grow(Names *names)
{
    size_t slot_count = names->slot_count * 2;
    Slot *slots = ARENA_ARRAY(names->arena, Slot, slot_count);
    for (size_t i = 0; i < names->slot_count; i++) {
        Slot old = names->slots[i];
        if (old.name)
            *find_slot(slots, slot_count, old.hash, old.name->text) = old;
    }
    names->slots = slots;
    names->slot_count = slot_count;
}

Name names_intern(Names *names, Text text)
{
    uint64_t hash = hash_bytes(text, 0);
    Slot *slot = find_slot(names->slots, names->slot_count, hash, text);
    if (slot->name)
        return slot->name;
    if ((names->name_count + 1) * 2 > names->slot_count) {
        grow(names);
        slot = find_slot(names->slots, names->slot_count, hash, text);
    }
    struct NameRecord *name = ARENA_NEW(names->arena, struct NameRecord);
    name->text = text_copy(names->arena, text);
    *slot = (Slot){hash, name};
    names->name_count++;
    return name;
}

Name names_find(const Names *names, Text text)
{
    return find_slot(names->slots, names->slot_count, hash_bytes(text, 0), text)->name;
}
