#include "layout/frame.h"

#include "layout/box.h"
#include "layout/frame_builder.h"
#include "layout/pictures.h"
#include "layout/settle.h"

static bool is_given(const Style *style, PropertyId size)
{
    const Value *height = style_value(style, size);
    return height->kind == VALUE_LENGTH && height->percent == 0;
}

static bool has_given_height(const Style *style)
{
    return is_given(style, PROPERTY_HEIGHT) || is_given(style, PROPERTY_MAX_HEIGHT);
}

bool frame_is_asked(const Style *style)
{
    return style_is(style, PROPERTY_POSITION, KEYWORD_RELATIVE) ||
           style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE) || has_given_height(style);
}

/* ---- content ---- */

/* What is in a box: the children of a node, or what is generated for it. */
typedef struct BoxContent {
    const Node *node;
    const Generated *generated; /* NULL: the children */
    const InlineState *state;   /* of what is generated */
    bool is_whole;              /* the node itself instead of its children */
} BoxContent;

/* Content that is set. */
typedef struct SetContent {
    Galley *galley;
    NodeList out_of_flow;
} SetContent;

static SetContent set_content(Composer *composer, const BoxContent *content, Length width)
{
    Flow flow = flow_into_frame(composer, width);
    if (content->is_whole)
        flow_block(&flow, content->node);
    else if (content->generated)
        flow_generated(&flow, content->generated, content->node, content->state);
    else
        flow_children(&flow, content->node);
    flow_end(&flow);
    Galley *galley = flow.galley;
    for (size_t i = 0; i < galley->slot_count; i++)
        if (galley->slots[i].kind == SLOT_PARAGRAPH)
            compositor_set(composer->compositor, galley->slots[i].pending);
    galley_settle(composer, galley);
    return (SetContent){galley, flow.out_of_flow};
}

/* How far the content of a galley reaches, and whether a line of it was turned over. */
static Length reach(const Galley *galley, bool *is_turned_over)
{
    Length widest = galley->reach;
    *is_turned_over = galley->side_float_count > 0;
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        Length right = 0;
        if (slot->kind == SLOT_LINE) {
            right = length_add(slot->x, length_add(slot->line->indent, slot->line->width));
            *is_turned_over |= !slot->line->ends_forced;
        } else if (slot->kind == SLOT_BOX) {
            right = length_add(slot->x, slot->frame->width);
        }
        right = length_add(right, slot->right_edge);
        widest = right > widest ? right : widest;
    }
    return widest;
}

/* The width of the content of a box that is as narrow as it allows. It is set on trial, without
 * findings: they are told when it is set in earnest. */
static Length shrunk_width(Composer *composer, const BoxContent *content, Length available)
{
    if (composer->shrinking > SHRINKING_MOST)
        return available;
    Diagnostics *told = composer->diagnostics;
    Diagnostics trial = {.arena = composer->arena};
    composer_tell(composer, &trial);
    SetContent set = set_content(composer, content, available);
    composer_tell(composer, told);
    if (composer->status != STATUS_OK)
        diagnostics_append(told, &trial);
    bool is_turned_over;
    Length widest = reach(set.galley, &is_turned_over);
    return is_turned_over || widest > available ? available : widest;
}

/* ---- boxes ---- */

/* The box around content: its edges painted, its height as the style asks, positioned elements
 * placed. */
typedef struct BoxMaker {
    Composer *composer;
    const Node *node; /* for findings; or NULL */
    bool hands_on;    /* positioned elements */
    const Style *style;
    BoxEdges edges;
    Length content_width;
    Length room_height;  /* that percentages refer to, or FRAME_HEIGHT_UNKNOWN */
    Length least_height; /* of the border box, if content moves in it; else 0 */
    const Frame *content;
    SetContent set;
} BoxMaker;

static Length box_height(const BoxMaker *maker)
{
    Length content =
        box_limit_height(maker->style, &maker->edges, maker->room_height, maker->content->height);
    Length height = length_add(content, box_extra_height(&maker->edges));
    return height > maker->least_height ? height : maker->least_height;
}

/* Where the content stands in a box that is higher: by vertical-align, as in table cells and margin
 * boxes. */
static Length content_drop(const BoxMaker *maker, Length height)
{
    Length slack = length_subtract(
        height, length_add(box_extra_height(&maker->edges), maker->content->height));
    if (slack <= 0 || maker->least_height == 0)
        return 0;
    if (style_is(maker->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_MIDDLE))
        return slack / 2;
    return style_is(maker->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_BOTTOM) ? slack : 0;
}

static void place_out_of_flow(BoxMaker *maker, FrameBuilder *builder, BoxSize size)
{
    Composer *composer = maker->composer;
    const Length *border = maker->edges.border;
    const NodeList *nodes = &maker->set.out_of_flow;
    Length width = length_subtract(size.width, length_add(border[EDGE_LEFT], border[EDGE_RIGHT]));
    Length height = length_subtract(size.height, length_add(border[EDGE_TOP], border[EDGE_BOTTOM]));
    for (size_t i = 0; i < nodes->count; i++) {
        const Attachment *placed = frame_positioned(composer, nodes->items[i], width, height);
        if (!placed)
            continue;
        frame_builder_add_frame(builder, placed->frame, length_add(border[EDGE_LEFT], placed->x),
                                length_add(border[EDGE_TOP], placed->y));
        galley_add_notes(composer->arena, maker->set.galley, placed->frame->notes,
                         placed->frame->note_count);
    }
}

/* What a box holds, cut off at the outer edge of its padding (CSS Overflow 3, section 3.1). Text that is not seen
 * is still in the file, and told. */
static void add_clipped(const BoxMaker *maker, FrameBuilder *builder, const FrameBuilder *held,
                        BoxSize size)
{
    enum {
        SLIGHT = LENGTH_POINT / 100
    };
    const BoxEdges *edges = &maker->edges;
    BoxPaint *clip = ARENA_NEW(builder->arena, BoxPaint);
    clip->x = edges->border[EDGE_LEFT];
    clip->y = edges->border[EDGE_TOP];
    clip->width = length_clip((int64_t)size.width - clip->x - edges->border[EDGE_RIGHT]);
    clip->height = length_clip((int64_t)size.height - clip->y - edges->border[EDGE_BOTTOM]);
    Frame *frame = ARENA_NEW(builder->arena, Frame);
    *frame = (Frame){.width = size.width,
                     .height = size.height,
                     .items = held->items,
                     .item_count = (uint32_t)held->count,
                     .clip = clip};
    frame_builder_add_frame(builder, frame, 0, 0);
    bool is_turned_over;
    Length down = length_subtract(maker->content->height,
                                  length_subtract(clip->height, edges->padding[EDGE_TOP]));
    Length across = length_subtract(reach(maker->set.galley, &is_turned_over),
                                    length_subtract(clip->width, edges->padding[EDGE_LEFT]));
    Length excess = down > across ? down : across;
    if (excess <= SLIGHT)
        return;
    Buffer points = {0};
    buffer_length(&points, excess, 1);
    diagnostics_add(maker->composer->diagnostics, LAYOUT_CLIPPED,
                    maker->node ? maker->node->span : SPAN_NONE, buffer_text(&points), (Text){0});
    buffer_free(&points);
}

static const Frame *make_box(BoxMaker *maker, const BoxContent *content)
{
    maker->node = content->node;
    Arena *arena = maker->composer->arena;
    const BoxEdges *edges = &maker->edges;
    maker->set = set_content(maker->composer, content, maker->content_width);
    maker->content = galley_frame(arena, maker->set.galley, maker->content_width);
    FrameBuilder builder = {.arena = arena};
    BoxSize size = {length_add(maker->content_width, box_extra_width(edges)), box_height(maker)};
    Length x = length_add(edges->border[EDGE_LEFT], edges->padding[EDGE_LEFT]);
    Length y = length_add(edges->border[EDGE_TOP], edges->padding[EDGE_TOP]);
    y = length_add(y, content_drop(maker, size.height));
    frame_builder_paint(&builder, &(BlockBox){.style = maker->style, .width = size.width}, 0,
                        size.height);
    FrameBuilder held = {.arena = arena};
    bool clips = !style_is(maker->style, PROPERTY_OVERFLOW, KEYWORD_VISIBLE);
    FrameBuilder *inside = clips ? &held : &builder;
    frame_builder_add_frame(inside, maker->content, x, y);
    if (!maker->hands_on)
        place_out_of_flow(maker, inside, size);
    if (clips)
        add_clipped(maker, &builder, &held, size);
    Frame *frame = ARENA_NEW(arena, Frame);
    *frame = (Frame){
        .width = size.width,
        .height = size.height,
        .first_baseline = length_add(y, maker->content->first_baseline),
        .baseline = length_add(y, maker->content->baseline),
        .items = builder.items,
        .item_count = (uint32_t)builder.count,
        .clear = box_clear(maker->style),
        .positioned = maker->hands_on ? maker->set.out_of_flow.items : NULL,
        .positioned_count = maker->hands_on ? maker->set.out_of_flow.count : 0,
        .notes = maker->set.galley->notes,
        .note_count = (uint32_t)maker->set.galley->note_count,
    };
    return frame;
}

const Frame *frame_of_node(Composer *composer, const Node *node, FrameRoom room)
{
    const Style *style = composer->tree->nodes[node->number].style;
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE) || !composer_enter(composer, node))
        return NULL;
    if (node->tag == TAG_IMG) {
        composer_leave(composer);
        return picture_frame(composer, node, room.width);
    }
    BoxContent content = {.node = node};
    BoxMaker maker = {.composer = composer,
                      .style = style,
                      .edges = box_edges(style, room.width),
                      .room_height = room.height,
                      .hands_on =
                          room.hands_on && style_is(style, PROPERTY_POSITION, KEYWORD_STATIC)};
    maker.content_width = box_width(style, &maker.edges, room.width);
    maker.content_width = length_subtract(maker.content_width, box_extra_width(&maker.edges));
    bool shrinks = !room.fills && style_is(style, PROPERTY_WIDTH, KEYWORD_AUTO);
    composer->shrinking += shrinks;
    if (shrinks)
        maker.content_width = box_limit_width(
            style, &maker.edges, room.width, shrunk_width(composer, &content, maker.content_width));
    const Frame *frame = make_box(&maker, &content);
    composer->shrinking -= shrinks;
    composer_leave(composer);
    return frame;
}

const Frame *frame_of_generated(Composer *composer, const Generated *generated, const Node *node,
                                const InlineState *state, Length available)
{
    const Style *style = generated->style;
    if (!composer_enter(composer, node))
        return NULL;
    BoxContent content = {node, generated, state, false};
    BoxMaker maker = {.composer = composer,
                      .style = style,
                      .edges = box_edges(style, available),
                      .room_height = FRAME_HEIGHT_UNKNOWN};
    Length room = length_subtract(available, box_extra_width(&maker.edges));
    maker.content_width =
        box_limit_width(style, &maker.edges, available, shrunk_width(composer, &content, room));
    const Frame *frame = make_box(&maker, &content);
    composer_leave(composer);
    return frame;
}

static BoxContent margin_box_content(const MarginContent *content)
{
    if (content->element)
        return (BoxContent){.node = content->element, .is_whole = true};
    return (BoxContent){.generated = content->generated, .state = content->state};
}

const Frame *frame_of_margin_box(Composer *composer, const MarginContent *margin, Length width,
                                 Length height)
{
    const Style *style = margin->generated->style;
    BoxContent content = margin_box_content(margin);
    BoxMaker maker = {.composer = composer,
                      .style = style,
                      .edges = box_edges(style, width),
                      .room_height = FRAME_HEIGHT_UNKNOWN,
                      .least_height = height};
    maker.content_width = length_subtract(width, box_extra_width(&maker.edges));
    if (maker.content_width < 0)
        maker.content_width = 0;
    return make_box(&maker, &content);
}

/* How far an element reaches that has all the room there can be, and one that has next to none. */
static void measure_element(Composer *composer, const Node *element, Length *widest,
                            Length *narrowest)
{
    BoxContent content = {.node = element, .is_whole = true};
    Length rooms[2] = {LENGTH_MAX / 4, 1};
    Diagnostics *told = composer->diagnostics;
    composer_tell(composer, diagnostics_new(composer->arena));
    for (int i = 0; i < 2; i++) {
        SetContent set = set_content(composer, &content, rooms[i]);
        bool is_turned_over;
        Length width = reach(set.galley, &is_turned_over);
        *(i == 0 ? widest : narrowest) = width;
    }
    composer_tell(composer, told);
}

void frame_measure(Composer *composer, const MarginContent *content, Length *widest,
                   Length *narrowest)
{
    *widest = 0;
    *narrowest = 0;
    if (content->element) {
        measure_element(composer, content->element, widest, narrowest);
        return;
    }
    Flow flow = flow_into_frame(composer, LENGTH_MAX / 2);
    flow_generated(&flow, content->generated, NULL, content->state);
    const Galley *galley = flow.galley;
    if (galley->slot_count && composer->status == STATUS_OK)
        compositor_measure(composer->compositor, galley->slots[galley->slot_count - 1].pending,
                           widest, narrowest);
}

/* ---- positioned elements ---- */

/* One direction of a containing block: the offsets from its two sides, and the margins there. */
typedef struct Axis {
    PropertyId first;
    PropertyId last;
    Length room;
    Length margin_first;
    Length margin_last;
} Axis;

/* Where a box stands between two edges: by the offset that is given, the first of them if both are;
 * at the start if neither. CSS 2.2, sections 10.3.7 and 10.6.4. */
static Length offset_between(const Style *style, const Axis *axis, Length size)
{
    if (!style_is(style, axis->first, KEYWORD_AUTO))
        return length_add(style_length(style, axis->first, axis->room, 0), axis->margin_first);
    if (style_is(style, axis->last, KEYWORD_AUTO))
        return axis->margin_first;
    Length taken = length_add(style_length(style, axis->last, axis->room, 0),
                              length_add(axis->margin_last, size));
    return length_subtract(axis->room, taken);
}

const Attachment *frame_positioned(Composer *composer, const Node *node, Length width,
                                   Length height)
{
    const Style *style = composer->tree->nodes[node->number].style;
    BoxEdges edges = box_edges(style, width);
    Length offsets = length_add(style_length(style, PROPERTY_LEFT, width, 0),
                                style_length(style, PROPERTY_RIGHT, width, 0));
    Length room = length_subtract(width, offsets);
    FrameRoom containing = {.width = room > 0 ? room : 0,
                            .height = height,
                            .fills = !style_is(style, PROPERTY_LEFT, KEYWORD_AUTO) &&
                                     !style_is(style, PROPERTY_RIGHT, KEYWORD_AUTO)};
    const Frame *frame = frame_of_node(composer, node, containing);
    if (!frame)
        return NULL;
    Axis across = {PROPERTY_LEFT, PROPERTY_RIGHT, width, edges.margin[EDGE_LEFT],
                   edges.margin[EDGE_RIGHT]};
    Axis down = {PROPERTY_TOP, PROPERTY_BOTTOM, height, edges.margin[EDGE_TOP],
                 edges.margin[EDGE_BOTTOM]};
    Attachment *placed = ARENA_NEW(composer->arena, Attachment);
    placed->frame = frame;
    placed->is_from_page = true;
    placed->x = offset_between(style, &across, frame->width);
    placed->y = offset_between(style, &down, frame->height);
    return placed;
}
