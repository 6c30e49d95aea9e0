#include "output/pagetree.h"

enum {
    FAN_OUT = 32
};

/* Level 0 is the pages. Each level has a node for FAN_OUT of the level below; the highest has one. */
static uint32_t parents_of(uint32_t count)
{
    return count > FAN_OUT ? (count - 1) / FAN_OUT + 1 : 1;
}

PageTree pagetree_new(Objects *objects, uint32_t page_count)
{
    uint32_t nodes = 0;
    uint32_t level = page_count;
    do {
        level = parents_of(level);
        nodes += level;
    } while (level > 1);
    ObjectNumber first_leaf = objects_reserve(objects, nodes);
    return (PageTree){
        .objects = objects,
        .page_count = page_count,
        .first_page = objects_reserve(objects, page_count),
        .first_leaf = first_leaf,
        .root = first_leaf + nodes - 1,
    };
}

/* The trimmed page and so much around it. */
static void dict_box(Dict *dict, const char *key, const Page *page, Length around)
{
    const Length corner = length_subtract(page->slug, around);
    const Length corners[] = {
        corner,
        corner,
        length_add(page->slug, length_add(page->width, around)),
        length_add(page->slug, length_add(page->height, around)),
    };
    Buffer box = {0};
    for (int i = 0; i < 4; i++) {
        buffer_byte(&box, i ? ' ' : '[');
        put_length(&box, corners[i]);
    }
    buffer_byte(&box, ']');
    dict_prepared(dict, key, buffer_text(&box));
    buffer_free(&box);
}

/* 14.11.2. A page without bleed and printer's marks has one box, unless a press wants to see all. */
static void dict_boxes(Dict *dict, const Page *page, bool is_press)
{
    dict_box(dict, "MediaBox", page, page->slug);
    if (page->slug == 0 && !is_press)
        return;
    dict_box(dict, "CropBox", page, page->slug);
    dict_box(dict, "BleedBox", page, page->bleed);
    dict_box(dict, "TrimBox", page, 0);
}

void pagetree_write_page(const PageTree *tree, uint32_t index, const Page *page,
                         const PageEntries *entries)
{
    Dict *dict = objects_new_dict(tree->objects);
    dict_name(dict, "Type", "Page");
    dict_reference(dict, "Parent", tree->first_leaf + index / FAN_OUT);
    if (entries->blending) {
        Dict *group = dict_dict(dict, "Group");
        dict_name(group, "Type", "Group");
        dict_name(group, "S", "Transparency");
        dict_name(group, "CS", entries->blending);
    }
    dict_boxes(dict, page, entries->is_press);
    dict_reference(dict, "Resources", entries->resources);
    dict_reference(dict, "Contents", entries->contents);
    if (entries->has_tags)
        dict_integer(dict, "StructParents", (int32_t)index);
    if (entries->annotation_count) {
        Array *annotations = dict_array(dict, "Annots");
        for (uint32_t i = 0; i < entries->annotation_count; i++)
            array_reference(annotations, entries->first_annotation + i);
        dict_name(dict, "Tabs", "S"); /* the Tab key follows the structure */
    }
    objects_write_dict(tree->objects, tree->first_page + index, dict);
}

/* A level of nodes: number of its first, the first kid's, and how many kids the level has. */
typedef struct Level {
    ObjectNumber first;
    ObjectNumber first_kid;
    uint32_t kid_count;
    uint32_t pages_per_kid; /* but for the last */
} Level;

static void write_node(const PageTree *tree, const Level *level, uint32_t index)
{
    uint64_t pages_per_node = (uint64_t)level->pages_per_kid * FAN_OUT;
    uint64_t pages_left = tree->page_count - index * pages_per_node;
    uint32_t kid = index * FAN_OUT;
    Dict *dict = objects_new_dict(tree->objects);
    dict_name(dict, "Type", "Pages");
    dict_integer(dict, "Count",
                 (int32_t)(pages_left < pages_per_node ? pages_left : pages_per_node));
    if (level->first + index != tree->root)
        dict_reference(dict, "Parent",
                       level->first + parents_of(level->kid_count) + index / FAN_OUT);
    Array *kids = dict_array(dict, "Kids");
    for (uint32_t i = 0; i < FAN_OUT && kid + i < level->kid_count; i++)
        array_reference(kids, level->first_kid + kid + i);
    objects_write_dict(tree->objects, level->first + index, dict);
}

void pagetree_write_nodes(const PageTree *tree)
{
    Level level = {tree->first_leaf, tree->first_page, tree->page_count, 1};
    for (;;) {
        uint32_t nodes = parents_of(level.kid_count);
        for (uint32_t i = 0; i < nodes; i++)
            write_node(tree, &level, i);
        if (nodes == 1)
            return;
        level = (Level){level.first + nodes, level.first, nodes, level.pages_per_kid * FAN_OUT};
    }
}
