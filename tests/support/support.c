#include "tests/support/support.h"

const Source *source_over(Arena *arena, const char *bytes)
{
    Source *source = ARENA_NEW(arena, Source);
    source->name = text_of("test");
    source->bytes = text_copy(arena, text_of(bytes));
    return source;
}

void ck_no_findings(const Diagnostics *diagnostics)
{
    Buffer out = {0};
    diagnostics_print(diagnostics, SEVERITY_NOTE, &out);
    buffer_byte(&out, '\0');
    if (diagnostics->count)
        ck_abort_msg("unexpected findings:\n%s", out.at);
    buffer_free(&out);
}

void ck_found(const Diagnostics *diagnostics, DiagnosticKind kind, size_t times)
{
    if (diagnostics->seen[kind] == times)
        return;
    Buffer out = {0};
    diagnostics_print(diagnostics, SEVERITY_NOTE, &out);
    buffer_byte(&out, '\0');
    ck_abort_msg("%s was found %zu times, not %zu; all findings:\n%s", diagnostic_row(kind)->id,
                 diagnostics->seen[kind], times, out.at);
}

void ck_text(Text text, const char *expected)
{
    if (!text_is(text, expected))
        ck_abort_msg("\"%.*s\" is not \"%s\"", (int)text.bytes, text.at, expected);
}

/* LeakSanitizer's own hook: libhyphen 2.8.8 loses a few bytes of some dictionaries when it frees them. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libhyphen";
}
