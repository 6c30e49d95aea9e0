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
    bool is_first = (begin == 0 && !style->continues) || (style->indents_each_line && begin > 0 &&
                                                          paragraph->text.at[begin - 1] == '\n');
    Length indent = is_first != style->indents_others ? style->indent : 0;
    return paragraph->drop && begin < paragraph->drop_end
               ? length_add(indent, object_room(paragraph->drop))
               : indent;
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
