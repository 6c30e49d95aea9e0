/* What a glyph says when it is copied, searched or read aloud.
 *
 * A PDF font maps each code to one text (ToUnicode, ISO 32000-1, 9.10.3), for all of the document.
 * Mostly a glyph stands for one text everywhere, and that is it. Where a glyph stands for another
 * text than its font's map says (a no-break space for a space), or where several glyphs stand for a
 * text together, the page says so at the place, by ActualText (14.9.4).
 *
 * Of several texts of one glyph the one that comes first in code point order is the font's: the
 * space before the no-break space, the hyphen before the soft hyphen. So the choice does not depend on
 * the order in which runs are looked at. */
#ifndef PLENARY_OUTPUT_TOUNICODE_H
#define PLENARY_OUTPUT_TOUNICODE_H

#include "output/clusters.h"

/* Texts by glyph of a face; empty for a glyph without one. */
typedef Text GlyphText;

/* Learns from a run what its glyphs stand for. Texts are borrowed from the run. */
void tounicode_learn(GlyphText *texts, const TextRun *run);

/* Whether all of a run, or the glyphs of one cluster, say its text by the texts learned. */
bool tounicode_says_run(const GlyphText *texts, const TextRun *run);
bool tounicode_says(const GlyphText *texts, const TextRun *run, const Cluster *cluster);

/* A code that is drawn, and its text. */
typedef struct CodeText {
    uint32_t code;
    Text text; /* empty: no text of its own; U+FFFD is put in its place */
} CodeText;

/* The map as a CMap, for codes of one or two bytes in ascending order. */
void tounicode_put_cmap(const CodeText *codes, size_t count, unsigned bytes, Buffer *out);

#endif
