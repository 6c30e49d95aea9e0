/* Page ends by dynamic programming over a chapter.
 *
 * Pages are planned one after the other. For each page there is a layer of states: a state is a place
 * where the page after it may begin, with the least cost of all pages before it and the state of the layer
 * before from which that is reached. From each state the page is ended in all ways worth considering; ends
 * that leave the same rest meet in one state, the cheaper way wins. When all ways have come to the chapter's
 * end, the cheapest is walked back.
 *
 *     page 1      page 2       page 3
 *       ●────────── 41 ───────── 83 ─┐
 *       │├───────── 42 ────┬──── 84 ─┼──── end
 *       │└───────── 44 ────┴──── 86 ─┘
 *
 * A rest is where the next page begins, and, if it faces the one before, how deep that is. A layer keeps only the
 * STATES_MOST cheapest states, so the time is that of a page times a constant times the number of pages,
 * whatever the document. The page that first fit would make is always among the ends, so every state goes on
 * and the plan ends. Ways that cost as much as first fit does alone are given up at once; where nothing is
 * wrong with its pages there is nothing to plan.
 *
 * What costs is in page_cost.c. The idea is Plass's (Optimal Pagination Techniques, 1981); that notes are part of
 * the state, and facing pages of the cost, follows Mittelbach (Effective Floating Strategies, 2017, and
 * A General Framework for Globally Optimized Pagination, 2019), without his flexible paragraphs: lines are set
 * before. */
#include "layout/page_plan.h"

#include <stdlib.h>

#include "layout/page_cost.h"

enum {
    STATES_MOST = 48,
    ENDS_MOST = 40 /* ends of a page that are tried */
};

typedef struct State {
    PageStart at;
    int64_t cost;
    int64_t left;  /* room that the page before leaves over, if the next faces it; else 0 */
    uint32_t from; /* index in the layer before */
    bool is_first_fit;
} State;

typedef struct Layer {
    State *states;
    size_t count;
    size_t capacity;
} Layer;

typedef struct Planning {
    const PagePlanner *planner;
    Layer *layers; /* the first has one state */
    size_t count;
    size_t capacity;
    int64_t least;     /* of ways that have come to the end; that of first fit before */
    size_t best_layer; /* 0 if first fit is best */
    State best;
} Planning;

bool page_plan_is_end(const PageStock *stock, PageStart at)
{
    size_t slot = stock_skip_margins(stock, at.slot);
    return !stock_has_carried(stock, at) &&
           (slot >= stock->galley->slot_count || stock->galley->slots[slot].kind == SLOT_BREAK);
}

/* ---- layers ---- */

/* By all that what comes after depends on. */
static int compare_rests(const State *left, const State *right)
{
    const PageStart *a = &left->at;
    const PageStart *b = &right->at;
    if (a->slot != b->slot)
        return a->slot < b->slot ? -1 : 1;
    if (a->note != b->note)
        return a->note < b->note ? -1 : 1;
    if (a->page_float != b->page_float)
        return a->page_float < b->page_float ? -1 : 1;
    if (a->note_slot != b->note_slot)
        return a->note_slot < b->note_slot ? -1 : 1;
    return (left->left > right->left) - (left->left < right->left);
}

static int compare_costs(const State *a, const State *b)
{
    if (a->cost != b->cost)
        return a->cost < b->cost ? -1 : 1;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    return b->is_first_fit - a->is_first_fit;
}

static int by_rest(const void *left, const void *right)
{
    const State *a = left;
    const State *b = right;
    int order = compare_rests(a, b);
    return order ? order : compare_costs(a, b);
}

static int by_cost(const void *left, const void *right)
{
    const State *a = left;
    const State *b = right;
    int order = compare_costs(a, b);
    return order ? order : compare_rests(b, a);
}

/* Leaves the cheapest state of each rest, and of these the cheapest. */
static void prune(Layer *layer)
{
    if (layer->count == 0)
        return;
    qsort(layer->states, layer->count, sizeof *layer->states, by_rest);
    size_t kept = 1;
    for (size_t i = 1; i < layer->count; i++)
        if (compare_rests(&layer->states[i], &layer->states[kept - 1]) != 0)
            layer->states[kept++] = layer->states[i];
    qsort(layer->states, kept, sizeof *layer->states, by_cost);
    layer->count = kept < STATES_MOST ? kept : STATES_MOST;
}

static Layer *add_layer(Planning *planning)
{
    planning->layers = arena_reserve(planning->planner->arena, planning->layers, planning->count,
                                     &planning->capacity, sizeof *planning->layers);
    Layer *layer = &planning->layers[planning->count++];
    *layer = (Layer){0};
    return layer;
}

/* Whether a page of the plan faces the one before it: odd pages do. */
static bool faces_left(const PagePlanner *planner, size_t index)
{
    return index > 0 && (planner->first_number + index) % 2 == 1;
}

static PageBeside beside(const PagePlanner *planner, size_t index, int64_t left_over)
{
    return (PageBeside){.left_over = left_over, .faces_left = faces_left(planner, index)};
}

static int64_t left_over(const PageFill *fill, const PageEnd *page)
{
    return fill->room.height - page->body_height - page->note_height;
}

PagePlan page_plan_first_fit(const PagePlanner *planner, PageStart start)
{
    PagePlan plan = {0};
    size_t capacity = 0;
    int64_t before = 0;
    do {
        PageRoom room = planner->room(planner->context, planner->first_number + plan.count);
        PageFill fill = page_fill(planner->stock, room, start);
        PageEnd page = page_first_fit(&fill);
        PageBeside other = beside(planner, plan.count, before);
        bool is_last = page_plan_is_end(planner->stock, page.next);
        plan.cost += page_cost(&fill, &page, is_last, &other).total;
        before = left_over(&fill, &page);
        plan.pages =
            arena_reserve(planner->arena, plan.pages, plan.count, &capacity, sizeof *plan.pages);
        plan.pages[plan.count++] = page;
        start = page.next;
    } while (!page_plan_is_end(planner->stock, start) && !arena_is_over_limit(planner->arena));
    return plan;
}

/* ---- ends of a page ---- */

/* The page under way. */
typedef struct PageTrial {
    Planning *planning;
    Layer *next; /* states that it leads to */
    const PageFill *fill;
    const State *from;
    uint32_t from_index;
} PageTrial;

static void try_end(PageTrial *trial, const PageEnd *page, bool is_first_fit)
{
    Planning *planning = trial->planning;
    const PageStock *stock = trial->fill->stock;
    bool is_last = page_plan_is_end(stock, page->next);
    size_t index = planning->count - 2;
    PageBeside other = beside(planning->planner, index, trial->from->left);
    State state = {
        .at = page->next,
        .from = trial->from_index,
        .left = faces_left(planning->planner, index + 1) ? left_over(trial->fill, page) : 0,
        .is_first_fit = is_first_fit,
    };
    state.cost = trial->from->cost + page_cost(trial->fill, page, is_last, &other).total;
    if (state.cost >= planning->least)
        return;
    if (is_last) {
        planning->least = state.cost;
        planning->best = state;
        planning->best_layer = planning->count - 1;
        return;
    }
    Layer *next = trial->next;
    next->states = arena_reserve(planning->planner->arena, next->states, next->count,
                                 &next->capacity, sizeof *next->states);
    next->states[next->count++] = state;
}

static bool may_end_before(const PageFill *fill, size_t slot)
{
    const Galley *galley = fill->stock->galley;
    return slot >= galley->slot_count || galley->slots[slot].kind == SLOT_BREAK ||
           (slot_is_content(&galley->slots[slot]) && galley->slots[slot].cut < CUT_NEVER);
}

/* Ends before that of first fit. */
static void try_shorter(PageTrial *trial, size_t end)
{
    const PageFill *fill = trial->fill;
    unsigned tried = 0;
    for (size_t slot = end; slot-- > fill->first + 1 && tried < ENDS_MOST;) {
        PageEnd page;
        if (!may_end_before(fill, slot) || !page_end_before(fill, slot, &page))
            continue;
        try_end(trial, &page, false);
        tried++;
    }
}

/* Ends behind that of first fit: with costlier cuts, or with a note split. */
static void try_longer(PageTrial *trial, size_t end)
{
    const PageFill *fill = trial->fill;
    const Galley *galley = fill->stock->galley;
    unsigned tried = 0;
    for (size_t slot = end + 1; slot <= galley->slot_count && tried < ENDS_MOST; slot++, tried++) {
        PageEnd page;
        if (galley->slots[slot - 1].kind == SLOT_BREAK)
            return;
        if (!may_end_before(fill, slot))
            continue;
        if (!page_end_before(fill, slot, &page))
            return;
        try_end(trial, &page, false);
    }
}

static void try_ends(PageTrial *trial)
{
    PageEnd page = page_first_fit(trial->fill);
    try_end(trial, &page, true);
    if (!trial->fill->has_body)
        return;
    size_t end = page.next.slot > trial->fill->first ? page.next.slot : trial->fill->first;
    try_shorter(trial, end);
    try_longer(trial, end);
}

/* From the states of the last layer to those of a new one; false if there are none. */
static bool plan_page(Planning *planning)
{
    const PagePlanner *planner = planning->planner;
    size_t number = planner->first_number + planning->count - 1;
    PageRoom room = planner->room(planner->context, number);
    Layer next = {0};
    add_layer(planning);
    const Layer *last = &planning->layers[planning->count - 2];
    for (size_t i = 0; i < last->count; i++) {
        if (last->states[i].cost >= planning->least)
            continue;
        PageFill fill = page_fill(planner->stock, room, last->states[i].at);
        PageTrial trial = {planning, &next, &fill, &last->states[i], (uint32_t)i};
        try_ends(&trial);
    }
    prune(&next);
    planning->layers[planning->count - 1] = next;
    return next.count > 0;
}

/* ---- the way back ---- */

/* The pages that lead to a state of a layer. */
static PagePlan walk_back(const Planning *planning, size_t layer, const State *state)
{
    const PagePlanner *planner = planning->planner;
    PagePlan plan = {ARENA_ARRAY(planner->arena, PageEnd, layer), layer, state->cost};
    for (; layer > 0; layer--) {
        const State *from = &planning->layers[layer - 1].states[state->from];
        PageRoom room = planner->room(planner->context, planner->first_number + layer - 1);
        PageFill fill = page_fill(planner->stock, room, from->at);
        PageEnd *page = &plan.pages[layer - 1];
        if (state->is_first_fit)
            *page = page_first_fit(&fill);
        else
            page_end_before(&fill, state->at.slot, page);
        state = from;
    }
    return plan;
}

PagePlan page_plan_chapter(const PagePlanner *planner, PageStart start)
{
    PagePlan plan = page_plan_first_fit(planner, start);
    Planning planning = {.planner = planner, .least = plan.cost};
    Layer *first = add_layer(&planning);
    first->states = ARENA_NEW(planner->arena, State);
    first->states[0] = (State){.at = start};
    first->count = 1;
    while (plan_page(&planning) && !arena_is_over_limit(planner->arena))
        ;
    return planning.best_layer ? walk_back(&planning, planning.best_layer, &planning.best) : plan;
}
