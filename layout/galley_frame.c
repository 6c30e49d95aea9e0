/* A galley in one piece: its boxes first, then its slots; what lets through what is beneath is a group, which begins
 * with the boxes in it. */
#include "layout/frame_builder.h"

void frame_builder_add(FrameBuilder *builder, FrameItem item)
{
    builder->items = arena_reserve(builder->arena, builder->items, builder->count,
                                   &builder->capacity, sizeof *builder->items);
    builder->items[builder->count++] = item;
}

/* The sides that are a box's own: not those that it was cut at. */
static unsigned sides_of(const BlockBox *box)
{
    unsigned cut = (box->is_cut_above ? SIDES_TOP : SIDES_NONE) |
                   (box->is_cut_below ? SIDES_BOTTOM : SIDES_NONE);
    return SIDES_ALL & ~cut;
}

void frame_builder_paint(FrameBuilder *builder, const BlockBox *box, Length y, Length height)
{
    BoxSize size = {box->width, height};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned count = block_box_paint(builder->arena, box, size, sides_of(box), paints);
    if (box->fade)
        frame_builder_add(builder, (FrameItem){.kind = FRAME_GROUP, .clear = box->fade});
    for (unsigned i = 0; i < count; i++)
        frame_builder_add(builder,
                          (FrameItem){.kind = FRAME_FILL, .x = box->x, .y = y, .fill = paints[i]});
    if (box->fade)
        frame_builder_add(builder, (FrameItem){.kind = FRAME_GROUP_END});
}

void frame_builder_add_frame(FrameBuilder *builder, const Frame *frame, Length x, Length y)
{
    frame_builder_add(builder, (FrameItem){.kind = FRAME_FRAME, .x = x, .y = y, .frame = frame});
}

/* Boxes, and the groups that are under way. */
typedef struct FrameBoxes {
    const Galley *galley;
    int64_t *tops; /* of slots */
    size_t next;   /* first box that was not asked whether it begins a group */
    uint32_t ends[GROUPS_MOST];
    unsigned depth;
} FrameBoxes;

/* Boxes [begin, end), but for those in groups, which are painted with them; own is the group that they are in. */
static void add_boxes(FrameBuilder *builder, const FrameBoxes *boxes, size_t begin, size_t end,
                      size_t own)
{
    for (size_t i = begin; i < end; i++) {
        const BlockBox *box = &boxes->galley->boxes[i];
        if (i != own && box->clear) {
            i = galley_boxes_past(boxes->galley, i) - 1;
            continue;
        }
        if (!box->is_painted)
            continue;
        int64_t top = boxes->tops[box->first] + box->inset_top;
        frame_builder_paint(builder, box, length_clip(top),
                            length_clip(boxes->tops[box->end] - box->inset_bottom - top));
    }
}

static void begin_groups(FrameBuilder *builder, FrameBoxes *boxes, size_t slot)
{
    const Galley *galley = boxes->galley;
    for (; boxes->next < galley->box_count && galley->boxes[boxes->next].first <= slot;
         boxes->next++) {
        const BlockBox *box = &galley->boxes[boxes->next];
        if (!box->clear)
            continue;
        if (boxes->depth < GROUPS_MOST) {
            boxes->ends[boxes->depth++] = box->end;
            frame_builder_add(builder, (FrameItem){.kind = FRAME_GROUP, .clear = box->clear});
        }
        add_boxes(builder, boxes, boxes->next, galley_boxes_past(galley, boxes->next), boxes->next);
    }
}

static void end_groups(FrameBuilder *builder, FrameBoxes *boxes, size_t slot)
{
    for (; boxes->depth && boxes->ends[boxes->depth - 1] <= slot + 1; boxes->depth--)
        frame_builder_add(builder, (FrameItem){.kind = FRAME_GROUP_END});
}

static FrameBoxes boxes_of(Arena *arena, const Galley *galley)
{
    FrameBoxes boxes = {.galley = galley};
    if (galley->box_count == 0)
        return boxes;
    boxes.tops = ARENA_ARRAY(arena, int64_t, galley->slot_count + 1);
    for (size_t i = 0; i < galley->slot_count; i++)
        boxes.tops[i + 1] = boxes.tops[i] + galley->slots[i].height;
    return boxes;
}

static void add_slot(FrameBuilder *builder, const Slot *slot, Length y)
{
    for (const Attachment *at = slot->attachments; at; at = at->next) {
        Length drop = at->is_on_baseline
                          ? length_subtract(slot_baseline(slot), at->frame->first_baseline)
                          : at->y;
        frame_builder_add_frame(builder, at->frame, at->x, length_add(y, drop));
    }
    if (slot->kind == SLOT_LINE)
        frame_builder_add(
            builder, (FrameItem){.kind = FRAME_LINE, .x = slot->x, .y = y, .line = slot->line});
    if (slot->kind == SLOT_BOX)
        frame_builder_add_frame(builder, slot->frame, slot->x, y);
    if (slot->kind == SLOT_ROW && slot->row->rules)
        frame_builder_add_frame(builder, slot->row->rules, slot->x, y);
}

/* The pieces of a row, the first of them at slot begin, cell by cell. Returns their end. */
static size_t add_row(FrameBuilder *builder, const Galley *galley, size_t begin, Length top)
{
    size_t end = galley->slot_count;
    uint32_t count;
    const RowPart *parts = galley_row_parts(builder->arena, galley, begin, &end, &count);
    for (uint32_t i = 0; i < count; i++)
        frame_builder_add_frame(builder, parts[i].frame, parts[i].x, length_add(top, parts[i].y));
    return end;
}

const Frame *galley_frame(Arena *arena, const Galley *galley, Length width)
{
    FrameBuilder builder = {.arena = arena, .capacity = galley->slot_count};
    builder.items = ARENA_ARRAY(arena, FrameItem, builder.capacity);
    Frame *frame = ARENA_NEW(arena, Frame);
    Length y = 0;
    bool has_baseline = false;
    size_t row_end = 0;
    FrameBoxes boxes = boxes_of(arena, galley);
    add_boxes(&builder, &boxes, 0, galley->box_count, SIZE_MAX);
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        begin_groups(&builder, &boxes, i);
        add_slot(&builder, slot, y);
        if (slot->kind == SLOT_LINE || slot->kind == SLOT_ROW) {
            frame->baseline = length_add(y, slot_baseline(slot));
            if (!has_baseline)
                frame->first_baseline = frame->baseline;
            has_baseline = true;
        }
        if (slot->kind == SLOT_ROW && i >= row_end)
            row_end = add_row(&builder, galley, i, y);
        end_groups(&builder, &boxes, i);
        y = length_add(y, slot->height);
    }
    frame->width = width;
    frame->height = y;
    if (!has_baseline)
        frame->first_baseline = frame->baseline = y;
    frame->items = builder.items;
    frame->item_count = (uint32_t)builder.count;
    return frame;
}
