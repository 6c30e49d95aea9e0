#include "styles/css_units.h"

static const CssUnit units[] = {
    {"pt", UNIT_NONE, 1, 1, true},     {"px", UNIT_NONE, 3, 4, true},
    {"in", UNIT_NONE, 72, 1, true},    {"cm", UNIT_NONE, 7200, 254, true},
    {"mm", UNIT_NONE, 720, 254, true}, {"q", UNIT_NONE, 180, 254, true},
    {"pc", UNIT_NONE, 12, 1, true},    {"em", UNIT_EM, 0, 0, true},
    {"rem", UNIT_REM, 0, 0, true},     {"ex", UNIT_EX, 0, 0, true},
    {"ch", UNIT_CH, 0, 0, true},       {"lh", UNIT_LH, 0, 0, true},
    {"ic", UNIT_EM, 0, 0, true},       {"rlh", UNIT_RLH, 0, 0, true},
    {"cap", UNIT_NONE, 0, 0, false},   {"rcap", UNIT_NONE, 0, 0, false},
    {"rch", UNIT_NONE, 0, 0, false},   {"rex", UNIT_NONE, 0, 0, false},
    {"ric", UNIT_NONE, 0, 0, false},   {"vw", UNIT_NONE, 0, 0, false},
    {"vh", UNIT_NONE, 0, 0, false},    {"vi", UNIT_NONE, 0, 0, false},
    {"vb", UNIT_NONE, 0, 0, false},    {"vmin", UNIT_NONE, 0, 0, false},
    {"vmax", UNIT_NONE, 0, 0, false},
};

const CssUnit *css_unit_find(Text name)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (text_is_ignoring_case(name, units[i].name))
            return &units[i];
    return NULL;
}

/* All 32 bits behind the point are taken into account. What is beyond 2^17 of any unit is too long in
 * any case, and would overflow. */
int64_t css_unit_points(const CssUnit *unit, const CssToken *dimension)
{
    static const int64_t most = (int64_t)1 << 33;
    int64_t number = dimension->number;
    number = number > most ? most : number < -most ? -most : number;
    int64_t fine = number * CSS_NUMBER_ONE + dimension->rest;
    return divide_rounded(fine * unit->numerator, (int64_t)unit->denominator * CSS_NUMBER_ONE);
}

const char *css_unit_name(Unit unit)
{
    static const char *const names[] = {
        [UNIT_NONE] = "pt", [UNIT_EM] = "em", [UNIT_REM] = "rem", [UNIT_EX] = "ex",
        [UNIT_CH] = "ch",   [UNIT_LH] = "lh", [UNIT_RLH] = "rlh",
    };
    return names[unit];
}
