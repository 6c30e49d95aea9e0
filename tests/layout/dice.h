/* Numbers at random that are the same in each run. */
#ifndef PLENARY_TESTS_LAYOUT_DICE_H
#define PLENARY_TESTS_LAYOUT_DICE_H

#include <stdint.h>

typedef struct Dice {
    uint32_t state;
} Dice;

/* From 0 to sides - 1. */
static inline uint32_t roll(Dice *dice, uint32_t sides)
{
    dice->state = dice->state * 1664525u + 1013904223u;
    return (dice->state >> 8) % sides;
}

#endif
