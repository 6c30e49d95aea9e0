#include "output/patterns.h"

#include "output/picture_place.h"
#include "output/survey.h"

static void put_lengths(const char *before, const int64_t *lengths, int count, Buffer *out)
{
    buffer_string(out, before);
    for (int i = 0; i < count; i++) {
        buffer_byte(out, i ? ' ' : '[');
        put_decimal(out, divide_rounded(lengths[i] * 1000, LENGTH_POINT), 3);
    }
    buffer_byte(out, ']');
}

/* A pattern has a space of its own, in which one picture stands at the corner. It does not follow what the content
 * stream does to its space. */
static ObjectNumber write_pattern(const Tiling *tiling, size_t picture, ObjectNumber image,
                                  const int64_t corner[2], Objects *objects)
{
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    const int64_t matrix[] = {LENGTH_POINT, 0, 0, LENGTH_POINT, corner[0], corner[1]};
    const int64_t box[] = {0, 0, tiling->width, tiling->height};
    PicturePlace place = {tiling->image, 0, 0, tiling->width, tiling->height};
    Buffer text = {0};
    dict_name(dict, "Type", "Pattern");
    dict_integer(dict, "PatternType", 1);
    dict_integer(dict, "PaintType", 1);
    dict_integer(dict, "TilingType", 1);
    put_lengths("/BBox", box, 4, &text);
    buffer_string(&text, "/XStep ");
    put_length(&text, tiling->step_x);
    buffer_string(&text, "/YStep ");
    put_length(&text, tiling->step_y);
    put_lengths("/Matrix", matrix, 6, &text);
    dict_append(dict, buffer_text(&text));
    buffer_clear(&text);
    buffer_format(&text, "/I%zu ", picture);
    put_reference(&text, image);
    dict_append(dict_dict(dict_dict(dict, "Resources"), "XObject"), buffer_text(&text));
    buffer_clear(&text);
    picture_put(&place, picture, &text);
    objects_write_stream(objects, number, dict, buffer_text(&text), STREAM_DEFLATE);
    buffer_free(&text);
    return number;
}

void patterns_write(const ContentStretch *stretch, const ImageTable *images, Objects *objects,
                    Buffer *entries)
{
    const Page *page = stretch->page;
    unsigned depth = 0;
    for (uint32_t i = stretch->begin; i < stretch->end; i++) {
        const Mark *mark = &page->marks[i];
        depth += mark->kind == MARK_GROUP ? 1U : 0U;
        depth -= mark->kind == MARK_GROUP_END ? 1U : 0U;
        if (depth || mark->kind != MARK_TILES || !mark_has_ink(mark))
            continue;
        const Tiling *tiling = mark->tiles.tiling;
        size_t found = images_find(images, tiling->image);
        if (found == SIZE_MAX)
            continue;
        const int64_t corner[] = {(int64_t)stretch->origin + mark->x + tiling->x,
                                  (int64_t)stretch->origin + page->height - mark->y - tiling->y -
                                      tiling->height};
        buffer_format(entries, "/T%u ", (unsigned)i);
        put_reference(entries,
                      write_pattern(tiling, found, images->items[found].number, corner, objects));
        buffer_byte(entries, '\n');
    }
}
