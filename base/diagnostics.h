/* What a person needs to know of a run: a list of findings, and the one closed table of all kinds.
 * finding.h puts them into words.
 *
 * A finding has a kind (row of the table), a place in a source, and up to two details that the
 * row's sentence names {1} and {2}. The sentence says what was found and what was done about it.
 * Nothing below cli/ prints. A hostile input cannot flood the list: of each kind the first
 * DIAGNOSTICS_KEPT are kept and the rest counted.
 *
 * Warnings never change whether the output is valid; an error means that there is no output. */
#ifndef PLENARY_BASE_DIAGNOSTICS_H
#define PLENARY_BASE_DIAGNOSTICS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/diagnostic_kinds.h"
#include "base/source.h"
#include "base/status.h"

enum {
    DIAGNOSTICS_KEPT = 50
};

typedef enum Severity {
    SEVERITY_NOTE,
    SEVERITY_WARNING,
    SEVERITY_ERROR
} Severity;

/* A row of the table. */
typedef struct DiagnosticRow {
    const char *id; /* NOTE003: never reused, never renamed */
    Severity severity;
    Status status;        /* for an error: how the run ends */
    const char *sentence; /* {1} and {2} stand for the details */
    const char *hint;     /* what the user can do, or NULL */
} DiagnosticRow;

typedef struct Diagnostic {
    DiagnosticKind kind;
    Span span;
    uint32_t page; /* of the output, counted from 1; 0 where it is not known (yet) */
    Text details[2];
} Diagnostic;

typedef struct Diagnostics {
    Arena *arena; /* details are copied here */
    Diagnostic *items;
    size_t count;
    size_t capacity;
    size_t seen[DIAGNOSTIC_KIND_COUNT]; /* how often each kind was found */
    size_t told;                        /* of all kinds, kept or not */
    Status status;                      /* of the first error, or STATUS_OK */
    const bool *is_promoted;            /* by kind: a warning that counts as an error; or NULL */
    struct FileAccess *files;           /* how files are read (file.h); NULL: by the system */
} Diagnostics;

/* A list whose memory is the arena's. */
Diagnostics *diagnostics_new(Arena *arena);

/* Adds a finding. Details may be empty; they are copied. Returns the row's status, so that
 * "return diagnostics_add(…)" ends a stage. */
Status diagnostics_add(Diagnostics *diagnostics, DiagnosticKind kind, Span span, Text first,
                       Text second);

/* The same without details. */
Status diagnostics_add_plain(Diagnostics *diagnostics, DiagnosticKind kind, Span span);

/* LIMIT_MEMORY or, where the work was stopped from outside, LIMIT_STOPPED, by what the arena tells. */
Status diagnostics_add_limit(Diagnostics *diagnostics, const Arena *arena, Span span);
/* Whether one of them was found already. */
bool diagnostics_has_limit(const Diagnostics *diagnostics);

/* Adds the findings of another list, in their order; for work that was done in parallel. */
void diagnostics_append(Diagnostics *diagnostics, const Diagnostics *more);

/* How a run with promoted warnings ends: by the family of the first kind that was found, or
 * STATUS_OK. The stages do not ask: a promoted warning keeps the output from being written. */
Status diagnostics_promoted_status(const Diagnostics *diagnostics);

/* The severity of a kind as this list counts it. */
Severity diagnostics_severity(const Diagnostics *diagnostics, DiagnosticKind kind);

/* The row of a kind, and the kind of an id. */
const DiagnosticRow *diagnostic_row(DiagnosticKind kind);
bool diagnostic_find(Text id, DiagnosticKind *kind);

/* Each finding as a line and a line of hint, then a line for each kind of which some were left out.
 * Findings below least are skipped. */
void diagnostics_print(const Diagnostics *diagnostics, Severity least, Buffer *out);

/* How many findings of a kind were counted and not kept. */
size_t diagnostics_left_out(const Diagnostics *diagnostics, DiagnosticKind kind);

#endif
