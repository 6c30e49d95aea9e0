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
#include "input/reading.h"

#include <string.h>

#include "input/un_grid.h"

enum {
    FEWEST_ROWS = 6,  /* lines with text on both sides */
    NARROWEST = 18,   /* display columns of text */
    GAP = 2,          /* of a gutter, at least */
    PAGE_LINES = 4000 /* of a page, or of a text without page breaks, at once */
};

/* Where a line is cut: its bytes and display columns. */
typedef struct Row {
    uint32_t left_end;    /* byte behind the left text; the line's begin if there is none */
    uint32_t right_begin; /* byte of the right text; the line's end if there is none */
    uint32_t left_edge;   /* columns */
    uint32_t right_edge;
    uint32_t right_start;
    bool is_crossing;
} Row;

typedef struct Columns {
    Reading *reading;
    Line *lines; /* in the new order */
    uint32_t count;
    uint32_t gutter; /* display column */
    int fewest;      /* rows that a gutter runs through */
    Row *rows;       /* of the page, by line from first on */
    uint32_t first;
} Columns;

/* What is counted in a region. */
typedef struct Census {
    uint32_t both;
    uint32_t widest[2];
    uint32_t full[2];
    uint32_t open[2];  /* lines that break off */
    uint32_t pairs[2]; /* lines that another follows in the column */
    uint32_t figures;
    uint32_t arabic;
    uint32_t beginnings; /* rows at which both columns begin a paragraph */
    uint32_t apart;      /* and those at which one does */
    uint32_t single[2];  /* rows of the other column alone between two lines */
    uint32_t
        within[2]; /* those of them within a sentence: the lines are not level with each other */
} Census;

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

static const Row *row_at(const Columns *columns, uint32_t line)
{
    return &columns->rows[line - columns->first];
}

static bool has_left(const Columns *columns, uint32_t line)
{
    return row_at(columns, line)->left_end > columns->reading->lines[line].begin;
}

static bool has_right(const Columns *columns, uint32_t line)
{
    return row_at(columns, line)->right_begin < columns->reading->lines[line].end;
}

static bool has_both(const Columns *columns, uint32_t line)
{
    return has_left(columns, line) && has_right(columns, line);
}

/* Whether a line ends a region: it crosses the gutter, and is no line of two columns that came close. */
static bool is_across(const Columns *columns, uint32_t line)
{
    const Line *at = &columns->reading->lines[line];
    if (line_is_blank(at))
        return at->flags & LINE_TAKEN;
    const Row *row = row_at(columns, line);
    bool is_close = has_both(columns, line) && row->left_edge <= columns->gutter + 1 &&
                    line > columns->first && has_both(columns, line - 1) &&
                    !row_at(columns, line - 1)->is_crossing;
    return !is_open_line(at) || (row->is_crossing && !is_close);
}

/* --- what a region is ------------------------------------------------------------------------------- */

static Text side_text(const Columns *columns, uint32_t line, int side)
{
    const Line *at = &columns->reading->lines[line];
    const Row *row = row_at(columns, line);
    uint32_t begin = side ? row->right_begin : at->begin;
    uint32_t end = side ? at->end : row->left_end;
    return (Text){columns->reading->clean.text.at + begin, end > begin ? end - begin : 0};
}

static uint32_t side_width(const Columns *columns, uint32_t line, int side)
{
    const Row *row = row_at(columns, line);
    const Line *at = &columns->reading->lines[line];
    uint32_t begin = side ? row->right_start : at->begin - at->start;
    uint32_t end = side ? row->right_edge : row->left_edge;
    return end > begin ? end - begin : 0;
}

static bool begins_small(Text text)
{
    size_t at = 0;
    uint32_t letter = text.bytes ? text_next(text, &at) : 0;
    return is_lower_case(letter) || is_ideograph(letter) || (letter >= 0x620 && letter < 0x6D4);
}

/* Whether text goes on from one line of a column to another. */
static bool goes_on(const Columns *columns, uint32_t above, uint32_t below, int side)
{
    return final_mark(side_text(columns, above, side)) == 0 &&
           begins_small(side_text(columns, below, side));
}

/* Whether a row has text in the other column alone, between two lines of this one. */
static bool is_single(const Columns *columns, uint32_t line, uint32_t first, uint32_t end, int side)
{
    return line > first && line + 1 < end && !side_text(columns, line, side).bytes &&
           side_text(columns, line, !side).bytes && side_text(columns, line - 1, side).bytes &&
           side_text(columns, line + 1, side).bytes;
}

static void count_side(const Columns *columns, uint32_t line, bool has_below, int side,
                       Census *census)
{
    Text text = side_text(columns, line, side);
    size_t at = 0;
    uint32_t letter = text.bytes ? text_next(text, &at) : 0;
    census->figures += is_figure(text);
    census->arabic += letter >= 0x620 && letter < 0x6D4;
    if (!text.bytes || !has_below || !side_text(columns, line + 1, side).bytes)
        return;
    census->pairs[side]++;
    census->open[side] += goes_on(columns, line, line + 1, side);
    census->full[side] += side_width(columns, line, side) * 100 >= census->widest[side] * 65;
}

static Census count_region(const Columns *columns, uint32_t first, uint32_t end)
{
    Census census = {0};
    for (uint32_t line = first; line < end; line++) {
        census.both += has_both(columns, line);
        for (int side = 0; side < 2; side++) {
            uint32_t width = side_width(columns, line, side);
            census.widest[side] = width > census.widest[side] ? width : census.widest[side];
        }
    }
    for (uint32_t line = first; line < end; line++) {
        for (int side = 0; side < 2; side++) {
            count_side(columns, line, line + 1 < end, side, &census);
            if (!is_single(columns, line, first, end, side))
                continue;
            census.single[side]++;
            census.within[side] += goes_on(columns, line - 1, line + 1, side);
        }
        bool begins[2];
        for (int side = 0; side < 2; side++)
            begins[side] = line > first && side_text(columns, line, side).bytes &&
                           !side_text(columns, line - 1, side).bytes;
        census.beginnings += begins[0] && begins[1];
        census.apart += begins[0] != begins[1];
    }
    return census;
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

static bool is_prose(const Census *census)
{
    for (int side = 0; side < 2; side++) {
        bool is_wide = census->widest[side] >= NARROWEST;
        bool is_full = census->full[side] * 2 >= census->pairs[side];
        bool is_open = census->open[side] * 10 >= census->pairs[side] * 3;
        if (!is_wide || census->pairs[side] < FEWEST_ROWS - 1 || !is_full || !is_open)
            return false;
    }
    return census->both >= FEWEST_ROWS && census->figures * 8 <= census->both;
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
        if (has_both(columns, line) && row_at(columns, line)->right_start < margin)
            margin = row_at(columns, line)->right_start;
    return margin;
}

/* Where the right part of a line begins: behind the gutter, before the spaces that it is indented by. */
static uint32_t right_begin(const Columns *columns, uint32_t line, uint32_t margin)
{
    const Row *row = row_at(columns, line);
    const Line *at = &columns->reading->lines[line];
    uint32_t indent = row->right_start > margin ? row->right_start - margin : 0;
    uint32_t least = has_left(columns, line) ? row->left_end : at->start;
    return row->right_begin - indent > least ? row->right_begin - indent : least;
}

static Line left_line(const Columns *columns, uint32_t line, uint32_t margin)
{
    Line part = columns->reading->lines[line];
    if (!has_right(columns, line))
        return part;
    part.stop = part.next = right_begin(columns, line, margin);
    part.end = part.stop;
    if (has_left(columns, line))
        part.end = part.stop = row_at(columns, line)->left_end;
    else
        part.begin = part.end;
    return part;
}

static Line right_line(const Columns *columns, uint32_t line, uint32_t margin)
{
    Line part = columns->reading->lines[line];
    if (has_right(columns, line)) {
        part.start = right_begin(columns, line, margin);
        part.begin = row_at(columns, line)->right_begin;
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
    if (!is_single(columns, line, side->first, side->end, side->side))
        return false;
    bool is_full = side_width(columns, line - 1, side->side) * 100 >= side->widest * FULL;
    return goes_on(columns, line - 1, line + 1, side->side) || (side->is_uneven && is_full);
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
    bool is_right_first = census->arabic * 2 > census->both * 2;
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
        if (has_both(columns, i) || is_near || (is_text && has_right(columns, i)))
            last = i;
    }
    return last + 1;
}

/* Puts the lines of a page, region by region. */
static bool put_page(Columns *columns, uint32_t first, uint32_t end)
{
    bool has_region = false;
    for (uint32_t line = first; line < end;) {
        bool begins = !is_across(columns, line) && has_both(columns, line);
        uint32_t behind = begins ? region_end(columns, line, end) : line + 1;
        Census census = {0};
        bool is_region = false;
        if (begins && !is_hinted(columns, line, behind, HINT_NOT_COLUMNS)) {
            census = count_region(columns, line, behind);
            is_region = is_hinted(columns, line, behind, HINT_COLUMNS) ||
                        (is_prose(&census) && !has_table_label(columns->reading, line));
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
    for (uint32_t line = 0; line < reading->line_count && count < FEWEST_ROWS; line++) {
        Text text = line_text(reading, line);
        if (text.bytes <= 4 * WIDEST && text.bytes >= 2 * NARROWEST)
            count += has_gap(text);
    }
    return count >= FEWEST_ROWS;
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
    Columns columns = {.reading = reading, .fewest = is_wanted ? FEWEST_HINTED : FEWEST_ROWS};
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
