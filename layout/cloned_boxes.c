/* Boxes that are broken with all their edges (box-decoration-break: clone, CSS Fragmentation 3, section
 * 5.4): at a cut in one, its lower padding and border stand on the page before and its upper ones on the
 * page behind, inside those of the cloned boxes around it. */
#include "layout/galley.h"

/* Columns beside each other are cut where the box around them is not. */
static bool goes_around_columns(const Galley *galley, const BlockBox *box)
{
    uint32_t columns = galley->slots[box->first].columns;
    for (uint32_t i = box->first; i < box->end; i++)
        if (galley->slots[i].kind != SLOT_MARGIN && galley->slots[i].columns != columns)
            return true;
    return false;
}

static void widen_cuts(Galley *galley, const BlockBox *box)
{
    for (uint32_t i = box->first + 1; i < box->end; i++) {
        Slot *slot = &galley->slots[i];
        slot->cut_above = length_add(slot->cut_above, box->edge_above);
        slot->cut_below = length_add(slot->cut_below, box->edge_below);
    }
}

static bool has_clones(const Galley *galley)
{
    for (size_t i = 0; i < galley->box_count; i++)
        if (galley->boxes[i].is_cloned)
            return true;
    return false;
}

void galley_clone_edges(Arena *arena, Galley *galley)
{
    if (!has_clones(galley))
        return;
    BlockBox **open = ARENA_ARRAY(arena, BlockBox *, galley->box_count);
    size_t open_count = 0;
    for (size_t i = 0; i < galley->box_count; i++) {
        BlockBox *box = &galley->boxes[i];
        while (open_count && open[open_count - 1]->end <= box->first)
            open_count--;
        const BlockBox *around = open_count ? open[open_count - 1] : NULL;
        if (around) {
            box->around_above = length_add(around->around_above, around->edge_above);
            box->around_below = length_add(around->around_below, around->edge_below);
        }
        box->is_cloned = box->is_cloned && !goes_around_columns(galley, box);
        if (!box->is_cloned)
            continue;
        widen_cuts(galley, box);
        open[open_count++] = box;
    }
}
