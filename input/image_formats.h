/* The readers of image files, one a format; image.c chooses. */
#ifndef PLENARY_INPUT_IMAGE_FORMATS_H
#define PLENARY_INPUT_IMAGE_FORMATS_H

#include "input/image.h"

/* Whether the bytes begin as a file of that format does. */
bool image_png_is(Text bytes);
bool image_jpeg_is(Text bytes);

/* Reads the head of image->bytes into the other members. Returns what is wrong with it, or NULL. */
const char *image_png_read(Arena *arena, Image *image);
const char *image_jpeg_read(Arena *arena, Image *image);

/* Decodes into arrays that are large enough; alpha is NULL if the image has none. Returns what is wrong, or NULL. */
const char *image_png_decode(const Image *image, ImageElements *elements);
const char *image_jpeg_decode(const Image *image, ImageElements *elements);

/* Reads what Exif, which begins with the order of its bytes, tells: how the picture is turned, and its density unless
 * that is known. */
void image_exif_read(Text bytes, Image *image);

/* The same for drawings; image_svg_draw appends a PDF. Words about what is wrong may live in the arena. */
const char *image_svg_read(Arena *arena, Image *image);
const char *image_svg_decode(Arena *arena, const Image *image, ImageElements *elements);
const char *image_svg_draw(Arena *arena, const Image *image, Buffer *pdf);

#endif
