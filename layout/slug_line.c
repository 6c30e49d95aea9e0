#include "layout/slug_line.h"

#include "layout/plain_run.h"

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

void slug_line_place(MarkList *marks, const PageGeometry *geometry, const SlugLine *line)
{
    const Face *face = face_of(marks);
    if (!geometry->printer_marks || !face)
        return;
    mark_list_add(marks,
                  &(Mark){.kind = MARK_TEXT,
                          .element = STRUCTURE_ARTIFACT_PRINTER,
                          .x = FROM_CORNER,
                          .y = length_add(geometry->height, geometry->slug - FROM_EDGE),
                          .run = plain_run(marks->arena, face, SIZE, words(marks->arena, line))});
}
