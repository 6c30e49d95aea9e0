/* Link annotations and destinations (ISO 32000-1, 12.3.2 and 12.5.6.5). */
#ifndef PLENARY_OUTPUT_LINKS_H
#define PLENARY_OUTPUT_LINKS_H

#include "output/pagetree.h"
#include "output/tags.h"

/* A place on a page as a destination, [page /XYZ x y null]: the top left corner of what the
 * viewer shows, at the magnification it has. (0 would say the same; MuPDF takes it for 100 %.) */
void put_destination(Buffer *out, const PageTree *tree, const Publication *publication,
                     const PlaceOnPage *place);

typedef struct Links {
    const Publication *publication;
    const Survey *survey;
    const Tags *tags; /* NULL in a file without tags */
    const PageTree *tree;
    ObjectNumber first; /* the annotation of link i of the survey is object first + i */
} Links;

/* Writes the annotations of a page, by index. */
void links_write(const Links *links, uint32_t page);

#endif
