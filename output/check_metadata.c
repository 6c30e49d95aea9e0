#include "output/check.h"
#include "output/check_claims.h"
#include "output/check_dates.h"
#include "output/check_schemas.h"
#include "output/check_xmp.h"

/* ---- identifiers ---- */

/* Whether the file claims a standard, as far as its part goes. */
static void check_part_claims(Check *check, const PdfValue *at, unsigned standards,
                              const char *part)
{
    unsigned asked = check->report->standards & standards;
    if (asked && !text_is(xmp_value(check->xmp, XMP_PDFA, "part"), part))
        check_fail_for(check, CHECK_META_PART, asked, at, "part %s", part);
}

/* A higher level holds the lower ones, but the letter has to be the one that is asked for. */
static void check_level_claims(Check *check, const PdfValue *at)
{
    static const char *const letters[] = {[LEVEL_B] = "B", [LEVEL_U] = "U", [LEVEL_A] = "A"};
    Text claimed = xmp_value(check->xmp, XMP_PDFA, "conformance");
    for (int i = 0; i < STANDARD_COUNT; i++) {
        unsigned standard = check->report->standards & 1U << i & STANDARDS_A;
        const char *letter = letters[check_standard((CheckStandard)i)->level];
        if (standard && !text_is(claimed, letter))
            check_fail_for(check, CHECK_META_LEVEL, standard, at, "“%.*s”, not %s",
                           check_shown(claimed), claimed.at, letter);
    }
}

static void check_identifiers(Check *check, const PdfValue *at)
{
    check_part_claims(check, at, STANDARDS_A1, "1");
    check_part_claims(check, at, STANDARDS_A2, "2");
    check_part_claims(check, at, STANDARDS_A3, "3");
    check_level_claims(check, at);
    if (!text_is(xmp_value(check->xmp, XMP_PDFUA, "part"), "1"))
        check_fail_plain(check, CHECK_META_UA, at);
    if (!text_is(xmp_value(check->xmp, XMP_PDFX, "GTS_PDFXVersion"), "PDF/X-4"))
        check_fail_plain(check, CHECK_META_X4, at);
    if (!(claims_of(check->pdf, NULL) & STANDARDS_X1A))
        check_fail_plain(check, CHECK_META_X1A, pdf_get(check->pdf, check->pdf->trailer, "Info"));
}

static void check_prefixes(Check *check, const PdfValue *at)
{
    for (const XmpProperty *property = check->xmp->first; property; property = property->next) {
        bool is_a = text_is(property->space, XMP_PDFA) && !text_is(property->prefix, "pdfaid");
        bool is_ua = text_is(property->space, XMP_PDFUA) && !text_is(property->prefix, "pdfuaid");
        if (is_a || is_ua)
            check_fail_for(check, CHECK_META_PREFIX, is_a ? (unsigned)STANDARDS_A : STANDARDS_UA,
                           at, "%.*s", check_shown(property->prefix), property->prefix.at);
    }
}

/* ---- Info and XMP ---- */

static const struct {
    const char *key; /* of Info */
    const char *space;
    const char *name;
    bool is_date;
    bool is_for_x4;
} pairs[] = {
    {"Title", XMP_DC, "title", false, true},
    {"Author", XMP_DC, "creator", false, false},
    {"Subject", XMP_DC, "description", false, false},
    {"Keywords", XMP_PDF, "Keywords", false, false},
    {"Creator", XMP_BASIC, "CreatorTool", false, false},
    {"Producer", XMP_PDF, "Producer", false, false},
    {"CreationDate", XMP_BASIC, "CreateDate", true, true},
    {"ModDate", XMP_BASIC, "ModifyDate", true, true},
    {"Trapped", XMP_PDF, "Trapped", false, true},
};

static bool is_same(Text information, Text xmp, bool is_date)
{
    int64_t first;
    int64_t second;
    if (is_date)
        return date_of_pdf(information, &first) && date_of_xmp(xmp, &second) && first == second;
    return text_equal(text_trim(information), xmp);
}

static void check_pairs(Check *check, const PdfValue *information)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const PdfValue *value = pdf_get(check->pdf, information, pairs[i].key);
        const XmpProperty *property = xmp_find(check->xmp, pairs[i].space, pairs[i].name);
        bool is_trapped = value->type == PDF_NAME;
        Text text = is_trapped ? value->text : pdf_text(check->arena, value);
        bool is_told = (value->type == PDF_STRING || is_trapped) && text.bytes > 0;
        if (!is_told ||
            (property && property->items <= 1 && is_same(text, property->value, pairs[i].is_date)))
            continue;
        unsigned offended = is_trapped ? 0 : (unsigned)STANDARDS_A1;
        if (property && pairs[i].is_for_x4)
            offended |= STANDARDS_X4;
        if (offended)
            check_fail_for(check, CHECK_META_DIFFERS, offended, information, "%s", pairs[i].key);
    }
}

static void check_date_forms(Check *check, const PdfValue *information)
{
    static const char *const keys[] = {"CreationDate", "ModDate"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        int64_t seconds;
        const PdfValue *date = pdf_get(check->pdf, information, keys[i]);
        if (date->type != PDF_NULL && !date_of_pdf(pdf_text(check->arena, date), &seconds))
            check_fail(check, CHECK_META_DATE_FORM, information, "%s", keys[i]);
    }
}

/* ---- what must be told ---- */

static bool has_text(Check *check, const PdfValue *information, const char *key)
{
    const PdfValue *value = pdf_get(check->pdf, information, key);
    return value->type == PDF_STRING && value->text.bytes > 0;
}

static void check_titles_and_dates(Check *check, const PdfValue *at, const PdfValue *information)
{
    const Xmp *xmp = check->xmp;
    if (xmp_value(xmp, XMP_DC, "title").bytes == 0)
        check_fail_plain(check, CHECK_META_TITLE, at);
    if (!has_text(check, information, "Title"))
        check_fail_plain(check, CHECK_META_INFO_TITLE, information);
    if (!has_text(check, information, "CreationDate") || !has_text(check, information, "ModDate"))
        check_fail_for(check, CHECK_META_DATES, STANDARDS_X1A, information, "in Info");
    if (!xmp_find(xmp, XMP_BASIC, "CreateDate") || !xmp_find(xmp, XMP_BASIC, "ModifyDate") ||
        !xmp_find(xmp, XMP_BASIC, "MetadataDate"))
        check_fail_for(check, CHECK_META_DATES, STANDARDS_X4, at, "in the metadata");
    if (!xmp_find(xmp, XMP_MEDIA, "DocumentID") || !xmp_find(xmp, XMP_MEDIA, "VersionID") ||
        !xmp_find(xmp, XMP_MEDIA, "RenditionClass"))
        check_fail_plain(check, CHECK_META_IDENTITY, at);
}

static bool is_decided(Text trapped)
{
    return text_is(trapped, "True") || text_is(trapped, "False");
}

static void check_trapping(Check *check, const PdfValue *information)
{
    const PdfValue *trapped = pdf_get(check->pdf, information, "Trapped");
    bool is_told = trapped->type == PDF_NAME && is_decided(trapped->text);
    if (!is_told)
        check_fail_for(check, CHECK_META_TRAPPED, STANDARDS_X1A, information, "in Info");
    if (!is_told && !is_decided(xmp_value(check->xmp, XMP_PDF, "Trapped")))
        check_fail_for(check, CHECK_META_TRAPPED, STANDARDS_X4, information,
                       "neither in Info nor in the metadata");
}

/* ---- the stream ---- */

static void check_stream(Check *check, const PdfValue *stream)
{
    if (stream->type != PDF_STREAM) {
        check_fail_plain(check, CHECK_META_MISSING, check->pdf->catalog);
        return;
    }
    if (pdf_entry(stream, "Filter"))
        check_fail_plain(check, CHECK_META_FILTERED, stream);
    if (!check->xmp) {
        check_fail_plain(check, CHECK_STREAM_UNREADABLE, stream);
        return;
    }
    if (check->xmp->defect)
        check_fail(check, CHECK_META_MALFORMED, stream, "%s", check->xmp->defect);
    if (check->xmp->has_header_facts)
        check_fail_plain(check, CHECK_META_PACKET, stream);
    check_prefixes(check, stream);
    check_schemas(check, stream);
}

void check_metadata(Check *check)
{
    const PdfValue *stream = pdf_get(check->pdf, check->pdf->catalog, "Metadata");
    const PdfValue *information = pdf_get(check->pdf, check->pdf->trailer, "Info");
    check_stream(check, stream);
    check_identifiers(check, stream);
    check_titles_and_dates(check, stream, information);
    check_trapping(check, information);
    check_date_forms(check, information);
    check_pairs(check, information);
}
