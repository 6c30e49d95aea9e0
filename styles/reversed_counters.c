#include "styles/reversed_counters.h"

static bool reverses(const DeclarationBlock *block)
{
    for (uint32_t i = 0; i < block->count; i++) {
        const Declaration *declaration = &block->items[i];
        const Value *pairs = &declaration->value;
        if (declaration->property != PROPERTY_COUNTER_RESET)
            continue;
        if (declaration->pending)
            return true; /* it may */
        for (uint32_t p = 0; pairs->kind == VALUE_LIST && p < pairs->list->count; p += 2)
            if (value_is_keyword(&pairs->list->items[p + 1], KEYWORD_AUTO))
                return true;
    }
    return false;
}

static bool sheet_reverses(const Stylesheet *sheet)
{
    for (size_t i = 0; i < sheet->rule_count; i++)
        if (reverses(&sheet_rule(sheet, i)->block))
            return true;
    return false;
}

/* What plenary's own defaults reverse: ol[reversed]. */
static bool has_reversed_list(const Document *document)
{
    Name reversed = names_find(document->names, text_of("reversed"));
    Text value;
    for (const Node *node = document->root; node && reversed;
         node = node_following(node, document->root))
        if (!node_is_text(node) && node->tag == TAG_OL && node_attribute(node, reversed, &value))
            return true;
    return false;
}

bool counters_are_reversed(const Document *document, const SheetList *sheets)
{
    for (size_t s = 0; s < sheets->count; s++)
        if (sheets->items[s]->origin != SHEET_BASE && sheet_reverses(sheets->items[s]))
            return true;
    return has_reversed_list(document);
}

/* The walk of styled.c as far as counters see it. */
typedef struct ScopeWalk {
    const Document *document;
    Cascade *cascade;
    Counters *counters;
    const ComputedStyle **computed; /* by node number */
    uint32_t depth;
    const Node *hidden;
} ScopeWalk;

static void count_pseudo(ScopeWalk *walk, const Node *element, PseudoElement pseudo)
{
    const ComputedStyle *around = walk->computed[element->number];
    const ComputedStyle *computed = cascade_pseudo(walk->cascade, element, pseudo, around);
    if (computed && style_value(computed->style, PROPERTY_CONTENT)->kind == VALUE_LIST &&
        !style_is(computed->style, PROPERTY_DISPLAY, KEYWORD_NONE))
        counters_apply(walk->counters, computed->style, element, walk->depth + 1);
}

static void enter(ScopeWalk *walk, const Node *node)
{
    if (node_is_text(node))
        return;
    const ComputedStyle *parent = node->parent ? walk->computed[node->parent->number] : NULL;
    const ComputedStyle *computed = cascade_element(walk->cascade, node, parent);
    walk->computed[node->number] = computed;
    if (!walk->hidden && style_is(computed->style, PROPERTY_DISPLAY, KEYWORD_NONE))
        walk->hidden = node;
    if (walk->hidden)
        return;
    counters_enter(walk->counters, node);
    counters_apply(walk->counters, computed->style, node, walk->depth);
    count_pseudo(walk, node, PSEUDO_BEFORE);
}

static void leave(void *context, const Node *node)
{
    ScopeWalk *walk = context;
    if (node_is_text(node))
        return;
    if (!walk->hidden)
        count_pseudo(walk, node, PSEUDO_AFTER);
    counters_leave(walk->counters, walk->depth);
    if (walk->hidden == node)
        walk->hidden = NULL;
}

void reversed_counters_begin(Arena *arena, const Document *document, Cascade *cascade,
                             Counters *counters)
{
    ScopeWalk walk = {
        .document = document,
        .cascade = cascade,
        .counters = counters_new(arena, document->names),
        .computed = ARENA_ARRAY(arena, const ComputedStyle *, document->node_count),
        .depth = 1,
    };
    const Node *node = document->root;
    while (node && !arena_is_over_limit(arena)) {
        enter(&walk, node);
        node = node_walk_on(node, document->root, &walk.depth, leave, &walk);
    }
    counters_leave(walk.counters, 0);
    counters_begin_reversed(counters, walk.counters);
}
