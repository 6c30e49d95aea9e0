#include "layout/flow.h"
#include "layout/frame.h"
#include "layout/side_floats.h"

/* ---- margins and breaks ---- */

void flow_keep_margin(Flow *flow, Length margin)
{
    if (margin > flow->margin)
        flow->margin = margin;
    if (margin < flow->negative_margin)
        flow->negative_margin = margin;
}

/* margin-break, CSS Fragmentation 4, section 5.2. */
void flow_margin_above(Flow *flow, const Style *style)
{
    Length margin = style_length(style, PROPERTY_MARGIN_TOP, flow->width, 0);
    if (style_is(style, PROPERTY_MARGIN_BREAK, KEYWORD_DISCARD) && flow_changes_page(flow))
        return;
    if (style_is(style, PROPERTY_MARGIN_BREAK, KEYWORD_KEEP) && margin > flow->lasting_margin)
        flow->lasting_margin = margin;
    flow_keep_margin(flow, margin);
}

/* At the start of a galley and after a forced break a margin is not truncated (CSS Fragmentation 3,
 * section 5.2). */
static bool margin_stays(const Flow *flow)
{
    const Galley *galley = flow->galley;
    return flow->is_frame || galley->slot_count == 0 ||
           galley->slots[galley->slot_count - 1].kind == SLOT_BREAK;
}

Length flow_take_margin(Flow *flow)
{
    Length margin = length_add(flow->margin, flow->negative_margin);
    flow->margin = 0;
    flow->negative_margin = 0;
    return margin;
}

/* A page that holds nothing but a margin would be no use. */
static void add_margin(Flow *flow)
{
    Length margin = flow_take_margin(flow);
    if (flow->paired && flow->galley->slot_count == 0) {
        flow->first_margin = margin;
        return;
    }
    if (margin == 0)
        return;
    if (margin_stays(flow))
        flow->next_cut = CUT_NEVER;
    Slot slot = {
        .kind = margin_stays(flow) ? SLOT_SPACE : SLOT_MARGIN,
        .cut = CUT_NEVER,
        .height = margin,
    };
    size_t last = flow->galley->slot_count;
    if (last && flow->galley->slots[last - 1].columns == flow->columns)
        slot.columns = flow->columns;
    galley_add(flow->composer->arena, flow->galley, &slot);
}

static void start_page(Flow *flow)
{
    bool is_first = flow->galley->slot_count == 0;
    flow->starts_page = false;
    flow->page_name = flow->block_page;
    if (flow->is_frame || (is_first && flow->side == SIDE_ANY && !flow->page_name))
        return;
    Slot slot = {.kind = SLOT_BREAK,
                 .side = (uint8_t)flow->side,
                 .page_name = flow->page_name,
                 .starts_group = flow->starts_group};
    galley_add(flow->composer->arena, flow->galley, &slot);
    flow->has_broken = flow->has_content || flow->side == SIDE_LEFT;
    flow->side = SIDE_ANY;
    flow->next_cut = CUT_FREE;
}

/* ---- what goes along ---- */

static void append(Composer *composer, Attachment **first, Attachment **last,
                   const Attachment *attachment)
{
    Attachment *added = ARENA_NEW(composer->arena, Attachment);
    *added = *attachment;
    added->next = NULL;
    if (*last)
        (*last)->next = added;
    else
        *first = added;
    *last = added;
}

static bool has_baseline(const Slot *slot)
{
    return slot->kind == SLOT_PARAGRAPH || slot->kind == SLOT_BOX || slot->kind == SLOT_ROW;
}

static void take_attachments(Flow *flow, Slot *slot)
{
    if (has_baseline(slot)) {
        for (const Attachment *marker = flow->markers; marker; marker = marker->next)
            append(flow->composer, &flow->attachments, &flow->last_attachment, marker);
        flow->markers = NULL;
        flow->last_marker = NULL;
    }
    slot->attachments = flow->attachments;
    flow->attachments = NULL;
    flow->last_attachment = NULL;
}

static void take_events(Flow *flow, Slot *slot)
{
    slot->events = flow->events.items;
    slot->event_count = (uint32_t)flow->events.count;
    flow->events = (NodeList){0};
    slot->first_note = flow->first_note;
    slot->note_count = flow->note_count;
    flow->note_count = 0;
    slot->float_count = flow->float_count;
    flow->float_count = 0;
    slot->column_floats = flow->column_floats;
    flow->column_floats = NULL;
}

static void begin_boxes(Flow *flow)
{
    Galley *galley = flow->galley;
    for (; flow->begun_boxes < galley->box_count; flow->begun_boxes++)
        galley->boxes[flow->begun_boxes].first = (uint32_t)galley->slot_count;
}

void flow_add(Flow *flow, Slot *slot)
{
    bool is_inside = flow->galley->slot_count > flow->avoid_from;
    CutCost around = is_inside ? CUT_AVOID : CUT_FREE;
    if (flow_changes_page(flow))
        start_page(flow);
    flow->has_content = true;
    flow->paragraph_count += slot->kind == SLOT_PARAGRAPH;
    flow->starts_group = false;
    bool lasts = flow->has_pages && !margin_stays(flow);
    add_margin(flow);
    begin_boxes(flow);
    slot->cut = (uint8_t)(flow->next_cut > around ? flow->next_cut : around);
    slot->inner_cut = flow->avoid_from == SIZE_MAX ? CUT_FREE : CUT_AVOID;
    slot->right_edge = flow->right_edge;
    slot->region = flow->region ? flow->region->number : 0;
    slot->is_kept = flow->is_kept;
    slot->columns = flow->columns;
    slot->breaks_column = flow->breaks_column && flow->columns;
    slot->clear = flow->clear;
    flow->clear = 0;
    flow->breaks_column = false;
    slot->cut_above = lasts ? flow->lasting_margin : 0;
    flow->lasting_margin = 0;
    take_events(flow, slot);
    take_attachments(flow, slot);
    flow->next_cut = CUT_FREE;
    flow->is_kept = false;
    galley_add(flow->composer->arena, flow->galley, slot);
}

void flow_begin_box(Flow *flow, const BlockBox *box)
{
    Galley *galley = flow->galley;
    galley->boxes = arena_reserve(flow->composer->arena, galley->boxes, galley->box_count,
                                  &galley->box_capacity, sizeof *galley->boxes);
    galley->boxes[galley->box_count] = *box;
    galley->boxes[galley->box_count++].columns = flow->columns;
}

void flow_end_box(Flow *flow, size_t number)
{
    Galley *galley = flow->galley;
    Length least = galley->boxes[number].least_height;
    if (number >= flow->begun_boxes && least > 0)
        flow_space(flow, least);
    if (number < flow->begun_boxes)
        galley->boxes[number].end = (uint32_t)galley->slot_count;
    else
        galley->box_count = number;
}

void flow_space(Flow *flow, Length height)
{
    Slot slot = {.kind = SLOT_SPACE, .height = height};
    flow_add(flow, &slot);
}

void flow_attach(Flow *flow, const Attachment *attachment)
{
    append(flow->composer, &flow->attachments, &flow->last_attachment, attachment);
}

void flow_clear_floats(Flow *flow)
{
    if (flow->galley->side_float_count == 0)
        return;
    flow->clear = CLEAR_LEFT | CLEAR_RIGHT;
    flow_space(flow, 0);
}

/* A float that stands in the column of the next slot, which calls its notes. */
static void wait_in_column(Flow *flow, const PageFloat *placed, const Frame *frame)
{
    const PageFloat **end = (const PageFloat **)&flow->column_floats;
    while (*end)
        end = (const PageFloat **)&(*end)->next;
    PageFloat *added = ARENA_NEW(flow->composer->arena, PageFloat);
    *added = *placed;
    *end = added;
    flow->galley->has_column_floats = true;
    flow_call_notes(flow, frame);
}

/* A float of the page: with the slot before, so that it may stand on its page. */
static void wait_for_page(Flow *flow, PageFloat *placed, const Frame *frame)
{
    Galley *galley = flow->galley;
    if (flow->note_count && frame->note_count)
        flow_space(flow, 0); /* calls the notes that wait: they are before those of the float */
    placed->note_count = frame->note_count;
    placed->first_note =
        galley_add_notes(flow->composer->arena, galley, frame->notes, frame->note_count);
    galley->floats = arena_reserve(flow->composer->arena, galley->floats, galley->float_count,
                                   &galley->float_capacity, sizeof *galley->floats);
    galley->floats[galley->float_count++] = *placed;
    Slot *last = galley->slot_count ? &galley->slots[galley->slot_count - 1] : NULL;
    if (last && last->kind != SLOT_BREAK && !flow->starts_page)
        last->float_count++;
    else
        flow->float_count++;
}

void flow_float(Flow *flow, const Node *node, const Frame *frame, Length x)
{
    const Style *style = flow->composer->tree->nodes[node->number].style;
    Length above = style_length(style, PROPERTY_MARGIN_TOP, flow->width, 0);
    Length below = style_length(style, PROPERTY_MARGIN_BOTTOM, flow->width, 0);
    PageFloat placed = {
        .node = node,
        .frame = frame,
        .x = x,
        .y = above,
        .height = length_add(above, length_add(frame->height, below)),
        .is_at_foot = style_is(style, PROPERTY_FLOAT, KEYWORD_BOTTOM),
        .region = flow->region ? flow->region->number : 0,
    };
    if (flow->columns && placed.height <= flow->composer->page_height)
        wait_in_column(flow, &placed, frame);
    else
        wait_for_page(flow, &placed, frame);
    flow_add_events(flow, node);
}

void flow_call_notes(Flow *flow, const Frame *frame)
{
    uint32_t first =
        galley_add_notes(flow->composer->arena, flow->galley, frame->notes, frame->note_count);
    if (flow->note_count == 0)
        flow->first_note = first;
    flow->note_count += frame->note_count;
}

void flow_frame(Flow *flow, const Frame *frame, Length x)
{
    flow_call_notes(flow, frame);
    Slot slot = {.kind = SLOT_BOX, .height = frame->height, .x = x, .frame = frame};
    flow_add(flow, &slot);
}

void flow_add_marker(Flow *flow, const Attachment *marker)
{
    append(flow->composer, &flow->markers, &flow->last_marker, marker);
}

void flow_place_lonely_markers(Flow *flow)
{
    Length height = 0;
    for (Attachment *marker = flow->markers; marker; marker = marker->next) {
        marker->is_on_baseline = false;
        if (marker->frame->height > height)
            height = marker->frame->height;
        append(flow->composer, &flow->attachments, &flow->last_attachment, marker);
    }
    bool has_any = flow->markers != NULL;
    flow->markers = NULL;
    flow->last_marker = NULL;
    if (has_any)
        flow_space(flow, height);
}

/* Inside a frame events are left to the slot that the frame becomes. */
void flow_add_events(Flow *flow, const Node *top)
{
    Composer *composer = flow->composer;
    if (flow->is_frame)
        return;
    for (const Node *node = top; node; node = node_following(node, top))
        if (!node_is_text(node) && is_event(composer, node))
            node_list_add(composer->arena, &flow->events, node);
}

void flow_place_positioned(Flow *flow, const Node *node)
{
    Composer *composer = flow->composer;
    if (flow->is_frame) {
        node_list_add(composer->arena, &flow->out_of_flow, node);
        return;
    }
    const Attachment *attachment =
        frame_positioned(composer, node, composer->measure, composer->page_height);
    if (!attachment)
        return;
    append(composer, &flow->attachments, &flow->last_attachment, attachment);
    flow_call_notes(flow, attachment->frame);
}

void flow_add_positioned(Flow *flow, const Node *node)
{
    flow_place_positioned(flow, node);
    flow_add_events(flow, node);
}

/* What waits goes with a slot of no height, which stays on the page of what is before it. Events
 * alone are not worth a page. */
static void place_what_waits(Flow *flow)
{
    flow_place_lonely_markers(flow);
    bool has_marks =
        flow->attachments || flow->note_count || flow->float_count || flow->column_floats;
    if (!has_marks && flow->events.count == 0)
        return;
    flow->starts_page = flow->starts_page && has_marks;
    if (!flow->starts_page)
        flow->block_page = flow->page_name;
    Length margin = flow->margin;
    Length negative_margin = flow->negative_margin;
    flow->margin = 0;
    flow->negative_margin = 0;
    flow->next_cut = CUT_NEVER;
    flow_space(flow, 0);
    flow->margin = margin;
    flow->negative_margin = negative_margin;
}

void flow_end(Flow *flow)
{
    place_what_waits(flow);
    add_margin(flow);
}
