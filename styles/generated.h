/* Generated content: values of content, string-set and bookmark-label made into text and into what
 * only layout can know.
 *
 * It is made while the document is walked in reading order, as counters and quotation marks count.
 * What refers to other elements may look ahead, so it is filled in at the end. */
#ifndef PLENARY_STYLES_GENERATED_H
#define PLENARY_STYLES_GENERATED_H

#include "styles/counters.h"

typedef struct ContentMaker ContentMaker;

/* Memory of what is made is arena's; document is NULL for pages, which have no elements. */
ContentMaker *generated_maker_new(Arena *arena, const Document *document, CounterStyles *styles,
                                  Diagnostics *diagnostics);

/* The counters as they stand where the walk is. */
Counters *generated_counters(ContentMaker *maker);

/* The counter of notes that begins again on each page: what is made from here on leaves its value to
 * layout. NULL for none. */
void generated_count_by_page(ContentMaker *maker, Name counter);

/* What goes before the next content that is made. */
void generated_prefix(ContentMaker *maker, Text prefix);

/* The parts of a content list. element is what attr(), content() and the language are of: the
 * element itself or, for a pseudo-element, the one it belongs to; NULL for pages. A text is as long
 * as can be: two do not follow each other, but where targets are filled in later. */
const Generated *generated_content(ContentMaker *maker, const Value *list, const Node *element,
                                   const Style *style);

/* The list as one text, written to *text at the end (content_fill_in). */
void generated_text(ContentMaker *maker, const ValueList *list, const Node *element,
                    const Style *style, Text *text);

/* The text of a list item's marker by its list-style-type; NULL if there is none. */
const Generated *generated_marker(ContentMaker *maker, const Style *item, const Style *marker);

/* Notes where an element with an id stands, for what refers to it. */
void content_add_target(ContentMaker *maker, const Node *element);

/* Fills in all that refers to other elements; nodes are those of the styled tree. What leads nowhere
 * is reported and stays empty. */
void content_fill_in(ContentMaker *maker, const StyledNode *nodes);

#endif
