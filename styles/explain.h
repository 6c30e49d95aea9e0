/* For --explain: which rules give elements their style. */
#ifndef PLENARY_STYLES_EXPLAIN_H
#define PLENARY_STYLES_EXPLAIN_H

#include "styles/styled.h"

/* For the elements that a selector matches, all rules that apply to them or, where the selector ends
 * in a pseudo-element, to that, in ascending order of the cascade: each with its place, origin,
 * specificity and selector, and its declarations, "+" before those that win and "-" before those that
 * others override. Elements with the same rules are told together. STATUS_USAGE, after a report, for
 * what is no selector. */
Status styled_explain(const StyledTree *tree, Text selector, Diagnostics *diagnostics, Buffer *out);

#endif
