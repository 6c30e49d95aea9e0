/* Pictures as image XObjects (ISO 32000-1, 8.9). JPEG goes in as it is, unless its colours have to be
 * converted; what is decoded is packed again with PNG's predictors. Alpha becomes a soft mask, or is laid on white where the standard has no
 * transparency. */
#ifndef PLENARY_OUTPUT_IMAGES_H
#define PLENARY_OUTPUT_IMAGES_H

#include "output/color_convert.h"
#include "output/conformance.h"
#include "output/image_list.h"
#include "output/objects.h"

/* What pictures are written by. */
typedef struct ImageRules {
    const Standard *standard;
    int intent_components; /* of the output intent */
    ObjectNumber srgb;     /* the sRGB profile, where RGB is not the intent's; or 0 */
    PressColors *press;    /* for what has to be CMYK; or NULL */
    int compression;
    bool is_for_print; /* coarse pictures are told */
} ImageRules;

/* Writes the pictures. STATUS_CONFORMANCE after a report if one cannot stand in a file of the standard; a damaged
 * one is reported and left out. */
Status images_write(ImageTable *table, const ImageRules *rules, Objects *objects,
                    Diagnostics *diagnostics);

/* Reports pictures that are too coarse for the size at which a page shows them. */
void images_check_resolution(const Publication *publication, Diagnostics *diagnostics);

#endif
