#include "layout/galley.h"

#include <stdlib.h>

#include "layout/paragraph.h"

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

/* ---- settling ---- */

/* Whether a cut before line i of count would leave too few lines on either side (CSS Fragmentation 3,
 * section 3.3). */
static CutCost cut_before_line(const Paragraph *paragraph, uint32_t i)
{
    int64_t above = i;
    int64_t below = (int64_t)paragraph->line_count - i;
    return above < paragraph->style.orphans || below < paragraph->style.widows ? CUT_AVOID_WIDOW
                                                                               : CUT_FREE;
}

/* How far the walk along a paragraph's lines has come in what is marked in its text. */
typedef struct LineMarks {
    Arena *arena;
    const Paragraph *paragraph;
    uint32_t next_call;
    uint32_t next_event;
} LineMarks;

/* The line above which a paragraph is not to be cut, as a note that is called there keeps it whole up to its
 * call (CSS Generated Content for Paged Media 3, footnote-policy: block); 0 if there is none. */
static uint32_t kept_lines(const Paragraph *paragraph, const Galley *galley)
{
    uint32_t kept = 0;
    uint32_t line = 0;
    for (uint32_t i = 0; i < paragraph->call_count; i++) {
        const NoteCall *call = &paragraph->calls[i];
        while (line + 1 < paragraph->line_count && paragraph->line_begins[line + 1] <= call->at)
            line++;
        if (call->note < galley->note_count && galley->notes[call->note].keeps_block)
            kept = line;
    }
    return kept;
}

/* The calls and events that stand before a place of the text go with a line. */
static void take_marks(LineMarks *marks, uint32_t end, Slot *slot)
{
    const Paragraph *paragraph = marks->paragraph;
    uint32_t first = marks->next_call;
    while (marks->next_call < paragraph->call_count && paragraph->calls[marks->next_call].at < end)
        marks->next_call++;
    slot->note_count = marks->next_call - first;
    if (slot->note_count)
        slot->first_note = paragraph->calls[first].note;
    first = marks->next_event;
    while (marks->next_event < paragraph->event_count &&
           paragraph->events[marks->next_event].at < end)
        marks->next_event++;
    slot->event_count = marks->next_event - first;
    if (slot->event_count == 0)
        return;
    const Node **events = ARENA_ARRAY(marks->arena, const Node *, slot->event_count);
    for (uint32_t i = 0; i < slot->event_count; i++)
        events[i] = paragraph->events[first + i].node;
    slot->events = events;
}

static void add_lines(Arena *arena, const Galley *galley, Galley *settled, const Slot *place)
{
    const Paragraph *paragraph = place->pending;
    uint32_t kept = kept_lines(paragraph, galley);
    LineMarks marks = {.arena = arena, .paragraph = paragraph};
    for (uint32_t i = 0; i < paragraph->line_count; i++) {
        const Line *line = &paragraph->lines[i];
        bool is_last = i + 1 == paragraph->line_count;
        Slot slot = {
            .kind = SLOT_LINE,
            .height = length_add(line->above, line->below),
            .x = paragraph->style.x,
            .right_edge = paragraph->style.right_edge,
            .line = line,
            .paragraph = settled->paragraph_count,
            .columns = place->columns,
            .cut = place->cut,
        };
        if (i == 0) {
            slot.attachments = place->attachments;
            slot.cut_above = place->cut_above;
            slot.is_kept = place->is_kept;
            slot.breaks_column = place->breaks_column;
        } else {
            CutCost cut = i <= kept ? CUT_AVOID : cut_before_line(paragraph, i);
            slot.cut = (uint8_t)(cut > place->inner_cut ? cut : place->inner_cut);
        }
        if (is_last)
            slot.float_count = place->float_count;
        take_marks(&marks, is_last ? UINT32_MAX : paragraph->line_begins[i + 1], &slot);
        galley_add(arena, settled, &slot);
    }
    settled->paragraph_count++;
}

/* Boxes in the order in which they end: inner before outer. */
typedef struct BoxEnd {
    uint32_t end;
    uint32_t box;
} BoxEnd;

static int compare_ends(const void *left, const void *right)
{
    const BoxEnd *a = left;
    const BoxEnd *b = right;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return (a->box < b->box) - (a->box > b->box);
}

static BoxEnd *order_ends(Arena *arena, const Galley *galley)
{
    BoxEnd *ends = ARENA_ARRAY(arena, BoxEnd, galley->box_count);
    for (uint32_t i = 0; i < galley->box_count; i++)
        ends[i] = (BoxEnd){galley->boxes[i].end, i};
    if (galley->box_count)
        qsort(ends, galley->box_count, sizeof *ends, compare_ends);
    return ends;
}

/* Ends a box at the slots added so far, with space if it is not high enough. */
static void end_box(Arena *arena, Galley *settled, BlockBox *box, uint32_t first)
{
    int64_t height = galley_height(settled, first, settled->slot_count);
    if (height < box->least_height) {
        Slot space = {.kind = SLOT_SPACE,
                      .cut = CUT_AVOID,
                      .columns = box->columns,
                      .height = length_clip(box->least_height - height)};
        galley_add(arena, settled, &space);
    }
    box->first = first;
    box->end = (uint32_t)settled->slot_count;
}

/* How many slots there will be, but for space that makes up the height of boxes. */
static size_t settled_count(const Galley *galley)
{
    size_t count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        count += slot->kind == SLOT_PARAGRAPH ? slot->pending->line_count : 1;
    }
    return count;
}

void galley_settle(Arena *arena, Galley *galley)
{
    Galley settled = {.boxes = galley->boxes, .slot_capacity = settled_count(galley)};
    settled.slots = ARENA_ARRAY(arena, Slot, settled.slot_capacity);
    uint32_t *place = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    BoxEnd *ends = order_ends(arena, galley);
    size_t next_end = 0;
    for (size_t i = 0; i <= galley->slot_count; i++) {
        for (; next_end < galley->box_count && ends[next_end].end == i; next_end++) {
            BlockBox *box = &galley->boxes[ends[next_end].box];
            end_box(arena, &settled, box, place[box->first]);
        }
        place[i] = (uint32_t)settled.slot_count;
        if (i == galley->slot_count)
            break;
        if (galley->slots[i].kind == SLOT_PARAGRAPH)
            add_lines(arena, galley, &settled, &galley->slots[i]);
        else
            galley_add(arena, &settled, &galley->slots[i]);
    }
    galley->slots = settled.slots;
    galley->slot_count = settled.slot_count;
    galley->slot_capacity = settled.slot_capacity;
    galley->paragraph_count = settled.paragraph_count;
    galley_clone_edges(arena, galley);
}
