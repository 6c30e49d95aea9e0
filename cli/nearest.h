/* The known name that a mistyped one was probably meant to be. */
#ifndef PLENARY_CLI_NEAREST_H
#define PLENARY_CLI_NEAREST_H

#include <stddef.h>

/* A search under way: nearest_name is asked for each known name, best is the result. */
typedef struct Nearest {
    const char *wanted;
    size_t bytes; /* of wanted, which need not end in NUL */
    const char *best;
    unsigned distance; /* of best */
} Nearest;

/* Begins a search; case of ASCII letters does not count. best stays NULL when no name is near enough: a third of its letters may differ. */
Nearest nearest_start(const char *wanted, size_t bytes);

/* Weighs a known name, which must outlive the search. */
void nearest_weigh(Nearest *nearest, const char *name);

#endif
