#include "layout/flow.h"
#include "layout/flow_floats.h"

/* Blocks whose content stands in columns, CSS Multi-column Layout 1. Only what is cut into pages has
 * columns, and there are none in columns. */

bool flow_asks_for_columns(const Flow *flow, const Style *style)
{
    bool has_columns = !style_is(style, PROPERTY_COLUMN_COUNT, KEYWORD_AUTO) ||
                       !style_is(style, PROPERTY_COLUMN_WIDTH, KEYWORD_AUTO);
    return has_columns && flow->has_pages && !flow->is_frame && flow->columns == 0;
}

/* How many columns there are, and how wide (section 3.4). */
static void share_width(const Style *style, Length available, ColumnSet *set)
{
    int64_t step = (int64_t)style_length(style, PROPERTY_COLUMN_WIDTH, 0, 0) + set->gap;
    int64_t fitting = COLUMN_SET_MOST;
    if (!style_is(style, PROPERTY_COLUMN_WIDTH, KEYWORD_AUTO))
        fitting = step > 0 ? ((int64_t)available + set->gap) / step : COLUMN_SET_MOST;
    int64_t count = style_integer(style, PROPERTY_COLUMN_COUNT, COLUMN_SET_MOST);
    count = count < fitting ? count : fitting;
    count = count < COLUMN_SET_MOST ? count : COLUMN_SET_MOST;
    set->count = count < 1 ? 1 : (uint32_t)count;
    set->width = length_clip(((int64_t)available - (int64_t)(set->count - 1) * set->gap) /
                             (int64_t)set->count);
    if (set->width < LENGTH_POINT) {
        set->count = 1;
        set->width = available;
    }
}

static void read_rule(const Style *style, ColumnSet *set)
{
    set->rule_style = style_keyword(style, PROPERTY_COLUMN_RULE_STYLE);
    if (set->rule_style == KEYWORD_NONE || set->rule_style == KEYWORD_HIDDEN)
        return;
    set->rule_width = style_length(style, PROPERTY_COLUMN_RULE_WIDTH, 0, 0);
    set->rule_color = style_color(style, PROPERTY_COLUMN_RULE_COLOR);
}

static void add_set(Flow *flow, const ColumnSet *set)
{
    Galley *galley = flow->galley;
    galley->column_sets =
        arena_reserve(flow->composer->arena, galley->column_sets, galley->column_set_count,
                      &galley->column_set_capacity, sizeof *galley->column_sets);
    galley->column_sets[galley->column_set_count++] = *set;
    flow->columns = (uint32_t)galley->column_set_count;
}

void flow_begin_columns(Flow *flow, const Node *node)
{
    const Style *style = flow->composer->tree->nodes[node->number].style;
    flow_stop_waiting(flow);
    ColumnSet set = {
        .x = flow->x,
        .outer_width = flow->width,
        .gap = style_length(style, PROPERTY_COLUMN_GAP, flow->width,
                            style_length(style, PROPERTY_FONT_SIZE, 0, 0)),
        .is_balanced = !style_is(style, PROPERTY_COLUMN_FILL, KEYWORD_AUTO),
        .is_right_to_left = style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL),
    };
    share_width(style, flow->width, &set);
    read_rule(style, &set);
    flow->columns_of = node;
    add_set(flow, &set);
    flow->width = set.width;
    flow->composer->column_measure = set.width;
    flow->fills = false;
}

/* Floats that wait for a slot of the columns that end get one. */
static void stop_waiting(Flow *flow)
{
    if (flow->column_floats) {
        flow->next_cut = CUT_NEVER;
        flow_space(flow, 0);
    }
    flow_stop_waiting(flow);
}

void flow_end_columns(Flow *flow)
{
    stop_waiting(flow);
    flow->columns = 0;
    flow->composer->column_measure = 0;
    flow->breaks_column = false;
}

uint32_t flow_begin_span(Flow *flow, const Style *style)
{
    uint32_t columns = flow->columns;
    if (columns == 0 || !style_is(style, PROPERTY_COLUMN_SPAN, KEYWORD_ALL))
        return 0;
    stop_waiting(flow);
    const ColumnSet *set = &flow->galley->column_sets[columns - 1];
    flow->columns = 0;
    flow->composer->column_measure = 0;
    flow->x = set->x;
    flow->width = set->outer_width;
    return columns;
}

void flow_end_span(Flow *flow, uint32_t columns)
{
    if (columns)
        flow_resume_columns(flow, columns);
}

void flow_resume_columns(Flow *flow, uint32_t columns)
{
    ColumnSet again = flow->galley->column_sets[columns - 1];
    add_set(flow, &again);
    flow->composer->column_measure = again.width;
}
