#include "output/figures.h"

/* The next picture of an element on a page from mark *at on, which moves behind it; NULL behind the
 * last. */
static const Mark *next_picture(const Page *page, uint32_t element, uint32_t *at)
{
    while (*at < page->mark_count) {
        const Mark *mark = &page->marks[(*at)++];
        if (mark->kind == MARK_IMAGE && mark->element == element)
            return mark;
    }
    return NULL;
}

/* Whether a figure stands among words (14.8.5.4.2). */
static bool is_in_line(const Publication *publication, uint32_t element)
{
    uint32_t parent = publication->structure[element].parent;
    if (parent == STRUCTURE_NO_PARENT)
        return false;
    StructureRole role = publication->structure[parent].role;
    return role == ROLE_PARAGRAPH || role == ROLE_HEADING || role == ROLE_SPAN ||
           role == ROLE_LINK || role == ROLE_REFERENCE || role == ROLE_LABEL;
}

void figure_put_box(const Publication *publication, const PlaceOnPage *place, uint32_t element,
                    Buffer *out)
{
    if (place->page == PLACE_NOWHERE)
        return;
    const Page *page = &publication->pages[place->page];
    Length left = LENGTH_MAX;
    Length top = LENGTH_MAX;
    Length right = LENGTH_MIN;
    Length bottom = LENGTH_MIN;
    uint32_t at = 0;
    for (const Mark *mark; (mark = next_picture(page, element, &at));) {
        Length mark_right = length_add(mark->x, mark->image.width);
        Length mark_bottom = length_add(mark->y, mark->image.height);
        left = mark->x < left ? mark->x : left;
        top = mark->y < top ? mark->y : top;
        right = mark_right > right ? mark_right : right;
        bottom = mark_bottom > bottom ? mark_bottom : bottom;
    }
    if (left > right)
        return;
    Length foot = length_add(page->slug, page->height);
    const Length corners[] = {length_add(page->slug, left), length_subtract(foot, bottom),
                              length_add(page->slug, right), length_subtract(foot, top)};
    buffer_string(out, is_in_line(publication, element) ? "/A<</O/Layout/Placement/Inline/BBox["
                                                        : "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        put_length(out, corners[i]);
        buffer_byte(out, i < 3 ? ' ' : ']');
    }
    buffer_string(out, ">>");
}

Text figure_name(const Publication *publication, const PlaceOnPage *place, uint32_t element,
                 Diagnostics *diagnostics)
{
    uint32_t at = 0;
    if (place->page == PLACE_NOWHERE)
        return (Text){0};
    const Mark *mark = next_picture(&publication->pages[place->page], element, &at);
    if (!mark)
        return (Text){0};
    Text name = mark->image.image->name;
    for (size_t i = name.bytes; i > 0; i--)
        if (name.at[i - 1] == '/') {
            name = text_slice(name, i, name.bytes);
            break;
        }
    diagnostics_add(diagnostics, PDF_IMAGE_WITHOUT_TEXT, SPAN_NONE, name, (Text){0});
    return name;
}
