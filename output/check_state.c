#include "output/check_state.h"

bool state_is_rendering_intent(Text name)
{
    static const char *const intents[] = {"AbsoluteColorimetric", "RelativeColorimetric",
                                          "Saturation", "Perceptual"};
    for (size_t i = 0; i < sizeof intents / sizeof *intents; i++)
        if (text_is(name, intents[i]))
            return true;
    return false;
}

/* ---- blend modes ---- */

static bool is_normal(const PdfValue *mode)
{
    return pdf_is_name(mode, "Normal") || pdf_is_name(mode, "Compatible");
}

static bool is_mode(const PdfValue *mode)
{
    static const char *const modes[] = {
        "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",    "Darken",
        "Lighten",   "ColorDodge", "ColorBurn",  "HardLight", "SoftLight",  "Difference",
        "Exclusion", "Hue",        "Saturation", "Color",     "Luminosity",
    };
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (pdf_is_name(mode, modes[i]))
            return true;
    return false;
}

/* BM is a name or an array of names, of which the first known one counts. */
static const PdfValue *blend_mode(Check *check, const PdfValue *dict)
{
    const PdfValue *mode = pdf_get(check->pdf, dict, "BM");
    return mode->type == PDF_ARRAY ? pdf_item(check->pdf, mode, 0) : mode;
}

/* ---- transparency ---- */

static bool has_opacity(Check *check, const PdfValue *dict)
{
    return pdf_get_number(check->pdf, dict, "CA", 1) != 1 ||
           pdf_get_number(check->pdf, dict, "ca", 1) != 1;
}

bool state_is_transparent(Check *check, const PdfValue *dict)
{
    const PdfValue *mode = blend_mode(check, dict);
    return has_opacity(check, dict) || pdf_is_dict(pdf_get(check->pdf, dict, "SMask")) ||
           (mode->type == PDF_NAME && !is_normal(mode));
}

static void check_transparency(Check *check, const PdfValue *dict, CheckPlace place)
{
    CheckReport *report = check->report;
    const PdfValue *mode = blend_mode(check, dict);
    if (has_opacity(check, dict))
        report_add(report, CHECK_ALPHA_CONSTANT, place, "%s", "");
    if (pdf_is_dict(pdf_get(check->pdf, dict, "SMask")))
        report_add(report, CHECK_ALPHA_MASK, place, "%s", "");
    if (mode->type == PDF_NULL)
        return;
    Text name = mode->type == PDF_NAME ? mode->text : (Text){"", 0};
    if (!is_normal(mode))
        report_add(report, CHECK_ALPHA_BLEND, place, "%.*s", check_shown(name), name.at);
    if (!is_mode(mode))
        report_add(report, CHECK_ALPHA_MODE, place, "%.*s", check_shown(name), name.at);
}

/* ---- the rest ---- */

static void check_halftone(Check *check, const PdfValue *halftone, CheckPlace place)
{
    double type = pdf_get_number(check->pdf, halftone, "HalftoneType", 1);
    if (!pdf_is_dict(halftone))
        return;
    if ((type != 1 && type != 5) || pdf_entry(halftone, "HalftoneName"))
        report_add(check->report, CHECK_STATE_HALFTONE, place, "type %g", type);
}

void state_check(Check *check, const PdfValue *dict, uint32_t page)
{
    CheckPlace place = {page, dict->object, 0};
    const PdfValue *transfer = pdf_get(check->pdf, dict, "TR2");
    const PdfValue *intent = pdf_get(check->pdf, dict, "RI");
    if (pdf_entry(dict, "TR") || (transfer->type != PDF_NULL && !pdf_is_name(transfer, "Default")))
        report_add(check->report, CHECK_STATE_TRANSFER, place, "%s", "");
    check_halftone(check, pdf_get(check->pdf, dict, "HT"), place);
    if (intent->type == PDF_NAME && !state_is_rendering_intent(intent->text))
        report_add(check->report, CHECK_COLOR_INTENT, place, "%.*s", check_shown(intent->text),
                   intent->text.at);
    check_transparency(check, dict, place);
}
