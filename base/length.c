#include "base/length.h"

Length length_clip(int64_t value)
{
    if (value > LENGTH_MAX)
        return LENGTH_MAX;
    if (value < LENGTH_MIN)
        return LENGTH_MIN;
    return (Length)value;
}

int64_t divide_rounded(int64_t value, int64_t divisor)
{
    int64_t quotient = value / divisor;
    int64_t rest = value % divisor;
    if (rest < 0)
        return quotient - (-rest >= divisor - -rest);
    return quotient + (rest >= divisor - rest);
}

Length length_scale(Length length, int64_t numerator, int64_t denominator)
{
    int64_t product;
    if (__builtin_mul_overflow((int64_t)length, numerator, &product))
        return (length < 0) == (numerator < 0) ? LENGTH_MAX : LENGTH_MIN;
    return length_clip(divide_rounded(product, denominator));
}

Length length_subtract(Length a, Length b)
{
    return length_clip((int64_t)a - b);
}

Length length_add(Length a, Length b)
{
    return length_clip((int64_t)a + b);
}
