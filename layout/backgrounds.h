/* The pictures of backgrounds at their places (CSS Backgrounds 3, sections 2.2 to 2.9). */
#ifndef PLENARY_LAYOUT_BACKGROUNDS_H
#define PLENARY_LAYOUT_BACKGROUNDS_H

#include "layout/place_marks.h"

/* Adds the marks of a backdrop whose paint counts from a place; none, after a report once a file, where its picture
 * cannot be shown. An artifact, of layout unless one is given. */
void place_backdrop(MarkList *marks, const BoxPaint *paint, Length x, Length y, uint32_t artifact);

#endif
