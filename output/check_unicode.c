#include "output/check_simple_codes.h"

/* Unicode values of the codes that were drawn (ISO 32000-1, 9.10.2). */

/* ---- without ToUnicode ---- */

/* Fonts of the Asian collections are known by their CIDs. */
static bool is_known_collection(const Font *font)
{
    static const char *const orderings[] = {"GB1", "CNS1", "Japan1", "Korea1"};
    Pdf *pdf = font->check->pdf;
    const PdfValue *system = pdf_get(pdf, font->descendant, "CIDSystemInfo");
    const PdfValue *registry = pdf_get(pdf, system, "Registry");
    const PdfValue *ordering = pdf_get(pdf, system, "Ordering");
    if (registry->type != PDF_STRING || ordering->type != PDF_STRING ||
        !text_is(registry->text, "Adobe"))
        return false;
    for (size_t i = 0; i < sizeof orderings / sizeof *orderings; i++)
        if (text_is(ordering->text, orderings[i]))
            return true;
    return false;
}

/* A code of a simple font tells its value by a known encoding, or by its glyph's name. */
static bool is_told_by_encoding(const Font *font, EmbeddedProgram *program, uint32_t code)
{
    Text name = simple_code_name(font, code);
    if (simple_has_known_encoding(font) && name.bytes == 0)
        return true;
    if (font->kind == FONT_TYPE_3 || !program)
        return name.bytes > 0 && !text_starts(name, ".");
    uint32_t glyph = simple_glyph(font, program, code);
    bool is_type_1 = !pdf_has_name(font->check->pdf, font->dict, "Subtype", "TrueType");
    return (glyph == GLYPH_UNKNOWN && is_type_1) ||
           (glyph != GLYPH_UNKNOWN && (is_type_1 || name.bytes > 0) &&
            program_name_has_unicode(program, glyph));
}

/* ---- with it ---- */

static bool is_forbidden(uint32_t unit)
{
    return unit == 0 || unit == 0xFEFF || unit == 0xFFFE;
}

/* The range that maps a code. Some writers give codes of simple fonts two bytes. */
static const CodeRange *find(const Font *font, uint32_t code, uint32_t bytes)
{
    if (!font->to_unicode)
        return NULL;
    const CodeRange *range = cmap_find(font->to_unicode, code, bytes);
    return range || bytes != 1 ? range : cmap_find(font->to_unicode, code, 2);
}

static void check_code(const Font *font, EmbeddedProgram *program, uint32_t code, uint32_t bytes)
{
    uint32_t unit;
    const CodeRange *range = find(font, code, bytes);
    bool is_told = range && cmap_unit(range, code, 0, &unit);
    for (size_t n = 0; is_told && cmap_unit(range, code, n, &unit); n++)
        if (is_forbidden(unit)) {
            font_fail(font, CHECK_TEXT_BAD_UNICODE, "code %u: U+%04X", (unsigned)code,
                      (unsigned)unit);
            return;
        }
    if (is_told)
        return;
    bool is_told_otherwise = font->kind == FONT_COMPOSITE
                                 ? is_known_collection(font)
                                 : is_told_by_encoding(font, program, code);
    if (!is_told_otherwise)
        font_fail(font, CHECK_TEXT_NO_UNICODE, "code %u", (unsigned)code);
}

void font_check_unicode(const Font *font, EmbeddedProgram *program)
{
    uint32_t count = font->kind == FONT_COMPOSITE ? FONT_CODES : 256;
    for (uint32_t code = 0; code < count; code++) {
        if (font->codes[code] & CODE_IS_SHORT)
            check_code(font, program, code, 1);
        if (font->codes[code] & CODE_IS_LONG)
            check_code(font, program, code, 2);
    }
}
