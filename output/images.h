/* Pictures as image XObjects (ISO 32000-1, 8.9). JPEG goes in as it is; PNG is decoded, and packed again with
 * PNG's own predictors. Alpha becomes a soft mask, or is laid on white where the standard has no
 * transparency. A picture that is used more than once is written once. */
#ifndef PLENARY_OUTPUT_IMAGES_H
#define PLENARY_OUTPUT_IMAGES_H

#include "output/color_convert.h"
#include "output/conformance.h"
#include "output/objects.h"

typedef struct DrawnImage {
    const Image *image;
    ObjectNumber number; /* once written; 0 if it could not be */
} DrawnImage;

typedef struct ImageTable {
    DrawnImage *items; /* sorted by where their first marks are */
    size_t count;
} ImageTable;

/* What pictures are written by. */
typedef struct ImageRules {
    const Standard *standard;
    int intent_components; /* of the output intent */
    ObjectNumber srgb;     /* the sRGB profile, where RGB is not the intent's; or 0 */
    PressColors *press;    /* for what has to be CMYK; or NULL */
    int compression;
    bool is_for_print; /* coarse pictures are told */
} ImageRules;

/* Lists the pictures of all pages. */
ImageTable images_list(Arena *arena, const Publication *publication);

/* Writes them. STATUS_CONFORMANCE after a report if one cannot stand in a file of the standard; a damaged
 * one is reported and left out. */
Status images_write(ImageTable *table, const ImageRules *rules, Objects *objects,
                    Diagnostics *diagnostics);

/* Reports pictures that are too coarse for the size at which a page shows them. */
void images_check_resolution(const Publication *publication, Diagnostics *diagnostics);

/* The name of a picture in the pages' resources, as a number: /I3; SIZE_MAX if it is left out. */
size_t images_find(const ImageTable *table, const Image *image);

/* The entry of the pages' resources; nothing if there are none. */
void images_put_resources(const ImageTable *table, Dict *resources);

#endif
