#include "layout/dimension.h"

#include "styles/css_units.h"

enum {
    DECIMALS = 10000,
    MOST = 100000 * DECIMALS
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
    const CssUnit *found = css_unit_find(unit.bytes ? unit : (Text)TEXT("px"));
    if (!found || found->relative != UNIT_NONE || !found->is_supported)
        return false;
    *length = length_clip(divide_rounded(figure * found->numerator * LENGTH_POINT,
                                         (int64_t)found->denominator * DECIMALS));
    return true;
}
