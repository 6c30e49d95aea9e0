/* Regions: pages that have one page area, so that what falls on them is set to one measure. A change of named page
 * begins a region, and so does the first forced break, as :first holds for the first page only. Where pages that
 * text goes on over have areas of other widths, left ones and right ones, or the first of a page group, what falls on
 * them is set anew (page_widths.h). */
#ifndef PLENARY_LAYOUT_REGION_H
#define PLENARY_LAYOUT_REGION_H

#include "layout/paginate.h"

typedef struct Region {
    uint16_t number; /* from 1, as they are met; those behind the greatest number share it */
    Name page_name;  /* the named page, or NULL */
    bool is_first;   /* it begins with the first page of the document */
    bool is_met;     /* it is that of pages as they were made, which their names do not tell */
    Length measure;  /* of its page area */
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

/* The region of a page that was made. */
const Region *region_of_page(Composer *composer, const PageDraft *draft);

/* The region of a number, or NULL. */
const Region *region_by_number(const Composer *composer, uint16_t number);

#endif
