/* Putting elements around stretches of a text node. */
#ifndef PLENARY_STYLES_WRAP_H
#define PLENARY_STYLES_WRAP_H

#include "input/document.h"

/* Bytes [begin, end) of a text node's text. */
typedef struct TextRange {
    size_t begin;
    size_t end;
} TextRange;

/* The element that is put around. */
typedef struct Wrapper {
    Tag tag;
    const char *class_name;
} Wrapper;

/* Wraps each range in an element of its own, splitting the text node as needed. Ranges are in
 * order, apart and not empty, and lie on code point boundaries. Returns the last of the siblings
 * that the text node became. */
Node *wrap_ranges(Document *document, Node *text_node, const TextRange *ranges, size_t count,
                  Wrapper wrapper);

#endif
