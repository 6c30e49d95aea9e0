/* One face of one font file: its facts, and handles of the font library behind it.
 *
 * Measures are in font units (facts.units_per_em to the em), y upwards. A face is const once opened
 * and may be used by several threads. */
#ifndef PLENARY_FONTS_FACE_H
#define PLENARY_FONTS_FACE_H

#include "base/diagnostics.h"

typedef enum OutlineFormat {
    OUTLINE_TRUETYPE,
    OUTLINE_CFF, /* name-keyed */
    OUTLINE_CFF_CID_KEYED
} OutlineFormat;

/* A place on an axis of a variable font (font-variation-settings). */
typedef struct FontAxis {
    uint32_t tag;  /* four ASCII letters, first letter highest */
    int32_t place; /* 16.16 */
} FontAxis;

typedef struct Face {
    uint32_t number; /* from 0, in the order in which the font set opened its faces */
    Text path;       /* of the file */
    uint32_t index;  /* in a collection */
    Text family;
    Text postscript_name;
    OutlineFormat format;
    uint32_t glyph_count;
    int32_t units_per_em;
    int32_t ascent;  /* above the baseline, positive */
    int32_t descent; /* below the baseline, positive */
    int32_t line_gap;
    int32_t cap_height;
    int32_t x_height;
    int32_t underline_position; /* of the line's middle, negative below the baseline */
    int32_t underline_thickness;
    int32_t italic_angle;   /* degrees * 65536, negative leaning right */
    int32_t subscript_size; /* units to an em of subscripts; 0: the font does not tell */
    int32_t subscript_drop; /* of their baseline, positive */
    int32_t superscript_size;
    int32_t superscript_rise;
    int32_t box[4];  /* of all glyphs: left, bottom, right, top */
    int32_t weight;  /* 100 to 900 */
    int32_t stretch; /* 100 is normal, in % */
    bool is_italic;
    bool is_variable; /* one style of many in its file; the measures are this one's */
    bool is_fixed_pitch;
    bool is_serif;
    bool may_embed; /* OS/2 fsType allows embedding in a document */
    bool may_subset;
    const struct FontCharacters *characters; /* that @font-face lets it have; NULL: all it has */
    const FontAxis *axes; /* of a variable face: where a style asked it to stand besides */
    uint32_t axis_count;
    struct FaceHandles *handles; /* the libraries'; private to fonts/ */
} Face;

/* Opens a face of a file, a variable one in its usual style. NULL after a report if there is none or it is
 * broken. Close with face_close; a font set does that for its own. */
Face *face_open(Arena *arena, Text path, uint32_t index, Diagnostics *diagnostics);
void face_close(Face *face);

/* The glyph of a code point; false if the face has none. */
bool face_find_glyph(const Face *face, uint32_t code_point, uint32_t *glyph);

/* Whether a code point draws nothing, so that no face needs a glyph for it: joiners, variation
 * selectors, marks of direction. Shaping hides it. */
bool face_may_lack(uint32_t code_point);

/* Whether the face has each code point of a text, or its canonical parts, but for those it may
 * lack. */
bool face_has_text(const Face *face, Text text);

/* Horizontal advance, as the font program's hmtx has it. */
int32_t face_advance(const Face *face, uint32_t glyph);

#endif
