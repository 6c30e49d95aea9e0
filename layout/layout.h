/* Layout's door: from the styled tree to pages. */
#ifndef PLENARY_LAYOUT_LAYOUT_H
#define PLENARY_LAYOUT_LAYOUT_H

#include "layout/galley.h"
#include "layout/page.h"

typedef struct LayoutOptions {
    unsigned threads; /* that set paragraphs; 0 is as many as there are processors */
} LayoutOptions;

/* What layout made; everything lives until layout_free. */
typedef struct Layout {
    const Galley *galley;
    const Publication *publication;
    const uint32_t *element_of_node; /* by Node.number: the structure's, of its text */
    const struct PageDrafts *drafts; /* how its pages were cut */
    Arena **arenas;                  /* of the threads */
    unsigned arena_count;
} Layout;

/* Lays a styled document out. Reports and returns STATUS_FONT, STATUS_LAYOUT or STATUS_LIMIT if that
 * cannot be done. The result is the same for any number of threads. Close it with layout_free
 * whether it succeeded or not. */
Status layout_make(Arena *arena, StyledTree *tree, FontSet *fonts, const LayoutOptions *options,
                   Diagnostics *diagnostics, Layout *layout);
void layout_free(Layout *layout);

#endif
