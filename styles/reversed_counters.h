/* Where reversed counters begin whose number counter-reset leaves out (CSS Lists 3, section 4.4.2): it depends on
 * all that counts by them, which comes later in the document. So the document is walked once for them alone,
 * in the order and scopes of the walk that makes the text; only where that is asked for. */
#ifndef PLENARY_STYLES_REVERSED_COUNTERS_H
#define PLENARY_STYLES_REVERSED_COUNTERS_H

#include "styles/cascade.h"
#include "styles/counters.h"

/* Whether a reversed counter is reset without a number: by a sheet of someone's own, or for a list that is reversed. */
bool counters_are_reversed(const Document *document, const SheetList *sheets);

/* Works out where they begin, and tells counters of a walk that has not begun. */
void reversed_counters_begin(Arena *arena, const Document *document, Cascade *cascade,
                             Counters *counters);

#endif
