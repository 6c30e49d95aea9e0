/* Memory that dies together.
 *
 * An arena hands out zeroed memory that lives until the arena is freed or released to an earlier
 * mark. A document's tree, styles, lines and pages live in one arena; work of one paragraph or one
 * page lives in a scratch arena between a mark and its release. Nothing else is freed piecemeal.
 *
 * Limits. An arena has a limit in bytes. Passing it is not an error of the allocation: memory is
 * still handed out, and the stage asks arena_is_over_limit() once an item (a line of input, a
 * node, a paragraph) and stops with STATUS_LIMIT. So no caller checks for NULL, and the overshoot
 * is one item's memory. When the system itself has no memory left, the process ends with exit
 * code 9 and one line on standard error: nothing sensible can be done, and no file is half
 * written, because output is renamed into place last.
 *
 * Whoever started the work may want it to end early: an arena can be watched by a function, which is
 * asked where the limit is, and whose answer ends the work in the same way.
 *
 * Arenas are not shared between threads. */
#ifndef PLENARY_BASE_ARENA_H
#define PLENARY_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Arena Arena;

/* A place to release to. Valid until an earlier mark is released. */
typedef struct ArenaMark {
    void *block;
    size_t used;
    size_t total;
} ArenaMark;

/* A new arena; limit is in bytes, 0 for none. Free with arena_free. */
Arena *arena_new(size_t limit);
void arena_free(Arena *arena);

/* Zeroed memory, aligned for any type. bytes may be 0 (the result may not be read). */
void *arena_alloc(Arena *arena, size_t bytes);

/* A larger copy of old; the added bytes are zero. Grows in place when old was the last
 * allocation. old may be NULL when old_bytes is 0. */
void *arena_grow(Arena *arena, void *old, size_t old_bytes, size_t new_bytes);

/* Room for one more element in an array of count elements: returns items, moved if capacity had
 * to double, and writes the new capacity back. */
void *arena_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_bytes);

/* n * size bytes; ends the process, as running out of memory does, when the product overflows. */
void *arena_array(Arena *arena, size_t n, size_t size);

/* The place where the next allocation will be, and a way back to it: everything allocated since is
 * given back. */
ArenaMark arena_mark(const Arena *arena);
void arena_release(Arena *arena, ArenaMark mark);

/* Whether more has been handed out than the arena was meant to, or the watcher wants the work to end. */
bool arena_is_over_limit(Arena *arena);
/* wants_end is asked by arena_is_over_limit until it says true. */
typedef bool ArenaWatcher(void *context);
void arena_watch(Arena *arena, ArenaWatcher *wants_end, void *context);
/* Whether the watcher has said so. */
bool arena_was_stopped(const Arena *arena);
/* The limit in bytes, 0 for none; for messages. */
size_t arena_limit(const Arena *arena);

/* Bytes handed out and not released. */
size_t arena_bytes(const Arena *arena);

/* Ends the process as described above; for code that allocates outside an arena. */
_Noreturn void memory_exhausted(void);

#define ARENA_NEW(arena, Type)      ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, n) ((Type *)arena_array((arena), (n), sizeof(Type)))

#endif
