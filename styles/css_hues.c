#include "styles/css_hues.h"

enum {
    FULL = 65535,
    DEGREE = 65536
};

/* What one of a unit is in degrees; a radian is given to nine digits. */
static const struct {
    const char *name;
    int64_t numerator;
    int64_t denominator;
} angles[] = {{"deg", 1, 1}, {"grad", 9, 10}, {"rad", 572957795, 10000000}, {"turn", 360, 1}};

/* Not further than a figure that can be multiplied. */
static int64_t clipped(int64_t figure)
{
    const int64_t most = (int64_t)1 << 32;
    return figure > most ? most : figure < -most ? -most : figure;
}

static bool take_angle(ValueReader *reader, int64_t *degrees)
{
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_DIMENSION)
        return false;
    for (size_t i = 0; i < sizeof angles / sizeof *angles; i++) {
        if (!text_is_ignoring_case(token->text, angles[i].name))
            continue;
        *degrees =
            divide_rounded(clipped(token->number) * angles[i].numerator, angles[i].denominator);
        value_take(reader);
        return true;
    }
    return false;
}

bool css_read_hue(ValueReader *reader, int64_t *hue)
{
    Value value;
    *hue = 0;
    if (value_take_ident(reader, "none"))
        return true;
    if (value_read_numeric(reader, ACCEPTS_NUMBER, INT32_MIN, &value))
        *hue = value.number;
    else if (!take_angle(reader, hue))
        return false;
    *hue %= HUE_TURN;
    *hue += *hue < 0 ? HUE_TURN : 0;
    return true;
}

/* Section 7.1: how far a part is below the lightness, by its place on the circle of twelve; from -DEGREE to DEGREE. */
static int64_t share_of_part(int64_t hue, int part)
{
    static const int places[3] = {0, 8, 4};
    int64_t place = (places[part] * (int64_t)DEGREE + hue / 30) % (12 * (int64_t)DEGREE);
    int64_t up = place - 3 * (int64_t)DEGREE;
    int64_t down = 9 * (int64_t)DEGREE - place;
    int64_t share = up < down ? up : down;
    return share > DEGREE ? DEGREE : share < -DEGREE ? -DEGREE : share;
}

void css_rgb_of_hsl(int64_t hue, int64_t saturation, int64_t lightness, int64_t rgb[3])
{
    int64_t nearest = lightness < FULL - lightness ? lightness : FULL - lightness;
    int64_t chroma = divide_rounded(saturation * nearest, FULL);
    for (int i = 0; i < 3; i++)
        rgb[i] = lightness - divide_rounded(chroma * share_of_part(hue, i), DEGREE);
}

void css_rgb_of_hwb(int64_t hue, int64_t whiteness, int64_t blackness, int64_t rgb[3])
{
    int64_t both = whiteness + blackness;
    for (int i = 0; i < 3; i++) {
        int64_t pure = divide_rounded(FULL * (DEGREE - share_of_part(hue, i)), 2 * (int64_t)DEGREE);
        rgb[i] = both >= FULL ? divide_rounded(whiteness * FULL, both)
                              : divide_rounded(pure * (FULL - both), FULL) + whiteness;
    }
}
