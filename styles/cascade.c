#include "styles/cascade.h"

#include <stdlib.h>

#include "base/hash_table.h"

/* How a document of 50,000 nodes is styled in a few milliseconds.
 *
 *   element ──▶ buckets ──▶ candidates ──▶ matching ──▶ ranks ──▶ cache ──▶ ComputedStyle
 *              id, class,   a few rules    (selectors.c) sorted    │
 *              type, any                                           └─miss─▶ style_maker.c
 *
 * Documents repeat themselves: of thousands of paragraphs most match the same rules below the same
 * parent. A style depends on nothing but the parent's style and the rules that match, so the ranks
 * of the matching selectors, with the parent, are the key of a cache. They are what matched, not the
 * element's name and classes: rules that ask for siblings, attributes or places give different ranks
 * by themselves, so nothing else needs to know of them.
 *
 * Rejected: sharing by comparing an element with its neighbours, as browsers did, which needs a list
 * of all that could make them differ; and a tree of rules to hold partial results, which pays where
 * styles change, not where each is made once.
 *
 * Source: CSS Cascade 4, section 6, whose order is laid down in the ranks when the index is made. */

typedef struct CachedStyle {
    const ComputedStyle *parent;
    const uint32_t *ranks;
    uint32_t count;
    PseudoElement pseudo;
    const ComputedStyle *computed;
} CachedStyle;

struct Cascade {
    Arena *arena;
    StyleMaker *maker;
    SelectorMatcher *matcher;
    RuleIndex *indexes[PSEUDO_COUNT];
    HashTable cache; /* of CachedStyle */
    uint32_t *ranks; /* of the element in hand, ascending */
    size_t rank_count;
    size_t rank_capacity;
    AppliedBlock *blocks; /* the same as blocks, with room for as many */
    size_t block_capacity;
};

Cascade *cascade_new(Arena *arena, const Document *document, const SheetList *sheets,
                     StyleMaker *maker)
{
    Cascade *cascade = ARENA_NEW(arena, Cascade);
    cascade->arena = arena;
    cascade->maker = maker;
    cascade->matcher = selector_matcher_new(arena, document);
    rule_indexes_make(arena, sheets, cascade->indexes);
    cascade->cache = hash_table_of(arena);
    return cascade;
}

/* --- what matches -------------------------------------------------------------------------- */

static void add_rank(Cascade *cascade, uint32_t rank)
{
    cascade->ranks = arena_reserve(cascade->arena, cascade->ranks, cascade->rank_count,
                                   &cascade->rank_capacity, sizeof *cascade->ranks);
    cascade->ranks[cascade->rank_count++] = rank;
}

static int compare_ranks(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left;
    uint32_t b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/* Ranks come in a few ascending runs, one a bucket, and are few: mostly each is moved to its place
 * from the end. */
static void sort_ranks(Cascade *cascade)
{
    enum {
        FEW = 64
    };
    uint32_t *ranks = cascade->ranks;
    if (cascade->rank_count > FEW) {
        qsort(ranks, cascade->rank_count, sizeof *ranks, compare_ranks);
        return;
    }
    for (size_t i = 1; i < cascade->rank_count; i++) {
        uint32_t rank = ranks[i];
        size_t at = i;
        for (; at > 0 && ranks[at - 1] > rank; at--)
            ranks[at] = ranks[at - 1];
        ranks[at] = rank;
    }
}

static void try_bucket(Cascade *cascade, const RuleIndex *index, uint32_t first,
                       const Node *element)
{
    for (uint32_t at = first; at; at = index->entries[at - 1].next)
        if (selector_matches(cascade->matcher, index->entries[at - 1].selector, element))
            add_rank(cascade, at - 1);
}

static void find_ranks(Cascade *cascade, const RuleIndex *index, const Node *element)
{
    cascade->rank_count = 0;
    if (index->count == 0)
        return;
    try_bucket(cascade, index, index->any, element);
    try_bucket(cascade, index, index->by_tag[element->tag], element);
    for (const ClassLink *link = element->classes; link; link = link->next)
        try_bucket(cascade, index, rule_index_named(index, link->name), element);
    if (element->id)
        try_bucket(cascade, index, rule_index_named(index, element->id), element);
    sort_ranks(cascade);
}

/* --- the cache ----------------------------------------------------------------------------- */

static uint64_t hash_of(const Cascade *cascade, const ComputedStyle *parent, PseudoElement pseudo)
{
    uint64_t hash = parent ? parent->number + 1 : 0;
    hash = hash << 8 ^ (uint64_t)pseudo;
    for (size_t i = 0; i < cascade->rank_count; i++)
        hash = (hash ^ cascade->ranks[i]) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

static bool is_for(const CachedStyle *cached, const Cascade *cascade, const ComputedStyle *parent,
                   PseudoElement pseudo)
{
    if (cached->parent != parent || cached->pseudo != pseudo ||
        cached->count != cascade->rank_count)
        return false;
    for (uint32_t i = 0; i < cached->count; i++)
        if (cached->ranks[i] != cascade->ranks[i])
            return false;
    return true;
}

static const uint32_t *copy_ranks(const Cascade *cascade)
{
    uint32_t *copy = ARENA_ARRAY(cascade->arena, uint32_t, cascade->rank_count);
    for (size_t i = 0; i < cascade->rank_count; i++)
        copy[i] = cascade->ranks[i];
    return copy;
}

/* --- styles -------------------------------------------------------------------------------- */

static const ComputedStyle *make(Cascade *cascade, const RuleIndex *index,
                                 const ComputedStyle *parent)
{
    for (size_t i = 0; i < cascade->rank_count; i++) {
        const IndexEntry *entry = &index->entries[cascade->ranks[i]];
        cascade->blocks = arena_reserve(cascade->arena, cascade->blocks, i,
                                        &cascade->block_capacity, sizeof *cascade->blocks);
        cascade->blocks[i] = (AppliedBlock){&entry->rule->block, entry->origin};
    }
    return style_make(cascade->maker, parent, cascade->blocks, cascade->rank_count);
}

/* The style for the ranks in hand, out of the cache or new. */
static const ComputedStyle *style_of_ranks(Cascade *cascade, const ComputedStyle *parent,
                                           PseudoElement pseudo)
{
    uint64_t hash = hash_of(cascade, parent, pseudo);
    for (const HashSlot *slot = hash_table_find(&cascade->cache, hash); slot;
         slot = hash_table_next(&cascade->cache, slot)) {
        const CachedStyle *cached = slot->item;
        if (is_for(cached, cascade, parent, pseudo))
            return cached->computed;
    }
    CachedStyle *made = ARENA_NEW(cascade->arena, CachedStyle);
    *made = (CachedStyle){parent, copy_ranks(cascade), (uint32_t)cascade->rank_count, pseudo,
                          make(cascade, cascade->indexes[pseudo], parent)};
    hash_table_add(&cascade->cache, hash, made);
    return made->computed;
}

const ComputedStyle *cascade_element(Cascade *cascade, const Node *element,
                                     const ComputedStyle *parent)
{
    find_ranks(cascade, cascade->indexes[PSEUDO_NONE], element);
    return style_of_ranks(cascade, parent, PSEUDO_NONE);
}

const ComputedStyle *cascade_pseudo(Cascade *cascade, const Node *element, PseudoElement pseudo,
                                    const ComputedStyle *style)
{
    find_ranks(cascade, cascade->indexes[pseudo], element);
    bool needs_rules = pseudo == PSEUDO_BEFORE || pseudo == PSEUDO_AFTER ||
                       pseudo == PSEUDO_FIRST_LINE || pseudo == PSEUDO_FIRST_LETTER ||
                       pseudo == PSEUDO_CONTINUED;
    return needs_rules && cascade->rank_count == 0 ? NULL : style_of_ranks(cascade, style, pseudo);
}

const RuleMatch *cascade_rules(Cascade *cascade, Arena *arena, const Node *element,
                               PseudoElement pseudo, size_t *count)
{
    const RuleIndex *index = cascade->indexes[pseudo];
    find_ranks(cascade, index, element);
    RuleMatch *rules = ARENA_ARRAY(arena, RuleMatch, cascade->rank_count);
    for (size_t i = 0; i < cascade->rank_count; i++) {
        const IndexEntry *entry = &index->entries[cascade->ranks[i]];
        rules[i] = (RuleMatch){entry->selector, &entry->rule->block, entry->origin};
    }
    *count = cascade->rank_count;
    return rules;
}
