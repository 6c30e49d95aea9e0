/* A table from keys to small numbers: what is already known of a value, by its address or number. */
#ifndef PLENARY_OUTPUT_CHECK_MEMO_H
#define PLENARY_OUTPUT_CHECK_MEMO_H

#include <stdint.h>

#include "base/arena.h"

typedef struct Memo Memo;

/* An empty table in the arena. */
Memo *memo_new(Arena *arena);

/* The place of a key's number, which is 0 at first; valid until the next new key. */
uint32_t *memo_place(Memo *memo, uint64_t key);

/* The number of a key, 0 if it has none. */
uint32_t memo_find(const Memo *memo, uint64_t key);

#endif
