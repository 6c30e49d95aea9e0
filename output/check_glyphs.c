#include "output/check_simple_codes.h"

/* Each code that was drawn: whether the program has its glyph, and whether that is as wide as the
 * font dictionary says. */

enum {
    MOST_WIDTHS = 1 << 22 /* entries of W that are looked at */
};

typedef struct Look {
    const Font *font;
    EmbeddedProgram *program;
    float *widths; /* of a composite font, by CID; negative where DW counts */
    double usual;  /* width of what has none: DW, or MissingWidth */
    Text map;      /* CIDToGIDMap's bytes; empty if CIDs are glyph numbers */
} Look;

/* ---- widths of the dictionary ---- */

static void set_widths(Look *look, double first, double last, const PdfValue *width)
{
    if (!pdf_is_number(width))
        return;
    for (double cid = first < 0 ? 0 : first; cid <= last && cid < FONT_CODES; cid++)
        look->widths[(size_t)cid] = (float)width->number;
}

/* "c [w …]" and "c_first c_last w" (9.7.4.3). */
static void read_widths(Look *look)
{
    Pdf *pdf = look->font->check->pdf;
    const PdfValue *list = pdf_get(pdf, look->font->descendant, "W");
    double budget = MOST_WIDTHS;
    for (uint32_t i = 0; list->type == PDF_ARRAY && i + 1 < list->count && budget > 0;) {
        const PdfValue *first = pdf_item(pdf, list, i);
        const PdfValue *second = pdf_item(pdf, list, i + 1);
        if (!pdf_is_number(first))
            return;
        if (second->type == PDF_ARRAY) {
            for (uint32_t k = 0; k < second->count; k++)
                set_widths(look, first->number + k, first->number + k, pdf_item(pdf, second, k));
            budget -= second->count;
            i += 2;
        } else if (pdf_is_number(second)) {
            set_widths(look, first->number, second->number, pdf_item(pdf, list, i + 2));
            budget -= second->number - first->number;
            i += 3;
        } else {
            return;
        }
    }
}

static double simple_width(const Look *look, uint32_t code)
{
    Pdf *pdf = look->font->check->pdf;
    const PdfValue *widths = pdf_get(pdf, look->font->dict, "Widths");
    double first = pdf_get_number(pdf, look->font->dict, "FirstChar", 0);
    if (code < first || widths->type != PDF_ARRAY || code - first >= widths->count)
        return look->usual;
    const PdfValue *width = pdf_item(pdf, widths, (uint32_t)(code - first));
    return pdf_is_number(width) ? width->number : look->usual;
}

/* ---- one code ---- */

static void check_width(const Look *look, uint32_t code, uint32_t glyph, double told)
{
    double width;
    if (!program_width(look->program, glyph, &width)) {
        font_fail(look->font, CHECK_FONT_GLYPH_MISSING, "code %u", (unsigned)code);
        return;
    }
    if (width - told > 1 || told - width > 1)
        font_fail(look->font, CHECK_FONT_WIDTHS, "code %u: %.1f, not %.1f", (unsigned)code, width,
                  told);
}

static void check_simple_code(const Look *look, uint32_t code)
{
    bool is_shown = look->font->codes[code] & CODE_SHOWN;
    Text name = simple_code_name(look->font, code);
    uint32_t glyph = simple_glyph(look->font, look->program, code);
    if (glyph == GLYPH_UNKNOWN)
        return;
    if (text_is(name, ".notdef")) {
        font_fail(look->font, CHECK_FONT_NOTDEF, "code %u", (unsigned)code);
        return;
    }
    if (glyph == 0) {
        if (is_shown)
            font_fail(look->font, CHECK_FONT_GLYPH_MISSING, "code %u", (unsigned)code);
        return;
    }
    if (is_shown)
        check_width(look, code, glyph, simple_width(look, code));
}

/* The glyph of a CID; 0 if there is none. */
static uint32_t glyph_of_cid(const Look *look, uint32_t cid)
{
    if (look->map.bytes == 0)
        return program_glyph_of_cid(look->program, cid);
    size_t at = (size_t)cid * 2;
    if (at + 1 >= look->map.bytes)
        return 0;
    return (uint32_t)((unsigned char)look->map.at[at] << 8 | (unsigned char)look->map.at[at + 1]);
}

static void check_composite_code(const Look *look, uint32_t code, uint32_t bytes)
{
    const CodeRange *range = cmap_find(look->font->encoding, code, bytes);
    uint32_t cid = range ? range->cid + (code - range->first) : 0;
    uint32_t glyph = glyph_of_cid(look, cid);
    bool is_shown = look->font->codes[code] & CODE_SHOWN;
    if (cid == 0 || (glyph == 0 && look->map.bytes)) {
        font_fail(look->font, CHECK_FONT_NOTDEF, "code %u", (unsigned)code);
        return;
    }
    if (!is_shown)
        return;
    if (glyph == 0) {
        font_fail(look->font, CHECK_FONT_GLYPH_MISSING, "code %u, CID %u", (unsigned)code,
                  (unsigned)cid);
        return;
    }
    double told =
        cid < FONT_CODES && look->widths[cid] >= 0 ? (double)look->widths[cid] : look->usual;
    check_width(look, code, glyph, told);
}

/* ---- all codes ---- */

static void check_composite(Look *look)
{
    const Font *font = look->font;
    Pdf *pdf = font->check->pdf;
    Buffer map = {0};
    if (pdf_stream(pdf, pdf_get(pdf, font->descendant, "CIDToGIDMap"), &map))
        look->map = buffer_text(&map);
    Arena *scratch = arena_new(0);
    look->widths = ARENA_ARRAY(scratch, float, FONT_CODES);
    for (size_t i = 0; i < FONT_CODES; i++)
        look->widths[i] = -1;
    look->usual = pdf_get_number(pdf, font->descendant, "DW", 1000);
    read_widths(look);
    for (uint32_t code = 0; code < FONT_CODES; code++) {
        if (font->codes[code] & CODE_IS_SHORT)
            check_composite_code(look, code, 1);
        if (font->codes[code] & CODE_IS_LONG)
            check_composite_code(look, code, 2);
    }
    arena_free(scratch);
    buffer_free(&map);
}

void font_check_glyphs(const Font *font, EmbeddedProgram *program)
{
    Look look = {.font = font, .program = program};
    if (font->kind == FONT_COMPOSITE && font->encoding) {
        check_composite(&look);
        return;
    }
    look.usual = pdf_get_number(font->check->pdf, font->descriptor, "MissingWidth", 0);
    for (uint32_t code = 0; font->kind == FONT_SIMPLE && code < 256; code++)
        if (font->codes[code])
            check_simple_code(&look, code);
}
