#include "styles/selectors.h"

#include "styles/simple_selectors.h"

/* Matching from right to left, without exponential behaviour.
 *
 * The rightmost compound is tried on the element; each combinator then moves to where the next
 * compound must match. Child (>) and next sibling (+) leave no choice. A descendant combinator may
 * choose among ancestors, ~ among earlier siblings; always the nearest that matches is taken, and the
 * choice is remembered in case what stands further left fails.
 *
 *      section > ol   li ~ li > p        tried on p: li is its parent, the nearest earlier li is
 *              ^    ^    ^    ^           chosen, the nearest ancestor ol, whose parent must be a
 *            fixed chosen chosen fixed    section; if not, the next ancestor ol is chosen.
 *
 * Only the latest choice of each sort is ever reconsidered:
 *  - Another ancestor for an earlier (further right) descendant combinator would lie higher, and
 *    every ancestor of it has been seen already. So when no ancestor is left, nothing matches.
 *  - Another earlier sibling has the same ancestors; so once the way led up, ~ is settled.
 * Each ancestor and each sibling on the way is tried at most once for each compound. The naive way,
 * backtracking into every choice, takes time exponential in the combinators.
 *
 * Three things are remembered over calls, because they would make a long or deep document quadratic: for ~
 * the nearest earlier sibling that matches, the nearest ancestor beyond a few, and the outcome of the selectors in :is() and :not() that
 * have combinators. */

static bool compound_matches(SelectorMatcher *matcher, const CompoundSelector *compound,
                             const Node *element)
{
    for (uint32_t i = 0; i < compound->count; i++)
        if (!simple_matches(matcher, &compound->simples[i], element))
            return false;
    return true;
}

/* --- choices ------------------------------------------------------------------------------- */

enum {
    NEAR = 32 /* ancestors that are tried before the memory is asked: most documents have no more */
};

/* The nearest ancestor that the compound matches, or NULL, of an element in the deep. known[number] is that
 * ancestor for nodes that were asked about; the node itself stands for "none". */
static const Node *far_ancestor(SelectorMatcher *matcher, const CompoundSelector *compound,
                                const Node *element)
{
    const Node **known = matcher_memo(matcher, compound, sizeof *known);
    const Node *at = element;
    const Node *found = NULL;
    while (!found && at) {
        if (known && known[at->number]) {
            found = known[at->number] == at ? NULL : known[at->number];
            break;
        }
        at = at->parent;
        if (at && compound_matches(matcher, compound, at))
            found = at;
    }
    for (const Node *node = element; known && node && node != at && !known[node->number];
         node = node->parent)
        known[node->number] = found ? found : node;
    return found;
}

/* The nearest ancestor that the compound matches, or NULL. */
static const Node *nearest_ancestor(SelectorMatcher *matcher, const CompoundSelector *compound,
                                    const Node *element)
{
    const Node *at = element;
    for (int tried = 0; tried < NEAR; tried++) {
        at = at->parent;
        if (!at || compound_matches(matcher, compound, at))
            return at;
    }
    return far_ancestor(matcher, compound, at);
}

/* The nearest earlier sibling that the compound matches, or NULL. known[number] is that sibling for
 * nodes that were asked about; the node itself stands for "none". */
static const Node *nearest_sibling(SelectorMatcher *matcher, const CompoundSelector *compound,
                                   const Node *element)
{
    const Node **known = matcher_memo(matcher, compound, sizeof *known);
    const Node *at = element;
    const Node *found = NULL;
    while (!found && at) {
        if (known && known[at->number]) {
            found = known[at->number] == at ? NULL : known[at->number];
            break;
        }
        at = node_element_before(at);
        if (at && compound_matches(matcher, compound, at))
            found = at;
    }
    for (const Node *node = element; known && node && node != at && !known[node->number];
         node = node_element_before(node))
        known[node->number] = found ? found : node;
    return found;
}

/* --- walking left -------------------------------------------------------------------------- */

/* A choice that can be reconsidered: compound index was matched by node. */
typedef struct Choice {
    uint32_t index; /* 0 for none */
    const Node *node;
} Choice;

typedef struct Walk {
    SelectorMatcher *matcher;
    const CompoundSelector *compounds;
    uint32_t index; /* of the compound that node matches */
    const Node *node;
    Choice ancestor;
    Choice sibling;
} Walk;

static bool choose_ancestor(Walk *walk, uint32_t index, const Node *below)
{
    const Node *found = nearest_ancestor(walk->matcher, &walk->compounds[index], below);
    walk->ancestor = (Choice){index, found};
    walk->sibling.index = 0;
    walk->index = index;
    walk->node = found;
    return found != NULL;
}

static bool choose_sibling(Walk *walk, uint32_t index, const Node *behind)
{
    const Node *found = nearest_sibling(walk->matcher, &walk->compounds[index], behind);
    walk->sibling = (Choice){found ? index : 0, found};
    walk->index = index;
    walk->node = found;
    return found != NULL;
}

/* Takes up the latest choice that is left; false if there is none. */
static bool reconsider(Walk *walk)
{
    if (walk->sibling.index && choose_sibling(walk, walk->sibling.index, walk->sibling.node))
        return true;
    return walk->ancestor.index && choose_ancestor(walk, walk->ancestor.index, walk->ancestor.node);
}

static bool step_to(Walk *walk, const Node *node)
{
    if (!node || !compound_matches(walk->matcher, &walk->compounds[walk->index + 1], node))
        return false;
    walk->index++;
    walk->node = node;
    return true;
}

/* Moves to the next compound; false if nothing there matches. */
static bool step_left(Walk *walk)
{
    switch (walk->compounds[walk->index].combinator) {
    case COMBINATOR_CHILD:
        walk->sibling.index = 0;
        return step_to(walk, walk->node->parent);
    case COMBINATOR_NEXT:
        return step_to(walk, node_element_before(walk->node));
    case COMBINATOR_SUBSEQUENT:
        return choose_sibling(walk, walk->index + 1, walk->node);
    case COMBINATOR_DESCENDANT:
        return choose_ancestor(walk, walk->index + 1, walk->node);
    case COMBINATOR_NONE:
        break;
    }
    return false;
}

bool selector_matches(SelectorMatcher *matcher, const Selector *selector, const Node *element)
{
    Walk walk = {.matcher = matcher, .compounds = selector->compounds, .node = element};
    if (!compound_matches(matcher, &walk.compounds[0], element))
        return false;
    while (walk.index + 1 < selector->count) {
        bool is_descendant = walk.compounds[walk.index].combinator == COMBINATOR_DESCENDANT;
        if (step_left(&walk))
            continue;
        if (is_descendant || !reconsider(&walk))
            return false;
    }
    return true;
}
