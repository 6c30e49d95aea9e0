/* The elements of a document that can be led to: those with an id. */
#ifndef PLENARY_LAYOUT_ANCHORS_H
#define PLENARY_LAYOUT_ANCHORS_H

#include "input/document.h"

typedef struct Anchors Anchors;

/* The anchors of a numbered document, in the arena. */
const Anchors *anchors_new(Arena *arena, const Document *document);

/* The first element that an href of the form "#id" leads to, or NULL. */
const Node *anchors_find(const Anchors *anchors, Text href);

#endif
