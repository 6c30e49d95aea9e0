#include "output/check.h"

#include <string.h>

/* ---- a file specification ---- */

static bool is_media_type(const PdfValue *name)
{
    if (name->type != PDF_NAME)
        return false;
    size_t slash = text_find(name->text, '/');
    return slash > 0 && slash + 1 < name->text.bytes;
}

static bool has_name(Check *check, const PdfValue *specification, const char *key)
{
    const PdfValue *name = pdf_get(check->pdf, specification, key);
    return name->type == PDF_STRING && name->text.bytes > 0;
}

/* The file that is embedded, under whichever key. */
static const PdfValue *embedded_stream(Check *check, const PdfValue *specification)
{
    const PdfValue *files = pdf_get(check->pdf, specification, "EF");
    const PdfValue *file = pdf_get(check->pdf, files, "F");
    return file->type == PDF_STREAM ? file : pdf_get(check->pdf, files, "UF");
}

/* As far as it can be seen without checking the embedded file in its turn. */
static bool claims_pdfa(Check *check, const PdfValue *file)
{
    static const char claim[] = "http://www.aiim.org/pdfa/ns/id/";
    Buffer bytes = {0};
    bool is_pdf = pdf_stream(check->pdf, file, &bytes) && text_starts(buffer_text(&bytes), "%PDF-");
    bool is_found = false;
    for (size_t at = 0; is_pdf && !is_found && at + sizeof claim <= bytes.bytes; at++)
        is_found = memcmp(bytes.at + at, claim, sizeof claim - 1) == 0;
    buffer_free(&bytes);
    return is_found;
}

void check_dict_attachment(Check *check, const PdfValue *specification)
{
    check->attachments = arena_reserve(check->arena, check->attachments, check->attachment_count,
                                       &check->attachment_capacity, sizeof *check->attachments);
    check->attachments[check->attachment_count++] = specification;
    check_fail_plain(check, CHECK_ATTACH_FORBIDDEN, specification);
    if (!has_name(check, specification, "F") || !has_name(check, specification, "UF"))
        check_fail_plain(check, CHECK_ATTACH_NAME, specification);
    if (pdf_get(check->pdf, specification, "AFRelationship")->type != PDF_NAME)
        check_fail_plain(check, CHECK_ATTACH_RELATION, specification);
    const PdfValue *file = embedded_stream(check, specification);
    if (!is_media_type(pdf_get(check->pdf, file, "Subtype")))
        check_fail_plain(check, CHECK_ATTACH_TYPE, specification);
    if (report_wants(check->report, CHECK_ATTACH_NOT_PDFA) && !claims_pdfa(check, file))
        check_fail_plain(check, CHECK_ATTACH_NOT_PDFA, specification);
}

/* ---- what they are attached to ---- */

void check_dict_associations(Check *check, const PdfValue *dict)
{
    const PdfValue *files = pdf_get(check->pdf, dict, "AF");
    if (files->type != PDF_ARRAY)
        return;
    for (uint32_t i = 0; i < files->count; i++)
        pdf_meet(check->pdf, files->items[i].object, PDF_WALK_ASSOCIATED);
}

void check_attachments(Check *check)
{
    for (size_t i = 0; i < check->attachment_count; i++)
        if (pdf_meet(check->pdf, check->attachments[i]->object, PDF_WALK_ASSOCIATED))
            check_fail_plain(check, CHECK_ATTACH_LOOSE, check->attachments[i]);
}
