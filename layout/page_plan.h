/* The pages of a chapter planned together. */
#ifndef PLENARY_LAYOUT_PAGE_PLAN_H
#define PLENARY_LAYOUT_PAGE_PLAN_H

#include "layout/page_fill.h"

typedef struct PagePlanner {
    Arena *arena;
    const PageStock *stock;
    size_t first_number; /* of the chapter's first page */
    PageRoom (*room)(void *context, size_t number);
    void *context;
} PagePlanner;

typedef struct PagePlan {
    PageEnd *pages;
    size_t count; /* at least 1 */
    int64_t cost; /* of all of them, as page_cost.h has it */
} PagePlan;

/* Whether a chapter ends where a page would begin. */
bool page_plan_is_end(const PageStock *stock, PageStart at);

/* The pages that first fit makes. */
PagePlan page_plan_first_fit(const PagePlanner *planner, PageStart start);

/* The cheapest pages that were found from a start to the next forced break, or the galley's end; never
 * costlier than those of first fit. If memory runs out the plan ends early. */
PagePlan page_plan_chapter(const PagePlanner *planner, PageStart start);

#endif
