/* Settling a galley.
 *
 * Slots are taken over from top to bottom, a paragraph as its lines. Where there are floats, their field goes along
 * with the height reached: a float is met with the slot that it waits for, and stands beside it or beside what
 * follows. Lines are set anew beside floats (float_lines.c); boxes, tables, and blocks that clear floats go further
 * down. A float hangs on the slot beside which it begins, and no page or column ends beside it, so that it moves with
 * what stands there. What ends the text of a column or page ends below the floats. */
#include "layout/settle.h"

#include <stdlib.h>

#include "layout/float_lines.h"
#include "layout/line_slots.h"
#include "layout/page_stock.h"

typedef struct Settler {
    Composer *composer;
    const Galley *source;
    Galley settled;
    FloatField *field; /* NULL without floats */
    int64_t y;         /* of the next slot, where there are floats */
} Settler;

/* ---- slots ---- */

static void add_slot(Settler *settler, const Slot *slot)
{
    galley_add(settler->composer->arena, &settler->settled, slot);
    settler->y += slot->height;
}

/* Whether what comes next is not to be parted from what is there. */
static bool is_kept(const Settler *settler)
{
    return settler->field && (float_field_foot(settler->field, settler->y) > settler->y ||
                              float_field_keeps(settler->field));
}

/* ---- lines ---- */

static LineMarks marks_of(const Settler *settler, const Paragraph *paragraph)
{
    return line_marks(settler->composer->arena, settler->source, paragraph,
                      settler->settled.paragraph_count);
}

/* Where what comes next would be too high for a page with its floats, they stand in the column before it. */
static void part_column_floats(Settler *settler, Slot *slot)
{
    int64_t height = slot->height;
    for (const PageFloat *at = slot->column_floats; at; at = at->next)
        height += at->height;
    if (!slot->column_floats || height <= settler->composer->page_height)
        return;
    Slot before = {.kind = SLOT_SPACE,
                   .cut = slot->cut,
                   .columns = slot->columns,
                   .breaks_column = slot->breaks_column,
                   .column_floats = slot->column_floats};
    slot->column_floats = NULL;
    slot->breaks_column = false;
    add_slot(settler, &before);
}

/* A paragraph with fewer lines than its initial has is as high as that: what follows stands below it. */
static void add_rest_of_initial(Settler *settler, const Slot *place, uint32_t line_count)
{
    const Paragraph *paragraph = place->pending;
    if (!paragraph->drop || line_count == 0 || line_count >= paragraph->drop_lines)
        return;
    const TextStyle *strut = paragraph->style.strut;
    int64_t height = ((int64_t)strut->above + strut->below) * (paragraph->drop_lines - line_count);
    Slot slot = {.kind = SLOT_SPACE,
                 .cut = CUT_NEVER,
                 .columns = place->columns,
                 .height = length_clip(height)};
    add_slot(settler, &slot);
}

static void add_lines(Settler *settler, const Slot *place)
{
    const Paragraph *paragraph = place->pending;
    LineMarks marks = marks_of(settler, paragraph);
    for (uint32_t i = 0; i < paragraph->line_count; i++) {
        Slot slot = line_slot(&marks, place, i);
        part_column_floats(settler, &slot);
        add_slot(settler, &slot);
    }
    add_rest_of_initial(settler, place, paragraph->line_count);
    settler->settled.paragraph_count++;
}

/* ---- floats ---- */

static Slot space_slot(const Settler *settler, int64_t height, uint32_t columns)
{
    return (Slot){.kind = SLOT_SPACE,
                  .cut = is_kept(settler) ? CUT_NEVER : CUT_FREE,
                  .columns = columns,
                  .height = length_clip(height)};
}

/* Goes down until no float waits. */
static void place_all(Settler *settler, uint32_t columns)
{
    FloatField *field = settler->field;
    while (float_field_waits(field)) {
        Slot slot = space_slot(settler, 0, columns);
        Attachment *floats = NULL;
        bool has_placed = float_field_place(field, settler->y, 0, &floats);
        int64_t next =
            float_field_waits(field) ? float_field_further(field, settler->y) : settler->y;
        if (next == settler->y && !has_placed)
            return;
        slot.attachments = floats;
        slot.height = length_clip(next - settler->y);
        add_slot(settler, &slot);
        float_field_pass(field, settler->y);
    }
}

static void go_down(Settler *settler, int64_t to, uint32_t columns)
{
    if (to <= settler->y)
        return;
    Slot slot = space_slot(settler, to - settler->y, columns);
    add_slot(settler, &slot);
    float_field_pass(settler->field, settler->y);
}

/* Ends below all floats. */
static void end_floats(Settler *settler, uint32_t columns)
{
    if (!settler->field)
        return;
    place_all(settler, columns);
    go_down(settler, float_field_foot(settler->field, settler->y), columns);
}

/* A slot goes down until the floats that are not to be parted from it can stand beside it. */
static void make_room(Settler *settler, const Slot *slot)
{
    for (const Attachment *at = slot->attachments; at; at = at->next) {
        if (!at->side_float || !at->side_float->is_kept)
            continue;
        place_all(settler, slot->columns);
        while (!float_field_has_room(settler->field, at->side_float, settler->y, 0) &&
               float_field_further(settler->field, settler->y) > settler->y)
            go_down(settler, float_field_further(settler->field, settler->y), slot->columns);
    }
}

/* The floats among what goes with a slot are met; the others stay with it. */
static void meet_floats(Settler *settler, Slot *slot)
{
    make_room(settler, slot);
    Attachment *kept = NULL;
    Attachment **end = &kept;
    for (const Attachment *at = slot->attachments; at; at = at->next) {
        if (at->side_float) {
            float_field_meet(settler->field, at->side_float);
            continue;
        }
        Attachment *copy = ARENA_NEW(settler->composer->arena, Attachment);
        *copy = *at;
        copy->next = NULL;
        *end = copy;
        end = &copy->next;
    }
    slot->attachments = kept;
}

static bool has_floats(const Settler *settler, const Slot *slot)
{
    for (const Attachment *at = slot->attachments; at; at = at->next)
        if (at->side_float)
            return true;
    if (slot->kind == SLOT_PARAGRAPH && slot->pending->float_count)
        return true;
    return float_field_waits(settler->field) ||
           float_field_clear(settler->field, settler->y, CLEAR_LEFT | CLEAR_RIGHT) > settler->y;
}

/* ---- lines beside floats ---- */

/* How far markers stand out from the lines of their item. */
static void measure_markers(const Slot *place, BesideTask *task)
{
    const ParagraphStyle *style = &place->pending->style;
    for (const Attachment *at = place->attachments; at; at = at->next) {
        if (!at->is_on_baseline)
            continue;
        Length left = length_subtract(style->x, at->x);
        Length right = length_subtract(length_add(at->x, at->frame->width),
                                       length_add(style->x, style->measure));
        task->hang_left = left > task->hang_left ? left : task->hang_left;
        task->hang_right = right > task->hang_right ? right : task->hang_right;
    }
}

/* Floats come before what else goes with the first line; markers go along with it. */
static void move_attachments(Slot *slot, const BesideSlot *beside)
{
    Attachment *rest = (Attachment *)slot->attachments;
    for (Attachment *at = rest; at; at = at->next)
        if (at->is_on_baseline)
            at->x = at->x < slot->x ? length_add(at->x, beside->shift)
                                    : length_subtract(at->x, beside->narrow);
    slot->x = length_add(slot->x, beside->shift);
    Attachment *floats = beside->floats;
    attachments_append(&floats, rest);
    slot->attachments = floats;
}

static void add_beside(Settler *settler, const Slot *place, const BesideLines *set)
{
    Paragraph paragraph = *place->pending;
    paragraph.lines = set->lines;
    paragraph.line_begins = set->begins;
    paragraph.line_count = set->line_count;
    LineMarks marks = marks_of(settler, &paragraph);
    uint32_t line = 0;
    for (uint32_t i = 0; i < set->slot_count; i++) {
        const BesideSlot *beside = &set->slots[i];
        Slot slot = {.kind = SLOT_SPACE,
                     .cut = place->cut,
                     .columns = place->columns,
                     .height = beside->height,
                     .attachments = beside->floats};
        if (!beside->is_gap) {
            slot = line_slot(&marks, place, line++);
            move_attachments(&slot, beside);
        }
        if (beside->is_kept)
            slot.cut = CUT_NEVER;
        part_column_floats(settler, &slot);
        add_slot(settler, &slot);
    }
    add_rest_of_initial(settler, place, set->line_count);
    settler->settled.paragraph_count++;
}

static void add_paragraph(Settler *settler, Slot *place)
{
    if (!settler->field || !has_floats(settler, place)) {
        add_lines(settler, place);
        return;
    }
    Composer *composer = settler->composer;
    BesideTask task = {.compositor = composer->compositor,
                       .field = settler->field,
                       .paragraph = place->pending,
                       .y = settler->y,
                       .is_kept = is_kept(settler)};
    meet_floats(settler, place);
    measure_markers(place, &task);
    ArenaMark mark = arena_mark(composer->compositor->scratch);
    BesideLines set;
    if (lines_set_beside(&task, &set))
        add_beside(settler, place, &set);
    else
        add_lines(settler, place);
    arena_release(composer->compositor->scratch, mark);
}

/* ---- other slots ---- */

/* Whether a box has to go down to have room. */
static bool is_in_the_way(const Settler *settler, const Slot *slot)
{
    unsigned both = CLEAR_LEFT | CLEAR_RIGHT;
    if (slot->kind == SLOT_ROW)
        return float_field_clear(settler->field, settler->y, both) > settler->y;
    if (slot->kind != SLOT_BOX)
        return false;
    LineRoom whole = {slot->x, length_add(slot->x, slot->frame->width)};
    LineRoom room = float_field_room(settler->field, settler->y, slot->height, whole);
    return (room.left > whole.left || room.right < whole.right) &&
           float_field_next(settler->field, settler->y) > settler->y;
}

static void add_other(Settler *settler, Slot *slot)
{
    if (settler->field && slot_is_content(slot)) {
        bool was_kept = is_kept(settler);
        meet_floats(settler, slot);
        Attachment *floats = NULL;
        float_field_place(settler->field, settler->y, slot->height, &floats);
        if (float_field_keeps(settler->field))
            float_field_place(settler->field, settler->y, LENGTH_MAX, &floats);
        if (floats && is_in_the_way(settler, slot)) {
            /* the floats stand above or beside it, as it finds room */
            Slot above = space_slot(settler, 0, slot->columns);
            above.cut = was_kept ? CUT_NEVER : slot->cut;
            above.attachments = floats;
            add_slot(settler, &above);
            floats = NULL;
            was_kept = true;
        }
        while (is_in_the_way(settler, slot)) {
            go_down(settler, float_field_next(settler->field, settler->y), slot->columns);
            was_kept = is_kept(settler);
        }
        attachments_append(&floats, (Attachment *)slot->attachments);
        slot->attachments = floats;
        if (was_kept)
            slot->cut = CUT_NEVER;
    }
    part_column_floats(settler, slot);
    add_slot(settler, slot);
}

/* ---- boxes ---- */

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
static void end_box(Settler *settler, BlockBox *box, uint32_t first)
{
    const Galley *settled = &settler->settled;
    int64_t height = galley_height(settled, first, settled->slot_count);
    if (height < box->least_height) {
        Slot space = {.kind = SLOT_SPACE,
                      .cut = is_kept(settler) ? CUT_NEVER : CUT_AVOID,
                      .columns = box->columns,
                      .height = length_clip(box->least_height - height)};
        add_slot(settler, &space);
    }
    box->first = first;
    box->end = (uint32_t)settled->slot_count;
}

/* ---- the galley ---- */

/* How many slots there will be, but for space that is made up. */
static size_t settled_count(const Galley *galley)
{
    size_t count = 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        count += slot->kind == SLOT_PARAGRAPH ? slot->pending->line_count : 1;
    }
    return count;
}

/* What goes before slot i because of floats. */
static void prepare(Settler *settler, size_t i)
{
    const Slot *slot = &settler->source->slots[i];
    const Slot *before = i ? slot - 1 : NULL;
    if (!settler->field)
        return;
    float_field_pass(settler->field, settler->y);
    if (slot->kind == SLOT_BREAK || slot->breaks_column ||
        (before && before->columns != slot->columns && slot->kind != SLOT_MARGIN))
        end_floats(settler, before ? before->columns : 0);
    if (!slot->clear)
        return;
    place_all(settler, slot->columns);
    go_down(settler, float_field_clear(settler->field, settler->y, slot->clear), slot->columns);
}

static void settle_slots(Settler *settler, Galley *galley)
{
    Arena *arena = settler->composer->arena;
    uint32_t *place = ARENA_ARRAY(arena, uint32_t, galley->slot_count + 1);
    BoxEnd *ends = order_ends(arena, galley);
    size_t next_end = 0;
    for (size_t i = 0; i <= galley->slot_count; i++) {
        for (; next_end < galley->box_count && ends[next_end].end == i; next_end++) {
            BlockBox *box = &galley->boxes[ends[next_end].box];
            end_box(settler, box, place[box->first]);
        }
        if (i == galley->slot_count)
            break;
        prepare(settler, i);
        place[i] = (uint32_t)settler->settled.slot_count;
        Slot slot = galley->slots[i];
        if (slot.kind == SLOT_PARAGRAPH)
            add_paragraph(settler, &slot);
        else
            add_other(settler, &slot);
    }
    if (galley->slot_count)
        end_floats(settler, galley->slots[galley->slot_count - 1].columns);
}

void galley_settle(Composer *composer, Galley *galley)
{
    FloatField field = float_field(composer->arena, composer->page_height);
    Settler settler = {
        .composer = composer,
        .source = galley,
        .settled.slot_capacity = settled_count(galley),
        .field = galley->side_float_count ? &field : NULL,
    };
    settler.settled.slots = ARENA_ARRAY(composer->arena, Slot, settler.settled.slot_capacity);
    settle_slots(&settler, galley);
    galley->slots = settler.settled.slots;
    galley->slot_count = settler.settled.slot_count;
    galley->slot_capacity = settler.settled.slot_capacity;
    galley->paragraph_count = settler.settled.paragraph_count;
    galley_clone_edges(composer->arena, galley);
}
