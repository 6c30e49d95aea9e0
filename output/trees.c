#include "output/trees.h"

enum {
    LEAF_ENTRIES = 64,
    LEAF_BYTES = 16 * 1024,
    FAN_OUT = 32
};

/* A finished node: what its parent says of it. */
typedef struct TreeNode {
    ObjectNumber number;
    Text first; /* keys, in notation */
    Text last;
} TreeNode;

struct TreeWriter {
    Arena *arena;
    Objects *objects;
    TreeKind kind;
    TreeNode *nodes; /* of the level under construction */
    size_t count;
    size_t capacity;
    Buffer entries; /* of the leaf under construction */
    uint32_t entry_count;
    Buffer first; /* keys of that leaf */
    Buffer last;
};

TreeWriter *tree_begin(Arena *arena, Objects *objects, TreeKind kind)
{
    TreeWriter *tree = ARENA_NEW(arena, TreeWriter);
    tree->arena = arena;
    tree->objects = objects;
    tree->kind = kind;
    return tree;
}

/* A node without Limits is a root. */
static ObjectNumber write_node(TreeWriter *tree, const char *key, Text content,
                               const TreeNode *limits)
{
    ObjectNumber number = objects_reserve(tree->objects, 1);
    Dict *dict = objects_new_dict(tree->objects);
    if (limits) {
        Buffer array = {0};
        buffer_byte(&array, '[');
        buffer_put(&array, limits->first);
        buffer_byte(&array, ' ');
        buffer_put(&array, limits->last);
        buffer_byte(&array, ']');
        dict_prepared(dict, "Limits", buffer_text(&array));
        buffer_free(&array);
    }
    dict_prepared(dict, key, content);
    objects_write_dict(tree->objects, number, dict);
    return number;
}

static void add_node(TreeWriter *tree, TreeNode node)
{
    tree->nodes =
        arena_reserve(tree->arena, tree->nodes, tree->count, &tree->capacity, sizeof *tree->nodes);
    tree->nodes[tree->count++] = node;
}

static ObjectNumber write_leaf(TreeWriter *tree, const TreeNode *limits)
{
    buffer_byte(&tree->entries, ']');
    return write_node(tree, tree->kind == TREE_OF_NUMBERS ? "Nums" : "Names",
                      buffer_text(&tree->entries), limits);
}

static void finish_leaf(TreeWriter *tree)
{
    TreeNode leaf = {0, text_copy(tree->arena, buffer_text(&tree->first)),
                     text_copy(tree->arena, buffer_text(&tree->last))};
    leaf.number = write_leaf(tree, &leaf);
    add_node(tree, leaf);
    buffer_clear(&tree->entries);
    tree->entry_count = 0;
}

void tree_add(TreeWriter *tree, Text key, Text value)
{
    if (tree->entry_count == LEAF_ENTRIES || tree->entries.bytes > LEAF_BYTES)
        finish_leaf(tree);
    if (tree->entry_count == 0) {
        buffer_byte(&tree->entries, '[');
        buffer_clear(&tree->first);
        buffer_put(&tree->first, key);
    }
    buffer_clear(&tree->last);
    buffer_put(&tree->last, key);
    buffer_put(&tree->entries, key);
    buffer_byte(&tree->entries, ' ');
    buffer_put(&tree->entries, value);
    buffer_byte(&tree->entries, '\n');
    tree->entry_count++;
}

static void put_kids(Buffer *out, const TreeNode *nodes, size_t count)
{
    buffer_byte(out, '[');
    for (size_t i = 0; i < count; i++) {
        put_reference(out, nodes[i].number);
        buffer_byte(out, i + 1 < count ? ' ' : ']');
    }
}

/* Puts the nodes of a level under parents, in place: there are always fewer parents. */
static void add_level(TreeWriter *tree)
{
    size_t parents = 0;
    Buffer kids = {0};
    for (size_t begin = 0; begin < tree->count; begin += FAN_OUT) {
        size_t count = tree->count - begin < FAN_OUT ? tree->count - begin : FAN_OUT;
        TreeNode parent = {0, tree->nodes[begin].first, tree->nodes[begin + count - 1].last};
        buffer_clear(&kids);
        put_kids(&kids, tree->nodes + begin, count);
        parent.number = write_node(tree, "Kids", buffer_text(&kids), &parent);
        tree->nodes[parents++] = parent;
    }
    tree->count = parents;
    buffer_free(&kids);
}

static ObjectNumber write_root(TreeWriter *tree)
{
    if (tree->count == 0) {
        if (tree->entry_count == 0)
            buffer_byte(&tree->entries, '[');
        return write_leaf(tree, NULL);
    }
    finish_leaf(tree);
    while (tree->count > FAN_OUT)
        add_level(tree);
    Buffer kids = {0};
    put_kids(&kids, tree->nodes, tree->count);
    ObjectNumber root = write_node(tree, "Kids", buffer_text(&kids), NULL);
    buffer_free(&kids);
    return root;
}

ObjectNumber tree_end(TreeWriter *tree)
{
    ObjectNumber root = write_root(tree);
    buffer_free(&tree->entries);
    buffer_free(&tree->first);
    buffer_free(&tree->last);
    return root;
}
