#include "styles/css_numbers.h"

#include "base/length.h"

/* A number is read digit by digit, each with the power of ten it stands for once the exponent is
 * taken in: digits from 10^0 upwards make the whole part, those down to 10^-9 the fraction. So the
 * result is the same however the number is written. */

enum {
    FRACTION_DIGITS = 9
};

static const int64_t FRACTION_ONE = 1000000000; /* 10^FRACTION_DIGITS */
static const int64_t WHOLE_MOST = (int64_t)1 << 32;
static const int64_t EXPONENT_MOST = (int64_t)1 << 40; /* longer than any source */

static bool is_digit_at(Text text, size_t at)
{
    return at < text.bytes && text.at[at] >= '0' && text.at[at] <= '9';
}

static bool is_sign_at(Text text, size_t at)
{
    return at < text.bytes && (text.at[at] == '+' || text.at[at] == '-');
}

static size_t skip_digits(Text text, size_t at)
{
    while (is_digit_at(text, at))
        at++;
    return at;
}

/* The exponent at *at, which moves behind it; 0 and no move if there is none. */
static int64_t exponent_of(Text text, size_t *at)
{
    size_t digits = *at + 1;
    if (*at >= text.bytes || (text.at[*at] != 'e' && text.at[*at] != 'E'))
        return 0;
    bool is_negative = is_sign_at(text, digits) && text.at[digits] == '-';
    if (is_sign_at(text, digits))
        digits++;
    if (!is_digit_at(text, digits))
        return 0;
    int64_t exponent = 0;
    for (*at = digits; is_digit_at(text, *at); (*at)++)
        if (exponent < EXPONENT_MOST)
            exponent = exponent * 10 + (text.at[*at] - '0');
    return is_negative ? -exponent : exponent;
}

/* A number without its sign: fraction is in 1/FRACTION_ONE. */
typedef struct Decimal {
    int64_t whole;
    int64_t fraction;
} Decimal;

/* The digits [begin, end) of text, a point among them or not, the first being worth
 * 10^power_of_first. */
static Decimal decimal_of(Text text, size_t begin, size_t end, int64_t power_of_first)
{
    Decimal decimal = {0, 0};
    int64_t worth = FRACTION_ONE; /* of the digit before the next, as a fraction */
    int64_t power = power_of_first;
    for (int64_t skipped = power; skipped < -1 && worth; skipped++)
        worth /= 10;
    for (size_t at = begin; at < end && decimal.whole < WHOLE_MOST; at++) {
        if (text.at[at] == '.')
            continue;
        int digit = text.at[at] - '0';
        if (power >= 0) {
            decimal.whole = decimal.whole * 10 + digit;
        } else {
            worth /= 10;
            decimal.fraction += worth * digit;
        }
        power--;
    }
    for (; power >= 0 && decimal.whole > 0 && decimal.whole < WHOLE_MOST; power--)
        decimal.whole *= 10;
    if (decimal.whole >= WHOLE_MOST)
        return (Decimal){WHOLE_MOST, 0};
    return decimal;
}

static void set_value(CssNumber *number, Decimal decimal, bool is_negative)
{
    int64_t fine = divide_rounded(decimal.fraction << 32, FRACTION_ONE);
    int64_t coarse = (fine + 0x8000) >> 16;
    number->value = decimal.whole * 65536 + coarse;
    number->rest = (int32_t)(fine - coarse * 65536);
    if (is_negative) {
        number->value = -number->value;
        number->rest = -number->rest;
    }
}

CssNumber css_number(Text text)
{
    CssNumber number = {.has_sign = is_sign_at(text, 0), .is_integer = true};
    size_t begin = number.has_sign ? 1 : 0;
    size_t end = skip_digits(text, begin);
    int64_t power_of_first = (int64_t)(end - begin) - 1;
    if (end < text.bytes && text.at[end] == '.' && is_digit_at(text, end + 1)) {
        end = skip_digits(text, end + 1);
        number.is_integer = false;
    }
    number.bytes = end;
    power_of_first += exponent_of(text, &number.bytes);
    number.is_integer = number.is_integer && number.bytes == end;
    set_value(&number, decimal_of(text, begin, end, power_of_first),
              number.has_sign && text.at[0] == '-');
    return number;
}
