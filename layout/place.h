/* From page drafts to pages: every mark at its absolute place. */
#ifndef PLENARY_LAYOUT_PLACE_H
#define PLENARY_LAYOUT_PLACE_H

#include "layout/paginate.h"

/* The marks of a page under construction, in reading order. */
typedef struct MarkList {
    Arena *arena;
    Mark *items;
    size_t count;
    size_t capacity;
    const LinkTarget *const *links; /* by element: where its text leads; NULL if there are none */
} MarkList;

/* Appends a mark. */
void mark_list_add(MarkList *marks, const Mark *mark);

/* A line or frame whose top left corner is at a place. Marks get the element of their runs, or, where
 * it is not STRUCTURE_NONE, the one given: an artifact. Text that leads somewhere gets a link. */
void place_line(MarkList *marks, const Line *line, Length x, Length y, uint32_t artifact);
void place_frame(MarkList *marks, const Frame *frame, Length x, Length y, uint32_t artifact);

/* The boxes of the main galley that go on over a page end; zeroed before the first page. */
typedef struct BoxCursor {
    size_t next;    /* first box that has not begun */
    uint32_t *open; /* those that have begun and not ended, outer before inner */
    size_t open_count;
    size_t open_capacity;
} BoxCursor;

/* The body and the notes of a page. Pages come in order, the cursor going along. */
void place_page(MarkList *marks, const Galley *galley, const PageDraft *draft, BoxCursor *cursor);

/* The top of a slot on its page, from the top of the sheet. */
Length place_slot_top(const Galley *galley, const PageDraft *draft, size_t slot);

#endif
