#include "layout/inline_text.h"

TextTail inline_text_take(InlineText *text, size_t from)
{
    size_t end = text->bytes.bytes;
    bool has_object = text->object_count && text->objects[text->object_count - 1].at >= from;
    bool has_mark = text->bidi_mark_count && text->bidi_marks[text->bidi_mark_count - 1].at > from;
    if (from == 0 || from == end || has_object || has_mark)
        return (TextTail){0};
    size_t first = text->span_count;
    while (first > 0 && text->spans[first - 1].begin >= from)
        first--;
    first -= first == text->span_count || text->spans[first].begin > from;
    Arena *arena = text->composer->arena;
    TextTail tail = {.bytes = text_copy(arena, text_slice(buffer_text(&text->bytes), from, end)),
                     .span_count = text->span_count - first};
    InlineSpan *spans = ARENA_ARRAY(arena, InlineSpan, tail.span_count);
    for (size_t i = 0; i < tail.span_count; i++) {
        spans[i] = text->spans[first + i];
        spans[i].begin = spans[i].begin > from ? spans[i].begin - (uint32_t)from : 0;
    }
    tail.spans = spans;
    text->span_count = text->spans[first].begin < from ? first + 1 : first;
    text->bytes.bytes = from;
    return tail;
}

void inline_text_put_back(InlineText *text, const TextTail *tail)
{
    uint32_t begin = (uint32_t)text->bytes.bytes;
    for (size_t i = 0; i < tail->span_count; i++) {
        text->spans = arena_reserve(text->composer->arena, text->spans, text->span_count,
                                    &text->span_capacity, sizeof *text->spans);
        text->spans[text->span_count] = tail->spans[i];
        text->spans[text->span_count++].begin += begin;
    }
    buffer_put(&text->bytes, tail->bytes);
    if (tail->bytes.bytes)
        text->follows_text = true;
}
