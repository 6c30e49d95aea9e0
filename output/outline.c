#include "output/outline.h"

#include "output/links.h"

enum {
    MOST_LEVELS = 32
};

#define NONE 0xFFFFFFFFu

/* A bookmark's neighbours, as indices. */
typedef struct Item {
    uint32_t parent; /* NONE: the outline itself */
    uint32_t previous;
    uint32_t next;
    uint32_t first_kid;
    uint32_t last_kid;
    uint32_t shown; /* items below it that are seen once it is unfolded */
} Item;

static const Item item_alone = {NONE, NONE, NONE, NONE, NONE, 0};

/* Hangs item index under parent (or the root), as its last. */
static void hang(Item *items, Item *root, uint32_t index, uint32_t parent)
{
    Item *above = parent == NONE ? root : &items[parent];
    items[index] = item_alone;
    items[index].parent = parent;
    items[index].previous = above->last_kid;
    if (above->last_kid == NONE)
        above->first_kid = index;
    else
        items[above->last_kid].next = index;
    above->last_kid = index;
}

static void hang_all(const Publication *publication, Item *items, Item *root)
{
    uint32_t open[MOST_LEVELS]; /* the last item of each depth */
    uint32_t depth = 0;         /* of the last item, from 1 */
    for (uint32_t i = 0; i < publication->bookmark_count; i++) {
        uint32_t level = publication->bookmarks[i].level;
        if (level < 1)
            level = 1;
        if (level > depth + 1)
            level = depth + 1;
        if (level > MOST_LEVELS)
            level = MOST_LEVELS;
        hang(items, root, i, level > 1 ? open[level - 2] : NONE);
        open[level - 1] = i;
        depth = level;
    }
}

/* From the last item on, as kids stand behind their parents. */
static void count_shown(const Publication *publication, Item *items, Item *root)
{
    for (uint32_t i = publication->bookmark_count; i-- > 0;) {
        Item *above = items[i].parent == NONE ? root : &items[items[i].parent];
        above->shown += 1 + (publication->bookmarks[i].is_open ? items[i].shown : 0);
    }
}

typedef struct Outline {
    const Publication *publication;
    const PageTree *tree;
    ObjectNumber root;
    ObjectNumber first; /* item i is object first + i */
} Outline;

static void dict_item(Dict *dict, const char *key, const Outline *outline, uint32_t index)
{
    if (index != NONE)
        dict_reference(dict, key, outline->first + index);
}

static void write_item(const Outline *outline, const Item *item, uint32_t index)
{
    const Bookmark *bookmark = &outline->publication->bookmarks[index];
    Dict *dict = objects_new_dict(outline->tree->objects);
    dict_text(dict, "Title", bookmark->label);
    dict_reference(dict, "Parent",
                   item->parent == NONE ? outline->root : outline->first + item->parent);
    dict_item(dict, "Prev", outline, item->previous);
    dict_item(dict, "Next", outline, item->next);
    dict_item(dict, "First", outline, item->first_kid);
    dict_item(dict, "Last", outline, item->last_kid);
    if (item->shown) /* negative: folded away */
        dict_integer(dict, "Count",
                     bookmark->is_open ? (int32_t)item->shown : -(int32_t)item->shown);
    if (bookmark->page < outline->publication->page_count) {
        Buffer destination = {0};
        put_destination(&destination, outline->tree, outline->publication,
                        &(PlaceOnPage){bookmark->page, bookmark->x, bookmark->y});
        dict_prepared(dict, "Dest", buffer_text(&destination));
        buffer_free(&destination);
    }
    objects_write_dict(outline->tree->objects, outline->first + index, dict);
}

ObjectNumber outline_write(Arena *arena, const Publication *publication, const PageTree *tree)
{
    if (publication->bookmark_count == 0)
        return 0;
    Item root = item_alone;
    Item *items = ARENA_ARRAY(arena, Item, publication->bookmark_count);
    hang_all(publication, items, &root);
    count_shown(publication, items, &root);
    Outline outline = {publication, tree, objects_reserve(tree->objects, 1),
                       objects_reserve(tree->objects, publication->bookmark_count)};
    if (outline.first == 0)
        return 0; /* more than there are numbers for, and objects_check will say so */
    for (uint32_t i = 0; i < publication->bookmark_count; i++)
        write_item(&outline, &items[i], i);
    Dict *dict = objects_new_dict(tree->objects);
    dict_name(dict, "Type", "Outlines");
    dict_item(dict, "First", &outline, root.first_kid);
    dict_item(dict, "Last", &outline, root.last_kid);
    dict_integer(dict, "Count", (int32_t)root.shown);
    objects_write_dict(tree->objects, outline.root, dict);
    return outline.root;
}
