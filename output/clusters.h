/* The clusters of a run: the smallest pieces in which glyphs stand for text. A letter with an accent
 * over it, a ligature, the two halves of a split vowel are a cluster each; most have one glyph. */
#ifndef PLENARY_OUTPUT_CLUSTERS_H
#define PLENARY_OUTPUT_CLUSTERS_H

#include "layout/page.h"

typedef struct Cluster {
    uint32_t begin; /* glyphs [begin, end) of the run */
    uint32_t end;
    Text text;
} Cluster;

/* Whether offsets run steadily through the text, rising in a run from left to right and falling
 * otherwise. HarfBuzz's do; a run whose do not counts as one cluster. */
bool clusters_are_steady(const TextRun *run);

/* Moves to the next cluster in visual order; false behind the last. A zeroed Cluster stands before the
 * first. Together the clusters cover all the text. Only for steady runs. */
static inline bool cluster_next(const TextRun *run, Cluster *cluster)
{
    const Glyph *glyphs = run->glyphs;
    uint32_t count = run->glyph_count;
    uint32_t begin = cluster->end;
    if (begin == count)
        return false;
    uint32_t end = begin + 1;
    while (end < count && glyphs[end].cluster == glyphs[begin].cluster)
        end++;
    size_t text_begin;
    size_t text_end;
    if (run->is_right_to_left) {
        text_begin = end < count ? glyphs[begin].cluster : 0;
        text_end = begin > 0 ? glyphs[begin - 1].cluster : run->text.bytes;
    } else {
        text_begin = begin > 0 ? glyphs[begin].cluster : 0;
        text_end = end < count ? glyphs[end].cluster : run->text.bytes;
    }
    *cluster = (Cluster){begin, end, {run->text.at + text_begin, text_end - text_begin}};
    return true;
}

/* Whether a run is drawn from right to left whose letters go the other way (unicode-bidi: bidi-override):
 * readers, which know the letters, would take it for what is drawn. */
bool run_is_turned_around(const TextRun *run);

#endif
