/* What stands behind a Face, and how a font file is looked at before there is one. The one header
 * that names types of a font library; only fonts/ may include it. */
#ifndef PLENARY_FONTS_FACE_HANDLES_H
#define PLENARY_FONTS_FACE_HANDLES_H

#include <hb.h>
#include <hb-ot.h>

#include "fonts/catalogue.h"
#include "fonts/face.h"

struct FaceHandles {
    hb_face_t *face;
    hb_font_t *font; /* at font units, immutable */
};

/* Maps a file that is an OpenType font or collection. NULL with the reason in *defect (borrowed or
 * the arena's). Close with hb_blob_destroy. */
hb_blob_t *font_file_map(Arena *arena, Text path, Text *defect);

/* Why a face cannot be used, or NULL. */
const char *face_defect(hb_face_t *face);

/* The bytes of a table, as they stand in the file; empty if there is none. They live as long as the
 * face, which must be one of a mapped file. */
Text face_table(hb_face_t *face, hb_tag_t tag);

/* Weight and stretch from OS/2, slant from there or head. */
FontStyle face_style(hb_face_t *face);

/* An entry of the name table: the English one, else the first in any language; or empty. */
Text face_name(Arena *arena, hb_face_t *face, hb_ot_name_id_t id);

/* face_open with another kind of finding for a file that cannot be used. */
Face *face_open_reporting(Arena *arena, Text path, uint32_t index, DiagnosticKind broken,
                          Diagnostics *diagnostics);

#endif
