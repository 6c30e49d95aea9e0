/* What a block looks like by itself: tests of its first line, its length and its last mark. */
#include "input/un_text_parts.h"

#include <string.h>

/* An organ that is in no table: "The Conference of the Parties,". */
static bool is_other_organ(Text line)
{
    static const char *const nouns[] = {" Conference", " Commission", " Committee", " Assembly",
                                        " Council"};
    if (!text_starts(line, "The ") || line.at[line.bytes - 1] != ',')
        return false;
    Text name = text_slice(line, 4, line.bytes - 1);
    if (name.bytes == 0 || name.at[0] < 'A' || name.at[0] > 'Z')
        return false;
    for (size_t i = 0; i < name.bytes; i++)
        if (name.at[i] != ' ' && !((name.at[i] | 0x20) >= 'a' && (name.at[i] | 0x20) <= 'z'))
            return false;
    for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
        size_t bytes = strlen(nouns[i]);
        if (name.bytes > bytes && memcmp(name.at + name.bytes - bytes, nouns[i], bytes) == 0)
            return true;
    }
    return false;
}

/* "76th plenary meeting, 18 December 2007": bytes up to the date, 0 when the line is not that. */
static uint32_t match_meeting_and_date(Text line)
{
    Date date;
    if (!is_digit(line.at[0]))
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

static bool is_meeting(Text line)
{
    return formula_find(FORMULA_MEETING, line, NULL) || match_meeting_and_date(line);
}

static bool is_enacting(Text line)
{
    return formula_find(FORMULA_ENACTING, line, NULL) || is_other_organ(line);
}

bool line_is_formula(const UnText *reader, uint32_t line)
{
    enum {
        LONGEST = 120
    };
    Text text = line_text(reader, line);
    Date date;
    if (text.bytes == 0 || text.bytes > LONGEST)
        return false;
    return is_enacting(text) || is_meeting(text) || formula_find(FORMULA_ANNEX, text, NULL) ||
           formula_find(FORMULA_RESOLUTION, text, NULL) ||
           (line > 0 && is_meeting(line_text(reader, line - 1)) && date_match(text, &date));
}

/* Shapes that only a block of one line has. */
static bool find_line_shape(Block *block, Text line)
{
    Date date;
    if (is_enacting(line))
        block->shape = SHAPE_ENACTING;
    else if (formula_find(FORMULA_RESOLUTION, line, NULL))
        block->shape = SHAPE_RESOLUTION;
    else if (is_meeting(line))
        block->shape = SHAPE_MEETING;
    else if (date_match(line, &date))
        block->shape = SHAPE_DATE;
    else if (formula_find(FORMULA_ANNEX, line, NULL))
        block->shape = SHAPE_ANNEX;
    else
        return false;
    if (block->shape == SHAPE_MEETING)
        block->prefix = match_meeting_and_date(line);
    return true;
}

/* Shapes of headings: a number, and behind or below it a title without a mark at its end. */
static bool find_title_shape(Block *block, Text head)
{
    uint32_t number;
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
    if (!block->prefix || block->mark)
        return false;
    block->shape = SHAPE_HEADING;
    return true;
}

static bool find_text_shape(Block *block, Text head, Text last)
{
    size_t number = match_resolution_number(head);
    bool is_title = number && number < head.bytes && head.at[number] == '.' &&
                    (number + 1 == head.bytes || match_spaces(head, number + 1));
    if (is_title) {
        block->shape = SHAPE_TITLE;
        block->prefix = (uint32_t)number + 1;
    } else if (block->is_short && formula_find(FORMULA_ADOPTED_BY, head, NULL)) {
        block->shape = SHAPE_ADOPTED_BY;
    } else if (head.at[0] == '[' && last.at[last.bytes - 1] == ']') {
        block->shape = SHAPE_BRACKETED;
    } else {
        return false;
    }
    return true;
}

static void find_shape(UnText *reader, Block *block)
{
    const Stretch *stretches = &reader->stretches[block->first_stretch];
    const Stretch *end = &stretches[block->stretch_count - 1];
    Text head = block_head(reader, block);
    Text last = line_text(reader, end->first + end->count - 1);
    uint32_t lines = 0;
    for (uint32_t i = 0; i < block->stretch_count; i++)
        lines += stretches[i].count;
    block->mark = final_mark(last);
    block->is_one_line = lines == 1;
    block->is_short = lines <= TITLE_LINES;
    if ((block->is_one_line && find_line_shape(block, head)) || find_title_shape(block, head) ||
        find_text_shape(block, head, last))
        return;
    size_t prefix = match_paragraph_number(head, &block->number);
    if (prefix) {
        block->shape = SHAPE_NUMBERED;
    } else {
        prefix = match_label(head, &block->label);
        block->shape = prefix ? SHAPE_LABELLED : SHAPE_TEXT;
    }
    block->prefix = (uint32_t)prefix;
}

void shapes_find(UnText *reader)
{
    for (size_t i = 0; i < reader->block_count; i++)
        find_shape(reader, &reader->blocks[i]);
}
