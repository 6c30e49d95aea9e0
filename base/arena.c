#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Sanitizer builds poison what is not handed out and leave a gap behind each allocation, so that a
 * step past its end is seen. */
#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONS 1
#endif
#endif
#ifdef ARENA_POISONS
#include <sanitizer/asan_interface.h>
#else
#define ARENA_POISONS                          0
#define ASAN_POISON_MEMORY_REGION(at, bytes)   ((void)(at), (void)(bytes))
#define ASAN_UNPOISON_MEMORY_REGION(at, bytes) ((void)(at), (void)(bytes))
#endif

enum {
    FIRST_BLOCK = 32 * 1024,
    LARGEST_BLOCK = 1024 * 1024,
    ALIGNMENT = alignof(max_align_t),
    GAP = ARENA_POISONS ? ALIGNMENT : 0,
    EXIT_LIMIT = 9
};

typedef struct Block {
    struct Block *previous;
    size_t size; /* bytes of data */
    size_t used;
    alignas(max_align_t) unsigned char data[];
} Block;

struct Arena {
    Block *block;
    size_t limit;
    size_t total; /* bytes handed out from all blocks */
    ArenaWatcher *watcher;
    void *watcher_context;
    bool was_stopped;
};

_Noreturn void memory_exhausted(void)
{
    fputs("plenary: out of memory\n", stderr);
    _Exit(EXIT_LIMIT);
}

static Block *block_new(size_t size, Block *previous)
{
    if (size > SIZE_MAX - sizeof(Block))
        memory_exhausted();
    Block *block = malloc(sizeof(Block) + size);
    if (!block)
        memory_exhausted();
    block->previous = previous;
    block->size = size;
    block->used = 0;
    ASAN_POISON_MEMORY_REGION(block->data, size);
    return block;
}

static void block_free(Block *block)
{
    ASAN_UNPOISON_MEMORY_REGION(block->data, block->size);
    free(block);
}

/* What an allocation of so many bytes takes from its block. */
static size_t footprint(size_t bytes)
{
    if (bytes > SIZE_MAX - ALIGNMENT - GAP)
        memory_exhausted();
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + GAP;
}

Arena *arena_new(size_t limit)
{
    Arena *arena = malloc(sizeof *arena);
    if (!arena)
        memory_exhausted();
    arena->block = block_new(FIRST_BLOCK, NULL);
    arena->limit = limit;
    arena->total = 0;
    arena->watcher = NULL;
    arena->was_stopped = false;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Block *block = arena->block; block;) {
        Block *previous = block->previous;
        block_free(block);
        block = previous;
    }
    free(arena);
}

static size_t next_block_size(const Block *last, size_t wanted)
{
    size_t size = last->size < LARGEST_BLOCK / 2 ? last->size * 2 : LARGEST_BLOCK;
    return size > wanted ? size : wanted;
}

void *arena_alloc(Arena *arena, size_t bytes)
{
    size_t taken = footprint(bytes);
    if (taken > arena->block->size - arena->block->used)
        arena->block = block_new(next_block_size(arena->block, taken), arena->block);
    Block *block = arena->block;
    void *memory = block->data + block->used;
    block->used += taken;
    arena->total += taken;
    ASAN_UNPOISON_MEMORY_REGION(memory, bytes);
    memset(memory, 0, bytes);
    return memory;
}

void *arena_array(Arena *arena, size_t n, size_t size)
{
    if (size != 0 && n > SIZE_MAX / size)
        memory_exhausted();
    return arena_alloc(arena, n * size);
}

static bool is_last_allocation(const Block *block, const void *memory, size_t bytes)
{
    size_t taken = footprint(bytes);
    return memory && block->used >= taken && block->data + block->used - taken == memory;
}

void *arena_grow(Arena *arena, void *old, size_t old_bytes, size_t new_bytes)
{
    if (new_bytes <= old_bytes)
        return old;
    Block *block = arena->block;
    if (is_last_allocation(block, old, old_bytes)) {
        size_t added = footprint(new_bytes) - footprint(old_bytes);
        if (added <= block->size - block->used) {
            block->used += added;
            arena->total += added;
            ASAN_UNPOISON_MEMORY_REGION((unsigned char *)old + old_bytes, new_bytes - old_bytes);
            memset((unsigned char *)old + old_bytes, 0, new_bytes - old_bytes);
            return old;
        }
    }
    void *grown = arena_alloc(arena, new_bytes);
    if (old_bytes)
        memcpy(grown, old, old_bytes);
    return grown;
}

void *arena_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_bytes)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? *capacity * 2 : 1;
    if (wanted < *capacity || wanted > SIZE_MAX / item_bytes)
        memory_exhausted();
    void *grown = arena_grow(arena, items, *capacity * item_bytes, wanted * item_bytes);
    *capacity = wanted;
    return grown;
}

ArenaMark arena_mark(const Arena *arena)
{
    return (ArenaMark){arena->block, arena->block->used, arena->total};
}

void arena_release(Arena *arena, ArenaMark mark)
{
    while (arena->block != mark.block) {
        Block *previous = arena->block->previous;
        block_free(arena->block);
        arena->block = previous;
    }
    ASAN_POISON_MEMORY_REGION(arena->block->data + mark.used, arena->block->size - mark.used);
    arena->block->used = mark.used;
    arena->total = mark.total;
}

void arena_watch(Arena *arena, ArenaWatcher *wants_end, void *context)
{
    arena->watcher = wants_end;
    arena->watcher_context = context;
}

bool arena_was_stopped(const Arena *arena)
{
    return arena->was_stopped;
}

bool arena_is_over_limit(Arena *arena)
{
    if (arena->watcher && !arena->was_stopped)
        arena->was_stopped = arena->watcher(arena->watcher_context);
    return arena->was_stopped || (arena->limit != 0 && arena->total > arena->limit);
}

size_t arena_limit(const Arena *arena)
{
    return arena->limit;
}

size_t arena_bytes(const Arena *arena)
{
    return arena->total;
}
