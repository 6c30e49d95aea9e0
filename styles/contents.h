/* The table of contents: made from the headings where the document asks for one, and led to its headings
 * where it brought one of its own.
 *
 * A document asks by an empty nav.contents (nav#toc, nav.toc), by a paragraph that says [TOC], or by the
 * field contents: yes, or how many levels it is to list. An attribute depth of the nav says so too.
 * What is made is nav.contents with p.contents-entry of the classes level-1, level-2, …, each holding an
 * a[href] with span.number and the words of the heading. The numbers of pages are the sheet's:
 * target-counter(attr(href), page). */
#ifndef PLENARY_STYLES_CONTENTS_H
#define PLENARY_STYLES_CONTENTS_H

#include "input/document.h"
#include "styles/lexicon.h"

/* Makes the contents, or links them; headings that are listed get ids. Doing it again changes nothing. */
void contents_make(Document *document, const Lexicon *lexicon);

#endif
