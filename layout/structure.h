/* The document's logical structure, as tagged PDF and other accessible formats want it: which
 * structure element each node's text belongs to. Built once from the styled tree, before layout;
 * layout only copies element numbers onto its marks. */
#ifndef PLENARY_LAYOUT_STRUCTURE_H
#define PLENARY_LAYOUT_STRUCTURE_H

#include "layout/page.h"

/* No element: what is not shown. Unlike the artifacts of page.h. */
#define STRUCTURE_NONE 0xFFFFFFF0u

typedef struct Structure {
    StructureElement *elements;
    size_t count;
    size_t capacity;
    /* By Node.number: the element of the node's own text, of its marker, of the call that a note
     * leaves in the text. STRUCTURE_NONE where there is none (nodes that are not shown). */
    uint32_t *of_node;
    uint32_t *of_label;
    uint32_t *of_call;
    uint32_t *
        of_before; /* of what is generated before its content, or instead of it, and after it, if it */
    uint32_t *of_after; /* has alternative text of its own; NULL if there is none in the document */
} Structure;

/* Elements by the roles of HTML names and the display of styles: what is displayed as a list item
 * becomes L, LI, Lbl and LBody whatever its name, so that a numbered paragraph is announced as one.
 * A note follows the paragraph that calls it. */
Structure *structure_build(Arena *arena, const StyledTree *tree);

/* What content generated for a node belongs to: around, unless its alternative text says otherwise. */
uint32_t structure_of_generated(const Structure *structure, const StyledTree *tree,
                                const Generated *generated, const Node *node, uint32_t around);

#endif
