#include "layout/slug_line.h"

enum {
    SIZE = LENGTH_OF_POINTS(6),
    FROM_EDGE = LENGTH_OF_POINTS(6),   /* of its baseline, from the edge of the sheet */
    FROM_CORNER = LENGTH_OF_POINTS(36) /* clear of the crop marks */
};

static const Face *face_of(const MarkList *marks)
{
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].kind == MARK_TEXT)
            return marks->items[i].run->face;
    return NULL;
}

/* Whether each character is a glyph that stands behind the one before: Latin, Greek, Cyrillic, Han. */
static bool is_simple(Text text)
{
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        bool is_shaped = (code_point >= 0x300 && code_point < 0x370) ||
                         (code_point >= 0x590 && code_point < 0x1E00) || code_point >= 0xFB00;
        if (is_shaped || code_point < 0x20)
            return false;
    }
    return true;
}

static Text words(Arena *arena, const SlugLine *line)
{
    enum {
        LONGEST = 80
    };
    Buffer words = {0};
    if (is_simple(line->name)) {
        size_t end = 0;
        while (end < line->name.bytes && end < LONGEST)
            text_next(line->name, &end);
        buffer_put(&words, text_slice(line->name, 0, end));
        buffer_string(&words, "  ");
    }
    buffer_format(&words, "%u/%u", line->number, line->count);
    Text result = text_copy(arena, buffer_text(&words));
    buffer_free(&words);
    return result;
}

static TextRun *set(Arena *arena, const Face *face, Text text)
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
                    .advance = length_scale(SIZE, face_advance(face, glyph), face->units_per_em)};
    }
    TextRun *run = ARENA_NEW(arena, TextRun);
    *run = (TextRun){.face = face,
                     .size = SIZE,
                     .scale = LENGTH_POINT,
                     .color = {.space = COLOR_GRAY},
                     .glyphs = glyphs,
                     .glyph_count = count,
                     .text = text};
    return run;
}

void slug_line_place(MarkList *marks, const PageGeometry *geometry, const SlugLine *line)
{
    const Face *face = face_of(marks);
    if (!geometry->printer_marks || !face)
        return;
    mark_list_add(marks, &(Mark){.kind = MARK_TEXT,
                                 .element = STRUCTURE_ARTIFACT_PRINTER,
                                 .x = FROM_CORNER,
                                 .y = length_add(geometry->height, geometry->slug - FROM_EDGE),
                                 .run = set(marks->arena, face, words(marks->arena, line))});
}
