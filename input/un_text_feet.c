/* Notes at the feet of pages that extraction took apart.
 *
 * A rule that was drawn is no text, and raised numbers come out on lines of their own, before their notes or,
 * all together, before all of them. So the foot of a page is tried: from a line with a number on, up to the end
 * of the page, each line must be a number that is the next, or text that a number waits for, or that goes
 * on with a note; and figures on the page above must call the notes. A figure out of order among them is the
 * number of the page.
 *
 * Below a rule numbers may come even in another order: then there are as many of them as there are sentences,
 * and they belong to them in the order of counting. */
#include "input/un_text_feet.h"

#include <stdlib.h>
#include <string.h>

#include "input/letters.h"
#include "input/un_text_weigh.h"

enum {
    MOST_APART = 64,   /* notes of one block whose numbers stand apart */
    APART_LINES = 300, /* so many lines are looked at for them */
    FOOT_LINES = 80,   /* without a rule above */
    PAGE_LINES = 200
};

/* --- calls on the page -------------------------------------------------------------------------- */

/* Whether the figures [begin, end) of a line, with the signs around them, stand as a call does. */
static bool stands_as_call(Text text, size_t begin, size_t end)
{
    uint32_t before = code_point_before(text, begin);
    uint32_t behind = code_point_at(text, end);
    if (before == '(' && behind == ')')
        return begin > 1 && !is_space(code_point_before(text, begin - 1));
    if (behind == '/' && !(end + 1 < text.bytes && is_digit(text.at[end + 1])))
        return begin > 1;
    bool is_list = begin > 1 && before == ',' && is_digit(text.at[begin - 2]);
    return (is_list || weigh_before(text, begin) != EVIDENCE_NONE) &&
           may_end_call(text, begin, end);
}

/* Whether the figures are a year with the call behind it: "20061," */
static bool is_year_and_call(Text text, size_t begin, size_t end, uint32_t number)
{
    enum {
        YEAR_DIGITS = 4
    };
    uint32_t found;
    bool is_year = end - begin > YEAR_DIGITS && is_year_before(text, begin + YEAR_DIGITS);
    return is_year && text_to_number(text_slice(text, begin + YEAR_DIGITS, end), 999, &found) &&
           found == number && !is_letter(code_point_at(text, end)) &&
           is_space(code_point_before(text, begin));
}

static bool calls_in_line(Text text, uint32_t number)
{
    for (size_t at = 0; at < text.bytes;) {
        if (!is_digit(text.at[at])) {
            at++;
            continue;
        }
        size_t end = at;
        uint32_t found;
        while (end < text.bytes && is_digit(text.at[end]))
            end++;
        bool is_number =
            text_to_number(text_slice(text, at, end), UINT32_MAX, &found) && found == number;
        if (is_number ? stands_as_call(text, at, end) : is_year_and_call(text, at, end, number))
            return true;
        at = end;
    }
    return false;
}

/* Whether the page calls this note above the line; or the page before does, if it is the next. */
static bool is_called_above(const Reading *reading, uint32_t line, uint32_t number)
{
    uint32_t pages = number == note_expected(reading, false) ? 2 : 1;
    for (uint32_t i = 1; i <= PAGE_LINES && i <= line; i++) {
        if (reading->lines[line - i].flags & LINE_ENDS_PAGE && --pages == 0)
            return false;
        if (calls_in_line(line_text(reading, line - i), number))
            return true;
    }
    return false;
}

/* --- the foot of a page ------------------------------------------------------------------------- */

typedef enum FootRole {
    FOOT_NOTHING, /* blank, or accounted for */
    FOOT_LABEL,   /* a number alone */
    FOOT_ENTRY,   /* a note begins */
    FOOT_MORE,    /* it goes on */
    FOOT_PAGE     /* the number of the page */
} FootRole;

typedef struct Foot {
    const Reading *reading;
    uint32_t first;
    uint32_t end; /* the line behind it */
    FootRole roles[FOOT_LINES];
    NoteLabel labels[MOST_APART];
    size_t label_bytes[MOST_APART]; /* 0 for a number alone */
    uint32_t label_count;
    uint32_t entry_count; /* labels that have their text */
    uint32_t last;        /* the last line of text */
    bool is_behind_blank;
} Foot;

/* The label that a line is, or begins with: the first of the foot, or the next. */
static bool is_next_label(const Foot *foot, const NoteLabel *label)
{
    if (foot->label_count == MOST_APART)
        return false;
    if (foot->label_count == 0)
        return label->style != NOTE_STOP && label->style != NOTE_LETTER;
    const NoteLabel *last = &foot->labels[foot->label_count - 1];
    bool is_first_number = last->style == NOTE_STARS && label->style != NOTE_STARS;
    return is_first_number || (last->style == label->style && label->number == last->number + 1);
}

static void add_label(Foot *foot, NoteLabel label, size_t bytes)
{
    foot->labels[foot->label_count] = label;
    foot->label_bytes[foot->label_count++] = bytes;
}

/* A line of text: that of the label which waits, or more of the last note. */
static bool add_text(Foot *foot, uint32_t line)
{
    const Reading *reading = foot->reading;
    bool is_waiting = foot->entry_count < foot->label_count;
    bool is_open = foot->entry_count > 0;
    bool ends = !is_open || final_mark(line_text(reading, foot->last)) == '.';
    uint32_t number;
    if (!is_waiting && (!is_open || (foot->is_behind_blank && ends) ||
                        match_paragraph_number(line_text(reading, line), &number)))
        return false;
    bool begins = is_waiting && (ends || foot->label_count == foot->entry_count + 1);
    foot->roles[line - foot->first] = begins ? FOOT_ENTRY : FOOT_MORE;
    foot->entry_count += begins;
    foot->last = line;
    return true;
}

static bool add_lone(Foot *foot, uint32_t line)
{
    NoteLabel label = {NOTE_PLAIN, 0};
    text_to_number(line_text(foot->reading, line), UINT32_MAX, &label.number);
    bool is_next = label.number && is_next_label(foot, &label);
    foot->roles[line - foot->first] = is_next ? FOOT_LABEL : FOOT_PAGE;
    if (is_next)
        add_label(foot, label, 0);
    return is_next || foot->label_count > 0;
}

static bool add_foot_line(Foot *foot, uint32_t line)
{
    const Reading *reading = foot->reading;
    NoteLabel label;
    if (is_lone_number(reading, line))
        return add_lone(foot, line);
    size_t bytes = match_note_label(line_text(reading, line), &label);
    if (!bytes || foot->entry_count < foot->label_count || !is_next_label(foot, &label))
        return add_text(foot, line);
    add_label(foot, label, bytes);
    foot->entry_count++;
    foot->roles[line - foot->first] = FOOT_ENTRY;
    foot->last = line;
    return true;
}

/* Whether nothing but notes stands between the line and the end of the page, or its last running line. */
static bool read_foot(const Reading *reading, uint32_t line, Foot *foot)
{
    uint32_t head = 0; /* a running line behind whole notes */
    *foot = (Foot){.reading = reading, .first = line, .end = line};
    for (; line < reading->line_count; line++) {
        const Line *at = &reading->lines[line];
        if (line - foot->first == FOOT_LINES)
            return false;
        foot->roles[line - foot->first] = FOOT_NOTHING;
        bool is_whole = foot->entry_count > 0 && foot->entry_count == foot->label_count;
        if (at->flags & LINE_TAKEN) {
            if (is_whole && at->flags & LINE_IS_HEAD)
                head = line;
        } else if (line_is_blank(at)) {
            foot->is_behind_blank = true;
        } else {
            bool is_other = at->flags & (LINE_TABLE | LINE_CONTENTS) ||
                            note_rule_kind(line_text(reading, line)) == RULE_SURE;
            if (is_other || (head && is_whole) || !add_foot_line(foot, line)) {
                foot->end = head;
                return head && is_whole;
            }
            foot->is_behind_blank = false;
        }
        foot->end = line + 1;
        if (at->flags & LINE_ENDS_PAGE)
            break;
    }
    return foot->entry_count > 0 && foot->entry_count == foot->label_count;
}

/* Whether the page calls most of the notes, the first of them among these. */
static bool are_called(const Foot *foot)
{
    const Reading *reading = foot->reading;
    uint32_t called = 0;
    bool is_first_called = false;
    for (uint32_t i = 0; i < foot->label_count; i++) {
        bool is_star = foot->labels[i].style == NOTE_STARS;
        bool is_called = is_star ? reading->first_star < reading->lines[foot->first].start
                                 : is_called_above(reading, foot->first, foot->labels[i].number);
        called += is_called;
        is_first_called = is_first_called || (i == 0 && is_called);
    }
    return is_first_called && called * 2 >= foot->label_count;
}

/* Whether notes without a rule may begin with the first label of a foot: its page calls it; or it is the
 * next, behind a blank line. */
static bool is_sure(const Foot *foot)
{
    const Reading *reading = foot->reading;
    if (are_called(foot))
        return true;
    bool ends_page = reading->lines[foot->end - 1].flags & LINE_ENDS_PAGE;
    return ends_page && foot->label_bytes[0] && line_is_blank(&reading->lines[foot->first - 1]) &&
           foot->labels[0].style == NOTE_PLAIN &&
           foot->labels[0].number == note_expected(reading, false);
}

/* Whether a line may be the first of a foot. */
static bool may_begin(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    NoteLabel label;
    bool is_sign = text.bytes && (is_digit(text.at[0]) || text.at[0] == '(' || text.at[0] == '*');
    return is_sign && (is_lone_number(reading, line) || match_note_label(text, &label));
}

bool feet_begin(Reading *reading, uint32_t line)
{
    Foot foot;
    return !reading->has_note_rules && line > 0 && may_begin(reading, line) &&
           read_foot(reading, line, &foot) && is_sure(&foot);
}

static uint32_t take_foot(Reading *reading, const Foot *foot)
{
    uint32_t entry = 0;
    for (uint32_t line = foot->first; line < foot->end; line++) {
        const Line *at = &reading->lines[line];
        switch (foot->roles[line - foot->first]) {
        case FOOT_NOTHING:
            if (at->flags & LINE_TAKEN)
                break;
            drop(reading, at->start, at->stop, LEDGER_BLANK_LINE);
            line_drop_end(reading, line, LEDGER_BLANK_LINE);
            break;
        case FOOT_LABEL:
            line_take(reading, line, LEDGER_NOTE_LABEL);
            break;
        case FOOT_PAGE:
            decide(reading, reading_span(reading, at->begin, at->end), RULE_HEAD_AT_EDGE, 20);
            line_take(reading, line, LEDGER_RUNNING_HEAD);
            break;
        case FOOT_ENTRY:
            if (foot->label_bytes[entry] && reading->note_count &&
                line_hint(reading, line, HINT_JOIN))
                note_add_line(reading, line);
            else
                note_add(reading, line, foot->labels[entry], foot->label_bytes[entry]);
            entry++;
            break;
        case FOOT_MORE:
            note_add_line(reading, line);
            break;
        }
    }
    return foot->end;
}

/* --- numbers that stand apart --------------------------------------------------------------------------------- */

typedef struct Apart {
    uint32_t numbers[MOST_APART];
    uint32_t number_lines[MOST_APART];
    uint32_t number_count;
    uint32_t entries[MOST_APART]; /* the first line of each */
    uint32_t entry_count;
    uint32_t end; /* the line behind the block */
} Apart;

static int by_number(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a;
    uint32_t other = *(const uint32_t *)b;
    return one < other ? -1 : one > other;
}

/* Collects lone numbers and sentences below a rule up to the end of the page, or to a blank line at which
 * there are as many of the one as of the other. */
static bool collect_apart(const Reading *reading, uint32_t line, Apart *apart)
{
    uint32_t last = 0; /* line of the last sentence */
    uint32_t far = line + APART_LINES;
    for (line++; line < reading->line_count && line < far; line++) {
        const Line *at = &reading->lines[line];
        if (at[-1].flags & LINE_ENDS_PAGE || note_rule_kind(line_text(reading, line)) == RULE_SURE)
            break;
        if (at->flags & LINE_TAKEN)
            continue;
        if (line_is_blank(at)) {
            if (apart->entry_count && apart->entry_count == apart->number_count)
                break;
            continue;
        }
        if (apart->number_count == MOST_APART || apart->entry_count == MOST_APART)
            return false;
        if (is_lone_number(reading, line)) {
            apart->number_lines[apart->number_count] = line;
            text_to_number(line_text(reading, line), UINT32_MAX,
                           &apart->numbers[apart->number_count++]);
            continue;
        }
        if (!last || final_mark(line_text(reading, last)) == '.')
            apart->entries[apart->entry_count++] = line;
        last = line;
    }
    apart->end = line;
    return apart->number_count > 0;
}

/* Whether the numbers are those that come next, one a sentence, and not in their places already. */
static bool is_apart(const Reading *reading, uint32_t rule, Apart *apart)
{
    Text sign = line_text(reading, rule);
    uint32_t below = note_line_below(reading, rule);
    *apart = (Apart){0};
    if (note_rule_kind(sign) == RULE_NONE && !formula_find(FORMULA_NOTES, sign, NULL))
        return false;
    if (below == reading->line_count || !is_lone_number(reading, below) ||
        !collect_apart(reading, rule, apart) || apart->number_count != apart->entry_count)
        return false;
    qsort(apart->numbers, apart->number_count, sizeof *apart->numbers, by_number);
    uint32_t expected = note_expected(reading, false);
    for (uint32_t i = 0; i < apart->number_count; i++)
        if (apart->numbers[i] != expected + i)
            return false;
    return true;
}

static bool is_number_line(const Apart *apart, uint32_t line)
{
    for (uint32_t i = 0; i < apart->number_count; i++)
        if (apart->number_lines[i] == line)
            return true;
    return false;
}

static uint32_t read_apart(Reading *reading, uint32_t rule, const Apart *apart)
{
    uint32_t entry = 0;
    for (uint32_t line = rule + 1; line < apart->end; line++) {
        const Line *at = &reading->lines[line];
        if (at->flags & LINE_TAKEN)
            continue;
        if (line_is_blank(at)) {
            drop(reading, at->start, at->stop, LEDGER_BLANK_LINE);
            line_drop_end(reading, line, LEDGER_BLANK_LINE);
        } else if (is_number_line(apart, line)) {
            line_take(reading, line, LEDGER_NOTE_LABEL);
        } else if (entry < apart->entry_count && apart->entries[entry] == line) {
            note_add(reading, line, (NoteLabel){NOTE_PLAIN, apart->numbers[entry]}, 0);
            entry++;
        } else {
            note_add_line(reading, line);
        }
    }
    return apart->end;
}

uint32_t feet_read(Reading *reading, uint32_t line)
{
    Apart apart;
    Foot foot;
    if (is_apart(reading, line, &apart))
        return read_apart(reading, line, &apart);
    bool has_rule = reading->lines[line].flags & LINE_TAKEN;
    if (has_rule || !may_begin(reading, line) || !read_foot(reading, line, &foot))
        return line;
    return take_foot(reading, &foot);
}
