/* Libraries that are loaded when they are used, since loading them with the program would cost each run what
 * few need. The caller has a struct of typed pointers to their functions, which is filled by name.
 *
 * What is loaded stays loaded: for the next use, and because libraries keep things for a thread that must not go
 * while the thread is there. */
#ifndef PLENARY_BASE_LATE_LIBRARY_H
#define PLENARY_BASE_LATE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct LateSymbol {
    const char *name;
    size_t place; /* of the pointer in the struct */
} LateSymbol;

/* Fills the pointers of table. Returns NULL, or the system's words about what is missing, valid until the thread's next
 * call. */
const char *late_library_load(const char *library, const LateSymbol *symbols, size_t count,
                              void *table);

#endif
