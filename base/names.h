/* Interned strings: one address for each spelling, so that names (classes, ids, attributes, page
 * names, counters) compare by pointer. A table belongs to one run; document and style sheets of the
 * run share it. Names live as long as the table's arena. Not for use by two threads at once, but to find. */
#ifndef PLENARY_BASE_NAMES_H
#define PLENARY_BASE_NAMES_H

#include "base/arena.h"
#include "base/text.h"

typedef const struct NameRecord *Name;

struct NameRecord {
    Text text; /* followed by a NUL */
};

typedef struct Names Names;

/* An empty table in the arena. */
Names *names_new(Arena *arena);

/* An empty table over another one, whose names are also names of this one. The other must not get more
 * names; then any number of tables, in any threads, may stand over it. */
Names *names_new_over(Arena *arena, const Names *below);

/* The name of this spelling, made if need be. Case counts. */
Name names_intern(Names *names, Text text);

/* The same, or NULL when the spelling is not in the table. */
Name names_find(const Names *names, Text text);

#endif
