/* The bar of what was revised, from the style (-plenary-change-bar). */
#ifndef PLENARY_LAYOUT_CHANGE_BAR_H
#define PLENARY_LAYOUT_CHANGE_BAR_H

#include "layout/composer.h"

typedef struct ChangeBar {
    const Node
        *node; /* the block that was revised: its bar goes through the spaces in it; NULL of an
                         inline element */
    Length width;
    Keyword style;
    Color color;
} ChangeBar;

/* The bar of an element of a style, in the arena; that around it if it has none of its own, which may be
 * NULL. */
const ChangeBar *change_bar_of(Arena *arena, const Style *style, const Node *node,
                               const ChangeBar *around);

/* The bar of the innermost revised element at or around a node, or NULL. */
const ChangeBar *change_bar_around(const Composer *composer, const Node *node);

#endif
