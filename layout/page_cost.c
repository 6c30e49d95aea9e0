#include "layout/page_cost.h"

#include "layout/line_quality.h"

/* The scale: 100 is a tenth of a page left empty. */
enum {
    COST_WIDOW = 5000,
    COST_KEPT = 8000,      /* break: avoid */
    COST_PARTED = 1000000, /* nothing else was possible */
    COST_HEADING = 600,
    COST_SPLIT = 500,
    COST_NO_BODY = 2500,
    COST_HYPHEN = 30,
    COST_SHORT_END = 150, /* a chapter's last page that holds next to nothing */
    LINES_BELOW_HEADING = 2
};

/* A share of the page, in thousandths, squared. */
static int64_t squared(int64_t part, Length whole)
{
    int64_t share = whole > 0 ? part * 1000 / whole : 0;
    return share * share;
}

bool page_ends_below_heading(const Galley *galley, size_t first, size_t end)
{
    unsigned lines = 0;
    for (size_t i = end; i > first && lines < LINES_BELOW_HEADING;) {
        const Slot *slot = &galley->slots[--i];
        if (slot->kind == SLOT_BOX)
            return false;
        lines += slot->kind == SLOT_LINE;
        if (slot->is_kept && lines < LINES_BELOW_HEADING)
            return true;
    }
    return false;
}

static int64_t cut_cost(const PageFill *fill, const PageEnd *page)
{
    static const int64_t costs[] = {
        [CUT_FREE] = 0,
        [CUT_AVOID_WIDOW] = COST_WIDOW,
        [CUT_AVOID] = COST_KEPT,
        [CUT_NEVER] = COST_PARTED,
    };
    const Galley *galley = fill->stock->galley;
    if (page->next.slot >= galley->slot_count || page->end == page->first)
        return 0;
    return costs[galley->slots[page->next.slot].cut];
}

static bool ends_with_hyphen(const Galley *galley, size_t end)
{
    return galley->slots[end - 1].kind == SLOT_LINE &&
           line_ends_with_hyphen(galley->slots[end - 1].line);
}

PageCost page_cost(const PageFill *fill, const PageEnd *page, bool is_last,
                   const PageBeside *beside)
{
    PageCost cost = {0};
    Length room = fill->room.height;
    int64_t left = room - page->body_height - page->note_height;
    left = left > 0 ? left : 0;
    if (is_last) {
        cost.empty = page->body_height < room / 10 ? COST_SHORT_END : 0;
    } else {
        cost.empty = squared(left, room) / 100;
        if (beside->faces_left)
            cost.uneven = squared(left - beside->left_over, room) / 400;
        cost.cut = cut_cost(fill, page);
    }
    if (page->next.note_slot > 0)
        cost.notes += COST_SPLIT;
    if (page->end == page->first)
        cost.notes += COST_NO_BODY;
    const Galley *galley = fill->stock->galley;
    if (!is_last && page->end > page->first) {
        if (page_ends_below_heading(galley, page->first, page->end))
            cost.heading = COST_HEADING;
        if (ends_with_hyphen(galley, page->end))
            cost.hyphen = COST_HYPHEN;
    }
    cost.total = cost.empty + cost.uneven + cost.cut + cost.heading + cost.notes + cost.hyphen;
    return cost;
}
