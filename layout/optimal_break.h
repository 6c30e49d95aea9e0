/* Choosing all line ends of a paragraph together: text-wrap pretty and balance. */
#ifndef PLENARY_LAYOUT_OPTIMAL_BREAK_H
#define PLENARY_LAYOUT_OPTIMAL_BREAK_H

#include "layout/line_break.h"

/* The line ends whose demerits together are least. The ranges cover the text without a gap; they are
 * in the scratch arena. */
const LineRange *break_optimally(const BreakTask *task, uint32_t *line_count);

/* Lines as equal as can be, and no more of them than first fit makes. More than a dozen are left as
 * first fit has them (CSS Text 4, section 6.1 lets us). */
const LineRange *break_balanced(const BreakTask *task, uint32_t *line_count);

/* The demerits of lines that somebody chose, as break_optimally counts them: for tests and reports. */
int64_t break_demerits(const BreakTask *task, const LineRange *lines, uint32_t line_count);

#endif
