#include "layout/number_widths.h"

#include "base/hash_table.h"

struct NumberWidths {
    Arena *arena;
    HashTable table; /* by content: the longest so far, a uint32_t */
};

NumberWidths *number_widths_new(Arena *arena)
{
    NumberWidths *widths = ARENA_NEW(arena, NumberWidths);
    widths->arena = arena;
    widths->table = hash_table_of(arena);
    return widths;
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
    uint64_t hash = hash_pointer(content);
    uint32_t *longest = hash_table_item(&widths->table, hash);
    if (!longest) {
        longest = ARENA_NEW(widths->arena, uint32_t);
        hash_table_add(&widths->table, hash, longest);
    }
    uint32_t count = count_characters(printed);
    if (count > *longest)
        *longest = count;
    return *longest - count;
}
