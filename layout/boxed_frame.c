#include "layout/frame.h"

const Frame *frame_boxed(Arena *arena, const Frame *content, const Style *style, Length available)
{
    BoxEdges edges = box_edges(style, available);
    uint16_t clear = box_clear(style);
    if (!clear && !box_is_painted(style, &edges) && box_extra_width(&edges) == 0 &&
        box_extra_height(&edges) == 0)
        return content;
    Length top = length_add(edges.border[EDGE_TOP], edges.padding[EDGE_TOP]);
    Frame *frame = ARENA_NEW(arena, Frame);
    *frame = *content;
    frame->clear = clear;
    frame->width = length_add(content->width, box_extra_width(&edges));
    frame->height = length_add(content->height, box_extra_height(&edges));
    frame->first_baseline = length_add(content->first_baseline, top);
    frame->baseline = length_add(content->baseline, top);
    FrameItem *items = ARENA_ARRAY(arena, FrameItem, BOX_PAINTS_MOST + 1);
    BoxPaint paints[BOX_PAINTS_MOST];
    BoxSize size = {frame->width, frame->height};
    unsigned count = box_paint(arena, style, size, SIDES_ALL, paints);
    for (unsigned i = 0; i < count; i++)
        items[i] = (FrameItem){.kind = FRAME_FILL, .fill = paints[i]};
    items[count] = (FrameItem){.kind = FRAME_FRAME,
                               .x = length_add(edges.border[EDGE_LEFT], edges.padding[EDGE_LEFT]),
                               .y = top,
                               .frame = content};
    frame->items = items;
    frame->item_count = count + 1;
    return frame;
}

const Frame *frame_dropped(Arena *arena, const Frame *frame, Length drop)
{
    if (drop == 0)
        return frame;
    FrameItem *item = ARENA_NEW(arena, FrameItem);
    *item = (FrameItem){.kind = FRAME_FRAME, .y = drop, .frame = frame};
    Frame *dropped = ARENA_NEW(arena, Frame);
    *dropped = *frame;
    dropped->clear = 0;
    dropped->items = item;
    dropped->item_count = 1;
    return dropped;
}
