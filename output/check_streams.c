#include "output/check.h"

/* ---- filters ---- */

/* The filters of PDF 1.7 and those standards that do not allow them. */
static const struct {
    const char *name;
    unsigned offended;
} filters[] = {
    {"ASCIIHexDecode", 0},
    {"ASCII85Decode", 0},
    {"FlateDecode", 0},
    {"RunLengthDecode", 0},
    {"CCITTFaxDecode", 0},
    {"DCTDecode", 0},
    {"LZWDecode", 0}, /* has a rule of its own */
    {"JBIG2Decode", STANDARDS_X1A},
    {"JPXDecode", STANDARDS_A1 | STANDARDS_X1A},
    {"Crypt", STANDARDS_A1 | STANDARDS_X1A},
};

static unsigned offended_by(Text filter)
{
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (text_is(filter, filters[i].name))
            return filters[i].offended;
    return ~0U;
}

static bool is_identity(Check *check, const PdfValue *stream, uint32_t index)
{
    const PdfValue *parameters = pdf_get(check->pdf, stream, "DecodeParms");
    if (parameters->type == PDF_ARRAY)
        parameters = pdf_item(check->pdf, parameters, index);
    const PdfValue *name = pdf_get(check->pdf, parameters, "Name");
    return name->type == PDF_NULL || pdf_is_name(name, "Identity");
}

static void check_filter(Check *check, const PdfValue *stream, const PdfValue *filter,
                         uint32_t index)
{
    if (filter->type != PDF_NAME)
        return;
    if (text_is(filter->text, "LZWDecode"))
        check_fail_plain(check, CHECK_STREAM_LZW, stream);
    unsigned offended = offended_by(filter->text);
    if (text_is(filter->text, "Crypt") && !is_identity(check, stream, index))
        offended |= STANDARDS_A23;
    if (offended)
        check_fail_for(check, CHECK_STREAM_FILTER, offended, stream, "%.*s",
                       check_shown(filter->text), filter->text.at);
}

static void check_filters(Check *check, const PdfValue *stream)
{
    const PdfValue *filter = pdf_get(check->pdf, stream, "Filter");
    if (filter->type == PDF_ARRAY)
        for (uint32_t i = 0; i < filter->count; i++)
            check_filter(check, stream, pdf_item(check->pdf, filter, i), i);
    else
        check_filter(check, stream, filter, 0);
}

void check_dict_stream(Check *check, const PdfValue *stream)
{
    static const char *const keys[] = {"F", "FFilter", "FDecodeParms"};
    check_filters(check, stream);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (pdf_entry(stream, keys[i]))
            check_fail(check, CHECK_STREAM_EXTERNAL, stream, "%s", keys[i]);
    const PdfValue *type = pdf_get(check->pdf, stream, "Type");
    if (pdf_is_name(type, "ObjStm"))
        check_fail_plain(check, CHECK_FILE_XREF_STREAM, stream);
    check_dict_image(check, stream);
}

/* ---- XObjects ---- */

static bool is_bit_count(double bits)
{
    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
}

static void check_image(Check *check, const PdfValue *image)
{
    Pdf *pdf = check->pdf;
    if (pdf_entry(image, "Alternates"))
        check_fail_plain(check, CHECK_IMAGE_ALTERNATES, image);
    if (pdf_is_true(pdf_get(pdf, image, "Interpolate")))
        check_fail_plain(check, CHECK_IMAGE_INTERPOLATED, image);
    bool is_mask = pdf_is_true(pdf_get(pdf, image, "ImageMask"));
    double bits = pdf_get_number(pdf, image, "BitsPerComponent", 1);
    if (is_mask ? bits != 1 : !is_bit_count(bits))
        check_fail(check, CHECK_IMAGE_BITS, image, "%g", bits);
    bool has_mask = pdf_get(pdf, image, "SMask")->type == PDF_STREAM;
    if (has_mask || pdf_get_number(pdf, image, "SMaskInData", 0) != 0)
        check_fail_plain(check, CHECK_ALPHA_MASK, image);
}

static void check_form(Check *check, const PdfValue *form)
{
    if (pdf_entry(form, "Ref"))
        check_fail_plain(check, CHECK_FORM_REFERENCE, form);
    if (pdf_entry(form, "PS") || pdf_has_name(check->pdf, form, "Subtype2", "PS"))
        check_fail_plain(check, CHECK_FORM_POSTSCRIPT, form);
}

void check_dict_image(Check *check, const PdfValue *stream)
{
    const PdfValue *subtype = pdf_get(check->pdf, stream, "Subtype");
    bool is_image = pdf_is_name(subtype, "Image");
    bool is_form = pdf_is_name(subtype, "Form");
    if (is_image)
        check_image(check, stream);
    if (is_form)
        check_form(check, stream);
    if ((is_image || is_form) && pdf_entry(stream, "OPI"))
        check_fail_plain(check, CHECK_IMAGE_OPI, stream);
    if (pdf_is_name(subtype, "PS"))
        check_fail_plain(check, CHECK_FORM_POSTSCRIPT, stream);
}
