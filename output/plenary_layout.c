/* What was laid out, for programs that want to know before, or without, a PDF. */
#include "output/run.h"

struct plenary_layout {
    Arena *arena; /* the document's */
    const Publication *publication;
};

const plenary_layout *plenary_document_layout(plenary_document *document)
{
    if (plenary_document_make(document, PLENARY_PAGES) != STATUS_OK)
        return NULL;
    plenary_layout *layout = ARENA_NEW(document->arena, plenary_layout);
    *layout = (plenary_layout){document->arena, document->publication};
    return layout;
}

size_t plenary_layout_page_count(const plenary_layout *layout)
{
    return layout->publication->page_count;
}

static double points(Length length)
{
    return (double)length / LENGTH_OF_POINTS(1);
}

/* Runs of one baseline stand on a line of text, blanks between them as they are set. */
static const char *page_text(Arena *arena, const Page *page)
{
    Buffer text = {0};
    const Mark *last = NULL;
    for (uint32_t i = 0; i < page->mark_count; i++) {
        const Mark *mark = &page->marks[i];
        if (mark->kind != MARK_TEXT)
            continue;
        if (last && mark->y != last->y)
            buffer_byte(&text, '\n');
        buffer_put(&text, mark->run->text);
        last = mark;
    }
    const char *copy = text_to_string(arena, buffer_text(&text));
    buffer_free(&text);
    return copy;
}

int plenary_layout_page(const plenary_layout *layout, size_t n, plenary_page *page)
{
    if (n >= layout->publication->page_count)
        return 0;
    const Page *found = &layout->publication->pages[n];
    *page = (plenary_page){
        .width = points(found->width),
        .height = points(found->height),
        .is_left = found->is_left,
        .label = text_to_string(layout->arena, found->label),
        .text = page_text(layout->arena, found),
    };
    return 1;
}

int plenary_layout_bookmark(const plenary_layout *layout, size_t n, plenary_bookmark *bookmark)
{
    if (n >= layout->publication->bookmark_count)
        return 0;
    const Bookmark *found = &layout->publication->bookmarks[n];
    *bookmark = (plenary_bookmark){
        .label = text_to_string(layout->arena, found->label),
        .level = found->level,
        .page = found->page,
    };
    return 1;
}
