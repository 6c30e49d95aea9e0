/* Several publications as one: for documents that are bound together in a file. */
#ifndef PLENARY_OUTPUT_JOIN_H
#define PLENARY_OUTPUT_JOIN_H

#include "layout/page.h"

/* The pages of all parts in their order. Page numbers stay those of each part. Each part becomes a Part
 * of the structure, and an entry of the outline, under its title, where its own outline does not
 * begin with one that holds all the others. What the parts say of themselves, their titles and
 * authors, is told one after another, each once; the language is the first's. The parts must live as
 * long as the result; a single one is returned as it is. */
const Publication *publication_join(Arena *arena, const Publication *const *parts, size_t count);

#endif
