/* How far signs reach over the edges of the text so that these look straight. */
#ifndef PLENARY_LAYOUT_OPTICAL_MARGINS_H
#define PLENARY_LAYOUT_OPTICAL_MARGINS_H

#include <stdint.h>

/* In thousandths of an em, where lines start and where they end, in the direction of the text. */
typedef struct OpticalMargin {
    uint32_t code_point;
    int16_t start;
    int16_t end;
} OpticalMargin;

/* That of a character, or NULL if it stays inside. */
const OpticalMargin *optical_margin(uint32_t code_point);

#endif
