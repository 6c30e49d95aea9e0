/* Pictures: PNG, JPEG and SVG files, as far as typesetting needs to know them.
 *
 * image_read looks at the head of a file only: what kind it is and how large. Layout needs no more. The
 * picture elements of a PNG are decoded when the PDF is written; those of a JPEG only where its colours may
 * not be in the PDF, else its bytes go there as they stand. SVG is a drawing: it is drawn anew as the page of a
 * PDF, or as picture elements where a standard does not allow it.
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
    IMAGE_JPEG,
    IMAGE_SVG
} ImageFormat;

/* What is peculiar to a drawing. */
typedef struct ImageDrawing {
    Length width; /* as it tells itself; 0 if it does not */
    Length height;
    Length shape_width; /* its proportions; 0 if it has none */
    Length shape_height;
    Length view_width; /* what it is drawn into */
    Length view_height;
    bool fits_itself;  /* into whatever it is drawn into; else it is stretched */
    bool has_surfaces; /* is drawn element by element in part */
} ImageDrawing;

typedef struct Image {
    ImageFormat format;
    uint32_t width; /* in picture elements; not 0, but for a drawing */
    uint32_t height;
    uint8_t components; /* 1 gray, 3 RGB, 4 CMYK; without alpha */
    bool has_alpha;
    uint8_t
        orientation; /* as Exif has it: 1 or 0 upright, to 8; from 5 on rows are shown as columns */
    bool is_inverted;   /* JPEG: CMYK with 0 for full ink, as Adobe writes it */
    uint32_t x_density; /* picture elements a metre; 0 if the file does not tell */
    uint32_t y_density;
    Text profile;         /* ICC, or empty */
    ImageDrawing drawing; /* of SVG */
    Text bytes;           /* of the file, borrowed */
    Text name;            /* of the file, for messages */
} Image;

/* The image that a file holds; NULL after a report if it is damaged, too large, or none of these.
 * The source must outlive it. span is the place in the document that asks for it. */
const Image *image_read(Arena *arena, const Source *source, Span span, Diagnostics *diagnostics);

/* How large it is to be set: by its density, in Length, and turned as it is to be shown. A drawing may leave one or both open: 0. */
void image_size(const Image *image, Length *width, Length *height);

/* Whether its rows are shown as columns. */
bool image_is_turned(const Image *image);

/* Its proportions, 0 by 0 if it has none. */
void image_shape(const Image *image, Length *width, Length *height);

/* The image to be shown in a box of that size: itself, or a drawing that fits itself into it, in the arena. */
const Image *image_fitted(Arena *arena, const Image *image, Length width, Length height);

/* Picture elements, 8 bits a component, row after row from the top. */
typedef struct ImageElements {
    unsigned char *colors; /* components of each element side by side */
    unsigned char *alpha;  /* one of each, 255 opaque; NULL without */
} ImageElements;

/* A drawing as it would be with so many picture elements, for image_decode. */
Image image_of_elements(const Image *image, uint32_t width, uint32_t height);

/* Draws a drawing as a PDF of one page, appended; the page's MediaBox is what it is drawn into. false after a report. */
bool image_draw(Arena *arena, const Image *image, Buffer *pdf, Diagnostics *diagnostics);

/* Decodes the image; CMYK has 255 for full ink. false after a report if it is damaged. */
bool image_decode(Arena *arena, const Image *image, ImageElements *elements,
                  Diagnostics *diagnostics);

/* The version of libpng. */
const char *image_library_version(void);

#endif
