/* The identifiers of structure elements: unique, so that tools can name an element (ISO 32000-1,
 * 14.7.2). */
#ifndef PLENARY_OUTPUT_IDENTIFIERS_H
#define PLENARY_OUTPUT_IDENTIFIERS_H

#include "layout/page.h"
#include "output/objects.h"

typedef struct ElementIds {
    Arena *arena;
    const Publication *publication;
    const ObjectNumber *numbers; /* by element; 0 for those that are not written */
    Text *ids;                   /* by element; the result */
} ElementIds;

/* Decides on the identifiers of the elements that are written, and writes the name tree of them;
 * returns its number, 0 if there are none. PDF/UA-1, 7.9, demands one of each note: a note without one
 * gets one. One that is there twice is reported, and stays with the first element; the others get new
 * ones. */
ObjectNumber identifiers_write(ElementIds *elements, Objects *objects, Diagnostics *diagnostics);

#endif
