/* What a block looks like by itself: tests of its first line, its length and its last mark. */
#include "input/un_text_weigh.h"
#include "input/reading.h"
#include "input/un_openers.h"

#include <string.h>

enum {
    FRONT_BLOCKS = 60, /* titles and what belongs to them stand in so many blocks */
    FRONT_LINES = 80,
    LONGEST_FORMULA = 160 /* bytes of a line that is one */
};

/* "76th plenary meeting, 18 December 2007": bytes up to the date, 0 when the line is not that. */
static uint32_t match_meeting_and_date(Text line)
{
    Date date;
    if (line.bytes == 0 || !is_digit(line.at[0]))
        return 0;
    for (size_t at = line.bytes; at > 1; at--)
        if (line.at[at - 1] == ',') {
            size_t spaces = match_spaces(line, at);
            bool is_both = formula_find(FORMULA_MEETING, text_slice(line, 0, at), NULL) &&
                           date_match(text_slice(line, at + spaces, line.bytes), &date);
            return is_both ? (uint32_t)(at + spaces) : 0;
        }
    return 0;
}

static bool is_meeting(const Reading *reading, Text line)
{
    return formula_look_up(&reading->formulas, FORMULA_MEETING, line, NULL) ||
           match_meeting_and_date(line);
}

/* The same for a line in a run: a recital stands below, or nothing. */
static bool is_other_organ_line(const Reading *reading, uint32_t line)
{
    const Line *below = &reading->lines[line + 1];
    return names_other_organ(line_text(reading, line)) &&
           (line_is_blank(below) ||
            begins_recital(line_text(reading, line + 1), reading->document->language) ||
            !reading->has_language);
}

static bool is_enacting(const Reading *reading, Text line)
{
    return formula_look_up(&reading->formulas, FORMULA_ENACTING, line, NULL) ||
           names_other_organ(line);
}

/* "Table 1", "Cuadro 2.1": the number is short and has no words. */
static bool is_table_label(const Reading *reading, Text line)
{
    enum {
        LONGEST_NUMBER = 12
    };
    Text number;
    if (!formula_look_up(&reading->formulas, FORMULA_TABLE_LABEL, line, &number) ||
        number.bytes > LONGEST_NUMBER)
        return false;
    bool has_digit = false;
    for (size_t i = 0; i < number.bytes; i++) {
        if (number.at[i] == ' ')
            return false;
        has_digit = has_digit || is_digit(number.at[i]) || memchr("IVX", number.at[i], 3);
    }
    return has_digit;
}

/* --- lines that stand alone --------------------------------------------------------------------------- */

static const FormulaKind alone[] = {
    FORMULA_ANNEX,    FORMULA_RESOLUTION, FORMULA_DRAFT,       FORMULA_CHAPTER,
    FORMULA_DIVISION, FORMULA_HEADING,    FORMULA_SUMMARY,     FORMULA_SIGNED,
    FORMULA_STAGE,    FORMULA_AGENDA,     FORMULA_ORIGINAL_OF,
};

/* The same, in the front of a document only. */
static const FormulaKind alone_in_front[] = {FORMULA_OFFICER, FORMULA_HELD, FORMULA_MEMO};

bool line_is_formula(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    Date date;
    if (text.bytes == 0 || text.bytes > LONGEST_FORMULA)
        return false;
    uint64_t kinds = reading->formulas.kinds[(unsigned char)text.at[0]];
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        if (kinds & ((uint64_t)1 << alone[i]) && formula_find(alone[i], text, NULL) &&
            (alone[i] != FORMULA_DIVISION || final_mark(text) == 0))
            return true;
    const Formula *subtitle =
        line < FRONT_LINES ? formula_look_up(&reading->formulas, FORMULA_SUBTITLE, text, NULL)
                           : NULL;
    if (subtitle && !strchr(subtitle->pattern, '*'))
        return true;
    for (size_t i = 0; line < FRONT_LINES && i < sizeof alone_in_front / sizeof *alone_in_front;
         i++)
        if (formula_look_up(&reading->formulas, alone_in_front[i], text, NULL) &&
            final_mark(text) != ';')
            return true;
    return formula_look_up(&reading->formulas, FORMULA_ENACTING, text, NULL) ||
           is_other_organ_line(reading, line) || is_meeting(reading, text) ||
           is_table_label(reading, text) ||
           (line > 0 && date_match(text, &date) &&
            (is_meeting(reading, line_text(reading, line - 1)) ||
             (line + 1 < reading->line_count &&
              is_meeting(reading, line_text(reading, line + 1)))));
}

/* --- blocks of one line ----------------------------------------------------------------------------------- */

typedef struct FormulaShape {
    FormulaKind formula;
    Shape shape;
} FormulaShape;

static const FormulaShape line_shapes[] = {
    {FORMULA_RESOLUTION, SHAPE_RESOLUTION}, {FORMULA_ANNEX, SHAPE_ANNEX},
    {FORMULA_DRAFT, SHAPE_DRAFT},           {FORMULA_CHAPTER, SHAPE_CHAPTER},
    {FORMULA_DIVISION, SHAPE_DIVISION},     {FORMULA_SUMMARY, SHAPE_SUMMARY},
    {FORMULA_CONTENTS, SHAPE_CONTENTS},     {FORMULA_ORIGINAL_OF, SHAPE_ORIGINAL},
};

/* Those that may take some lines, in the front. */
static const FormulaShape front_shapes[] = {
    {FORMULA_LETTER, SHAPE_LETTER},     {FORMULA_VERBALE, SHAPE_LETTER},
    {FORMULA_RECORD, SHAPE_LETTER},     {FORMULA_SUBTITLE, SHAPE_SUBTITLE},
    {FORMULA_SPONSORS, SHAPE_SPONSORS}, {FORMULA_OFFICER, SHAPE_OFFICER},
    {FORMULA_HELD, SHAPE_HELD},         {FORMULA_MEMO, SHAPE_MEMO},
};

/* Those that may take some lines, anywhere. */
static const FormulaShape text_shapes[] = {
    {FORMULA_ANNEX_TO, SHAPE_ANNEX}, {FORMULA_STAGE, SHAPE_STAGE},
    {FORMULA_AGENDA, SHAPE_AGENDA},  {FORMULA_ADOPTED_BY, SHAPE_ADOPTED_BY},
    {FORMULA_VOTE, SHAPE_VOTE},
};

static void vote(Reading *reading, const Formula *formula)
{
    static const char *const languages[LANGUAGES] = {"en", "fr", "es", "ru", "ar", "zh"};
    for (int i = 0; formula->language && i < LANGUAGES; i++)
        reading->votes[i] += text_is(text_of(languages[i]), formula->language);
}

static bool find_shape_in(Reading *reading, const FormulaShape *rows, size_t count, Text text,
                          Block *block)
{
    for (size_t i = 0; i < count; i++) {
        const Formula *formula = formula_look_up(&reading->formulas, rows[i].formula, text, NULL);
        if (!formula)
            continue;
        vote(reading, formula);
        block->shape = rows[i].shape;
        return true;
    }
    return false;
}

#define FIND_SHAPE_IN(reading, rows, text, block)                                                  \
    find_shape_in((reading), (rows), sizeof(rows) / sizeof *(rows), (text), (block))

static bool find_line_shape(Reading *reading, Block *block, Text line)
{
    Date date;
    if (is_enacting(reading, line))
        block->shape = SHAPE_ENACTING;
    else if (is_meeting(reading, line))
        block->shape = SHAPE_MEETING;
    else if (date_match(line, &date))
        block->shape = SHAPE_DATE;
    else if (is_table_label(reading, line))
        block->shape = SHAPE_TABLE_LABEL;
    else
        return FIND_SHAPE_IN(reading, line_shapes, line, block);
    if (block->shape == SHAPE_MEETING)
        block->prefix = match_meeting_and_date(line);
    return true;
}

/* --- blocks of some lines ------------------------------------------------------------------------------ */

/* Shapes of headings: a number, and behind or below it a title without a mark at its end. */
static bool find_title_shape(Block *block)
{
    uint32_t number;
    size_t label = 0;
    Text head = block->head;
    if (!block->is_short)
        return false;
    if (is_section_mark(head) && block->mark == 0) {
        block->shape = SHAPE_MARK;
        block->prefix = (uint32_t)head.bytes;
        return true;
    }
    block->prefix = (uint32_t)match_heading(head, &block->label);
    if (!block->prefix && match_paragraph_number(head, &number) == head.bytes) {
        block->prefix = (uint32_t)head.bytes;
        block->label = (Label){.form = FORM_STOP, .ordinals[SERIES_DECIMAL] = number};
    }
    if (!block->prefix && formula_label(FORMULA_DIVISION, head, &label)) {
        block->prefix = (uint32_t)label;
        block->label = (Label){.form = FORM_STOP, .ordinals[SERIES_ROMAN] = 1};
    }
    if (!block->prefix || block->mark)
        return false;
    block->shape = SHAPE_HEADING;
    return true;
}

static bool find_text_shape(const Reading *reading, Block *block)
{
    Text head = block->head;
    Text tail = block->tail;
    size_t number = match_resolution_number(head);
    bool is_title = number && number < head.bytes && head.at[number] == '.' &&
                    (number + 1 == head.bytes || match_spaces(head, number + 1));
    if (is_title) {
        block->shape = SHAPE_TITLE;
        block->prefix = (uint32_t)number + 1;
    } else if (formula_look_up(&reading->formulas, FORMULA_SIGNED, head, NULL)) {
        block->shape = SHAPE_SIGNED;
    } else if (head.at[0] == '[' && tail.at[tail.bytes - 1] == ']') {
        block->shape = SHAPE_BRACKETED;
    } else if (head.at[0] == '[') {
        block->shape = SHAPE_OPEN_BRACKET;
    } else {
        return false;
    }
    return true;
}

/* A bullet with the spaces behind it. */
static uint32_t match_bullet(Text text)
{
    static const char *const bullets[] = {"•", "●", "▪", "■", "◦",
                                          "·", "–", "—", "-", "\xEF\x82\xA7"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t bytes = strlen(bullets[i]);
        size_t spaces = text_starts(text, bullets[i]) ? match_spaces(text, bytes) : 0;
        if (spaces && bytes + spaces < text.bytes)
            return (uint32_t)(bytes + spaces);
    }
    return 0;
}

static bool begins_with_quote(Text text)
{
    size_t at = 0;
    uint32_t first = text_next(text, &at);
    return (first == 0x201C || first == 0xAB || first == '"') && at < text.bytes;
}

static void find_number_shape(Block *block)
{
    OwnNumber own;
    Text head = block->head;
    size_t prefix = match_paragraph_number(head, &block->number);
    block->shape = SHAPE_NUMBERED;
    if (!prefix) {
        prefix = match_own_number(head, &own);
        block->shape = SHAPE_OWN_NUMBER;
        block->number = own.chapter * 1000 + own.number;
    }
    if (!prefix) {
        prefix = match_label(head, &block->label);
        block->shape = SHAPE_LABELLED;
    }
    if (!prefix) {
        prefix = match_bullet(head);
        block->shape = SHAPE_BULLET;
    }
    if (!prefix)
        block->shape = begins_with_quote(head) ? SHAPE_QUOTE : SHAPE_TEXT;
    block->prefix = (uint32_t)prefix;
}

/* The lines of a short block as one text, in scratch memory. */
static Text joined_text(Reading *reading, const Block *block)
{
    Buffer text = {0};
    const Stretch *stretches = &reading->stretches[block->first_stretch];
    for (uint32_t i = 0; i < block->stretch_count; i++)
        for (uint32_t j = 0; j < stretches[i].count; j++) {
            Text line = line_text(reading, stretches[i].first + j);
            size_t at = 0;
            if (text.bytes && line.bytes && !is_ideograph(text_next(line, &at)))
                buffer_byte(&text, ' ');
            buffer_put(&text, line);
        }
    Text joined = text_copy(reading->scratch, buffer_text(&text));
    buffer_free(&text);
    return joined;
}

static Text without_stars(Text text)
{
    while (text.bytes > 1 && text.at[text.bytes - 1] == '*')
        text.bytes--;
    return text;
}

/* Shapes by formulas for which the lines are to be put together. */
static bool find_formula_shape(Reading *reading, Block *block, size_t place)
{
    ArenaMark mark = arena_mark(reading->scratch);
    Text text = without_stars(block->is_one_line || block->content ? block->head
                                                                   : joined_text(reading, block));
    bool is_found = (block->is_one_line && find_line_shape(reading, block, text)) ||
                    FIND_SHAPE_IN(reading, text_shapes, text, block) ||
                    (place < FRONT_BLOCKS && FIND_SHAPE_IN(reading, front_shapes, text, block));
    arena_release(reading->scratch, mark);
    return is_found;
}

/* "Programme planning (agenda item 122) (continued)", what a meeting turns to. */
static bool names_item(Reading *reading, const Block *block)
{
    if (!block->is_short || block->mark || block->content)
        return false;
    ArenaMark mark = arena_mark(reading->scratch);
    bool is_named = formula_find(FORMULA_ITEM_NAMED, joined_text(reading, block), NULL) != NULL;
    arena_release(reading->scratch, mark);
    return is_named;
}

static void measure(const Reading *reading, Block *block)
{
    uint32_t lines = 1;
    if (!block->content) {
        const Stretch *stretches = &reading->stretches[block->first_stretch];
        const Stretch *end = &stretches[block->stretch_count - 1];
        lines = 0;
        for (uint32_t i = 0; i < block->stretch_count; i++)
            lines += stretches[i].count;
        block->head = line_text(reading, stretches[0].first);
        block->tail = line_text(reading, end->first + end->count - 1);
    }
    block->mark = final_mark(block->tail);
    block->is_one_line = lines == 1;
    block->is_short = lines <= TITLE_LINES && block->head.bytes <= 4 * LONGEST_FORMULA;
}

static void find_hint(Reading *reading, Block *block)
{
    Span span = block->span;
    if (!block->content) {
        uint32_t line = reading->stretches[block->first_stretch].first;
        if (!(reading->lines[line].flags & LINE_HINTED))
            return;
        span = reading_span(reading, reading->lines[line].begin, reading->lines[line].end);
    }
    block->hint = hint_find_role(reading->hints, span.begin, span.begin + 1);
}

/* A heading of markup is what its words say, if that is a heading; else one of its level. */
static void find_headed_shape(Reading *reading, Block *block, size_t place)
{
    enum {
        FRONT_LINES_OF_MARKUP = 3 /* a title, and what stands below it */
    };
    bool is_known = find_formula_shape(reading, block, place) || find_title_shape(block) ||
                    find_text_shape(reading, block);
    switch (is_known ? block->shape : SHAPE_HEADED) {
    case SHAPE_TITLE:
    case SHAPE_RESOLUTION:
    case SHAPE_ENACTING:
    case SHAPE_MARK:
    case SHAPE_HEADING:
    case SHAPE_CHAPTER:
    case SHAPE_DIVISION:
    case SHAPE_DRAFT:
    case SHAPE_AGENDA:
    case SHAPE_ANNEX:
    case SHAPE_LETTER:
    case SHAPE_SPONSORS:
    case SHAPE_SUMMARY:
    case SHAPE_TABLE_LABEL:
        return;
    case SHAPE_SUBTITLE:
        if (place > 0 && place < FRONT_LINES_OF_MARKUP)
            return;
        /* fall through */
    default:
        block->shape = SHAPE_HEADED;
        block->prefix = 0;
        return;
    }
}

static void find_shape(Reading *reading, Block *block, size_t place)
{
    bool is_made = block->shape != SHAPE_TEXT;
    if (block->shape == SHAPE_READY || block->shape == SHAPE_OPEN || block->shape == SHAPE_CLOSE)
        return;
    measure(reading, block);
    if (reading->hints && !block->hint)
        find_hint(reading, block);
    if (is_made || block->head.bytes == 0)
        return;
    if (reading->is_free) {
        bool is_label = block->is_short && find_formula_shape(reading, block, place) &&
                        block->shape == SHAPE_TABLE_LABEL;
        if (!is_label) {
            block->shape = block->level ? SHAPE_HEADED : SHAPE_TEXT;
            block->prefix = 0;
        }
        return;
    }
    if (block->level) {
        find_headed_shape(reading, block, place);
        return;
    }
    if ((block->is_short && find_formula_shape(reading, block, place)) || find_title_shape(block) ||
        find_text_shape(reading, block))
        return;
    find_number_shape(block);
    if (reading->is_record && block->shape == SHAPE_TEXT && names_item(reading, block))
        block->shape = SHAPE_AGENDA;
}

void shapes_find(Reading *reading)
{
    for (size_t i = 0; i < reading->block_count; i++)
        find_shape(reading, &reading->blocks[i], i);
}
