#include "layout/page_stock.h"

bool slot_is_content(const Slot *slot)
{
    return slot->kind != SLOT_MARGIN && slot->kind != SLOT_BREAK;
}

static NoteExtent note_extent(const Galley *note)
{
    size_t end = note->slot_count;
    while (end > 0 && note->slots[end - 1].kind == SLOT_MARGIN)
        end--;
    return (NoteExtent){end, galley_height(note, 0, end)};
}

static const uint32_t *count_floats(Arena *arena, const Galley *galley)
{
    if (galley->float_count == 0)
        return NULL;
    uint32_t *before = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    for (size_t i = 0; i < galley->slot_count; i++)
        before[i + 1] = before[i] + galley->slots[i].float_count;
    return before;
}

static const int64_t *measure_column_floats(Arena *arena, const Galley *galley)
{
    if (!galley->has_column_floats)
        return NULL;
    int64_t *tops = ARENA_ARRAY(arena, int64_t, galley->slot_count + 1);
    for (size_t i = 0; i < galley->slot_count; i++) {
        tops[i + 1] = tops[i];
        for (const PageFloat *at = galley->slots[i].column_floats; at; at = at->next)
            tops[i + 1] += at->height;
    }
    return tops;
}

int64_t stock_column_floats_height(const PageStock *stock, size_t first, size_t end)
{
    return stock->column_float_tops
               ? stock->column_float_tops[end] - stock->column_float_tops[first]
               : 0;
}

size_t stock_floats_before(const PageStock *stock, size_t slot)
{
    return stock->floats_before ? stock->floats_before[slot] : 0;
}

/* Whether the notes of a slot stand at the foot of its column: unless one page would not hold them. */
static bool has_column_notes(const Galley *galley, const NoteExtent *notes, const Slot *slot,
                             const StockBounds *bounds)
{
    int64_t height = (int64_t)slot->height + bounds->note_extra;
    bool has_any = false;
    for (uint32_t n = slot->first_note; n < slot->first_note + slot->note_count; n++) {
        height += galley->notes[n].is_of_column ? notes[n].height : 0;
        has_any |= galley->notes[n].is_of_column;
    }
    return has_any && slot->columns && height <= bounds->column_height;
}

static void take_column_notes(Arena *arena, PageStock *stock, const StockBounds *bounds)
{
    const Galley *galley = stock->galley;
    size_t most = 0;
    for (size_t n = 0; n < galley->note_count; n++)
        most += galley->notes[n].is_of_column;
    if (most == 0)
        return;
    uint32_t *listed = ARENA_ARRAY(arena, uint32_t, most);
    uint32_t *before = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    int64_t *tops = ARENA_ARRAY(arena, int64_t, most + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        before[i] = count;
        if (slot->note_count == 0 || !has_column_notes(galley, stock->notes, slot, bounds))
            continue;
        for (uint32_t n = slot->first_note; n < slot->first_note + slot->note_count; n++) {
            if (!galley->notes[n].is_of_column || stock->notes[n].end == 0 || count == most)
                continue;
            tops[count + 1] = tops[count] + stock->notes[n].height;
            listed[count++] = n;
        }
    }
    before[galley->slot_count] = count;
    stock->column_notes = listed;
    stock->column_notes_before = before;
    stock->column_note_tops = tops;
    stock->column_extra = bounds->note_extra;
}

/* Whether a note called in a slot stands at the foot of its column. */
static bool is_in_column(const PageStock *stock, size_t slot, uint32_t note)
{
    if (!stock->column_notes)
        return false;
    for (uint32_t i = stock->column_notes_before[slot]; i < stock->column_notes_before[slot + 1];
         i++)
        if (stock->column_notes[i] == note)
            return true;
    return false;
}

PageStock page_stock_take(Arena *arena, const Galley *galley, const StockBounds *bounds)
{
    int64_t *tops = ARENA_ARRAY(arena, int64_t, galley->slot_count + 1);
    uint32_t *called = ARENA_ARRAY(arena, uint32_t, galley->note_count);
    uint32_t *before = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    NoteExtent *notes = ARENA_ARRAY(arena, NoteExtent, galley->note_count);
    for (size_t i = 0; i < galley->note_count; i++)
        notes[i] = note_extent(galley->notes[i].galley);
    PageStock stock = {.galley = galley,
                       .tops = tops,
                       .called = called,
                       .called_before = before,
                       .notes = notes,
                       .floats_before = count_floats(arena, galley),
                       .column_float_tops = measure_column_floats(arena, galley)};
    take_column_notes(arena, &stock, bounds);
    size_t count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        before[i] = (uint32_t)count;
        tops[i + 1] = tops[i] + slot->height;
        for (uint32_t n = slot->first_note; n < slot->first_note + slot->note_count; n++)
            if (notes[n].end && count < galley->note_count && !is_in_column(&stock, i, n))
                called[count++] = n;
    }
    before[galley->slot_count] = (uint32_t)count;
    stock.called_count = count;
    return stock;
}

int64_t stock_column_notes_height(const PageStock *stock, size_t first, size_t end)
{
    if (!stock->column_notes)
        return 0;
    uint32_t from = stock->column_notes_before[first];
    uint32_t to = stock->column_notes_before[end];
    return from == to
               ? 0
               : stock->column_note_tops[to] - stock->column_note_tops[from] + stock->column_extra;
}

size_t stock_skip_margins(const PageStock *stock, size_t slot)
{
    while (slot < stock->galley->slot_count && stock->galley->slots[slot].kind == SLOT_MARGIN)
        slot++;
    return slot;
}

size_t stock_trim(const PageStock *stock, size_t first, size_t end)
{
    while (end > first && stock->galley->slots[end - 1].kind == SLOT_MARGIN)
        end--;
    return end;
}

int64_t stock_band_height(const PageStock *stock, size_t first, size_t end)
{
    const Galley *galley = stock->galley;
    if (end == first)
        return 0;
    int64_t height = stock->tops[end] - stock->tops[first];
    height += slot_height_above_cut(&galley->slots[first]);
    if (end < galley->slot_count)
        height += slot_height_below_cut(&galley->slots[end]);
    return height;
}

bool stock_has_carried(const PageStock *stock, PageStart start)
{
    return start.note < stock->called_before[start.slot] ||
           start.page_float < stock_floats_before(stock, start.slot);
}

size_t stock_note_end(const PageStock *stock, size_t called)
{
    return note_runs_on(stock->runs, called) ? note_run_end(stock->runs, called)
                                             : stock->notes[stock->called[called]].end;
}

bool stock_joins(const PageStock *stock, const NoteStack *stack, NotePlace note)
{
    return stack->run_height > 0 && note.byte == 0 && note_runs_join(stock->runs, note.called);
}

/* The height of a note that stands alone, from a slot of its on. */
static int64_t note_height(const PageStock *stock, NotePlace from)
{
    uint32_t note = stock->called[from.called];
    if (from.byte == 0)
        return stock->notes[note].height;
    return galley_height(stock->galley->notes[note].galley, from.byte, stock->notes[note].end);
}

void stock_stack_note(const PageStock *stock, NoteStack *stack, NotePlace note)
{
    stack->count++;
    if (!note_runs_on(stock->runs, note.called)) {
        stack->height += note_height(stock, note);
        stack->run_height = 0;
        return;
    }
    if (!stock_joins(stock, stack, note)) {
        stack->run_from = note;
        stack->run_height = 0;
    }
    int64_t height = note_run_height(stock->runs, stack->run_from, note.called);
    stack->height += height - stack->run_height;
    stack->run_height = height;
}
