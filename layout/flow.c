#include "layout/flow.h"

#include "layout/box.h"
#include "layout/flow_floats.h"
#include "layout/frame.h"
#include "layout/page_widths.h"
#include "layout/parallel_texts.h"
#include "layout/running.h"
#include "layout/table.h"

/* ---- markers ---- */

static bool has_inside_marker(const StyledNode *styled)
{
    return styled->marker && style_is(styled->style, PROPERTY_LIST_STYLE_POSITION, KEYWORD_INSIDE);
}

/* The mark of a note stands as Prince's footnote-style-position says. */
static bool has_inside_mark(const StyledNode *styled)
{
    return styled->note_marker &&
           style_is(styled->style, PROPERTY_FOOTNOTE_STYLE_POSITION, KEYWORD_INSIDE);
}

/* The markers that begin the first line of a block. */
static void add_leads(Flow *flow, const Node *node, const StyledNode *styled)
{
    const Generated *markers[2] = {has_inside_marker(styled) ? styled->marker : NULL,
                                   has_inside_mark(styled) ? styled->note_marker : NULL};
    const Lead **end = &flow->leads;
    while (*end)
        end = (const Lead **)&(*end)->next;
    for (int i = 0; i < 2; i++) {
        if (!markers[i])
            continue;
        Lead *lead = ARENA_NEW(flow->composer->arena, Lead);
        *lead = (Lead){.generated = markers[i], .node = node};
        *end = lead;
        end = &lead->next;
    }
}

/* What parts a marker from its item is in its text, as the suffix of its counter style: spaces, which
 * hang behind the line of the marker (CSS Lists 3, section 3.1; Counter Styles 3, section 3.3). */
static Length marker_gap(const Composer *composer, const Generated *marker)
{
    Text text = {0};
    if (marker->count && marker->content[marker->count - 1].kind == CONTENT_TEXT)
        text = marker->content[marker->count - 1].text;
    int64_t spaces = 0;
    while (text.bytes > 0 && text.at[text.bytes - 1] == ' ') {
        text.bytes--;
        spaces++;
    }
    const TextStyle *style = spaces ? text_style(composer->text_styles, marker->style) : NULL;
    return style ? length_clip(spaces * text_style_space(style)) : 0;
}

/* A marker outside, in the margin before a block whose content begins at x. */
static void attach_marker(Flow *flow, const Node *node, const Generated *marker, Length x,
                          Length width)
{
    Composer *composer = flow->composer;
    InlineState state = inline_run_of(flow, node).state;
    state.element = composer->structure->of_label[node->number];
    state.first = (InlineLook){0};
    const Frame *frame = frame_of_generated(composer, marker, node, &state, composer->measure);
    if (!frame)
        return;
    Length gap = marker_gap(composer, marker);
    bool is_right_to_left =
        style_is(composer->tree->nodes[node->number].style, PROPERTY_DIRECTION, KEYWORD_RTL);
    Attachment attached = {
        .x = is_right_to_left ? length_add(x, length_add(width, gap))
                              : length_subtract(x, length_add(gap, frame->width)),
        .is_on_baseline = true,
        .frame = frame,
    };
    flow_add_marker(flow, &attached);
}

static void attach_markers(Flow *flow, const Node *node, Length x, Length width)
{
    const StyledNode *styled = &flow->composer->tree->nodes[node->number];
    if (styled->note_marker && !has_inside_mark(styled))
        attach_marker(flow, node, styled->note_marker, x, width);
    if (styled->marker && !has_inside_marker(styled))
        attach_marker(flow, node, styled->marker, x, width);
}

/* ---- children ---- */

bool flow_is_block(const Flow *flow, const Node *node)
{
    if (node_is_text(node))
        return false;
    const Style *style = flow->composer->tree->nodes[node->number].style;
    Keyword display = style_keyword(style, PROPERTY_DISPLAY);
    return (display == KEYWORD_BLOCK || display == KEYWORD_LIST_ITEM || display == KEYWORD_TABLE ||
            display == KEYWORD_FLOW_ROOT || table_display_is_part(display)) &&
           !style_is_note(style);
}

static bool is_positioned(const Flow *flow, const Node *node)
{
    const Style *style = flow->composer->tree->nodes[node->number].style;
    return style_is(style, PROPERTY_POSITION, KEYWORD_ABSOLUTE);
}

/* A positioned block, or one that floats, does not end the line that it stands in. */
static bool leaves_line(const Flow *flow, const Node *node)
{
    return is_positioned(flow, node) ||
           is_side_float(flow->composer->tree->nodes[node->number].style);
}

bool flow_is_shown(const Flow *flow, const Node *node)
{
    const Style *style = flow->composer->tree->nodes[node->number].style;
    return !style_is(style, PROPERTY_DISPLAY, KEYWORD_NONE);
}

bool flow_is_running(const Flow *flow, const Node *node)
{
    return !node_is_text(node) && is_running(flow->composer->tree->nodes[node->number].style);
}

/* White space between blocks, which is not shown. */
bool flow_is_blank(const Flow *flow, const Node *node)
{
    if (!node_is_text(node))
        return false;
    const Style *style = flow->composer->tree->nodes[node->number].style;
    return text_trim(node->text).bytes == 0 &&
           !style_is(style, PROPERTY_WHITE_SPACE, KEYWORD_PRE) &&
           !style_is(style, PROPERTY_WHITE_SPACE, KEYWORD_PRE_WRAP) &&
           !style_is(style, PROPERTY_WHITE_SPACE, KEYWORD_PRE_LINE);
}

/* Whether the first line of a block will be that of a block in it. */
static bool begins_with_block(const Flow *flow, const Node *node, const StyledNode *styled)
{
    if (styled->before || styled->replacement)
        return false;
    const Node *child = node->first;
    while (child && (!flow_is_shown(flow, child) || flow_is_blank(flow, child) ||
                     flow_is_running(flow, child)))
        child = child->next;
    return child && flow_is_block(flow, child) &&
           !frame_is_asked(flow->composer->tree->nodes[child->number].style);
}

static bool is_table_part(const Flow *flow, const Node *node)
{
    if (node_is_text(node) || is_positioned(flow, node))
        return false;
    const Style *style = flow->composer->tree->nodes[node->number].style;
    return table_display_is_part(style_keyword(style, PROPERTY_DISPLAY));
}

/* Parts of a table that stand together without one get one around them (CSS 2.2, section 17.2.1).
 * Returns the end of them. */
static const Node *flow_table_parts(Flow *flow, const Siblings *siblings, const Node *first)
{
    const Node *end = first->next;
    const Node *next = end;
    while (next != siblings->end && (is_table_part(flow, next) || flow_is_blank(flow, next))) {
        if (is_table_part(flow, next))
            end = next->next;
        next = next->next;
    }
    flow_anonymous_table(flow, &(Siblings){siblings->parent, first, end});
    return end;
}

/* Whether a child takes no part in what is set here; what runs in margin boxes is taken note of. */
static bool is_passed_over(Flow *flow, const InlineRun *run, const Node *child)
{
    if (!flow_is_shown(flow, child))
        return true;
    if (run->collector)
        return false;
    if (flow_is_running(flow, child)) {
        flow_add_events(flow, child);
        running_report_notes(flow->composer, child);
    }
    return flow_is_running(flow, child) || flow_is_blank(flow, child);
}

static void flow_nodes(Flow *flow, const Siblings *siblings, InlineRun *run)
{
    const Node *child = siblings->first;
    while (child != siblings->end && flow->composer->status == STATUS_OK) {
        const Node *next = child->next;
        if (is_passed_over(flow, run, child)) {
            child = next;
            continue;
        }
        bool is_inline =
            !flow_is_block(flow, child) || (run->collector && leaves_line(flow, child));
        if (is_inline) {
            inline_run_open(run);
            collect_node(run->collector, child, &run->state);
        } else {
            inline_run_close(run);
            if (flow_is_parallel(flow, child))
                next = flow_parallel_texts(flow, siblings, child);
            else if (is_table_part(flow, child))
                next = flow_table_parts(flow, siblings, child);
            else
                flow_block(flow, child);
            run->is_first = false;
        }
        child = next;
    }
}

void flow_siblings(Flow *flow, const Siblings *siblings)
{
    InlineRun run = inline_run_of(flow, siblings->parent);
    flow_nodes(flow, siblings, &run);
    inline_run_close(&run);
}

void flow_children(Flow *flow, const Node *node)
{
    InlineRun run = inline_run_of(flow, node);
    const StyledNode *styled = run.styled;
    add_leads(flow, node, styled);
    if (styled->before || (flow->leads && !begins_with_block(flow, node, styled)))
        inline_run_open(&run);
    if (styled->replacement) {
        inline_run_open(&run);
        collect_content(run.collector, styled->replacement, node, &run.state);
    } else {
        flow_nodes(flow, &(Siblings){.parent = node, .first = node->first}, &run);
    }
    if (styled->after || flow->leads)
        inline_run_open(&run);
    if (styled->after)
        collect_generated(run.collector, styled->after, node, run.state.element, &run.state);
    inline_run_close(&run);
}

/* ---- boxes ---- */

/* The children of a block between its upper and lower edges, which stay with them. */
static void flow_content(Flow *flow, const Node *node, const BoxEdges *edges)
{
    const Galley *galley = flow->galley;
    const Style *style = flow->composer->tree->nodes[node->number].style;
    Length above = length_add(edges->border[EDGE_TOP], edges->padding[EDGE_TOP]);
    Length below = length_add(edges->border[EDGE_BOTTOM], edges->padding[EDGE_BOTTOM]);
    bool avoids = style_avoids_break(style, PROPERTY_BREAK_INSIDE) ||
                  style_is(style, PROPERTY_BREAK_INSIDE, KEYWORD_AVOID_COLUMN);
    bool is_outermost = avoids && flow->avoid_from == SIZE_MAX;
    if (is_outermost)
        flow->avoid_from = galley->slot_count;
    if (above) {
        flow_space_before(flow, above, node);
        flow->next_cut = CUT_AVOID;
    }
    size_t first = galley->slot_count;
    bool has_columns = flow_asks_for_columns(flow, style);
    if (has_columns)
        flow_begin_columns(flow, node);
    uint32_t floats = galley->side_float_count;
    flow_children(flow, node);
    flow_place_lonely_markers(flow);
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_FLOW_ROOT) && galley->side_float_count > floats)
        flow_clear_floats(flow);
    if (has_columns)
        flow_end_columns(flow);
    if (above && galley->slot_count == first)
        flow->next_cut = CUT_FREE;
    if (below) {
        flow->next_cut = CUT_AVOID;
        flow_space_here(flow, below);
    }
    if (is_outermost)
        flow->avoid_from = SIZE_MAX;
}

BlockPlace flow_block_place(const Flow *flow, const Style *style)
{
    BlockPlace place = {.edges = box_edges(style, flow->width)};
    const BoxEdges *edges = &place.edges;
    place.width = box_width(style, edges, flow->width);
    place.left = length_add(flow->x, box_left_margin(style, edges, flow->width, place.width));
    place.content_left =
        length_add(place.left, length_add(edges->border[EDGE_LEFT], edges->padding[EDGE_LEFT]));
    place.content_width = length_subtract(place.width, box_extra_width(edges));
    return place;
}

/* What the box takes on the right of its content, for the frame around. */
static Length right_edge(Flow *flow, const Style *style, const BlockPlace *place)
{
    const BoxEdges *edges = &place->edges;
    Length outside = length_add(flow->right_edge, edges->margin[EDGE_RIGHT]);
    if (style_is(style, PROPERTY_WIDTH, KEYWORD_AUTO))
        return length_add(outside,
                          length_add(edges->border[EDGE_RIGHT], edges->padding[EDGE_RIGHT]));
    Length reach = length_add(length_add(place->left, place->width), outside);
    if (reach > flow->galley->reach)
        flow->galley->reach = reach;
    return 0;
}

static void clone_edges(const Flow *flow, const BoxEdges *edges, BlockBox *box)
{
    box->is_cloned = flow->has_pages && box_extra_height(edges) > 0 &&
                     style_is(box->style, PROPERTY_BOX_DECORATION_BREAK, KEYWORD_CLONE);
    box->edge_above = length_add(edges->border[EDGE_TOP], edges->padding[EDGE_TOP]);
    box->edge_below = length_add(edges->border[EDGE_BOTTOM], edges->padding[EDGE_BOTTOM]);
}

static void flow_box(Flow *flow, const Node *node)
{
    Composer *composer = flow->composer;
    const Style *style = composer->tree->nodes[node->number].style;
    BlockPlace place = flow_block_place(flow, style);
    Length least = box_size(style, PROPERTY_MIN_HEIGHT, 0, box_extra_height(&place.edges), 0);
    bool fills = flow->fills && style_is(style, PROPERTY_WIDTH, KEYWORD_AUTO) &&
                 style_is(style, PROPERTY_MAX_WIDTH, KEYWORD_NONE);
    BlockBox box = {.style = style,
                    .element = composer->structure->of_node[node->number],
                    .x = place.left,
                    .width = place.width,
                    .measure = fills ? composer->measure : 0,
                    .clear = box_clear(style),
                    .is_painted = box_is_painted(style, &place.edges)};
    if (least > 0)
        box.least_height = length_add(least, box_extra_height(&place.edges));
    clone_edges(flow, &place.edges, &box);
    bool has_box = box.is_painted || least > 0 || box.is_cloned || box.clear;
    size_t number = flow->galley->box_count;
    if (has_box)
        flow_begin_box(flow, &box);
    flow->right_edge = right_edge(flow, style, &place);
    flow->fills = fills;
    flow->x = place.content_left;
    flow->width = place.content_width;
    attach_markers(flow, node, flow->x, flow->width);
    flow_content(flow, node, &place.edges);
    if (has_box)
        flow_end_box(flow, number);
}

/* A block that is set whole. */
static void flow_whole(Flow *flow, const Node *node)
{
    Composer *composer = flow->composer;
    const Style *style = composer->tree->nodes[node->number].style;
    FrameRoom room = {
        .width = flow->width, .height = FRAME_HEIGHT_UNKNOWN, .fills = true, .hands_on = true};
    const Frame *frame = frame_of_node(composer, node, room);
    if (!frame)
        return;
    BlockPlace place = flow_block_place(flow, style);
    attach_markers(flow, node, place.content_left, place.content_width);
    for (const Node *inner = node->first; inner; inner = inner->next)
        flow_add_events(flow, inner);
    if (node->tag == TAG_IMG) /* as wide as it is */
        place.left =
            length_add(flow->x, box_left_margin(style, &place.edges, flow->width, frame->width));
    for (size_t i = 0; i < frame->positioned_count; i++)
        flow_place_positioned(flow, frame->positioned[i]);
    flow_frame(flow, frame_dropped(composer->arena, frame, box_drop(style)),
               length_add(place.left, box_shift(style, flow->width)));
}

/* ---- breaks ---- */

static void ask_for_page(Flow *flow, PageSide side)
{
    flow->starts_page = true;
    if (side != SIDE_ANY)
        flow->side = side;
}

/* A break between two blocks is decided by what either asks, CSS Fragmentation 3, section 3.1. */
void flow_ask_for_break(Flow *flow, Keyword asked)
{
    switch (asked) {
    case KEYWORD_PAGE:
        ask_for_page(flow, SIDE_ANY);
        break;
    case KEYWORD_LEFT:
    case KEYWORD_VERSO:
        ask_for_page(flow, SIDE_LEFT);
        break;
    case KEYWORD_RIGHT:
    case KEYWORD_RECTO:
        ask_for_page(flow, SIDE_RIGHT);
        break;
    case KEYWORD_COLUMN:
        flow->breaks_column = true;
        break;
    case KEYWORD_AVOID:
    case KEYWORD_AVOID_PAGE:
    case KEYWORD_AVOID_COLUMN:
        flow->next_cut = CUT_AVOID;
        flow->is_kept = true;
        break;
    default:
        break;
    }
}

void flow_block(Flow *flow, const Node *node)
{
    Composer *composer = flow->composer;
    const Style *style = composer->tree->nodes[node->number].style;
    if (!flow_is_shown(flow, node))
        return;
    if (is_positioned(flow, node)) {
        flow_add_positioned(flow, node);
        return;
    }
    if (!composer_enter(composer, node))
        return;
    if (flow_away(flow, node)) {
        composer_leave(composer);
        return;
    }
    FlowPlace outer = flow_place(flow);
    uint32_t columns = flow_begin_span(flow, style);
    flow_ask_for_page_name(flow, style);
    bool is_wide = flow_ask_for_wide_page(flow, node);
    flow_ask_for_break(flow, style_keyword(style, PROPERTY_BREAK_BEFORE));
    flow_follow_region(flow, node->parent);
    unsigned clear = float_clear_sides(composer, node, style);
    if (clear)
        flow_stop_waiting(flow);
    flow->clear |= (uint8_t)clear;
    flow_margin_above(flow, style);
    Length margin_below = style_length(style, PROPERTY_MARGIN_BOTTOM, flow->width, 0);
    if (is_event(composer, node) && !flow->is_frame)
        node_list_add(composer->arena, &flow->events, node);
    if (style_is(style, PROPERTY_DISPLAY, KEYWORD_TABLE))
        flow_table(flow, node);
    else if (frame_is_asked(style) || node->tag == TAG_IMG)
        flow_whole(flow, node);
    else
        flow_box(flow, node);
    if (clear && flow->clear)
        flow_clear_floats(flow);
    flow_keep_margin(flow, margin_below);
    flow_ask_for_break(flow, style_keyword(style, PROPERTY_BREAK_AFTER));
    flow_end_span(flow, columns);
    if (is_wide)
        flow_end_wide_page(flow);
    flow_return_to(flow, &outer, node->parent);
    composer_leave(composer);
}

/* ---- galleys ---- */

static Galley *flow_galley(Composer *composer, const Node *node, Length width, const Region *region)
{
    bool is_note = node != composer->tree->document->root;
    Flow flow = {.composer = composer,
                 .note = is_note ? node : NULL,
                 .region = region,
                 .galley = ARENA_NEW(composer->arena, Galley),
                 .width = width,
                 .has_pages = !is_note,
                 .fills = !is_note,
                 .avoid_from = SIZE_MAX};
    flow_block(&flow, node);
    flow_end(&flow);
    return flow.galley;
}

Galley *flow_document(Composer *composer)
{
    return flow_galley(composer, composer->tree->document->root, 0, NULL);
}

Galley *flow_note(Composer *composer, const Node *node, Length column)
{
    const Region *known = column ? NULL : page_widths_of_node(composer, node);
    const Region *region = known ? known : composer->region;
    Length page = known ? known->note_measure : composer->note_measure;
    Length columns = composer->column_measure; /* notes in the note are of the same column */
    Galley *galley = flow_galley(composer, node, column ? column : page, region);
    composer->column_measure = columns;
    return galley;
}

Flow flow_into_frame(Composer *composer, Length width)
{
    return (Flow){.composer = composer,
                  .galley = ARENA_NEW(composer->arena, Galley),
                  .width = width,
                  .is_frame = true,
                  .avoid_from = SIZE_MAX};
}
