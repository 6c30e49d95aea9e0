/* Floats as the flow and the collector meet them: which there are, and what they are made of. */
#ifndef PLENARY_LAYOUT_FLOW_FLOATS_H
#define PLENARY_LAYOUT_FLOW_FLOATS_H

#include "layout/flow.h"
#include "layout/side_floats.h"

/* Whether an element of that style stands at a side of the text: float: left, right, inside or outside. One that
 * is positioned does not float (CSS 2.2, section 9.7). */
bool is_side_float(const Style *style);

/* Whether it asks for the top or foot of its page or column. */
bool is_page_float(const Style *style);

/* Whether something about it depends on the side of its page: inside or outside. */
bool asks_for_page_side(const Style *style);

/* The sides whose floats a block stands below, by its style: bits of side_floats.h. */
unsigned float_clear_sides(Composer *composer, const Node *node, const Style *style);

/* A float in a containing block of that width; generated content has the node that it is made for. In the
 * arena. */
SideFloat *side_float_new(Composer *composer, const Node *node, const Style *style,
                          const Frame *frame, Length available);

/* Whether no page holds one, so that it stays in the text; that is told. */
bool side_float_is_too_tall(Composer *composer, const Node *node, const Frame *frame);

/* What it takes from lines beside it. */
Length side_float_width(const SideFloat *made);

/* A block that leaves its place in the flow: for a side of the text, or the top or foot of a page. False if it
 * stays. */
bool flow_away(Flow *flow, const Node *node);

/* A float at the side waits for the next slot. */
void flow_wait(Flow *flow, SideFloat *made);

/* Floats that wait for the next slot get one of no height: what comes next may stand below them. */
void flow_stop_waiting(Flow *flow);

#endif
