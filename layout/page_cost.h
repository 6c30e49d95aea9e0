/* What is wrong with a page, and how much that costs. */
#ifndef PLENARY_LAYOUT_PAGE_COST_H
#define PLENARY_LAYOUT_PAGE_COST_H

#include "layout/page_fill.h"

/* The page before, if it faces this one. */
typedef struct PageBeside {
    int64_t left_over; /* room not used */
    bool faces_left;
} PageBeside;

/* Costs by what they are for; the total is their sum. */
typedef struct PageCost {
    int64_t empty;   /* room not used */
    int64_t uneven;  /* facing pages of unequal depth */
    int64_t cut;     /* widows, orphans, what should be kept together */
    int64_t heading; /* with fewer than two lines below it */
    int64_t notes;   /* split, or without body */
    int64_t hyphen;  /* the last word goes on overleaf */
    int64_t total;
} PageCost;

/* A page that ends so. is_last: the chapter ends with it. */
PageCost page_cost(const PageFill *fill, const PageEnd *page, bool is_last,
                   const PageBeside *beside);

/* Whether the foot of slots [first, end) is a heading with fewer than two lines below it (un-style 8.7). */
bool page_ends_below_heading(const Galley *galley, size_t first, size_t end);

#endif
