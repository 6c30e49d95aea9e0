#include "styles/css_functions.h"

/* Values 4 and 5, Environment 1, Color 4 and 5, Images 4, Sizing 3. */
static const char *const names[] = {
    "abs",
    "acos",
    "asin",
    "atan",
    "atan2",
    "attr",
    "color",
    "color-mix",
    "conic-gradient",
    "cos",
    "cross-fade",
    "env",
    "exp",
    "fit-content",
    "hwb",
    "hypot",
    "image-set",
    "lab",
    "lch",
    "light-dark",
    "linear-gradient",
    "log",
    "mod",
    "oklab",
    "oklch",
    "pow",
    "radial-gradient",
    "rem",
    "repeating-conic-gradient",
    "repeating-linear-gradient",
    "repeating-radial-gradient",
    "round",
    "sign",
    "sin",
    "sqrt",
    "tan",
    "toggle",
};

bool css_is_known_function(const CssToken *token)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (css_is_function(token, names[i]))
            return true;
    return false;
}
