/* The masthead of a document whose text has one: its lines become fields and leave the text.
 *
 * It is looked for above the title or enacting organ only. Its lines may be columns side by side
 * ("United Nations      A/RES/62/165"), parted by two spaces or more. Words such as "General
 * Assembly" or "Sixty-second session" are no proof of a masthead by themselves; "United Nations", a
 * symbol, a distribution line or an adoption line is.
 *
 * Lines are looked at in groups between blank lines. In a group with a session or an agenda item, lines
 * above are the body that meets ("Third Committee") and lines below are the title of the item. The first
 * group of which nothing is known ends the masthead: only lines that cannot be anything else (adoption,
 * job number) are taken behind it. What is not known, or known twice, stays text. */
#include "input/un_text_masthead.h"

enum {
    MOST_LINES = 60
};

/* --- how far it reaches --------------------------------------------------------------------------------- */

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

uint32_t masthead_limit(const Reading *reading)
{
    uint32_t line = 0;
    while (line < reading->line_count && line < MOST_LINES &&
           !begins_document(line_text(reading, line)))
        line++;
    return line;
}

/* Whether a line is the beginning of a title that no masthead has. */
static bool begins_title(Text line)
{
    static const FormulaKind kinds[] = {FORMULA_LETTER, FORMULA_VERBALE, FORMULA_RECORD,
                                        FORMULA_SPONSORS, FORMULA_SUBTITLE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (formula_find(kinds[i], line, NULL))
            return true;
    return false;
}

/* Whether a line may still be the masthead's. */
static bool is_open(Reading *reading, uint32_t line)
{
    return !line_is_blank(&reading->lines[line]) && !(reading->lines[line].flags & LINE_TAKEN) &&
           !line_hint(reading, line, HINT_KEEP);
}

static bool has_proof(const Reading *reading, uint32_t limit)
{
    for (uint32_t line = 0; line < limit; line++)
        for (Text rest = line_text(reading, line); rest.bytes;) {
            MastheadItem item;
            if (masthead_read_cell(masthead_next_cell(&rest), &item) && item.is_proof)
                return true;
        }
    return false;
}

static void remember_call(Masthead *head, const MastheadItem *item)
{
    Reading *reading = head->reading;
    uint32_t offset = text_offset(reading, item->value) + (uint32_t)item->value.bytes;
    if (item->stars && reading->masthead_call_count < MOST_MASTHEAD_CALLS)
        reading->masthead_calls[reading->masthead_call_count++] =
            (MastheadCall){offset, item->stars, item->field};
}

/* --- lines ---------------------------------------------------------------------------------------------------- */

static void take_line(Masthead *head, uint32_t line, DecisionRule rule)
{
    const Line *at = &head->reading->lines[line];
    decide(head->reading, reading_span(head->reading, at->begin, at->end), rule, 0);
    line_take(head->reading, line, LEDGER_MASTHEAD);
}

/* "[on the report of the Third Committee (A/62/439/Add.2)]", in up to four lines; returns how many. */
static uint32_t take_bracketed(Masthead *head, uint32_t line)
{
    enum {
        MOST_BRACKETED = 4
    };
    Reading *reading = head->reading;
    Text first = line_text(reading, line);
    if (first.at[0] != '[' || (head->is_closed && !reading->has_adoption_line) ||
        formula_find(FORMULA_ORIGINAL_OF, first, NULL))
        return 0;
    for (uint32_t count = 1; count <= MOST_BRACKETED && line + count <= head->limit; count++) {
        Text last = line_text(reading, line + count - 1);
        if (!is_open(reading, line + count - 1))
            return 0;
        if (last.at[last.bytes - 1] != ']')
            continue;
        Text value = lines_joined(reading, line, count);
        Span span =
            reading_span(reading, reading->lines[line].begin, reading->lines[line + count - 1].end);
        if (!masthead_set(head, FIELD_REPORT, text_slice(value, 1, value.bytes - 1), span))
            return 0;
        for (uint32_t i = 0; i < count; i++)
            take_line(head, line + i, RULE_MASTHEAD_LINE);
        return count;
    }
    return 0;
}

/* How many lines an adoption line has that begins here. */
static uint32_t adoption_lines(const Masthead *head, uint32_t line)
{
    enum {
        MOST_ADOPTION = 3
    };
    uint32_t count = 1;
    while (count < MOST_ADOPTION && line + count < head->limit) {
        Text next = line_text(head->reading, line + count);
        MastheadItem item;
        if (!is_open(head->reading, line + count) || next.at[0] == '[')
            break;
        Date date;
        bool is_sign = masthead_read_cell(next, &item);
        bool has_date = date_at_end(line_text(head->reading, line + count - 1), &date);
        if (is_sign && (item.field != FIELD_DATE || has_date))
            break;
        count++;
    }
    return count;
}

/* Whether a sign counts where it stands. */
static bool counts(const Masthead *head, const MastheadItem *item)
{
    if (item->formula == FORMULA_CATEGORY)
        return head->wants_category;
    if (!head->is_closed)
        return true;
    const Fields *fields = &head->reading->document->fields;
    bool is_late = item->field == FIELD_SYMBOL || item->formula == FORMULA_RECORDS;
    if (is_late && fields->items[item->field].origin == FIELD_UNSET)
        return true; /* copied text has them below the title */
    return item->formula == FORMULA_ADOPTION || item->formula == FORMULA_RECYCLE ||
           item->field == FIELD_JOB_NUMBER || item->field == FIELD_REPORT;
}

/* How many columns of a line are signs of a masthead, and how many are not. */
static void count_cells(const Masthead *head, uint32_t line, unsigned *known, unsigned *unknown)
{
    *known = 0;
    *unknown = 0;
    for (Text rest = line_text(head->reading, line); rest.bytes;) {
        MastheadItem item;
        bool is_sign = masthead_read_cell(masthead_next_cell(&rest), &item) && counts(head, &item);
        ++*(is_sign ? known : unknown);
    }
}

static Text adoption_value(Masthead *head, uint32_t line, uint32_t count, Span *span)
{
    Reading *reading = head->reading;
    span->end =
        reading_span(reading, reading->lines[line].begin, reading->lines[line + count - 1].end).end;
    return lines_joined(reading, line, count);
}

/* Whether an unknown column is the organ's name, or goes on with it: beside the distribution stands the
 * convention whose committee meets, say. */
static bool is_named_organ(const Masthead *head, uint32_t line)
{
    if (head->organ_line != UINT32_MAX)
        return false;
    if (head->named_line != UINT32_MAX)
        return line == head->named_line + 1;
    for (Text rest = line_text(head->reading, line); rest.bytes;)
        if (formula_find(FORMULA_DISTRIBUTION, masthead_next_cell(&rest), NULL))
            return true;
    return false;
}

/* The item of a column. An unknown one is the name of a body, and so is an organ that stands apart from
 * the one that the masthead names. */
static MastheadItem cell_item(const Masthead *head, uint32_t line, Text cell)
{
    MastheadItem item;
    if (!masthead_read_cell(cell, &item)) {
        FieldId field = is_named_organ(head, line) ? FIELD_ORGAN : FIELD_COMMITTEE;
        return (MastheadItem){.field = field, .formula = FORMULA_KIND_COUNT, .value = cell};
    }
    const Fields *fields = &head->reading->document->fields;
    if (item.field == FIELD_ORGAN && head->organ_line != UINT32_MAX &&
        line > head->organ_line + 1 && !is_line_of(fields_value(fields, FIELD_ORGAN), item.value))
        item.field = FIELD_COMMITTEE;
    return item;
}

static void note_item(Masthead *head, uint32_t line, const MastheadItem *item)
{
    if (item->field == FIELD_ORGAN && item->formula == FORMULA_KIND_COUNT)
        head->named_line = line;
    else if (item->field == FIELD_ORGAN && head->organ_line == UINT32_MAX)
        head->organ_line = line;
    if (item->formula == FORMULA_DISTRIBUTION && item->field == FIELD_COUNT)
        head->wants_category = true;
    if (item->language)
        tell_language(head->reading, item->language);
}

static bool all_have_room(const Masthead *head, uint32_t line)
{
    for (Text rest = line_text(head->reading, line); rest.bytes;) {
        MastheadItem item = cell_item(head, line, masthead_next_cell(&rest));
        if (!masthead_has_room(head, item.field, item.value))
            return false;
    }
    return true;
}

/* An asterisk inside an agenda item, as Chinese has it: 暂定项目表*项目74. */
static void take_inner_star(Masthead *head, MastheadItem *item)
{
    size_t star = text_find(item->value, '*');
    if (star == item->value.bytes)
        return;
    MastheadItem call = *item;
    call.value = text_slice(item->value, 0, star);
    call.stars = 1;
    remember_call(head, &call);
    item->value = masthead_join(head, call.value, "", text_slice(item->value, star + 1, SIZE_MAX));
}

/* Makes fields of the columns of a line; returns how many lines were taken. */
static uint32_t take_cells(Masthead *head, uint32_t line)
{
    uint32_t count = 1;
    if (!all_have_room(head, line))
        return 0;
    for (Text rest = line_text(head->reading, line); rest.bytes;) {
        MastheadItem item = cell_item(head, line, masthead_next_cell(&rest));
        Span span = text_span(head->reading, item.value);
        remember_call(head, &item);
        if (item.formula == FORMULA_AGENDA_ITEM)
            take_inner_star(head, &item);
        if (item.field == FIELD_ADOPTION && rest.bytes == 0) {
            count = adoption_lines(head, line);
            item.value = adoption_value(head, line, count, &span);
        }
        masthead_set(head, item.field, item.value, span);
        note_item(head, line, &item);
    }
    for (uint32_t i = 0; i < count; i++)
        take_line(head, line + i, RULE_MASTHEAD_LINE);
    return count;
}

/* --- groups ---------------------------------------------------------------------------------------------------- */

typedef enum Place {
    PLACE_ABOVE, /* the session */
    PLACE_BELOW, /* the agenda item */
    PLACE_NONE
} Place;

/* What the single cell of a line is a sign of. */
static FieldId line_field(const Masthead *head, uint32_t line)
{
    MastheadItem item;
    Text rest = line_text(head->reading, line);
    Text cell = masthead_next_cell(&rest);
    return masthead_read_cell(cell, &item) && counts(head, &item) ? item.field : FIELD_COUNT;
}

/* Where an unknown line of a group stands. */
static Place find_place(const Masthead *head, uint32_t line, uint32_t first, uint32_t end)
{
    for (uint32_t above = line; above-- > first;)
        if (line_field(head, above) == FIELD_AGENDA_ITEM)
            return PLACE_BELOW;
    for (uint32_t below = line + 1; below < end; below++)
        if (line_field(head, below) == FIELD_SESSION)
            return PLACE_ABOVE;
    return PLACE_NONE;
}

/* "pursuant to resolution 1540 (2004)" below the name of a body. */
static bool goes_on_with_body(const Masthead *head, uint32_t line)
{
    const Reading *reading = head->reading;
    Text above = line ? line_text(reading, line - 1) : (Text){0};
    size_t at = 0;
    Text text = line_text(reading, line);
    return line && reading->lines[line - 1].flags & LINE_TAKEN &&
           is_lower_case(text_next(text, &at)) &&
           (formula_find(FORMULA_COMMITTEE, line_next_cell(&above), NULL) ||
            line == head->named_line + 1);
}

static bool take_unknown(Masthead *head, uint32_t line, Place place)
{
    Reading *reading = head->reading;
    Text text = line_text(reading, line);
    if (place == PLACE_NONE && goes_on_with_body(head, line))
        place = PLACE_ABOVE;
    MastheadItem item = {.field = place == PLACE_ABOVE ? FIELD_COMMITTEE : FIELD_AGENDA_TITLE,
                         .formula = FORMULA_KIND_COUNT};
    if (place == PLACE_ABOVE && line == head->named_line + 1)
        item.field = FIELD_ORGAN;
    item.stars = masthead_take_stars(&text);
    item.value = text;
    if (place == PLACE_NONE || head->is_closed || begins_title(text) ||
        !masthead_set(head, item.field, text, text_span(reading, text)))
        return false;
    remember_call(head, &item);
    take_line(head, line, place == PLACE_ABOVE ? RULE_MASTHEAD_BODY : RULE_MASTHEAD_AGENDA_TITLE);
    return true;
}

/* Reads the lines [first, end) between blank ones. */
static void read_group(Masthead *head, uint32_t first, uint32_t end)
{
    Reading *reading = head->reading;
    Place places[MOST_LINES];
    unsigned taken = 0;
    for (uint32_t line = first; line < end; line++)
        places[line - first] = find_place(head, line, first, end);
    for (uint32_t line = first; line < end;) {
        unsigned known;
        unsigned unknown;
        uint32_t count = 0;
        if (!is_open(reading, line)) {
            line++;
            continue;
        }
        Text text = line_text(reading, line);
        if (begins_title(text) || formula_find(FORMULA_CONTENTS, text, NULL))
            head->is_closed = true;
        count = take_bracketed(head, line);
        count_cells(head, line, &known, &unknown);
        bool is_row = known && (unknown == 0 || (unknown == 1 && !head->is_closed));
        if (count == 0 && is_row)
            count = take_cells(head, line);
        if (count == 0 && known == 0 && unknown == 1)
            count = take_unknown(head, line, places[line - first]) ? 1 : 0;
        taken += count;
        line += count ? count : 1;
    }
    if (taken == 0)
        head->is_closed = true;
}

void masthead_read(Reading *reading)
{
    Masthead head = {.reading = reading,
                     .limit = masthead_limit(reading),
                     .organ_line = UINT32_MAX,
                     .named_line = UINT32_MAX};
    if (!has_proof(reading, head.limit))
        return;
    for (uint32_t line = 0; line < head.limit;) {
        uint32_t end = line;
        while (end < head.limit && !line_is_blank(&reading->lines[end]))
            end++;
        if (end > line)
            read_group(&head, line, end);
        line = end > line ? end : line + 1;
    }
}
