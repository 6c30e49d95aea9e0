#include "styles/rule_index.h"

#include <stdlib.h>

/* What puts a selector into a bucket: the rarest thing that its rightmost compound asks for. */
static const SimpleSelector *find_simple(const Selector *selector, SimpleKind kind)
{
    const CompoundSelector *compound = &selector->compounds[0];
    for (uint32_t i = 0; i < compound->count; i++)
        if (compound->simples[i].kind == kind)
            return &compound->simples[i];
    return NULL;
}

uint32_t rule_index_named(const RuleIndex *index, Name name)
{
    const uint32_t *first = hash_table_item(&index->named, hash_pointer(name));
    return first ? *first : 0;
}

static uint32_t *named_bucket(RuleIndex *index, Name name)
{
    uint64_t hash = hash_pointer(name);
    uint32_t *first = hash_table_item(&index->named, hash);
    if (!first) {
        first = ARENA_NEW(index->named.arena, uint32_t);
        hash_table_add(&index->named, hash, first);
    }
    return first;
}

/* The bucket that a selector belongs to; NULL for one that matches nothing. */
static uint32_t *bucket_of(RuleIndex *index, const Selector *selector)
{
    const SimpleSelector *simple = find_simple(selector, SIMPLE_ID);
    if (!simple)
        simple = find_simple(selector, SIMPLE_CLASS);
    if (simple)
        return named_bucket(index, simple->name);
    simple = find_simple(selector, SIMPLE_TYPE);
    if (simple)
        return &index->by_tag[simple->tag];
    return find_simple(selector, SIMPLE_NOTHING) ? NULL : &index->any;
}

static int compare_entries(const void *left, const void *right)
{
    const IndexEntry *a = left;
    const IndexEntry *b = right;
    if (a->origin != b->origin)
        return a->origin < b->origin ? -1 : 1;
    if (a->selector->specificity != b->selector->specificity)
        return a->selector->specificity < b->selector->specificity ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

/* A selector of the sheets, one after another. */
typedef struct SelectorWalk {
    const SheetList *sheets;
    size_t sheet;
    size_t rule;
    uint32_t item;
    uint32_t order;
    IndexEntry entry; /* the one that was found */
} SelectorWalk;

static bool next_selector(SelectorWalk *walk)
{
    for (; walk->sheet < walk->sheets->count; walk->sheet++, walk->rule = 0) {
        const Stylesheet *sheet = walk->sheets->items[walk->sheet];
        for (; walk->rule < sheet->rule_count; walk->rule++, walk->order++, walk->item = 0) {
            const StyleRule *rule = sheet_rule(sheet, walk->rule);
            if (walk->item == rule->selectors.count)
                continue;
            walk->entry = (IndexEntry){&rule->selectors.items[walk->item++], rule, sheet->origin,
                                       walk->order, 0};
            return true;
        }
    }
    return false;
}

/* Puts the entries, which are gathered, into their order and into buckets. */
static void put_in_order(RuleIndex *index)
{
    if (index->count)
        qsort(index->entries, index->count, sizeof *index->entries, compare_entries);
    for (uint32_t rank = index->count; rank > 0; rank--) {
        IndexEntry *entry = &index->entries[rank - 1];
        uint32_t *bucket = bucket_of(index, entry->selector);
        if (!bucket)
            continue;
        entry->next = *bucket;
        *bucket = rank;
    }
}

void rule_indexes_make(Arena *arena, const SheetList *sheets, RuleIndex *indexes[PSEUDO_COUNT])
{
    uint32_t counts[PSEUDO_COUNT] = {0};
    SelectorWalk walk = {.sheets = sheets};
    while (next_selector(&walk))
        counts[walk.entry.selector->pseudo]++;
    for (PseudoElement pseudo = PSEUDO_NONE; pseudo < PSEUDO_COUNT; pseudo++) {
        indexes[pseudo] = ARENA_NEW(arena, RuleIndex);
        indexes[pseudo]->named = hash_table_of(arena);
        indexes[pseudo]->entries = ARENA_ARRAY(arena, IndexEntry, counts[pseudo]);
    }
    walk = (SelectorWalk){.sheets = sheets};
    while (next_selector(&walk)) {
        RuleIndex *index = indexes[walk.entry.selector->pseudo];
        index->entries[index->count++] = walk.entry;
    }
    for (PseudoElement pseudo = PSEUDO_NONE; pseudo < PSEUDO_COUNT; pseudo++)
        put_in_order(indexes[pseudo]);
}
