#include "output/check_memo.h"

#include "base/hash_table.h"

struct Memo {
    Arena *arena;
    HashTable table; /* of uint32_t */
};

Memo *memo_new(Arena *arena)
{
    Memo *memo = ARENA_NEW(arena, Memo);
    memo->arena = arena;
    memo->table = hash_table_of(arena);
    return memo;
}

uint32_t *memo_place(Memo *memo, uint64_t key)
{
    uint64_t hash = hash_integer(key);
    uint32_t *number = hash_table_item(&memo->table, hash);
    if (!number) {
        number = ARENA_NEW(memo->arena, uint32_t);
        hash_table_add(&memo->table, hash, number);
    }
    return number;
}

uint32_t memo_find(const Memo *memo, uint64_t key)
{
    const uint32_t *number = hash_table_item(&memo->table, hash_integer(key));
    return number ? *number : 0;
}
