/* A font program that holds only the glyphs that a document uses, by HarfBuzz. */
#ifndef PLENARY_FONTS_SUBSET_H
#define PLENARY_FONTS_SUBSET_H

#include "fonts/face.h"

/* The set of glyphs of one face that a document draws: a bit a glyph. */
typedef struct GlyphSet {
    uint64_t *words;
    uint32_t glyph_count;
} GlyphSet;

/* An empty set for the glyphs of a face. */
GlyphSet glyph_set_new(Arena *arena, const Face *face);

/* Adds a glyph; one that the face does not have is ignored. */
static inline void glyph_set_add(GlyphSet *set, uint32_t glyph)
{
    if (glyph < set->glyph_count)
        set->words[glyph / 64] |= (uint64_t)1 << (glyph % 64);
}

/* Whether a glyph was added. */
static inline bool glyph_set_has(const GlyphSet *set, uint32_t glyph)
{
    return glyph < set->glyph_count && (set->words[glyph / 64] >> (glyph % 64) & 1);
}

/* What a PDF embeds. In a Type 0 font with Identity-H the two-byte codes of the page are CIDs:
 * cid[] gives the one of each glyph of the face. TrueType and name-keyed CFF programs have glyph
 * ids equal to CIDs (CIDToGIDMap Identity); in CID-keyed CFF programs glyphs are found through the
 * charset, and the CIDs are those of the original font. */
typedef struct FontProgram {
    OutlineFormat format;
    Text bytes;          /* glyf font file, or bare CFF table (CIDFontType0C) */
    const uint16_t *cid; /* by glyph of the face; 0 for those left out */
    uint32_t cid_end;    /* one more than the largest CID in use */
    GlyphSet cids; /* all CIDs of a CFF program: HarfBuzz adds variants of the glyphs asked for */
} FontProgram;

/* Makes the program of the glyphs in use (and glyph 0), without hints and layout tables. A face
 * that may not be subset is embedded with all its glyphs. Reports and returns STATUS_FONT if the
 * face may not be embedded or cannot be subset. The result lives in the arena and is the same for
 * the same face and glyphs. */
Status subset_make(Arena *arena, const Face *face, const GlyphSet *used, Diagnostics *diagnostics,
                   FontProgram *program);

#endif
