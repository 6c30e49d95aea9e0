#include "base/diagnostics.h"

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
}

/* A detail may be a whole hostile line: it is cut, and made printable on one line. */
static void put_detail(Buffer *out, Text detail)
{
    enum {
        LONGEST = 200
    };
    size_t position = 0;
    while (position < detail.bytes) {
        if (position >= LONGEST) {
            buffer_string(out, "…");
            return;
        }
        uint32_t code_point = text_next(detail, &position);
        if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0))
            buffer_byte(out, ' ');
        else
            buffer_code_point(out, code_point);
    }
}

static void put_sentence(Buffer *out, const Diagnostic *diagnostic)
{
    for (const char *at = diagnostic_row(diagnostic->kind)->sentence; *at; at++) {
        if (at[0] == '{' && (at[1] == '1' || at[1] == '2') && at[2] == '}') {
            put_detail(out, diagnostic->details[at[1] - '1']);
            at += 2;
        } else {
            buffer_byte(out, *at);
        }
    }
}

static const char *severity_name(Severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

void diagnostic_print(const Diagnostic *diagnostic, Buffer *out)
{
    const DiagnosticRow *row = diagnostic_row(diagnostic->kind);
    if (diagnostic->span.source) {
        uint32_t line;
        uint32_t column;
        source_place(diagnostic->span.source, diagnostic->span.begin, &line, &column);
        put_detail(out, diagnostic->span.source->name);
        buffer_format(out, ":%u:%u: ", line, column);
    } else {
        buffer_string(out, "plenary: ");
    }
    buffer_format(out, "%s: ", severity_name(row->severity));
    put_sentence(out, diagnostic);
    buffer_format(out, " [%s]\n", row->id);
    if (row->hint)
        buffer_format(out, "  hint: %s\n", row->hint);
}

void diagnostics_print(const Diagnostics *diagnostics, Severity least, Buffer *out)
{
    for (size_t i = 0; i < diagnostics->count; i++)
        if (diagnostic_row(diagnostics->items[i].kind)->severity >= least)
            diagnostic_print(&diagnostics->items[i], out);
    for (int kind = 0; kind < DIAGNOSTIC_KIND_COUNT; kind++) {
        const DiagnosticRow *row = diagnostic_row((DiagnosticKind)kind);
        if (row->severity >= least && diagnostics->seen[kind] > DIAGNOSTICS_KEPT)
            buffer_format(out, "plenary: note: %zu more of %s are not shown\n",
                          diagnostics->seen[kind] - DIAGNOSTICS_KEPT, row->id);
    }
}
