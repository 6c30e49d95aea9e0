/* How a picture is drawn into its place, the way up that its file says. */
#ifndef PLENARY_OUTPUT_PICTURE_PLACE_H
#define PLENARY_OUTPUT_PICTURE_PLACE_H

#include "input/image.h"
#include "output/notation.h"

/* In the coordinates of the content stream, y upwards. */
typedef struct PicturePlace {
    const Image *image;
    int64_t left;
    int64_t bottom;
    Length width;
    Length height;
} PicturePlace;

/* Appends the operators that draw picture /I<number>; they change the state, which the caller keeps. */
void picture_put(const PicturePlace *place, size_t number, Buffer *out);

#endif
