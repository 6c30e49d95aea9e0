#include "layout/page_fill.h"

#include "layout/columns.h"

/* ---- notes ---- */

/* What of a stack of notes stands on the page: what is left of notes from before may be higher than the note area
 * may be, and goes on behind the page. */
static int64_t stack_height(const PageFill *fill, NoteStack stack)
{
    return stack.height > fill->room.note_most ? fill->room.note_most : stack.height;
}

/* Whether notes called on the page up to a slot make the note area higher than it may be. */
static bool is_over_most(const PageFill *fill, NoteStack stack, size_t end)
{
    const uint32_t *called_before = fill->stock->called_before;
    return stack.height > fill->room.note_most &&
           called_before[end] > called_before[fill->start.slot];
}

static int64_t note_area(const PageFill *fill, NoteStack stack)
{
    if (stack.count == 0)
        return 0;
    bool is_continued = fill->start.note_slot > 0;
    return stack_height(fill, stack) +
           (is_continued ? fill->room.continued_extra : fill->room.note_extra);
}

/* What is left for one more note below a body of given height. */
static int64_t room_for_note(const PageFill *fill, int64_t body, NoteStack stack)
{
    stack.count++;
    int64_t room = fill->room.height - body - note_area(fill, stack);
    int64_t rest = fill->room.note_most - stack.height;
    return room < rest ? room : rest;
}

static const Galley *called_galley(const PageStock *stock, size_t called)
{
    return stock->galley->notes[stock->called[called]].galley;
}

/* The end of what goes into a height of a note from a slot of its on; from if nothing does. */
static size_t note_part(const PageStock *stock, PageStart at, int64_t height, NoteSplit split)
{
    const Slot *slots = called_galley(stock, at.note)->slots;
    size_t end = stock_note_end(stock, at.note);
    size_t from = at.note_slot;
    size_t decent = from;
    size_t any = from;
    for (size_t i = from; i < end && height >= 0; i++) {
        if (i > from && slots[i].kind != SLOT_MARGIN) {
            any = i;
            if (slots[i].cut == CUT_FREE)
                decent = i;
        }
        height -= slots[i].height;
        if (height >= 0 && i + 1 == end)
            return end;
    }
    if (decent > from || split == SPLIT_DECENTLY)
        return decent;
    return any > from || split == SPLIT_ANYWHERE ? any : from + 1;
}

/* Puts of a note, from a place of it on, what goes on a page below a body of given height and behind a stack of
 * notes. Returns its end. */
static size_t put_note(const PageFill *fill, NoteStack *stack, PageStart at, int64_t body,
                       NoteSplit split)
{
    const PageStock *stock = fill->stock;
    int64_t room = room_for_note(fill, body, *stack);
    size_t from = at.note_slot;
    size_t cut;
    int64_t height;
    if (note_runs_on(stock->runs, at.note)) {
        NotePlace place = {at.note, from};
        bool joins = stock_joins(stock, stack, place);
        int64_t above = joins ? stack->run_height : 0;
        NotePlace run_from = joins ? stack->run_from : place;
        NoteCut part = note_run_cut(stock->runs, run_from, at.note, room + above, split);
        cut = part.byte;
        height = part.height - above;
        if (cut > from) {
            stack->run_from = run_from;
            stack->run_height = part.height;
        }
    } else {
        cut = note_part(stock, at, room, split);
        height = galley_height(called_galley(stock, at.note), from, cut);
        stack->run_height = cut > from ? 0 : stack->run_height;
    }
    if (cut > from) {
        stack->height += height;
        stack->count++;
    }
    return cut;
}

/* Notes on a page below a body of given height. */
typedef struct NoteFill {
    PageStart at; /* the first that is not on it, or not whole */
    NoteStack stack;
    size_t of_floats; /* how many of them are called in floats */
    int64_t excess;   /* of a slot higher than the page */
    const Node *too_tall;
} NoteFill;

/* Puts notes called before a slot on the page as long as they go in; the first that does not is split:
 * the first on the page as split says, others decently. Returns whether none is left. */
static bool put_notes(const PageFill *fill, NoteFill *notes, size_t slot, int64_t body,
                      NoteSplit split)
{
    const PageStock *stock = fill->stock;
    while (notes->at.note < stock->called_before[slot]) {
        size_t cut = put_note(fill, &notes->stack, notes->at, body,
                              notes->stack.count == notes->of_floats ? split : SPLIT_DECENTLY);
        int64_t excess = body + note_area(fill, notes->stack) - fill->room.height;
        if (cut > notes->at.note_slot && excess > 0) {
            notes->excess = excess;
            notes->too_tall = stock->galley->notes[stock->called[notes->at.note]].node;
        }
        if (cut < stock_note_end(stock, notes->at.note)) {
            notes->at.note_slot = cut;
            return false;
        }
        notes->at.note++;
        notes->at.note_slot = 0;
    }
    return true;
}

/* Puts the notes called in a slot behind others. */
static void stack_called(const PageStock *stock, NoteStack *stack, size_t slot)
{
    for (size_t n = stock->called_before[slot]; n < stock->called_before[slot + 1]; n++)
        stock_stack_note(stock, stack, (NotePlace){n, 0});
}

/* ---- the body ---- */

/* The height of slots from the first on. */
static int64_t body_height(const PageFill *fill, size_t end)
{
    return columns_body_height(fill->stock, fill->first, stock_trim(fill->stock, fill->first, end));
}

static NoteStack carried_notes(const PageStock *stock, PageStart start)
{
    NoteStack carried = {0};
    size_t from = start.note_slot;
    for (size_t n = start.note; n < stock->called_before[start.slot]; n++, from = 0)
        stock_stack_note(stock, &carried, (NotePlace){n, from});
    return carried;
}

/* ---- floats ---- */

/* Notes of a page with those called in its floats, which stay whole. */
static NoteStack with_floats(NoteStack stack, const FloatFill *floats)
{
    stack.height += floats->note_height;
    stack.count += floats->note_count;
    return stack;
}

static void add_float(const PageStock *stock, FloatFill *floats)
{
    const PageFloat *added = &stock->galley->floats[floats->next++];
    floats->height += added->height;
    for (uint32_t i = 0; i < added->note_count; i++) {
        const NoteExtent *note = &stock->notes[added->first_note + i];
        floats->note_height += note->height;
        floats->note_count += note->end > 0;
    }
}

/* Puts floats whose place is before a slot on the page, below which a body and notes take their room. */
static void put_floats(const PageFill *fill, FloatFill *floats, size_t slot, int64_t body,
                       NoteStack called)
{
    const PageStock *stock = fill->stock;
    size_t end = stock_floats_before(stock, slot);
    while (floats->next < end && !floats->is_full) {
        FloatFill more = *floats;
        add_float(stock, &more);
        int64_t taken = body + more.height + note_area(fill, with_floats(called, &more));
        floats->is_full = taken > fill->room.height;
        if (!floats->is_full)
            *floats = more;
    }
}

/* Floats from before the page: the first of them goes on it even if it is too high. */
static void put_carried_floats(PageFill *fill)
{
    const PageStock *stock = fill->stock;
    bool has_any = fill->floats.next < stock_floats_before(stock, fill->start.slot);
    if (has_any && fill->carried.count == 0)
        add_float(stock, &fill->floats);
    put_floats(fill, &fill->floats, fill->start.slot, 0, fill->carried);
    fill->floats.is_full = fill->floats.next < stock_floats_before(stock, fill->start.slot);
}

/* The floats of the page up to a slot. */
static FloatFill floats_before(const PageFill *fill, size_t end)
{
    const PageStock *stock = fill->stock;
    FloatFill floats = fill->floats;
    if (!stock->floats_before)
        return floats;
    NoteStack called = fill->carried;
    for (size_t i = fill->first; i < end && !floats.is_full; i++) {
        stack_called(stock, &called, i);
        if (stock->galley->slots[i].float_count)
            put_floats(fill, &floats, i + 1, body_height(fill, i + 1), called);
    }
    return floats;
}

PageFill page_fill(const PageStock *stock, PageRoom room, PageStart start)
{
    PageFill fill = {.stock = stock, .room = room, .start = start};
    fill.first = stock_skip_margins(stock, start.slot);
    fill.carried = carried_notes(stock, start);
    fill.has_body = fill.carried.count == 0 || note_area(&fill, fill.carried) <= room.height;
    fill.floats.next = start.page_float;
    if (fill.has_body && stock->floats_before)
        put_carried_floats(&fill);
    if (fill.floats.height &&
        fill.floats.height + note_area(&fill, with_floats(fill.carried, &fill.floats)) >
            room.height)
        fill.has_body = false;
    return fill;
}

/* ---- page ends ---- */

static void put_float_notes(NoteFill *notes, const FloatFill *floats)
{
    notes->stack = with_floats(notes->stack, floats);
    notes->of_floats = floats->note_count;
}

/* The page with slots up to one, its notes split as asked. */
static PageEnd close_page(const PageFill *fill, size_t end, NoteSplit split)
{
    const PageStock *stock = fill->stock;
    PageEnd page = {.first = fill->first};
    NoteFill notes = {.at = fill->start};
    put_notes(fill, &notes, fill->start.slot, 0, SPLIT_TOO_TALL);
    page.end = stock_trim(stock, fill->first, end);
    FloatFill floats = floats_before(fill, end);
    put_float_notes(&notes, &floats);
    page.body_height = body_height(fill, end) + floats.height;
    put_notes(fill, &notes, end, page.body_height, split);
    page.note_height = note_area(fill, notes.stack);
    page.excess = notes.excess;
    page.too_tall = notes.too_tall;
    page.next = notes.at;
    page.next.slot = end;
    page.next.page_float = floats.next;
    return page;
}

/* What is left of notes and floats has the page for itself. */
static PageEnd close_note_page(const PageFill *fill)
{
    PageFill whole = *fill;
    whole.room.note_most = LENGTH_MAX;
    NoteFill notes = {.at = fill->start};
    put_notes(&whole, &notes, fill->start.slot, 0, SPLIT_TOO_TALL);
    put_float_notes(&notes, &fill->floats);
    PageEnd page = {
        .next = notes.at,
        .first = fill->start.slot,
        .end = fill->start.slot,
        .note_height = note_area(&whole, notes.stack),
        .excess = notes.excess,
        .too_tall = notes.too_tall,
        .body_height = fill->floats.height,
    };
    page.next.page_float = fill->floats.next;
    int64_t taken = page.body_height + page.note_height;
    if (fill->floats.height && taken > fill->room.height) {
        page.excess = taken - fill->room.height;
        page.too_tall = fill->stock->galley->floats[fill->start.page_float].node;
    }
    return page;
}

/* Whether a line and its notes would not go on a page of their own either, so that the notes must be
 * split wherever it stands. */
static bool must_split(const PageFill *fill, size_t slot)
{
    NoteStack called = {0};
    stack_called(fill->stock, &called, slot);
    int64_t needed =
        fill->stock->galley->slots[slot].height + called.height + fill->room.note_extra;
    return called.count > 0 && (needed > fill->room.height || called.height > fill->room.note_most);
}

/* Whether the page ends with slot i and a decent part of its first note, below a body of that height
 * and behind the notes called before. */
static bool splits_here(const PageFill *fill, size_t i, int64_t body, NoteStack called)
{
    const PageStock *stock = fill->stock;
    if (!must_split(fill, i))
        return false;
    bool may_end =
        i + 1 == stock->galley->slot_count || stock->galley->slots[i + 1].cut == CUT_FREE;
    PageStart first = {.note = stock->called_before[i]};
    return may_end && put_note(fill, &called, first, body, SPLIT_DECENTLY) > 0;
}

/* How far the body of a page goes. */
typedef struct Reach {
    size_t end;   /* behind the last that fits */
    bool is_full; /* slot end does not fit */
} Reach;

/* Whether slots up to i go on the page with their notes, and floats. */
static bool holds_slot(const PageFill *fill, ColumnsWalk *walk, size_t i, int64_t taken)
{
    if (columns_hold(walk, i + 1, fill->room.height - taken))
        return true;
    bool has_columns = fill->stock->galley->column_set_count > 0;
    walk->height = -1;
    return has_columns && body_height(fill, i + 1) + taken <= fill->room.height;
}

static Reach reach_of(const PageFill *fill)
{
    const PageStock *stock = fill->stock;
    const Galley *galley = stock->galley;
    size_t i = fill->first;
    NoteStack called = fill->carried;
    FloatFill floats = floats_before(fill, fill->first);
    ColumnsWalk walk = columns_walk(stock, fill->first);
    for (; i < galley->slot_count && galley->slots[i].kind != SLOT_BREAK; i++) {
        if (!slot_is_content(&galley->slots[i]))
            continue;
        NoteStack more = called;
        stack_called(stock, &more, i);
        int64_t taken = floats.height + note_area(fill, with_floats(more, &floats));
        if (is_over_most(fill, more, i + 1) || !holds_slot(fill, &walk, i, taken)) {
            bool splits = splits_here(fill, i, body_height(fill, i + 1) + floats.height,
                                      with_floats(called, &floats));
            return (Reach){i + splits, !splits};
        }
        called = more;
        if (galley->slots[i].float_count)
            put_floats(fill, &floats, i + 1, body_height(fill, i + 1), called);
    }
    return (Reach){i, false};
}

/* The cheapest place to cut behind the first slot of the page; of several the last. */
static size_t find_cut(const PageFill *fill, size_t end)
{
    const PageStock *stock = fill->stock;
    const Slot *slots = stock->galley->slots;
    size_t best = end;
    unsigned least = CUT_NEVER + 1;
    for (size_t i = end; i > fill->first && least != CUT_FREE; i--) {
        if (!slot_is_content(&slots[i]) || slots[i].cut >= least)
            continue;
        best = i;
        least = slots[i].cut;
    }
    return best;
}

/* A page that would end inside of what must not be parted, as its notes take so much room, goes on to its end, or
 * as far as it holds that alone: the notes go on the next page as far as they must. */
static size_t end_of_whole(const PageFill *fill, size_t cut)
{
    const Galley *galley = fill->stock->galley;
    size_t best = cut;
    for (size_t end = cut; end < galley->slot_count && galley->slots[end].kind != SLOT_BREAK &&
                           galley->slots[end].cut == CUT_NEVER;
         end++)
        if (body_height(fill, end + 1) <= fill->room.height)
            best = end + 1;
        else
            break;
    return best;
}

/* The first slot, with its notes, does not go on the page. If that is because of what is left of
 * other notes, they have the page for themselves; else it will go on none. */
static PageEnd close_overfull_page(const PageFill *fill)
{
    if (fill->carried.count || fill->floats.height)
        return close_note_page(fill);
    const Slot *slot = &fill->stock->galley->slots[fill->first];
    PageEnd page = close_page(fill, fill->first + 1, SPLIT_ANYWHERE);
    if (slot->height > fill->room.height) {
        page.excess = (int64_t)slot->height - fill->room.height;
        page.too_tall = slot->event_count ? slot->events[0] : NULL;
    }
    return page;
}

PageEnd page_first_fit(const PageFill *fill)
{
    if (!fill->has_body)
        return close_note_page(fill);
    Reach reach = reach_of(fill);
    if (!reach.is_full)
        return close_page(fill, reach.end, SPLIT_ANYWHERE);
    if (reach.end == fill->first)
        return close_overfull_page(fill);
    size_t cut = find_cut(fill, reach.end);
    if (fill->stock->floats_before && fill->stock->galley->slots[cut].cut == CUT_NEVER) {
        /* what must not be parted has a page without floats */
        if (fill->floats.height)
            return close_note_page(fill);
        if (!fill->floats.is_full) {
            PageFill without = *fill;
            without.floats.is_full = true;
            return page_first_fit(&without);
        }
    }
    cut = end_of_whole(fill, cut);
    return close_page(fill, cut, SPLIT_ANYWHERE);
}

/* Whether a note may be split though a page could hold it with its line. */
static bool may_split(const PageFill *fill, size_t called)
{
    const PageStock *stock = fill->stock;
    uint32_t note = stock->called[called];
    return !stock->galley->notes[note].stays_whole ||
           called < stock->called_before[fill->start.slot] ||
           stock->notes[note].height + fill->room.note_extra > fill->room.height ||
           stock->notes[note].height > fill->room.note_most;
}

bool page_end_before(const PageFill *fill, size_t end, PageEnd *page)
{
    *page = close_page(fill, end, SPLIT_DECENTLY);
    const PageStock *stock = fill->stock;
    if (page->next.note_slot > 0 && !may_split(fill, page->next.note))
        return false;
    bool has_all_begun = page->next.note + 1 >= stock->called_before[end] &&
                         (page->next.note >= stock->called_before[end] || page->next.note_slot > 0);
    return has_all_begun && page->excess == 0 &&
           page->body_height + page->note_height <= fill->room.height;
}
