/* What pagination asks of a galley over and over, measured once: how high its slots are together, and
 * which notes they call.
 *
 * A page begins at a PageStart and ends where the next one begins; what stands on it follows from the
 * two. Heights of more than a page take 64 bits. */
#ifndef PLENARY_LAYOUT_PAGE_STOCK_H
#define PLENARY_LAYOUT_PAGE_STOCK_H

#include "layout/note_run.h"

typedef struct NoteExtent {
    size_t end; /* of its slots, the margins at its end left out */
    int64_t height;
} NoteExtent;

typedef struct PageStock {
    const Galley *galley;
    const int64_t *tops;           /* by slot, and for the end: the height of all slots before */
    const uint32_t *called;        /* notes that hold something, in the order of their calls */
    const uint32_t *called_before; /* by slot, and for the end: how many are called before */
    const NoteExtent *notes;       /* by note of the galley */
    const uint32_t *floats_before; /* by slot, and for the end; NULL if there are no floats */
    size_t called_count;
    /* Notes at the feet of columns: they stand with their slots, and are not among those called. NULL if there are
     * none: */
    const uint32_t *column_notes;
    const uint32_t *column_notes_before; /* by slot, and for the end */
    const int64_t
        *column_note_tops; /* by note of a column, and for the end: the height of all before */
    Length column_extra;   /* what their area takes beside them */
    const int64_t *
        column_float_tops; /* by slot, and for the end: the height of the floats in columns before; NULL if
                                         there are none */
    NoteRuns *runs;        /* NULL if no notes run on in a paragraph */
} PageStock;

/* What is on no page yet. */
typedef struct PageStart {
    size_t slot;
    size_t note;       /* index in called */
    size_t note_slot;  /* of that note; its byte if it runs on */
    size_t page_float; /* of the galley: the first that is on no page yet */
} PageStart;

/* What bounds the columns of a page. */
typedef struct StockBounds {
    Length column_height; /* of the lowest page */
    Length note_extra;    /* what a note area takes beside its notes, at most */
} StockBounds;

/* Takes stock of a settled galley. */
PageStock page_stock_take(Arena *arena, const Galley *galley, const StockBounds *bounds);

/* The height of the note area of a column that holds slots [first, end). */
int64_t stock_column_notes_height(const PageStock *stock, size_t first, size_t end);

/* The height of the floats in a column that holds slots [first, end). */
int64_t stock_column_floats_height(const PageStock *stock, size_t first, size_t end);

/* Whether a slot may stand at the top of a page: neither a margin nor a break. */
bool slot_is_content(const Slot *slot);

/* The first slot from a place on that takes room there, or that breaks. */
size_t stock_skip_margins(const PageStock *stock, size_t slot);

/* The end of slots [first, end) when the margins at their end are left out. */
size_t stock_trim(const PageStock *stock, size_t first, size_t end);

/* The height of slots [first, end), with what is repeated at the cuts above and below them. */
int64_t stock_band_height(const PageStock *stock, size_t first, size_t end);

/* How many floats have their place before a slot. */
size_t stock_floats_before(const PageStock *stock, size_t slot);

/* Whether notes called before a place, or floats from before it, are left. */
bool stock_has_carried(const PageStock *stock, PageStart start);

/* Where a note that is called ends: a slot of its, or a byte if it runs on. */
size_t stock_note_end(const PageStock *stock, size_t called);

/* Notes set one below the other, or behind each other where they run on. */
typedef struct NoteStack {
    int64_t height;
    size_t count;
    int64_t run_height; /* of the run that the last of them is in; 0 if it is in none */
    NotePlace run_from;
} NoteStack;

/* Puts a note that is called, from a place of it on, below or behind others. */
void stock_stack_note(const PageStock *stock, NoteStack *stack, NotePlace note);

/* Whether a note that is called, from a place of it on, goes on in the run that a stack ends with. */
bool stock_joins(const PageStock *stock, const NoteStack *stack, NotePlace note);

#endif
