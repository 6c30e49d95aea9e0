/* Links from a table of contents to the headings that it lists. */
#ifndef PLENARY_STYLES_CONTENTS_LINKS_H
#define PLENARY_STYLES_CONTENTS_LINKS_H

#include "input/document.h"

typedef struct ContentsHeading {
    Node *node;
    Node *title;    /* of a label, where it stands on a line of its own; or NULL */
    unsigned level; /* from 1 */
} ContentsHeading;

/* In document order. */
typedef struct ContentsHeadings {
    ContentsHeading *items;
    size_t count;
    size_t capacity;
} ContentsHeadings;

/* "#id" of an element, which gets an id if it has none. */
Text contents_href(Document *document, Node *element);

/* Leads the entries of contents that the document brought to their headings, as far as they have the
 * same words in the same order: puts a[href] around what is in them, of the class with-page if there is
 * a span.page, and gives that the same href, so that a sheet can print the page of this print. */
void contents_link(Document *document, Node *nav, const ContentsHeadings *list);

#endif
