#include "styles/css_calc.h"

#include "styles/css_units.h"

enum {
    UNIT_COUNT = UNIT_LH + 1
};

/* All in 1/65536. A number when is_number, else the sum of a length, a share of the basis and
 * figures in relative units. */
typedef struct Sum {
    bool is_number;
    int64_t number;
    int64_t percent;
    int64_t lengths[UNIT_COUNT]; /* [UNIT_NONE] in points */
    const CssToken *place;       /* of the whole calculation: calc( */
} Sum;

static bool read_sum(ValueReader *reader, Sum *sum);

/* --- arithmetic ---------------------------------------------------------------------------- */

static int64_t saturate(int64_t value)
{
    return value > CSS_NUMBER_MOST    ? CSS_NUMBER_MOST
           : value < -CSS_NUMBER_MOST ? -CSS_NUMBER_MOST
                                      : value;
}

static int64_t multiply(int64_t a, int64_t b)
{
    int64_t product;
    if (__builtin_mul_overflow(a, b, &product))
        return (a < 0) == (b < 0) ? CSS_NUMBER_MOST : -CSS_NUMBER_MOST;
    return saturate(divide_rounded(product, CSS_NUMBER_ONE));
}

/* By 0 the result is as large as can be (CSS Values 4, 10.9: infinity is clamped); 0 / 0 is 0. */
static int64_t divide(int64_t a, int64_t b)
{
    if (b == 0)
        return a > 0 ? CSS_NUMBER_MOST : a < 0 ? -CSS_NUMBER_MOST : 0;
    if (b < 0)
        return divide(-a, -b);
    int64_t fine;
    if (__builtin_mul_overflow(a, (int64_t)CSS_NUMBER_ONE, &fine))
        return a > 0 ? CSS_NUMBER_MOST : -CSS_NUMBER_MOST;
    return saturate(divide_rounded(fine, b));
}

typedef int64_t (*Operation)(int64_t, int64_t);

static void apply(Sum *sum, Operation operation, int64_t by)
{
    sum->number = operation(sum->number, by);
    sum->percent = operation(sum->percent, by);
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        sum->lengths[unit] = operation(sum->lengths[unit], by);
}

static void add(Sum *sum, const Sum *term, int sign)
{
    sum->number = saturate(sum->number + sign * term->number);
    sum->percent = saturate(sum->percent + sign * term->percent);
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        sum->lengths[unit] = saturate(sum->lengths[unit] + sign * term->lengths[unit]);
}

/* --- grammar ------------------------------------------------------------------------------- */

static bool read_dimension_term(ValueReader *reader, Sum *sum)
{
    const CssToken *token = value_peek(reader);
    const CssUnit *unit = css_unit_find(token->text);
    if (!unit)
        return false;
    if (!unit->is_supported)
        return value_refuse_unsupported(reader);
    sum->lengths[unit->relative] =
        unit->relative == UNIT_NONE ? css_unit_points(unit, token) : token->number;
    return true;
}

static bool read_parenthesis(ValueReader *reader, Sum *sum)
{
    if (reader->depth >= VALUE_DEPTH)
        return false;
    reader->depth++;
    value_take(reader);
    return read_sum(reader, sum) && value_close_function(reader);
}

static bool read_term(ValueReader *reader, Sum *sum)
{
    const CssToken *token = value_peek(reader);
    *sum = (Sum){0};
    switch (token->kind) {
    case CSS_NUMBER:
        sum->is_number = true;
        sum->number = token->number;
        break;
    case CSS_PERCENTAGE:
        sum->percent = divide_rounded(token->number, 100);
        break;
    case CSS_DIMENSION:
        if (!read_dimension_term(reader, sum))
            return false;
        break;
    case CSS_OPEN_PAREN:
        return read_parenthesis(reader, sum);
    case CSS_FUNCTION:
        return css_is_function(token, "calc") && read_parenthesis(reader, sum);
    default:
        return false;
    }
    value_take(reader);
    return true;
}

static void report_division(const ValueReader *reader, const CssToken *token)
{
    Span span = {reader->source, token->begin, token->end};
    diagnostics_add(reader->diagnostics, STYLE_CLIPPED, span, text_of("/ 0"), (Text){0});
}

static bool read_product(ValueReader *reader, Sum *sum)
{
    if (!read_term(reader, sum))
        return false;
    for (;;) {
        const CssToken *sign = value_peek(reader);
        bool is_product = css_is_delim(sign, '*');
        if (!is_product && !css_is_delim(sign, '/'))
            return true;
        value_take(reader);
        Sum by;
        if (!read_term(reader, &by))
            return false;
        if (by.is_number && !is_product && by.number == 0)
            report_division(reader, sign);
        if (by.is_number) {
            apply(sum, is_product ? multiply : divide, by.number);
        } else if (is_product && sum->is_number) {
            apply(&by, multiply, sum->number);
            *sum = by;
        } else {
            return false;
        }
    }
}

static bool is_space(const CssToken *token, const ValueReader *reader)
{
    return token < reader->end && token->kind == CSS_WHITESPACE;
}

/* + and - must have white space on both sides (10.1). */
static bool read_sum(ValueReader *reader, Sum *sum)
{
    if (!read_product(reader, sum))
        return false;
    for (;;) {
        const CssToken *sign = value_peek(reader);
        bool is_plus = css_is_delim(sign, '+');
        if (!is_plus && !css_is_delim(sign, '-'))
            return true;
        value_take(reader);
        Sum term;
        if (!is_space(sign - 1, reader) || !is_space(sign + 1, reader) ||
            !read_product(reader, &term) || term.is_number != sum->is_number)
            return false;
        add(sum, &term, is_plus ? 1 : -1);
    }
}

/* --- the value ----------------------------------------------------------------------------- */

static int32_t raise(int32_t value, int32_t least)
{
    return value < least ? least : value;
}

static Value relative_term(Unit unit, int32_t figure)
{
    return (Value){.kind = VALUE_UNRESOLVED, .unit = (uint8_t)unit, .number = figure};
}

static Value length_of(const ValueReader *reader, const Sum *sum, int32_t least)
{
    Value absolute = {.kind = VALUE_LENGTH,
                      .length = value_clip(reader, sum->place, sum->lengths[UNIT_NONE]),
                      .percent = value_clip(reader, sum->place, sum->percent)};
    ValueBuilder terms = {.arena = reader->arena};
    for (int unit = UNIT_EM; unit < UNIT_COUNT; unit++)
        if (sum->lengths[unit])
            value_add(&terms, relative_term((Unit)unit,
                                            value_clip(reader, sum->place, sum->lengths[unit])));
    bool has_absolute = absolute.length != 0 || absolute.percent != 0;
    if (terms.count == 0) {
        if (absolute.percent == 0)
            absolute.length = raise(absolute.length, least);
        else if (absolute.length == 0)
            absolute.percent = raise(absolute.percent, least);
        return absolute;
    }
    if (terms.count == 1 && !has_absolute && terms.items[0].number >= least)
        return terms.items[0];
    if (has_absolute)
        value_add(&terms, absolute);
    Value value = value_list_of(&terms);
    value.kind = VALUE_UNRESOLVED;
    value.keyword = KEYWORD_CALC;
    return value;
}

static bool value_of_sum(const ValueReader *reader, const Sum *sum, unsigned accepts, int32_t least,
                         Value *value)
{
    if (sum->is_number) {
        if (accepts & ACCEPTS_NUMBER)
            *value = (Value){.kind = VALUE_NUMBER,
                             .number = raise(value_clip(reader, sum->place, sum->number), least)};
        else if (accepts & ACCEPTS_INTEGER)
            *value = (Value){
                .kind = VALUE_INTEGER,
                .integer = raise(length_clip(divide_rounded(sum->number, CSS_NUMBER_ONE)), least)};
        return accepts & (ACCEPTS_NUMBER | ACCEPTS_INTEGER);
    }
    bool has_length = false;
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        has_length = has_length || sum->lengths[unit] != 0;
    if ((has_length && !(accepts & ACCEPTS_LENGTH)) ||
        (sum->percent != 0 && !(accepts & ACCEPTS_PERCENT)))
        return false;
    *value = length_of(reader, sum, least);
    return accepts & (ACCEPTS_LENGTH | ACCEPTS_PERCENT);
}

bool css_read_calc(ValueReader *reader, unsigned accepts, int32_t least, Value *value)
{
    const CssToken *place = value_peek(reader);
    ValueReader start = *reader;
    Sum sum;
    if (value_open_function(reader, "calc") && read_sum(reader, &sum) &&
        value_close_function(reader)) {
        sum.place = place;
        if (value_of_sum(reader, &sum, accepts, least, value))
            return true;
    }
    value_go_back(reader, &start);
    return false;
}
