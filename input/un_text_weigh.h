/* How likely digits, or other signs, in a text are a call to a note, by what stands around them (un-style
 * 11.5). */
#ifndef PLENARY_INPUT_UN_TEXT_WEIGH_H
#define PLENARY_INPUT_UN_TEXT_WEIGH_H

#include "base/text.h"

typedef enum Evidence {
    EVIDENCE_NONE,
    EVIDENCE_WEAK,  /* a call if there is a note */
    EVIDENCE_STRONG /* a call, and a fault if there is no note */
} Evidence;

/* The code point that ends at, or begins at, an offset; a space at the edges of the text. */
uint32_t code_point_before(Text text, size_t at);
uint32_t code_point_at(Text text, size_t at);
/* A space of some kind. */
bool is_space(uint32_t code_point);
/* Marks that a call may follow: , . ; : ) ] and closing quotation marks; and that may follow one. */
bool is_mark_before(uint32_t code_point);
bool is_mark_behind(uint32_t code_point);
/* Where the word or symbol that ends at an offset begins. */
size_t token_begin(Text text, size_t end);

/* Whether the digits that end at an offset are a year. */
bool is_year_before(Text text, size_t end);
/* Weighs what stands before the signs that begin here. */
Evidence weigh_before(Text text, size_t begin);
/* Whether a call behind what stands before it may end here. */
bool may_end_call(Text text, size_t begin, size_t end);
/* Whether a text has these bytes as a word of their own. */
bool has_word(Text all, Text word);
/* Whether no word ends with this letter behind this byte, "sc" or "tb": then it was raised. Only what is
 * impossible, or nearly so, is told. */
bool ends_no_word(char last, char letter);

#endif
