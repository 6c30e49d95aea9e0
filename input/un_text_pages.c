/* Where pages begin, and what stands at their edges.
 *
 * A page begins behind a form feed. Where extraction turned form feeds into spaces, as in the sample
 * of un-style 11.8, all that is left of one is a single space before the first line of the page,
 * with no blank line above it. A text that is indented by one space throughout has too many of
 * those to be pages.
 *
 * Running heads and feet (symbol, page number, job number, "/...") are known only at the edges of
 * pages with form feeds, from the outermost line inwards; the head of the first page is a masthead. */
#include "input/un_text_parts.h"

enum {
    FEW_PAGES = 2,
    LINES_A_PAGE = 8, /* a page has at least so many lines, mostly */
    EDGE_LINES = 3    /* running heads are looked for in so many lines */
};

static bool has_page_space(const UnText *reader, uint32_t line)
{
    const Line *at = &reader->lines[line];
    return at->begin == at->start + 1 && at->begin < at->end &&
           reader->source->bytes.at[at->start] == ' ' && line > 0 && !line_is_blank(at - 1);
}

static void mark_page_spaces(UnText *reader)
{
    uint32_t spaces = 0;
    uint32_t lines = 0;
    for (uint32_t i = 0; i < reader->line_count; i++) {
        spaces += has_page_space(reader, i);
        lines += !line_is_blank(&reader->lines[i]);
    }
    if (spaces > FEW_PAGES && spaces > lines / LINES_A_PAGE)
        return;
    for (uint32_t i = 0; i < reader->line_count; i++)
        if (has_page_space(reader, i))
            reader->lines[i].flags |= LINE_STARTS_PAGE | LINE_PAGE_SPACE;
}

static bool is_edge_cell(Text cell, bool is_head)
{
    bool is_head_cell =
        is_head && (match_symbol(cell) == cell.bytes || formula_find(FORMULA_TONGUE, cell, NULL));
    return is_head_cell || is_page_number(cell) || is_job_number(cell) ||
           is_continuation_mark(cell) || formula_find(FORMULA_RECYCLE, cell, NULL);
}

/* Whether all columns of a line belong to a running head or foot; beside a symbol in the head stands
 * the document's title. */
static bool is_edge_line(Text line, bool is_head)
{
    bool has_symbol = false;
    bool has_other = false;
    int columns = 0;
    for (; line.bytes; columns++) {
        Text cell = line_next_cell(&line);
        has_symbol = has_symbol || (is_head && match_symbol(cell) == cell.bytes);
        has_other = has_other || !is_edge_cell(cell, is_head);
    }
    return !has_other || (has_symbol && columns == 2);
}

static void take_edge_line(UnText *reader, uint32_t line)
{
    for (Text rest = line_text(reader, line); rest.bytes;) {
        Text cell = line_next_cell(&rest);
        uint32_t begin = (uint32_t)(cell.at - reader->source->bytes.at);
        bool is_first = reader->document->fields.items[FIELD_JOB_NUMBER].origin == FIELD_UNSET;
        if (is_first && is_job_number(cell) && cell.at[0] != '*')
            fields_set(&reader->document->fields, FIELD_JOB_NUMBER, cell, FIELD_FROM_TEXT,
                       reader_span(reader, begin, begin + (uint32_t)cell.bytes));
    }
    line_take(reader, line, LEDGER_RUNNING_HEAD);
}

/* Takes running heads of the page of lines [first, last], or running feet. */
static void take_edge(UnText *reader, uint32_t first, uint32_t last, bool is_head)
{
    uint32_t seen = 0;
    for (uint32_t i = 0; i <= last - first && seen < EDGE_LINES; i++) {
        uint32_t line = is_head ? first + i : last - i;
        if (line_is_blank(&reader->lines[line]) || reader->lines[line].flags & LINE_TAKEN)
            continue;
        if (!is_edge_line(line_text(reader, line), is_head))
            return;
        take_edge_line(reader, line);
        seen++;
    }
}

void pages_find(UnText *reader)
{
    uint32_t first = 0;
    bool has_form_feeds = false;
    for (uint32_t i = 0; i < reader->line_count; i++) {
        bool ends_page = reader->lines[i].flags & LINE_ENDS_PAGE;
        has_form_feeds = has_form_feeds || ends_page;
        if (!ends_page && !(has_form_feeds && i + 1 == reader->line_count))
            continue;
        if (first > 0) {
            reader->lines[first].flags |= LINE_STARTS_PAGE;
            take_edge(reader, first, i, true);
        }
        take_edge(reader, first, i, false);
        first = i + 1;
    }
    if (!has_form_feeds)
        mark_page_spaces(reader);
}
