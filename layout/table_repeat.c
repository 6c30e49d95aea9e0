/* What pages repeat of a table that goes on over their end: above, captions, that it is continued, and
 * the header rows; below, the footer rows, or the rule that ends the last row. */
#include "layout/table_borders.h"

#include "layout/frame.h"

/* A page repeats header and footer rows where they take no more than a quarter of it (CSS Tables 3,
 * section 5). */
static bool may_repeat(const Flow *flow, int64_t height)
{
    return height * 4 <= flow->composer->page_height;
}

/* ---- frames ---- */

/* The rows from a place of the galley on, and the boxes around them, in one frame. NULL if they are too
 * high or there are none. */
static const Frame *frame_of_rows(const Flow *flow, RowMark begin)
{
    const Galley *galley = flow->galley;
    while (begin.slot < galley->slot_count && galley->slots[begin.slot].kind != SLOT_ROW)
        begin.slot++;
    size_t count = galley->slot_count - begin.slot;
    if (count == 0 || !may_repeat(flow, galley_height(galley, begin.slot, galley->slot_count)))
        return NULL;
    Galley part = {.slots = galley->slots + begin.slot, .slot_count = count};
    part.box_count = galley->box_count - begin.box;
    part.boxes = ARENA_ARRAY(flow->composer->arena, BlockBox, part.box_count);
    for (size_t i = 0; i < part.box_count; i++) {
        part.boxes[i] = galley->boxes[begin.box + i];
        part.boxes[i].first -= (uint32_t)begin.slot;
        part.boxes[i].end -= (uint32_t)begin.slot;
    }
    return galley_frame(flow->composer->arena, &part, flow->width);
}

/* What a caption above the table repeats below those before it: it, and the space below it. */
static void add_caption(const TableRepeats *repeats, const Node *caption, Frame *all,
                        FrameItem *items)
{
    Composer *composer = repeats->table->composer;
    const Style *style = composer->tree->nodes[caption->number].style;
    if (!style_is(style, PROPERTY_CAPTION_REPEAT, KEYWORD_REPEAT) ||
        !style_is(style, PROPERTY_CAPTION_SIDE, KEYWORD_TOP))
        return;
    Length width = repeats->table->width;
    BoxEdges edges = box_edges(style, width);
    FrameRoom room = {.width = width, .height = FRAME_HEIGHT_UNKNOWN, .fills = true};
    const Frame *frame = frame_of_node(composer, caption, room);
    if (!frame)
        return;
    items[all->item_count++] = (FrameItem){.kind = FRAME_FRAME,
                                           .x = length_add(repeats->x, edges.margin[EDGE_LEFT]),
                                           .y = all->height,
                                           .frame = frame};
    Length height = length_add(frame->height, edges.margin[EDGE_BOTTOM]);
    all->height = length_add(all->height, height > 0 ? height : 0);
}

/* The captions that further pages have once more: as they are, but what is found in them is told of the
 * first only, and so are the notes that they call. */
static const Frame *frame_of_captions(const TableRepeats *repeats)
{
    const Table *table = repeats->table;
    Composer *composer = table->composer;
    if (table->captions.count == 0)
        return NULL;
    Diagnostics *told = composer->diagnostics;
    composer_tell(composer, diagnostics_new(composer->arena));
    Frame *frame = ARENA_NEW(composer->arena, Frame);
    FrameItem *items = ARENA_ARRAY(composer->arena, FrameItem, table->captions.count);
    frame->items = items;
    for (size_t i = 0; i < table->captions.count; i++)
        add_caption(repeats, table->captions.items[i], frame, items);
    composer_tell(composer, told);
    return frame->item_count && may_repeat(repeats->flow, frame->height) ? frame : NULL;
}

/* One frame below the other; either may be NULL. */
static const Frame *stack(Arena *arena, const FrameItem *upper, const FrameItem *lower)
{
    FrameItem *items = ARENA_ARRAY(arena, FrameItem, 2);
    Frame *frame = ARENA_NEW(arena, Frame);
    frame->items = items;
    if (upper->frame) {
        items[frame->item_count++] = *upper;
        frame->height = upper->frame->height;
    }
    if (lower->frame) {
        items[frame->item_count] = *lower;
        items[frame->item_count++].y = frame->height;
        frame->height = length_add(frame->height, lower->frame->height);
    }
    return frame->item_count ? frame : NULL;
}

/* ::-plenary-continued: a line of its own, as wide as the table. */
static const Frame *frame_of_continued(const TableRepeats *repeats)
{
    const Table *table = repeats->table;
    Composer *composer = table->composer;
    const Generated *continued =
        table->node ? composer->tree->nodes[table->node->number].continued : NULL;
    if (!continued)
        return NULL;
    InlineState state = inline_run_of(repeats->flow, table->node).state;
    state.style = continued->style;
    MarginContent content = {.generated = continued, .state = &state};
    return frame_of_margin_box(composer, &content, table->width, 0);
}

/* The captions, and that the table is continued. */
static const Frame *frame_of_title(const TableRepeats *repeats)
{
    FrameItem captions = {.kind = FRAME_FRAME, .frame = frame_of_captions(repeats)};
    FrameItem continued = {
        .kind = FRAME_FRAME, .x = repeats->x, .frame = frame_of_continued(repeats)};
    return stack(repeats->flow->composer->arena, &captions, &continued);
}

/* ---- cuts ---- */

static Repeat *make_repeat(TableRepeats *repeats, const Frame *below)
{
    Arena *arena = repeats->flow->composer->arena;
    repeats->made = arena_reserve(arena, repeats->made, repeats->made_count,
                                  &repeats->made_capacity, sizeof(Repeat *));
    Repeat *repeat = ARENA_NEW(arena, Repeat);
    repeat->above = repeats->above;
    if (below) {
        FrameItem *item = ARENA_NEW(arena, FrameItem);
        *item = (FrameItem){.kind = FRAME_FRAME, .x = repeats->x, .frame = below};
        Frame *frame = ARENA_NEW(arena, Frame);
        *frame = (Frame){.items = item, .item_count = 1};
        repeat->below = frame;
    }
    repeats->made[repeats->made_count++] = repeat;
    return repeat;
}

static const Repeat *repeat_at_line(TableRepeats *repeats, uint32_t row)
{
    const Table *table = repeats->table;
    bool is_alike =
        repeats->last && (!table->across || table_lines_are_alike(table, repeats->last_row, row));
    if (!is_alike)
        repeats->last = make_repeat(repeats, table_rules_of_line(table, row));
    repeats->last_row = row;
    return repeats->last;
}

/* Header rows are not parted, and the first row of a table without them is not behind a cut in it. */
const Repeat *table_repeat_at(TableRepeats *repeats, const Band *band, const BandPiece *piece)
{
    bool is_first = band->first == 0 && piece == band->pieces;
    const Table *table = repeats->table;
    bool is_head = table->groups[table->rows[band->first].group].kind == GROUP_HEAD;
    if (!repeats->flow->has_pages || is_first || is_head)
        return NULL;
    if (!repeats->is_past_head && !repeats->above)
        repeats->above = frame_of_title(repeats);
    repeats->is_past_head = true;
    if (piece->begins_row)
        return repeat_at_line(repeats, piece->row);
    if (!repeats->inside)
        repeats->inside = make_repeat(repeats, NULL);
    return repeats->inside;
}

/* ---- groups ---- */

static void end_head(TableRepeats *repeats, const TableGroup *group, RowMark begin)
{
    Arena *arena = repeats->flow->composer->arena;
    FrameItem rows = {.kind = FRAME_FRAME, .frame = frame_of_rows(repeats->flow, begin)};
    FrameItem line = {.kind = FRAME_FRAME, .x = repeats->x};
    if (rows.frame)
        line.frame = table_rules_of_line(repeats->table, group->end);
    FrameItem head = {.kind = FRAME_FRAME, .frame = stack(arena, &rows, &line)};
    FrameItem title = {.kind = FRAME_FRAME, .frame = frame_of_title(repeats)};
    repeats->above = stack(arena, &title, &head);
    repeats->is_past_head = true;
}

/* The footer rows stand in for themselves at all cuts before them. Behind a cut in them they are not
 * said again. */
static void end_foot(TableRepeats *repeats, RowMark begin)
{
    const Frame *foot = frame_of_rows(repeats->flow, begin);
    Galley *galley = repeats->flow->galley;
    for (size_t i = 0; foot && i < repeats->made_count; i++)
        repeats->made[i]->below = foot;
    Repeat *bare = ARENA_NEW(repeats->flow->composer->arena, Repeat);
    bare->above = repeats->above;
    for (size_t i = begin.slot; i < galley->slot_count; i++)
        if (galley->slots[i].repeat)
            galley->slots[i].repeat = bare;
}

void table_repeats_end_group(TableRepeats *repeats, const TableGroup *group, RowMark begin)
{
    if (!repeats->flow->has_pages || repeats->flow->composer->status != STATUS_OK)
        return;
    if (group->kind == GROUP_HEAD)
        end_head(repeats, group, begin);
    else if (group->kind == GROUP_FOOT)
        end_foot(repeats, begin);
}

/* ---- room ---- */

static const Repeat *repeat_of(Arena *arena, const Repeat *like, const Frame *below,
                               const Frame *above)
{
    Repeat *repeat = ARENA_NEW(arena, Repeat);
    *repeat = (Repeat){.x = like->x, .below = below, .above = above};
    return repeat;
}

/* Footer rows are left out rather than header rows. */
void table_repeats_make_room(const TableRepeats *repeats, size_t first)
{
    Arena *arena = repeats->flow->composer->arena;
    Galley *galley = repeats->flow->galley;
    int64_t page = repeats->flow->composer->page_height;
    for (size_t i = first; i < galley->slot_count && repeats->flow->has_pages; i++) {
        Slot *slot = &galley->slots[i];
        Slot *next = i + 1 < galley->slot_count ? slot + 1 : NULL;
        int64_t above = slot_height_above_cut(slot);
        int64_t below = next ? slot_height_below_cut(next) : 0;
        if (slot->kind != SLOT_ROW || slot->height + above + below <= page)
            continue;
        if (below && next->repeat)
            next->repeat = repeat_of(arena, next->repeat, NULL, next->repeat->above);
        if (slot->repeat && slot->height + above > page)
            slot->repeat = repeat_of(arena, slot->repeat, slot->repeat->below, NULL);
    }
}
