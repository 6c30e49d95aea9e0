#include "layout/flow_floats.h"

#include <string.h>

#include "layout/frame.h"

/* ---- sides ---- */

bool is_side_float(const Style *style)
{
    if (style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE))
        return false;
    switch (style_keyword(style, PROPERTY_FLOAT)) {
    case KEYWORD_LEFT:
    case KEYWORD_RIGHT:
    case KEYWORD_INSIDE:
    case KEYWORD_OUTSIDE:
        return true;
    default:
        return false;
    }
}

bool is_page_float(const Style *style)
{
    return style_is(style, PROPERTY_FLOAT, KEYWORD_TOP) ||
           style_is(style, PROPERTY_FLOAT, KEYWORD_BOTTOM);
}

bool asks_for_page_side(const Style *style)
{
    return style_is(style, PROPERTY_FLOAT, KEYWORD_INSIDE) ||
           style_is(style, PROPERTY_FLOAT, KEYWORD_OUTSIDE) ||
           style_is(style, PROPERTY_CLEAR, KEYWORD_INSIDE) ||
           style_is(style, PROPERTY_CLEAR, KEYWORD_OUTSIDE);
}

/* The side that a keyword names on the page where the node was in the round before; the first time all pages
 * are right-hand pages. */
static unsigned side_of(Composer *composer, const Node *node, Keyword side)
{
    if (side == KEYWORD_LEFT || side == KEYWORD_RIGHT)
        return side == KEYWORD_LEFT ? CLEAR_LEFT : CLEAR_RIGHT;
    composer->asks_for_pages = true;
    uint32_t page = composer->page_of_node ? composer->page_of_node[node->number] : 0;
    bool is_left_page = page > 0 && page % 2 == 0;
    return (side == KEYWORD_INSIDE) == is_left_page ? CLEAR_RIGHT : CLEAR_LEFT;
}

unsigned float_clear_sides(Composer *composer, const Node *node, const Style *style)
{
    Keyword clear = style_keyword(style, PROPERTY_CLEAR);
    if (clear == KEYWORD_BOTH || style_is(style, PROPERTY_DISPLAY, KEYWORD_FLOW_ROOT))
        return CLEAR_LEFT | CLEAR_RIGHT;
    return clear == KEYWORD_NONE ? 0 : side_of(composer, node, clear);
}

/* ---- floats at the side ---- */

SideFloat *side_float_new(Composer *composer, const Node *node, const Style *style,
                          const Frame *frame, Length available)
{
    BoxEdges edges = box_edges(style, available);
    SideFloat *made = ARENA_NEW(composer->arena, SideFloat);
    *made = (SideFloat){
        .frame = frame,
        .is_right = side_of(composer, node, style_keyword(style, PROPERTY_FLOAT)) == CLEAR_RIGHT,
        .is_kept = frame->note_count || asks_for_page_side(style),
        .clear = (uint8_t)float_clear_sides(composer, node, style),
    };
    memcpy(made->margin, edges.margin, sizeof made->margin);
    return made;
}

Length side_float_width(const SideFloat *made)
{
    return length_add(made->frame->width,
                      length_add(made->margin[EDGE_LEFT], made->margin[EDGE_RIGHT]));
}

void flow_wait(Flow *flow, SideFloat *made)
{
    flow->galley->side_float_count++;
    flow_attach(flow, &(Attachment){.frame = made->frame, .side_float = made});
}

void flow_stop_waiting(Flow *flow)
{
    for (const Attachment *at = flow->attachments; at; at = at->next)
        if (at->side_float) {
            flow_space(flow, 0);
            return;
        }
}

static void report_too_tall(Composer *composer, const Node *node, Length height)
{
    Buffer points = {0};
    buffer_length(&points, height, 1);
    diagnostics_add(composer->diagnostics, LAYOUT_FLOAT_TOO_TALL, node->span, buffer_text(&points),
                    (Text){0});
    buffer_free(&points);
}

bool side_float_is_too_tall(Composer *composer, const Node *node, const Frame *frame)
{
    if (node->tag == TAG_IMG || frame->height <= composer->page_height)
        return false;
    report_too_tall(composer, node, frame->height);
    return true;
}

static bool flow_to_side(Flow *flow, const Node *node, const Style *style)
{
    Composer *composer = flow->composer;
    const Frame *frame = frame_of_node(
        composer, node, (FrameRoom){.width = flow->width, .height = FRAME_HEIGHT_UNKNOWN});
    if (!frame)
        return true;
    if (side_float_is_too_tall(composer, node, frame))
        return false;
    SideFloat *made = side_float_new(composer, node, style, frame, flow->width);
    made->x = flow->x;
    made->width = flow->width;
    flow_add_events(flow, node);
    flow_call_notes(flow, frame);
    flow_wait(flow, made);
    return true;
}

/* In a box that stays whole, and in a note, there is no page to go to the top or foot of. */
static bool stays_in_text(Flow *flow, const Node *node)
{
    if (flow->has_pages)
        return false;
    diagnostics_add(flow->composer->diagnostics, LAYOUT_FLOAT_STAYS, node->span, (Text){0},
                    (Text){0});
    return true;
}

/* The frame of a float to the top or foot; columns are not around it where it goes across them. */
static void flow_to_page(Flow *flow, const Node *node, const Style *style)
{
    FrameRoom room = {.width = flow->width, .height = FRAME_HEIGHT_UNKNOWN, .fills = true};
    const Frame *frame = frame_of_node(flow->composer, node, room);
    if (frame)
        flow_float(flow, node, frame, flow_block_place(flow, style).left);
}

static bool flow_to_top_or_foot(Flow *flow, const Node *node, const Style *style)
{
    if (stays_in_text(flow, node))
        return false;
    FlowPlace outer = flow_place(flow);
    Length measure = flow->composer->column_measure;
    const Node *around = flow_begin_span(flow, style) ? flow->columns_of : node->parent;
    const Region *region = flow_go_to_page(flow, node, around);
    flow_to_page(flow, node, style);
    flow_return_from_page(flow, region);
    flow->composer->column_measure = measure;
    flow->columns = outer.columns;
    flow->x = outer.x;
    flow->width = outer.width;
    return true;
}

bool flow_away(Flow *flow, const Node *node)
{
    const Style *style = flow->composer->tree->nodes[node->number].style;
    if (is_side_float(style))
        return flow_to_side(flow, node, style);
    return is_page_float(style) && flow_to_top_or_foot(flow, node, style);
}
