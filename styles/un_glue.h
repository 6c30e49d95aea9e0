/* Words that stay on one line (un-style 8.1): "18 December", "paragraph 5 (a)", "217 A (III)",
 * "Mr. Annan", "A/CONF.157/24", "2001–2010". */
#ifndef PLENARY_STYLES_UN_GLUE_H
#define PLENARY_STYLES_UN_GLUE_H

#include "input/document.h"
#include "styles/lexicon.h"

/* Wraps such words in span.glue. The characters stay as they are; style sheets say white-space:
 * nowrap. Text of pre and code is left alone, and a document that has a span.glue already. Takes time
 * in the length of the text. */
void un_glue(Document *document, const Lexicon *lexicon);

#endif
