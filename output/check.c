#include "output/check.h"

#include <stdarg.h>

#include "output/check_claims.h"
#include "output/check_fonts.h"
#include "output/check_tree.h"

/* ---- findings ---- */

int check_shown(Text text)
{
    return text.bytes < CHECK_SHOWN ? (int)text.bytes : CHECK_SHOWN;
}

void check_fail(Check *check, CheckRuleId rule, const PdfValue *value, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report_add_list(check->report, rule, (CheckPlace){0, value->object, 0}, format, arguments);
    va_end(arguments);
}

void check_fail_plain(Check *check, CheckRuleId rule, const PdfValue *value)
{
    check_fail(check, rule, value, "%s", "");
}

void check_fail_for(Check *check, CheckRuleId rule, unsigned standards, const PdfValue *value,
                    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    report_add_list(check->report, rule, (CheckPlace){0, value->object, standards}, format,
                    arguments);
    va_end(arguments);
}

/* ---- opening ---- */

/* Readers look for the header in the first kilobyte. */
static bool looks_like_pdf(Text bytes)
{
    enum {
        LOOKED_AT = 1024
    };
    for (size_t at = 0; at < bytes.bytes && at < LOOKED_AT; at++)
        if (text_starts(text_slice(bytes, at, bytes.bytes), "%PDF-"))
            return true;
    return false;
}

static Reader *open_reader(Arena *arena, const Source *source, Diagnostics *diagnostics)
{
    static const DiagnosticKind kinds[] = {[READER_FINE] = PROOF_BROKEN,
                                           [READER_NO_LIBRARY] = PROOF_NO_LIBRARY,
                                           [READER_LOCKED] = PROOF_LOCKED,
                                           [READER_BROKEN] = PROOF_BROKEN};
    ReaderFailure failure;
    Text words;
    if (!looks_like_pdf(source->bytes)) {
        diagnostics_add(diagnostics, PROOF_NOT_PDF, SPAN_NONE, source->name, (Text){"", 0});
        return NULL;
    }
    Reader *reader = reader_open(arena, source, &failure, &words);
    if (!reader)
        diagnostics_add(diagnostics, kinds[failure], SPAN_NONE, source->name, words);
    return reader;
}

/* ---- the walk over subjects ---- */

static void check_damage(Check *check)
{
    Text words;
    uint64_t offset;
    while (reader_next_damage(check->pdf->reader, &words, &offset))
        report_add(check->report, CHECK_FILE_DAMAGED, (CheckPlace){0}, "at byte %llu: %.*s",
                   (unsigned long long)offset, (int)words.bytes, words.at);
}

static void check_all(Check *check)
{
    check_bytes(check);
    check_spacing(check);
    check_intents(check);
    check_metadata(check);
    check_objects(check);
    check_attachments(check);
    check_catalog(check);
    check->structure = structure_read(check);
    check_pages(check);
    check_fonts(check);
    check_structure(check);
    check_damage(check);
}

CheckReport *check_file(Arena *arena, const Source *source, unsigned standards,
                        Diagnostics *diagnostics)
{
    Reader *reader = open_reader(arena, source, diagnostics);
    if (!reader)
        return NULL;
    Check check = {.arena = arena, .pdf = pdf_open(arena, source, reader)};
    check.xmp = claims_metadata(check.pdf);
    unsigned claimed = claims_of(check.pdf, check.xmp);
    check.report = report_new(arena, standards ? standards : claimed, claimed);
    check.fonts = fonts_new(&check);
    check.language = pdf_text(arena, pdf_get(check.pdf, check.pdf->catalog, "Lang"));
    pdf_read_pages(check.pdf);
    check_all(&check);
    pdf_close(check.pdf);
    if (!arena_is_over_limit(arena))
        return check.report;
    Buffer limit = {0};
    buffer_format(&limit, "%zu", arena_limit(arena) >> 20);
    diagnostics_add(diagnostics, LIMIT_MEMORY, SPAN_NONE, buffer_text(&limit), (Text){"", 0});
    buffer_free(&limit);
    return NULL;
}
