#include "output/flatten.h"

#include "output/image_list.h"

static bool has_groups(const Page *page)
{
    for (uint32_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_GROUP)
            return true;
    return false;
}

static const TextRun *cleared_run(Arena *arena, const TextRun *run, uint16_t clear)
{
    TextRun *copy = ARENA_NEW(arena, TextRun);
    *copy = *run;
    copy->color = color_cleared(run->color, clear);
    return copy;
}

/* The marks of a page without its groups. Returns the first picture in one, or NULL. */
static const Image *flatten_page(Arena *arena, Page *page)
{
    Mark *marks = ARENA_ARRAY(arena, Mark, page->mark_count);
    const Image *refused = NULL;
    uint16_t clears[GROUPS_MOST + 1] = {0};
    unsigned depth = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < page->mark_count; i++) {
        Mark mark = page->marks[i];
        Length width;
        Length height;
        if (mark.kind == MARK_GROUP && depth < GROUPS_MOST) {
            clears[depth + 1] = clear_both(mark.group.clear, clears[depth]);
            depth++;
            continue;
        }
        if (mark.kind == MARK_GROUP_END) {
            depth -= depth > 0 ? 1U : 0U;
            continue;
        }
        if (depth && !refused)
            refused = mark_image(&mark, &width, &height);
        if (depth && mark.kind == MARK_TEXT)
            mark.run = cleared_run(arena, mark.run, clears[depth]);
        if (depth && mark.kind == MARK_FILL)
            mark.fill.color = color_cleared(mark.fill.color, clears[depth]);
        marks[count++] = mark;
    }
    page->marks = marks;
    page->mark_count = count;
    return refused;
}

Status flatten_groups(Arena *arena, const Publication *publication, const Standard *standard,
                      Diagnostics *diagnostics, const Publication **result)
{
    Page *pages = NULL;
    *result = publication;
    for (uint32_t i = 0; i < publication->page_count; i++) {
        if (!has_groups(&publication->pages[i]))
            continue;
        if (!pages) {
            pages = ARENA_ARRAY(arena, Page, publication->page_count);
            for (uint32_t k = 0; k < publication->page_count; k++)
                pages[k] = publication->pages[k];
        }
        const Image *refused = flatten_page(arena, &pages[i]);
        if (refused)
            return diagnostics_add(diagnostics, PDF_PICTURE_NOT_FLATTENED, SPAN_NONE, refused->name,
                                   text_of(standard->title));
    }
    if (pages) {
        Publication *flat = ARENA_NEW(arena, Publication);
        *flat = *publication;
        flat->pages = pages;
        *result = flat;
    }
    return STATUS_OK;
}
