#include "layout/anchors.h"

#include <stdlib.h>

typedef struct Anchor {
    Text id;
    const Node *node;
} Anchor;

struct Anchors {
    Anchor *items; /* sorted by id; equal ones in document order */
    size_t count;
    size_t capacity;
};

static int compare_anchors(const void *a, const void *b)
{
    const Anchor *first = a;
    const Anchor *second = b;
    int order = text_compare(first->id, second->id);
    if (order)
        return order;
    return (first->node->number > second->node->number) -
           (first->node->number < second->node->number);
}

const Anchors *anchors_new(Arena *arena, const Document *document)
{
    Anchors *anchors = ARENA_NEW(arena, Anchors);
    const Node *root = document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        if (node_is_text(node) || !node->id)
            continue;
        anchors->items = arena_reserve(arena, anchors->items, anchors->count, &anchors->capacity,
                                       sizeof *anchors->items);
        anchors->items[anchors->count++] = (Anchor){node->id->text, node};
    }
    if (anchors->count)
        qsort(anchors->items, anchors->count, sizeof *anchors->items, compare_anchors);
    return anchors;
}

const Node *anchors_find(const Anchors *anchors, Text href)
{
    if (!text_starts(href, "#"))
        return NULL;
    Text id = text_slice(href, 1, href.bytes);
    size_t low = 0;
    size_t high = anchors->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(anchors->items[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_found = low < anchors->count && text_equal(anchors->items[low].id, id);
    return is_found ? anchors->items[low].node : NULL;
}
