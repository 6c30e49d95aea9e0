/* A second opinion on page ends by first fit, for documents whose notes need not be split. */
#ifndef PLENARY_TESTS_LAYOUT_RANDOM_PAGE_ENDS_H
#define PLENARY_TESTS_LAYOUT_RANDOM_PAGE_ENDS_H

#include "tests/layout/setting.h"

/* Fails if a line is not on the page that trying all ends finds, or one ends where a cheaper cut was to be had.
 * Documents with columns, floats, notes in one paragraph and pages of names or sides are passed over. */
void ck_page_ends(const Setting *setting);

/* Fails if a page of any document cut by first fit leaves a widow or an orphan, or parts what is to be kept together,
 * though an end further up would not. */
void ck_widows(const Setting *setting);

#endif
