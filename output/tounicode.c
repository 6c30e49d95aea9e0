#include "output/tounicode.h"

#include <string.h>

#include "output/notation.h"

/* PDF/A and PDF/UA forbid to map a code to U+0000, U+FEFF or U+FFFE. */
static bool may_be_mapped(Text text)
{
    size_t position = 0;
    while (position < text.bytes) {
        uint32_t code_point = text_next(text, &position);
        if (code_point == 0 || code_point == 0xFEFF || code_point == 0xFFFE)
            return false;
    }
    return text.bytes > 0;
}

/* No text is never said: a code must have one. Most texts are a byte long. */
static inline bool says(Text known, Text text)
{
    return known.bytes == text.bytes && text.bytes > 0 && known.at[0] == text.at[0] &&
           (text.bytes == 1 || memcmp(known.at, text.at, text.bytes) == 0);
}

static void learn(GlyphText *known, Text text)
{
    if (known->bytes && text_compare(*known, text) <= 0)
        return;
    if (may_be_mapped(text))
        *known = text;
}

static size_t count_code_points(Text text)
{
    size_t count = 0;
    for (size_t position = 0; position < text.bytes; count++)
        text_next(text, &position);
    return count;
}

/* The text of a glyph, by its number in the run, of a cluster that has a code point for each of its
 * glyphs. Glyphs come in visual order. */
static Text part_of(const TextRun *run, const Cluster *cluster, uint32_t glyph)
{
    uint32_t index = run->is_right_to_left ? cluster->end - 1 - glyph : glyph - cluster->begin;
    size_t end = 0;
    size_t begin = 0;
    for (uint32_t i = 0; i <= index; i++) {
        begin = end;
        text_next(cluster->text, &end);
    }
    return text_slice(cluster->text, begin, end);
}

/* A cluster of several glyphs is told apart only where each can have a code point of its own. */
static bool has_parts(const Cluster *cluster)
{
    enum {
        MOST_GLYPHS = 8
    };
    uint32_t glyphs = cluster->end - cluster->begin;
    return glyphs <= MOST_GLYPHS && count_code_points(cluster->text) == glyphs;
}

static void learn_parts(GlyphText *texts, const TextRun *run, const Cluster *cluster)
{
    if (!has_parts(cluster))
        return;
    for (uint32_t i = cluster->begin; i < cluster->end; i++)
        learn(&texts[run->glyphs[i].glyph], part_of(run, cluster, i));
}

void tounicode_learn(GlyphText *texts, const TextRun *run)
{
    if (!clusters_are_steady(run))
        return;
    for (Cluster cluster = {0}; cluster_next(run, &cluster);) {
        GlyphText *known = &texts[run->glyphs[cluster.begin].glyph];
        if (cluster.end - cluster.begin > 1)
            learn_parts(texts, run, &cluster);
        else if (!says(*known, cluster.text))
            learn(known, cluster.text);
    }
}

static bool parts_say(const GlyphText *texts, const TextRun *run, const Cluster *cluster)
{
    if (!has_parts(cluster))
        return false;
    for (uint32_t i = cluster->begin; i < cluster->end; i++)
        if (!says(texts[run->glyphs[i].glyph], part_of(run, cluster, i)))
            return false;
    return true;
}

bool tounicode_says(const GlyphText *texts, const TextRun *run, const Cluster *cluster)
{
    if (cluster->end - cluster->begin == 1)
        return says(texts[run->glyphs[cluster->begin].glyph], cluster->text);
    return parts_say(texts, run, cluster);
}

bool tounicode_says_run(const GlyphText *texts, const TextRun *run)
{
    if (!clusters_are_steady(run))
        return false;
    for (Cluster cluster = {0}; cluster_next(run, &cluster);)
        if (!tounicode_says(texts, run, &cluster))
            return false;
    return true;
}

/* ---- the CMap ---- */

static void put_code(Buffer *out, uint32_t code, unsigned bytes)
{
    buffer_byte(out, '<');
    buffer_hex(out, code, 2 * bytes);
    buffer_byte(out, '>');
}

static void put_mapping(Buffer *out, const CodeText *code, unsigned bytes)
{
    put_code(out, code->code, bytes);
    buffer_byte(out, '<');
    if (code->text.bytes)
        put_utf16(out, code->text);
    else
        buffer_string(out, "FFFD");
    buffer_string(out, ">\n");
}

/* One by one: Ghostscript 10.0 reads ranges of this map wrongly. */
void tounicode_put_cmap(const CodeText *codes, size_t count, unsigned bytes, Buffer *out)
{
    enum {
        BLOCK = 100 /* the most entries that a block of a CMap may have */
    };
    buffer_string(out, "/CIDInit /ProcSet findresource begin\n"
                       "12 dict begin\nbegincmap\n"
                       "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def\n"
                       "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                       "1 begincodespacerange\n");
    buffer_string(out, bytes == 1 ? "<00><FF>\n" : "<0000><FFFF>\n");
    buffer_string(out, "endcodespacerange\n");
    for (size_t begin = 0; begin < count; begin += BLOCK) {
        size_t entries = count - begin < BLOCK ? count - begin : BLOCK;
        buffer_format(out, "%zu beginbfchar\n", entries);
        for (size_t i = begin; i < begin + entries; i++)
            put_mapping(out, &codes[i], bytes);
        buffer_string(out, "endbfchar\n");
    }
    buffer_string(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}
