/* Tables that are wider than their column, and have a page on which they are not.
 *
 * -plenary-wide-page names a page for a table whose columns, as narrow as they may be, are wider together
 * than the place the table stands in. The table goes to that page as if it had asked for it by page, if
 * the text there is wider. Blocks that may not be parted from it go along: those before it that avoid a
 * break behind them, and those behind it that avoid one before them.
 *
 * To know that, a table is read and measured before it is its turn. If it stays where it is, what was
 * found is used then. */
#include "layout/table.h"

/* A table read ahead, for a place of a width. */
struct TableAhead {
    Table *table;
    TableWidths widths;
    Length width;       /* of its containing block */
    Diagnostics *found; /* told when the table is set */
};

static const Style *style_of(const Flow *flow, const Node *node)
{
    return flow->composer->tree->nodes[node->number].style;
}

/* ---- reading ahead ---- */

static bool is_ahead(const Flow *flow, const Node *node)
{
    return flow->table_ahead && flow->table_ahead->table->node == node &&
           flow->table_ahead->width == flow->width;
}

static const struct TableAhead *read_ahead(Flow *flow, const Node *node)
{
    Composer *composer = flow->composer;
    if (is_ahead(flow, node))
        return flow->table_ahead;
    struct TableAhead *ahead = ARENA_NEW(composer->arena, struct TableAhead);
    *ahead = (struct TableAhead){.width = flow->width, .found = diagnostics_new(composer->arena)};
    Diagnostics *told = composer->diagnostics;
    composer_tell(composer, ahead->found);
    composer->shrinking++;
    ahead->table = table_of_node(flow, node);
    if (ahead->table && composer->status == STATUS_OK)
        ahead->widths = table_measure(ahead->table);
    composer->shrinking--;
    composer_tell(composer, told);
    if (composer->status != STATUS_OK) {
        diagnostics_append(told, ahead->found);
        return NULL;
    }
    flow->table_ahead = ahead;
    return ahead;
}

Table *table_take_ahead(Flow *flow, const Node *node, TableWidths *widths)
{
    if (!is_ahead(flow, node))
        return NULL;
    Table *table = flow->table_ahead->table;
    *widths = flow->table_ahead->widths;
    diagnostics_append(flow->composer->diagnostics, flow->table_ahead->found);
    flow->table_ahead = NULL;
    return table;
}

/* ---- which page ---- */

/* As wide as a table has to be: a width of its own may be more than its columns need. */
static Length least_width(const struct TableAhead *ahead)
{
    const Value *width = style_value(ahead->table->style, PROPERTY_WIDTH);
    bool is_given = width->kind == VALUE_LENGTH && width->percent == 0;
    Length given = is_given ? style_length(ahead->table->style, PROPERTY_WIDTH, 0, 0) : 0;
    return given > ahead->widths.narrowest ? given : ahead->widths.narrowest;
}

static bool is_too_wide(Flow *flow, const Node *node)
{
    const struct TableAhead *ahead = read_ahead(flow, node);
    if (!ahead)
        return false;
    const BoxEdges *edges = &ahead->table->edges;
    int64_t needed =
        (int64_t)edges->margin[EDGE_LEFT] + least_width(ahead) + edges->margin[EDGE_RIGHT];
    return needed > (int64_t)flow->width + LENGTH_POINT / 100;
}

/* The sibling behind a block that is set next to it. */
static const Node *next_block(const Flow *flow, const Node *node)
{
    const Node *next = node->next;
    while (next &&
           (flow_is_blank(flow, next) || !flow_is_shown(flow, next) || flow_is_running(flow, next)))
        next = next->next;
    return next && flow_is_block(flow, next) ? next : NULL;
}

static bool avoids(const Flow *flow, const Node *node, PropertyId property)
{
    return style_avoids_break(style_of(flow, node), property);
}

/* The table that a block is, or has to stand above. NULL if there is none. */
static const Node *table_to_come(const Flow *flow, const Node *node)
{
    enum {
        BLOCKS_MOST = 8 /* above it: number, title and the like */
    };
    for (int i = 0; node && i <= BLOCKS_MOST; i++) {
        const Style *style = style_of(flow, node);
        if (style_value(style, PROPERTY_PAGE)->kind == VALUE_NAME)
            return NULL;
        if (style_is(style, PROPERTY_DISPLAY, KEYWORD_TABLE))
            return style_value(style, PROPERTY_WIDE_PAGE)->kind == VALUE_NAME ? node : NULL;
        node = avoids(flow, node, PROPERTY_BREAK_AFTER) ? next_block(flow, node) : NULL;
    }
    return NULL;
}

static bool goes_along(const Flow *flow, const Node *node)
{
    return flow->wide_page && flow->wide_end == flow->galley->slot_count &&
           avoids(flow, node, PROPERTY_BREAK_BEFORE) &&
           style_value(style_of(flow, node), PROPERTY_PAGE)->kind != VALUE_NAME;
}

bool flow_ask_for_wide_page(Flow *flow, const Node *node)
{
    if (!flow->has_pages || !flow->region || flow->columns)
        return false;
    if (goes_along(flow, node)) {
        flow->block_page = flow->wide_page;
        return true;
    }
    const Node *table = table_to_come(flow, node);
    if (!table)
        return false;
    Name name = style_value(style_of(flow, table), PROPERTY_WIDE_PAGE)->name;
    if (name == flow->block_page || !is_too_wide(flow, table) ||
        region_of(flow->composer, name, false)->measure <= flow->region->measure)
        return false;
    /* after blocks that it has to stand below, it is on its page already */
    bool is_there = flow->wide_page == name && flow->wide_end == flow->galley->slot_count;
    flow->starts_group = flow->starts_group || !is_there;
    flow->block_page = name;
    return true;
}

void flow_end_wide_page(Flow *flow)
{
    flow->wide_page = flow->block_page;
    flow->wide_end = flow->galley->slot_count;
}
