/* Notes at the feet of pages that extraction took apart: the rule above them lost, their raised numbers on
 * lines of their own. */
#ifndef PLENARY_INPUT_UN_TEXT_FEET_H
#define PLENARY_INPUT_UN_TEXT_FEET_H

#include "input/reading.h"

/* Whether notes without a rule begin with this line, and reach to the end of their page. */
bool feet_begin(Reading *reading, uint32_t line);
/* Reads notes whose numbers stand apart, below the rule at this line or without one; returns the line behind
 * them, or this line if they are not of that kind. A block is open. */
uint32_t feet_read(Reading *reading, uint32_t line);

/* un_text_notes.c: the number, or letter, that the next note has if it goes on in its kind. */
uint32_t note_expected(const Reading *reading, bool is_letter);
/* The next line behind a rule that has text; line_count if the page ends first. */
uint32_t note_line_below(const Reading *reading, uint32_t line);
/* Whether a line is a figure and nothing else. */
bool is_lone_number(const Reading *reading, uint32_t line);
/* Adds a note that begins with a line, label_bytes of it its label, to the open block. */
void note_add(Reading *reading, uint32_t line, NoteLabel label, size_t label_bytes);
/* Adds a line to the last note. */
void note_add_line(Reading *reading, uint32_t line);

#endif
