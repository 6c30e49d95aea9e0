#include "base/source.h"

#include <string.h>

/* Offset behind the line end that begins at offset, or offset itself when none does. */
static size_t skip_line_end(Text bytes, size_t offset)
{
    if (offset < bytes.bytes && bytes.at[offset] == '\n')
        return offset + 1;
    if (offset < bytes.bytes && bytes.at[offset] == '\r')
        return offset + 1 < bytes.bytes && bytes.at[offset + 1] == '\n' ? offset + 2 : offset + 1;
    return offset;
}

static size_t line_length(Text rest)
{
    size_t length = text_find(rest, '\n');
    return text_find(text_slice(rest, 0, length), '\r');
}

/* Where the line that holds offset begins; *line is its number, from 1. */
static size_t line_begin(Text bytes, size_t offset, uint32_t *line)
{
    size_t begin = 0;
    *line = 1;
    for (;;) {
        size_t end = begin + line_length(text_slice(bytes, begin, bytes.bytes));
        size_t next = skip_line_end(bytes, end);
        if (next == end || next > offset)
            return begin;
        begin = next;
        ++*line;
    }
}

void source_place(const Source *source, uint32_t offset, uint32_t *line, uint32_t *column)
{
    size_t end = offset < source->bytes.bytes ? offset : source->bytes.bytes;
    size_t position = line_begin(source->bytes, end, line);
    *column = 1;
    while (position < end) {
        text_next(source->bytes, &position);
        ++*column;
    }
}

Text source_line(const Source *source, uint32_t offset)
{
    uint32_t line;
    size_t end = offset < source->bytes.bytes ? offset : source->bytes.bytes;
    size_t begin = line_begin(source->bytes, end, &line);
    Text rest = text_slice(source->bytes, begin, source->bytes.bytes);
    return text_slice(rest, 0, line_length(rest));
}

Span span_of_words(Span span, Text words, size_t n)
{
    if (!span.source || words.bytes == 0)
        return span;
    const char *bytes = span.source->bytes.at;
    for (size_t at = span.begin; at + words.bytes <= span.end; at++) {
        if (memcmp(bytes + at, words.at, words.bytes) != 0 || n-- > 0)
            continue;
        span.begin = (uint32_t)at;
        span.end = (uint32_t)(at + words.bytes);
        break;
    }
    return span;
}
