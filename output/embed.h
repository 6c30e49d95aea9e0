/* The fonts of a PDF: for each face that the pages draw with, a Type 0 font with the program of the
 * glyphs in use, their widths, and what they say (ISO 32000-1, 9.7). */
#ifndef PLENARY_OUTPUT_EMBED_H
#define PLENARY_OUTPUT_EMBED_H

#include "output/codes.h"
#include "output/objects.h"

/* Widths are written as whole numbers, rounded by at most half a thousandth of an em (PDF/A allows a
 * whole one). PDF has real numbers there too, but PDFium and MuPDF cut them off, and a line set by
 * exact widths would end 0.4 pt short in them; by whole numbers all viewers put glyphs where pen.h
 * says. */
enum {
    EMBED_EM = 1000 /* widths count thousandths of an em */
};

/* A face that is drawn. Tables are by glyph of the face. */
typedef struct DrawnFace {
    const Face *face;
    GlyphSet used;
    GlyphText *texts;
    uint32_t *widths; /* in 1/EMBED_EM em, as the font's W array says */
    FontCodes codes;  /* once the font was written */
    ObjectNumber font;
} DrawnFace;

typedef struct Embedding {
    DrawnFace **faces; /* by Face.number; NULL where nothing is drawn */
    uint32_t face_count;
    bool has_cid_sets; /* each font lists its CIDs */
} Embedding;

/* Looks through all pages for what is drawn. */
Embedding embed_collect(Arena *arena, const Publication *publication);

/* Writes the fonts. STATUS_FONT after a report if a face may not be embedded or cannot be subset. */
Status embed_write(Arena *arena, Embedding *embedding, Objects *objects, Diagnostics *diagnostics);

/* The fonts by the names that pages call them: /Fn is face n. */
void embed_put_fonts(const Embedding *embedding, Dict *fonts);

#endif
