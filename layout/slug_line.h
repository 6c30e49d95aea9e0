/* The slug line: what a printer reads beside the trimmed page, to know which sheet it is. */
#ifndef PLENARY_LAYOUT_SLUG_LINE_H
#define PLENARY_LAYOUT_SLUG_LINE_H

#include "layout/place.h"

typedef struct SlugLine {
    Text name;       /* of the document */
    uint32_t number; /* of the page, and of how many */
    uint32_t count;
} SlugLine;

/* Places the line below a page that has printer's marks, in the face of its first text; a page without
 * text has none. A name in a script that must be shaped is left out. */
void slug_line_place(MarkList *marks, const PageGeometry *geometry, const SlugLine *line);

#endif
