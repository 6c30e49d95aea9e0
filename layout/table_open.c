/* Cuts where lines of different height leave none.
 *
 *     │ a line    │ a line    │        │ a line    │ a line    │
 *     │ a line    │           │        │ a line    │           │
 *     │ a line    │ a line    │        │           │ a line    │
 *     │ a line    │           │   →    │ a line    │───────────│ a cut
 *     │ a line    │ a line    │        │ a line    │ a line    │
 *
 * A row that is high and has no height at which a page may end would not go on any page. Then its cells
 * agree on one at least every quarter of a page: lines that stand across it are moved below it. What is
 * lost is less than a line a cell. */
#include "layout/table_rows.h"

/* The end of the last slot of a cell that ends between two heights of the band; the first if none
 * does. */
static int64_t last_end(const TableCell *cell, int64_t from, int64_t until)
{
    int64_t y = table_cell_content_top(cell);
    int64_t last = from;
    for (size_t i = 0; i < cell->galley->slot_count && y <= until; i++) {
        if (y > from)
            last = y;
        y += cell->galley->slots[i].height;
    }
    return y <= until && y > from ? y : last;
}

/* Puts space before a slot of a cell. */
static void push(Table *table, TableCell *cell, size_t slot, Length height)
{
    Galley *galley = cell->galley;
    galley_add(table->composer->arena, galley, &(Slot){.kind = SLOT_MARGIN});
    for (size_t i = galley->slot_count - 1; i > slot; i--)
        galley->slots[i] = galley->slots[i - 1];
    galley->slots[slot] = (Slot){.kind = SLOT_MARGIN, .cut = CUT_NEVER, .height = height};
    for (size_t i = 0; i < galley->box_count; i++) {
        BlockBox *box = &galley->boxes[i];
        box->first += box->first >= slot;
        box->end += box->end > slot;
    }
    cell->content_height += height;
}

/* Moves the slot of a cell that stands across a height below it, unless it began before another. */
static void push_across(Table *table, TableCell *cell, int64_t from, int64_t cut)
{
    int64_t y = table_cell_content_top(cell);
    for (size_t i = 0; i < cell->galley->slot_count && y < cut; i++) {
        int64_t end = y + cell->galley->slots[i].height;
        if (y > from && end > cut) {
            push(table, cell, i, length_clip(cut - y));
            return;
        }
        y = end;
    }
}

static int64_t content_end(const Table *table, const Band *band)
{
    int64_t last = 0;
    for (uint32_t i = band->first_cell; i < band->cell_end; i++) {
        const TableCell *cell = &table->cells[i];
        int64_t end = table_cell_content_top(cell) + cell->content_height;
        last = end > last ? end : last;
    }
    return last;
}

bool table_open_cuts(Table *table, const Band *band, int64_t from, Length most)
{
    bool is_opened = false;
    while (content_end(table, band) - from > most) {
        int64_t until = from + most;
        int64_t cut = from;
        for (uint32_t i = band->first_cell; i < band->cell_end; i++) {
            int64_t end = last_end(&table->cells[i], from, until);
            cut = end > cut ? end : cut;
        }
        if (cut == from)
            return is_opened;
        for (uint32_t i = band->first_cell; i < band->cell_end; i++)
            push_across(table, &table->cells[i], from, cut);
        is_opened = true;
        from = cut;
    }
    return is_opened;
}
