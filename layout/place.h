/* From page drafts to pages: every mark at its absolute place. */
#ifndef PLENARY_LAYOUT_PLACE_H
#define PLENARY_LAYOUT_PLACE_H

#include "layout/paginate.h"
#include "layout/place_marks.h"

/* A box that has begun. Of one whose background has a picture, how high it is, and how much of it has been painted. */
typedef struct OpenBox {
    uint32_t number;
    int64_t whole;
    int64_t above;
} OpenBox;

/* The boxes of the main galley that go on over a page end; zeroed before the first page. */
typedef struct BoxCursor {
    size_t next;   /* first box that has not begun */
    OpenBox *open; /* those that have begun and not ended, outer before inner */
    size_t open_count;
    size_t open_capacity;
} BoxCursor;

/* The background and the border of a page. */
void place_page_box(MarkList *marks, const PageDraft *draft);

/* The body and the notes of a page. Pages come in order, the cursor going along. */
void place_page(MarkList *marks, const Galley *galley, const PageDraft *draft, BoxCursor *cursor);

/* The top of a slot on its page, from the top of the sheet. */
Length place_slot_top(const Galley *galley, const PageDraft *draft, size_t slot);

#endif
