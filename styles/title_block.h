/* The title that stands in a document's front matter and not in its text. */
#ifndef PLENARY_STYLES_TITLE_BLOCK_H
#define PLENARY_STYLES_TITLE_BLOCK_H

#include "input/document.h"
#include "styles/lexicon.h"

/* Inserts header.title-block at the beginning of the document: h1.document-title, and p.author and
 * p.date where the front matter has these fields. A title that only the command line or a file of
 * metadata gives is for the PDF's metadata. Nothing is inserted where the text has a title of its own
 * (an h1.document-title, or a first block in the same words), or where there is a masthead. */
void title_block_make(Document *document, const Lexicon *lexicon);

#endif
