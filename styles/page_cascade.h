/* The cascade for pages (CSS Paged Media 3, sections 3 to 6): which @page rules apply to a page, and
 * the styles of its box, its margin boxes and its note area.
 *
 * The page box inherits from the root element, margin boxes and note area from the page box. */
#ifndef PLENARY_STYLES_PAGE_CASCADE_H
#define PLENARY_STYLES_PAGE_CASCADE_H

#include "styles/counter_styles.h"
#include "styles/style_maker.h"

typedef struct PageCascade PageCascade;

/* A cascade of the sheets' page rules; root is the style of the document's root. Sheets, maker and
 * what the maker uses must outlive it. */
PageCascade *page_cascade_new(Arena *arena, CounterStyles *styles, const SheetList *sheets,
                              StyleMaker *maker, const ComputedStyle *root);

/* The style of a page. Contexts to which the same rules apply give the same object. */
const PageStyle *page_cascade_style(PageCascade *cascade, const PageContext *page);

/* Whether a margin box of a page rule prints a counter that is not of pages. */
bool page_rules_print_counters(const SheetList *sheets);

/* How many different styles there are, elements' and pages'. */
uint32_t page_cascade_style_count(const PageCascade *cascade);

#endif
