/* Named pages and regions, as blocks of the main galley meet them.
 *
 * A block asks for a named page by its page property, and what it holds is set to the measure of that
 * page. The break itself is made when a slot comes that is not on that page yet, so that a block that
 * holds nothing of its own, or begins with a block of another name, makes none (CSS Paged Media 3,
 * section 7). */
#include "layout/flow.h"
#include "layout/page_widths.h"

void flow_ask_for_page_name(Flow *flow, const Style *style)
{
    const Value *page = style_value(style, PROPERTY_PAGE);
    if (!flow->has_pages || page->kind != VALUE_NAME || page->name == flow->block_page)
        return;
    flow->block_page = page->name;
    flow->starts_group = true;
}

bool flow_changes_page(const Flow *flow)
{
    return flow->starts_page || (flow->has_pages && flow->block_page != flow->page_name);
}

/* The region that the next slot falls in. */
static const Region *next_region(const Flow *flow)
{
    const Composer *composer = flow->composer;
    const Region *known = page_widths_of_paragraph(composer, flow->paragraph_count);
    if (known && known->page_name == flow->block_page)
        return known;
    bool is_behind = flow->has_broken || (flow->has_content && flow_changes_page(flow));
    return region_of(flow->composer, flow->block_page, !is_behind);
}

/* Where the content box of an element stands, and its ancestors' boxes around it, at the measure of the
 * region. Columns around it begin anew. */
static void place_around(Flow *flow, const Node *element, bool is_in_columns)
{
    if (element == (flow->note ? flow->note->parent : NULL)) {
        flow->x = 0;
        flow->width = flow->note ? flow->region->note_measure : flow->region->measure;
        return;
    }
    place_around(flow, element->parent, is_in_columns);
    BlockPlace place = flow_block_place(flow, flow->composer->tree->nodes[element->number].style);
    flow->x = place.content_left;
    flow->width = place.content_width;
    if (is_in_columns && element == flow->columns_of)
        flow_begin_columns(flow, element);
}

void flow_follow_region(Flow *flow, const Node *parent)
{
    if (!flow->has_pages)
        return;
    const Region *region = next_region(flow);
    if (region == flow->region)
        return;
    flow->region = region;
    region_enter(flow->composer, region);
    place_around(flow, parent, flow->columns != 0);
}

/* ---- pages of other widths ---- */

/* The place of what is in an element on a page of another region. */
static void place_on(const Flow *flow, const Node *element, const Region *region, LineTurn *turn)
{
    Flow other = *flow;
    other.region = region;
    place_around(&other, element, false);
    turn->x = other.x;
    turn->measure = other.width;
    turn->region = region->number;
}

void flow_turn_lines(const Flow *flow, const Node *block, Paragraph *paragraph)
{
    size_t count = 0;
    const PageTurn *turns = NULL;
    if (flow->has_pages || flow->note)
        turns = page_widths_turns(flow->composer, flow->note ? flow->note->number : 0,
                                  flow->paragraph_count, &count);
    if (count == 0 || flow->columns || flow->galley->side_float_count || paragraph->float_count)
        return;
    ParagraphStyle *style = &paragraph->style;
    LineTurn *lines = ARENA_ARRAY(flow->composer->arena, LineTurn, count + 1);
    uint32_t made = 1;
    lines[0] = (LineTurn){.x = style->x, .measure = style->measure};
    lines[0].region = flow->region ? flow->region->number : 0;
    for (size_t i = 0; i < count; i++) {
        lines[made - 1].end = turns[i].line;
        made += turns[i].line > 0;
        place_on(flow, block, turns[i].region, &lines[made - 1]);
    }
    lines[made - 1].end = UINT32_MAX;
    paragraph->turns = lines;
    paragraph->turn_count = made;
    paragraph->keeps_turns =
        flow->has_pages && page_widths_keeps_turns(flow->composer, flow->paragraph_count);
    style->x = lines[made - 1].x;
    style->measure = lines[made - 1].measure;
}

const Region *flow_go_to_page(Flow *flow, const Node *floating, const Node *element)
{
    const Region *here = flow->region;
    const Region *there = page_widths_of_node(flow->composer, floating);
    if (!there || there == here || flow->columns)
        return here;
    flow->region = there;
    region_enter(flow->composer, there);
    place_around(flow, element, false);
    return here;
}

void flow_return_from_page(Flow *flow, const Region *region)
{
    if (flow->region == region)
        return;
    flow->region = region;
    region_enter(flow->composer, region);
}

/* ---- edges ---- */

static const Node *first_block(const Flow *flow, const Node *element)
{
    const Node *child = element->first;
    while (child && (flow_is_blank(flow, child) || !flow_is_shown(flow, child) ||
                     flow_is_running(flow, child)))
        child = child->next;
    return child && flow_is_block(flow, child) ? child : NULL;
}

/* The named page that the first block at the top of an element asks for: its start value (CSS Paged
 * Media 3, section 7). */
static Name start_page_name(const Flow *flow, const Node *element)
{
    Name name = flow->block_page;
    for (const Node *at = first_block(flow, element); at; at = first_block(flow, at)) {
        const Value *page =
            style_value(flow->composer->tree->nodes[at->number].style, PROPERTY_PAGE);
        if (page->kind == VALUE_NAME)
            name = page->name;
    }
    return name;
}

static void space_on(Flow *flow, Length height, Name page_name)
{
    Name asked = flow->block_page;
    flow->block_page = page_name;
    flow_space(flow, height);
    flow->block_page = asked;
}

void flow_space_before(Flow *flow, Length height, const Node *element)
{
    space_on(flow, height, flow->has_pages ? start_page_name(flow, element) : NULL);
}

void flow_space_here(Flow *flow, Length height)
{
    space_on(flow, height, flow->starts_page ? flow->block_page : flow->page_name);
}

/* ---- places ---- */

FlowPlace flow_place(const Flow *flow)
{
    return (FlowPlace){flow->x,      flow->width, flow->right_edge, flow->block_page,
                       flow->region, flow->fills, flow->columns};
}

void flow_return_to(Flow *flow, const FlowPlace *place, const Node *parent)
{
    flow->x = place->x;
    flow->width = place->width;
    flow->right_edge = place->right_edge;
    flow->block_page = place->block_page;
    flow->fills = place->fills;
    if (place->region && flow->region != place->region) {
        region_enter(flow->composer, place->region);
        if (place->columns)
            flow_resume_columns(flow, place->columns);
    }
    flow->region = place->region;
    flow_follow_region(flow, parent);
}
