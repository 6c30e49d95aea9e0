#include "styles/property_names.h"

enum {
    SLOT_COUNT = 512 /* a power of two, more than twice the names, as a test sees to */
};

typedef struct Slot {
    const char *name; /* NULL: free */
    NamedProperty found;
} Slot;

struct PropertyNames {
    Slot slots[SLOT_COUNT];
};

/* Letters of either case hash alike. */
static size_t first_slot(Text name)
{
    uint32_t hash = (uint32_t)name.bytes;
    for (size_t i = 0; i < name.bytes; i++)
        hash = (hash ^ ((unsigned char)name.at[i] | 0x20u)) * 16777619u;
    return (hash ^ hash >> 15) & (SLOT_COUNT - 1);
}

static const Slot *find(const PropertyNames *names, Text name)
{
    size_t at = first_slot(name);
    while (names->slots[at].name && !text_is_ignoring_case(name, names->slots[at].name))
        at = (at + 1) & (SLOT_COUNT - 1);
    return &names->slots[at];
}

static void enter(PropertyNames *names, const char *name, NamedProperty found)
{
    size_t at = (size_t)(find(names, text_of(name)) - names->slots);
    names->slots[at] = (Slot){name, found};
}

const PropertyNames *property_names_new(Arena *arena)
{
    PropertyNames *names = ARENA_NEW(arena, PropertyNames);
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
    const Slot *slot = find(names, name);
    return slot->name ? slot->found : (NamedProperty){PROPERTY_COUNT, NULL};
}
