/* Which rules apply to an element or pseudo-element, and the style that they make.
 *
 * The essay is in cascade.c. */
#ifndef PLENARY_STYLES_CASCADE_H
#define PLENARY_STYLES_CASCADE_H

#include "styles/rule_index.h"
#include "styles/style_maker.h"

typedef struct Cascade Cascade;

/* A cascade of sheets over a numbered document; styles come from maker. Sheets, document and maker
 * must outlive it. */
Cascade *cascade_new(Arena *arena, const Document *document, const SheetList *sheets,
                     StyleMaker *maker);

/* The style of an element whose parent has that style; NULL for the root's parent. */
const ComputedStyle *cascade_element(Cascade *cascade, const Node *element,
                                     const ComputedStyle *parent);

/* A rule that applies. */
typedef struct RuleMatch {
    const Selector *selector;
    const DeclarationBlock *block;
    SheetOrigin origin;
} RuleMatch;

/* All that apply to an element or its pseudo-element, in ascending order of the cascade; the array is
 * made in arena. */
const RuleMatch *cascade_rules(Cascade *cascade, Arena *arena, const Node *element,
                               PseudoElement pseudo, size_t *count);

/* The style of a pseudo-element of an element with that style. NULL for ::before and ::after if no
 * rule that matches names them; the others are there without rules. */
const ComputedStyle *cascade_pseudo(Cascade *cascade, const Node *element, PseudoElement pseudo,
                                    const ComputedStyle *style);

#endif
