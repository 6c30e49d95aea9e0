/* What a line costs: the places where lines may end, how well the text between two of them fits, and what
 * that counts when a paragraph is broken as a whole (optimal_break.h). */
#ifndef PLENARY_LAYOUT_BREAK_COSTS_H
#define PLENARY_LAYOUT_BREAK_COSTS_H

#include "layout/line_edges.h"
#include "layout/optimal_break.h"

enum {
    BADNESS_MOST = 10000,      /* in all but the last attempt */
    BADNESS_LAST = 1000000,    /* in that */
    GOOD_BADNESS = 250,        /* spaces less than twice as wide as they are */
    DEMERITS_ADJACENT = 10000, /* of a tight line beside a loose one */
    HYPHENS_MOST = 8,          /* in a row that are told apart */
    HYPHENS_TOO_MANY = -1
};

/* A place where a line may end, or begin: a break point and what both need. */
typedef struct Place {
    uint32_t at;
    uint32_t ink_end;
    BreakKind kind;
    bool cuts_word;
    bool has_hyphen; /* shown here, or the text's own */
    bool has_begin_fix;
    bool has_end_fix;
    Length hyphen;    /* the width of one shown here */
    Length begin_fix; /* what shaping anew adds to a line that begins here, or ends */
    Length end_fix;
    LineEdges edges; /* how far a line reaches out that begins here, and one that ends */
} Place;

/* How bad lines may be, and what makes them less so. */
typedef struct Attempt {
    int32_t badness_most;  /* of a line that is considered */
    int32_t badness_least; /* the cap: worse ones count as this */
    Length extra_stretch;  /* of each line */
    bool is_last;
} Attempt;

/* A line between two places: the room it leaves, negative if it is too wide, and its spaces. */
typedef struct Extent {
    int64_t slack;
    LineExtent line;
} Extent;

/* How a line is: its ratio tells whether it is stretched or shrunk. */
typedef struct Fit {
    bool is_too_wide;
    int32_t badness;
    uint8_t fitness;
} Fit;

typedef struct BreakCosts {
    const BreakTask *task;
    Arena *scratch;
    const ParagraphStyle *style;
    Attempt attempt;
    uint32_t tabs_end; /* behind the last tab of the text; 0 if it has none */
    bool is_justified;
    Place *places; /* [0] is the start of the paragraph */
    size_t place_count;
    size_t place_capacity;
} BreakCosts;

/* Costs without places, in the first attempt. */
BreakCosts break_costs_of(const BreakTask *task);

/* Appends a place; all places of the task, cuts in words that no line holds among them. */
void costs_add_place(BreakCosts *costs, Place place);
void costs_find_places(BreakCosts *costs);

/* The line between two places. */
Extent costs_extent(BreakCosts *costs, uint32_t from, uint32_t to);

/* How such a line that ends at a place fits the measure. */
Fit costs_fit(const BreakCosts *costs, const Extent *extent, uint32_t to);

/* The end of the line before: how it fitted, and how many lines in a row end in hyphens. */
typedef struct LineBefore {
    uint8_t fitness;
    uint8_t hyphens;
} LineBefore;

/* The demerits of a line to a place; before is NULL for the first of a paragraph. */
int64_t costs_demerits(const BreakCosts *costs, const LineBefore *before, uint32_t to,
                       const Fit *fit, const Extent *extent);

/* Hyphens in a row at a place, or HYPHENS_TOO_MANY. */
int costs_hyphens(const BreakCosts *costs, const LineBefore *before, uint32_t to);

#endif
