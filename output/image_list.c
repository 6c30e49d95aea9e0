#include "output/image_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

/* A picture under its first mark. */
typedef struct Seen {
    const Image *image;
    size_t order;
    uint64_t hash; /* of its file */
    Length width;
    Length height;
} Seen;

typedef struct SeenList {
    Seen *items;
    size_t count;
} SeenList;

static int by_address(const void *a, const void *b)
{
    const Seen *first = a;
    const Seen *second = b;
    if (first->image != second->image)
        return (uintptr_t)first->image < (uintptr_t)second->image ? -1 : 1;
    return (first->order > second->order) - (first->order < second->order);
}

static int by_order(const void *a, const void *b)
{
    const Seen *first = a;
    const Seen *second = b;
    return (first->order > second->order) - (first->order < second->order);
}

static int by_content(const void *a, const void *b)
{
    const Seen *first = a;
    const Seen *second = b;
    if (first->hash != second->hash)
        return first->hash < second->hash ? -1 : 1;
    return by_order(a, b);
}

const Image *mark_image(const Mark *mark, Length *width, Length *height)
{
    if (mark->kind == MARK_IMAGE) {
        *width = mark->image.width;
        *height = mark->image.height;
        return mark->image.image;
    }
    if (mark->kind != MARK_TILES)
        return NULL;
    *width = mark->tiles.tiling->width;
    *height = mark->tiles.tiling->height;
    return mark->tiles.tiling->image;
}

static bool is_again(const Seen *last, const Seen *next)
{
    return last->image == next->image && last->width >= next->width && last->height >= next->height;
}

static void widen(Length *width, Length *height, const Seen *seen)
{
    *width = seen->width > *width ? seen->width : *width;
    *height = seen->height > *height ? seen->height : *height;
}

/* The marks of pictures; neighbours that show the same one count once. */
static SeenList collect(Arena *arena, const Publication *publication)
{
    SeenList seen = {0};
    size_t capacity = 0;
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        for (uint32_t k = 0; k < page->mark_count; k++) {
            Seen next = {.order = seen.count};
            next.image = mark_image(&page->marks[k], &next.width, &next.height);
            if (!next.image || (seen.count && is_again(&seen.items[seen.count - 1], &next)))
                continue;
            seen.items =
                arena_reserve(arena, seen.items, seen.count, &capacity, sizeof *seen.items);
            seen.items[seen.count] = next;
            seen.count++;
        }
    }
    return seen;
}

/* Of the file, and of the size that a drawing is drawn into. */
static uint64_t content_hash(const Image *image)
{
    uint64_t view =
        (uint64_t)(uint32_t)image->drawing.view_width << 32 | (uint32_t)image->drawing.view_height;
    return hash_bytes(image->bytes, view);
}

/* Leaves each picture once, under its first mark. */
static void leave_once(SeenList *seen)
{
    size_t kept = 0;
    if (seen->count)
        qsort(seen->items, seen->count, sizeof *seen->items, by_address);
    for (size_t i = 0; i < seen->count; i++)
        if (kept == 0 || seen->items[kept - 1].image != seen->items[i].image)
            seen->items[kept++] = seen->items[i];
        else
            widen(&seen->items[kept - 1].width, &seen->items[kept - 1].height, &seen->items[i]);
    seen->count = kept;
    for (size_t i = 0; i < kept; i++)
        seen->items[i].hash = content_hash(seen->items[i].image);
}

static bool is_same_file(const Image *a, const Image *b)
{
    return a->bytes.bytes == b->bytes.bytes && a->drawing.view_width == b->drawing.view_width &&
           a->drawing.view_height == b->drawing.view_height &&
           memcmp(a->bytes.at, b->bytes.at, a->bytes.bytes) == 0;
}

/* Lets pictures of the same content stand under the order of the first of them. */
static void join_equals(SeenList *seen)
{
    if (seen->count)
        qsort(seen->items, seen->count, sizeof *seen->items, by_content);
    for (size_t i = 1; i < seen->count; i++) {
        Seen *before = &seen->items[i - 1];
        if (before->hash == seen->items[i].hash &&
            is_same_file(before->image, seen->items[i].image))
            seen->items[i].order = before->order;
    }
}

static int places_by_address(const void *a, const void *b)
{
    uintptr_t first = (uintptr_t)((const ImagePlace *)a)->image;
    uintptr_t second = (uintptr_t)((const ImagePlace *)b)->image;
    return (first > second) - (first < second);
}

ImageTable images_list(Arena *arena, const Publication *publication)
{
    SeenList seen = collect(arena, publication);
    leave_once(&seen);
    join_equals(&seen);
    if (seen.count)
        qsort(seen.items, seen.count, sizeof *seen.items, by_order);
    DrawnImage *items = ARENA_ARRAY(arena, DrawnImage, seen.count);
    ImagePlace *places = ARENA_ARRAY(arena, ImagePlace, seen.count);
    size_t count = 0;
    for (size_t i = 0; i < seen.count; i++) {
        if (i == 0 || seen.items[i].order != seen.items[i - 1].order)
            items[count++].image = seen.items[i].image;
        widen(&items[count - 1].width, &items[count - 1].height, &seen.items[i]);
        places[i] = (ImagePlace){seen.items[i].image, count - 1};
    }
    if (seen.count)
        qsort(places, seen.count, sizeof *places, places_by_address);
    return (ImageTable){items, count, places, seen.count};
}

size_t images_find(const ImageTable *table, const Image *image)
{
    size_t low = 0;
    size_t high = table->place_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((uintptr_t)table->places[middle].image < (uintptr_t)image)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == table->place_count || table->places[low].image != image)
        return SIZE_MAX;
    size_t at = table->places[low].at;
    return table->items[at].number ? at : SIZE_MAX;
}
