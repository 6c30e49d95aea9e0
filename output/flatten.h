/* Opacity without transparency: for standards that know none. */
#ifndef PLENARY_OUTPUT_FLATTEN_H
#define PLENARY_OUTPUT_FLATTEN_H

#include "output/conformance.h"

/* Gives *result the publication without groups: text and fills in them let through what the groups did, each by itself;
 * what of that remains to be told is told with the colours (colors.h). STATUS_CONFORMANCE after a report if there is a
 * picture in a group, which would hide what is beneath. What is changed is copied into the arena. */
Status flatten_groups(Arena *arena, const Publication *publication, const Standard *standard,
                      Diagnostics *diagnostics, const Publication **result);

#endif
