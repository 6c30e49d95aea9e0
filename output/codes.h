/* The codes by which pages name the glyphs of a font.
 *
 * A TrueType font of which no more than 255 glyphs are drawn has codes of one byte, and where a glyph
 * stands for an ASCII character, that is its code: a content stream reads as text, and has half as many
 * bytes. Its CIDs are the codes (CIDToGIDMap leads from them to glyphs), so that the encoding is one small
 * CMap for all such fonts. And viewers space words by the Tw operator, which knows the space by its
 * one-byte code 32 (ISO 32000-1, 9.3.3): a justified line is one string. Together that is a third of a
 * page's size.
 *
 * Other fonts have codes of two bytes, their CIDs (Identity-H).
 *
 * Rejected: simple fonts, which have codes of one byte anyway, but want an encoding inside each kind of
 * font program. And codes of one byte for CFF programs, which bring CIDs of their own along: MuPDF 1.21
 * loses the text of CIDs that are longer than the codes, and poppler 22.12 takes a glyph whose CID is 32
 * for a space. */
#ifndef PLENARY_OUTPUT_CODES_H
#define PLENARY_OUTPUT_CODES_H

#include "fonts/subset.h"
#include "output/tounicode.h"

enum {
    CODE_SPACE = 32
};

typedef struct FontCodes {
    bool is_short;            /* one byte; and Tw may be used */
    const uint16_t *of_glyph; /* by glyph of the face */
    const uint32_t *glyphs;   /* by code: the glyph + 1; 0 for a code that is not used */
    uint32_t end;             /* one more than the largest code */
} FontCodes;

/* Gives codes to the glyphs in use, by what they say. */
FontCodes codes_assign(Arena *arena, const GlyphSet *used, const GlyphText *texts,
                       const FontProgram *program);

/* Appends the CMap that takes codes of one byte for CIDs, under a name. */
void codes_put_cmap(const char *name, Buffer *out);

#endif
