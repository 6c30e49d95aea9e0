/* Attributes in braces: {.class #id name=value}, as Pandoc and kramdown write them. */
#ifndef PLENARY_INPUT_MARKDOWN_ATTRIBUTES_H
#define PLENARY_INPUT_MARKDOWN_ATTRIBUTES_H

#include "input/document.h"
#include "input/hints.h"

enum {
    MOST_ATTRIBUTES = 8 /* classes, and again as many pairs */
};

typedef struct MarkupAttributes {
    Text id;
    Text classes[MOST_ATTRIBUTES];
    size_t class_count;
    Text names[MOST_ATTRIBUTES];
    Text values[MOST_ATTRIBUTES];
    size_t count;
} MarkupAttributes;

/* Whether the text opens as attributes do: "{." or "{#" or "{:" or "{name=". */
bool attributes_open(Text text);
/* The whole text as attributes in braces; false if it is something else. Borrows. */
bool attributes_read(Text text, MarkupAttributes *attributes);
/* The same for the words behind a fence: "{.annex #a}" or "annex". */
bool attributes_read_fence(Text text, MarkupAttributes *attributes);

/* The role that one of the classes names; false if none does. */
bool attributes_role(const MarkupAttributes *attributes, HintVerb *verb);
/* Puts classes, id and the rest on an element; a class that named its role is there already. */
void attributes_apply(Document *document, Node *node, const MarkupAttributes *attributes);

#endif
