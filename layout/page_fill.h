/* How far a page goes: what fits on it, and where it may end. */
#ifndef PLENARY_LAYOUT_PAGE_FILL_H
#define PLENARY_LAYOUT_PAGE_FILL_H

#include "layout/page_stock.h"

/* The room that a page has. */
typedef struct PageRoom {
    Length height;
    Length note_extra;      /* what the note area takes beside its notes */
    Length continued_extra; /* the same when it begins with the rest of a note */
    Length note_most;       /* how high its notes may be together, beside other text */
} PageRoom;

/* Floats on a page; one that does not fit keeps those behind it from it too. */
typedef struct FloatFill {
    size_t next;         /* the first that is not on it */
    int64_t height;      /* of those that are */
    int64_t note_height; /* of the notes called in them */
    size_t note_count;
    bool is_full;
} FloatFill;

/* A page that begins at a place. */
typedef struct PageFill {
    const PageStock *stock;
    PageRoom room;
    PageStart start;
    size_t first;      /* the first slot that takes room */
    Length head;       /* of the repeats that it goes on with */
    NoteStack carried; /* what is left of notes called before */
    FloatFill floats;  /* those from before that go on the page */
    bool has_body;     /* else what is left of notes takes the page */
} PageFill;

/* What stands on a page, and where the next begins. */
typedef struct PageEnd {
    PageStart next;
    size_t first; /* slots [first, end) of the galley */
    size_t end;
    int64_t body_height;  /* with what is repeated at its cuts, and floats */
    int64_t note_height;  /* of the note area, 0 without notes */
    int64_t excess;       /* of a slot or note line that is higher than the page */
    const Node *too_tall; /* what it belongs to, if known */
} PageEnd;

/* Begins a page at a place; nothing is chosen yet. */
PageFill page_fill(const PageStock *stock, PageRoom room, PageStart start);

/* First fit: the page takes what it holds and is cut at the last of the cheapest places (CutCost). A note that does
 * not fit sends its line to the next page; it is split only if no page would hold it. Moves on from the
 * start always. */
PageEnd page_first_fit(const PageFill *fill);

/* The page that ends before a slot. Notes that it does not hold whole are split decently, behind two
 * lines at least. Returns false if not even that can be done. */
bool page_end_before(const PageFill *fill, size_t end, PageEnd *page);

#endif
