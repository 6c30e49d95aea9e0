/* Lines to blocks.
 *
 * A block is a paragraph as it seems: lines between blank lines, parted further and put together again
 * as un_text_joints.c finds. Tables are blocks of their own, and so is each entry of a table of
 * contents. Notes at the foot of a page leave the lines here. */
#include "input/un_text_joints.h"

#include <string.h>

/* --- blocks --------------------------------------------------------------------------------------- */

static void add_stretch(Reading *reading, uint32_t line, uint32_t count)
{
    reading->stretches =
        arena_reserve(reading->document->arena, reading->stretches, reading->stretch_count,
                      &reading->stretch_capacity, sizeof *reading->stretches);
    reading->stretches[reading->stretch_count++] = (Stretch){line, count};
}

static Block *add_block(Finder *finder, uint32_t line, uint32_t count, DecisionRule rule)
{
    Reading *reading = finder->reading;
    reading->blocks = arena_reserve(reading->document->arena, reading->blocks, reading->block_count,
                                    &reading->block_capacity, sizeof *reading->blocks);
    Block *block = &reading->blocks[reading->block_count++];
    *block = (Block){.first_stretch = (uint32_t)reading->stretch_count,
                     .stretch_count = 1,
                     .joint = (uint8_t)rule};
    add_stretch(reading, line, count);
    return block;
}

static void decide_joint(Finder *finder, uint32_t line, DecisionRule rule)
{
    const Line *at = &finder->reading->lines[line];
    if (rule == RULE_BEGINS_BLANK || rule == RULE_JOINS_LINE || rule == RULE_BEGINS_PAGE)
        return;
    decide(finder->reading, reading_span(finder->reading, at->begin, at->end), rule, 0);
}

static void lengthen_block(Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    Stretch *last = &reading->stretches[reading->stretch_count - 1];
    reading->lines[line].flags &= ~(uint32_t)LINE_IS_FORMULA;
    if (finder->boundary == BOUNDARY_NONE && last->first + last->count == line) {
        last->count++;
        return;
    }
    add_stretch(reading, line, 1);
    reading->blocks[reading->block_count - 1].stretch_count++;
}

static void add_text_line(Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    DecisionRule rule;
    if (line_is_formula(reading, line))
        reading->lines[line].flags |= LINE_IS_FORMULA;
    bool begins = line_begins_block(finder, line, &rule);
    decide_joint(finder, line, rule);
    if (begins) {
        finder->indented += rule == RULE_BEGINS_INDENTED;
        add_block(finder, line, 1, rule);
        finder_note_block(finder, line);
    } else {
        lengthen_block(finder, line);
    }
    finder->last = line;
    finder->boundary = BOUNDARY_NONE;
}

/* --- tables and contents --------------------------------------------------------------------------- */

/* The grid that begins with a line; grids are in order. */
static uint32_t find_grid(const Reading *reading, uint32_t line)
{
    size_t low = 0;
    size_t high = reading->grid_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (reading->grids[middle].first <= line)
            low = middle;
        else
            high = middle;
    }
    return (uint32_t)low;
}

/* Returns the line behind the table. */
static uint32_t add_table(Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    uint32_t which = find_grid(reading, line);
    const Grid *grid = &reading->grids[which];
    Block *block = add_block(finder, line, grid->count, RULE_BEGINS_BLANK);
    block->shape = SHAPE_TABLE;
    block->number = which;
    finder->is_below_table = true;
    finder->is_caption = false;
    finder->last = line + grid->count - 1;
    finder->boundary = BOUNDARY_BLANK;
    return line + grid->count;
}

static void add_contents_line(Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    bool is_label = reading->lines[line].flags & LINE_IS_FORMULA;
    if (is_label || reading->lines[line].flags & LINE_BEGINS_ENTRY)
        add_block(finder, line, 1, RULE_BEGINS_BLANK)->shape =
            is_label ? SHAPE_CONTENTS : SHAPE_ENTRY;
    else
        lengthen_block(finder, line);
    finder->last = line;
    finder->boundary = BOUNDARY_NONE;
}

/* --- the walk ------------------------------------------------------------------------------------------ */

static void drop_blank_line(Reading *reading, uint32_t line)
{
    drop(reading, reading->lines[line].start, reading->lines[line].stop, LEDGER_BLANK_LINE);
    line_drop_end(reading, line, LEDGER_BLANK_LINE);
}

static void widen(Finder *finder, Boundary boundary)
{
    if (finder->boundary < boundary)
        finder->boundary = boundary;
}

/* Columns of a line; 0 where it may be of a table. */
static uint32_t line_columns(const Reading *reading, uint32_t line)
{
    Text text = line_text(reading, line);
    uint32_t columns = 0;
    for (size_t at = 0; at < text.bytes;) {
        if (text_starts(text_slice(text, at, at + 3), "   "))
            return 0;
        columns += is_ideograph(text_next(text, &at)) ? 2 : 1;
    }
    return columns;
}

/* Whether lines are paragraphs: some are far longer than any page is wide. */
static bool has_long_lines(const Reading *reading)
{
    enum {
        TEXT = 60,
        WIDE = 150,
        LOOKED_AT = 400, /* lines */
        LONGEST = 1 << 16
    };
    uint32_t texts = 0;
    uint32_t wide = 0;
    for (uint32_t line = 0; line < reading->line_count && line < LOOKED_AT; line++) {
        const Line *at = &reading->lines[line];
        if (at->flags & (LINE_TAKEN | LINE_TABLE | LINE_CONTENTS) || at->end - at->begin < TEXT)
            continue;
        bool is_endless = at->end - at->begin > LONGEST;
        uint32_t columns = is_endless ? LONGEST : line_columns(reading, line);
        texts += columns >= TEXT;
        wide += columns > WIDE;
    }
    return wide * 10 > texts;
}

/* The first asterisk that is glued to what stands before it, as a call is. */
static uint32_t find_first_star(const Reading *reading)
{
    Text text = reading->clean.text;
    for (size_t at = 1; at < text.bytes; at++) {
        at += text_find(text_slice(text, at, text.bytes), '*');
        if (at < text.bytes && !strchr(" \t\n\r\f*", text.at[at - 1]))
            return (uint32_t)at;
    }
    return UINT32_MAX;
}

/* Reads one line, or what begins with it; returns the line behind. */
static uint32_t read_line(Finder *finder, uint32_t line)
{
    Reading *reading = finder->reading;
    const Line *at = &reading->lines[line];
    if (at->flags & LINE_STARTS_PAGE)
        widen(finder, BOUNDARY_PAGE);
    if (at->flags & LINE_PARTS_COLUMNS)
        widen(finder, BOUNDARY_BLANK);
    if (at->flags & LINE_TAKEN) {
        widen(finder, at->flags & LINE_IS_HEAD ? BOUNDARY_PAGE : BOUNDARY_BLANK);
    } else if (line_is_blank(at)) {
        drop_blank_line(reading, line);
        widen(finder, BOUNDARY_BLANK);
    } else if (at->flags & LINE_BEGINS_TABLE) {
        return add_table(finder, line);
    } else if (at->flags & LINE_CONTENTS) {
        add_contents_line(finder, line);
    } else if (raised_find(reading, line)) {
        return line + 1;
    } else if (notes_begin(reading, line)) {
        uint32_t behind = notes_read(reading, line);
        if (behind > line) {
            widen(finder, BOUNDARY_PAGE);
            return behind;
        }
        add_text_line(finder, line); /* a hint said so, and it is no note */
    } else {
        add_text_line(finder, line);
    }
    if (at->flags & LINE_ENDS_PAGE)
        widen(finder, BOUNDARY_PAGE);
    return line + 1;
}

bool blocks_find(Reading *reading)
{
    Finder finder = {.reading = reading};
    measure_find(reading);
    reading->is_unwrapped = has_long_lines(reading);
    reading->first_star = find_first_star(reading);
    for (uint32_t line = 0; line < reading->line_count;) {
        if (reading_is_over_limit(reading, reading->lines[line].start))
            return false;
        line = read_line(&finder, line);
    }
    return true;
}
