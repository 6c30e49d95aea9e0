/* Pagination by first fit.
 *
 *     ┌──────────────┐
 *     │ slots …      │  body, from the top
 *     │              │
 *     │              │  what is left over
 *     │ ───          │  note area: separator,
 *     │ notes …      │  notes, on the foot of the page
 *     └──────────────┘
 *
 * A page is filled slot by slot. A slot fits when the body up to it, the notes that it calls and
 * those called before go together into the page area. At the first slot that does not fit the page
 * is cut: before it, or at the last place before it where cutting costs least (CutCost).
 *
 * A note stands on the page of its call. If it does not fit there, the line that calls it moves to
 * the next page; only a note that would not fit there either is split, and what is left of it opens
 * the note area of the next page. At least one slot of body or note is placed on every page, so the
 * loop ends.
 *
 * Rejected: to place notes while lines are set, as engines do that lay out page by page. There a
 * moved line takes its note back out of a page that is half built; here nothing is built before the
 * cut is known. */
#include "layout/paginate.h"

typedef struct NoteQueue {
    NotePiece *items;
    size_t count;
    size_t capacity;
} NoteQueue;

typedef struct Paginator {
    Composer *composer;
    StyledTree *tree;
    const Galley *galley;
    PageDrafts drafts;
    size_t next;       /* first slot that is on no page yet */
    NoteQueue carried; /* what is left of the notes called so far: a rest, and notes behind it */
    Name page_name;
    PageSide side; /* that the next page has to be on */
    /* the page under way */
    PageDraft draft;
    NoteQueue notes;
    Length room;         /* height of the page area */
    int64_t note_height; /* of the notes in the queue, separator included */
} Paginator;

/* ---- notes ---- */

static int64_t piece_height(const Galley *galley, NotePiece piece)
{
    return galley_height(galley->notes[piece.note].galley, piece.first, piece.end);
}

static NotePiece whole_note(const Galley *galley, uint32_t note)
{
    const Galley *set = galley->notes[note].galley;
    size_t end = set->slot_count;
    while (end > 0 && set->slots[end - 1].kind == SLOT_MARGIN)
        end--;
    return (NotePiece){note, 0, end};
}

/* What the note area would measure with more notes of a given height. */
static int64_t note_area_with(const Paginator *paginator, int64_t added)
{
    if (added == 0)
        return paginator->note_height;
    return paginator->note_height + added +
           (paginator->notes.count == 0 ? paginator->draft.geometry.note_extra : 0);
}

static void add_piece(Paginator *paginator, NoteQueue *queue, NotePiece piece)
{
    queue->items = arena_reserve(paginator->composer->arena, queue->items, queue->count,
                                 &queue->capacity, sizeof *queue->items);
    queue->items[queue->count++] = piece;
}

static void put_piece(Paginator *paginator, NotePiece piece)
{
    paginator->note_height = note_area_with(paginator, piece_height(paginator->galley, piece));
    add_piece(paginator, &paginator->notes, piece);
}

static int64_t called_height(const Galley *galley, const Slot *slot)
{
    int64_t height = 0;
    for (uint32_t i = 0; i < slot->note_count; i++)
        height += piece_height(galley, whole_note(galley, slot->first_note + i));
    return height;
}

/* How much of a note goes into a height: up to the last place where it may be cut, or, if is_forced,
 * anywhere, but at least one slot. piece.first if nothing does. */
static size_t note_part(const Galley *galley, NotePiece piece, int64_t height, bool is_forced)
{
    const Slot *slots = galley->notes[piece.note].galley->slots;
    size_t best = piece.first;
    size_t any = piece.first;
    for (size_t i = piece.first; i < piece.end && height >= 0; i++) {
        if (i > piece.first && slots[i].kind != SLOT_MARGIN) {
            any = i;
            if (slots[i].cut == CUT_FREE)
                best = i;
        }
        height -= slots[i].height;
        if (height >= 0 && i + 1 == piece.end)
            return piece.end;
    }
    if (best > piece.first || !is_forced)
        return best;
    return any > piece.first ? any : piece.first + 1;
}

/* Puts notes on the page as long as they go in below a body of that height; the first that does not
 * is split. What is left is carried over. Returns whether nothing is. */
static bool put_notes(Paginator *paginator, const NoteQueue *wanted, int64_t body, bool is_forced)
{
    const Galley *galley = paginator->galley;
    NoteQueue left = {0};
    for (size_t i = 0; i < wanted->count; i++) {
        NotePiece piece = wanted->items[i];
        int64_t height = piece_height(galley, piece);
        int64_t excess = body + note_area_with(paginator, height) - paginator->room;
        if (left.count == 0 && excess <= 0) {
            put_piece(paginator, piece);
            continue;
        }
        if (left.count == 0) {
            bool is_first = is_forced && paginator->notes.count == 0;
            size_t cut = note_part(galley, piece, height - excess, is_first);
            if (cut > piece.first)
                put_piece(paginator, (NotePiece){piece.note, piece.first, cut});
            piece.first = cut;
        }
        if (piece.first < piece.end)
            add_piece(paginator, &left, piece);
    }
    paginator->carried = left;
    return left.count == 0;
}

/* ---- a page ---- */

/* Odd pages are right-hand pages, CSS Paged Media 3, section 5.1. */
static bool is_left_page(size_t number)
{
    return number % 2 == 0;
}

static void open_page(Paginator *paginator, bool is_blank)
{
    uint32_t number = (uint32_t)paginator->drafts.count + 1;
    PageDraft draft = {
        .context = {.name = paginator->page_name,
                    .number = number,
                    .is_first = number == 1,
                    .is_left = is_left_page(number),
                    .is_blank = is_blank},
    };
    draft.style = styled_page(paginator->tree, &draft.context);
    draft.geometry = page_geometry(draft.style);
    paginator->draft = draft;
    paginator->room = draft.geometry.area.height;
    paginator->notes = (NoteQueue){0};
    paginator->note_height = 0;
}

/* The end of slots [first, end) when the margins at their end are left out. */
static size_t without_last_margins(const Galley *galley, size_t first, size_t end)
{
    while (end > first && galley->slots[end - 1].kind == SLOT_MARGIN)
        end--;
    return end;
}

static void close_page(Paginator *paginator, size_t first, size_t end)
{
    PageDraft *draft = &paginator->draft;
    draft->first = first;
    draft->end = without_last_margins(paginator->galley, first, end);
    draft->notes = paginator->notes.items;
    draft->note_count = (uint32_t)paginator->notes.count;
    PageDrafts *drafts = &paginator->drafts;
    drafts->items = arena_reserve(paginator->composer->arena, drafts->items, drafts->count,
                                  &drafts->capacity, sizeof *drafts->items);
    drafts->items[drafts->count++] = *draft;
}

/* A blank page where a break asks for a side that is not next. */
static void turn_to_side(Paginator *paginator)
{
    size_t number = paginator->drafts.count + 1;
    PageSide here = is_left_page(number) ? SIDE_LEFT : SIDE_RIGHT;
    if (paginator->side != SIDE_ANY && paginator->side != here) {
        open_page(paginator, true);
        close_page(paginator, paginator->next, paginator->next);
    }
    paginator->side = SIDE_ANY;
}

/* How far the body reaches, and why it stops there. */
typedef struct Fill {
    size_t first;   /* first slot that takes room */
    size_t end;     /* behind the last that fits */
    bool is_full;   /* slot end does not fit */
    bool splits;    /* slot end - 1 fits only if its notes are split */
    int64_t height; /* of the body */
} Fill;

static bool is_content(const Slot *slot)
{
    return slot->kind != SLOT_MARGIN && slot->kind != SLOT_BREAK;
}

/* Whether a line and its notes would not go on a page of their own either, so that the notes must be
 * split wherever it stands. */
static bool must_split(const Paginator *paginator, const Slot *slot)
{
    int64_t needed = slot->height + called_height(paginator->galley, slot) +
                     paginator->draft.geometry.note_extra;
    return slot->note_count > 0 && needed > paginator->room;
}

/* Whether the notes of slot i are split here, below a body of that height: when they must be, and a
 * decent part of the first goes in. The first slot of a page has no choice. */
static bool splits_here(const Paginator *paginator, size_t i, const Fill *fill, int64_t body,
                        int64_t called)
{
    const Galley *galley = paginator->galley;
    const Slot *slot = &galley->slots[i];
    if (!must_split(paginator, slot))
        return false;
    int64_t left = paginator->room - body - note_area_with(paginator, called) -
                   paginator->draft.geometry.note_extra;
    if (i == fill->first)
        return paginator->notes.count == 0 && left > 0;
    bool may_cut = i + 1 == galley->slot_count || galley->slots[i + 1].cut == CUT_FREE;
    NotePiece first = whole_note(galley, slot->first_note);
    return may_cut && note_part(galley, first, left, false) > first.first;
}

static Fill fill_page(Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    size_t i = paginator->next;
    while (i < galley->slot_count && galley->slots[i].kind == SLOT_MARGIN)
        i++;
    Fill fill = {.first = i};
    int64_t height = 0;
    int64_t called = 0;
    for (; i < galley->slot_count && galley->slots[i].kind != SLOT_BREAK; i++) {
        const Slot *slot = &galley->slots[i];
        height += slot->height;
        if (!is_content(slot))
            continue;
        int64_t more = called + called_height(galley, slot);
        if (height + note_area_with(paginator, more) > paginator->room) {
            fill.splits = splits_here(paginator, i, &fill, height, called);
            fill.is_full = !fill.splits;
            i += fill.splits;
            fill.height = fill.splits ? height : fill.height;
            break;
        }
        called = more;
        fill.height = height;
    }
    fill.end = i;
    return fill;
}

/* The cheapest place to cut behind the first slot of the page; of several the last. */
static size_t find_cut(const Galley *galley, const Fill *fill)
{
    size_t best = fill->end;
    CutCost least = (CutCost)galley->slots[best].cut;
    for (size_t i = fill->end; i > fill->first && least != CUT_FREE; i--) {
        const Slot *slot = &galley->slots[i];
        if (is_content(slot) && slot->cut < least) {
            best = i;
            least = (CutCost)slot->cut;
        }
    }
    return best;
}

static NoteQueue notes_called(Paginator *paginator, size_t first, size_t end)
{
    const Galley *galley = paginator->galley;
    NoteQueue queue = {0};
    for (size_t i = first; i < end; i++)
        for (uint32_t n = 0; n < galley->slots[i].note_count; n++)
            add_piece(paginator, &queue, whole_note(galley, galley->slots[i].first_note + n));
    return queue;
}

/* Ends the page with slots [first, end) and the notes that they call. */
static void finish_page(Paginator *paginator, size_t first, size_t end, int64_t body)
{
    NoteQueue queue = notes_called(paginator, first, end);
    put_notes(paginator, &queue, body, true);
    close_page(paginator, first, end);
    paginator->next = end;
}

static void report_too_tall(Paginator *paginator, const Slot *slot)
{
    Buffer excess = {0};
    buffer_length(&excess, slot->height - paginator->room, 1);
    diagnostics_add(paginator->composer->diagnostics, LAYOUT_BOX_TOO_TALL,
                    slot->event_count ? slot->events[0]->span : SPAN_NONE, buffer_text(&excess),
                    (Text){0});
    buffer_free(&excess);
}

/* The first slot does not go on the page at all. */
static void finish_overfull_page(Paginator *paginator, const Fill *fill)
{
    if (paginator->notes.count) { /* the rest of a note left no room: notes only */
        close_page(paginator, fill->first, fill->first);
        return;
    }
    const Slot *slot = &paginator->galley->slots[fill->first];
    if (slot->height > paginator->room)
        report_too_tall(paginator, slot);
    finish_page(paginator, fill->first, fill->first + 1, slot->height);
}

static void take_break(Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    if (paginator->next >= galley->slot_count || galley->slots[paginator->next].kind != SLOT_BREAK)
        return;
    const Slot *slot = &galley->slots[paginator->next++];
    paginator->side = (PageSide)slot->side;
    paginator->page_name = slot->page_name;
}

static void make_page(Paginator *paginator)
{
    turn_to_side(paginator);
    open_page(paginator, false);
    NoteQueue carried = paginator->carried;
    if (!put_notes(paginator, &carried, 0, true)) {
        close_page(paginator, paginator->next, paginator->next);
        return;
    }
    Fill fill = fill_page(paginator);
    if (!fill.is_full) {
        finish_page(paginator, fill.first, fill.end, fill.height);
        take_break(paginator);
    } else if (fill.end == fill.first) {
        finish_overfull_page(paginator, &fill);
    } else {
        size_t cut = find_cut(paginator->galley, &fill);
        size_t end = without_last_margins(paginator->galley, fill.first, cut);
        int64_t body = galley_height(paginator->galley, fill.first, end);
        finish_page(paginator, fill.first, cut, body);
    }
}

static bool has_more(Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    while (paginator->next < galley->slot_count &&
           galley->slots[paginator->next].kind == SLOT_MARGIN)
        paginator->next++;
    return paginator->carried.count || paginator->next < galley->slot_count;
}

PageDrafts paginate_first_fit(Composer *composer, StyledTree *tree, const Galley *galley)
{
    Paginator paginator = {.composer = composer, .tree = tree, .galley = galley};
    take_break(&paginator);
    while (has_more(&paginator) && composer->status == STATUS_OK) {
        if (arena_is_over_limit(composer->arena)) {
            composer->status = STATUS_LIMIT;
            break;
        }
        make_page(&paginator);
    }
    if (paginator.drafts.count == 0) {
        open_page(&paginator, false);
        close_page(&paginator, 0, 0);
    }
    return paginator.drafts;
}
