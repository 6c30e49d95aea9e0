#include "styles/css_calc.h"

#include "styles/css_units.h"

enum {
    UNIT_COUNT = UNIT_RLH + 1
};

/* All in 1/65536. A number when is_number, else the sum of a length, a share of the basis, figures in
 * relative units and, where only a font can tell which of them is the least, min() and max(). */
typedef struct Sum {
    bool is_number;
    int64_t number;
    int64_t percent;
    int64_t lengths[UNIT_COUNT]; /* [UNIT_NONE] in points */
    ValueBuilder choices;        /* VALUE_UNRESOLVED, min or max */
    const CssToken *place;       /* of the whole calculation: calc( */
} Sum;

static bool read_sum(ValueReader *reader, Sum *sum);
static Value length_of(const ValueReader *reader, const Sum *sum, int32_t least);

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

/* A length, or a sum or choice of such; the least becomes the greatest when the factor is negative. */
static Value scaled(Arena *arena, const Value *value, Operation operation, int64_t by)
{
    Value result = *value;
    if (value->kind == VALUE_LENGTH) {
        result.length = length_clip(operation(value->length, by));
        result.percent = length_clip(operation(value->percent, by));
    } else if (value->keyword == KEYWORD_NONE_GIVEN) {
        result.number = length_clip(operation(value->number, by));
    } else {
        ValueBuilder items = {.arena = arena};
        for (uint32_t i = 0; i < value->list->count; i++)
            value_add(&items, scaled(arena, &value->list->items[i], operation, by));
        Keyword keyword = (Keyword)value->keyword;
        if (by < 0 && keyword != KEYWORD_CALC)
            keyword = keyword == KEYWORD_MIN ? KEYWORD_MAX : KEYWORD_MIN;
        result = value_list_of(&items);
        result.kind = VALUE_UNRESOLVED;
        result.keyword = (uint16_t)keyword;
    }
    return result;
}

static void apply_to_choices(ValueBuilder *choices, Operation operation, int64_t by)
{
    ValueBuilder results = {.arena = choices->arena};
    for (size_t i = 0; i < choices->count; i++)
        value_add(&results, scaled(choices->arena, &choices->items[i], operation, by));
    *choices = results;
}

static void apply(Sum *sum, Operation operation, int64_t by)
{
    sum->number = operation(sum->number, by);
    sum->percent = operation(sum->percent, by);
    for (int unit = 0; unit < UNIT_COUNT; unit++)
        sum->lengths[unit] = operation(sum->lengths[unit], by);
    apply_to_choices(&sum->choices, operation, by);
}

static void add(Sum *sum, Sum *term, int sign)
{
    if (sign < 0)
        apply_to_choices(&term->choices, multiply, -(int64_t)CSS_NUMBER_ONE);
    for (size_t i = 0; i < term->choices.count; i++)
        value_add(&sum->choices, term->choices.items[i]);
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

/* Below 0, 0 or above as a is less than b, the same or more; false if that depends on fonts or on the
 * page: sums that differ in two units. */
static bool compare(const Sum *a, const Sum *b, int *order)
{
    Sum difference = *a;
    difference.choices = (ValueBuilder){0};
    Sum other = *b;
    other.choices = (ValueBuilder){0};
    add(&difference, &other, -1);
    int64_t found = difference.is_number ? difference.number : difference.percent;
    for (int unit = 0; unit < UNIT_COUNT && !difference.is_number; unit++) {
        if (found != 0 && difference.lengths[unit] != 0)
            return false;
        found = found != 0 ? found : difference.lengths[unit];
    }
    *order = found < 0 ? -1 : found > 0;
    return a->choices.count == 0 && b->choices.count == 0;
}

static bool has_percent(const Value *value)
{
    bool found = value->kind == VALUE_LENGTH && value->percent != 0;
    for (uint32_t i = 0;
         value->kind == VALUE_UNRESOLVED && value->keyword && i < value->list->count; i++)
        found = found || has_percent(&value->list->items[i]);
    return found;
}

/* min(), max() or clamp() while it is read. */
typedef struct Choosing {
    ValueReader *reader;
    ValueReader start; /* before the function */
    const CssToken *name;
    Sum *sums; /* its arguments */
    size_t count;
} Choosing;

/* The least or greatest of count sums. Those that cannot be compared here are left for the font to
 * decide, but for percentages, whose basis is not known before pages are made. */
static bool choose(Choosing *choosing, Keyword which, const Sum *sums, size_t count, Sum *result)
{
    ValueReader *reader = choosing->reader;
    ValueBuilder others = {.arena = reader->arena};
    Sum best = sums[0];
    for (size_t i = 1; i < count; i++) {
        int order;
        if (sums[i].is_number != best.is_number)
            return false;
        if (!compare(&sums[i], &best, &order))
            value_add(&others, length_of(reader, &sums[i], INT32_MIN));
        else if (order != 0 && (order < 0) == (which == KEYWORD_MIN))
            best = sums[i];
    }
    *result = best;
    if (others.count == 0)
        return true;
    value_add(&others, length_of(reader, &best, INT32_MIN));
    Value choice = value_list_of(&others);
    choice.kind = VALUE_UNRESOLVED;
    choice.keyword = (uint16_t)which;
    if (has_percent(&choice)) {
        value_go_back(reader, &choosing->start);
        return value_refuse_unsupported(reader);
    }
    *result = (Sum){.choices = {.arena = reader->arena}, .place = choosing->name};
    value_add(&result->choices, choice);
    return true;
}

static bool read_sums(Choosing *choosing)
{
    ValueReader *reader = choosing->reader;
    size_t capacity = 0;
    do {
        choosing->sums = arena_reserve(reader->arena, choosing->sums, choosing->count, &capacity,
                                       sizeof *choosing->sums);
        Sum *sum = &choosing->sums[choosing->count++];
        if (!read_sum(reader, sum))
            return false;
        sum->place = choosing->name;
    } while (value_take_kind(reader, CSS_COMMA));
    return true;
}

/* Section 10.2; what is clamped to less than the lower end is that end. */
static bool read_choice(ValueReader *reader, Sum *sum)
{
    enum {
        ENDS_AND_VALUE = 3
    };
    Choosing choosing = {.reader = reader, .start = *reader, .name = value_peek(reader)};
    if (reader->depth >= VALUE_DEPTH)
        return false;
    reader->depth++;
    value_take(reader);
    if (!read_sums(&choosing))
        return false;
    const Sum *sums = choosing.sums;
    bool is_chosen;
    if (css_is_function(choosing.name, "clamp")) {
        Sum ends[2];
        is_chosen = choosing.count == ENDS_AND_VALUE &&
                    choose(&choosing, KEYWORD_MIN, sums + 1, 2, &ends[1]);
        ends[0] = sums[0];
        is_chosen = is_chosen && choose(&choosing, KEYWORD_MAX, ends, 2, sum);
    } else {
        bool is_least = css_is_function(choosing.name, "min");
        is_chosen =
            choose(&choosing, is_least ? KEYWORD_MIN : KEYWORD_MAX, sums, choosing.count, sum);
    }
    return is_chosen && value_close_function(reader);
}

static bool is_choice(const CssToken *token)
{
    return css_is_function(token, "min") || css_is_function(token, "max") ||
           css_is_function(token, "clamp");
}

/* Section 10.7.1; NaN, which would be 0, is refused: nobody means it. */
static bool find_constant(const CssToken *token, int64_t *number)
{
    const struct {
        const char *name;
        int64_t number;
    } constants[] = {{"e", 178145},
                     {"pi", 205887},
                     {"infinity", CSS_NUMBER_MOST},
                     {"-infinity", -CSS_NUMBER_MOST}};
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        *number = constants[i].number;
        if (css_is_ident(token, constants[i].name))
            return true;
    }
    return false;
}

static bool read_term(ValueReader *reader, Sum *sum)
{
    const CssToken *token = value_peek(reader);
    *sum = (Sum){.choices = {.arena = reader->arena}};
    switch (token->kind) {
    case CSS_NUMBER:
        sum->is_number = true;
        sum->number = token->number;
        break;
    case CSS_IDENT:
        sum->is_number = true;
        if (!find_constant(token, &sum->number))
            return false;
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
        if (is_choice(token))
            return read_choice(reader, sum);
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

/* Each factor of a choice that only the font decides copies the choice: there may be a few. */
static bool read_product(ValueReader *reader, Sum *sum)
{
    enum {
        FACTORS_MOST = 8
    };
    unsigned factors = 0;
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
        if ((sum->choices.count || by.choices.count) && ++factors > FACTORS_MOST)
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
    for (size_t i = 0; i < sum->choices.count; i++)
        value_add(&terms, sum->choices.items[i]);
    bool has_absolute = absolute.length != 0 || absolute.percent != 0;
    if (terms.count == 0) {
        if (absolute.percent == 0)
            absolute.length = raise(absolute.length, least);
        else if (absolute.length == 0)
            absolute.percent = raise(absolute.percent, least);
        return absolute;
    }
    bool is_choice_alone = terms.count == 1 && sum->choices.count == 1;
    if (terms.count == 1 && !has_absolute && (is_choice_alone || terms.items[0].number >= least))
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
    bool has_length = sum->choices.count > 0;
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
    if ((css_is_function(place, "calc") || is_choice(place)) && read_term(reader, &sum)) {
        sum.place = place;
        if (value_of_sum(reader, &sum, accepts, least, value))
            return true;
    }
    value_go_back(reader, &start);
    return false;
}
