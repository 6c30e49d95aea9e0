/* Cutting the galley into pages. */
#ifndef PLENARY_LAYOUT_PAGINATE_H
#define PLENARY_LAYOUT_PAGINATE_H

#include "layout/composer.h"
#include "layout/columns.h"
#include "layout/page_cost.h"
#include "layout/page_geometry.h"

/* A note, or the part of it, that stands on a page; or several that run on in one paragraph. */
typedef struct NotePiece {
    const uint32_t *notes; /* of the galley */
    uint32_t count;
    const Galley *galley;
    size_t first; /* slots [first, end) of it */
    size_t end;
    bool is_continued; /* begins with the rest of its first note */
    bool is_split;     /* ends before its last one does */
    uint32_t column;   /* of the page's pieces, that it stands at the foot of; in column_notes */
} NotePiece;

/* What goes on a page, not yet placed. */
typedef struct PageDraft {
    PageContext context;
    const PageStyle *style;
    PageGeometry geometry;
    size_t first; /* slots [first, end) of the galley, without the margins around them */
    size_t end;
    const NotePiece *notes; /* at its foot */
    uint32_t note_count;
    const NotePiece *column_notes; /* at the feet of columns */
    uint32_t column_note_count;
    const PagePiece *pieces; /* where the slots stand */
    uint32_t piece_count;
    size_t first_float; /* floats [first_float, end_float) of the galley */
    size_t end_float;
    size_t cut;        /* the slot before which the page ends */
    int64_t left_over; /* room not used */
    PageCost cost;     /* of what is wrong with it */
} PageDraft;

typedef struct PageDrafts {
    PageDraft *items;
    size_t count;
    size_t capacity;
} PageDrafts;

/* Cuts a settled galley into pages, by first fit or, where the root element's -plenary-page-break says so,
 * by the optimiser (page_plan.h). Every slot and every note slot comes exactly once, in order; it
 * always ends. */
PageDrafts paginate(Composer *composer, StyledTree *tree, const Galley *galley);

#endif
