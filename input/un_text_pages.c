/* Where pages begin, and what stands at their edges.
 *
 * A page begins behind a form feed. Where extraction turned form feeds into spaces, as in the sample
 * of un-style 11.8, all that is left of one is a single space before the first line of the page,
 * with no blank line above it. A text that is indented by one space throughout has too many of
 * those to be pages.
 *
 * Running heads and feet (symbol, page number, job number, "/...") are looked for at the edges of
 * pages with form feeds, from the outermost line inwards; the head of the first page is a masthead.
 * Below a symbol the head may repeat the document's title, and a line that stands at the edge of several
 * pages is a head too. Where no form feeds are left, a group of lines between blank ones that
 * is nothing but such signs, one of them beyond doubt, is what a page's edge left behind. */
#include "input/un_text_heads.h"

#include <stdlib.h>
#include <string.h>

enum {
    FEW_PAGES = 2,
    LINES_A_PAGE = 8, /* a page has at least so many lines, mostly */
    EDGE_LINES = 5,   /* running heads are looked for in so many lines */
    MOST_GROUP = 6
};

/* A line that stands at the edge of a page and is no sign. */
typedef struct EdgeLine {
    Text text;
    uint32_t line;
    bool is_head;
} EdgeLine;

typedef struct Pages {
    Reading *reading;
    Text symbol; /* of the first head, or of the masthead */
    uint32_t symbol_line;
    Text title;      /* the last head that was found to be a title */
    Text opening;    /* the line that the document begins with */
    uint32_t body;   /* where the second page begins */
    EdgeLine *edges; /* lines left at the edges of pages */
    size_t edge_count;
    size_t edge_capacity;
} Pages;

/* --- pages by spaces ------------------------------------------------------------------------------- */

/* Three spaces or more inside a line, as between the columns of a table. */
static bool has_columns(Text text)
{
    size_t spaces = 0;
    for (size_t i = 0; i < text.bytes && spaces < 3; i++)
        spaces = text.at[i] == ' ' ? spaces + 1 : 0;
    return spaces == 3;
}

static bool has_page_space(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    return at->begin == at->start + 1 && at->begin < at->end &&
           reading->clean.text.at[at->start] == ' ' && line > 0 && !line_is_blank(at - 1) &&
           !has_columns(line_text(reading, line));
}

static void mark_page_spaces(Reading *reading)
{
    uint32_t spaces = 0;
    uint32_t lines = 0;
    for (uint32_t i = 0; i < reading->line_count; i++) {
        spaces += has_page_space(reading, i);
        lines += !line_is_blank(&reading->lines[i]);
    }
    if (spaces > FEW_PAGES && spaces > lines / LINES_A_PAGE)
        return;
    for (uint32_t i = 0; i < reading->line_count; i++)
        if (has_page_space(reading, i))
            reading->lines[i].flags |= LINE_STARTS_PAGE | LINE_PAGE_SPACE;
}

/* --- the signs of an edge ---------------------------------------------------------------------------- */

typedef enum EdgeSign {
    EDGE_NONE,
    EDGE_POSSIBLE, /* a bare figure, a language: an edge among surer ones */
    EDGE_SURE
} EdgeSign;

/* "2 03-62310 (E)", as raw extraction has it. */
static bool is_page_and_job(Text cell)
{
    size_t space = text_find(cell, ' ');
    return space < cell.bytes && is_page_number(text_slice(cell, 0, space)) &&
           is_job_number(text_slice(cell, space + 1, cell.bytes));
}

static EdgeSign edge_sign(Text cell, bool is_head)
{
    size_t symbol = is_head ? match_symbols(cell) : 0;
    while (symbol && symbol < cell.bytes && cell.at[symbol] == '*')
        symbol++;
    if ((symbol && symbol == cell.bytes) || is_job_number(cell) || is_continuation_mark(cell) ||
        is_numbered_page(cell) || is_page_and_job(cell) ||
        formula_find(FORMULA_RECYCLE, cell, NULL))
        return EDGE_SURE;
    bool is_possible =
        is_page_number(cell) || formula_find(FORMULA_TONGUE, cell, NULL) || is_job_date(cell);
    return is_possible ? EDGE_POSSIBLE : EDGE_NONE;
}

/* The sign of a whole line: none if one column has none; but beside a symbol in the head stands the
 * document's title. */
static EdgeSign line_sign(Text line, bool is_head)
{
    EdgeSign best = EDGE_NONE;
    bool has_symbol = false;
    int others = 0;
    int columns = 0;
    for (; line.bytes; columns++) {
        Text cell = line_next_cell(&line);
        EdgeSign sign = edge_sign(cell, is_head);
        has_symbol = has_symbol || (is_head && sign == EDGE_SURE && match_symbol(cell));
        others += sign == EDGE_NONE;
        best = sign > best ? sign : best;
    }
    if (others)
        return has_symbol && others == 1 && columns <= 3 ? EDGE_SURE : EDGE_NONE;
    return best;
}

static void keep_job_number(Reading *reading, uint32_t line)
{
    for (Text rest = line_text(reading, line); rest.bytes;) {
        Text cell = line_next_cell(&rest);
        bool is_first = reading->document->fields.items[FIELD_JOB_NUMBER].origin == FIELD_UNSET;
        if (is_first && is_job_number(cell) && cell.at[0] != '*')
            fields_set(&reading->document->fields, FIELD_JOB_NUMBER, cell, FIELD_FROM_TEXT,
                       text_span(reading, cell));
    }
}

static void take_edge_line(Reading *reading, uint32_t line, DecisionRule rule)
{
    Line *at = &reading->lines[line];
    keep_job_number(reading, line);
    decide(reading, reading_span(reading, at->begin, at->end), rule, 0);
    line_take(reading, line, LEDGER_RUNNING_HEAD);
    at->flags |= LINE_IS_HEAD;
}

/* --- heads that repeat ---------------------------------------------------------------------------------- */

/* Whether the line is the document's title, as it may stand below the symbol in a head. */
static bool is_title_head(Pages *pages, uint32_t line)
{
    enum {
        SHORTEST = 8,
        LONGEST = 160
    };
    Text text = line_text(pages->reading, line);
    uint32_t number;
    Label label;
    if (text.bytes < SHORTEST || text.bytes > LONGEST || match_paragraph_number(text, &number) ||
        match_heading(text, &label))
        return false;
    if (text_equal(text, pages->title))
        return true;
    if (final_mark(text) || !head_stands_before(pages->reading, text, pages->body))
        return false;
    pages->title = text;
    return true;
}

/* Whether a head without a symbol is the line that the document begins with, alone or beside the number of the
 * page, and above a blank line: the title of a treaty or of a book. */
static bool is_opening_head(const Pages *pages, uint32_t line)
{
    const Reading *reading = pages->reading;
    bool has_opening = false;
    if (line + 1 < reading->line_count && !line_is_blank(&reading->lines[line + 1]))
        return false;
    for (Text rest = line_text(reading, line); rest.bytes;) {
        Text cell = line_next_cell(&rest);
        bool is_opening = cell.bytes && text_equal(cell, pages->opening);
        if (!is_opening && !is_page_number(cell))
            return false;
        has_opening = has_opening || is_opening;
    }
    return has_opening;
}

/* --- pages with form feeds ------------------------------------------------------------------------------ */

static bool is_kept(Reading *reading, uint32_t line)
{
    return line_hint(reading, line, HINT_KEEP) != NULL;
}

static void remember_edge(Pages *pages, uint32_t line, bool is_head)
{
    pages->edges = arena_reserve(pages->reading->scratch, pages->edges, pages->edge_count,
                                 &pages->edge_capacity, sizeof *pages->edges);
    pages->edges[pages->edge_count++] = (EdgeLine){line_text(pages->reading, line), line, is_head};
}

static int by_text(const void *a, const void *b)
{
    const EdgeLine *one = a;
    const EdgeLine *other = b;
    if (one->is_head != other->is_head)
        return one->is_head ? -1 : 1;
    int order = text_compare(one->text, other->text);
    return order ? order : (one->line < other->line ? -1 : 1);
}

/* Takes the lines that stand at the same edge of several pages. */
static void take_repeated(Pages *pages)
{
    enum {
        SEVERAL = 3,
        LONGEST = 160
    };
    if (pages->edge_count)
        qsort(pages->edges, pages->edge_count, sizeof *pages->edges, by_text);
    for (size_t begin = 0; begin < pages->edge_count;) {
        const EdgeLine *first = &pages->edges[begin];
        size_t end = begin;
        while (end < pages->edge_count && pages->edges[end].is_head == first->is_head &&
               text_equal(pages->edges[end].text, first->text))
            end++;
        bool is_head = end - begin >= SEVERAL && first->text.bytes <= LONGEST;
        for (size_t i = begin; is_head && i < end; i++)
            if (!(pages->reading->lines[pages->edges[i].line].flags & LINE_TAKEN))
                take_edge_line(pages->reading, pages->edges[i].line, RULE_HEAD_REPEATED);
        begin = end;
    }
}

/* Whether a bare figure that is not the outermost line has text beside it: the number of a note, perhaps. */
static bool touches_text(const Reading *reading, uint32_t line, bool is_head)
{
    uint32_t inner = is_head ? line + 1 : line - 1;
    if (inner >= reading->line_count || line_is_blank(&reading->lines[inner]) ||
        reading->lines[inner].flags & LINE_TAKEN)
        return false;
    return line_sign(line_text(reading, inner), is_head) == EDGE_NONE;
}

/* Takes running heads of the page of lines [first, last], or running feet. */
static void take_edge(Pages *pages, uint32_t first, uint32_t last, bool is_head)
{
    Reading *reading = pages->reading;
    uint32_t seen = 0;
    bool has_symbol = false;
    for (uint32_t i = 0; i <= last - first && seen < EDGE_LINES; i++) {
        uint32_t line = is_head ? first + i : last - i;
        if (line_is_blank(&reading->lines[line]) || reading->lines[line].flags & LINE_TAKEN)
            continue;
        Text text = line_text(reading, line);
        if (is_kept(reading, line))
            return;
        bool is_title =
            has_symbol ? is_title_head(pages, line) : is_head && is_opening_head(pages, line);
        bool is_symbol = pages->symbol.bytes && text_equal(text, pages->symbol);
        EdgeSign sign = line_sign(text, is_head || is_symbol);
        if (!is_title && sign == EDGE_NONE) {
            remember_edge(pages, line, is_head);
            return;
        }
        if (!is_title && sign == EDGE_POSSIBLE && seen > 0 && touches_text(reading, line, is_head))
            return;
        has_symbol = has_symbol || match_symbol(text);
        take_edge_line(reading, line, is_title ? RULE_HEAD_TITLE : RULE_HEAD_AT_EDGE);
        seen++;
    }
}

/* Takes the title at the head of a page, if it goes over some lines. */
static void take_opening(Pages *pages, uint32_t first, uint32_t last)
{
    while (first < last && line_is_blank(&pages->reading->lines[first]))
        first++;
    uint32_t count = head_repeats_opening(pages->reading, pages->opening, first, last);
    for (uint32_t line = first; line < first + count; line++)
        if (!is_kept(pages->reading, line) && !(pages->reading->lines[line].flags & LINE_TAKEN))
            take_edge_line(pages->reading, line, RULE_HEAD_TITLE);
}

static void find_by_form_feeds(Pages *pages)
{
    Reading *reading = pages->reading;
    uint32_t first = 0;
    for (uint32_t i = 0; i < reading->line_count; i++) {
        bool ends_page = reading->lines[i].flags & LINE_ENDS_PAGE;
        if (!ends_page && i + 1 < reading->line_count)
            continue;
        if (first > 0) {
            reading->lines[first].flags |= LINE_STARTS_PAGE;
            take_opening(pages, first, i);
            take_edge(pages, first, i, true);
        } else {
            pages->body = reading->lines[i].stop;
        }
        take_edge(pages, first, i, false);
        first = i + 1;
    }
    take_repeated(pages);
}

/* --- what edges left behind without form feeds ------------------------------------------------------------- */

/* The line behind a group: blank, or the rule above notes. */
static uint32_t group_end(const Reading *reading, uint32_t line)
{
    uint32_t first = line;
    while (line < reading->line_count && !line_is_blank(&reading->lines[line]) &&
           (line == first || note_rule_kind(line_text(reading, line)) != RULE_SURE))
        line++;
    return line;
}

static bool starts_with(Text text, Text beginning)
{
    return text_equal(text_slice(text, 0, beginning.bytes), beginning);
}

/* The symbol in one of the columns of a line; empty if there is none. */
static Text symbol_in(Text line)
{
    while (line.bytes) {
        Text cell = line_next_cell(&line);
        if (match_symbol(cell))
            return cell;
    }
    return (Text){0};
}

/* A group of lines, none of them without a sign, and one of them sure. A symbol may be a line of a
 * list of documents: it is a head only if the document has it as its own, below the masthead. */
static bool is_edge_group(const Pages *pages, uint32_t first, uint32_t end, bool is_masthead)
{
    const Reading *reading = pages->reading;
    bool is_sure = false;
    if (end - first > MOST_GROUP)
        return false;
    for (uint32_t line = first; line < end; line++) {
        Text text = line_text(reading, line);
        EdgeSign sign = line_sign(text, true);
        if (sign == EDGE_NONE || reading->lines[line].flags & LINE_TAKEN)
            return false;
        Text symbol = symbol_in(text);
        bool is_again = line > pages->symbol_line && text_equal(symbol, pages->symbol);
        if (symbol.bytes && is_masthead && !is_again)
            return false;
        bool is_own = !symbol.bytes || (pages->symbol.bytes && starts_with(symbol, pages->symbol));
        is_sure = is_sure || (sign == EDGE_SURE && is_own);
    }
    return is_sure;
}

/* The symbol that ends one of the very first lines: "United Nations A/58/510". */
static void find_last_symbol(Pages *pages)
{
    enum {
        OPENING_LINES = 5
    };
    const Reading *reading = pages->reading;
    for (uint32_t line = 0; line < reading->line_count && line < OPENING_LINES; line++) {
        Text text = line_text(reading, line);
        size_t begin = text.bytes;
        while (begin > 0 && text.at[begin - 1] != ' ')
            begin--;
        Text word = text_slice(text, begin, text.bytes);
        if (!begin || !word.bytes || match_symbol(word) != word.bytes)
            continue;
        pages->symbol = word;
        pages->symbol_line = line;
        return;
    }
}

/* Finds the document's symbol, if it stands in one of the first lines. */
static void find_symbol(Pages *pages)
{
    enum {
        MASTHEAD_LINES = 30
    };
    const Reading *reading = pages->reading;
    for (uint32_t line = 0; line < reading->line_count && line < MASTHEAD_LINES; line++)
        for (Text rest = line_text(reading, line); rest.bytes;) {
            Text cell = line_next_cell(&rest);
            size_t symbol = match_symbols(cell);
            if (!symbol || symbol != cell.bytes)
                continue;
            pages->symbol = cell;
            pages->symbol_line = line;
            return;
        }
    find_last_symbol(pages);
}

/* Whether a line alone is the number of the last page: nothing follows, and the document has a symbol. */
static bool is_last_number(const Pages *pages, uint32_t line, uint32_t end)
{
    const Reading *reading = pages->reading;
    if (!pages->symbol.bytes || end != line + 1 || reading->lines[line].flags & LINE_TAKEN ||
        !is_page_number(line_text(reading, line)))
        return false;
    while (end < reading->line_count && line_is_blank(&reading->lines[end]))
        end++;
    return end == reading->line_count && line > 0 && line_is_blank(&reading->lines[line - 1]);
}

/* Whether a line alone is one of the days that stand beside a job number, which is the last line above. */
static bool is_apart_date(const Pages *pages, uint32_t line, uint32_t end)
{
    const Reading *reading = pages->reading;
    uint32_t above = line;
    if (end != line + 1 || reading->lines[line].flags & LINE_TAKEN ||
        !is_job_date(line_text(reading, line)))
        return false;
    while (above > 0 && line_is_blank(&reading->lines[above - 1]))
        above--;
    return above > 0 && above < line && reading->lines[above - 1].flags & LINE_IS_HEAD;
}

static void find_groups(Pages *pages)
{
    Reading *reading = pages->reading;
    uint32_t masthead = masthead_limit(reading);
    uint32_t line = 0;
    while (line < reading->line_count) {
        uint32_t end = group_end(reading, line);
        if (end == line) {
            line++;
            continue;
        }
        if (is_edge_group(pages, line, end, line < masthead) || is_apart_date(pages, line, end) ||
            (line >= masthead && is_last_number(pages, line, end))) {
            for (uint32_t i = line; i < end; i++)
                if (!is_kept(reading, i))
                    take_edge_line(reading, i, RULE_HEAD_IN_TEXT);
        }
        line = end;
    }
}

/* The dashes that end a document say nothing. */
static void take_end_mark(Reading *reading)
{
    uint32_t line = reading->line_count;
    while (line > 0 && line_is_blank(&reading->lines[line - 1]))
        line--;
    if (line < 2 || note_rule_kind(line_text(reading, line - 1)) == RULE_NONE ||
        reading->lines[line - 1].flags & LINE_TAKEN || is_kept(reading, line - 1))
        return;
    take_edge_line(reading, line - 1, RULE_HEAD_IN_TEXT);
}

/* Lines that a hint drops. */
static void drop_hinted(Reading *reading)
{
    for (size_t i = 0; i < reading->hints->count; i++)
        if (reading->hints->items[i].verb == HINT_DROP) {
            for (uint32_t line = 0; line < reading->line_count; line++) {
                if (!line_hint(reading, line, HINT_DROP))
                    continue;
                Line *at = &reading->lines[line];
                decide(reading, reading_span(reading, at->begin, at->end), RULE_HINT_DROP, 0);
                line_take(reading, line, LEDGER_HINT);
            }
            return;
        }
}

void pages_find(Reading *reading)
{
    bool has_form_feeds = false;
    for (uint32_t i = 0; i < reading->line_count && !has_form_feeds; i++)
        has_form_feeds = reading->lines[i].flags & LINE_ENDS_PAGE;
    Pages pages = {.reading = reading};
    for (uint32_t i = 0; i < reading->line_count && !pages.opening.bytes; i++)
        pages.opening = line_text(reading, i);
    find_symbol(&pages);
    if (reading->hints)
        drop_hinted(reading);
    if (has_form_feeds)
        find_by_form_feeds(&pages);
    else
        mark_page_spaces(reading);
    find_groups(&pages);
    take_end_mark(reading);
}
