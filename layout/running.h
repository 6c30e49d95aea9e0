/* What runs along with the pages: named strings and running elements (CSS Generated Content for Paged
 * Media 3, sections 1 and 2), and the counters of the document where margin boxes print them. */
#ifndef PLENARY_LAYOUT_RUNNING_H
#define PLENARY_LAYOUT_RUNNING_H

#include "layout/paginate.h"

typedef struct Running Running;

/* For pages in order. */
Running *running_new(Composer *composer, const Galley *galley);

/* Turns to the next page and takes note of what is set on it. */
void running_turn_to(Running *running, const PageDraft *draft);

/* The string of that name on the page, and the element: which is first, start, last or first-except.
 * Empty, or NULL, where there is none. */
Text running_string(const Running *running, Name name, Keyword which);
const Node *running_element(const Running *running, Name name, Keyword which);

/* Appends a CONTENT_COUNTER in a margin box of that style: the counters of the document stand as at the top of
 * the page, with what @page makes of them; what the box makes of them is its own (CSS Paged Media 3, section
 * 6.1). */
void running_put_counter(const Running *running, const Content *content, const Style *style,
                         Buffer *out);

/* Tells of the notes in a running element, which are not set. */
void running_report_notes(Composer *composer, const Node *element);

/* Whether an element is taken out of the text to run in margin boxes: position: running(). */
static inline bool is_running(const Style *style)
{
    return style_value(style, PROPERTY_POSITION)->kind == VALUE_FUNCTION;
}

#endif
