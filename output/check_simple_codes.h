/* The codes of simple fonts: what a code's encoding makes of it (ISO 32000-1, 9.6.6). */
#ifndef PLENARY_OUTPUT_CHECK_SIMPLE_CODES_H
#define PLENARY_OUTPUT_CHECK_SIMPLE_CODES_H

#include "fonts/program.h"
#include "output/check_fonts.h"

enum {
    GLYPH_UNKNOWN = 0x7FFFFFFF /* it cannot be told here */
};

/* The name that Differences give a code; empty if they give none. */
Text simple_code_name(const Font *font, uint32_t code);

/* Whether the encoding is MacRoman, MacExpert or WinAnsi, or begins with one. */
bool simple_has_known_encoding(const Font *font);

/* The glyph of a code; 0 if the program has none, or GLYPH_UNKNOWN. */
uint32_t simple_glyph(const Font *font, EmbeddedProgram *program, uint32_t code);

#endif
