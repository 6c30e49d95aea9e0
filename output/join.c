#include "output/join.h"

#include "output/metadata.h"

/* A part's place in the whole. */
typedef struct Shift {
    size_t number; /* of the part, from 0 */
    uint32_t page;
    uint32_t element; /* of the part's document element */
} Shift;

static uint32_t shift_element(const Shift *shift, uint32_t element)
{
    return element < STRUCTURE_FIRST_ARTIFACT ? element + shift->element : element;
}

/* ---- pages ---- */

static const LinkTarget *join_target(Arena *arena, const Shift *shift, const LinkTarget *target)
{
    LinkTarget *joined = ARENA_NEW(arena, LinkTarget);
    *joined = *target;
    if (target->uri.bytes == 0)
        joined->element = shift_element(shift, target->element);
    return joined;
}

static Page join_page(Arena *arena, const Shift *shift, const Page *page)
{
    Page joined = *page;
    Mark *marks = ARENA_ARRAY(arena, Mark, page->mark_count);
    for (uint32_t i = 0; i < page->mark_count; i++) {
        marks[i] = page->marks[i];
        marks[i].element = shift_element(shift, marks[i].element);
        if (marks[i].kind == MARK_LINK)
            marks[i].link.target = join_target(arena, shift, marks[i].link.target);
    }
    joined.number = page->number + shift->page;
    joined.marks = marks;
    return joined;
}

/* ---- structure ---- */

/* Identifiers begin anew in each document: those of later ones get its number. */
static Text join_identifier(Arena *arena, const Shift *shift, Text id)
{
    if (id.bytes == 0 || shift->number == 0)
        return id;
    Buffer joined = {0};
    buffer_format(&joined, "%zu-", shift->number + 1);
    buffer_put(&joined, id);
    Text copy = text_copy(arena, buffer_text(&joined));
    buffer_free(&joined);
    return copy;
}

static void join_structure(Arena *arena, const Shift *shift, const Publication *part,
                           StructureElement *elements)
{
    for (uint32_t i = 0; i < part->structure_count; i++) {
        StructureElement *element = &elements[shift->element + i];
        *element = part->structure[i];
        element->id = join_identifier(arena, shift, element->id);
        if (element->parent != STRUCTURE_NO_PARENT) {
            element->parent += shift->element;
            continue;
        }
        element->role = ROLE_PART;
        element->parent = 0;
        if (element->language.bytes == 0)
            element->language = part->language;
    }
}

/* ---- outline ---- */

static bool has_one_head(const Publication *part)
{
    for (uint32_t i = 1; i < part->bookmark_count; i++)
        if (part->bookmarks[i].level <= 1)
            return false;
    return part->bookmark_count > 0;
}

static uint32_t join_outline(const Shift *shift, const Publication *part, Bookmark *bookmarks)
{
    Text title = metadata_title(part);
    uint32_t count = 0;
    uint8_t deeper = 0;
    if (!has_one_head(part) && title.bytes && part->page_count) {
        bookmarks[count++] =
            (Bookmark){.label = title, .level = 1, .page = shift->page, .element = shift->element};
        deeper = 1;
    }
    for (uint32_t i = 0; i < part->bookmark_count; i++) {
        Bookmark *bookmark = &bookmarks[count++];
        *bookmark = part->bookmarks[i];
        bookmark->level = (uint8_t)(bookmark->level + (bookmark->level < UINT8_MAX ? deeper : 0));
        bookmark->page += shift->page;
        bookmark->element = shift_element(shift, bookmark->element);
    }
    return count;
}

/* ---- what it says of itself ---- */

typedef Text PartText(const Publication *part);

static Text author_of(const Publication *part)
{
    return part->author;
}

static Text subject_of(const Publication *part)
{
    return part->subject;
}

static Text keywords_of(const Publication *part)
{
    return part->keywords;
}

/* What each part says, once, in their order; so long as it is not too much for a line. */
static Text join_texts(Arena *arena, const Publication *const *parts, size_t count, PartText *said)
{
    enum {
        LONGEST = 1000
    };
    Buffer joined = {0};
    for (size_t i = 0; i < count && joined.bytes < LONGEST; i++) {
        Text text = said(parts[i]);
        bool is_new = text.bytes > 0;
        for (size_t k = 0; k < i && is_new; k++)
            is_new = !text_equal(said(parts[k]), text);
        if (is_new && joined.bytes)
            buffer_string(&joined, "; ");
        if (is_new)
            buffer_put(&joined, text);
    }
    Text copy = text_copy(arena, buffer_text(&joined));
    buffer_free(&joined);
    return copy;
}

/* ---- the whole ---- */

static void count_all(Publication *whole, const Publication *const *parts, size_t count)
{
    whole->structure_count = 1;
    for (size_t i = 0; i < count; i++) {
        whole->page_count += parts[i]->page_count;
        whole->structure_count += parts[i]->structure_count;
    }
}

static void join_parts(Arena *arena, Publication *whole, const Publication *const *parts,
                       size_t count)
{
    size_t most = count;
    for (size_t i = 0; i < count; i++)
        most += parts[i]->bookmark_count;
    Page *pages = ARENA_ARRAY(arena, Page, whole->page_count);
    StructureElement *elements = ARENA_ARRAY(arena, StructureElement, whole->structure_count);
    Bookmark *bookmarks = ARENA_ARRAY(arena, Bookmark, most);
    elements[0] = (StructureElement){.role = ROLE_DOCUMENT, .parent = STRUCTURE_NO_PARENT};
    Shift shift = {.element = 1};
    for (; shift.number < count; shift.number++) {
        const Publication *part = parts[shift.number];
        for (uint32_t p = 0; p < part->page_count; p++)
            pages[shift.page + p] = join_page(arena, &shift, &part->pages[p]);
        join_structure(arena, &shift, part, elements);
        whole->bookmark_count += join_outline(&shift, part, &bookmarks[whole->bookmark_count]);
        shift.page += part->page_count;
        shift.element += part->structure_count;
    }
    whole->pages = pages;
    whole->structure = elements;
    whole->bookmarks = bookmarks;
}

const Publication *publication_join(Arena *arena, const Publication *const *parts, size_t count)
{
    if (count == 1)
        return parts[0];
    Publication *whole = ARENA_NEW(arena, Publication);
    whole->fonts = parts[0]->fonts;
    whole->language = parts[0]->language;
    whole->title = join_texts(arena, parts, count, metadata_title);
    whole->author = join_texts(arena, parts, count, author_of);
    whole->subject = join_texts(arena, parts, count, subject_of);
    whole->keywords = join_texts(arena, parts, count, keywords_of);
    count_all(whole, parts, count);
    join_parts(arena, whole, parts, count);
    return whole;
}
