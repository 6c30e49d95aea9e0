/* Tabs: how far each one reaches, by the stops of the style or else by tab-size. */
#ifndef PLENARY_LAYOUT_TAB_STOPS_H
#define PLENARY_LAYOUT_TAB_STOPS_H

#include "layout/shaped.h"

/* -plenary-tab-stops, read into the arena in the order of their places; the measure does not change them. */
const TabStop *tab_stops_read(Arena *arena, const Value *value, uint32_t *count);

/* Where the tab at a byte of a line that ends at ink_end ends, x being where it begins, from the edge that
 * lines start at. leader gets what fills it, empty for nothing. */
Length tab_end(const ShapedParagraph *shaped, uint32_t at, Length x, uint32_t ink_end,
               Text *leader);

#endif
