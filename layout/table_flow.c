/* A table in the flow: captions, the box around the rows, the rows. */
#include "layout/table.h"

#include "layout/frame.h"
#include "layout/table_borders.h"

/* ---- edges ---- */

/* Percentages of paddings refer to the width around the table: that of the columns is not known. */
static void find_edges(Table *table, const Node *place, Length available)
{
    const Style *style = table->style;
    table->edges = box_edges(style, available);
    const Value *spacing = style_value(style, PROPERTY_BORDER_SPACING);
    if (spacing->kind == VALUE_LIST) {
        table->spacing = spacing->list->items[0].length;
        table->row_spacing = spacing->list->items[1].length;
    }
    for (size_t i = 0; i < table->cell_count; i++)
        table->cells[i].edges = box_edges(table->cells[i].style, available);
    if (style_is(style, PROPERTY_BORDER_COLLAPSE, KEYWORD_COLLAPSE))
        table_collapse_borders(table, place);
}

/* ---- width and place ---- */

static void report_too_wide(Composer *composer, const Table *table, const Node *place,
                            Length excess)
{
    enum {
        SLIGHT = LENGTH_POINT / 100
    };
    if (excess <= SLIGHT)
        return;
    (void)table;
    Buffer points = {0};
    buffer_length(&points, excess, 1);
    diagnostics_add(composer->diagnostics, LAYOUT_TABLE_TOO_WIDE, place->span, buffer_text(&points),
                    (Text){0});
    buffer_free(&points);
}

static bool parent_is_right_to_left(const Flow *flow, const Node *parent)
{
    return parent && style_is(flow->composer->tree->nodes[parent->number].style, PROPERTY_DIRECTION,
                              KEYWORD_RTL);
}

/* The left edge of the table's box: at the start of the line unless auto margins say otherwise. */
static Length place_table(const Flow *flow, const Table *table, const Node *parent)
{
    const BoxEdges *edges = &table->edges;
    Length left = box_left_margin(table->style, edges, flow->width, table->width);
    bool is_auto = style_is(table->style, PROPERTY_MARGIN_LEFT, KEYWORD_AUTO);
    if (parent_is_right_to_left(flow, parent) && !is_auto)
        left = length_clip((int64_t)flow->width - edges->margin[EDGE_RIGHT] - table->width);
    return length_add(flow->x, left);
}

static void note_reach(Flow *flow, const Table *table, Length x)
{
    Length right = length_add(table->edges.margin[EDGE_RIGHT], flow->right_edge);
    Length reach = length_add(length_add(x, table->width), right);
    if (reach > flow->galley->reach)
        flow->galley->reach = reach;
}

/* What a table asks of a box that is measured. */
static void note_widths(Flow *flow, const Table *table, const TableWidths *widths)
{
    int64_t around = (int64_t)flow->x + flow->right_edge + table->edges.margin[EDGE_LEFT] +
                     table->edges.margin[EDGE_RIGHT];
    Length narrowest = length_clip(around + widths->narrowest);
    Length widest = length_clip(around + widths->widest);
    ContentWidths *measured = flow->measured;
    measured->has_table = true;
    measured->narrowest = narrowest > measured->narrowest ? narrowest : measured->narrowest;
    measured->widest = widest > measured->widest ? widest : measured->widest;
}

/* ---- captions ---- */

/* Captions stand as wide as the table, and stay with it. */
static void flow_captions(Flow *flow, Table *table, Length x, Keyword side)
{
    for (size_t i = 0; i < table->captions.count; i++) {
        const Node *caption = table->captions.items[i];
        const Style *style = flow->composer->tree->nodes[caption->number].style;
        if (!style_is(style, PROPERTY_CAPTION_SIDE, side))
            continue;
        Length outer[2] = {flow->x, flow->width};
        flow->x = x;
        flow->width = table->width;
        if (side == KEYWORD_BOTTOM)
            flow->next_cut = CUT_AVOID;
        NodeList notes = {0};
        flow->composer->table_notes = &notes;
        flow_block(flow, caption);
        flow->composer->table_notes = NULL;
        for (size_t n = 0; n < notes.count; n++)
            node_list_add(flow->composer->arena, &table->notes, notes.items[n]);
        if (side == KEYWORD_TOP)
            flow->next_cut = CUT_AVOID;
        flow->x = outer[0];
        flow->width = outer[1];
    }
}

/* Notes of the stream of tables from one on stand below the table they are called in, as wide as it is. */
static void flow_table_notes(Flow *flow, const Table *table, Length x, size_t first)
{
    Length outer[2] = {flow->x, flow->width};
    flow->x = x;
    flow->width = table->width;
    for (size_t i = first; i < table->notes.count; i++) {
        flow->next_cut = i == first ? CUT_AVOID : flow->next_cut;
        flow_block(flow, table->notes.items[i]);
    }
    flow->x = outer[0];
    flow->width = outer[1];
}

/* ---- the table ---- */

static void flow_edge(Flow *flow, const Table *table, BoxEdge edge)
{
    Length height = length_add(table->edges.border[edge], table->edges.padding[edge]);
    if (edge == EDGE_BOTTOM)
        height = length_add(height, table->row_count ? table->row_spacing : 0);
    if (height == 0)
        return;
    flow->next_cut = edge == EDGE_BOTTOM ? CUT_AVOID : flow->next_cut;
    if (edge == EDGE_BOTTOM)
        flow_space_here(flow, height);
    else
        flow_space(flow, height);
    flow->next_cut = edge == EDGE_TOP ? CUT_AVOID : flow->next_cut;
}

static void flow_box_of_rows(Flow *flow, Table *table, Length x)
{
    BlockBox box = {.style = table->style,
                    .clear = box_clear(table->style),
                    .x = x,
                    .width = table->width,
                    .is_bare = table->across != NULL};
    box.is_painted = box.is_bare ? box_has_background(table->style)
                                 : box_is_painted(table->style, &table->edges);
    size_t number = flow->galley->box_count;
    bool has_box = box.is_painted || box.clear;
    if (has_box)
        flow_begin_box(flow, &box);
    flow_edge(flow, table, EDGE_TOP);
    table_flow_rows(flow, table, x);
    flow_edge(flow, table, EDGE_BOTTOM);
    if (has_box)
        flow_end_box(flow, number);
}

static void set_table(Flow *flow, Table *table, const TableWidths *widths, const Node *place)
{
    const BoxEdges *edges = &table->edges;
    Length available =
        length_clip((int64_t)flow->width - edges->margin[EDGE_LEFT] - edges->margin[EDGE_RIGHT]);
    if (flow->measured) {
        note_widths(flow, table, widths);
        return;
    }
    table_share_width(table, widths, available);
    report_too_wide(flow->composer, table, place, length_subtract(table->width, available));
    Length x = place_table(flow, table, table->node ? table->node->parent : place);
    note_reach(flow, table, x);
    const Style *style = table->style;
    bool avoids = style_avoids_break(style, PROPERTY_BREAK_INSIDE);
    bool is_outermost = avoids && flow->avoid_from == SIZE_MAX;
    if (is_outermost)
        flow->avoid_from = flow->galley->slot_count;
    flow_captions(flow, table, x, KEYWORD_TOP);
    flow_box_of_rows(flow, table, x);
    flow_table_notes(flow, table, x, 0);
    size_t placed = table->notes.count;
    flow_captions(flow, table, x, KEYWORD_BOTTOM);
    flow_table_notes(flow, table, x, placed);
    if (is_outermost)
        flow->avoid_from = SIZE_MAX;
}

void flow_parallel_rows(Flow *flow, Table *table)
{
    if (flow->measured) {
        TableWidths widths = table_measure(table);
        note_widths(flow, table, &widths);
        return;
    }
    table_flow_rows(flow, table, flow->x);
    flow_table_notes(flow, table, flow->x, 0);
}

static void measure_and_set(Flow *flow, Table *table, const Node *place)
{
    TableWidths widths = table_measure(table);
    if (flow->composer->status == STATUS_OK)
        set_table(flow, table, &widths, place);
}

Table *table_of_node(Flow *flow, const Node *node)
{
    Table *table = table_read(flow->composer, node, NULL);
    if (table)
        find_edges(table, node, flow->width);
    return table;
}

void flow_table(Flow *flow, const Node *node)
{
    NodeList *outer = flow->composer->table_notes;
    TableWidths widths;
    Table *table = table_take_ahead(flow, node, &widths);
    flow->composer->table_notes = NULL;
    flow->composer->shrinking++;
    if (table)
        set_table(flow, table, &widths, node);
    else if ((table = table_of_node(flow, node)) != NULL)
        measure_and_set(flow, table, node);
    flow->composer->shrinking--;
    flow->composer->table_notes = outer;
}

void flow_anonymous_table(Flow *flow, const Siblings *siblings)
{
    Table *table = table_read(flow->composer, NULL, siblings);
    if (!table || !composer_enter(flow->composer, siblings->parent))
        return;
    NodeList *outer = flow->composer->table_notes;
    find_edges(table, siblings->parent, flow->width);
    flow->composer->table_notes = NULL;
    flow->composer->shrinking++;
    measure_and_set(flow, table, siblings->parent);
    flow->composer->shrinking--;
    flow->composer->table_notes = outer;
    composer_leave(flow->composer);
}
