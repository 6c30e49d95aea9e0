/* Whether a font has other forms of letters: small capitals, raised figures. */
#ifndef PLENARY_FONTS_SUBSTITUTION_H
#define PLENARY_FONTS_SUBSTITUTION_H

#include "fonts/shape.h"

/* Of which letters other forms are asked for. */
typedef struct SubstitutionRequest {
    const Face *face;
    FourLetters script;
    Text language; /* BCP 47 */
    const uint32_t *code_points;
    uint32_t count;
} SubstitutionRequest;

/* In the place of how many of the characters an OpenType feature puts other glyphs. */
uint32_t face_substitutes(const SubstitutionRequest *request, FourLetters feature);

#endif
