#include "base/diagnostics.h"

#include "base/finding.h"

Diagnostics *diagnostics_new(Arena *arena)
{
    Diagnostics *diagnostics = ARENA_NEW(arena, Diagnostics);
    diagnostics->arena = arena;
    return diagnostics;
}

Status diagnostics_add(Diagnostics *diagnostics, DiagnosticKind kind, Span span, Text first,
                       Text second)
{
    const DiagnosticRow *row = diagnostic_row(kind);
    if (row->severity == SEVERITY_ERROR && diagnostics->status == STATUS_OK)
        diagnostics->status = row->status;
    diagnostics->told++;
    if (diagnostics->seen[kind]++ >= DIAGNOSTICS_KEPT)
        return row->status;
    Arena *arena = diagnostics->arena;
    diagnostics->items = arena_reserve(arena, diagnostics->items, diagnostics->count,
                                       &diagnostics->capacity, sizeof *diagnostics->items);
    diagnostics->items[diagnostics->count++] = (Diagnostic){
        .kind = kind,
        .span = span,
        .details = {text_copy(arena, first), text_copy(arena, second)},
    };
    return row->status;
}

Status diagnostics_add_limit(Diagnostics *diagnostics, const Arena *arena, Span span)
{
    if (arena_was_stopped(arena))
        return diagnostics_add_plain(diagnostics, LIMIT_STOPPED, span);
    Buffer mebibytes = {0};
    buffer_integer(&mebibytes, (int64_t)(arena_limit(arena) >> 20));
    Status status =
        diagnostics_add(diagnostics, LIMIT_MEMORY, span, buffer_text(&mebibytes), (Text){0});
    buffer_free(&mebibytes);
    return status;
}

bool diagnostics_has_limit(const Diagnostics *diagnostics)
{
    return diagnostics->seen[LIMIT_MEMORY] || diagnostics->seen[LIMIT_STOPPED];
}

Status diagnostics_add_plain(Diagnostics *diagnostics, DiagnosticKind kind, Span span)
{
    return diagnostics_add(diagnostics, kind, span, (Text){0}, (Text){0});
}

void diagnostics_append(Diagnostics *diagnostics, const Diagnostics *more)
{
    size_t added[DIAGNOSTIC_KIND_COUNT] = {0};
    for (size_t i = 0; i < more->count; i++) {
        const Diagnostic *item = &more->items[i];
        diagnostics_add(diagnostics, item->kind, item->span, item->details[0], item->details[1]);
        added[item->kind]++;
    }
    for (int kind = 0; kind < DIAGNOSTIC_KIND_COUNT; kind++)
        diagnostics->seen[kind] += more->seen[kind] - added[kind];
    diagnostics->told += more->told - more->count;
}

size_t diagnostics_left_out(const Diagnostics *diagnostics, DiagnosticKind kind)
{
    size_t seen = diagnostics->seen[kind];
    return seen > DIAGNOSTICS_KEPT ? seen - DIAGNOSTICS_KEPT : 0;
}

void diagnostics_print(const Diagnostics *diagnostics, Severity least, Buffer *out)
{
    Arena *scratch = arena_new(0);
    FindingList findings = findings_of(scratch, diagnostics, 0);
    for (size_t i = 0; i < findings.count; i++)
        if (findings.items[i].severity >= least)
            finding_print(&findings.items[i], FINDING_BRIEF, out);
    arena_free(scratch);
}

/* ---- promotion ---- */

Severity diagnostics_severity(const Diagnostics *diagnostics, DiagnosticKind kind)
{
    Severity severity = diagnostic_row(kind)->severity;
    bool is_promoted = diagnostics->is_promoted && diagnostics->is_promoted[kind];
    return severity == SEVERITY_WARNING && is_promoted ? SEVERITY_ERROR : severity;
}

/* What an error of the kind's family would end with. */
static Status status_of_family(DiagnosticKind kind)
{
    static const struct {
        const char *family;
        Status status;
    } families[] = {
        {"USE", STATUS_USAGE},       {"FILE", STATUS_FILE},   {"FONT", STATUS_FONT},
        {"STYLE", STATUS_STYLE},     {"RULE", STATUS_STYLE},  {"LAYOUT", STATUS_LAYOUT},
        {"PDF", STATUS_CONFORMANCE}, {"LIMIT", STATUS_LIMIT},
    };
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (text_starts(text_of(diagnostic_row(kind)->id), families[i].family))
            return families[i].status;
    return STATUS_INPUT;
}

Status diagnostics_promoted_status(const Diagnostics *diagnostics)
{
    for (size_t i = 0; i < diagnostics->count; i++) {
        DiagnosticKind kind = diagnostics->items[i].kind;
        if (diagnostics_severity(diagnostics, kind) > diagnostic_row(kind)->severity)
            return status_of_family(kind);
    }
    return STATUS_OK;
}
