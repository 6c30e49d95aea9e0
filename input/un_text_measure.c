/* How wide lines are, and how wide the text is that they were broken to.
 *
 * A line ends because it was full or because its paragraph ended; which of the two, the word that begins the
 * next line tells: if there was room for it, the end was meant. How much room a word takes depends on the
 * type. Text from a typewriter, or from a terminal, is counted in columns; text from pages that were set is
 * weighed with the widths of letters, those of Times, which all faces for text are near to. Which of the two
 * a document was broken by is found by trying: the right one has a measure that most lines that end within
 * a sentence fit into, and would not with the next word.
 *
 * Layout-preserving extraction indents each page by another number of columns, so lines are measured from the
 * left edge of their page. */
#include "input/reading.h"

#include <string.h>

#include "input/letters.h"

enum {
    COLUMN = 500,     /* thousandths of an em, as all widths here */
    INDENT = 450,     /* a column of space that stands for an indent, in type */
    WIDE_SPACE = 250, /* between words */
    LOOKED_AT = 2000, /* lines, enough to know a document by */
    WIDEST = 400,     /* columns; what is wider is no line of text */
    STEPS = 2000,     /* of the widths that are counted */
    STEP = WIDEST * COLUMN / STEPS
};

/* --- widths ---------------------------------------------------------------------------------------- */

/* From the space to the tilde, in hundredths of an em. */
static const unsigned char ascii_widths[] = {
    25, 33, 41, 50, 50, 83, 78, 18, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50, 50, 50, 50, 50, 50,
    50, 50, 28, 28, 56, 56, 56, 44, 92, 72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72,
    56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61, 33, 28, 33, 47, 50, 33, 44, 50, 44, 50, 44, 33, 50,
    50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44, 48, 20, 48, 54};

/* Of the others. */
static uint32_t letter_width(uint32_t code_point)
{
    enum {
        SMALL = 480,
        CAPITAL = 680,
        ARABIC = 420,
        QUOTE = 400
    };
    if (is_ideograph(code_point))
        return 2 * COLUMN;
    if (code_point >= 0x600 && code_point < 0x700)
        return ARABIC;
    if (code_point >= 0x2018 && code_point <= 0x201F)
        return QUOTE;
    return is_letter(code_point) && !is_lower_case(code_point) ? CAPITAL : SMALL;
}

static uint32_t width_in_type(Text text)
{
    uint32_t width = 0;
    for (size_t at = 0; at < text.bytes;) {
        unsigned char byte = (unsigned char)text.at[at];
        if (byte < ' ' || byte > '~') {
            width += letter_width(text_next(text, &at));
            continue;
        }
        bool is_wide_space = byte == ' ' && at + 1 < text.bytes && text.at[at + 1] == ' ';
        width += is_wide_space ? INDENT : 10U * ascii_widths[byte - ' '];
        at++;
    }
    return width;
}

/* How many bytes from a place on are ASCII for sure: they are looked at by eights. */
static size_t ascii_bytes(Text text, size_t at)
{
    size_t end = at;
    uint64_t eight;
    for (; text.bytes - end >= sizeof eight; end += sizeof eight) {
        memcpy(&eight, text.at + end, sizeof eight);
        if (eight & 0x8080808080808080U)
            break;
    }
    return end - at;
}

static uint32_t width_in_columns(Text text)
{
    uint32_t columns = 0;
    for (size_t at = 0; at < text.bytes;) {
        size_t plain = ascii_bytes(text, at);
        columns += (uint32_t)plain;
        at += plain;
        for (int i = 0; i < 8 && at < text.bytes; i++)
            columns += is_ideograph(text_next(text, &at)) ? 2 : 1;
    }
    return columns * COLUMN;
}

static uint32_t width_of(Text text, bool is_set)
{
    return is_set ? width_in_type(text) : width_in_columns(text);
}

/* From the left edge of the page to the end of the text. */
static uint32_t extent(const Reading *reading, uint32_t line, bool is_set)
{
    const Line *at = &reading->lines[line];
    uint32_t spaces = at->begin - at->start;
    uint32_t indent = spaces > at->margin ? spaces - at->margin : 0;
    return indent * (is_set ? INDENT : COLUMN) + width_of(line_text(reading, line), is_set);
}

/* What the word that begins a line would have taken behind the line above. */
static uint32_t first_word(const Reading *reading, uint32_t line, bool is_set)
{
    enum {
        TWO_IDEOGRAPHS = 6 /* bytes */
    };
    Text text = line_text(reading, line);
    size_t at = 0;
    size_t word = text_find(text, ' ');
    if (text.bytes && is_ideograph(text_next(text, &at)))
        word = TWO_IDEOGRAPHS;
    return (is_set ? WIDE_SPACE : COLUMN) + width_of(text_slice(text, 0, word), is_set);
}

/* --- the left edges of pages --------------------------------------------------------------------- */

static bool is_text_line(const Line *line)
{
    return line->begin < line->end && line->end - line->start <= 3 * WIDEST &&
           !(line->flags & (LINE_TAKEN | LINE_TABLE | LINE_CONTENTS));
}

/* The indent of a page: the least that a quarter of its long lines have, so that a few lines of notes that
 * stand further out do not count. */
static void set_margin(Reading *reading, uint32_t first, uint32_t end)
{
    enum {
        LONG = 40,       /* bytes */
        MOST_INDENT = 99 /* spaces */
    };
    uint32_t counts[MOST_INDENT + 1] = {0};
    uint32_t all = 0;
    for (uint32_t i = first; i < end; i++) {
        const Line *line = &reading->lines[i];
        uint32_t indent = line->begin - line->start;
        if (!is_text_line(line) || line->end - line->begin < LONG || indent > MOST_INDENT)
            continue;
        counts[indent]++;
        all++;
    }
    uint32_t margin = 0;
    while (margin < MOST_INDENT && counts[margin] * 4 < all)
        margin++;
    for (uint32_t i = first; i < end && all && margin < MOST_INDENT; i++)
        reading->lines[i].margin = margin;
}

static void find_margins(Reading *reading)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < reading->line_count; i++)
        if (reading->lines[i].flags & LINE_ENDS_PAGE || i + 1 == reading->line_count) {
            set_margin(reading, first, i + 1);
            first = i + 1;
        }
}

/* --- the measure --------------------------------------------------------------------------------- */

/* The right edge of full lines: that of the longest twentieth of lines that others follow, columns and
 * lines out of all measure left out. */
static uint32_t find_edge(const Reading *reading, bool is_set)
{
    enum {
        FEW = 5
    };
    uint32_t counts[STEPS + 1] = {0};
    uint32_t all = 0;
    uint32_t longest = 0;
    for (uint32_t i = 0; i + 1 < reading->line_count && i < LOOKED_AT; i++) {
        if (!is_text_line(&reading->lines[i]))
            continue;
        uint32_t edge = extent(reading, i, is_set);
        if (edge > WIDEST * COLUMN)
            continue;
        longest = edge > longest ? edge : longest;
        if (line_is_blank(&reading->lines[i + 1]))
            continue;
        counts[edge / STEP]++;
        all++;
    }
    if (all < FEW)
        return longest;
    uint32_t left = all / 20;
    uint32_t measure = STEPS;
    while (measure > 0 && counts[measure] <= left) {
        left -= counts[measure];
        measure--;
    }
    return measure * STEP;
}

/* Whether a line ends within a sentence, by what follows. */
static bool breaks_off(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    size_t first = 0;
    if (!is_text_line(at) || !is_text_line(at + 1) || at->flags & LINE_ENDS_PAGE ||
        final_mark(line_text(reading, line)))
        return false;
    uint32_t letter = text_next(line_text(reading, line + 1), &first);
    return is_lower_case(letter) || is_ideograph(letter) || (letter >= 0x620 && letter < 0x6D4);
}

enum {
    SURE_COLUMNS = 93, /* per cent of the measure: letters are not equally wide */
    SURE_SET = 96
};

/* A measure, and how well it explains the lines that break off: it is no less than their width, and more would
 * have taken the next word. */
typedef struct Fit {
    uint32_t measure;
    uint32_t lines;
    uint64_t slack; /* what they leave of it, in thousandths of it */
} Fit;

static uint64_t count_slack(const Reading *reading, bool is_set, uint32_t measure)
{
    uint64_t slack = 0;
    for (uint32_t i = 0; i + 1 < reading->line_count && i < LOOKED_AT && measure; i++) {
        uint32_t edge = breaks_off(reading, i) ? extent(reading, i, is_set) : measure;
        slack += edge < measure ? (uint64_t)(measure - edge) * 1000 / measure : 0;
    }
    return slack;
}

/* The measure that explains most lines; the longest lines' where few break off. */
static Fit find_fit(const Reading *reading, bool is_set)
{
    enum {
        FEW = 8,
        SHORTEST = 20 * COLUMN /* of a measure */
    };
    int32_t changes[STEPS + 2] = {0};
    uint32_t all = 0;
    for (uint32_t i = 0; i + 1 < reading->line_count && i < LOOKED_AT; i++) {
        uint32_t edge = breaks_off(reading, i) ? extent(reading, i, is_set) : 0;
        uint32_t next = edge + first_word(reading, i + 1, is_set);
        if (edge < SHORTEST || next > WIDEST * COLUMN)
            continue;
        changes[(is_set ? edge - edge / 64 : edge) / STEP]++;
        changes[next / STEP]--;
        all++;
    }
    Fit fit = {find_edge(reading, is_set), 0, 0};
    uint32_t lines = 0;
    for (uint32_t step = 0; step < STEPS && all >= FEW; step++) {
        lines = (uint32_t)((int32_t)lines + changes[step]);
        if (lines > fit.lines)
            fit = (Fit){step * STEP, lines, 0};
    }
    fit.slack = count_slack(reading, is_set, fit.measure);
    return fit;
}

void measure_find(Reading *reading)
{
    find_margins(reading);
    Fit columns = find_fit(reading, false);
    Fit type = find_fit(reading, true);
    reading->is_set =
        type.lines > columns.lines || (type.lines == columns.lines && type.slack < columns.slack);
    reading->measure = reading->is_set ? type.measure : columns.measure;
}

/* --- what lines are asked ------------------------------------------------------------------------ */

bool line_is_full(const Reading *reading, uint32_t line)
{
    enum {
        FULL_LINE = 85 /* per cent; a shorter line ends its paragraph */
    };
    return line_fills(reading, line, FULL_LINE);
}

bool line_fills(const Reading *reading, uint32_t line, uint32_t per_cent)
{
    uint64_t edge = extent(reading, line, reading->is_set);
    return edge * 100 >= (uint64_t)reading->measure * per_cent;
}

bool line_has_room(const Reading *reading, uint32_t above, uint32_t below)
{
    uint64_t width = (uint64_t)extent(reading, above, reading->is_set) +
                     first_word(reading, below, reading->is_set);
    uint32_t sure = reading->is_set ? SURE_SET : SURE_COLUMNS;
    return width * 100 < (uint64_t)reading->measure * sure;
}

bool lines_fit_one(const Reading *reading, uint32_t above, uint32_t below)
{
    uint32_t space = reading->is_set ? WIDE_SPACE : COLUMN;
    return extent(reading, above, reading->is_set) + space +
               width_of(line_text(reading, below), reading->is_set) <=
           reading->measure;
}
