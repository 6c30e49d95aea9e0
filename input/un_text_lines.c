/* Bytes to lines, and what lines are asked: where they end, what is at their edges. */
#include "input/reading.h"

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
 * space that Chinese paragraphs begin with, and the marks that keep a line's direction. */
static uint32_t edge_space_bytes(const char *at, size_t bytes)
{
    if (bytes >= 1 && (at[0] == ' ' || at[0] == '\t'))
        return 1;
    if (bytes >= 2 && memcmp(at, "\xC2\xA0", 2) == 0)
        return 2;
    if (bytes >= 3 && (memcmp(at, "\xE3\x80\x80", 3) == 0 || memcmp(at, "\xE2\x80\x8E", 3) == 0 ||
                       memcmp(at, "\xE2\x80\x8F", 3) == 0 || memcmp(at, "\xE2\x80\xAF", 3) == 0))
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

bool lines_read(Reading *reading, uint32_t begin)
{
    Text bytes = reading->clean.text;
    uint32_t count = count_lines(bytes, begin);
    reading->lines = ARENA_ARRAY(reading->document->arena, Line, (size_t)count + 1);
    if (reading_is_over_limit(reading, begin))
        return false;
    LineEnds ends = line_ends(bytes, begin);
    uint32_t at = begin;
    for (uint32_t i = 0; i < count; i++) {
        Line *line = &reading->lines[i];
        line->start = at;
        line->stop = find_line_end(&ends, at);
        trim_line(bytes, line);
        if (line->stop < bytes.bytes && bytes.at[line->stop] == '\f')
            line->flags = LINE_ENDS_PAGE;
        at = line->stop + line_end_bytes(bytes, line->stop);
        line->next = at;
    }
    reading->lines[count] = (Line){at, at, at, at, at, 0, 0};
    reading->line_count = count;
    return true;
}

void line_drop_edges(Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    LedgerRule rule = at->flags & LINE_PAGE_SPACE ? LEDGER_PAGE_BREAK : LEDGER_EDGE_SPACE;
    drop(reading, at->start, at->begin, rule);
    drop(reading, at->end, at->stop, LEDGER_EDGE_SPACE);
}

void line_drop_end(Reading *reading, uint32_t line, LedgerRule rule)
{
    const Line *at = &reading->lines[line];
    drop(reading, at->stop, at->next, at->flags & LINE_ENDS_PAGE ? LEDGER_PAGE_BREAK : rule);
}

void line_take(Reading *reading, uint32_t line, LedgerRule rule)
{
    Line *at = &reading->lines[line];
    line_drop_edges(reading, line);
    drop(reading, at->begin, at->end, rule);
    line_drop_end(reading, line, LEDGER_BLANK_LINE);
    at->flags |= LINE_TAKEN;
}

/* --- what lines are asked ---------------------------------------------------------------------------- */

Text line_next_cell(Text *line)
{
    size_t end = 0;
    while (end < line->bytes && line->at[end] != '\t' &&
           !(line->at[end] == ' ' && line->at[end + 1] == ' '))
        end++;
    Text cell = text_slice(*line, 0, end);
    *line = text_slice(*line, end + match_spaces(*line, end), line->bytes);
    return cell;
}

Text lines_joined(Reading *reading, uint32_t first, uint32_t count)
{
    if (count == 1)
        return line_text(reading, first);
    Buffer buffer = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (line_is_blank(&reading->lines[first + i]))
            continue;
        if (buffer.bytes)
            buffer_byte(&buffer, ' ');
        buffer_put(&buffer, line_text(reading, first + i));
    }
    Text text = text_copy(reading->document->arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}
