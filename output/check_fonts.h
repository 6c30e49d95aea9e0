/* Fonts that text is set in: their dictionaries, and which codes of each are drawn. */
#ifndef PLENARY_OUTPUT_CHECK_FONTS_H
#define PLENARY_OUTPUT_CHECK_FONTS_H

#include "output/check.h"
#include "output/check_cmap.h"

typedef enum FontKind {
    FONT_SIMPLE,    /* Type 1 and TrueType: codes of a byte */
    FONT_COMPOSITE, /* Type 0: codes by a CMap */
    FONT_TYPE_3,    /* glyphs drawn by PDF itself */
    FONT_UNKNOWN
} FontKind;

enum {
    FONT_CODES = 65536 /* longer codes are not kept */
};

typedef struct Font {
    Check *check;
    FontKind kind;
    const PdfValue *dict;
    const PdfValue *descendant; /* of a composite font; else the font itself */
    const PdfValue *descriptor; /* null if there is none */
    Cmap *encoding;             /* of a composite font; NULL where it is predefined or broken */
    Cmap *to_unicode;           /* NULL if there is none */
    uint32_t page;              /* the first that has it */
    bool is_shown;              /* some text of it is visible */
    unsigned char *codes;       /* by code: bits of CodeUse; FONT_CODES of them, or 256 */
    struct Font *next;
} Font;

enum {
    CODE_SHOWN = 1,
    CODE_HIDDEN = 2,   /* drawn invisibly */
    CODE_IS_SHORT = 4, /* one byte */
    CODE_IS_LONG = 8   /* two bytes; others are not kept */
};

/* For one check. */
FontTable *fonts_new(Check *check);
Font *fonts_first(const FontTable *fonts);

/* The font of a dictionary, which is looked at when it is met first, on that page. */
Font *fonts_find(Check *check, const PdfValue *dict, uint32_t page);

/* Text is drawn. Returns whether some code stands for a character of the private use area. */
bool font_show(Font *font, Text codes, bool is_visible);

/* Whether the font is for symbols, by the flags of its descriptor. */
bool font_is_symbolic(const Font *font);

/* The name of the font, for findings. */
Text font_name(const Font *font);

/* Adds a finding about the font. */
__attribute__((format(printf, 3, 4))) void font_fail(const Font *font, CheckRuleId rule,
                                                     const char *format, ...);

/* ---- parts of the check of a font, once all codes are known ---- */

struct EmbeddedProgram;

/* The dictionaries: what they must have. */
void font_check_dict(const Font *font);
/* Each code that was drawn: glyph and width. */
void font_check_glyphs(const Font *font, struct EmbeddedProgram *program);
/* Encoding and tables of TrueType. */
void font_check_encoding(const Font *font, struct EmbeddedProgram *program);
/* CIDSet and CharSet. */
void font_check_sets(const Font *font, struct EmbeddedProgram *program);
/* Unicode values of the codes. program may be NULL. */
void font_check_unicode(const Font *font, struct EmbeddedProgram *program);

#endif
