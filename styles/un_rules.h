/* The rules of United Nations documents: what they add to a document that was just read, before it
 * is styled. What the rules say of words is in the lexicons, of appearance in the house sheets. */
#ifndef PLENARY_STYLES_UN_RULES_H
#define PLENARY_STYLES_UN_RULES_H

#include "input/document.h"

/* Rewrites the document by the steps that its kind asks for: fields derived from the text, lead
 * phrases, masthead, contents, words kept on one line. The fields become attributes of the root under their
 * names, for style sheets. The characters of the text stay as they are; what is
 * added is generated. Doing it again changes nothing. Numbers the nodes anew. */
void un_annotate(Document *document, Diagnostics *diagnostics);

#endif
