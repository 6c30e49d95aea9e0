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

/* Whether a line is an organ that is in no table: "The Conference of the Parties,", "The Commission on
 * Narcotic Drugs,". Its name is short, has a comma behind it and none inside, and no figures. */
bool names_other_organ(Text line);

#endif
