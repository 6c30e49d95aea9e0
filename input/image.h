/* Pictures: PNG and JPEG files, as far as typesetting needs to know them.
 *
 * image_read looks at the head of a file only: what kind it is and how large. Layout needs no more. The
 * picture elements of a PNG are decoded when the PDF is written; those of a JPEG only where its colours may
 * not be in the PDF, else its bytes go there as they stand.
 *
 * Files are not trusted: sizes are limited before memory is taken, damage is reported, and the decoder
 * never ends the process. Everything lives in the arena that is given. */
#ifndef PLENARY_INPUT_IMAGE_H
#define PLENARY_INPUT_IMAGE_H

#include "base/diagnostics.h"

enum {
    IMAGE_LONGEST_SIDE = 32767,
    IMAGE_MOST_ELEMENTS = 1 << 27, /* picture elements in all */
    IMAGE_PIXELS_PER_INCH = 96     /* where a file does not tell: a CSS pixel each */
};

typedef enum ImageFormat {
    IMAGE_PNG,
    IMAGE_JPEG
} ImageFormat;

typedef struct Image {
    ImageFormat format;
    uint32_t width; /* in picture elements; not 0 */
    uint32_t height;
    uint8_t components; /* 1 gray, 3 RGB, 4 CMYK; without alpha */
    bool has_alpha;
    bool is_inverted;   /* JPEG: CMYK with 0 for full ink, as Adobe writes it */
    uint32_t x_density; /* picture elements a metre; 0 if the file does not tell */
    uint32_t y_density;
    Text profile; /* ICC, or empty */
    Text bytes;   /* of the file, borrowed */
    Text name;    /* of the file, for messages */
} Image;

/* The image that a file holds; NULL after a report if it is damaged, too large, or neither PNG nor JPEG.
 * The source must outlive it. span is the place in the document that asks for it. */
const Image *image_read(Arena *arena, const Source *source, Span span, Diagnostics *diagnostics);

/* How large it is to be set: by its density, in Length. */
void image_size(const Image *image, Length *width, Length *height);

/* Picture elements, 8 bits a component, row after row from the top. */
typedef struct ImageElements {
    unsigned char *colors; /* components of each element side by side */
    unsigned char *alpha;  /* one of each, 255 opaque; NULL without */
} ImageElements;

/* Decodes the image; CMYK has 255 for full ink. false after a report if it is damaged. */
bool image_decode(Arena *arena, const Image *image, ImageElements *elements,
                  Diagnostics *diagnostics);

/* The version of libpng. */
const char *image_library_version(void);

#endif
