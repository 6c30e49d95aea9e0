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
 * the note area of the next page. Notes wait in a queue, in the order of their calls. At least one
 * slot of body or note is placed on every page, so the loop ends.
 *
 * Rejected: to place notes while lines are set, as engines do that lay out page by page. There a
 * moved line takes its note back out of a page that is half built; here nothing is built before the
 * cut is known. */
#include "layout/paginate.h"

typedef struct NoteQueue {
    NotePiece *items;
    size_t first; /* that is on no page yet, or not whole */
    size_t count;
    size_t capacity;
} NoteQueue;

/* Notes set one below the other. */
typedef struct NoteStack {
    int64_t height;
    uint32_t count;
} NoteStack;

typedef struct Paginator {
    Composer *composer;
    StyledTree *tree;
    const Galley *galley;
    PageDrafts drafts;
    size_t next;     /* first slot that is on no page yet */
    NoteQueue queue; /* the notes called so far */
    Name page_name;
    uint32_t group_number; /* of the last page in its page group */
    PageSide side;         /* that the next page has to be on */
    /* the page under way */
    PageDraft draft;
    Length room; /* height of the page area */
    NotePiece *notes;
    NoteStack stack; /* of these */
    size_t note_capacity;
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

/* What the note area would measure with more notes. */
static int64_t note_area_with(const Paginator *paginator, NoteStack more)
{
    if (paginator->stack.count + more.count == 0)
        return 0;
    return paginator->draft.geometry.note_extra + paginator->stack.height + more.height;
}

/* What is left for one more note below a body of given height. */
static int64_t room_for_note(const Paginator *paginator, int64_t body)
{
    return paginator->room - body - note_area_with(paginator, (NoteStack){.count = 1});
}

static void put_piece(Paginator *paginator, NotePiece piece)
{
    paginator->notes =
        arena_reserve(paginator->composer->arena, paginator->notes, paginator->stack.count,
                      &paginator->note_capacity, sizeof *paginator->notes);
    paginator->notes[paginator->stack.count++] = piece;
    paginator->stack.height += piece_height(paginator->galley, piece);
}

/* Notes that hold nothing do not count. */
static NoteStack called_notes(const Galley *galley, const Slot *slot)
{
    NoteStack called = {0};
    for (uint32_t i = 0; i < slot->note_count; i++) {
        NotePiece note = whole_note(galley, slot->first_note + i);
        called.height += piece_height(galley, note);
        called.count += note.end > note.first;
    }
    return called;
}

/* How a note may be split. */
typedef enum NoteSplit {
    SPLIT_DECENTLY, /* where cutting costs nothing */
    SPLIT_ANYWHERE,
    SPLIT_TOO_TALL /* anywhere, and at least one slot goes on the page even if it is too high */
} NoteSplit;

/* The end of what goes into a height of a note; piece.first if nothing does. */
static size_t note_part(const Galley *galley, NotePiece piece, int64_t height, NoteSplit split)
{
    const Slot *slots = galley->notes[piece.note].galley->slots;
    size_t decent = piece.first;
    size_t any = piece.first;
    for (size_t i = piece.first; i < piece.end && height >= 0; i++) {
        if (i > piece.first && slots[i].kind != SLOT_MARGIN) {
            any = i;
            if (slots[i].cut == CUT_FREE)
                decent = i;
        }
        height -= slots[i].height;
        if (height >= 0 && i + 1 == piece.end)
            return piece.end;
    }
    if (decent > piece.first || split == SPLIT_DECENTLY)
        return decent;
    return any > piece.first || split == SPLIT_ANYWHERE ? any : piece.first + 1;
}

static void report_too_tall(Paginator *paginator, int64_t excess, const Node *node)
{
    Buffer points = {0};
    buffer_length(&points, length_clip(excess), 1);
    diagnostics_add(paginator->composer->diagnostics, LAYOUT_BOX_TOO_TALL,
                    node ? node->span : SPAN_NONE, buffer_text(&points), (Text){0});
    buffer_free(&points);
}

/* Puts notes of the queue on the page as long as they go in below a body of that height; the first
 * that does not is split, the first on the page as split says, others decently. Returns whether
 * none is left. */
static bool put_notes(Paginator *paginator, int64_t body, NoteSplit split)
{
    const Galley *galley = paginator->galley;
    NoteQueue *queue = &paginator->queue;
    for (; queue->first < queue->count; queue->first++) {
        NotePiece *piece = &queue->items[queue->first];
        int64_t room = room_for_note(paginator, body);
        size_t cut =
            note_part(galley, *piece, room, paginator->stack.count == 0 ? split : SPLIT_DECENTLY);
        if (cut > piece->first) {
            NotePiece part = {piece->note, piece->first, cut};
            int64_t excess = piece_height(galley, part) - room;
            put_piece(paginator, part);
            if (excess > 0)
                report_too_tall(paginator, excess, galley->notes[piece->note].node);
        }
        piece->first = cut;
        if (cut < piece->end)
            return false;
    }
    return true;
}

static void queue_notes(Paginator *paginator, size_t first, size_t end)
{
    const Galley *galley = paginator->galley;
    NoteQueue *queue = &paginator->queue;
    for (size_t i = first; i < end; i++) {
        for (uint32_t n = 0; n < galley->slots[i].note_count; n++) {
            queue->items = arena_reserve(paginator->composer->arena, queue->items, queue->count,
                                         &queue->capacity, sizeof *queue->items);
            queue->items[queue->count++] = whole_note(galley, galley->slots[i].first_note + n);
        }
    }
}

static bool has_carried(const Paginator *paginator)
{
    return paginator->queue.first < paginator->queue.count;
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
    if (paginator->page_name && !is_blank)
        paginator->group_number++;
    PageDraft draft = {
        .context = {.name = paginator->page_name,
                    .number = number,
                    .group_number = is_blank ? 0 : paginator->group_number,
                    .is_first = number == 1,
                    .is_left = is_left_page(number),
                    .is_blank = is_blank},
    };
    draft.style = styled_page(paginator->tree, &draft.context);
    draft.geometry = page_geometry(draft.style);
    paginator->draft = draft;
    paginator->room = draft.geometry.area.height;
    paginator->notes = NULL;
    paginator->stack = (NoteStack){0};
    paginator->note_capacity = 0;
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
    draft->notes = paginator->notes;
    draft->note_count = paginator->stack.count;
    PageDrafts *drafts = &paginator->drafts;
    drafts->items = arena_reserve(paginator->composer->arena, drafts->items, drafts->count,
                                  &drafts->capacity, sizeof *drafts->items);
    drafts->items[drafts->count++] = *draft;
    paginator->next = end;
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

/* The height of a body of slots [first, end), with what is repeated at its cuts. */
static int64_t body_height(const Galley *galley, size_t first, size_t end)
{
    int64_t height = galley_height(galley, first, end);
    if (first < galley->slot_count)
        height += slot_height_above_cut(&galley->slots[first]);
    if (end < galley->slot_count && end > first)
        height += slot_height_below_cut(&galley->slots[end]);
    return height;
}

/* How far the body of a page goes. */
typedef struct Fill {
    size_t first; /* first slot that takes room */
    size_t end;   /* behind the last that fits */
    bool is_full; /* slot end does not fit */
} Fill;

static bool is_content(const Slot *slot)
{
    return slot->kind != SLOT_MARGIN && slot->kind != SLOT_BREAK;
}

/* Whether a line and its notes would not go on a page of their own either, so that the notes must be
 * split wherever it stands. */
static bool must_split(const Paginator *paginator, const Slot *slot)
{
    int64_t needed = slot->height + called_notes(paginator->galley, slot).height +
                     paginator->draft.geometry.note_extra;
    return slot->note_count > 0 && needed > paginator->room;
}

/* Whether the page ends with slot i and a decent part of its first note, below a body of that height
 * and behind the notes called before. */
static bool splits_here(const Paginator *paginator, size_t i, int64_t body, NoteStack called)
{
    const Galley *galley = paginator->galley;
    const Slot *slot = &galley->slots[i];
    if (!must_split(paginator, slot))
        return false;
    called.count++;
    int64_t left = paginator->room - body - note_area_with(paginator, called);
    bool may_end = i + 1 == galley->slot_count || galley->slots[i + 1].cut == CUT_FREE;
    NotePiece first = whole_note(galley, slot->first_note);
    return may_end && note_part(galley, first, left, SPLIT_DECENTLY) > first.first;
}

static Fill fill_page(const Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    size_t i = paginator->next;
    while (i < galley->slot_count && galley->slots[i].kind == SLOT_MARGIN)
        i++;
    Fill fill = {.first = i};
    int64_t height = body_height(galley, i, i);
    NoteStack called = {0};
    for (; i < galley->slot_count && galley->slots[i].kind != SLOT_BREAK; i++) {
        const Slot *slot = &galley->slots[i];
        height += slot->height;
        if (!is_content(slot))
            continue;
        NoteStack more = called_notes(galley, slot);
        more.height += called.height;
        more.count += called.count;
        int64_t below = i + 1 < galley->slot_count ? slot_height_below_cut(slot + 1) : 0;
        if (height + below + note_area_with(paginator, more) > paginator->room) {
            bool splits = splits_here(paginator, i, height, called);
            fill.is_full = !splits;
            i += splits;
            break;
        }
        called = more;
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

/* Ends the page with slots [first, end) and the notes that they call. */
static void finish_page(Paginator *paginator, size_t first, size_t end)
{
    const Galley *galley = paginator->galley;
    size_t last = without_last_margins(galley, first, end);
    queue_notes(paginator, first, end);
    put_notes(paginator, body_height(galley, first, last), SPLIT_ANYWHERE);
    close_page(paginator, first, end);
}

/* The first slot, with its notes, does not go on the page. If that is because of what is left of
 * other notes, they have the page for themselves; else it will go on none. */
static void finish_overfull_page(Paginator *paginator, size_t first)
{
    const Slot *slot = &paginator->galley->slots[first];
    if (paginator->stack.count) {
        close_page(paginator, first, first);
        return;
    }
    if (slot->height > paginator->room)
        report_too_tall(paginator, (int64_t)slot->height - paginator->room,
                        slot->event_count ? slot->events[0] : NULL);
    finish_page(paginator, first, first + 1);
}

/* A break waits until no notes from before it are left. */
static void take_break(Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    if (has_carried(paginator) || paginator->next >= galley->slot_count ||
        galley->slots[paginator->next].kind != SLOT_BREAK)
        return;
    const Slot *slot = &galley->slots[paginator->next++];
    paginator->side = (PageSide)slot->side;
    if (slot->starts_group || slot->page_name != paginator->page_name)
        paginator->group_number = 0;
    paginator->page_name = slot->page_name;
}

static void make_page(Paginator *paginator)
{
    turn_to_side(paginator);
    open_page(paginator, false);
    if (!put_notes(paginator, 0, SPLIT_TOO_TALL)) {
        close_page(paginator, paginator->next, paginator->next);
        return;
    }
    Fill fill = fill_page(paginator);
    if (!fill.is_full) {
        finish_page(paginator, fill.first, fill.end);
        take_break(paginator);
    } else if (fill.end == fill.first) {
        finish_overfull_page(paginator, fill.first);
    } else {
        finish_page(paginator, fill.first, find_cut(paginator->galley, &fill));
    }
}

static bool has_more(Paginator *paginator)
{
    const Galley *galley = paginator->galley;
    while (paginator->next < galley->slot_count &&
           galley->slots[paginator->next].kind == SLOT_MARGIN)
        paginator->next++;
    return has_carried(paginator) || paginator->next < galley->slot_count;
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
