/* Regions: stretches of the document between forced page breaks whose pages have one page area, so that
 * what falls on them is set to one measure. A change of named page begins a region, and so does the
 * first forced break, as :first holds for the first page only. Text that goes on from a first page of
 * another measure changes it at the first block that begins behind that page. */
#ifndef PLENARY_LAYOUT_REGION_H
#define PLENARY_LAYOUT_REGION_H

#include "layout/paginate.h"

typedef struct Region {
    Name page_name; /* the named page, or NULL */
    bool is_first;  /* it begins with the first page of the document */
    Length measure; /* of its page area */
    Length page_height;
    Length note_measure; /* of its note area */
    Length note_extra;   /* what it takes in height beside its notes */
    const struct Region *next;
} Region;

/* The region of that name, made when first asked for: equal regions are the same object. Left and right
 * pages are meant to have page areas of one width; if they do not, that of the right page counts.
 * Reports a page area too small for anything, and ends the layout then. */
const Region *region_of(Composer *composer, Name page_name, bool is_first);

/* Makes its measures those of what the composer sets from here on. */
void region_enter(Composer *composer, const Region *region);

/* What bounds the columns of the regions met. */
StockBounds region_bounds(const Composer *composer);

/* How many paragraphs begin on the first page, if the text goes on from it to pages of another measure;
 * else UINT32_MAX. In the next round those behind them are set to the measure of these. */
uint32_t region_first_paragraphs(const Galley *galley, const PageDrafts *drafts);

/* Tells of the first page whose area is not as wide as its text was set for. */
void region_check(Composer *composer, const PageDrafts *drafts);

#endif
