#include "layout/line_slots.h"

/* Whether a cut before line i of count would leave too few lines on either side (CSS Fragmentation 3,
 * section 3.3). */
static CutCost cut_before_line(const Paragraph *paragraph, uint32_t i)
{
    int64_t above = i;
    int64_t below = (int64_t)paragraph->line_count - i;
    return above < paragraph->style.orphans || below < paragraph->style.widows ? CUT_AVOID_WIDOW
                                                                               : CUT_FREE;
}

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

/* The cost of a cut before a line that another page was to begin shortly above, where that was found elsewhere each
 * time. */
static CutCost cut_behind_turn(const LineMarks *marks, uint32_t i)
{
    enum {
        LINES = 2
    };
    const Paragraph *paragraph = marks->paragraph;
    uint32_t begin = marks->turn > 0 ? paragraph->turns[marks->turn - 1].end : 0;
    return paragraph->keeps_turns && begin > 0 && i > begin && i - begin <= LINES ? CUT_AVOID_WIDOW
                                                                                  : CUT_FREE;
}

/* The turn that a line stands in, behind those asked for before; NULL if the paragraph has none. */
static const LineTurn *take_turn(LineMarks *marks, uint32_t line)
{
    const Paragraph *paragraph = marks->paragraph;
    while (marks->turn + 1 < paragraph->turn_count && paragraph->turns[marks->turn].end <= line)
        marks->turn++;
    return paragraph->turn_count ? &paragraph->turns[marks->turn] : NULL;
}

Slot line_slot(LineMarks *marks, const Slot *place, uint32_t i)
{
    const Paragraph *paragraph = marks->paragraph;
    const Line *line = &paragraph->lines[i];
    const LineTurn *turn = take_turn(marks, i);
    bool is_last = i + 1 == paragraph->line_count;
    Slot slot = {
        .kind = SLOT_LINE,
        .height = length_add(line->above, line->below),
        .x = turn ? turn->x : paragraph->style.x,
        .region = turn ? turn->region : place->region,
        .right_edge = paragraph->style.right_edge,
        .line = line,
        .paragraph = marks->number,
        .columns = place->columns,
        .cut = place->cut,
    };
    if (i == 0) {
        slot.attachments = place->attachments;
        slot.column_floats = place->column_floats;
        slot.cut_above = place->cut_above;
        slot.is_kept = place->is_kept;
        slot.breaks_column = place->breaks_column;
    } else {
        CutCost cut = i <= marks->kept ? CUT_AVOID : cut_before_line(paragraph, i);
        if (cut == CUT_FREE)
            cut = cut_behind_turn(marks, i);
        if (paragraph->drop && i < paragraph->drop_lines)
            cut = CUT_NEVER;
        slot.cut = (uint8_t)(cut > place->inner_cut ? cut : place->inner_cut);
    }
    if (is_last)
        slot.float_count = place->float_count;
    take_marks(marks, is_last ? UINT32_MAX : paragraph->line_begins[i + 1], &slot);
    return slot;
}

LineMarks line_marks(Arena *arena, const Galley *galley, const Paragraph *paragraph,
                     uint32_t number)
{
    return (LineMarks){.arena = arena,
                       .paragraph = paragraph,
                       .number = number,
                       .kept = kept_lines(paragraph, galley)};
}
