#include "output/check_memo.h"

typedef struct Slot {
    uint64_t key;
    uint32_t number;
    bool is_used;
} Slot;

struct Memo {
    Arena *arena;
    Slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;
};

enum {
    FIRST_SLOTS = 64
};

Memo *memo_new(Arena *arena)
{
    Memo *memo = ARENA_NEW(arena, Memo);
    memo->arena = arena;
    memo->slot_count = FIRST_SLOTS;
    memo->slots = ARENA_ARRAY(arena, Slot, FIRST_SLOTS);
    return memo;
}

static Slot *find_slot(Slot *slots, size_t slot_count, uint64_t key)
{
    uint64_t mixed = (key ^ key >> 29) * 0x9E3779B97F4A7C15U;
    size_t at = (size_t)(mixed >> 20) & (slot_count - 1);
    while (slots[at].is_used && slots[at].key != key)
        at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void grow(Memo *memo)
{
    size_t slot_count = memo->slot_count * 2;
    Slot *slots = ARENA_ARRAY(memo->arena, Slot, slot_count);
    for (size_t i = 0; i < memo->slot_count; i++)
        if (memo->slots[i].is_used)
            *find_slot(slots, slot_count, memo->slots[i].key) = memo->slots[i];
    memo->slots = slots;
    memo->slot_count = slot_count;
}

uint32_t *memo_place(Memo *memo, uint64_t key)
{
    Slot *slot = find_slot(memo->slots, memo->slot_count, key);
    if (!slot->is_used) {
        if ((memo->used + 1) * 2 > memo->slot_count) {
            grow(memo);
            slot = find_slot(memo->slots, memo->slot_count, key);
        }
        memo->used++;
        slot->is_used = true;
        slot->key = key;
    }
    return &slot->number;
}

uint32_t memo_find(const Memo *memo, uint64_t key)
{
    const Slot *slot = find_slot(memo->slots, memo->slot_count, key);
    return slot->is_used ? slot->number : 0;
}
