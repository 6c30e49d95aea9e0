#include "output/check_fonts.h"

#include <stdarg.h>
#include <stdio.h>

#include "fonts/program.h"
#include "output/check_memo.h"

struct FontTable {
    Memo *places; /* by the address of the dictionary: 1 when met */
    Font *first;
    Font **end;
    Font **fonts; /* by place */
    size_t count;
    size_t capacity;
};

FontTable *fonts_new(Check *check)
{
    FontTable *fonts = ARENA_NEW(check->arena, FontTable);
    fonts->places = memo_new(check->arena);
    fonts->end = &fonts->first;
    return fonts;
}

Font *fonts_first(const FontTable *fonts)
{
    return fonts->first;
}

/* ---- findings ---- */

Text font_name(const Font *font)
{
    const PdfValue *name = pdf_get(font->check->pdf, font->dict, "BaseFont");
    return name->type == PDF_NAME ? name->text : (Text){"", 0};
}

void font_fail(const Font *font, CheckRuleId rule, const char *format, ...)
{
    char words[160];
    Text name = font_name(font);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(words, sizeof words, format, arguments);
    va_end(arguments);
    report_add(font->check->report, rule, (CheckPlace){font->page, font->dict->object, 0},
               "%.*s: %s", check_shown(name), name.at, words);
}

/* ---- reading ---- */

static FontKind kind_of(Check *check, const PdfValue *dict)
{
    const PdfValue *subtype = pdf_get(check->pdf, dict, "Subtype");
    if (pdf_is_name(subtype, "Type0"))
        return FONT_COMPOSITE;
    if (pdf_is_name(subtype, "Type3"))
        return FONT_TYPE_3;
    if (pdf_is_name(subtype, "Type1") || pdf_is_name(subtype, "MMType1") ||
        pdf_is_name(subtype, "TrueType"))
        return FONT_SIMPLE;
    return FONT_UNKNOWN;
}

static Cmap *read_cmap(Check *check, const PdfValue *stream)
{
    Buffer bytes = {0};
    Cmap *cmap = NULL;
    if (stream->type == PDF_STREAM && pdf_stream(check->pdf, stream, &bytes))
        cmap = cmap_read(check->arena, check->pdf->stack, buffer_text(&bytes));
    else if (stream->type == PDF_STREAM)
        check_fail_plain(check, CHECK_STREAM_UNREADABLE, stream);
    buffer_free(&bytes);
    return cmap;
}

static Cmap *encoding_of(Check *check, const PdfValue *dict)
{
    const PdfValue *encoding = pdf_get(check->pdf, dict, "Encoding");
    if (pdf_is_name(encoding, "Identity-H") || pdf_is_name(encoding, "Identity-V"))
        return cmap_identity(check->arena);
    return read_cmap(check, encoding);
}

static Font *read_font(Check *check, const PdfValue *dict, uint32_t page)
{
    Pdf *pdf = check->pdf;
    Font *font = ARENA_NEW(check->arena, Font);
    font->check = check;
    font->kind = kind_of(check, dict);
    font->dict = font->descendant = dict;
    font->page = page;
    bool is_composite = font->kind == FONT_COMPOSITE;
    if (is_composite) {
        font->descendant = pdf_item(pdf, pdf_get(pdf, dict, "DescendantFonts"), 0);
        font->encoding = encoding_of(check, dict);
    }
    font->descriptor = pdf_get(pdf, font->descendant, "FontDescriptor");
    font->to_unicode = read_cmap(check, pdf_get(pdf, dict, "ToUnicode"));
    font->codes = arena_alloc(check->arena, is_composite ? FONT_CODES : 256);
    return font;
}

Font *fonts_find(Check *check, const PdfValue *dict, uint32_t page)
{
    FontTable *fonts = check->fonts;
    uint64_t key = (uint64_t)(uintptr_t)dict;
    uint32_t known = memo_find(fonts->places, key);
    if (known)
        return fonts->fonts[known - 1];
    Font *font = read_font(check, dict, page);
    fonts->fonts = arena_reserve(check->arena, fonts->fonts, fonts->count, &fonts->capacity,
                                 sizeof *fonts->fonts);
    fonts->fonts[fonts->count++] = font;
    *memo_place(fonts->places, key) = (uint32_t)fonts->count;
    *fonts->end = font;
    fonts->end = &font->next;
    return font;
}

bool font_is_symbolic(const Font *font)
{
    enum {
        SYMBOLIC = 4
    };
    double flags = pdf_get_number(font->check->pdf, font->descriptor, "Flags", 0);
    return flags > 0 && flags < 4294967296.0 && ((uint32_t)flags & SYMBOLIC);
}

/* ---- drawing ---- */

static bool is_private(const CodeRange *range, uint32_t code)
{
    uint32_t unit;
    for (size_t n = 0; range && cmap_unit(range, code, n, &unit); n++)
        if ((unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF))
            return true;
    return false;
}

static bool show_composite(Font *font, Text codes, unsigned use)
{
    bool has_private = false;
    bool wants_private = font->to_unicode && font->to_unicode->has_private &&
                         report_wants(font->check->report, CHECK_TEXT_PRIVATE);
    for (size_t position = 0; font->encoding && position < codes.bytes;) {
        uint32_t bytes;
        uint32_t code = cmap_next_code(font->encoding, codes, &position, &bytes);
        if (bytes > 2)
            continue;
        unsigned length = bytes == 1 ? CODE_IS_SHORT : CODE_IS_LONG;
        font->codes[code] = (unsigned char)(font->codes[code] | use | length);
        if (wants_private)
            has_private |= is_private(cmap_find(font->to_unicode, code, bytes), code);
    }
    return has_private;
}

bool font_show(Font *font, Text codes, bool is_visible)
{
    unsigned use = is_visible ? CODE_SHOWN : CODE_HIDDEN;
    bool has_private = false;
    font->is_shown |= is_visible;
    if (font->kind == FONT_COMPOSITE)
        return show_composite(font, codes, use);
    for (size_t i = 0; i < codes.bytes; i++) {
        unsigned char code = (unsigned char)codes.at[i];
        font->codes[code] = (unsigned char)(font->codes[code] | use | CODE_IS_SHORT);
        if (font->to_unicode && font->to_unicode->has_private)
            has_private |= is_private(cmap_find(font->to_unicode, code, 1), code);
    }
    return has_private;
}

/* ---- programs ---- */

/* Under which key a program may stand, and what it has to be. */
static const struct {
    const char *key;
    const char *subtype; /* of the stream; NULL where it has none */
    ProgramKind kind;
    ProgramKind other_kind;
    const char *fonts; /* the subtypes of fonts that may have it */
    unsigned offended; /* standards that are older */
} places[] = {
    {"FontFile", NULL, PROGRAM_TYPE_1, PROGRAM_TYPE_1, "Type1 MMType1", 0},
    {"FontFile2", NULL, PROGRAM_TRUETYPE, PROGRAM_TRUETYPE, "TrueType CIDFontType2", 0},
    {"FontFile3", "Type1C", PROGRAM_CFF, PROGRAM_CFF, "Type1 MMType1", 0},
    {"FontFile3", "CIDFontType0C", PROGRAM_CFF, PROGRAM_CFF, "CIDFontType0", 0},
    {"FontFile3", "OpenType", PROGRAM_OPENTYPE_CFF, PROGRAM_TRUETYPE,
     "Type1 TrueType CIDFontType0 CIDFontType2", STANDARDS_A1 | STANDARDS_X1A},
};

static bool has_word(const char *words, Text word)
{
    Text rest = text_of(words);
    while (rest.bytes) {
        size_t end = text_find(rest, ' ');
        if (text_equal(text_slice(rest, 0, end), word))
            return true;
        rest = text_slice(rest, end + 1, rest.bytes);
    }
    return false;
}

static const PdfValue *program_stream(const Font *font)
{
    static const char *const keys[] = {"FontFile", "FontFile2", "FontFile3"};
    const PdfValue *stream = pdf_follow(font->check->pdf, NULL);
    for (size_t i = 0; i < sizeof keys / sizeof *keys && stream->type != PDF_STREAM; i++)
        stream = pdf_get(font->check->pdf, font->descriptor, keys[i]);
    return stream;
}

/* The program has to be what its place says. */
static void check_program_kind(const Font *font, ProgramKind kind)
{
    Pdf *pdf = font->check->pdf;
    const PdfValue *font_type = pdf_get(pdf, font->descendant, "Subtype");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const PdfValue *stream = pdf_get(pdf, font->descriptor, places[i].key);
        if (stream->type != PDF_STREAM ||
            (places[i].subtype && !pdf_has_name(pdf, stream, "Subtype", places[i].subtype)))
            continue;
        bool is_good = (kind == places[i].kind || kind == places[i].other_kind) &&
                       font_type->type == PDF_NAME && has_word(places[i].fonts, font_type->text);
        unsigned offended = is_good ? places[i].offended : ~0U;
        if (offended)
            report_add(font->check->report, CHECK_FONT_PROGRAM,
                       (CheckPlace){font->page, stream->object, offended}, "%s %s", places[i].key,
                       places[i].subtype ? places[i].subtype : "");
        return;
    }
    font_fail(font, CHECK_FONT_PROGRAM, "unknown Subtype of FontFile3");
}

/* The parts of a program have to be as long as is told (9.9, table 127). */
static void check_lengths(const Font *font, const PdfValue *stream, size_t bytes)
{
    static const char *const keys[] = {"Length1", "Length2", "Length3"};
    Pdf *pdf = font->check->pdf;
    bool is_type_1 = pdf_entry(font->descriptor, "FontFile") != NULL;
    double sum = 0;
    if (!is_type_1 && !pdf_entry(font->descriptor, "FontFile2"))
        return;
    for (size_t i = 0; i < (is_type_1 ? 3U : 1U); i++)
        sum += pdf_get_number(pdf, stream, keys[i], -1);
    if (sum != (double)bytes)
        font_fail(font, CHECK_FONT_PROGRAM, "Length1%s", is_type_1 ? " to 3" : "");
}

static void check_with_program(const Font *font, EmbeddedProgram *program)
{
    if (!program) {
        font_fail(font, CHECK_FONT_PROGRAM, "broken");
        font_check_unicode(font, NULL);
        return;
    }
    check_program_kind(font, program_kind(program));
    font_check_glyphs(font, program);
    font_check_encoding(font, program);
    font_check_sets(font, program);
    font_check_unicode(font, program);
}

static void check_font(const Font *font)
{
    Check *check = font->check;
    const PdfValue *stream = program_stream(font);
    font_check_dict(font);
    if (font->kind == FONT_TYPE_3 || font->kind == FONT_UNKNOWN || stream->type != PDF_STREAM) {
        if (font->is_shown && font->kind != FONT_TYPE_3)
            font_fail(font, CHECK_FONT_NOT_EMBEDDED, "not embedded");
        font_check_unicode(font, NULL);
        return;
    }
    Buffer bytes = {0};
    Arena *scratch = arena_new(0);
    EmbeddedProgram *program = NULL;
    if (pdf_stream(check->pdf, stream, &bytes))
        program = program_open(scratch, buffer_text(&bytes));
    else
        check_fail_plain(check, CHECK_STREAM_UNREADABLE, stream);
    if (program)
        check_lengths(font, stream, bytes.bytes);
    check_with_program(font, program);
    if (program)
        program_close(program);
    arena_free(scratch);
    buffer_free(&bytes);
}

void check_fonts(Check *check)
{
    for (const Font *font = fonts_first(check->fonts); font; font = font->next)
        check_font(font);
}
