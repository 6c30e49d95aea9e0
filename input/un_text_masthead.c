/* The masthead of a document whose text has one: its lines become fields and leave the text.
 *
 * It is looked for above the title or enacting organ only. Its lines may be columns side by side
 * ("United Nations      A/RES/62/165"), parted by two spaces or more. Words such as "General
 * Assembly" or "Sixty-second session" are no proof of a masthead by themselves; "United Nations", a
 * symbol, a distribution line or an adoption line is. A line that is not known stays text. */
#include "input/un_text_parts.h"

enum {
    MOST_LINES = 60
};

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
    {FORMULA_ORIGINAL, FIELD_ORIGINAL, false, false},
    {FORMULA_TONGUE, FIELD_COUNT, false, false},
    {FORMULA_AGENDA_ITEM, FIELD_AGENDA_ITEM, false, false},
    {FORMULA_SESSION, FIELD_SESSION, false, false},
};

typedef struct MastheadItem {
    FieldId field;
    bool is_proof;
    Text value;
    const char *language; /* NULL when the words do not tell it */
} MastheadItem;

static bool read_cell(Text cell, MastheadItem *item)
{
    Date date;
    *item = (MastheadItem){FIELD_COUNT, false, cell, NULL};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Text rest;
        const Formula *formula = formula_find(rows[i].formula, cell, &rest);
        if (!formula)
            continue;
        *item = (MastheadItem){rows[i].field, rows[i].is_proof, rows[i].is_rest ? rest : cell,
                               formula->language};
        return true;
    }
    if (match_symbol(cell) == cell.bytes) {
        item->field = FIELD_SYMBOL;
        item->is_proof = true;
        return true;
    }
    if (is_job_number(cell)) {
        item->field = cell.at[0] == '*' ? FIELD_COUNT : FIELD_JOB_NUMBER;
        return true;
    }
    item->field = FIELD_DATE;
    return date_match(cell, &date);
}

static bool begins_document(Text line)
{
    uint32_t number;
    size_t title = match_resolution_number(line);
    bool is_title = title && title < line.bytes && line.at[title] == '.';
    bool is_organ = formula_find(FORMULA_ENACTING, line, NULL) &&
                    (final_mark(line) == ',' || !formula_find(FORMULA_ORGAN, line, NULL));
    return is_title || is_organ || formula_find(FORMULA_RESOLUTION, line, NULL) ||
           match_paragraph_number(line, &number);
}

/* Where the masthead ends at the latest: the line of the title, organ or first paragraph. */
static uint32_t masthead_end(const UnText *reader)
{
    uint32_t line = 0;
    while (line < reader->line_count && line < MOST_LINES &&
           !begins_document(line_text(reader, line)))
        line++;
    return line;
}

/* Whether a line has text that is not accounted for yet, as a running foot perhaps. */
static bool is_open(const UnText *reader, uint32_t line)
{
    return !line_is_blank(&reader->lines[line]) && !(reader->lines[line].flags & LINE_TAKEN);
}

static bool has_proof(const UnText *reader, uint32_t end)
{
    for (uint32_t line = 0; line < end; line++)
        for (Text rest = line_text(reader, line); rest.bytes;) {
            MastheadItem item;
            if (read_cell(line_next_cell(&rest), &item) && item.is_proof)
                return true;
        }
    return false;
}

Text lines_joined(UnText *reader, uint32_t first, uint32_t count)
{
    if (count == 1)
        return line_text(reader, first);
    Buffer buffer = {0};
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buffer_byte(&buffer, ' ');
        buffer_put(&buffer, line_text(reader, first + i));
    }
    Text text = text_copy(reader->document->arena, buffer_text(&buffer));
    buffer_free(&buffer);
    return text;
}

static void set_field(UnText *reader, FieldId field, Text value, Span span)
{
    if (field != FIELD_COUNT)
        fields_set(&reader->document->fields, field, value, FIELD_FROM_TEXT, span);
    reader->has_adoption_line = reader->has_adoption_line || field == FIELD_ADOPTION;
}

/* "[on the report of the Third Committee (A/62/439/Add.2)]", in up to four lines; returns how many. */
static uint32_t take_bracketed(UnText *reader, uint32_t line, uint32_t end)
{
    enum {
        MOST_BRACKETED = 4
    };
    if (line_text(reader, line).at[0] != '[')
        return 0;
    for (uint32_t count = 1; count <= MOST_BRACKETED && line + count <= end; count++) {
        Text last = line_text(reader, line + count - 1);
        if (!is_open(reader, line + count - 1))
            return 0;
        if (last.at[last.bytes - 1] != ']')
            continue;
        Text value = lines_joined(reader, line, count);
        set_field(
            reader, FIELD_REPORT, text_slice(value, 1, value.bytes - 1),
            reader_span(reader, reader->lines[line].begin, reader->lines[line + count - 1].end));
        return count;
    }
    return 0;
}

/* How many lines an adoption line has that begins here. */
static uint32_t adoption_lines(const UnText *reader, uint32_t line, uint32_t end)
{
    enum {
        MOST_ADOPTION = 3
    };
    uint32_t count = 1;
    while (count < MOST_ADOPTION && line + count < end) {
        Text next = line_text(reader, line + count);
        MastheadItem item;
        if (!is_open(reader, line + count) || next.at[0] == '[' || read_cell(next, &item))
            break;
        count++;
    }
    return count;
}

/* Reads the columns of a line; returns how many lines they take, 0 when one is not known. */
static uint32_t take_cells(UnText *reader, uint32_t line, uint32_t end)
{
    MastheadItem item;
    for (Text rest = line_text(reader, line); rest.bytes;)
        if (!read_cell(line_next_cell(&rest), &item))
            return 0;
    uint32_t count = 1;
    for (Text rest = line_text(reader, line); rest.bytes;) {
        Text cell = line_next_cell(&rest);
        read_cell(cell, &item);
        uint32_t begin = (uint32_t)(cell.at - reader->source->bytes.at);
        Span span = reader_span(reader, begin, begin + (uint32_t)cell.bytes);
        if (item.field == FIELD_ADOPTION && rest.bytes == 0) {
            count = adoption_lines(reader, line, end);
            item.value = lines_joined(reader, line, count);
            span.end = reader->lines[line + count - 1].end;
        }
        set_field(reader, item.field, item.value, span);
        if (item.language)
            tell_language(reader, item.language);
    }
    return count;
}

void masthead_read(UnText *reader)
{
    uint32_t end = masthead_end(reader);
    if (!has_proof(reader, end))
        return;
    for (uint32_t line = 0; line < end;) {
        uint32_t count = 0;
        if (is_open(reader, line))
            count = take_bracketed(reader, line, end);
        if (is_open(reader, line) && count == 0)
            count = take_cells(reader, line, end);
        for (uint32_t i = 0; i < count; i++)
            line_take(reader, line + i, LEDGER_MASTHEAD);
        line += count ? count : 1;
    }
}
