/* "Did you mean": the known name that is nearest to one that was mistyped. */
#ifndef PLENARY_STYLES_NEAREST_H
#define PLENARY_STYLES_NEAREST_H

#include "base/diagnostics.h"

typedef struct Nearest {
    Text wanted;
    const char *best;  /* NULL while no name is near enough */
    unsigned distance; /* what a better one must stay below */
} Nearest;

/* Looks for names near wanted: one edit for every four letters, and one more. None are near where a
 * finding of that kind would not be kept any more: a flood of them must not take long. */
Nearest nearest_to(Text wanted, const Diagnostics *diagnostics, DiagnosticKind kind);

/* Offers a known name; at equal distance the first offered stays. */
void nearest_offer(Nearest *nearest, const char *name);

/* " (did you mean “name”?)", or nothing. */
void nearest_print(const Nearest *nearest, Buffer *out);

#endif
