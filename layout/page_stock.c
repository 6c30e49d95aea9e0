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

size_t stock_floats_before(const PageStock *stock, size_t slot)
{
    return stock->floats_before ? stock->floats_before[slot] : 0;
}

PageStock page_stock_take(Arena *arena, const Galley *galley)
{
    int64_t *tops = ARENA_ARRAY(arena, int64_t, galley->slot_count + 1);
    uint32_t *called = ARENA_ARRAY(arena, uint32_t, galley->note_count);
    uint32_t *before = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    NoteExtent *notes = ARENA_ARRAY(arena, NoteExtent, galley->note_count);
    for (size_t i = 0; i < galley->note_count; i++)
        notes[i] = note_extent(galley->notes[i].galley);
    size_t count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        before[i] = (uint32_t)count;
        tops[i + 1] = tops[i] + slot->height;
        for (uint32_t n = slot->first_note; n < slot->first_note + slot->note_count; n++)
            if (notes[n].end && count < galley->note_count)
                called[count++] = n;
    }
    before[galley->slot_count] = (uint32_t)count;
    return (PageStock){.galley = galley,
                       .tops = tops,
                       .called = called,
                       .called_before = before,
                       .notes = notes,
                       .floats_before = count_floats(arena, galley),
                       .called_count = count};
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
