/* The words that preambular paragraphs begin with: participles and adjectives, by their endings (un-style
 * appendix C, "ambiguity table"). Used only where no blank line parts paragraphs; the lexicons of styles/
 * know the phrases themselves. */
#ifndef PLENARY_INPUT_UN_OPENERS_H
#define PLENARY_INPUT_UN_OPENERS_H

#include "base/text.h"

/* Whether a line begins as a recital does, in a language. */
bool begins_recital(Text line, Text language);
/* Whether a line names those who agree, "The States Parties to the present Convention,", so that recitals
 * follow as behind an organ. */
bool names_parties(Text line);

#endif
