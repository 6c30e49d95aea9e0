/* Calls that came out on a line of their own, above the line that they were raised in:
 *
 *                                        2
 *     between July and September, while some people were
 *
 * Layout-preserving extraction does so where the raised figure is on a line of its own for the eye. Its display
 * column tells where it stood: at the end of a word of the line below. It is put back there, and then
 * weighed as all figures are that are glued to a word. */
#include "input/reading.h"

#include "input/letters.h"
#include "input/un_grid.h"

enum {
    OFF = 2 /* columns that extraction may be off by */
};

/* The byte of the line at which a word ends nearest to a display column; 0 if none ends there. */
static uint32_t word_end(const Reading *reading, uint32_t line, uint32_t column)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    uint32_t here = at->begin - at->start;
    uint32_t best = 0;
    uint32_t best_off = OFF + 1;
    for (size_t i = at->begin; i < at->end && here <= column + OFF;) {
        bool is_space = bytes.at[i] == ' ';
        text_next(bytes, &i);
        here++;
        bool ends = !is_space && (i == at->end || bytes.at[i] == ' ');
        uint32_t off = here > column ? here - column : column - here;
        if (ends && off < best_off) {
            best_off = off;
            best = (uint32_t)i;
        }
    }
    return best;
}

bool raised_next(const Reading *reading, uint32_t line, uint32_t *from, RaisedCall *call)
{
    const Line *at = &reading->lines[line];
    Text bytes = reading->clean.text;
    while (*from < at->end && bytes.at[*from] == ' ')
        (*from)++;
    call->begin = *from;
    while (*from < at->end && is_digit(bytes.at[*from]))
        (*from)++;
    call->end = *from;
    if (call->begin == call->end || call->end - call->begin > MOST_NOTE_DIGITS)
        return false;
    call->place = word_end(reading, line + 1, call->begin - at->start);
    return call->place > 0;
}

/* Whether all of a line is figures, each above the end of a word. */
static bool is_raised(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    uint32_t from = at->begin;
    RaisedCall call;
    while (from < at->end)
        if (!raised_next(reading, line, &from, &call))
            return false;
    return from > at->begin;
}

/* Whether a line is text that figures can be put back into: no figures that belong to the line below it themselves,
 * and not where notes begin. */
static bool takes_raised(Reading *reading, uint32_t line)
{
    bool is_raised_too = line + 1 < reading->line_count && is_raised(reading, line);
    return !is_raised_too && !notes_begin(reading, line);
}

bool raised_find(Reading *reading, uint32_t line)
{
    enum {
        OTHERS = LINE_TAKEN | LINE_TABLE | LINE_CONTENTS
    };
    Line *at = &reading->lines[line];
    bool may_be = line + 1 < reading->line_count && at->begin > at->start &&
                  is_digit(reading->clean.text.at[at->begin]) && !line_is_blank(at + 1) &&
                  !((at->flags | at[1].flags) & OTHERS) && !(at->flags & LINE_ENDS_PAGE);
    may_be = may_be && at->end - at->start <= WIDEST && at[1].end - at[1].start <= WIDEST;
    if (!may_be || !is_raised(reading, line) || !takes_raised(reading, line + 1))
        return false;
    at->flags |= LINE_RAISED;
    line_drop_edges(reading, line);
    line_drop_end(reading, line, LEDGER_BLANK_LINE);
    return true;
}
