/* Cuts where lines of different height leave none.
 *
 *     │ a line    │ a line    │        │ a line    │ a line    │
 *     │ a line    │           │        │ a line    │           │
 *     │ a line    │ a line    │        │           │ a line    │
 *     │ a line    │           │   →    │ a line    │───────────│ a cut
 *     │ a line    │ a line    │        │ a line    │ a line    │
 *
 * A band that is high and has no height at which a page may end would not go on any page. Then its cells
 * agree on one at least every quarter of a page, where a row of it begins or, inside a row, where a line
 * ends: lines that stand across it are moved below it. What is lost is less than a line a cell.
 *
 * The band is walked once from its top down, each cell from one cut to the next, so that the work grows
 * with its lines. A cell that grew makes the last of its rows higher; rows above a cut are done. */
#include "layout/table_rows.h"

/* Space put before a slot of a cell. */
typedef struct Push {
    size_t slot;
    Length height;
} Push;

/* A cell that begins above the last cut and ends below it. */
typedef struct OpenCell {
    TableCell *cell;
    size_t slot; /* the first that does not end above the cut */
    int64_t y;   /* its top, from that of the band */
    Push *pushes;
    size_t push_count;
    size_t push_capacity;
} OpenCell;

typedef struct Opening {
    Table *table;
    const Band *band;
    Length most; /* between two cuts */
    OpenCell *cells;
    size_t count;
    size_t capacity;
    uint32_t row; /* the last that begins above the cut */
    bool is_opened;
} Opening;

/* ---- cells ---- */

static Arena *scratch_of(const Opening *opening)
{
    return opening->table->composer->compositor->scratch;
}

static void begin_row(Opening *opening, uint32_t number)
{
    const Table *table = opening->table;
    const TableRow *row = &table->rows[number];
    opening->row = number;
    for (uint32_t i = row->first; i < row->end; i++) {
        TableCell *cell = &table->cells[i];
        cell->top = row->top;
        if (cell->rows > 1 || row->height > opening->most)
            table_cell_stand_at_top(cell);
        opening->cells = arena_reserve(scratch_of(opening), opening->cells, opening->count,
                                       &opening->capacity, sizeof *opening->cells);
        opening->cells[opening->count++] =
            (OpenCell){.cell = cell, .y = table_cell_content_top(cell)};
    }
}

static void push(const Opening *opening, OpenCell *open, Length height)
{
    open->pushes = arena_reserve(scratch_of(opening), open->pushes, open->push_count,
                                 &open->push_capacity, sizeof *open->pushes);
    open->pushes[open->push_count++] = (Push){open->slot, height};
    open->cell->content_height += height;
    open->y += height;
}

/* How many pushes go before a slot, or before any below it. */
static uint32_t pushes_before(const OpenCell *open, size_t slot)
{
    size_t first = 0;
    size_t end = open->push_count;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (open->pushes[middle].slot < slot)
            first = middle + 1;
        else
            end = middle;
    }
    return (uint32_t)first;
}

/* Gives the cell's galley the space that was put into it. */
static void end_cell(const Opening *opening, const OpenCell *open)
{
    Galley *galley = open->cell->galley;
    if (open->push_count == 0)
        return;
    Slot *slots =
        ARENA_ARRAY(opening->table->composer->arena, Slot, galley->slot_count + open->push_count);
    size_t count = 0;
    size_t next = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        for (; next < open->push_count && open->pushes[next].slot == i; next++)
            slots[count++] =
                (Slot){.kind = SLOT_MARGIN, .cut = CUT_NEVER, .height = open->pushes[next].height};
        slots[count++] = galley->slots[i];
    }
    for (size_t i = 0; i < galley->box_count; i++) {
        BlockBox *box = &galley->boxes[i];
        box->first += pushes_before(open, (size_t)box->first + 1);
        box->end += pushes_before(open, box->end);
    }
    galley->slots = slots;
    galley->slot_count = galley->slot_capacity = count;
}

/* ---- rows ---- */

/* The foot of the row under way: as low as the cells that end in it. */
static int64_t row_foot(const Opening *opening)
{
    TableRow *row = &opening->table->rows[opening->row];
    for (size_t i = 0; i < opening->count; i++) {
        const TableCell *cell = opening->cells[i].cell;
        if (opening->cells[i].push_count == 0 || cell->row + cell->rows != opening->row + 1)
            continue;
        int64_t height = cell->top + cell->drop + table_cell_height(cell) - row->top;
        row->height = height > row->height ? height : row->height;
    }
    return row->top + row->height;
}

static void end_row(Opening *opening)
{
    size_t kept = 0;
    for (size_t i = 0; i < opening->count; i++) {
        const OpenCell *open = &opening->cells[i];
        if (open->cell->row + open->cell->rows > opening->row + 1)
            opening->cells[kept++] = *open;
        else
            end_cell(opening, open);
    }
    opening->count = kept;
}

/* Goes on to the last row that begins above a height; returns where that is, or where the one begins
 * that was under way. */
static int64_t pass_rows(Opening *opening, int64_t until)
{
    TableRow *rows = opening->table->rows;
    while (opening->row + 1 < opening->band->end && row_foot(opening) <= until) {
        int64_t foot = row_foot(opening);
        end_row(opening);
        rows[opening->row + 1].top = foot + opening->table->row_spacing;
        begin_row(opening, opening->row + 1);
    }
    return rows[opening->row].top - opening->table->row_spacing;
}

/* ---- cuts ---- */

/* The end of the last slot of a cell that ends between two heights; the first if none does. */
static int64_t last_end(const OpenCell *open, int64_t from, int64_t until)
{
    const Galley *galley = open->cell->galley;
    int64_t last = from;
    int64_t y = open->y;
    for (size_t i = open->slot; i < galley->slot_count; i++) {
        y += galley->slots[i].height;
        if (y > until)
            break;
        last = y > from ? y : last;
    }
    return last;
}

/* The end of the first slot that ends below a height; the height itself if none does. */
static int64_t first_end(const OpenCell *open, int64_t from)
{
    const Galley *galley = open->cell->galley;
    int64_t y = open->y;
    for (size_t i = open->slot; i < galley->slot_count && y <= from; i++)
        y += galley->slots[i].height;
    return y > from ? y : from;
}

/* Where the next cut goes inside the rows under way: as low as may be, else behind what is higher than
 * that. */
static int64_t cut_inside(const Opening *opening, int64_t from)
{
    int64_t cut = from;
    for (size_t i = 0; i < opening->count; i++) {
        int64_t end = last_end(&opening->cells[i], from, from + opening->most);
        cut = end > cut ? end : cut;
    }
    if (cut > from)
        return cut;
    for (size_t i = 0; i < opening->count; i++) {
        int64_t end = first_end(&opening->cells[i], from);
        if (end > from && (cut == from || end < cut))
            cut = end;
    }
    return cut;
}

/* Moves the slot of a cell that stands across a cut below it, unless it began above the cut before. */
static void push_across(Opening *opening, OpenCell *open, int64_t from, int64_t cut)
{
    const Galley *galley = open->cell->galley;
    for (; open->slot < galley->slot_count; open->slot++) {
        const Slot *slot = &galley->slots[open->slot];
        int64_t end = open->y + slot->height;
        if (end > cut) {
            bool is_across = open->y > from && open->y < cut && slot->kind != SLOT_MARGIN;
            if (is_across)
                push(opening, open, length_clip(cut - open->y));
            opening->is_opened |= is_across;
            return;
        }
        open->y = end;
    }
}

bool table_open_cuts(Table *table, const Band *band, int64_t from, Length most)
{
    Opening opening = {.table = table, .band = band, .most = most};
    begin_row(&opening, band->first);
    pass_rows(&opening, from);
    for (;;) {
        int64_t cut = pass_rows(&opening, from + most);
        bool is_last = opening.row + 1 == band->end;
        if (cut <= from && is_last && row_foot(&opening) - from <= most)
            break;
        if (cut <= from)
            cut = cut_inside(&opening, from);
        if (cut <= from && is_last)
            break;
        if (cut <= from)
            cut = row_foot(&opening);
        for (size_t i = 0; i < opening.count; i++)
            push_across(&opening, &opening.cells[i], from, cut);
        from = cut;
    }
    for (; opening.row + 1 < band->end; begin_row(&opening, opening.row + 1)) {
        int64_t foot = row_foot(&opening);
        end_row(&opening);
        table->rows[opening.row + 1].top = foot + table->row_spacing;
    }
    row_foot(&opening);
    end_row(&opening);
    return opening.is_opened;
}
