#include "output/check_simple_codes.h"

/* Codes to Unicode: in WinAnsiEncoding and MacRomanEncoding (annex D.2) the upper halves. */

static const uint16_t windows[32] = {
    0x20AC, 0x2022, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x2022, 0x017D, 0x2022, 0x2022, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x2022, 0x017E, 0x0178};

static const uint16_t macintosh[128] = {
    0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3,
    0x00E5, 0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3,
    0x00F2, 0x00F4, 0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3,
    0x00A7, 0x2022, 0x00B6, 0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0,      0x00C6, 0x00D8,
    0,      0x00B1, 0,      0,      0x00A5, 0x00B5, 0,      0,      0,      0,      0,      0x00AA,
    0x00BA, 0,      0x00E6, 0x00F8, 0x00BF, 0x00A1, 0x00AC, 0,      0x0192, 0,      0,      0x00AB,
    0x00BB, 0x2026, 0x0020, 0x00C0, 0x00C3, 0x00D5, 0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D,
    0x2018, 0x2019, 0x00F7, 0,      0x00FF, 0x0178, 0x2044, 0x00A4, 0x2039, 0x203A, 0xFB01, 0xFB02,
    0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1, 0x00CB, 0x00C8, 0x00CD, 0x00CE,
    0x00CF, 0x00CC, 0x00D3, 0x00D4, 0,      0x00D2, 0x00DA, 0x00DB, 0x00D9, 0x0131, 0x02C6, 0x02DC,
    0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7};

/* ---- encodings ---- */

static const PdfValue *encoding_of(const Font *font)
{
    return pdf_get(font->check->pdf, font->dict, "Encoding");
}

/* The name of the encoding, or of the one that differences are made to; null if there is none. */
static const PdfValue *base_of(const Font *font)
{
    const PdfValue *encoding = encoding_of(font);
    return pdf_is_dict(encoding) ? pdf_get(font->check->pdf, encoding, "BaseEncoding") : encoding;
}

Text simple_code_name(const Font *font, uint32_t code)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *differences = pdf_get(pdf, encoding_of(font), "Differences");
    Text name = {"", 0};
    double next = 0;
    for (uint32_t i = 0; differences->type == PDF_ARRAY && i < differences->count; i++) {
        const PdfValue *item = pdf_item(pdf, differences, i);
        if (pdf_is_number(item)) {
            next = item->number;
        } else if (item->type == PDF_NAME) {
            if (next == code)
                name = item->text;
            next++;
        }
    }
    return name;
}

bool simple_has_known_encoding(const Font *font)
{
    const PdfValue *base = base_of(font);
    return pdf_is_name(base, "WinAnsiEncoding") || pdf_is_name(base, "MacRomanEncoding") ||
           pdf_is_name(base, "MacExpertEncoding");
}

/* The Unicode value of a code in a known encoding; 0 if there is none. */
static uint32_t value_of(const PdfValue *base, uint32_t code)
{
    if (code < 0x80)
        return code >= 0x20 && code < 0x7F ? code : 0;
    if (pdf_is_name(base, "MacRomanEncoding"))
        return macintosh[code - 0x80];
    if (pdf_is_name(base, "WinAnsiEncoding"))
        return code < 0xA0 ? windows[code - 0x80] : code == 0xA0 ? 0x20 : code == 0xAD ? '-' : code;
    return 0;
}

/* ---- glyphs ---- */

/* A name of the form uniXXXX; 0 for others. */
static uint32_t value_of_name(Text name)
{
    if (name.bytes == 1)
        return (unsigned char)name.at[0] < 0x80 ? (unsigned char)name.at[0] : 0;
    if (name.bytes != 7 || !text_starts(name, "uni"))
        return 0;
    uint32_t value = 0;
    for (size_t i = 3; i < 7; i++) {
        int digit = scan_hex_digit(name.at[i]);
        if (digit < 0)
            return 0;
        value = value << 4 | (uint32_t)digit;
    }
    return value;
}

static uint32_t glyph_of_name(const Font *font, EmbeddedProgram *program, Text name)
{
    ArenaMark mark = arena_mark(font->check->arena);
    uint32_t glyph = program_glyph_of_name(program, text_to_string(font->check->arena, name));
    arena_release(font->check->arena, mark);
    return glyph;
}

static uint32_t type_1_glyph(const Font *font, EmbeddedProgram *program, uint32_t code)
{
    Text name = simple_code_name(font, code);
    const PdfValue *base = base_of(font);
    if (name.bytes)
        return glyph_of_name(font, program, name);
    if (base->type == PDF_NULL)
        return program_has_table(program, PROGRAM_OWN)
                   ? program_glyph_of_code(program, PROGRAM_OWN, code)
                   : GLYPH_UNKNOWN;
    uint32_t value = value_of(base, code);
    if (!value || !program_has_table(program, PROGRAM_UNICODE))
        return GLYPH_UNKNOWN;
    return program_glyph_of_code(program, PROGRAM_UNICODE, value);
}

static uint32_t symbolic_glyph(EmbeddedProgram *program, uint32_t code)
{
    enum {
        PRIVATE = 0xF000 /* where symbols stand in a (3, 0) table */
    };
    if (program_has_table(program, PROGRAM_SYMBOLS)) {
        uint32_t glyph = program_glyph_of_code(program, PROGRAM_SYMBOLS, PRIVATE + code);
        return glyph ? glyph : program_glyph_of_code(program, PROGRAM_SYMBOLS, code);
    }
    if (program_has_table(program, PROGRAM_MAC))
        return program_glyph_of_code(program, PROGRAM_MAC, code);
    return GLYPH_UNKNOWN;
}

static uint32_t truetype_glyph(const Font *font, EmbeddedProgram *program, uint32_t code)
{
    const PdfValue *base = base_of(font);
    Text name = simple_code_name(font, code);
    if (font_is_symbolic(font) || encoding_of(font)->type == PDF_NULL)
        return symbolic_glyph(program, code);
    uint32_t value = name.bytes ? value_of_name(name) : value_of(base, code);
    if (value && program_has_table(program, PROGRAM_UNICODE)) {
        uint32_t glyph = program_glyph_of_code(program, PROGRAM_UNICODE, value);
        return glyph || value != 0x2022 ? glyph : GLYPH_UNKNOWN;
    }
    if (name.bytes) {
        uint32_t glyph = glyph_of_name(font, program, name);
        return glyph ? glyph : GLYPH_UNKNOWN;
    }
    if (pdf_is_name(base, "MacRomanEncoding") && program_has_table(program, PROGRAM_MAC))
        return program_glyph_of_code(program, PROGRAM_MAC, code);
    return GLYPH_UNKNOWN;
}

uint32_t simple_glyph(const Font *font, EmbeddedProgram *program, uint32_t code)
{
    if (pdf_has_name(font->check->pdf, font->dict, "Subtype", "TrueType"))
        return truetype_glyph(font, program, code);
    return type_1_glyph(font, program, code);
}
