/* What the two halves of the generator share: the random numbers, and what they are for. */
#ifndef PLENARY_TESTS_LAYOUT_RANDOM_MAKER_H
#define PLENARY_TESTS_LAYOUT_RANDOM_MAKER_H

#include "tests/layout/random_document.h"

typedef struct Maker {
    const RandomDocument *random;
    Document *document;
    uint64_t state;
    int depth;
} Maker;

uint32_t up_to(Maker *maker, uint32_t count);
bool one_in(Maker *maker, uint32_t count);

#endif
