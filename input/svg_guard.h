/* What an SVG drawing is looked through for before a library is let at it.
 *
 * librsvg is robust, but draws what it is told to: a chain of references takes its stack, an entity or a picture
 * inside takes any memory, a filter any time. Such drawings are refused here, by figures that no drawing made in
 * earnest comes near (SVG_DEEPEST and the rest). What a drawing wants from outside itself librsvg
 * does not load, since it is not told where the drawing lies; it is told here what that was. */
#ifndef PLENARY_INPUT_SVG_GUARD_H
#define PLENARY_INPUT_SVG_GUARD_H

#include "base/text.h"

enum {
    SVG_LARGEST = 16 << 20, /* bytes of a file; and of what its entities become */
    SVG_DEEPEST = 100,      /* elements inside each other */
    SVG_LONGEST_WAY = 300,  /* the same, with what references bring in */
    SVG_MOST_WORK =
        2000000, /* elements drawn, with what references repeat; filters count hundredfold */
    SVG_MOST_ELEMENTS = 1 << 25, /* picture elements of a picture inside */
};

typedef struct SvgFacts {
    const char *fault; /* why it is refused, or NULL */
    Text outside;      /* the first thing that it wants from outside, or empty; borrowed */
    bool has_surfaces; /* filters or masks, which are drawn element by element */
} SvgFacts;

/* Whether the bytes are XML whose first element is svg. */
bool svg_is(Text bytes);

/* Looks through a drawing. */
SvgFacts svg_look_through(Text bytes);

#endif
