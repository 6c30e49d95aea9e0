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
} Masthead;

/* Two texts as one. */
Text masthead_join(Masthead *head, Text first, const char *joint, Text second);
/* Whether value is a line of the lines that a field has. */
bool is_line_of(Text lines, Text value);
/* Whether a field has no value from the text, or this one, or can hold both. */
bool masthead_has_room(const Masthead *head, FieldId field, Text value);
/* Sets a field from the text; false when it has another value already and cannot hold both. */
bool masthead_set(Masthead *head, FieldId field, Text value, Span span);

#endif
