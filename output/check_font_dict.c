#include "output/check_fonts.h"

/* ---- simple fonts ---- */

static bool is_standard_14(Text name)
{
    static const char *const names[] = {
        "Courier",     "Courier-Bold",   "Courier-Oblique",   "Courier-BoldOblique",
        "Helvetica",   "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique",
        "Times-Roman", "Times-Bold",     "Times-Italic",      "Times-BoldItalic",
        "Symbol",      "ZapfDingbats"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static void check_widths(const Font *font)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *widths = pdf_get(pdf, font->dict, "Widths");
    double first = pdf_get_number(pdf, font->dict, "FirstChar", -1);
    double last = pdf_get_number(pdf, font->dict, "LastChar", -1);
    if (first < 0 || last < 0)
        font_fail(font, CHECK_FONT_DICT, "no FirstChar or LastChar");
    else if (widths->type != PDF_ARRAY || widths->count != last - first + 1)
        font_fail(font, CHECK_FONT_DICT, "not as many Widths as codes");
}

static void check_simple(const Font *font)
{
    bool is_bare = is_standard_14(font_name(font)) && !pdf_is_dict(font->descriptor);
    if (is_bare)
        return;
    check_widths(font);
    if (!pdf_is_dict(font->descriptor))
        font_fail(font, CHECK_FONT_DICT, "no FontDescriptor");
}

static void check_type_3(const Font *font)
{
    static const char *const keys[] = {"FontBBox", "FontMatrix", "CharProcs", "Encoding"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!pdf_entry(font->dict, keys[i]))
            font_fail(font, CHECK_FONT_DICT, "no %s", keys[i]);
    check_widths(font);
}

/* ---- composite fonts ---- */

/* The predefined CMaps of PDF 1.7 (9.7.5.2), names in spaces. */
static bool is_predefined(Text name)
{
    static const char names[] =
        " Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V "
        "GBKp-EUC-H GBKp-EUC-V GBK2K-H GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H "
        "UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H ETen-B5-V ETenms-B5-H "
        "ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H "
        "UniCNS-UTF16-V 83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V "
        "90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H "
        "UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H UniJIS-UTF16-V KSC-EUC-H "
        "KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H "
        "UniKS-UCS2-H UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V ";
    Text all = text_of(names);
    for (size_t at = 1; at < all.bytes;) {
        Text rest = text_slice(all, at, all.bytes);
        size_t end = text_find(rest, ' ');
        if (text_equal(text_slice(rest, 0, end), name))
            return true;
        at += end + 1;
    }
    return false;
}

static bool has_text(const Font *font, const PdfValue *system, const char *key, Text wanted)
{
    const PdfValue *value = pdf_get(font->check->pdf, system, key);
    return value->type == PDF_STRING && text_equal(value->text, wanted);
}

/* An embedded CMap: its dictionary and itself. */
static void check_cmap(const Font *font, const PdfValue *stream)
{
    Pdf *pdf = font->check->pdf;
    const Cmap *cmap = font->encoding;
    const PdfValue *system = pdf_get(pdf, font->descendant, "CIDSystemInfo");
    const PdfValue *used = pdf_get(pdf, stream, "UseCMap");
    if (pdf_get_number(pdf, stream, "WMode", 0) != cmap->writing_mode)
        font_fail(font, CHECK_FONT_CMAP_MODE, "WMode %g", cmap->writing_mode);
    if (!has_text(font, system, "Registry", cmap->registry) ||
        !has_text(font, system, "Ordering", cmap->ordering) ||
        pdf_get_number(pdf, system, "Supplement", 0) > cmap->supplement)
        font_fail(font, CHECK_FONT_COLLECTION, "CIDSystemInfo");
    if (used->type == PDF_STREAM || (used->type == PDF_NAME && !is_predefined(used->text)) ||
        (cmap->used.bytes && !is_predefined(cmap->used)))
        font_fail(font, CHECK_FONT_CMAP_USED, "%.*s", check_shown(cmap->used), cmap->used.at);
}

static void check_encoding(const Font *font)
{
    const PdfValue *encoding = pdf_get(font->check->pdf, font->dict, "Encoding");
    if (encoding->type == PDF_NAME && !is_predefined(encoding->text))
        font_fail(font, CHECK_FONT_CMAP, "%.*s", check_shown(encoding->text), encoding->text.at);
    else if (encoding->type == PDF_STREAM && font->encoding)
        check_cmap(font, encoding);
    else if (encoding->type != PDF_NAME && encoding->type != PDF_STREAM)
        font_fail(font, CHECK_FONT_DICT, "no Encoding");
}

static void check_composite(const Font *font)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *subtype = pdf_get(pdf, font->descendant, "Subtype");
    bool is_type_2 = pdf_is_name(subtype, "CIDFontType2");
    check_encoding(font);
    if (!is_type_2 && !pdf_is_name(subtype, "CIDFontType0"))
        font_fail(font, CHECK_FONT_DICT, "no CIDFont");
    if (!pdf_is_dict(pdf_get(pdf, font->descendant, "CIDSystemInfo")))
        font_fail(font, CHECK_FONT_DICT, "no CIDSystemInfo");
    if (!pdf_is_dict(font->descriptor))
        font_fail(font, CHECK_FONT_DICT, "no FontDescriptor");
    const PdfValue *map = pdf_get(pdf, font->descendant, "CIDToGIDMap");
    bool is_embedded = pdf_entry(font->descriptor, "FontFile2") != NULL;
    if (is_type_2 && is_embedded && map->type != PDF_STREAM && !pdf_is_name(map, "Identity"))
        font_fail(font, CHECK_FONT_GLYPH_MAP, "CIDToGIDMap");
}

void font_check_dict(const Font *font)
{
    Pdf *pdf = font->check->pdf;
    if (!pdf_has_name(pdf, font->dict, "Type", "Font"))
        font_fail(font, CHECK_FONT_DICT, "Type is not Font");
    if (font->kind != FONT_TYPE_3 && font_name(font).bytes == 0)
        font_fail(font, CHECK_FONT_DICT, "no BaseFont");
    switch (font->kind) {
    case FONT_SIMPLE:
        check_simple(font);
        break;
    case FONT_COMPOSITE:
        check_composite(font);
        break;
    case FONT_TYPE_3:
        check_type_3(font);
        break;
    case FONT_UNKNOWN:
        font_fail(font, CHECK_FONT_DICT, "unknown Subtype");
        break;
    }
}
