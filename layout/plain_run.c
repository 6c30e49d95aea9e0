#include "layout/plain_run.h"

const TextRun *plain_run(Arena *arena, const Face *face, Length size, Text text)
{
    Glyph *glyphs = ARENA_ARRAY(arena, Glyph, text.bytes);
    uint32_t count = 0;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t begin = (uint32_t)at;
        uint32_t glyph;
        if (!face_find_glyph(face, text_next(text, &at), &glyph))
            continue;
        glyphs[count++] =
            (Glyph){.cluster = begin,
                    .glyph = (uint16_t)glyph,
                    .advance = length_scale(size, face_advance(face, glyph), face->units_per_em)};
    }
    TextRun *run = ARENA_NEW(arena, TextRun);
    *run = (TextRun){.face = face,
                     .size = size,
                     .scale = LENGTH_POINT,
                     .color = {.space = COLOR_GRAY},
                     .glyphs = glyphs,
                     .glyph_count = count,
                     .text = text};
    return run;
}
