/* What a person needs to know of a run: a list of findings, and the one closed table of all kinds.
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
    Text details[2];
} Diagnostic;

typedef struct Diagnostics {
    Arena *arena; /* details are copied here */
    Diagnostic *items;
    size_t count;
    size_t capacity;
    size_t seen[DIAGNOSTIC_KIND_COUNT]; /* how often each kind was found */
    Status status;                      /* of the first error, or STATUS_OK */
} Diagnostics;

/* A list whose memory is the arena's. */
Diagnostics *diagnostics_new(Arena *arena);

/* Adds a finding. Details may be empty; they are copied. Returns the row's status, so that
 * "return diagnostics_add(…)" ends a stage. */
Status diagnostics_add(Diagnostics *diagnostics, DiagnosticKind kind, Span span, Text first,
                       Text second);

/* The same without details. */
Status diagnostics_add_plain(Diagnostics *diagnostics, DiagnosticKind kind, Span span);

/* Adds the findings of another list, in their order; for work that was done in parallel. */
void diagnostics_append(Diagnostics *diagnostics, const Diagnostics *more);

/* The row of a kind. */
const DiagnosticRow *diagnostic_row(DiagnosticKind kind);

/* "file:line:column: warning: sentence [NOTE003]\n", and "  hint: …\n" where the row has one. */
void diagnostic_print(const Diagnostic *diagnostic, Buffer *out);

/* All findings in their order, then a line for each kind of which some were left out. Findings
 * below least are skipped. */
void diagnostics_print(const Diagnostics *diagnostics, Severity least, Buffer *out);

#endif
