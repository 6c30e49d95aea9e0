/* SVG drawings as form XObjects (ISO 32000-1, 8.10).
 *
 * The drawing comes as a PDF of one page that cairo made. The page's content becomes a form of the size of a picture, one by one, and
 * what it draws with is copied object by object, with what a standard wants in addition: glyphs by number, sets of
 * them, RGB by its profile, no smoothing of pictures. Grays become gray on a press, and other colours its inks. */
#ifndef PLENARY_OUTPUT_DRAWINGS_H
#define PLENARY_OUTPUT_DRAWINGS_H

#include "output/images.h"

typedef enum DrawingResult {
    DRAWING_WRITTEN,
    DRAWING_FORBIDDEN, /* the standard allows its transparency, or its kind of colours, not */
    DRAWING_BROKEN     /* the PDF cannot be read */
} DrawingResult;

/* Writes a drawing; number is the form's. Nothing is written unless all of it can be. */
DrawingResult drawing_write(Arena *arena, Text pdf, const ImageRules *rules, Objects *objects,
                            ObjectNumber *number);

#endif
