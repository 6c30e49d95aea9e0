/* The header of an ICC profile (ICC.1, 7.2). */
#ifndef PLENARY_OUTPUT_CHECK_ICC_H
#define PLENARY_OUTPUT_CHECK_ICC_H

#include "base/text.h"

typedef enum IccSpace {
    ICC_NO_SPACE,
    ICC_GRAY,
    ICC_RGB,
    ICC_CMYK,
    ICC_LAB,
    ICC_OTHER
} IccSpace;

typedef enum IccClass {
    ICC_OUTPUT,
    ICC_DISPLAY,
    ICC_INPUT,
    ICC_CONVERSION,
    ICC_OTHER_CLASS
} IccClass;

typedef struct IccFacts {
    unsigned version; /* the major number */
    IccClass class;
    IccSpace space;
    unsigned components; /* of the space; 0 for ICC_OTHER */
} IccFacts;

/* false if the bytes are no profile, or not all of one. */
bool icc_read(Text bytes, IccFacts *facts);

#endif
