/* Pagination.
 *
 *     ┌──────────────┐
 *     │ slots …      │  body, from the top
 *     │              │
 *     │              │  what is left over
 *     │ ───          │  note area: separator,
 *     │ notes …      │  notes, on the foot of the page
 *     └──────────────┘
 *
 * A slot fits on a page when the body up to it, the notes that it calls and those called before go
 * together into the page area (page_fill.c). Where a page ends is chosen page by page (first fit),
 * or for all pages up to the next forced break together (page_plan.c).
 *
 * A note stands on the page of its call. If it does not fit there, the line that calls it moves to
 * the next page; only a note that would not fit there either is split, and what is left of it opens
 * the note area of the next page. Notes wait in the order of their calls. At least one
 * slot of body or note is placed on every page, so the loop ends.
 *
 * Rejected: to place notes while lines are set, as engines do that lay out page by page. There a
 * moved line takes its note back out of a page that is half built; here nothing is built before the
 * cut is known. */
#include "layout/paginate.h"

#include <string.h>

#include "layout/page_plan.h"
#include "layout/page_widths.h"

typedef struct Paginator {
    Composer *composer;
    StyledTree *tree;
    PageStock stock;
    PageDrafts drafts;
    PageStart next; /* what is on no page yet */
    Name page_name;
    uint32_t group_number; /* of the last page in its page group */
    PageSide side;         /* that the next page has to be on */
    bool is_optimal;
    bool begins_chapter; /* the page under way is the first behind a forced break */
} Paginator;

/* ---- a page ---- */

/* Odd pages are right-hand pages, CSS Paged Media 3, section 5.1. */
static bool is_left_page(size_t number)
{
    return number % 2 == 0;
}

static PageDraft open_page(const Paginator *paginator, size_t number, bool is_blank)
{
    uint32_t group_number = 0;
    if (paginator->page_name && !is_blank)
        group_number = paginator->group_number + (uint32_t)(number - paginator->drafts.count);
    PageDraft draft = {
        .context = {.name = paginator->page_name,
                    .number = (uint32_t)number,
                    .group_number = group_number,
                    .is_first = number == 1,
                    .is_left = is_left_page(number),
                    .is_blank = is_blank},
    };
    draft.style = styled_page(paginator->tree, &draft.context);
    draft.geometry = page_geometry(draft.style);
    return draft;
}

static PageRoom room_of(const PageDraft *draft)
{
    const PageGeometry *geometry = &draft->geometry;
    return (PageRoom){geometry->area.height, geometry->note_extra, geometry->continued_extra,
                      geometry->note_most};
}

static PageRoom room_of_page(void *context, size_t number)
{
    PageDraft draft = open_page(context, number, false);
    return room_of(&draft);
}

static void add_draft(Paginator *paginator, const PageDraft *draft)
{
    PageDrafts *drafts = &paginator->drafts;
    drafts->items = arena_reserve(paginator->composer->arena, drafts->items, drafts->count,
                                  &drafts->capacity, sizeof *drafts->items);
    drafts->items[drafts->count++] = *draft;
    if (!draft->context.is_blank)
        paginator->group_number = draft->context.group_number;
}

/* Where a note stands on its page: what is left of one first, and one that is split last. */
static unsigned rank_of(const PageStock *stock, const NotePiece *piece)
{
    if (piece->is_continued)
        return 0;
    if (piece->is_split)
        return 3;
    return stock->galley->notes[piece->notes[0]].stream == STREAM_SYMBOL ? 1 : 2;
}

static const NotePiece *order_notes(const Paginator *paginator, const NotePiece *pieces,
                                    uint32_t count)
{
    enum {
        RANKS = 4
    };
    NotePiece *ordered = ARENA_ARRAY(paginator->composer->arena, NotePiece, count);
    uint32_t placed = 0;
    for (unsigned rank = 0; rank < RANKS; rank++)
        for (uint32_t i = 0; i < count; i++)
            if (rank_of(&paginator->stock, &pieces[i]) == rank)
                ordered[placed++] = pieces[i];
    return ordered;
}

/* The piece of the notes from one place on that stand together, or of one of them: before another place. */
static NotePiece take_piece(const PageStock *stock, NotePlace from, PageStart to)
{
    NotePiece piece = {.notes = &stock->called[from.called], .count = 1};
    NoteRuns *runs = stock->runs;
    size_t behind = to.note + (to.note_slot > 0); /* the last that begins on the page */
    NotePlace last = from;
    if (note_runs_on(runs, from.called))
        while (last.called + 1 < behind && note_runs_join(runs, last.called + 1))
            last.called++;
    piece.count = (uint32_t)(last.called - from.called + 1);
    piece.is_continued = from.byte > 0;
    piece.is_split = last.called == to.note;
    last.byte = piece.is_split ? to.note_slot : stock_note_end(stock, last.called);
    if (note_runs_on(runs, from.called)) {
        piece.galley = note_run_set(runs, from, last);
        piece.end = piece.galley->slot_count;
        return piece;
    }
    piece.galley = stock->galley->notes[piece.notes[0]].galley;
    piece.first = from.byte;
    piece.end = last.byte;
    return piece;
}

/* How many notes are called in the floats of a page. */
static size_t count_float_notes(const Galley *galley, const PageDraft *draft)
{
    size_t count = 0;
    for (size_t i = draft->first_float; i < draft->end_float; i++)
        count += galley->floats[i].note_count;
    return count;
}

/* The notes of the floats of a page, each where its number has it among those that are there. */
static void take_float_notes(const Paginator *paginator, PageDraft *draft, NotePiece *pieces)
{
    const PageStock *stock = &paginator->stock;
    const Galley *galley = stock->galley;
    size_t most = count_float_notes(galley, draft);
    if (most == 0)
        return;
    uint32_t *numbers = ARENA_ARRAY(paginator->composer->arena, uint32_t, most);
    for (size_t i = draft->first_float; i < draft->end_float; i++) {
        const PageFloat *placed = &galley->floats[i];
        for (uint32_t n = placed->first_note; n < placed->first_note + placed->note_count; n++) {
            if (stock->notes[n].end == 0)
                continue;
            *numbers = n;
            uint32_t at = draft->note_count++;
            for (; at > 0 && pieces[at - 1].notes[0] > n && !pieces[at - 1].is_continued; at--)
                pieces[at] = pieces[at - 1];
            pieces[at] = (NotePiece){.notes = numbers++,
                                     .count = 1,
                                     .galley = galley->notes[n].galley,
                                     .end = stock->notes[n].end};
        }
    }
}

/* The notes, and parts of notes, between what is left at the start of a page and at its end. */
static void take_notes(const Paginator *paginator, PageStart from, PageStart to, PageDraft *draft)
{
    size_t most = to.note - from.note + 1 + count_float_notes(paginator->stock.galley, draft);
    NotePiece *pieces = ARENA_ARRAY(paginator->composer->arena, NotePiece, most);
    NotePlace place = {from.note, from.note_slot};
    while (place.called < to.note || (place.called == to.note && place.byte < to.note_slot)) {
        NotePiece piece = take_piece(&paginator->stock, place, to);
        pieces[draft->note_count++] = piece;
        place = (NotePlace){place.called + piece.count, 0};
    }
    take_float_notes(paginator, draft, pieces);
    draft->notes = order_notes(paginator, pieces, draft->note_count);
}

/* The notes at the feet of the columns of a page. */
static void take_column_notes(const Paginator *paginator, PageDraft *draft)
{
    const PageStock *stock = &paginator->stock;
    if (!stock->column_notes)
        return;
    size_t most = stock->column_notes_before[draft->end] - stock->column_notes_before[draft->first];
    NotePiece *notes = ARENA_ARRAY(paginator->composer->arena, NotePiece, most);
    NotePiece *list = notes;
    for (uint32_t p = 0; p < draft->piece_count; p++) {
        const PagePiece *piece = &draft->pieces[p];
        uint32_t count = 0;
        for (uint32_t n = stock->column_notes_before[piece->first];
             n < stock->column_notes_before[piece->end]; n++) {
            const uint32_t *note = &stock->column_notes[n];
            list[count++] = (NotePiece){.notes = note,
                                        .count = 1,
                                        .galley = stock->galley->notes[*note].galley,
                                        .end = stock->notes[*note].end,
                                        .column = p};
        }
        if (count)
            memcpy(list, order_notes(paginator, list, count), count * sizeof *list);
        list += count;
    }
    draft->column_notes = notes;
    draft->column_note_count = (uint32_t)(list - notes);
}

static void report_too_tall(const Paginator *paginator, const PageEnd *page)
{
    Buffer points = {0};
    buffer_length(&points, length_clip(page->excess), 1);
    diagnostics_add(paginator->composer->diagnostics, LAYOUT_BOX_TOO_TALL,
                    page->too_tall ? page->too_tall->span : SPAN_NONE, buffer_text(&points),
                    (Text){0});
    buffer_free(&points);
}

/* What is wrong with a page, for the report. */
static void judge_page(const Paginator *paginator, PageDraft *draft, const PageEnd *page)
{
    PageFill fill = page_fill(&paginator->stock, room_of(draft), paginator->next);
    const PageDrafts *drafts = &paginator->drafts;
    PageBeside beside = {.faces_left = !draft->context.is_left && !paginator->begins_chapter};
    if (drafts->count)
        beside.left_over = drafts->items[drafts->count - 1].left_over;
    draft->left_over = fill.room.height - page->body_height - page->note_height;
    bool is_last = page_plan_is_end(&paginator->stock, page->next);
    draft->cost = page_cost(&fill, page, is_last, &beside);
}

static void close_page(Paginator *paginator, PageDraft *draft, const PageEnd *page)
{
    draft->first = page->first;
    draft->end = page->end;
    draft->cut = page->next.slot;
    draft->first_float = paginator->next.page_float;
    draft->end_float = page->next.page_float;
    judge_page(paginator, draft, page);
    const size_t range[2] = {draft->first, draft->end};
    draft->pieces = columns_place(paginator->composer->arena, &paginator->stock, range,
                                  draft->left_over, &draft->piece_count);
    take_notes(paginator, paginator->next, page->next, draft);
    take_column_notes(paginator, draft);
    if (page->excess > 0)
        report_too_tall(paginator, page);
    add_draft(paginator, draft);
    paginator->next = page->next;
    paginator->begins_chapter = false;
}

/* ---- breaks ---- */

/* A blank page where a break asks for a side that is not next. */
static void turn_to_side(Paginator *paginator)
{
    size_t number = paginator->drafts.count + 1;
    PageSide here = is_left_page(number) ? SIDE_LEFT : SIDE_RIGHT;
    if (paginator->side != SIDE_ANY && paginator->side != here) {
        PageDraft draft = open_page(paginator, number, true);
        draft.first = draft.end = paginator->next.slot;
        add_draft(paginator, &draft);
    }
    paginator->side = SIDE_ANY;
}

/* A break waits until no notes from before it are left. */
static void take_break(Paginator *paginator)
{
    const Galley *galley = paginator->stock.galley;
    if (stock_has_carried(&paginator->stock, paginator->next) ||
        paginator->next.slot >= galley->slot_count ||
        galley->slots[paginator->next.slot].kind != SLOT_BREAK)
        return;
    const Slot *slot = &galley->slots[paginator->next.slot++];
    paginator->begins_chapter = true;
    paginator->side = (PageSide)slot->side;
    if (slot->starts_group || slot->page_name != paginator->page_name)
        paginator->group_number = 0;
    paginator->page_name = slot->page_name;
}

static bool has_more(Paginator *paginator)
{
    paginator->next.slot = stock_skip_margins(&paginator->stock, paginator->next.slot);
    return stock_has_carried(&paginator->stock, paginator->next) ||
           paginator->next.slot < paginator->stock.galley->slot_count;
}

/* ---- pages ---- */

static void make_page(Paginator *paginator)
{
    PageDraft draft = open_page(paginator, paginator->drafts.count + 1, false);
    PageFill fill = page_fill(&paginator->stock, room_of(&draft), paginator->next);
    PageEnd page = page_first_fit(&fill);
    close_page(paginator, &draft, &page);
}

/* The pages up to the next break. */
static void make_chapter(Paginator *paginator)
{
    PagePlanner planner = {
        .arena = paginator->composer->arena,
        .stock = &paginator->stock,
        .first_number = paginator->drafts.count + 1,
        .room = room_of_page,
        .context = paginator,
    };
    PagePlan plan = page_plan_chapter(&planner, paginator->next);
    for (size_t i = 0; i < plan.count; i++) {
        PageDraft draft = open_page(paginator, paginator->drafts.count + 1, false);
        close_page(paginator, &draft, &plan.pages[i]);
    }
}

PageDrafts paginate(Composer *composer, StyledTree *tree, const Galley *galley)
{
    const Style *root = tree->nodes[tree->document->root->number].style;
    StockBounds bounds = region_bounds(composer);
    Paginator paginator = {
        .composer = composer,
        .tree = tree,
        .stock = page_stock_take(composer->arena, galley, &bounds),
        .begins_chapter = true,
        .is_optimal = style_is(root, PROPERTY_PAGE_BREAK, KEYWORD_OPTIMAL) &&
                      (!composer->widths || composer->round < OPTIMAL_ROUNDS_MOST),
    };
    PageStock *stock = &paginator.stock;
    stock->runs = note_runs_open(composer, galley, stock->called, stock->called_count);
    take_break(&paginator);
    while (has_more(&paginator) && composer->status == STATUS_OK) {
        if (arena_is_over_limit(composer->arena)) {
            composer->status = STATUS_LIMIT;
            break;
        }
        turn_to_side(&paginator);
        if (paginator.is_optimal)
            make_chapter(&paginator);
        else
            make_page(&paginator);
        take_break(&paginator);
    }
    note_runs_close(stock->runs);
    if (paginator.drafts.count == 0) {
        PageDraft draft = open_page(&paginator, 1, false);
        add_draft(&paginator, &draft);
    }
    return paginator.drafts;
}
