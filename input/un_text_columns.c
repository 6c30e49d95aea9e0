/* Pages set in columns, as layout-preserving extraction leaves them: two texts side by side in one line.
 *
 * Between columns runs a gutter: a strip of display columns that stays blank through many lines, with text on
 * both sides of it. A table has such strips too; but what stands beside the gutter of a page is prose: on both
 * sides most lines are full, and break off within sentences. A label above, figures, or points that lead to
 * a page number make it a table or a list. Texts whose paragraphs all begin on the same lines may be either,
 * and are read as columns with less confidence.
 *
 * The lines are cut at the gutter, and put into the order in which they are read: a region's left column, then
 * its right one (in Arabic the other way), page by page; a line across the gutter ends a region. Each cut line
 * keeps its bytes: the left one the spaces of the gutter as its line end.
 *
 * Rejected: looking for columns by the words alone, and reading them as a table of one row: its cells would be
 * paragraphs of many pages. */
#include "input/un_text_columns.h"

#include "input/un_grid.h"

enum {
    GAP = 2,          /* of a gutter, at least */
    PAGE_LINES = 4000 /* of a page, or of a text without page breaks, at once */
};

/* --- where the gutter is -------------------------------------------------------------------------- */

static bool is_open_line(const Line *line)
{
    return line->begin < line->end && !(line->flags & LINE_TAKEN) &&
           line->end - line->start <= 4 * WIDEST;
}

static uint32_t columns_of(uint32_t code_point)
{
    return is_ideograph(code_point) ? 2 : 1;
}

/* Adds the gaps of a line, where it is blank between text, and its text to the counts of each column. */
static void count_line(const Reading *reading, uint32_t line, uint16_t *gaps, uint16_t *ink)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    uint32_t column = at->begin - at->start;
    for (size_t i = at->begin; i < at->end && column < WIDEST;) {
        uint32_t spaces = 0;
        while (bytes.at[i + spaces] == ' ')
            spaces++;
        if (spaces >= GAP) {
            for (uint32_t j = 0; j < spaces && column + j < WIDEST; j++)
                gaps[column + j]++;
            i += spaces;
            column += spaces;
            continue;
        }
        ink[column]++;
        column += columns_of(text_next(bytes, &i));
    }
}

/* The display column through which most gaps run, and few words; 0 if there is none. */
static uint32_t find_gutter(const Reading *reading, uint32_t first, uint32_t end, int fewest)
{
    uint16_t gaps[WIDEST] = {0};
    uint16_t ink[WIDEST] = {0};
    uint32_t best = 0;
    int most = 0;
    for (uint32_t line = first; line < end; line++)
        if (is_open_line(&reading->lines[line]))
            count_line(reading, line, gaps, ink);
    for (uint32_t column = 1; column < WIDEST; column++) {
        int score = gaps[column] - 2 * ink[column];
        if (gaps[column] >= fewest && ink[column] * 3 <= gaps[column] && score > most) {
            most = score;
            best = column;
        }
    }
    return best;
}

/* --- lines at the gutter ---------------------------------------------------------------------------- */

static Row cut_line(const Reading *reading, uint32_t line, uint32_t gutter)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    uint32_t column = at->begin - at->start;
    Row row = {.left_end = at->begin, .right_begin = at->end, .left_edge = 0};
    bool is_cut = column > gutter;
    if (is_cut) {
        row.right_begin = at->begin;
        row.right_start = column;
    }
    for (size_t i = at->begin; i < at->end;) {
        uint32_t spaces = 0;
        while (i + spaces < at->end && bytes.at[i + spaces] == ' ')
            spaces++;
        if (!is_cut && spaces && column <= gutter && column + spaces > gutter) {
            is_cut = true;
            row.is_crossing = spaces < GAP;
            row.right_begin = (uint32_t)i + spaces;
            row.right_start = column + spaces;
        }
        if (spaces) {
            i += spaces;
            column += spaces;
            continue;
        }
        column += columns_of(text_next(bytes, &i));
        if (is_cut) {
            row.right_edge = column;
        } else {
            row.left_end = (uint32_t)i;
            row.left_edge = column;
        }
    }
    row.is_crossing = row.is_crossing || row.left_edge > gutter;
    return row;
}

/* Whether a line ends a region: it crosses the gutter, and is no line of two columns that came close. */
static bool is_across(const Columns *columns, uint32_t line)
{
    const Line *at = &columns->reading->lines[line];
    if (line_is_blank(at))
        return at->flags & LINE_TAKEN;
    const Row *row = columns_row(columns, line);
    bool is_close = columns_have_both(columns, line) && row->left_edge <= columns->gutter + 1 &&
                    line > columns->first && columns_have_both(columns, line - 1) &&
                    !columns_row(columns, line - 1)->is_crossing;
    return !is_open_line(at) || (row->is_crossing && !is_close);
}

static bool has_table_label(const Reading *reading, uint32_t first)
{
    enum {
        FAR = 8
    };
    Text rest;
    for (uint32_t i = 0; i <= FAR && i <= first; i++)
        if (formula_find(FORMULA_TABLE_LABEL, line_text(reading, first - i), &rest))
            return true;
    return false;
}

static bool is_hinted(const Columns *columns, uint32_t first, uint32_t end, HintVerb verb)
{
    for (uint32_t line = first; line < end; line++)
        if (line_hint(columns->reading, line, verb))
            return true;
    return false;
}

/* --- the new order ---------------------------------------------------------------------------------- */

static void put_line(Columns *columns, Line line)
{
    columns->lines[columns->count++] = line;
}

/* The display column at which the right texts begin. */
static uint32_t right_margin(const Columns *columns, uint32_t first, uint32_t end)
{
    uint32_t margin = UINT32_MAX;
    for (uint32_t line = first; line < end; line++)
        if (columns_have_both(columns, line) && columns_row(columns, line)->right_start < margin)
            margin = columns_row(columns, line)->right_start;
    return margin;
}

/* Where the right part of a line begins: behind the gutter, before the spaces that it is indented by. */
static uint32_t right_begin(const Columns *columns, uint32_t line, uint32_t margin)
{
    const Row *row = columns_row(columns, line);
    const Line *at = &columns->reading->lines[line];
    uint32_t indent = row->right_start > margin ? row->right_start - margin : 0;
    uint32_t least = columns_has_left(columns, line) ? row->left_end : at->start;
    return row->right_begin - indent > least ? row->right_begin - indent : least;
}

static Line left_line(const Columns *columns, uint32_t line, uint32_t margin)
{
    Line part = columns->reading->lines[line];
    if (!columns_has_right(columns, line))
        return part;
    part.stop = part.next = right_begin(columns, line, margin);
    part.end = part.stop;
    if (columns_has_left(columns, line))
        part.end = part.stop = columns_row(columns, line)->left_end;
    else
        part.begin = part.end;
    return part;
}

static Line right_line(const Columns *columns, uint32_t line, uint32_t margin)
{
    Line part = columns->reading->lines[line];
    if (columns_has_right(columns, line)) {
        part.start = right_begin(columns, line, margin);
        part.begin = columns_row(columns, line)->right_begin;
        return part;
    }
    part.start = part.begin = part.end = part.stop = part.next;
    return part;
}

/* A column of the region of lines [first, end). */
typedef struct Side {
    uint32_t first;
    uint32_t end;
    uint32_t margin;
    uint32_t widest;
    int side;
    bool
        is_uneven; /* lines of both columns are not level, so that rows of one alone part nothing */
} Side;

/* Whether the blank in a row is nothing but the other column's line between two of this one. */
static bool is_between_lines(const Columns *columns, const Side *side, uint32_t line)
{
    enum {
        FULL = 80 /* per cent */
    };
    if (!columns_is_single(columns, line, side->first, side->end, side->side))
        return false;
    bool is_full = columns_side_width(columns, line - 1, side->side) * 100 >= side->widest * FULL;
    return columns_go_on(columns, line - 1, line + 1, side->side) || (side->is_uneven && is_full);
}

static void put_side(Columns *columns, const Side *side)
{
    for (uint32_t line = side->first; line < side->end; line++) {
        Line part = side->side ? right_line(columns, line, side->margin)
                               : left_line(columns, line, side->margin);
        part.flags &= ~(uint32_t)(LINE_STARTS_PAGE | LINE_ENDS_PAGE | LINE_PAGE_SPACE);
        if (is_between_lines(columns, side, line))
            drop(columns->reading, part.start, part.next, LEDGER_EDGE_SPACE);
        else
            put_line(columns, part);
    }
}

/* Puts the columns of a region one behind the other; a column begins as a page does. */
static void put_region(Columns *columns, uint32_t first, uint32_t end, const Census *census)
{
    Reading *reading = columns->reading;
    bool is_right_first = census->arabic > census->both;
    uint32_t flags = 0;
    for (uint32_t line = first; line < end; line++)
        flags |= reading->lines[line].flags & LINE_ENDS_PAGE;
    uint32_t start = columns->count;
    uint32_t middle = start;
    for (int i = 0; i < 2; i++) {
        int side = i ? !is_right_first : is_right_first;
        bool is_uneven = census->within[side] * 3 > census->single[side];
        middle = columns->count;
        put_side(columns, &(Side){first, end, right_margin(columns, first, end),
                                  census->widest[side], side, is_uneven});
    }
    columns->lines[start].flags |=
        LINE_PARTS_COLUMNS | (reading->lines[first].flags & LINE_STARTS_PAGE);
    columns->lines[middle].flags |= LINE_STARTS_PAGE;
    columns->lines[columns->count - 1].flags |= flags;
    bool is_aligned = census->beginnings > 1 && census->apart * 4 < census->beginnings;
    decide(reading, reading_span(reading, reading->lines[first].begin, reading->lines[end - 1].end),
           RULE_COLUMNS, is_aligned ? 25 : 0);
}

/* --- regions ---------------------------------------------------------------------------------------- */

/* The line behind the region that begins with this line. */
static uint32_t region_end(const Columns *columns, uint32_t line, uint32_t end)
{
    uint32_t last = line;
    for (uint32_t i = line; i < end && !is_across(columns, i); i++) {
        bool is_text = !line_is_blank(&columns->reading->lines[i]);
        bool is_near = i == last + 1 && is_text;
        if (columns_have_both(columns, i) || is_near || (is_text && columns_has_right(columns, i)))
            last = i;
    }
    return last + 1;
}

/* Puts the lines of a page, region by region. */
static bool put_page(Columns *columns, uint32_t first, uint32_t end)
{
    bool has_region = false;
    for (uint32_t line = first; line < end;) {
        bool begins = !is_across(columns, line) && columns_have_both(columns, line);
        uint32_t behind = begins ? region_end(columns, line, end) : line + 1;
        Census census = {0};
        bool is_region = false;
        if (begins && !is_hinted(columns, line, behind, HINT_NOT_COLUMNS)) {
            census = columns_count(columns, line, behind);
            is_region = is_hinted(columns, line, behind, HINT_COLUMNS) ||
                        (columns_are_prose(&census) && !has_table_label(columns->reading, line));
        }
        if (is_region)
            put_region(columns, line, behind, &census);
        if (is_region && behind < columns->reading->line_count)
            columns->reading->lines[behind].flags |= LINE_PARTS_COLUMNS;
        for (; !is_region && line < behind; line++)
            put_line(columns, columns->reading->lines[line]);
        has_region = has_region || is_region;
        line = behind;
    }
    return has_region;
}

static bool read_page(Columns *columns, uint32_t first, uint32_t end)
{
    Reading *reading = columns->reading;
    ArenaMark mark = arena_mark(reading->scratch);
    bool has_region = false;
    columns->gutter = find_gutter(reading, first, end, columns->fewest);
    columns->first = first;
    if (columns->gutter) {
        columns->rows = ARENA_ARRAY(reading->scratch, Row, end - first);
        for (uint32_t line = first; line < end; line++)
            columns->rows[line - first] = cut_line(reading, line, columns->gutter);
        has_region = put_page(columns, first, end);
    }
    for (uint32_t line = first; !columns->gutter && line < end; line++)
        put_line(columns, reading->lines[line]);
    arena_release(reading->scratch, mark);
    return has_region;
}

static bool has_gap(Text text)
{
    for (size_t i = 0; i + 1 < text.bytes; i++)
        if (text.at[i] == ' ' && text.at[i + 1] == ' ')
            return true;
    return false;
}

/* Whether enough lines have gaps at all. */
static bool may_have_columns(const Reading *reading)
{
    uint32_t count = 0;
    for (uint32_t line = 0; line < reading->line_count && count < COLUMNS_FEWEST; line++) {
        Text text = line_text(reading, line);
        if (text.bytes <= 4 * WIDEST && text.bytes >= 2 * COLUMNS_NARROWEST)
            count += has_gap(text);
    }
    return count >= COLUMNS_FEWEST;
}

static bool wants_columns(const Reading *reading)
{
    for (size_t i = 0; reading->hints && i < reading->hints->count; i++)
        if (reading->hints->items[i].verb == HINT_COLUMNS)
            return true;
    return false;
}

void columns_find(Reading *reading)
{
    enum {
        FEWEST_HINTED = 2
    };
    bool is_wanted = wants_columns(reading);
    if (!is_wanted && !may_have_columns(reading))
        return;
    Columns columns = {.reading = reading, .fewest = is_wanted ? FEWEST_HINTED : COLUMNS_FEWEST};
    columns.lines =
        ARENA_ARRAY(reading->document->arena, Line, 2 * (size_t)reading->line_count + 1);
    if (reading_is_over_limit(reading, 0))
        return;
    bool has_region = false;
    uint32_t first = 0;
    for (uint32_t line = 0; line < reading->line_count; line++) {
        bool ends = reading->lines[line].flags & LINE_ENDS_PAGE ||
                    line + 1 == reading->line_count || line + 1 - first == PAGE_LINES;
        if (!ends)
            continue;
        has_region = read_page(&columns, first, line + 1) || has_region;
        first = line + 1;
    }
    if (!has_region)
        return;
    columns.lines[columns.count] = reading->lines[reading->line_count];
    reading->lines = columns.lines;
    reading->line_count = columns.count;
}
