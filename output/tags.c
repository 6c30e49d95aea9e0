#include "output/tags.h"

#include <stdlib.h>

#include "output/figures.h"
#include "output/identifiers.h"
#include "output/tag_attributes.h"
#include "output/tag_tables.h"
#include "output/tag_types.h"
#include "output/trees.h"

/* A child in its parent's list. */
typedef struct Child {
    uint32_t element;
    uint32_t first; /* index of the first item of it or of what it holds; NEVER_DRAWN */
} Child;

struct Tags {
    Arena *arena;
    const Publication *publication;
    const Survey *survey;
    Objects *objects;
    ObjectNumber *numbers; /* by element; 0 for those left out */
    ObjectNumber *holders; /* by element: what its content and children hang on: itself, or the Link
                              that is put into a reference or label that can be clicked */
    ObjectNumber *parents; /* by element: the holder of its parent, or the group of kids it is in */
    uint32_t longest_array;
    const uint8_t *levels; /* by element: of headings */
    const Text *languages; /* by element */
    uint32_t *first;       /* by element, like Child.first */
    size_t *item_begin;    /* by element: its part of items; one entry more */
    uint32_t *items;       /* indices in the survey's items, by element, ascending */
    size_t *child_begin;   /* by element: its part of children; one entry more */
    Child *children;
    const bool *have_data; /* by element: rows_with_data */
    TagTables tables;
    const Text *ids; /* by element */
    ObjectNumber root;
};

/* ---- lists of what belongs to each element ---- */

/* Turns counts into the begins of parts; counts[n] becomes their sum. */
static void counts_to_begins(size_t *counts, size_t n)
{
    size_t sum = 0;
    for (size_t i = 0; i <= n; i++) {
        size_t count = counts[i];
        counts[i] = sum;
        sum += count;
    }
}

/* Filling a part moves its begin to its end, which is the next one's begin: move all back. */
static void ends_to_begins(size_t *ends, size_t n)
{
    for (size_t i = n; i > 0; i--)
        ends[i] = ends[i - 1];
    ends[0] = 0;
}

static void sort_items(Tags *tags)
{
    const Survey *survey = tags->survey;
    uint32_t elements = tags->publication->structure_count;
    tags->item_begin = ARENA_ARRAY(tags->arena, size_t, (size_t)elements + 1);
    tags->items = ARENA_ARRAY(tags->arena, uint32_t, survey->item_count);
    for (size_t i = 0; i < survey->item_count; i++)
        tags->item_begin[survey->items[i].element]++;
    counts_to_begins(tags->item_begin, elements);
    for (size_t i = 0; i < survey->item_count; i++)
        tags->items[tags->item_begin[survey->items[i].element]++] = (uint32_t)i;
    ends_to_begins(tags->item_begin, elements);
}

static size_t item_count(const Tags *tags, uint32_t element)
{
    return tags->item_begin[element + 1] - tags->item_begin[element];
}

static void find_first_items(Tags *tags)
{
    uint32_t elements = tags->publication->structure_count;
    tags->first = ARENA_ARRAY(tags->arena, uint32_t, elements);
    for (uint32_t i = 0; i < elements; i++)
        tags->first[i] = item_count(tags, i) ? tags->items[tags->item_begin[i]] : NEVER_DRAWN;
    for (uint32_t i = elements; i-- > 0;) {
        uint32_t parent = tags->publication->structure[i].parent;
        if (parent != STRUCTURE_NO_PARENT && tags->first[i] < tags->first[parent])
            tags->first[parent] = tags->first[i];
    }
}

static int compare_first(const void *a, const void *b)
{
    uint32_t first = ((const Child *)a)->first;
    uint32_t second = ((const Child *)b)->first;
    return (first > second) - (first < second);
}

static void sort_children(Tags *tags)
{
    const uint32_t *parents = tags->tables.parents;
    uint32_t elements = tags->publication->structure_count;
    tags->child_begin = ARENA_ARRAY(tags->arena, size_t, (size_t)elements + 1);
    tags->children = ARENA_ARRAY(tags->arena, Child, elements);
    for (uint32_t i = 0; i < elements; i++)
        if (tags->numbers[i] && parents[i] != STRUCTURE_NO_PARENT)
            tags->child_begin[parents[i]]++;
    counts_to_begins(tags->child_begin, elements);
    for (uint32_t i = 0; i < elements; i++)
        if (tags->numbers[i] && parents[i] != STRUCTURE_NO_PARENT)
            tags->children[tags->child_begin[parents[i]]++] = (Child){i, tags->first[i]};
    ends_to_begins(tags->child_begin, elements);
    for (uint32_t i = 0; i < elements; i++)
        if (item_count(tags, i))
            qsort(tags->children + tags->child_begin[i],
                  tags->child_begin[i + 1] - tags->child_begin[i], sizeof *tags->children,
                  compare_first);
}

/* Replaces the marks of the used elements by their numbers. */
static void number_elements(Tags *tags, uint32_t used)
{
    uint32_t elements = tags->publication->structure_count;
    bool *has_link = ARENA_ARRAY(tags->arena, bool, elements);
    used += links_to_make(tags->publication, tags->survey, has_link);
    ObjectNumber number = objects_reserve(tags->objects, used);
    for (uint32_t i = 0; i < elements; i++) {
        if (!tags->numbers[i])
            continue;
        tags->numbers[i] = number++;
        tags->holders[i] = has_link[i] ? number++ : tags->numbers[i];
        uint32_t parent = tags->tables.parents[i];
        tags->parents[i] = parent == STRUCTURE_NO_PARENT ? tags->root : tags->holders[parent];
    }
}

/* The rows and cells of a table stay even where they are empty: without them its rows and columns would not add
 * up. */
static bool stays_empty(const Tags *tags, uint32_t index)
{
    uint32_t parent = tags->tables.parents[index];
    if (parent == STRUCTURE_NO_PARENT || !tags->numbers[parent])
        return false;
    StructureRole role = (StructureRole)tags->tables.roles[index];
    return role == ROLE_CELL || role == ROLE_HEADER_CELL || role == ROLE_ROW;
}

/* An element is written if it or something in it has content. */
static void choose_elements(Tags *tags)
{
    uint32_t elements = tags->publication->structure_count;
    uint32_t used = 0;
    for (uint32_t i = 0; i < elements; i++) {
        bool is_used = tags->first[i] != NEVER_DRAWN || i == 0 || stays_empty(tags, i);
        is_used &= !(tags->tables.are_passed && tags->tables.are_passed[i]);
        tags->numbers[i] = is_used; /* a mark, for now */
        used += is_used;
    }
    number_elements(tags, used);
}

Tags *tags_new(Arena *arena, const TagSource *source)
{
    const Publication *publication = source->publication;
    Tags *tags = ARENA_NEW(arena, Tags);
    tags->arena = arena;
    tags->publication = publication;
    tags->survey = source->survey;
    tags->objects = source->objects;
    tags->longest_array = source->longest_array ? source->longest_array : UINT32_MAX;
    tags->numbers = ARENA_ARRAY(arena, ObjectNumber, publication->structure_count);
    tags->holders = ARENA_ARRAY(arena, ObjectNumber, publication->structure_count);
    tags->parents = ARENA_ARRAY(arena, ObjectNumber, publication->structure_count);
    tags->root = objects_reserve(tags->objects, 1);
    sort_items(tags);
    find_first_items(tags);
    tags->have_data = rows_with_data(arena, publication);
    tags->tables =
        tables_settle(arena, publication, (DrawnElements){tags->first, tags->item_begin});
    choose_elements(tags);
    sort_children(tags);
    tags->levels = heading_levels(arena, publication, tags->numbers);
    tags->languages = languages_of_elements(arena, publication);
    return tags;
}

/* ---- what others ask ---- */

const char *tags_type(const Tags *tags, uint32_t element)
{
    return tag_type((StructureRole)tags->tables.roles[element], tags->levels[element]);
}

Text tags_language(const Tags *tags, uint32_t element)
{
    return element < STRUCTURE_FIRST_ARTIFACT ? tags->languages[element]
                                              : tags->publication->language;
}

uint32_t tags_link_key(const Tags *tags, size_t link)
{
    return tags->publication->page_count + (uint32_t)link;
}

uint32_t tags_group_key(const Tags *tags, size_t group)
{
    return tags_link_key(tags, tags->survey->link_count) + (uint32_t)group;
}

/* ---- elements ---- */

/* An element under construction. */
typedef struct Entry {
    const Tags *tags;
    TagTargets targets;
    Diagnostics *diagnostics;
    uint32_t page; /* that Pg names; PLACE_NOWHERE while there is none */
    Buffer kids;
    uint32_t kid_count;
    Buffer text;
} Entry;

static void put_item(Entry *entry, const ContentItem *item)
{
    ObjectNumber page = entry->targets.first_page + item->page;
    if (item->is_link) {
        buffer_string(&entry->kids, "<</Type/OBJR/Pg ");
        put_reference(&entry->kids, page);
        buffer_string(&entry->kids, "/Obj ");
        put_reference(&entry->kids, entry->targets.first_link + item->number);
        buffer_string(&entry->kids, ">>");
        return;
    }
    if (entry->page == PLACE_NOWHERE && !item->group)
        entry->page = item->page;
    if (entry->page == item->page && !item->group) {
        put_decimal(&entry->kids, item->number, 0);
        return;
    }
    buffer_string(&entry->kids, "<</Type/MCR/Pg ");
    put_reference(&entry->kids, page);
    if (item->group) {
        buffer_string(&entry->kids, "/Stm ");
        put_reference(&entry->kids, entry->targets.first_group + item->group - 1);
    }
    buffer_string(&entry->kids, "/MCID ");
    put_decimal(&entry->kids, item->number, 0);
    buffer_string(&entry->kids, ">>");
}

static void separate_kids(Entry *entry)
{
    if (entry->kid_count++)
        buffer_byte(&entry->kids, ' ');
}

/* Merges the element's items with its children, both sorted by first appearance; without items, the
 * children come as they stand. */
static void collect_kids(Entry *entry, uint32_t element)
{
    const Tags *tags = entry->tags;
    size_t item = tags->item_begin[element];
    size_t item_end = tags->item_begin[element + 1];
    size_t child = tags->child_begin[element];
    size_t child_end = tags->child_begin[element + 1];
    while (item < item_end || child < child_end) {
        separate_kids(entry);
        if (child == child_end ||
            (item < item_end && tags->items[item] < tags->children[child].first))
            put_item(entry, &tags->survey->items[tags->items[item++]]);
        else
            put_reference(&entry->kids, tags->numbers[tags->children[child++].element]);
    }
}

static void put_texts(Entry *entry, uint32_t index)
{
    const StructureElement *element = &entry->tags->publication->structure[index];
    if (element->language.bytes) {
        buffer_string(&entry->text, "/Lang");
        put_text_string(&entry->text, element->language);
    }
    Text alternative = element->alternative;
    if (element->role == ROLE_FIGURE && alternative.bytes == 0)
        alternative = figure_name(entry->tags->publication, &entry->tags->survey->places[index],
                                  index, entry->diagnostics);
    if (alternative.bytes) {
        buffer_string(&entry->text, "/Alt");
        put_text_string(&entry->text, alternative);
    }
    if (entry->tags->ids[index].bytes) {
        buffer_string(&entry->text, "/ID");
        put_byte_string(&entry->text, entry->tags->ids[index]);
    }
}

static void put_kids(Entry *entry)
{
    if (entry->kid_count == 0)
        return;
    if (entry->page != PLACE_NOWHERE) {
        buffer_string(&entry->text, "/Pg ");
        put_reference(&entry->text, entry->targets.first_page + entry->page);
    }
    buffer_string(&entry->text, entry->kid_count > 1 ? "/K[" : "/K ");
    buffer_put(&entry->text, buffer_text(&entry->kids));
    if (entry->kid_count > 1)
        buffer_byte(&entry->text, ']');
}

static void begin_entry(Entry *entry, const char *type, ObjectNumber parent)
{
    buffer_clear(&entry->text);
    buffer_string(&entry->text, "/S/");
    buffer_string(&entry->text, type);
    buffer_string(&entry->text, "/P ");
    put_reference(&entry->text, parent);
    put_kids(entry);
}

static void end_entry(Entry *entry, ObjectNumber number)
{
    buffer_byte(&entry->text, '\n');
    Dict *dict = objects_new_dict(entry->tags->objects);
    dict_append(dict, buffer_text(&entry->text));
    objects_write_dict(entry->tags->objects, number, dict);
}

/* Puts a Link between the element and its kids, and leaves it as the only kid. */
static void write_link(Entry *entry, ObjectNumber number, ObjectNumber holder)
{
    begin_entry(entry, "Link", number);
    end_entry(entry, holder);
    buffer_clear(&entry->kids);
    put_reference(&entry->kids, holder);
    entry->kid_count = 1;
    entry->page = PLACE_NOWHERE;
}

/* Writes a group of an element's children. NonStruct is a group without a meaning (14.8.4.2). */
static ObjectNumber write_group(Entry *entry, uint32_t element, size_t begin, size_t end)
{
    const Tags *tags = entry->tags;
    ObjectNumber number = objects_reserve(tags->objects, 1);
    buffer_clear(&entry->kids);
    entry->kid_count = 0;
    for (size_t i = begin; i < end; i++) {
        separate_kids(entry);
        put_reference(&entry->kids, tags->numbers[tags->children[i].element]);
        tags->parents[tags->children[i].element] = number;
    }
    begin_entry(entry, "NonStruct", tags->holders[element]);
    end_entry(entry, number);
    return number;
}

/* Writes the empty cells of a row that is too short. */
static void collect_more_cells(Entry *entry, uint32_t row)
{
    const Tags *tags = entry->tags;
    for (uint32_t i = 0; i < tags->tables.more_cells[row]; i++) {
        ObjectNumber number = objects_reserve(tags->objects, 1);
        Dict *dict = objects_new_dict(tags->objects);
        dict_name(dict, "S", "TD");
        dict_reference(dict, "P", tags->numbers[row]);
        objects_write_dict(tags->objects, number, dict);
        separate_kids(entry);
        put_reference(&entry->kids, number);
    }
}

/* Puts an element's children into groups, and leaves these as its kids. */
static void write_groups(Entry *entry, uint32_t element)
{
    const Tags *tags = entry->tags;
    Buffer groups = {0};
    uint32_t count = 0;
    size_t end = tags->child_begin[element + 1];
    for (size_t at = tags->child_begin[element]; at < end; at += tags->longest_array) {
        size_t left = end - at;
        size_t taken = left < tags->longest_array ? left : tags->longest_array;
        if (count++)
            buffer_byte(&groups, ' ');
        put_reference(&groups, write_group(entry, element, at, at + taken));
    }
    buffer_clear(&entry->kids);
    buffer_put(&entry->kids, buffer_text(&groups));
    buffer_free(&groups);
    entry->kid_count = count;
}

static void write_element(Entry *entry, uint32_t index)
{
    const Tags *tags = entry->tags;
    buffer_clear(&entry->kids);
    entry->kid_count = 0;
    entry->page = PLACE_NOWHERE;
    collect_kids(entry, index);
    if (tags->tables.more_cells && tags->tables.more_cells[index])
        collect_more_cells(entry, index);
    if (entry->kid_count > tags->longest_array && item_count(tags, index) == 0)
        write_groups(entry, index);
    if (tags->holders[index] != tags->numbers[index])
        write_link(entry, tags->numbers[index], tags->holders[index]);
    begin_entry(entry, tags_type(tags, index), tags->parents[index]);
    AttributeSource source = {tags->publication, tags->survey->places, tags->tables.roles,
                              tags->have_data};
    attributes_put(&source, index, &entry->text);
    put_texts(entry, index);
    end_entry(entry, tags->numbers[index]);
}

static void write_elements(const Tags *tags, TagTargets targets, Diagnostics *diagnostics)
{
    Entry entry = {.tags = tags, .targets = targets, .diagnostics = diagnostics};
    for (uint32_t i = 0; i < tags->publication->structure_count; i++)
        if (tags->numbers[i])
            write_element(&entry, i);
    buffer_free(&entry.kids);
    buffer_free(&entry.text);
}

/* ---- the tables beside the tree ---- */

static void add_to_tree(TreeWriter *tree, uint32_t key, const Buffer *value)
{
    Buffer digits = {0};
    put_decimal(&digits, key, 0);
    tree_add(tree, buffer_text(&digits), buffer_text(value));
    buffer_free(&digits);
}

/* The elements of the marked-content sequences of a page's own content, or of a group on it. */
static void add_parents(const Tags *tags, TreeWriter *tree, uint32_t page, uint32_t group)
{
    const Survey *survey = tags->survey;
    const GroupOnPage *of = group ? &survey->groups[group - 1] : NULL;
    size_t end = of ? of->items_end : survey->page_items[page + 1];
    Buffer value = {0};
    for (size_t i = of ? of->first_item : survey->page_items[page]; i < end; i++) {
        const ContentItem *item = &survey->items[i];
        if (item->is_link || item->group != group)
            continue;
        buffer_byte(&value, value.bytes ? ' ' : '[');
        put_reference(&value, tags->holders[item->element]);
    }
    if (value.bytes) {
        buffer_byte(&value, ']');
        add_to_tree(tree, group ? tags_group_key(tags, group - 1) : page, &value);
    }
    buffer_free(&value);
}

/* Keys of pages first, each with the elements of its marked-content sequences, then those of links, then groups. */
static ObjectNumber write_parent_tree(Tags *tags)
{
    const Survey *survey = tags->survey;
    TreeWriter *tree = tree_begin(tags->arena, tags->objects, TREE_OF_NUMBERS);
    Buffer value = {0};
    for (uint32_t page = 0; page < tags->publication->page_count; page++)
        add_parents(tags, tree, page, 0);
    for (size_t i = 0; i < survey->link_count; i++) {
        uint32_t element = survey->links[i].mark->element;
        if (element >= STRUCTURE_FIRST_ARTIFACT)
            continue;
        buffer_clear(&value);
        put_reference(&value, tags->holders[element]);
        add_to_tree(tree, tags_link_key(tags, i), &value);
    }
    for (size_t i = 0; i < survey->group_count; i++)
        add_parents(tags, tree, survey->groups[i].page, (uint32_t)i + 1);
    buffer_free(&value);
    return tree_end(tree);
}

static void write_root(const Tags *tags, ObjectNumber parent_tree, ObjectNumber identifiers)
{
    const Publication *publication = tags->publication;
    Dict *root = objects_new_dict(tags->objects);
    dict_name(root, "Type", "StructTreeRoot");
    Buffer kids = {0};
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        if (!tags->numbers[i] || publication->structure[i].parent != STRUCTURE_NO_PARENT)
            continue;
        buffer_byte(&kids, kids.bytes ? ' ' : '[');
        put_reference(&kids, tags->numbers[i]);
    }
    if (kids.bytes) {
        buffer_byte(&kids, ']');
        dict_prepared(root, "K", buffer_text(&kids));
    }
    buffer_free(&kids);
    dict_reference(root, "ParentTree", parent_tree);
    dict_integer(root, "ParentTreeNextKey",
                 (int32_t)tags_group_key(tags, tags->survey->group_count));
    if (identifiers)
        dict_reference(root, "IDTree", identifiers);
    objects_write_dict(tags->objects, tags->root, root);
}

ObjectNumber tags_write(Tags *tags, TagTargets targets, Diagnostics *diagnostics)
{
    ElementIds ids = {tags->arena, tags->publication, tags->numbers, NULL};
    ObjectNumber identifiers = identifiers_write(&ids, tags->objects, diagnostics);
    tags->ids = ids.ids;
    write_elements(tags, targets, diagnostics);
    write_root(tags, write_parent_tree(tags), identifiers);
    return tags->root;
}
