/* The pictures of a publication, each once: however many marks show it, and however many files hold it. */
#ifndef PLENARY_OUTPUT_IMAGE_LIST_H
#define PLENARY_OUTPUT_IMAGE_LIST_H

#include "layout/page.h"
#include "output/notation.h"

typedef struct DrawnImage {
    const Image *image;
    ObjectNumber number; /* once written; 0 if it could not be */
    Length width;        /* the largest at which it is shown */
    Length height;
} DrawnImage;

/* Which of the list a picture is. */
typedef struct ImagePlace {
    const Image *image;
    size_t at;
} ImagePlace;

typedef struct ImageTable {
    DrawnImage *items; /* in the order of their first marks */
    size_t count;
    const ImagePlace *places; /* of all pictures, sorted by address */
    size_t place_count;
} ImageTable;

/* The picture that a mark shows, and how large; NULL if it shows none. */
const Image *mark_image(const Mark *mark, Length *width, Length *height);

/* Lists the pictures of all pages. None is written yet. */
ImageTable images_list(Arena *arena, const Publication *publication);

/* The name of a picture in the resources of pages, as a number: /I3; SIZE_MAX if it is not in the file. */
size_t images_find(const ImageTable *table, const Image *image);

#endif
