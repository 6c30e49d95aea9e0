/* Lengths: integers in 1/65536 of a point (1/72 inch), 32 bits, so that every machine computes the
 * same positions. The largest length is 32,767 pt (11.5 m). Products, and sums over more than a
 * page, are made in 64 bits. */
#ifndef PLENARY_BASE_LENGTH_H
#define PLENARY_BASE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

/* 1/65536 pt. */
typedef int32_t Length;

enum {
    LENGTH_POINT = 65536,
    LENGTH_MAX = INT32_MAX,
    LENGTH_MIN = INT32_MIN
};

/* Whole points, for constants. */
#define LENGTH_OF_POINTS(points) ((Length)((points)*LENGTH_POINT))

/* value clipped to what a Length can hold. */
Length length_clip(int64_t value);

/* length * numerator / denominator, rounded half away from zero and clipped; denominator > 0. A
 * numerator of 2^32 and more may be clipped before the division. */
Length length_scale(Length length, int64_t numerator, int64_t denominator);

/* a + b, clipped. */
Length length_add(Length a, Length b);

/* a - b, clipped. */
Length length_subtract(Length a, Length b);

/* value / divisor, rounded half away from zero; divisor > 0. */
int64_t divide_rounded(int64_t value, int64_t divisor);

#endif
