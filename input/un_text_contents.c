/* Tables of contents: their lines are marked, so that no heading is seen twice.
 *
 * One begins below a line "Contents". Its heads ("Paragraphs   Page") and its entries are lines that end
 * with the number of a page, behind points or a wide space; a title may take some lines until it comes
 * to its number. What follows without is no longer contents. In records of meetings the contents are a list of
 * agenda items without pages; it ends with the first sentence. */
#include "input/reading.h"

#include <string.h>

enum {
    ENTRY_LINES = 4, /* a title of so many lines still reaches its page */
    BLANK_LINES = 3, /* so many blank lines may part entries */
    MOST_ITEMS = 60
};

static bool is_leader(char byte)
{
    return byte == '.' || byte == ' ' || byte == '_';
}

size_t contents_leader(Text line, size_t *page)
{
    size_t at = line.bytes;
    while (at > 0 && (is_digit(line.at[at - 1]) || memchr("ivx", line.at[at - 1], 3)))
        at--;
    *page = at;
    if (at == line.bytes || at == 0 || line.bytes - at > 5)
        return line.bytes;
    size_t begin = at;
    size_t points = 0;
    while (begin > 0) {
        Text before = text_slice(line, 0, begin);
        bool is_ellipsis =
            begin >= 3 && text_equal(text_slice(before, begin - 3, begin), text_of("…"));
        if (!is_ellipsis && !is_leader(line.at[begin - 1]) && line.at[begin - 1] != '\t')
            break;
        points += is_ellipsis ? 3 : line.at[begin - 1] == '.';
        begin -= is_ellipsis ? 3 : 1;
    }
    bool is_wide = at - begin >= 2 && points == 0;
    return points >= 3 || is_wide || (at > begin && line.at[at - 1] == '\t') ? begin : line.bytes;
}

static bool ends_with_page(Text line)
{
    size_t page;
    return contents_leader(line, &page) < line.bytes;
}

static bool is_heads(Text line)
{
    if (line.bytes == 0)
        return false;
    while (line.bytes)
        if (!formula_find(FORMULA_CONTENTS_HEAD, line_next_cell(&line), NULL))
            return false;
    return true;
}

/* Marks the lines [first, last] as one entry. */
static void mark_entry(Reading *reading, uint32_t first, uint32_t last)
{
    bool is_first = true;
    for (uint32_t line = first; line <= last; line++) {
        if (line_is_blank(&reading->lines[line]) || reading->lines[line].flags & LINE_TAKEN)
            continue;
        reading->lines[line].flags |= LINE_CONTENTS | (is_first ? LINE_BEGINS_ENTRY : 0);
        is_first = false;
    }
}

/* The last line of the entry that begins here; UINT32_MAX if it never comes to a page. */
static uint32_t entry_end(const Reading *reading, uint32_t line)
{
    for (uint32_t i = 0; i < ENTRY_LINES && line + i < reading->line_count; i++) {
        Text text = line_text(reading, line + i);
        if (text.bytes == 0 && i > 0)
            return UINT32_MAX;
        if (ends_with_page(text))
            return line + i;
        if (final_mark(text) == '.')
            return UINT32_MAX;
    }
    return UINT32_MAX;
}

size_t contents_loose_leader(Text line, size_t *page)
{
    enum {
        MOST_DIGITS = 3
    };
    size_t at = line.bytes;
    while (at > 0 && is_digit(line.at[at - 1]))
        at--;
    *page = at;
    bool is_apart = at > 1 && at < line.bytes && line.bytes - at <= MOST_DIGITS &&
                    line.at[at - 1] == ' ' && !is_digit(line.at[at - 2]);
    return is_apart ? at - 1 : line.bytes;
}

/* The number of the page that a line ends with behind a single space; 0: none. */
static uint32_t loose_page(Text line)
{
    size_t at;
    uint32_t page = 0;
    if (contents_loose_leader(line, &at) < line.bytes)
        text_to_number(text_slice(line, at, line.bytes), UINT32_MAX, &page);
    return page;
}

/* Marks lines that begin with the number of a heading and end with a page that is not before the last one's,
 * as contents do whose leaders were lost; at least three of them. Returns the line behind. */
static uint32_t mark_loose_pages(Reading *reading, uint32_t line)
{
    enum {
        FEW = 3
    };
    uint32_t count = 0;
    uint32_t last_page = 0;
    uint32_t end = line;
    for (uint32_t i = line; i < reading->line_count; i++) {
        Text text = line_text(reading, i);
        Label label;
        uint32_t number;
        if (text.bytes == 0)
            continue;
        uint32_t page = loose_page(text);
        bool is_entry = page && page >= last_page &&
                        (match_heading(text, &label) || match_paragraph_number(text, &number) ||
                         match_label(text, &label) || formula_find(FORMULA_ANNEX, text, NULL));
        if (!is_entry)
            break;
        last_page = page;
        count++;
        end = i + 1;
    }
    if (count < FEW)
        return line;
    for (uint32_t i = line; i < end; i++)
        mark_entry(reading, i, i);
    return end;
}

/* Marks what follows as long as it comes to pages; returns the line behind. */
static uint32_t mark_pages(Reading *reading, uint32_t line)
{
    uint32_t blank = 0;
    for (; line < reading->line_count && blank <= BLANK_LINES; line++) {
        const Line *at = &reading->lines[line];
        if (line_is_blank(at) || at->flags & LINE_TAKEN) {
            blank += line_is_blank(at);
            continue;
        }
        uint32_t last = is_heads(line_text(reading, line)) ? line : entry_end(reading, line);
        if (last == UINT32_MAX)
            break;
        mark_entry(reading, line, last);
        line = last;
        blank = 0;
    }
    return line;
}

/* Agenda items, each a group of lines, until one ends as a sentence does. */
static void mark_items(Reading *reading, uint32_t line)
{
    Text rest;
    for (int count = 0; count < MOST_ITEMS && line < reading->line_count;) {
        if (line_is_blank(&reading->lines[line])) {
            line++;
            continue;
        }
        uint32_t end = line + 1;
        while (end < reading->line_count && !line_is_blank(&reading->lines[end]) &&
               !formula_find(FORMULA_AGENDA, line_text(reading, end), NULL))
            end++;
        Text last = line_text(reading, end - 1);
        if (final_mark(last) == '.' ||
            formula_find(FORMULA_STAGE, line_text(reading, line), &rest) ||
            reading->lines[line].flags & LINE_TAKEN)
            return;
        mark_entry(reading, line, end - 1);
        line = end;
        count++;
    }
}

void contents_find(Reading *reading)
{
    for (uint32_t line = 0; line < reading->line_count; line++) {
        Text text = line_text(reading, line);
        if (text.bytes == 0 || text.bytes > 40 || reading->lines[line].flags & LINE_TAKEN ||
            !formula_find(FORMULA_CONTENTS, text, NULL))
            continue;
        reading->lines[line].flags |= LINE_IS_FORMULA | LINE_CONTENTS;
        uint32_t next = mark_pages(reading, line + 1);
        if (next == line + 1)
            next = mark_loose_pages(reading, next);
        bool has_entries = false;
        for (uint32_t i = line + 1; i < next && !has_entries; i++)
            has_entries = reading->lines[i].flags & LINE_BEGINS_ENTRY;
        if (!has_entries && reading->is_record)
            mark_items(reading, line + 1);
        if (!has_entries && !reading->is_record)
            reading->lines[line].flags &= ~(uint32_t)LINE_CONTENTS;
        line = next > line + 1 ? next - 1 : line;
    }
}
