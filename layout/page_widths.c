#include "layout/page_widths.h"

#include <stdlib.h>

typedef struct PageWidths {
    const Region **paragraphs;
    uint32_t paragraph_count;
    const Region **nodes;      /* by Node.number */
    uint32_t *paragraph_pages; /* that each begins on */
    uint32_t *node_pages;
    bool *stays_narrow; /* by Node.number: what goes to and fro between pages */
    bool *
        has_narrow_rest; /* by paragraph: its rest, set for a wider page, goes on the page before */
    PageTurn *turns;     /* by owner, paragraph and line */
    size_t turn_count;
    size_t turn_capacity;
    uint32_t
        settled;     /* paragraphs that stood where they were set for, in the best of the rounds; */
    uint32_t rounds; /* since then */
    uint32_t steady; /* so many paragraphs are not set for a wider page again */
} PageWidths;

enum {
    ROUNDS_FREE =
        3, /* without more of them: then what goes to and fro is set for the narrower page; */
    ROUNDS_MOST = 9 /* and then it stays as it is */
};

/* ---- what is known ---- */

const Region *page_widths_of_paragraph(const Composer *composer, uint32_t paragraph)
{
    const PageWidths *widths = composer->widths;
    return widths && paragraph < widths->paragraph_count ? widths->paragraphs[paragraph] : NULL;
}

const Region *page_widths_of_node(const Composer *composer, const Node *node)
{
    return composer->widths ? composer->widths->nodes[node->number] : NULL;
}

static int compare_turns(const void *left, const void *right)
{
    const PageTurn *a = left;
    const PageTurn *b = right;
    if (a->owner != b->owner)
        return a->owner < b->owner ? -1 : 1;
    if (a->paragraph != b->paragraph)
        return a->paragraph < b->paragraph ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

const PageTurn *page_widths_turns(const Composer *composer, uint32_t owner, uint32_t paragraph,
                                  size_t *count)
{
    const PageWidths *widths = composer->widths;
    *count = 0;
    if (!widths || widths->turn_count == 0)
        return NULL;
    PageTurn wanted = {.owner = owner, .paragraph = paragraph};
    size_t low = 0;
    size_t high = widths->turn_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_turns(&widths->turns[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    const PageTurn *turns = &widths->turns[low];
    while (low + *count < widths->turn_count && turns[*count].owner == owner &&
           turns[*count].paragraph == paragraph)
        (*count)++;
    return turns;
}

bool page_widths_keeps_turns(const Composer *composer, uint32_t paragraph)
{
    return composer->widths && composer->widths->rounds >= ROUNDS_FREE &&
           paragraph <= composer->widths->settled;
}

/* ---- what falls where ---- */

static bool is_as_wide(Length width, Length other)
{
    enum {
        SLIGHT = LENGTH_POINT / 10
    };
    Length excess = length_subtract(width, other);
    return excess < SLIGHT && excess > -SLIGHT;
}

static bool has_other_widths(Composer *composer, const PageDrafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        const PageDraft *draft = &drafts->items[i];
        const Region *region = region_of(composer, draft->context.name, false);
        if (!draft->context.is_blank &&
            (!is_as_wide(region->measure, draft->geometry.area.width) ||
             !is_as_wide(region->note_measure, draft->geometry.note_measure)))
            return true;
    }
    return false;
}

/* The walk along the pages. */
typedef struct WidthsWalk {
    Composer *composer;
    const Galley *galley;
    PageWidths *widths;
    const Region *before; /* of the page before that held anything */
    const Region *here;
    uint32_t page;
    uint32_t paragraph; /* of the last line */
    uint32_t line;      /* behind it in its paragraph */
} WidthsWalk;

static void add_turn(WidthsWalk *walk, const PageTurn *turn)
{
    PageWidths *widths = walk->widths;
    widths->turns = arena_reserve(walk->composer->arena, widths->turns, widths->turn_count,
                                  &widths->turn_capacity, sizeof *turn);
    widths->turns[widths->turn_count++] = *turn;
}

/* Whether a paragraph that began before is to be set for another width from here on. */
static bool turns_here(const WidthsWalk *walk, uint32_t paragraph)
{
    if (is_as_wide(walk->before->measure, walk->here->measure))
        return false;
    return !walk->widths->has_narrow_rest[paragraph] || walk->here->measure < walk->before->measure;
}

static void walk_text(WidthsWalk *walk, const PageDraft *draft)
{
    const Region **regions = walk->widths->paragraphs;
    bool is_first = true;
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &walk->galley->slots[i];
        if (slot->kind != SLOT_LINE)
            continue;
        bool goes_on = regions[slot->paragraph] != NULL;
        if (!goes_on) {
            regions[slot->paragraph] = walk->here;
            walk->widths->paragraph_pages[slot->paragraph] = walk->page;
            walk->paragraph = slot->paragraph;
            walk->line = 0;
        } else if (is_first && turns_here(walk, slot->paragraph)) {
            add_turn(walk, &(PageTurn){0, slot->paragraph, walk->line, walk->here});
        }
        is_first = false;
        walk->line++;
    }
}

static void add_node(WidthsWalk *walk, const Node *node)
{
    walk->widths->nodes[node->number] = walk->here;
    walk->widths->node_pages[node->number] = walk->page;
}

static uint32_t lines_above(const Galley *galley, size_t slot)
{
    uint32_t paragraph = galley->slots[slot].paragraph;
    uint32_t count = 0;
    while (slot-- > 0 &&
           (galley->slots[slot].kind != SLOT_LINE || galley->slots[slot].paragraph == paragraph))
        count += galley->slots[slot].kind == SLOT_LINE;
    return count;
}

/* What is left of a note: its lines go on here, and paragraphs of it begin. */
static void walk_rest(WidthsWalk *walk, const Note *note, const NotePiece *piece)
{
    const Region *first = walk->widths->nodes[note->node->number];
    if (!first || note->galley != piece->galley)
        return;
    bool is_other = !is_as_wide(first->note_measure, walk->here->note_measure);
    uint32_t paragraph = UINT32_MAX;
    for (size_t i = piece->first; i < piece->end; i++) {
        const Slot *slot = &piece->galley->slots[i];
        if (slot->kind != SLOT_LINE || slot->paragraph == paragraph)
            continue;
        uint32_t line = paragraph == UINT32_MAX ? lines_above(piece->galley, i) : 0;
        bool turns = line > 0 && !is_as_wide(walk->before->note_measure, walk->here->note_measure);
        if (turns || (line == 0 && is_other))
            add_turn(walk, &(PageTurn){note->node->number, slot->paragraph, line, walk->here});
        paragraph = slot->paragraph;
    }
}

static void walk_notes(WidthsWalk *walk, const NotePiece *pieces, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const NotePiece *piece = &pieces[i];
        for (uint32_t n = 0; n < piece->count; n++) {
            const Note *note = &walk->galley->notes[piece->notes[n]];
            if (n == 0 && piece->is_continued)
                walk_rest(walk, note, piece);
            else
                add_node(walk, note->node);
        }
    }
}

static void walk_page(WidthsWalk *walk, const PageDraft *draft)
{
    if (draft->context.is_blank)
        return;
    walk->here = region_of_page(walk->composer, draft);
    walk->page++;
    if (!walk->before)
        walk->before = walk->here;
    walk_text(walk, draft);
    for (size_t i = draft->first_float; i < draft->end_float; i++)
        add_node(walk, walk->galley->floats[i].node);
    walk_notes(walk, draft->notes, draft->note_count);
    walk_notes(walk, draft->column_notes, draft->column_note_count);
    walk->before = walk->here;
}

static PageWidths *find_widths(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    const PageWidths *before = composer->widths;
    Arena *arena = composer->arena;
    PageWidths *widths = ARENA_NEW(arena, PageWidths);
    widths->paragraph_count = galley->paragraph_count;
    widths->paragraphs = ARENA_ARRAY(arena, const Region *, galley->paragraph_count);
    size_t nodes = composer->tree->document->node_count;
    widths->nodes = ARENA_ARRAY(arena, const Region *, nodes);
    widths->paragraph_pages = ARENA_ARRAY(arena, uint32_t, galley->paragraph_count);
    widths->node_pages = ARENA_ARRAY(arena, uint32_t, nodes);
    bool is_like = before && before->paragraph_count == galley->paragraph_count;
    widths->has_narrow_rest =
        is_like ? before->has_narrow_rest : ARENA_ARRAY(arena, bool, galley->paragraph_count);
    WidthsWalk walk = {.composer = composer, .galley = galley, .widths = widths};
    for (size_t i = 0; i < drafts->count; i++)
        walk_page(&walk, &drafts->items[i]);
    if (widths->turn_count)
        qsort(widths->turns, widths->turn_count, sizeof *widths->turns, compare_turns);
    return widths;
}

/* ---- rounds ---- */

/* The end of the turns of a paragraph from a place on. */
static size_t turns_end(const PageWidths *widths, size_t from, uint32_t owner, uint32_t paragraph)
{
    while (from < widths->turn_count && widths->turns[from].owner == owner &&
           widths->turns[from].paragraph == paragraph)
        from++;
    return from;
}

static bool turns_differ(const PageWidths *a, const size_t *from, const PageWidths *b,
                         const size_t *to)
{
    if (to[0] - from[0] != to[1] - from[1])
        return true;
    for (size_t i = 0; i < to[0] - from[0]; i++) {
        const PageTurn *one = &a->turns[from[0] + i];
        const PageTurn *other = &b->turns[from[1] + i];
        if (compare_turns(one, other) != 0 || one->region != other->region)
            return true;
    }
    return false;
}

/* The first paragraph that stands on other pages than it was set for; their number if none does. */
static uint32_t first_elsewhere(const PageWidths *before, const PageWidths *now)
{
    size_t from[2] = {0, 0};
    for (uint32_t i = 0; i < now->paragraph_count; i++) {
        size_t to[2] = {turns_end(before, from[0], 0, i), turns_end(now, from[1], 0, i)};
        if (before->paragraphs[i] != now->paragraphs[i] || turns_differ(before, from, now, to))
            return i;
        from[0] = to[0];
        from[1] = to[1];
    }
    return now->paragraph_count;
}

/* The same of notes and floats. */
static bool has_nodes_elsewhere(const Composer *composer, const PageWidths *before,
                                const PageWidths *now)
{
    size_t from[2] = {0, 0};
    while (from[0] < before->turn_count && before->turns[from[0]].owner == 0)
        from[0]++;
    while (from[1] < now->turn_count && now->turns[from[1]].owner == 0)
        from[1]++;
    const size_t to[2] = {before->turn_count, now->turn_count};
    bool differs = turns_differ(before, from, now, to);
    for (uint32_t i = 0; i < composer->tree->document->node_count && !differs; i++)
        differs = before->nodes[i] != now->nodes[i];
    return differs;
}

static void keep_narrower(const Region *before, const Region **now)
{
    if (before && *now && before->measure < (*now)->measure)
        *now = before;
}

/* What went to and fro up to the first paragraph that stands elsewhere, or on its page. */
static void find_unsteady(const PageWidths *before, PageWidths *now, size_t nodes)
{
    uint32_t next = now->settled + 1 < now->paragraph_count ? now->settled + 1 : now->settled;
    uint32_t page = next < now->paragraph_count ? now->paragraph_pages[next] + 1 : UINT32_MAX;
    for (size_t i = 0; i < nodes; i++)
        if (before->nodes[i] != now->nodes[i] && now->node_pages[i] <= page)
            now->stays_narrow[i] = true;
}

/* Whether there is nothing left to set anew. Something may go to and fro: where it is set for one page it falls on
 * the other. */
static bool is_settled(const Composer *composer, const PageWidths *before, PageWidths *now)
{
    size_t nodes = composer->tree->document->node_count;
    now->stays_narrow =
        before->stays_narrow ? before->stays_narrow : ARENA_ARRAY(composer->arena, bool, nodes);
    if (before->rounds >= ROUNDS_FREE) {
        now->settled = before->settled;
        find_unsteady(before, now, nodes);
    }
    for (size_t i = 0; i < nodes; i++)
        if (now->stays_narrow[i])
            keep_narrower(before->nodes[i], &now->nodes[i]);
    for (uint32_t i = 0; i < before->steady && i < now->paragraph_count; i++)
        keep_narrower(before->paragraphs[i], &now->paragraphs[i]);
    uint32_t settled = first_elsewhere(before, now);
    if (settled == now->paragraph_count && !has_nodes_elsewhere(composer, before, now))
        return true;
    uint32_t best = composer->round == OPTIMAL_ROUNDS_MOST ? 0 : before->settled;
    bool is_further = settled > best;
    now->settled = is_further ? settled : best;
    now->rounds = is_further ? 0 : before->rounds + 1;
    now->steady = now->rounds >= ROUNDS_FREE ? now->settled + 1 : before->steady;
    if (now->rounds >= ROUNDS_FREE && now->settled < now->paragraph_count)
        now->has_narrow_rest[now->settled] = true;
    return now->rounds >= ROUNDS_MOST;
}

bool page_widths_settle(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    const PageWidths *before = composer->widths;
    if (!before && !has_other_widths(composer, drafts))
        return true;
    PageWidths *now = find_widths(composer, galley, drafts);
    bool is_like = before && before->paragraph_count == now->paragraph_count;
    bool is_right = is_like && is_settled(composer, before, now);
    composer->widths = now;
    return is_right;
}

/* ---- what is left ---- */

static void report_width(Composer *composer, size_t number, Length excess)
{
    Buffer page = {0};
    Buffer points = {0};
    buffer_integer(&page, (int64_t)number);
    buffer_length(&points, excess < 0 ? length_subtract(0, excess) : excess, 1);
    buffer_string(&points, excess < 0 ? " pt wider" : " pt narrower");
    diagnostics_add(composer->diagnostics, LAYOUT_OTHER_MEASURE, SPAN_NONE, buffer_text(&page),
                    buffer_text(&points));
    buffer_free(&page);
    buffer_free(&points);
}

/* Whether something was set for another measure than that of its page; excess gets by how much. What is no text may be
 * narrower. */
static bool is_other(const Composer *composer, uint16_t number, bool is_note, bool is_text,
                     const PageDraft *draft, Length *excess)
{
    const Region *region = region_by_number(composer, number);
    if (!region)
        return false;
    Length set = is_note ? region->note_measure : region->measure;
    Length here = is_note ? draft->geometry.note_measure : draft->geometry.area.width;
    *excess = length_subtract(set, here);
    return !is_as_wide(set, here) && (is_text || *excess > 0);
}

static bool has_other_slot(const Composer *composer, const Galley *galley, const size_t range[2],
                           bool is_note, const PageDraft *draft, Length *excess)
{
    uint16_t right = 0;
    for (size_t i = range[0]; i < range[1]; i++) {
        const Slot *slot = &galley->slots[i];
        bool is_text = slot->kind == SLOT_LINE;
        if ((!is_text && slot->kind != SLOT_BOX && slot->kind != SLOT_ROW) || slot->region == right)
            continue;
        if (is_other(composer, slot->region, is_note, is_text, draft, excess))
            return true;
        right = is_text ? slot->region : right;
    }
    return false;
}

static bool has_other(const Composer *composer, const Galley *galley, const PageDraft *draft,
                      Length *excess)
{
    const size_t range[2] = {draft->first, draft->end};
    if (has_other_slot(composer, galley, range, false, draft, excess))
        return true;
    for (size_t i = draft->first_float; i < draft->end_float; i++)
        if (is_other(composer, galley->floats[i].region, false, false, draft, excess))
            return true;
    for (uint32_t i = 0; i < draft->note_count; i++) {
        const NotePiece *piece = &draft->notes[i];
        const size_t part[2] = {piece->first, piece->end};
        if (has_other_slot(composer, piece->galley, part, true, draft, excess))
            return true;
    }
    return false;
}

void page_widths_check(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    for (size_t p = 0; p < drafts->count && composer->widths; p++) {
        Length excess;
        if (!has_other(composer, galley, &drafts->items[p], &excess))
            continue;
        report_width(composer, p + 1, excess);
        return;
    }
}
