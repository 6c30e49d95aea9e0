/* The numbers of pages: what counter(page) is on each, and how it is printed.
 *
 * Each page counts one, or what @page says. counter-reset, -increment and -set of page by an element
 * change the number of the page that the element begins on, and so of those after it: front matter is
 * numbered for itself, and the text begins with 1 again. */
#ifndef PLENARY_LAYOUT_PAGE_NUMBERS_H
#define PLENARY_LAYOUT_PAGE_NUMBERS_H

#include "layout/paginate.h"

typedef struct PageNumber {
    int32_t value;
    const Content
        *folio; /* the content of a margin box that prints it: its own, or that of another page
                             of its page sequence if it has none; NULL if no page has any */
} PageNumber;

typedef struct PageNumbers {
    const PageNumber *items; /* by page, from 0 */
    uint32_t count;
} PageNumbers;

/* The numbers of pages whose slots are known. */
const PageNumbers *page_numbers_new(Composer *composer, const Galley *galley,
                                    const PageDrafts *drafts);

/* Appends the number as the page prints it; in decimal if it does not. */
void page_number_print(const PageNumber *number, Buffer *out);

/* Appends what content of the kinds CONTENT_PAGE, CONTENT_PAGES and CONTENT_TARGET_PAGE says in the text
 * of node, as far as pages are known: in its style or, where that is auto, as the page prints it. */
void page_numbers_put(Composer *composer, const Content *content, const Node *node, Buffer *out);

/* What a style makes of a counter. */
int32_t counter_changed_by(const Style *style, Name counter, int32_t value);

/* Whether an element or what is generated around it changes any counter; and whether a style changes that of
 * pages. */
bool counts(const StyledNode *styled);
bool changes_page_number(const Composer *composer, const Style *style);

#endif
