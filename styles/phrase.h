/* Comparing a document's text with the phrases of a lexicon.
 *
 * A phrase is said where its characters stand, but for: the case of its first letter; a straight
 * apostrophe for a curly one; a no-break space for a space; Arabic vowel signs and kashidas in the
 * text, which are passed over. It ends at the end of a word. Nothing here allocates or fails. */
#ifndef PLENARY_STYLES_PHRASE_H
#define PLENARY_STYLES_PHRASE_H

#include "styles/lexicon.h"

/* The offset behind the phrase if text says it at begin, else 0. An empty phrase is never said. */
size_t phrase_end(Text text, size_t begin, Text phrase);

/* The offset behind the longest phrase of the list said at begin, else 0; *which, unless it is NULL,
 * is its place in the list. */
size_t phrase_longest(Text text, size_t begin, const PhraseList *list, size_t *which);

/* Whether the list holds a phrase that is all of words. */
bool phrase_listed(const PhraseList *list, Text words);

/* The words of an enacting line: without the comma, of whichever script, and spaces at its end. */
Text phrase_without_comma(Text line);

/* The offset behind the space, of whichever kind, at begin; begin itself if there is none. */
size_t phrase_skip_space(Text text, size_t begin);

/* A letter of Latin, Greek, Cyrillic or Arabic, or a digit; not an ideograph, which ends a word of
 * its own. */
bool phrase_is_word(uint32_t code_point);

/* A digit of ASCII. */
static inline bool phrase_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* A capital of ASCII. */
static inline bool phrase_is_capital(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Lower and upper case of Latin-1 and Cyrillic letters; others are their own. */
uint32_t phrase_lower(uint32_t code_point);
uint32_t phrase_upper(uint32_t code_point);

/* How many digits of ASCII stand at an offset, and how many end there. */
size_t phrase_digits_at(Text text, size_t at);
size_t phrase_digits_before(Text text, size_t end);

#endif
