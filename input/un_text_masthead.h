/* A masthead while it is read. */
#ifndef PLENARY_INPUT_UN_TEXT_MASTHEAD_H
#define PLENARY_INPUT_UN_TEXT_MASTHEAD_H

#include "input/reading.h"

typedef struct Masthead {
    Reading *reading;
    uint32_t limit;
    bool is_closed; /* behind a group of which nothing is known */
    bool wants_category;
    uint32_t organ_line; /* where the organ stands; UINT32_MAX before it is found */
    uint32_t named_line; /* the last line of an organ that is in no table; UINT32_MAX: none */
} Masthead;

/* What a column of a line is a sign of. */
typedef struct MastheadItem {
    FieldId field;
    FormulaKind formula; /* FORMULA_KIND_COUNT: another sign */
    bool is_proof;
    Text value;
    uint32_t stars;       /* asterisks behind it: a call to a note */
    const char *language; /* NULL when the words do not tell it */
} MastheadItem;

/* Reads a column; false when it is no sign of a masthead. */
bool masthead_read_cell(Text cell, MastheadItem *item);
/* Takes the asterisks from the end of a column; returns how many. */
uint32_t masthead_take_stars(Text *cell);
/* The same as line_next_cell; but signs that a single space parts, as copied text has them, are
 * columns too: "United Nations A/62/1". */
Text masthead_next_cell(Text *line);

/* Two texts as one. */
Text masthead_join(Masthead *head, Text first, const char *joint, Text second);
/* Whether value is a line of the lines that a field has. */
bool is_line_of(Text lines, Text value);
/* Whether a field has no value from the text, or this one, or can hold both. */
bool masthead_has_room(const Masthead *head, FieldId field, Text value);
/* Sets a field from the text; false when it has another value already and cannot hold both. */
bool masthead_set(Masthead *head, FieldId field, Text value, Span span);

#endif
