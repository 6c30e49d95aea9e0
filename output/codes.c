#include "output/codes.h"

enum {
    SHORT_CODES = 256,
    ASCII_FIRST = 0x20,
    ASCII_END = 0x7F
};

static uint32_t count_glyphs(const GlyphSet *used)
{
    uint32_t count = 0;
    for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++)
        count += glyph_set_has(used, glyph);
    return count;
}

static bool is_ascii(Text text)
{
    return text.bytes == 1 && text.at[0] >= ASCII_FIRST && text.at[0] < ASCII_END;
}

/* What stands in strings without an escape comes first. Code 0 stays free. */
static uint32_t next_free(const uint32_t *glyphs, uint32_t code)
{
    do
        code = code + 1 < SHORT_CODES ? code + 1 : 1;
    while (glyphs[code]);
    return code;
}

static FontCodes assign_short(Arena *arena, const GlyphSet *used, const GlyphText *texts)
{
    uint16_t *codes = ARENA_ARRAY(arena, uint16_t, used->glyph_count);
    uint32_t *glyphs = ARENA_ARRAY(arena, uint32_t, SHORT_CODES);
    for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++) {
        if (!glyph_set_has(used, glyph) || !is_ascii(texts[glyph]))
            continue;
        unsigned char code = (unsigned char)texts[glyph].at[0];
        if (glyphs[code] == 0) {
            glyphs[code] = glyph + 1;
            codes[glyph] = code;
        }
    }
    uint32_t last = ASCII_END;
    for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++) {
        if (!glyph_set_has(used, glyph) || codes[glyph])
            continue;
        last = next_free(glyphs, last);
        glyphs[last] = glyph + 1;
        codes[glyph] = (uint16_t)last;
    }
    uint32_t end = SHORT_CODES;
    while (end > 1 && glyphs[end - 1] == 0)
        end--;
    return (FontCodes){.is_short = true, .of_glyph = codes, .glyphs = glyphs, .end = end};
}

static FontCodes assign_cids(Arena *arena, const GlyphSet *used, const FontProgram *program)
{
    uint32_t *glyphs = ARENA_ARRAY(arena, uint32_t, program->cid_end);
    for (uint32_t glyph = 0; glyph < used->glyph_count; glyph++)
        if (glyph_set_has(used, glyph) && program->cid[glyph] < program->cid_end)
            glyphs[program->cid[glyph]] = glyph + 1;
    return (FontCodes){.of_glyph = program->cid, .glyphs = glyphs, .end = program->cid_end};
}

FontCodes codes_assign(Arena *arena, const GlyphSet *used, const GlyphText *texts,
                       const FontProgram *program)
{
    if (program->format == OUTLINE_TRUETYPE && count_glyphs(used) < SHORT_CODES)
        return assign_short(arena, used, texts);
    return assign_cids(arena, used, program);
}

void codes_put_cmap(const char *name, Buffer *out)
{
    buffer_format(out,
                  "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                  "/CIDSystemInfo 3 dict dup begin/Registry(Adobe)def/Ordering(Identity)def"
                  "/Supplement 0 def end def\n"
                  "/CMapName/%s def\n/CMapType 1 def\n/WMode 0 def\n"
                  "1 begincodespacerange\n<00><FF>\nendcodespacerange\n"
                  "1 begincidrange\n<00><FF> 0\nendcidrange\n"
                  "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n",
                  name);
}
