/* The columns of a masthead's lines, and what each is a sign of. */
#include "input/un_text_masthead.h"

enum {
    SESSION_WORDS = 5
};

/* A row of the masthead: what it looks like, which field it becomes, and whether it proves that
 * there is a masthead. */
typedef struct MastheadRow {
    FormulaKind formula;
    FieldId field; /* FIELD_COUNT: none */
    bool is_proof;
    bool is_rest; /* the field is what stands behind the fixed words */
} MastheadRow;

static const MastheadRow rows[] = {
    {FORMULA_UNITED_NATIONS, FIELD_COUNT, true, false},
    {FORMULA_DISTRIBUTION, FIELD_DISTRIBUTION, true, true},
    {FORMULA_ADOPTION, FIELD_ADOPTION, true, false},
    {FORMULA_ORGAN, FIELD_ORGAN, false, false},
    {FORMULA_COMMITTEE, FIELD_COMMITTEE, false, false},
    {FORMULA_ORIGINAL, FIELD_ORIGINAL, false, false},
    {FORMULA_TONGUE, FIELD_COUNT, false, false},
    {FORMULA_AGENDA_ITEM, FIELD_AGENDA_ITEM, false, false},
    {FORMULA_SESSION, FIELD_SESSION, false, false},
    {FORMULA_RECORDS, FIELD_RECORDS, false, false},
    {FORMULA_RECYCLE, FIELD_COUNT, false, false},
    {FORMULA_CATEGORY, FIELD_DISTRIBUTION, false, false},
};

/* --- what a cell is ---------------------------------------------------------------------------- */

static unsigned count_words(Text text)
{
    unsigned words = text.bytes > 0;
    for (size_t at = 0; at < text.bytes; at++)
        words += text.at[at] == ' ';
    return words;
}

uint32_t masthead_take_stars(Text *cell)
{
    uint32_t stars = 0;
    while (cell->bytes > 1 && stars < MOST_STARS && cell->at[cell->bytes - 1] == '*') {
        cell->bytes--;
        stars++;
    }
    return stars;
}

static bool read_formula(Text cell, const MastheadRow *row, MastheadItem *item)
{
    Text rest;
    const Formula *formula = formula_find(row->formula, cell, &rest);
    if (!formula || (row->formula == FORMULA_SESSION && count_words(rest) > SESSION_WORDS))
        return false;
    item->field = row->field;
    item->formula = row->formula;
    item->is_proof = row->is_proof;
    item->value = row->is_rest ? rest : cell;
    item->language = formula->language;
    if (row->is_rest && rest.bytes == 0)
        item->field = FIELD_COUNT;
    return true;
}

/* The big letter of a typewritten masthead, and its two lines "UNITED" and "NATIONS". */
static bool is_typewritten(Text cell)
{
    return text_is(cell, "UNITED") || text_is(cell, "NATIONS") || text_is(cell, "A") ||
           text_is(cell, "S") || text_is(cell, "E");
}

bool masthead_read_cell(Text cell, MastheadItem *item)
{
    Date date;
    *item = (MastheadItem){.field = FIELD_COUNT, .formula = FORMULA_KIND_COUNT, .value = cell};
    item->stars = cell.bytes && cell.at[0] == '*' ? 0 : masthead_take_stars(&cell);
    item->value = cell;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (read_formula(cell, &rows[i], item))
            return true;
    if (match_symbols(cell) == cell.bytes) {
        item->field = FIELD_SYMBOL;
        item->is_proof = true;
        return true;
    }
    if (is_job_number(cell)) {
        item->field = cell.at[0] == '*' ? FIELD_COUNT : FIELD_JOB_NUMBER;
        return true;
    }
    if (is_typewritten(cell))
        return true;
    if (formula_find(FORMULA_HELD, cell, NULL))
        return false; /* "Tuesday, 18 December 2007, 10 a.m." belongs to the title of a record */
    item->field = date_range_match(cell) ? FIELD_SESSION_DATES : FIELD_DATE;
    return item->field == FIELD_SESSION_DATES || date_match(cell, &date);
}

/* --- columns that a single space parts ------------------------------------------------------------ */

/* Whether a date begins the text, with nothing or a space behind. */
static bool begins_with_date(Text text)
{
    enum {
        MOST_SPACES = 8
    };
    Date date;
    unsigned spaces = 0;
    if (text.bytes == 0 || !is_digit(text.at[0]))
        return false;
    for (size_t at = 1; at < text.bytes && spaces < MOST_SPACES; at++)
        if (text.at[at] == ' ') {
            spaces++;
            if (date_match(text_slice(text, 0, at), &date))
                return true;
        }
    return date_match(text, &date);
}

/* Whether a column may begin so: a symbol, a date, "Distr.", "Original". */
static bool may_begin_column(Text rest)
{
    size_t symbol = match_symbols(rest);
    bool is_symbol = symbol && (symbol == rest.bytes || rest.at[symbol] == ' ');
    return is_symbol || text_starts(rest, "Distr.") || text_starts(rest, "Original") ||
           begins_with_date(rest);
}

/* Signs that end where the words of the table end, so that others may stand behind. */
static bool may_end_column(const MastheadItem *item)
{
    switch (item->formula) {
    case FORMULA_UNITED_NATIONS:
    case FORMULA_ORGAN:
    case FORMULA_SESSION:
        return true;
    case FORMULA_DISTRIBUTION:
        return item->value.bytes > 0 && count_words(item->value) == 1;
    default:
        return item->field == FIELD_SYMBOL || item->field == FIELD_DATE;
    }
}

/* How many bytes of a cell are a column of its own, though only a space follows. */
static size_t first_column(Text cell)
{
    enum {
        LONGEST = 160
    };
    for (size_t at = 1; at + 1 < cell.bytes && cell.bytes <= LONGEST; at++) {
        MastheadItem item;
        bool is_column =
            cell.at[at] == ' ' && may_begin_column(text_slice(cell, at + 1, cell.bytes));
        if (is_column && masthead_read_cell(text_slice(cell, 0, at), &item) &&
            may_end_column(&item))
            return at;
    }
    return cell.bytes;
}

Text masthead_next_cell(Text *line)
{
    Text whole = *line;
    Text cell = line_next_cell(line);
    size_t end = first_column(cell);
    if (end == cell.bytes)
        return cell;
    size_t begin = (size_t)(cell.at - whole.at);
    *line = text_slice(whole, begin + end + 1, whole.bytes);
    return text_slice(cell, 0, end);
}
