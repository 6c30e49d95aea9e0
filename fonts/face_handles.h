/* What stands behind a Face, and how a font file is looked at before there is one. The one header
 * that names types of a font library; only fonts/ may include it. */
#ifndef PLENARY_FONTS_FACE_HANDLES_H
#define PLENARY_FONTS_FACE_HANDLES_H

#include <freetype/freetype.h>
#include <hb.h>
#include <hb-ot.h>

#include "fonts/catalogue.h"
#include "fonts/face.h"

/* FreeType's face is for one thread at a time: after opening, only subset_make asks it. */
struct FaceHandles {
    FT_Library library;
    FT_Face file;
    hb_face_t *face;
    hb_font_t *font;      /* at font units, immutable */
    hb_variation_t *axes; /* where a variable font stands on each of its axes */
    unsigned axis_count;
};

enum {
    MOST_FACES = 256 /* of one collection; a broken one may claim millions */
};

/* Maps a file that is an OpenType font or collection. NULL with the reason in *defect (borrowed or
 * the arena's). Close with hb_blob_destroy. */
hb_blob_t *font_file_map(Arena *arena, Text path, Text *defect);

/* Opens a face of a mapped file, which the handles keep. False with the reason in *defect (borrowed)
 * if it cannot be used. */
bool face_handles_open(struct FaceHandles *handles, hb_blob_t *blob, uint32_t index, Text *defect);
void face_handles_close(struct FaceHandles *handles);

/* Weight, stretch and slant, from OS/2 if there is one, else from head. */
FontStyle face_style(FT_Face file);

/* A face to be opened. */
typedef struct FaceWish {
    Text path;
    uint32_t index;
    FontStyle style;       /* that a variable font is to be taken in */
    DiagnosticKind broken; /* how it is told that the file cannot be used */
    Span place;            /* of who names the file, or SPAN_NONE */
    const FontAxis *axes;  /* of a variable one: places beyond its style's */
    uint32_t axis_count;
} FaceWish;

/* From here on the face has only these characters: shaping finds no glyph for others. */
void face_restrict(Face *face, const struct FontCharacters *characters);

/* face_open for a wish. */
Face *face_open_as(Arena *arena, const FaceWish *wish, Diagnostics *diagnostics);

#endif
