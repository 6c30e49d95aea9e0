#include "output/survey.h"

static bool is_artifact(uint32_t element)
{
    return element >= STRUCTURE_FIRST_ARTIFACT;
}

bool mark_has_ink(const Mark *mark)
{
    if (mark->kind == MARK_TEXT)
        return mark->run->glyph_count > 0 && mark->run->color.space != COLOR_NONE;
    if (mark->kind == MARK_IMAGE)
        return mark->image.width > 0 && mark->image.height > 0;
    if (mark->kind == MARK_TILES)
        return mark->tiles.width > 0 && mark->tiles.height > 0;
    return mark->kind == MARK_FILL && mark->fill.color.space != COLOR_NONE &&
           mark->fill.width > 0 && mark->fill.height > 0;
}

static bool parts_neighbours(const Mark *mark)
{
    return mark->kind == MARK_CLIP || mark->kind == MARK_CLIP_END || mark->kind == MARK_GROUP ||
           mark->kind == MARK_GROUP_END;
}

/* Behind the end of the group that begins at a mark. */
static uint32_t group_end(const Page *page, uint32_t at)
{
    unsigned depth = 0;
    do {
        depth += page->marks[at].kind == MARK_GROUP ? 1U : 0U;
        depth -= page->marks[at].kind == MARK_GROUP_END ? 1U : 0U;
        at++;
    } while (depth > 0 && at < page->mark_count);
    return at;
}

bool sequence_next(const Page *page, Sequence *sequence)
{
    uint32_t at = sequence->end;
    while (at < page->mark_count && !mark_has_ink(&page->marks[at]) &&
           !parts_neighbours(&page->marks[at]))
        at++;
    if (at == page->mark_count)
        return false;
    const Mark *first = &page->marks[at];
    *sequence = (Sequence){at, at + 1, first->element, first->kind};
    if (first->kind == MARK_GROUP)
        sequence->end = group_end(page, at);
    for (at++; at < page->mark_count && !parts_neighbours(first); at++) {
        const Mark *mark = &page->marks[at];
        if (parts_neighbours(mark))
            break;
        if (!mark_has_ink(mark))
            continue;
        if (mark->element != first->element || mark->kind != first->kind)
            break;
        sequence->end = at + 1;
    }
    return true;
}

/* ---- checks and places ---- */

static Status report_broken(Diagnostics *diagnostics, const char *what, uint32_t number)
{
    Buffer digits = {0};
    buffer_integer(&digits, number);
    Status status = diagnostics_add(diagnostics, PDF_BAD_STRUCTURE, SPAN_NONE, text_of(what),
                                    buffer_text(&digits));
    buffer_free(&digits);
    return status;
}

static Status check_structure(const Publication *publication, Diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        uint32_t parent = publication->structure[i].parent;
        if (parent != STRUCTURE_NO_PARENT && parent >= i)
            return report_broken(diagnostics, "element", i);
    }
    return STATUS_OK;
}

static bool has_its_glyphs(const TextRun *run)
{
    for (uint32_t i = 0; i < run->glyph_count; i++)
        if (run->glyphs[i].glyph >= run->face->glyph_count)
            return false;
    return true;
}

static bool is_right(const Publication *publication, const Mark *mark)
{
    if (!is_artifact(mark->element) && mark->element >= publication->structure_count)
        return false;
    return mark->kind != MARK_TEXT || has_its_glyphs(mark->run);
}

/* The top of a text is a size above its baseline. */
static Length mark_top(const Mark *mark)
{
    return mark->kind == MARK_TEXT ? length_subtract(mark->y, mark->run->size) : mark->y;
}

static Status find_places(const Publication *publication, PlaceOnPage *places,
                          Diagnostics *diagnostics)
{
    for (uint32_t i = 0; i < publication->structure_count; i++)
        places[i].page = PLACE_NOWHERE;
    for (uint32_t i = 0; i < publication->page_count; i++) {
        const Page *page = &publication->pages[i];
        for (uint32_t k = 0; k < page->mark_count; k++) {
            const Mark *mark = &page->marks[k];
            if (!is_right(publication, mark))
                return report_broken(diagnostics, "a mark of page", i + 1);
            if (is_artifact(mark->element) || places[mark->element].page != PLACE_NOWHERE)
                continue;
            if (mark_has_ink(mark))
                places[mark->element] = (PlaceOnPage){i, mark->x, mark_top(mark)};
        }
    }
    return STATUS_OK;
}

static bool is_before(const PlaceOnPage *a, const PlaceOnPage *b)
{
    return a->page != b->page ? a->page < b->page : a->y < b->y;
}

/* An element begins where the first thing in it does. Children stand behind their parents, so one walk
 * from the end reaches them all. */
static void raise_places(const Publication *publication, PlaceOnPage *places)
{
    for (uint32_t i = publication->structure_count; i-- > 0;) {
        uint32_t parent = publication->structure[i].parent;
        if (parent != STRUCTURE_NO_PARENT && is_before(&places[i], &places[parent]))
            places[parent] = places[i];
    }
}

/* ---- items and links ---- */

typedef struct Surveyor {
    Arena *arena;
    const Publication *publication;
    Diagnostics *diagnostics;
    const PlaceOnPage *places;
    ContentItem *items;
    size_t item_count;
    size_t item_capacity;
    LinkOnPage *links;
    size_t link_count;
    size_t link_capacity;
    GroupOnPage *groups;
    size_t group_count;
    size_t group_capacity;
    bool has_links;
    size_t left_out;
} Surveyor;

static void add_item(Surveyor *surveyor, ContentItem item)
{
    if (is_artifact(item.element))
        return;
    surveyor->items = arena_reserve(surveyor->arena, surveyor->items, surveyor->item_count,
                                    &surveyor->item_capacity, sizeof *surveyor->items);
    surveyor->items[surveyor->item_count++] = item;
}

/* Stretches the last link over one that goes on on the same line. */
static bool joins_last(Surveyor *surveyor, uint32_t page, const Mark *mark)
{
    if (surveyor->link_count == 0)
        return false;
    LinkOnPage *last = &surveyor->links[surveyor->link_count - 1];
    if (last->page != page || last->mark->element != mark->element || is_artifact(mark->element) ||
        last->mark->link.target != mark->link.target || last->mark->y != mark->y ||
        last->mark->link.height != mark->link.height)
        return false;
    Length left = last->x < mark->x ? last->x : mark->x;
    Length last_right = length_add(last->x, last->width);
    Length right = length_add(mark->x, mark->link.width);
    right = right > last_right ? right : last_right;
    last->x = left;
    last->width = length_subtract(right, left);
    return true;
}

static void add_link(Surveyor *surveyor, uint32_t page, const Mark *mark)
{
    const LinkTarget *target = mark->link.target;
    if (joins_last(surveyor, page, mark))
        return;
    LinkOnPage link = {mark, mark->x, mark->link.width, page, {PLACE_NOWHERE, 0, 0}};
    if (target->uri.bytes == 0) {
        if (target->element < surveyor->publication->structure_count)
            link.target = surveyor->places[target->element];
        if (link.target.page == PLACE_NOWHERE) {
            diagnostics_add(surveyor->diagnostics, PDF_LINK_LEADS_NOWHERE, SPAN_NONE, target->label,
                            surveyor->publication->pages[page].label);
            return;
        }
    }
    surveyor->links = arena_reserve(surveyor->arena, surveyor->links, surveyor->link_count,
                                    &surveyor->link_capacity, sizeof *surveyor->links);
    add_item(surveyor, (ContentItem){.element = mark->element,
                                     .page = page,
                                     .number = (uint32_t)surveyor->link_count,
                                     .is_link = true});
    surveyor->links[surveyor->link_count++] = link;
}

static void add_links(Surveyor *surveyor, uint32_t page, uint32_t begin, uint32_t end)
{
    const Mark *marks = surveyor->publication->pages[page].marks;
    for (uint32_t i = begin; i < end; i++)
        if (marks[i].kind == MARK_LINK && surveyor->has_links)
            add_link(surveyor, page, &marks[i]);
        else if (marks[i].kind == MARK_LINK)
            surveyor->left_out++;
}

/* 1 + its number. */
static uint32_t add_group(Surveyor *surveyor, uint32_t page, const Sequence *sequence)
{
    surveyor->groups = arena_reserve(surveyor->arena, surveyor->groups, surveyor->group_count,
                                     &surveyor->group_capacity, sizeof *surveyor->groups);
    surveyor->groups[surveyor->group_count++] =
        (GroupOnPage){.page = page, .begin = sequence->begin, .end = sequence->end};
    return (uint32_t)surveyor->group_count;
}

static void survey_stream(Surveyor *surveyor, uint32_t index, uint32_t begin, uint32_t group);

static void survey_group(Surveyor *surveyor, uint32_t index, const Sequence *sequence)
{
    size_t first_item = surveyor->item_count;
    uint32_t group = add_group(surveyor, index, sequence);
    survey_stream(surveyor, index, sequence->begin + 1, group);
    surveyor->groups[group - 1].first_item = first_item;
    surveyor->groups[group - 1].items_end = surveyor->item_count;
}

/* A content stream, of a page from mark 0 on or of a group from behind its MARK_GROUP on. A link comes after the
 * sequence that it stands in. Groups nest no deeper than GROUPS_MOST. */
static void survey_stream(Surveyor *surveyor, uint32_t index, uint32_t begin, uint32_t group)
{
    const Page *page = &surveyor->publication->pages[index];
    uint32_t identifier = 0;
    uint32_t links_end = begin;
    Sequence sequence = {.end = begin};
    while (sequence_next(page, &sequence)) {
        add_links(surveyor, index, links_end, sequence.begin);
        links_end = sequence.begin;
        if (sequence.kind == MARK_GROUP_END)
            return;
        if (sequence.kind == MARK_GROUP) {
            survey_group(surveyor, index, &sequence);
            links_end = sequence.end;
        } else if (!is_artifact(sequence.element)) {
            add_item(surveyor, (ContentItem){.element = sequence.element,
                                             .page = index,
                                             .number = identifier++,
                                             .group = group});
            if (group)
                surveyor->groups[group - 1].has_tags = true;
        }
    }
    add_links(surveyor, index, links_end, page->mark_count);
}

Status survey_make(Arena *arena, const Publication *publication, bool has_links,
                   Diagnostics *diagnostics, Survey *survey)
{
    Status status = check_structure(publication, diagnostics);
    PlaceOnPage *places = ARENA_ARRAY(arena, PlaceOnPage, publication->structure_count);
    if (status == STATUS_OK)
        status = find_places(publication, places, diagnostics);
    if (status != STATUS_OK)
        return status;
    raise_places(publication, places);
    Surveyor surveyor = {.arena = arena,
                         .publication = publication,
                         .diagnostics = diagnostics,
                         .places = places,
                         .has_links = has_links};
    size_t *page_items = ARENA_ARRAY(arena, size_t, (size_t)publication->page_count + 1);
    size_t *page_links = ARENA_ARRAY(arena, size_t, (size_t)publication->page_count + 1);
    size_t *page_groups = ARENA_ARRAY(arena, size_t, (size_t)publication->page_count + 1);
    for (uint32_t i = 0; i < publication->page_count; i++) {
        survey_stream(&surveyor, i, 0, 0);
        page_groups[i + 1] = surveyor.group_count;
        page_items[i + 1] = surveyor.item_count;
        page_links[i + 1] = surveyor.link_count;
    }
    *survey = (Survey){.items = surveyor.items,
                       .item_count = surveyor.item_count,
                       .page_items = page_items,
                       .links = surveyor.links,
                       .link_count = surveyor.link_count,
                       .page_links = page_links,
                       .groups = surveyor.groups,
                       .group_count = surveyor.group_count,
                       .page_groups = page_groups,
                       .links_left_out = surveyor.left_out,
                       .places = places};
    return STATUS_OK;
}
