#include "layout/galley.h"

#include <stdlib.h>

void galley_add(Arena *arena, Galley *galley, const Slot *slot)
{
    galley->slots = arena_reserve(arena, galley->slots, galley->slot_count, &galley->slot_capacity,
                                  sizeof *galley->slots);
    galley->slots[galley->slot_count++] = *slot;
}

uint32_t galley_add_notes(Arena *arena, Galley *galley, const Note *notes, uint32_t count)
{
    uint32_t first = (uint32_t)galley->note_count;
    for (uint32_t i = 0; i < count; i++) {
        galley->notes = arena_reserve(arena, galley->notes, galley->note_count,
                                      &galley->note_capacity, sizeof *galley->notes);
        galley->notes[galley->note_count++] = notes[i];
    }
    return first;
}

bool note_streams_equal(const Note *a, const Note *b)
{
    return a->stream == b->stream && a->stream_name == b->stream_name;
}

size_t galley_boxes_past(const Galley *galley, size_t at)
{
    size_t past = at + 1;
    while (past < galley->box_count && galley->boxes[past].first < galley->boxes[at].end)
        past++;
    return past;
}

unsigned block_box_paint(Arena *arena, const BlockBox *box, BoxSize size, unsigned sides,
                         BoxPaint paints[BOX_PAINTS_MOST])
{
    unsigned count = box->is_bare ? box_paint_background(box->style, size, paints)
                                  : box_paint(arena, box->style, size, sides, paints);
    if (box->backdrop_width)
        box_paint_is_of(paints, count,
                        &(Backdrop){.x = length_subtract(box->backdrop_x, box->x),
                                    .box = {box->backdrop_width, size.height}});
    return count;
}

Length slot_baseline(const Slot *slot)
{
    if (slot->kind == SLOT_LINE)
        return slot->line->above;
    if (slot->kind == SLOT_ROW)
        return slot->row->first_baseline;
    return slot->kind == SLOT_BOX ? slot->frame->first_baseline : 0;
}

/* Parts come piece by piece; in a stable order by cell. */
static int compare_parts(const void *left, const void *right)
{
    const RowPart *a = left;
    const RowPart *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

const RowPart *galley_row_parts(Arena *arena, const Galley *galley, size_t first, size_t *slot_end,
                                uint32_t *count)
{
    uint32_t row = galley->slots[first].row->row;
    size_t most = 0;
    size_t end = first;
    for (; end < *slot_end && galley->slots[end].kind == SLOT_ROW; end++) {
        if (galley->slots[end].row->row != row)
            break;
        most += galley->slots[end].row->cell_count;
    }
    RowPart *parts = ARENA_ARRAY(arena, RowPart, most);
    *count = 0;
    Length y = 0;
    for (size_t i = first; i < end; i++) {
        const Slot *slot = &galley->slots[i];
        for (uint32_t n = 0; n < slot->row->cell_count; n++)
            parts[(*count)++] =
                (RowPart){slot->row->cells[n].number, slot->x, y, slot->row->cells[n].frame};
        y = length_add(y, slot->height);
    }
    if (end > first + 1)
        qsort(parts, most, sizeof *parts, compare_parts);
    *slot_end = end;
    return parts;
}

Length slot_height_below_cut(const Slot *slot)
{
    return length_add(slot->cut_below,
                      slot->repeat && slot->repeat->below ? slot->repeat->below->height : 0);
}

Length slot_height_above_cut(const Slot *slot)
{
    return length_add(slot->cut_above,
                      slot->repeat && slot->repeat->above ? slot->repeat->above->height : 0);
}

int64_t galley_height(const Galley *galley, size_t first, size_t end)
{
    int64_t height = 0;
    for (size_t i = first; i < end; i++)
        height += galley->slots[i].height;
    return height;
}
