#include "layout/number_widths.h"

typedef struct Entry {
    const Content *content; /* NULL: the place is free */
    uint32_t longest;
} Entry;

struct NumberWidths {
    Arena *arena;
    Entry *entries; /* open addressing by content; doubled when half full */
    size_t size;
    size_t used;
};

enum {
    FIRST_SIZE = 64
};

NumberWidths *number_widths_new(Arena *arena)
{
    NumberWidths *widths = ARENA_NEW(arena, NumberWidths);
    widths->arena = arena;
    widths->size = FIRST_SIZE;
    widths->entries = ARENA_ARRAY(arena, Entry, FIRST_SIZE);
    return widths;
}

static Entry *find(Entry *entries, size_t size, const Content *content)
{
    size_t at = ((uintptr_t)content >> 4) * 0x9E3779B1u & (size - 1);
    while (entries[at].content && entries[at].content != content)
        at = (at + 1) & (size - 1);
    return &entries[at];
}

static void grow(NumberWidths *widths)
{
    size_t size = widths->size * 2;
    Entry *entries = ARENA_ARRAY(widths->arena, Entry, size);
    for (size_t i = 0; i < widths->size; i++)
        if (widths->entries[i].content)
            *find(entries, size, widths->entries[i].content) = widths->entries[i];
    widths->entries = entries;
    widths->size = size;
}

static uint32_t count_characters(Text text)
{
    uint32_t count = 0;
    for (size_t at = 0; at < text.bytes; count++)
        text_next(text, &at);
    return count;
}

uint32_t number_widths_take(NumberWidths *widths, const Content *content, Text printed)
{
    if ((widths->used + 1) * 2 > widths->size)
        grow(widths);
    Entry *entry = find(widths->entries, widths->size, content);
    widths->used += entry->content == NULL;
    entry->content = content;
    uint32_t count = count_characters(printed);
    if (count > entry->longest)
        entry->longest = count;
    return entry->longest - count;
}
