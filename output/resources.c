#include "output/resources.h"

#include <stdlib.h>

#include "output/survey.h"

static void put_entry(Buffer *entries, Objects *objects, const char *key, Dict *dict)
{
    ObjectNumber number = objects_reserve(objects, 1);
    objects_write_dict(objects, number, dict);
    buffer_format(entries, "/%s ", key);
    put_reference(entries, number);
}

static ObjectNumber write_resources(Objects *objects, Text entries, Text images)
{
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_append(dict, entries);
    if (images.bytes)
        dict_append(dict_dict(dict, "XObject"), images);
    objects_write_dict(objects, number, dict);
    return number;
}

static void put_graphics_states(const ColorTable *colors, Buffer *entries)
{
    if (!colors->is_press && colors->clear_count == 0)
        return;
    buffer_string(entries, "/ExtGState<<");
    if (colors->is_press)
        buffer_string(entries, "/OverOn<</Type/ExtGState/OP true/op true/OPM 1>>"
                               "/OverOff<</Type/ExtGState/OP false/op false/OPM 0>>");
    colors_put_opacities(colors, entries);
    buffer_string(entries, ">>");
}

Resources resources_write(Arena *arena, Objects *objects, const ResourceSource *source)
{
    Buffer entries = {0};
    Dict *fonts = objects_new_dict(objects);
    embed_put_fonts(source->embedding, fonts);
    put_entry(&entries, objects, "Font", fonts);
    if (colors_have_spaces(source->colors)) {
        Dict *spaces = objects_new_dict(objects);
        colors_put_spaces(source->colors, source->srgb, spaces);
        put_entry(&entries, objects, "ColorSpace", spaces);
    }
    put_graphics_states(source->colors, &entries);
    buffer_byte(&entries, '\n');
    Resources resources = {.objects = objects,
                           .images = source->images,
                           .entries = text_copy(arena, buffer_text(&entries))};
    buffer_free(&entries);
    resources.shared = write_resources(objects, resources.entries, (Text){0});
    return resources;
}

static int by_value(const void *a, const void *b)
{
    size_t first = *(const size_t *)a;
    size_t second = *(const size_t *)b;
    return (first > second) - (first < second);
}

ObjectNumber resources_of_page(const Resources *resources, const Page *page)
{
    Arena *scratch = NULL;
    size_t *shown = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind != MARK_IMAGE || !mark_has_ink(mark))
            continue;
        size_t found = images_find(resources->images, mark->image.image);
        if (found == SIZE_MAX)
            continue;
        if (!scratch)
            scratch = arena_new(0);
        shown = arena_reserve(scratch, shown, count, &capacity, sizeof *shown);
        shown[count++] = found;
    }
    if (!scratch)
        return resources->shared;
    qsort(shown, count, sizeof *shown, by_value);
    Buffer images = {0};
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && shown[i] == shown[i - 1])
            continue;
        buffer_format(&images, "/I%zu ", shown[i]);
        put_reference(&images, resources->images->items[shown[i]].number);
        buffer_byte(&images, '\n');
    }
    ObjectNumber number =
        write_resources(resources->objects, resources->entries, buffer_text(&images));
    buffer_free(&images);
    arena_free(scratch);
    return number;
}
