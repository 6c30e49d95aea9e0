#include "tests/layout/random_page_ends.h"

#include "layout/page_geometry.h"
#include "layout/paginate.h"

enum {
    NO_PAGE = -1
};

/* What pages are cut from, once more. */
typedef struct Reference {
    const Setting *setting;
    const Galley *galley;
    PageGeometry geometry;
} Reference;

static int64_t height_without_margins(const Galley *galley, size_t first, size_t end)
{
    while (first < end && galley->slots[first].kind == SLOT_MARGIN)
        first++;
    while (end > first && galley->slots[end - 1].kind == SLOT_MARGIN)
        end--;
    return galley_height(galley, first, end);
}

static bool goes_on_page(const Reference *reference, size_t first, size_t end)
{
    int64_t height = height_without_margins(reference->galley, first, end);
    height += slot_height_above_cut(&reference->galley->slots[first]);
    if (end < reference->galley->slot_count)
        height += slot_height_below_cut(&reference->galley->slots[end]);
    bool has_notes = false;
    for (size_t i = first; i < end; i++) {
        const Slot *slot = &reference->galley->slots[i];
        for (uint32_t n = 0; n < slot->note_count; n++) {
            const Galley *note = reference->galley->notes[slot->first_note + n].galley;
            height += height_without_margins(note, 0, note->slot_count);
            has_notes = has_notes || note->slot_count > 0;
        }
    }
    if (has_notes)
        height += reference->geometry.note_extra;
    return height <= reference->geometry.area.height;
}

/* Where a page that begins with a slot ends: all places are tried. */
static size_t page_end(const Reference *reference, size_t first)
{
    const Galley *galley = reference->galley;
    size_t limit = first;
    while (limit < galley->slot_count && galley->slots[limit].kind != SLOT_BREAK)
        limit++;
    if (goes_on_page(reference, first, limit))
        return limit;
    size_t best = SIZE_MAX;
    for (size_t end = first + 1; end < limit && goes_on_page(reference, first, end); end++)
        if (galley->slots[end].kind != SLOT_MARGIN &&
            (best == SIZE_MAX || galley->slots[end].cut <= galley->slots[best].cut))
            best = end;
    ck_assert_uint_ne(best, SIZE_MAX);
    return best;
}

/* Whether there is a line that does not go on a page together with its notes. */
static bool is_difficult(const Reference *reference)
{
    for (size_t i = 0; i < reference->galley->slot_count; i++)
        if (!goes_on_page(reference, i, i + 1))
            return true;
    return false;
}

static int page_of_line(const Publication *publication, const Line *line, int from)
{
    for (uint32_t p = (uint32_t)from; p < publication->page_count; p++)
        for (uint32_t i = 0; i < publication->pages[p].mark_count; i++)
            if (publication->pages[p].marks[i].kind == MARK_TEXT &&
                publication->pages[p].marks[i].run == line->items[0].run)
                return (int)p;
    return NO_PAGE;
}

/* Whether a break asks for a page of a side or a name. */
static bool asks_for_pages(const Galley *galley)
{
    for (size_t i = 0; i < galley->slot_count; i++)
        if (galley->slots[i].kind == SLOT_BREAK &&
            (galley->slots[i].side != SIDE_ANY || galley->slots[i].page_name))
            return true;
    return false;
}

/* Whether notes run on in a paragraph, so that together they are lower. */
static bool has_note_runs(const Galley *galley)
{
    for (size_t i = 0; i < galley->note_count; i++)
        if (galley->notes[i].paragraph)
            return true;
    return false;
}

void ck_page_ends(const Setting *setting)
{
    const Publication *publication = setting->layout.publication;
    PageContext context = {.number = 1, .is_first = true};
    Reference reference = {
        .setting = setting,
        .galley = setting->layout.galley,
        .geometry = page_geometry(styled_page(setting->styling->tree, &context)),
    };
    if (asks_for_pages(reference.galley) || has_note_runs(reference.galley) ||
        reference.galley->column_set_count || reference.galley->float_count ||
        reference.galley->side_float_count || is_difficult(&reference))
        return;
    size_t next = 0;
    for (int page = 0; next < reference.galley->slot_count; page++) {
        size_t end = page_end(&reference, next);
        for (size_t i = next; i < end; i++) {
            const Slot *slot = &reference.galley->slots[i];
            if (slot->kind == SLOT_LINE && slot->line->item_count && slot->line->items[0].run)
                ck_assert_msg(page_of_line(publication, slot->line, 0) == page,
                              "line %zu is not on page %d", i, page + 1);
        }
        next = end;
        while (next < reference.galley->slot_count &&
               (reference.galley->slots[next].kind == SLOT_MARGIN ||
                reference.galley->slots[next].kind == SLOT_BREAK))
            next++;
    }
}

void ck_widows(const Setting *setting)
{
    const PageDrafts *drafts = setting->layout.drafts;
    const Galley *galley = setting->layout.galley;
    for (size_t p = 0; p < drafts->count; p++) {
        const PageDraft *draft = &drafts->items[p];
        if (draft->end == draft->first || draft->cut >= galley->slot_count ||
            galley->slots[draft->cut].kind == SLOT_BREAK)
            continue;
        unsigned cost = galley->slots[draft->cut].cut;
        for (size_t i = draft->first + 1; i < draft->end && cost > CUT_FREE; i++)
            ck_assert_msg(galley->slots[i].kind == SLOT_MARGIN || galley->slots[i].cut >= cost,
                          "page %u ends at a cost of %u, and might before slot %zu for %u",
                          draft->context.number, cost, i, galley->slots[i].cut);
    }
}
