/* Selectors of all sheets, in buckets by what their rightmost compound names, so that only few are
 * tried on an element; and in the order of the cascade. */
#ifndef PLENARY_STYLES_RULE_INDEX_H
#define PLENARY_STYLES_RULE_INDEX_H

#include "base/hash_table.h"
#include "styles/sheet.h"

/* One complex selector with its rule. Its place in the index's entries is its rank: origin, then
 * specificity, then order of appearance. */
typedef struct IndexEntry {
    const Selector *selector;
    const StyleRule *rule;
    SheetOrigin origin;
    uint32_t order;
    uint32_t next; /* in its bucket, in ascending order: a rank plus 1, or 0 */
} IndexEntry;

/* The selectors that end in one pseudo-element, or in none. */
typedef struct RuleIndex {
    IndexEntry *entries;
    uint32_t count;
    uint32_t any; /* bucket of those that name no id, class or type */
    uint32_t by_tag[TAG_COUNT];
    HashTable named; /* by id or class: the first of its bucket, a rank plus 1, a uint32_t */
} RuleIndex;

/* An index of the sheets' selectors for each pseudo-element, and for elements themselves. */
void rule_indexes_make(Arena *arena, const SheetList *sheets, RuleIndex *indexes[PSEUDO_COUNT]);

/* First entry of the bucket of an id or class: a rank plus 1, or 0. */
uint32_t rule_index_named(const RuleIndex *index, Name name);

#endif
