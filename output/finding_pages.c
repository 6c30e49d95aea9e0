/* A place in the source stands in a node; the node's text belongs to an element of the structure; and marks
 * bear the numbers of their elements. An element over several pages is told apart by counting: as many
 * characters of its text stand before the place in the tree as before it on the pages, blanks and what
 * is not seen left out. */
#include "output/finding_pages.h"

#include "output/fidelity_text.h"

/* A finding whose page is looked for. */
typedef struct Search {
    Diagnostic *finding;
    const Node *node; /* the innermost that its place stands in */
} Search;

typedef struct SearchList {
    Search *items;
    size_t count;
    size_t capacity;
} SearchList;

static SearchList list_searches(const Job *job)
{
    SearchList list = {0};
    const Diagnostics *diagnostics = job->diagnostics;
    for (size_t i = 0; i < diagnostics->count; i++) {
        Diagnostic *finding = &diagnostics->items[i];
        if (finding->page || !finding->span.source || finding->span.source != job->source)
            continue;
        list.items =
            arena_reserve(job->arena, list.items, list.count, &list.capacity, sizeof *list.items);
        list.items[list.count++] = (Search){finding, NULL};
    }
    return list;
}

static bool holds(const Node *node, size_t at)
{
    return node->span.source && node->span.begin <= at && at < node->span.end;
}

/* Finds the nodes, in one walk; a blank between blocks stands in what holds them. */
static void find_nodes(const Job *job, const SearchList *list)
{
    const Node *root = job->document->root;
    for (const Node *node = root; node; node = node_following(node, root)) {
        for (size_t i = 0; i < list->count; i++) {
            Search *search = &list->items[i];
            if (!holds(node, search->finding->span.begin))
                continue;
            uint32_t bytes = node->span.end - node->span.begin;
            if (!search->node || bytes <= search->node->span.end - search->node->span.begin)
                search->node = node;
        }
    }
}

static size_t count_seen(Text text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        count += !is_shown_space(code_point) && !is_shown_nothing(code_point);
    }
    return count;
}

/* The bytes of a text node that come from before a place in the source. */
static Text text_before(const Node *node, size_t at)
{
    size_t end = 0;
    while (end < node->text.bytes) {
        Span span = node_source_span(node, end, end + 1);
        if (span.source && span.begin >= at)
            break;
        end++;
    }
    return text_slice(node->text, 0, end);
}

/* How many characters of an element's text stand before a place that is in one of its nodes. */
static size_t count_before(const Job *job, uint32_t element, const Node *place, size_t at)
{
    const uint32_t *element_of = job->layout.element_of_node;
    const Node *owner = place;
    while (owner->parent && element_of[owner->parent->number] == element)
        owner = owner->parent;
    size_t count = 0;
    for (const Node *node = owner; node; node = node_following(node, owner)) {
        bool is_text = node_is_text(node) && element_of[node->number] == element;
        if (is_text && node != place)
            count += count_seen(node->text);
        if (node == place)
            return is_text ? count + count_seen(text_before(node, at)) : count;
    }
    return count;
}

/* The page of the character of an element that so many come before: from 1, 0 if it is on none. */
static uint32_t find_page(const Publication *publication, uint32_t element, size_t before)
{
    uint32_t last = 0;
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        for (uint32_t m = 0; m < page->mark_count; m++) {
            const Mark *mark = &page->marks[m];
            if (mark->element != element)
                continue;
            last = p + 1;
            size_t count = mark->kind == MARK_TEXT ? count_seen(mark->run->text) : 0;
            if (count > before)
                return last;
            before -= count;
        }
    }
    return last;
}

/* The page where an element and what it holds begins: its first mark, or that of an element in it. */
static uint32_t find_first_page(const Publication *publication, uint32_t element)
{
    for (uint32_t p = 0; p < publication->page_count; p++) {
        const Page *page = &publication->pages[p];
        for (uint32_t m = 0; m < page->mark_count; m++) {
            uint32_t at = page->marks[m].element;
            while (at < publication->structure_count && at != element)
                at = publication->structure[at].parent;
            if (at == element)
                return p + 1;
        }
    }
    return 0;
}

static uint32_t page_of(const Job *job, const Search *search)
{
    const Publication *publication = job->layout.publication;
    if (!search->node)
        return 0;
    uint32_t element = job->layout.element_of_node[search->node->number];
    if (element >= publication->structure_count)
        return 0;
    size_t before = count_before(job, element, search->node, search->finding->span.begin);
    uint32_t page = find_page(publication, element, before);
    return page ? page : find_first_page(publication, element);
}

void finding_pages_tell(Job *job, uint32_t first)
{
    SearchList list = list_searches(job);
    if (list.count)
        find_nodes(job, &list);
    for (size_t i = 0; i < list.count; i++) {
        uint32_t page = page_of(job, &list.items[i]);
        if (page)
            list.items[i].finding->page = first + page;
    }
}
