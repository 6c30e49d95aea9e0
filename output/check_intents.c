#include "output/check.h"

/* ---- profiles ---- */

/* The standards that an output profile does not suit. */
static unsigned offended_by(const IccFacts *facts)
{
    enum {
        NEWEST_1 = 2, /* of ICC profiles for ISO 19005-1, and for the later ones */
        NEWEST = 4
    };
    bool is_device =
        facts->space == ICC_GRAY || facts->space == ICC_RGB || facts->space == ICC_CMYK;
    if (!is_device || (facts->class != ICC_OUTPUT && facts->class != ICC_DISPLAY))
        return ~0U;
    unsigned offended = facts->version > NEWEST_1 ? (unsigned)STANDARDS_A1 : 0;
    if (facts->version > NEWEST)
        offended = ~0U;
    if (facts->class != ICC_OUTPUT)
        offended |= STANDARDS_X;
    if (facts->space == ICC_RGB)
        offended |= STANDARDS_X1A;
    return offended;
}

/* Whose output intent it is; the rules of others do not mind it. */
static unsigned owners(Check *check, const PdfValue *intent)
{
    if (pdf_has_name(check->pdf, intent, "S", "GTS_PDFX"))
        return STANDARDS_X;
    return STANDARDS_A;
}

static Intent check_profile(Check *check, const PdfValue *intent)
{
    IccFacts facts = {0};
    Buffer bytes = {0};
    const PdfValue *stream = pdf_get(check->pdf, intent, "DestOutputProfile");
    unsigned owner = owners(check, intent);
    bool is_read = pdf_stream(check->pdf, stream, &bytes) && icc_read(buffer_text(&bytes), &facts);
    buffer_free(&bytes);
    if (stream->type == PDF_NULL)
        return (Intent){true, ICC_NO_SPACE};
    bool fits = pdf_get_number(check->pdf, stream, "N", 0) == facts.components;
    unsigned offended = is_read && fits ? offended_by(&facts) & owner : owner;
    if (offended)
        check_fail_for(check, CHECK_INTENT_PROFILE, offended, stream, "%s",
                       !is_read ? "it is broken"
                       : fits   ? ""
                                : "N does not fit it");
    return (Intent){true, is_read ? facts.space : ICC_NO_SPACE};
}

/* ---- PDF/X ---- */

static void check_press(Check *check, const PdfValue *intent)
{
    const PdfValue *identifier = pdf_get(check->pdf, intent, "OutputConditionIdentifier");
    if (pdf_text(check->arena, identifier).bytes == 0)
        check_fail_plain(check, CHECK_INTENT_IDENTIFIER, intent);
    if (pdf_get(check->pdf, intent, "DestOutputProfile")->type == PDF_STREAM)
        return;
    Text registry = pdf_text(check->arena, pdf_get(check->pdf, intent, "RegistryName"));
    bool is_registered = text_starts(registry, "http://www.color.org");
    check_fail_for(check, CHECK_INTENT_NO_PROFILE, is_registered ? STANDARDS_X4 : STANDARDS_X,
                   intent, "%.*s", check_shown(registry), registry.at);
}

static void check_press_count(Check *check, const PdfValue *intents)
{
    unsigned count = 0;
    for (uint32_t i = 0; intents->type == PDF_ARRAY && i < intents->count; i++)
        count += pdf_has_name(check->pdf, pdf_item(check->pdf, intents, i), "S", "GTS_PDFX");
    if (count != 1)
        check_fail(check, CHECK_INTENT_PRESS, check->pdf->catalog, "%u", count);
}

/* ---- all of them ---- */

static void check_sameness(Check *check, const PdfValue *intents)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < intents->count; i++) {
        const PdfValue *profile = pdf_entry(pdf_item(check->pdf, intents, i), "DestOutputProfile");
        if (!profile)
            continue;
        if (first && profile->object != first)
            check_fail_plain(check, CHECK_INTENT_TWO, check->pdf->catalog);
        first = profile->object;
    }
}

void check_intents(Check *check)
{
    const PdfValue *intents = pdf_get(check->pdf, check->pdf->catalog, "OutputIntents");
    check_press_count(check, intents);
    if (intents->type != PDF_ARRAY)
        return;
    check_sameness(check, intents);
    for (uint32_t i = 0; i < intents->count; i++) {
        const PdfValue *intent = pdf_item(check->pdf, intents, i);
        Intent found = check_profile(check, intent);
        if (pdf_has_name(check->pdf, intent, "S", "GTS_PDFX")) {
            check->press_intent = found;
            check_press(check, intent);
        } else if (pdf_has_name(check->pdf, intent, "S", "GTS_PDFA1")) {
            check->archive_intent = found;
        }
    }
}
