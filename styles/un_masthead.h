/* The masthead and the lines below it, generated from the fields (un-style 2.1, 2.2, 2.7, 2.8). The
 * elements are those of the table in input/document.h. */
#ifndef PLENARY_STYLES_UN_MASTHEAD_H
#define PLENARY_STYLES_UN_MASTHEAD_H

#include "input/document.h"
#include "styles/lexicon.h"

/* Inserts header.masthead and the lines below it: for a resolution always, before it; for other
 * documents only where a symbol or an organ is given, at their beginning. Every element of the form
 * is there, and empty where its field is: the style sheet reserves its place. Elements that the
 * document has already are not made again. Values are put into the document's language where they
 * are short: an agenda item "70 (b)", a session "62", a distribution "General". */
void un_masthead(Document *document, const Lexicon *lexicon);

#endif
