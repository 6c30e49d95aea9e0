/* vertical-align: how far boxes in a line are moved off its baseline. */
#ifndef PLENARY_LAYOUT_VERTICAL_ALIGN_H
#define PLENARY_LAYOUT_VERTICAL_ALIGN_H

#include "layout/composer.h"

/* How far vertical-align moves a box that reaches so far above and below its baseline, by keyword. Top and
 * bottom are those of the parent's text: the line's own are not known yet. */
Length aligned_rise(Keyword align, const TextStyle *parent, Length above, Length below);

/* How far vertical-align moves the baseline of a box above its parent's, CSS 2.2, section 10.8.1. For
 * super and sub the customary third and fifth of the parent's size. */
Length baseline_rise(const Composer *composer, const Style *style, const Style *parent);

#endif
