/* Where the links of a document lead: from the call of a note to the note and back, and wherever an
 * href says. */
#ifndef PLENARY_LAYOUT_LINK_TARGETS_H
#define PLENARY_LAYOUT_LINK_TARGETS_H

#include "layout/anchors.h"
#include "layout/structure.h"

/* By structure element: what text of it leads to, or NULL. What leads to an identifier that no element
 * has is not there. */
const LinkTarget *const *link_targets_find(Arena *arena, const StyledTree *tree,
                                           const Structure *structure, const Anchors *anchors);

#endif
