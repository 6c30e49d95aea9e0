/* Pages of other widths: what falls on pages whose areas are not as wide as it was set for.
 *
 * Which page something falls on is known when pages are cut; the next round sets it for that page: each paragraph for
 * the page that it begins on, and its lines from there on where it goes on to a page of another width; notes, and
 * floats to the top and foot, likewise. So it goes until all stands where it was set for. */
#ifndef PLENARY_LAYOUT_PAGE_WIDTHS_H
#define PLENARY_LAYOUT_PAGE_WIDTHS_H

#include "layout/region.h"

enum {
    OPTIMAL_ROUNDS_MOST =
        6 /* then pages are cut by first fit, which moves less when lines change */
};

/* A paragraph goes on at a line on a page of another region. */
typedef struct PageTurn {
    uint32_t owner;     /* Node.number of the note that it is of; 0: of the text */
    uint32_t paragraph; /* of that galley */
    uint32_t line;
    const Region *region;
} PageTurn;

/* The region of the page that a paragraph of the text began on in the round before, and of that on which a note or
 * a float to the top or foot did; NULL if it is not known or all pages are as wide as they seemed. */
const Region *page_widths_of_paragraph(const Composer *composer, uint32_t paragraph);
const Region *page_widths_of_node(const Composer *composer, const Node *node);

/* The turns of a paragraph, by line. */
const PageTurn *page_widths_turns(const Composer *composer, uint32_t owner, uint32_t paragraph,
                                  size_t *count);

/* Whether a paragraph of the text went to and fro between pages: then its turns are to stay where they are. */
bool page_widths_keeps_turns(const Composer *composer, uint32_t paragraph);

/* Takes note of what fell where, for the next round. Returns whether all was set for where it stands, or will not
 * come to that. */
bool page_widths_settle(Composer *composer, const Galley *galley, const PageDrafts *drafts);

/* Tells of the first page whose area is not as wide as something on it was set for. */
void page_widths_check(Composer *composer, const Galley *galley, const PageDrafts *drafts);

#endif
