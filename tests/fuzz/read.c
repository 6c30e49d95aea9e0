/* A target of libFuzzer: reads bytes as a document and proves that none is lost. FUZZ_FORMAT is the format.
 * The first bytes may be hints: up to a line "====". */
#include <stdio.h>
#include <stdlib.h>

#include "input/reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count);

/* What stands before the line of equals signs. */
static size_t hints_bytes(Text text)
{
    for (size_t at = 0; at + 5 <= text.bytes; at++)
        if (text_starts(text_slice(text, at, text.bytes), "====\n"))
            return at;
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
    enum {
        LIMIT = 256 << 20
    };
    Arena *arena = arena_new(LIMIT);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Document *document = document_new(arena, names_new(arena));
    Text all = {(const char *)bytes, count};
    size_t hinted = hints_bytes(all);
    Source hints = {text_of("fuzz.hints"), text_slice(all, 0, hinted)};
    Source source = {text_of("fuzz"), text_slice(all, hinted ? hinted + 5 : 0, count)};
    ReadOptions options = {.format = FUZZ_FORMAT, .hints = hinted ? &hints : NULL};
    Status status = document_read_as(document, &source, &options, diagnostics);
    if (status == STATUS_OK)
        status = document_check_sources(document, diagnostics);
    Buffer report = {0};
    decisions_report(&document->decisions, &document->ledger, &report);
    buffer_clear(&report);
    if (status == STATUS_INTERNAL) {
        diagnostics_print(diagnostics, SEVERITY_ERROR, &report);
        fwrite(report.at, 1, report.bytes, stderr);
        abort();
    }
    buffer_free(&report);
    arena_free(arena);
    return 0;
}
