/* Matching one simple selector against one element, and what the matcher remembers of a document. */
#ifndef PLENARY_STYLES_SIMPLE_SELECTORS_H
#define PLENARY_STYLES_SIMPLE_SELECTORS_H

#include "styles/selectors.h"

/* Whether the simple selector matches the element. */
bool simple_matches(SelectorMatcher *matcher, const SimpleSelector *simple, const Node *element);

/* A zeroed array with an item for each node, the same one for the same key (the address of a part of
 * a selector); NULL when there are too many of them. */
void *matcher_memo(SelectorMatcher *matcher, const void *key, size_t item_bytes);

#endif
