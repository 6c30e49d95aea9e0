#include "output/check_trees.h"

typedef struct Node {
    const PdfValue *kids;
    uint32_t next;
} Node;

typedef struct Reading {
    Pdf *pdf;
    TreeEntries *tree;
    bool has_names;
} Reading;

/* Negative when a stands before b. */
static int compare(const TreeEntry *a, const TreeEntry *b)
{
    int by_name = text_compare(a->name, b->name);
    return by_name ? by_name : (a->number > b->number) - (a->number < b->number);
}

static void add(Reading *reading, const PdfValue *key, const PdfValue *value)
{
    TreeEntries *tree = reading->tree;
    PdfType wanted = reading->has_names ? PDF_STRING : PDF_INTEGER;
    if (key->type != wanted) {
        tree->is_broken = true;
        return;
    }
    TreeEntry entry = {.value = value};
    if (reading->has_names)
        entry.name = key->text;
    else
        entry.number = key->number;
    if (tree->count > 0 && compare(&tree->items[tree->count - 1], &entry) >= 0)
        tree->is_broken = true;
    tree->items = arena_reserve(reading->pdf->arena, tree->items, tree->count, &tree->capacity,
                                sizeof *tree->items);
    tree->items[tree->count++] = entry;
}

static void read_leaf(Reading *reading, const PdfValue *dict)
{
    const PdfValue *entries = pdf_get(reading->pdf, dict, reading->has_names ? "Names" : "Nums");
    if (entries->type != PDF_ARRAY || entries->count % 2) {
        reading->tree->is_broken = true;
        return;
    }
    for (uint32_t i = 0; i < entries->count; i += 2)
        add(reading, pdf_item(reading->pdf, entries, i), &entries->items[i + 1]);
}

/* Opens an inner node; a leaf is read. */
static bool enter(Reading *reading, const PdfValue *dict, Node *node)
{
    *node = (Node){pdf_get(reading->pdf, dict, "Kids"), 0};
    if (node->kids->type == PDF_ARRAY)
        return true;
    read_leaf(reading, dict);
    return false;
}

static void read_below(Reading *reading, Node *nodes)
{
    for (size_t depth = 1; depth > 0;) {
        Node *node = &nodes[depth - 1];
        if (node->next == node->kids->count) {
            depth--;
            continue;
        }
        const PdfValue *kid = &node->kids->items[node->next++];
        if (kid->type != PDF_REFERENCE || depth == PDF_DEEPEST ||
            !pdf_meet(reading->pdf, kid->object, PDF_WALK_TREES))
            reading->tree->is_broken = true;
        else if (enter(reading, pdf_follow(reading->pdf, kid), &nodes[depth]))
            depth++;
    }
}

const TreeEntries *trees_read(Pdf *pdf, const PdfValue *root, bool has_names)
{
    TreeEntries *tree = ARENA_NEW(pdf->arena, TreeEntries);
    Reading reading = {pdf, tree, has_names};
    if (root->type == PDF_NULL)
        return tree;
    ArenaMark mark = arena_mark(pdf->stack);
    Node *nodes = ARENA_ARRAY(pdf->stack, Node, PDF_DEEPEST + 1);
    if (enter(&reading, root, &nodes[0]))
        read_below(&reading, nodes);
    arena_release(pdf->stack, mark);
    return tree;
}

static const PdfValue *find(Pdf *pdf, const TreeEntries *tree, const TreeEntry *wanted)
{
    size_t low = 0;
    size_t high = tree->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(&tree->items[middle], wanted);
        if (order == 0)
            return pdf_follow(pdf, tree->items[middle].value);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return pdf_follow(pdf, NULL);
}

const PdfValue *trees_find_name(Pdf *pdf, const TreeEntries *tree, Text name)
{
    return find(pdf, tree, &(TreeEntry){.name = name});
}

const PdfValue *trees_find_number(Pdf *pdf, const TreeEntries *tree, double number)
{
    return find(pdf, tree, &(TreeEntry){.number = number});
}
