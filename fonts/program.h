/* A font program as it stands embedded in a PDF: which glyphs it has, how wide they are, and how codes
 * and names lead to them. FreeType reads it: TrueType, OpenType, bare CFF and Type 1.
 *
 * Widths are in thousandths of an em, as PDF has them. Nothing is scaled, hinted or drawn. */
#ifndef PLENARY_FONTS_PROGRAM_H
#define PLENARY_FONTS_PROGRAM_H

#include "base/text.h"

typedef struct EmbeddedProgram EmbeddedProgram;

typedef enum ProgramKind {
    PROGRAM_TRUETYPE,
    PROGRAM_OPENTYPE_CFF, /* CFF in an OpenType wrapper */
    PROGRAM_CFF,          /* bare */
    PROGRAM_TYPE_1,
    PROGRAM_OTHER
} ProgramKind;

/* The encodings by which a TrueType program is asked for glyphs (ISO 32000-1, 9.6.6.4). */
typedef enum ProgramTable {
    PROGRAM_SYMBOLS, /* platform 3, encoding 0 */
    PROGRAM_UNICODE, /* platform 3, encoding 1 */
    PROGRAM_MAC,     /* platform 1, encoding 0 */
    PROGRAM_OWN      /* the built-in encoding of Type 1 and CFF */
} ProgramTable;

/* Reads a program; the bytes must outlive it. NULL if it cannot be used. Close with program_close. */
EmbeddedProgram *program_open(Arena *arena, Text bytes);
void program_close(EmbeddedProgram *program);

/* What it is, how many glyphs it has, and whether these have CIDs and no names. */
ProgramKind program_kind(const EmbeddedProgram *program);
uint32_t program_glyph_count(const EmbeddedProgram *program);
bool program_is_cid_keyed(const EmbeddedProgram *program);
/* How many encodings it has, and whether it has this one. */
uint32_t program_table_count(const EmbeddedProgram *program);
bool program_has_table(const EmbeddedProgram *program, ProgramTable table);

/* The width of a glyph. false if there is no such glyph or it is broken. */
bool program_width(EmbeddedProgram *program, uint32_t glyph, double *width);

/* The glyph of a code in an encoding, of a name, of a CID; 0 if there is none. */
uint32_t program_glyph_of_code(EmbeddedProgram *program, ProgramTable table, uint32_t code);
uint32_t program_glyph_of_name(EmbeddedProgram *program, const char *name);
uint32_t program_glyph_of_cid(const EmbeddedProgram *program, uint32_t cid);

/* The CID of a glyph of a CID-keyed program. */
uint32_t program_cid(const EmbeddedProgram *program, uint32_t glyph);

/* The name of a glyph, in the arena of the program; empty if it has none. */
Text program_glyph_name(EmbeddedProgram *program, uint32_t glyph);

/* Whether a glyph's name tells its Unicode value, by the Adobe Glyph List. */
bool program_name_has_unicode(EmbeddedProgram *program, uint32_t glyph);

#endif
