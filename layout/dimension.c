#include "layout/dimension.h"

#include <stddef.h>

enum {
    DECIMALS = 10000,
    MOST = 100000 * DECIMALS
};

/* A unit in ten-thousandths of a point, as a fraction. */
static const struct {
    const char *name;
    int64_t numerator;
    int64_t denominator;
} units[] = {
    {"", 3, 4},       {"px", 3, 4},      {"pt", 1, 1},  {"pc", 12, 1},
    {"mm", 360, 127}, {"cm", 3600, 127}, {"in", 72, 1}, {"q", 90, 127},
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* The figure at the beginning in ten-thousandths, and how many bytes it has; none is no figure. */
static int64_t read_figure(Text text, size_t *bytes)
{
    int64_t figure = 0;
    int64_t place = DECIMALS;
    size_t at = 0;
    for (; at < text.bytes && is_digit(text.at[at]); at++)
        figure = figure < MOST ? figure * 10 + (text.at[at] - '0') * DECIMALS : figure;
    if (at + 1 < text.bytes && text.at[at] == '.' && is_digit(text.at[at + 1]))
        for (at++; at < text.bytes && is_digit(text.at[at]); at++)
            figure += (text.at[at] - '0') * (place /= 10);
    *bytes = at;
    return figure < MOST ? figure : MOST;
}

bool dimension_read(Text text, Length basis, Length *length)
{
    size_t bytes;
    text = text_trim(text);
    int64_t figure = read_figure(text, &bytes);
    Text unit = text_trim(text_slice(text, bytes, text.bytes));
    if (bytes == 0)
        return false;
    if (text_is(unit, "%")) {
        *length = length_clip(divide_rounded(basis * figure, (int64_t)100 * DECIMALS));
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_is_ignoring_case(unit, units[i].name)) {
            *length = length_clip(divide_rounded(figure * units[i].numerator * LENGTH_POINT,
                                                 units[i].denominator * DECIMALS));
            return true;
        }
    return false;
}
