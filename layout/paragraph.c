#include "layout/paragraph.h"

const InlineSpan *paragraph_span(const Paragraph *paragraph, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = paragraph->span_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (paragraph->spans[middle].begin <= at)
            low = middle;
        else
            high = middle;
    }
    return &paragraph->spans[low];
}

Length object_room(const InlineObject *object)
{
    return object->frame
               ? length_add(object->frame->width, length_add(object->before, object->after))
               : 0;
}

Length paragraph_indent(const Paragraph *paragraph, uint32_t begin)
{
    const ParagraphStyle *style = &paragraph->style;
    bool is_beside = paragraph->drop && begin < paragraph->drop_end; /* where the letter stands */
    bool is_first =
        ((begin == 0 || is_beside) && !style->continues) ||
        (style->indents_each_line && begin > 0 && paragraph->text.at[begin - 1] == '\n');
    Length indent = is_first != style->indents_others ? style->indent : 0;
    return is_beside ? length_add(indent, object_room(paragraph->drop)) : indent;
}

uint32_t paragraph_first_object(const Paragraph *paragraph, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = paragraph->object_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (paragraph->objects[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const InlineObject *paragraph_object(const Paragraph *paragraph, uint32_t at)
{
    uint32_t index = paragraph_first_object(paragraph, at);
    bool is_there = index < paragraph->object_count && paragraph->objects[index].at == at;
    return is_there ? &paragraph->objects[index] : NULL;
}

/* ---- edges of inline boxes ---- */

enum {
    OBJECT_BYTES = 3 /* of U+FFFC */
};

static const InlineObject *edge_at(const Paragraph *paragraph, uint32_t at)
{
    const InlineObject *object = paragraph_object(paragraph, at);
    return object && object->kind == OBJECT_EDGE ? object : NULL;
}

bool paragraph_parts_edge(const Paragraph *paragraph, uint32_t at)
{
    if (!paragraph->has_edges)
        return false;
    const InlineObject *before = at >= OBJECT_BYTES ? edge_at(paragraph, at - OBJECT_BYTES) : NULL;
    const InlineObject *behind = edge_at(paragraph, at);
    return (before && !before->is_end) || (behind && behind->is_end);
}

uint32_t paragraph_before_edges(const Paragraph *paragraph, uint32_t at)
{
    while (paragraph->has_edges && at >= OBJECT_BYTES && edge_at(paragraph, at - OBJECT_BYTES))
        at -= OBJECT_BYTES;
    return at;
}

const InlineBox *paragraph_next_clone(const Paragraph *paragraph, uint32_t at, const InlineBox *box)
{
    if (!paragraph->has_clones || at >= paragraph->text.bytes)
        return NULL;
    box = box ? box->around : paragraph_span(paragraph, at)->box;
    while (box && (!box->is_cloned || box->begin_at >= at))
        box = box->around;
    return box;
}

Length paragraph_clones_width(const Paragraph *paragraph, uint32_t begin, uint32_t ink_end)
{
    Length width = 0;
    for (const InlineBox *box = NULL; (box = paragraph_next_clone(paragraph, begin, box));)
        width = length_add(width, box->begin_edge->width);
    for (const InlineBox *box = NULL; (box = paragraph_next_clone(paragraph, ink_end, box));)
        width = length_add(width, box->end_edge->width);
    return width;
}
