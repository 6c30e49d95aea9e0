#include "input/un_text_parts.h"

#include <string.h>

/* The next line end of each kind, looked for again only when it was passed, so that a text without
 * one kind is searched for it once. */
typedef struct LineEnds {
    Text bytes;
    uint32_t next_feed;
    uint32_t next_return;
    uint32_t next_page;
} LineEnds;

static uint32_t find_byte(Text bytes, uint32_t at, char byte)
{
    return at + (uint32_t)text_find(text_slice(bytes, at, bytes.bytes), byte);
}

static LineEnds line_ends(Text bytes, uint32_t at)
{
    return (LineEnds){bytes, find_byte(bytes, at, '\n'), find_byte(bytes, at, '\r'),
                      find_byte(bytes, at, '\f')};
}

/* Where the line that begins at offset at ends: LF, CR, CRLF, a form feed or the end. */
static uint32_t find_line_end(LineEnds *ends, uint32_t at)
{
    if (ends->next_feed < at)
        ends->next_feed = find_byte(ends->bytes, at, '\n');
    if (ends->next_return < at)
        ends->next_return = find_byte(ends->bytes, at, '\r');
    if (ends->next_page < at)
        ends->next_page = find_byte(ends->bytes, at, '\f');
    uint32_t next = ends->next_feed;
    if (ends->next_return < next)
        next = ends->next_return;
    return ends->next_page < next ? ends->next_page : next;
}

static uint32_t line_end_bytes(Text bytes, uint32_t at)
{
    if (at == bytes.bytes)
        return 0;
    return bytes.at[at] == '\r' && at + 1 < bytes.bytes && bytes.at[at + 1] == '\n' ? 2 : 1;
}

static uint32_t count_lines(Text bytes, uint32_t at)
{
    LineEnds ends = line_ends(bytes, at);
    for (uint32_t count = 1;; count++) {
        at = find_line_end(&ends, at);
        if (at == bytes.bytes)
            return count;
        at += line_end_bytes(bytes, at);
    }
}

/* White space at the edge of a line that says nothing: also the no-break space, the ideographic
 * space that Chinese paragraphs begin with, and the zero-width no-break space. */
static uint32_t edge_space_bytes(const char *at, size_t bytes)
{
    if (bytes >= 1 && (at[0] == ' ' || at[0] == '\t'))
        return 1;
    if (bytes >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    if (bytes >= 3 && (memcmp(at, "\xE3\x80\x80", 3) == 0 || memcmp(at, "\xEF\xBB\xBF", 3) == 0))
        return 3;
    return 0;
}

static uint32_t edge_space_before(const char *end, size_t bytes)
{
    for (uint32_t space = 1; space <= 3 && space <= bytes; space++)
        if (edge_space_bytes(end - space, space) == space)
            return space;
    return 0;
}

static void trim_line(Text bytes, Line *line)
{
    line->begin = line->start;
    line->end = line->stop;
    uint32_t space;
    while ((space = edge_space_bytes(bytes.at + line->begin, line->end - line->begin)) != 0)
        line->begin += space;
    while ((space = edge_space_before(bytes.at + line->end, line->end - line->begin)) != 0)
        line->end -= space;
}

bool lines_read(UnText *reader, uint32_t begin)
{
    Text bytes = reader->source->bytes;
    uint32_t count = count_lines(bytes, begin);
    reader->lines = ARENA_ARRAY(reader->document->arena, Line, (size_t)count + 1);
    if (reader_is_over_limit(reader, begin))
        return false;
    LineEnds ends = line_ends(bytes, begin);
    uint32_t at = begin;
    for (uint32_t i = 0; i < count; i++) {
        Line *line = &reader->lines[i];
        line->start = at;
        line->stop = find_line_end(&ends, at);
        trim_line(bytes, line);
        if (line->stop < bytes.bytes && bytes.at[line->stop] == '\f')
            line->flags = LINE_ENDS_PAGE;
        at = line->stop + line_end_bytes(bytes, line->stop);
    }
    reader->lines[count] = (Line){at, at, at, at, 0};
    reader->line_count = count;
    return true;
}

void line_drop_edges(UnText *reader, uint32_t line)
{
    const Line *at = &reader->lines[line];
    LedgerRule rule = at->flags & LINE_PAGE_SPACE ? LEDGER_PAGE_BREAK : LEDGER_EDGE_SPACE;
    drop(reader, at->start, at->begin, rule);
    drop(reader, at->end, at->stop, LEDGER_EDGE_SPACE);
}

void line_drop_end(UnText *reader, uint32_t line, LedgerRule rule)
{
    const Line *at = &reader->lines[line];
    drop(reader, at->stop, at[1].start, at->flags & LINE_ENDS_PAGE ? LEDGER_PAGE_BREAK : rule);
}

void line_take(UnText *reader, uint32_t line, LedgerRule rule)
{
    Line *at = &reader->lines[line];
    line_drop_edges(reader, line);
    drop(reader, at->begin, at->end, rule);
    line_drop_end(reader, line, LEDGER_BLANK_LINE);
    at->flags |= LINE_TAKEN;
}
