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

static IndexSlot *find_slot(const RuleIndex *index, Name name)
{
    size_t at = ((uintptr_t)name >> 4) * 0x9E3779B1u & (index->slot_count - 1);
    while (index->slots[at].name && index->slots[at].name != name)
        at = (at + 1) & (index->slot_count - 1);
    return &index->slots[at];
}

uint32_t rule_index_named(const RuleIndex *index, Name name)
{
    return find_slot(index, name)->first;
}

/* The bucket that a selector belongs to; NULL for one that matches nothing. */
static uint32_t *bucket_of(RuleIndex *index, const Selector *selector)
{
    const SimpleSelector *simple = find_simple(selector, SIMPLE_ID);
    if (!simple)
        simple = find_simple(selector, SIMPLE_CLASS);
    if (simple) {
        IndexSlot *slot = find_slot(index, simple->name);
        slot->name = simple->name;
        return &slot->first;
    }
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

/* Calls for each selector of the sheets with that pseudo-element: counts them, and fills entries in
 * unless that is NULL. */
static uint32_t gather(const SheetList *sheets, PseudoElement pseudo, IndexEntry *entries)
{
    uint32_t count = 0;
    uint32_t order = 0;
    for (size_t s = 0; s < sheets->count; s++) {
        const Stylesheet *sheet = sheets->items[s];
        for (size_t r = 0; r < sheet->rule_count; r++, order++) {
            const StyleRule *rule = &sheet->rules[r];
            for (uint32_t i = 0; i < rule->selectors.count; i++) {
                const Selector *selector = &rule->selectors.items[i];
                if (selector->pseudo != pseudo)
                    continue;
                if (entries)
                    entries[count] = (IndexEntry){selector, rule, sheet->origin, order, 0};
                count++;
            }
        }
    }
    return count;
}

RuleIndex *rule_index_new(Arena *arena, const SheetList *sheets, PseudoElement pseudo)
{
    RuleIndex *index = ARENA_NEW(arena, RuleIndex);
    index->count = gather(sheets, pseudo, NULL);
    index->entries = ARENA_ARRAY(arena, IndexEntry, index->count);
    gather(sheets, pseudo, index->entries);
    if (index->count)
        qsort(index->entries, index->count, sizeof *index->entries, compare_entries);
    index->slot_count = 16;
    while (index->slot_count < 2 * (size_t)index->count)
        index->slot_count *= 2;
    index->slots = ARENA_ARRAY(arena, IndexSlot, index->slot_count);
    for (uint32_t rank = index->count; rank > 0; rank--) {
        IndexEntry *entry = &index->entries[rank - 1];
        uint32_t *bucket = bucket_of(index, entry->selector);
        if (!bucket)
            continue;
        entry->next = *bucket;
        *bucket = rank;
    }
    return index;
}
