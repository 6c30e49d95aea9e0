#include "output/check_simple_codes.h"

/* Encodings of TrueType fonts, and the lists of glyphs in font descriptors. */

/* ---- TrueType ---- */

static void check_plain(const Font *font, const EmbeddedProgram *program)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *encoding = pdf_get(pdf, font->dict, "Encoding");
    const PdfValue *base =
        pdf_is_dict(encoding) ? pdf_get(pdf, encoding, "BaseEncoding") : encoding;
    bool has_base = pdf_is_name(base, "WinAnsiEncoding") || pdf_is_name(base, "MacRomanEncoding");
    /* differences of such fonts are names that lead to Unicode values, and so to a Unicode table */
    bool is_changed = pdf_entry(encoding, "Differences") != NULL;
    bool has_table = program_has_table(program, PROGRAM_UNICODE) ||
                     (!is_changed && program_has_table(program, PROGRAM_MAC));
    if (!has_base)
        font_fail(font, CHECK_FONT_ENCODING, "Encoding");
    if (!has_table && font->is_shown)
        font_fail(font, CHECK_FONT_ENCODING, "no cmap for it");
}

static void check_symbolic(const Font *font, const EmbeddedProgram *program)
{
    uint32_t tables = program_table_count(program);
    if (pdf_entry(font->dict, "Encoding"))
        font_fail(font, CHECK_FONT_SYMBOLIC, "Encoding");
    if (font->is_shown && tables != 1 && !program_has_table(program, PROGRAM_SYMBOLS))
        font_fail(font, CHECK_FONT_SYMBOLIC, "%u cmaps", (unsigned)tables);
}

void font_check_encoding(const Font *font, EmbeddedProgram *program)
{
    if (!pdf_has_name(font->check->pdf, font->dict, "Subtype", "TrueType"))
        return;
    if (font_is_symbolic(font))
        check_symbolic(font, program);
    else
        check_plain(font, program);
}

/* ---- CIDSet ---- */

static bool has_bit(Text bits, uint32_t cid)
{
    return cid / 8 < bits.bytes && (unsigned char)bits.at[cid / 8] & 0x80U >> cid % 8;
}

/* Every CID of a CFF program has to be in the set; of TrueType, whose glyphs have no CIDs, those that
 * were drawn. */
static void check_cid_set(const Font *font, EmbeddedProgram *program, Text bits)
{
    uint32_t count = program_glyph_count(program);
    for (uint32_t glyph = 1; program_is_cid_keyed(program) && glyph < count; glyph++)
        if (!has_bit(bits, program_cid(program, glyph))) {
            font_fail(font, CHECK_FONT_CID_SET, "not CID %u",
                      (unsigned)program_cid(program, glyph));
            return;
        }
    for (uint32_t code = 0; font->encoding && code < FONT_CODES; code++) {
        uint32_t bytes = font->codes[code] & CODE_IS_LONG ? 2 : 1;
        const CodeRange *range = font->codes[code] ? cmap_find(font->encoding, code, bytes) : NULL;
        uint32_t cid = range ? range->cid + (code - range->first) : 0;
        if (cid && !has_bit(bits, cid)) {
            font_fail(font, CHECK_FONT_CID_SET, "not CID %u", (unsigned)cid);
            return;
        }
    }
}

/* ---- CharSet ---- */

/* Whether "/A/B/C" has a name. */
static bool is_listed(Text list, Text name)
{
    for (size_t at = 0; at < list.bytes;) {
        Text rest = text_slice(list, at + (list.at[at] == '/'), list.bytes);
        size_t end = text_find(rest, '/');
        if (text_equal(text_trim(text_slice(rest, 0, end)), name))
            return true;
        at += (list.at[at] == '/') + end;
    }
    return false;
}

static void check_char_set(const Font *font, EmbeddedProgram *program, Text list)
{
    enum {
        MOST_GLYPHS = 4096
    };
    uint32_t count = program_glyph_count(program);
    for (uint32_t glyph = 0; glyph < count && glyph < MOST_GLYPHS; glyph++) {
        Text name = program_glyph_name(program, glyph);
        if (name.bytes && !text_is(name, ".notdef") && !is_listed(list, name)) {
            font_fail(font, CHECK_FONT_CHAR_SET, "not %.*s", check_shown(name), name.at);
            return;
        }
    }
}

/* ---- both ---- */

/* "ABCDEF+" before the name. */
static bool is_subset(const Font *font)
{
    Text name = font_name(font);
    for (size_t i = 0; i < 6; i++)
        if (i >= name.bytes || name.at[i] < 'A' || name.at[i] > 'Z')
            return false;
    return name.bytes > 6 && name.at[6] == '+';
}

static void tell_missing(const Font *font, CheckRuleId rule)
{
    Text name = font_name(font);
    report_add(font->check->report, rule,
               (CheckPlace){font->page, font->dict->object, STANDARDS_A1}, "%.*s: there is none",
               check_shown(name), name.at);
}

void font_check_sets(const Font *font, EmbeddedProgram *program)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *cid_set = pdf_get(pdf, font->descriptor, "CIDSet");
    const PdfValue *char_set = pdf_get(pdf, font->descriptor, "CharSet");
    bool is_type_1 = pdf_has_name(pdf, font->dict, "Subtype", "Type1") &&
                     program_kind(program) != PROGRAM_TRUETYPE;
    Buffer bits = {0};
    if (pdf_stream(pdf, cid_set, &bits))
        check_cid_set(font, program, buffer_text(&bits));
    else if (font->kind == FONT_COMPOSITE && is_subset(font))
        tell_missing(font, CHECK_FONT_CID_SET);
    if (is_type_1 && char_set->type == PDF_STRING && is_subset(font))
        check_char_set(font, program, char_set->text);
    else if (is_type_1 && is_subset(font))
        tell_missing(font, CHECK_FONT_CHAR_SET);
    buffer_free(&bits);
}
