#include "output/resources.h"

#include <stdlib.h>

#include "output/patterns.h"
#include "output/survey.h"

static void put_entry(Buffer *entries, Objects *objects, const char *key, Dict *dict)
{
    ObjectNumber number = objects_reserve(objects, 1);
    objects_write_dict(objects, number, dict);
    buffer_format(entries, "/%s ", key);
    put_reference(entries, number);
}

static ObjectNumber write_resources(Objects *objects, Text entries, Text images, Text patterns)
{
    ObjectNumber number = objects_reserve(objects, 1);
    Dict *dict = objects_new_dict(objects);
    dict_append(dict, entries);
    if (images.bytes)
        dict_append(dict_dict(dict, "XObject"), images);
    if (patterns.bytes)
        dict_append(dict_dict(dict, "Pattern"), patterns);
    objects_write_dict(objects, number, dict);
    return number;
}

static void put_graphics_states(const ColorTable *colors, Objects *objects, Buffer *entries)
{
    if (!colors->is_press && colors->clear_count == 0)
        return;
    Buffer out = {0};
    if (colors->is_press)
        buffer_string(&out, "/OverOn<</Type/ExtGState/OP true/op true/OPM 1>>"
                            "/OverOff<</Type/ExtGState/OP false/op false/OPM 0>>");
    colors_put_opacities(colors, &out);
    Dict *states = objects_new_dict(objects);
    dict_append(states, buffer_text(&out));
    put_entry(entries, objects, "ExtGState", states);
    buffer_free(&out);
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
    put_graphics_states(source->colors, objects, &entries);
    buffer_byte(&entries, '\n');
    Resources resources = {.objects = objects,
                           .images = source->images,
                           .are_forms = source->are_forms,
                           .entries = text_copy(arena, buffer_text(&entries))};
    buffer_free(&entries);
    resources.shared = write_resources(objects, resources.entries, (Text){0}, (Text){0});
    return resources;
}

static int by_value(const void *a, const void *b)
{
    size_t first = *(const size_t *)a;
    size_t second = *(const size_t *)b;
    return (first > second) - (first < second);
}

/* The pictures of a stretch, those of groups in it too, each once. */
static void put_images(const ImageTable *table, const ContentStretch *stretch, Buffer *entries)
{
    Arena *scratch = arena_new(0);
    size_t *shown = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (uint32_t i = stretch->begin; i < stretch->end; i++) {
        const Mark *mark = &stretch->page->marks[i];
        if (mark->kind != MARK_IMAGE || !mark_has_ink(mark))
            continue;
        size_t found = images_find(table, mark->image.image);
        if (found == SIZE_MAX)
            continue;
        shown = arena_reserve(scratch, shown, count, &capacity, sizeof *shown);
        shown[count++] = found;
    }
    if (count)
        qsort(shown, count, sizeof *shown, by_value);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && shown[i] == shown[i - 1])
            continue;
        buffer_format(entries, "/I%zu ", shown[i]);
        put_reference(entries, table->items[shown[i]].number);
        buffer_byte(entries, '\n');
    }
    arena_free(scratch);
}

/* The groups in a stretch, which are in the order of their marks. A form may not list itself, so only those that are
 * in it count. */
static void put_groups(const PageGroups *groups, const ContentStretch *stretch, Buffer *entries)
{
    size_t low = 0;
    for (size_t high = groups->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (groups->items[middle].begin < stretch->begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < groups->count && groups->items[i].begin < stretch->end; i++) {
        buffer_format(entries, "/G%u ", (unsigned)groups->items[i].begin);
        put_reference(entries, groups->first_form + (ObjectNumber)i);
        buffer_byte(entries, '\n');
    }
}

static ObjectNumber resources_of(const Resources *resources, const PageGroups *groups,
                                 const ContentStretch *stretch)
{
    Buffer forms = {0};
    Buffer patterns = {0};
    put_images(resources->images, stretch, &forms);
    put_groups(groups, stretch, &forms);
    patterns_write(stretch, resources->images, resources->objects, &patterns);
    ObjectNumber number = write_resources(resources->objects, resources->entries,
                                          buffer_text(&forms), buffer_text(&patterns));
    buffer_free(&forms);
    buffer_free(&patterns);
    return number;
}

static bool has_pictures(const Page *page)
{
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_IMAGE || page->marks[i].kind == MARK_TILES)
            return true;
    return false;
}

ObjectNumber resources_of_page(const Resources *resources, const Page *page,
                               const PageGroups *groups)
{
    if (groups->count == 0 && (resources->images->count == 0 || !has_pictures(page)))
        return resources->shared;
    ContentStretch stretch = {page, 0, page->mark_count, resources->are_forms ? 0 : page->slug};
    return resources_of(resources, groups, &stretch);
}

ObjectNumber resources_of_group(const Resources *resources, const Page *page,
                                const PageGroups *groups, size_t group)
{
    const GroupOnPage *at = &groups->items[group];
    ContentStretch stretch = {page, at->begin + 1, at->end - 1, 0};
    return resources_of(resources, groups, &stretch);
}
