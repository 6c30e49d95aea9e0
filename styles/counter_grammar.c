#include "styles/counter_grammar.h"

#include "styles/content_grammar.h"

/* --- styles -------------------------------------------------------------------------------- */

bool read_counter_style_name(ValueReader *reader, Value *value)
{
    static const uint16_t built_in[] = {
        KEYWORD_NONE,        KEYWORD_DISC,        KEYWORD_CIRCLE,
        KEYWORD_SQUARE,      KEYWORD_DECIMAL,     KEYWORD_DECIMAL_LEADING_ZERO,
        KEYWORD_LOWER_ALPHA, KEYWORD_UPPER_ALPHA, KEYWORD_LOWER_LATIN,
        KEYWORD_UPPER_LATIN, KEYWORD_LOWER_ROMAN, KEYWORD_UPPER_ROMAN,
        KEYWORD_ASTERISKS,   KEYWORD_NONE_GIVEN};
    return value_read_keyword(reader, built_in, value) || value_read_name(reader, value);
}

/* CSS Counter Styles 3, section 4: strings, as many as the system needs; images are not supported. */
static bool read_symbols(ValueReader *reader, Value *value)
{
    static const uint16_t systems[] = {KEYWORD_SYMBOLIC, KEYWORD_CYCLIC,     KEYWORD_NUMERIC,
                                       KEYWORD_FIXED,    KEYWORD_ALPHABETIC, KEYWORD_NONE_GIVEN};
    ValueBuilder arguments = {.arena = reader->arena};
    Value system = value_of_keyword(KEYWORD_SYMBOLIC);
    if (!value_open_function(reader, "symbols"))
        return false;
    value_read_keyword(reader, systems, &system);
    value_add(&arguments, system);
    Value symbol;
    while (value_read_text(reader, &symbol))
        value_add(&arguments, symbol);
    if (value_peek(reader)->kind == CSS_URL || css_is_function(value_peek(reader), "url"))
        return value_refuse_unsupported(reader);
    bool needs_two = system.keyword == KEYWORD_NUMERIC || system.keyword == KEYWORD_ALPHABETIC;
    if (arguments.count < (needs_two ? 3 : 2) || !value_close_function(reader))
        return false;
    *value = value_function_of(&arguments, KEYWORD_SYMBOLS);
    return true;
}

bool read_counter_style(ValueReader *reader, Value *value)
{
    return read_counter_style_name(reader, value) || read_symbols(reader, value);
}

bool read_list_style_type(ValueReader *reader, Value *value)
{
    bool is_position = value_take_ident(reader, "inside") || value_take_ident(reader, "outside");
    return !is_position && (read_counter_style(reader, value) || value_read_text(reader, value));
}

/* --- values of counters -------------------------------------------------------------------- */

static bool read_reversed(ValueReader *reader, Value *value)
{
    ValueBuilder arguments = {.arena = reader->arena};
    Value name;
    if (!value_open_function(reader, "reversed") || !value_read_name(reader, &name) ||
        !value_close_function(reader))
        return false;
    value_add(&arguments, name);
    *value = value_function_of(&arguments, KEYWORD_REVERSED);
    return true;
}

/* What stands behind a counter, or instead; false if it is a function that is none for counters. */
static bool read_amount(ValueReader *reader, Value instead, Value *amount)
{
    *amount = instead;
    const CssToken *token = value_peek(reader);
    if (css_is_function(token, "attr"))
        return read_attr(reader, amount);
    if (!css_is_function(token, "reversed"))
        value_read_numeric(reader, ACCEPTS_INTEGER, INT32_MIN, amount);
    return true;
}

static bool read_pairs(ValueReader *reader, int32_t number, bool may_be_reversed, Value *value)
{
    enum {
        PAIRS_MOST = 256 /* pages look each of them up */
    };
    ValueBuilder pairs = {.arena = reader->arena};
    while (pairs.count <= 2 * PAIRS_MOST) {
        Value counter;
        Value amount = {.kind = VALUE_INTEGER, .integer = number};
        if (!value_read_name(reader, &counter)) {
            if (!may_be_reversed || !css_is_function(value_peek(reader), "reversed"))
                break;
            if (!read_reversed(reader, &counter))
                return false;
            amount = value_of_keyword(KEYWORD_AUTO);
        }
        value_add(&pairs, counter);
        if (!read_amount(reader, amount, &amount))
            return false;
        value_add(&pairs, amount);
    }
    *value = value_list_of(&pairs);
    return pairs.count > 0 && pairs.count <= 2 * PAIRS_MOST;
}

bool read_counters_to_reset(ValueReader *reader, Value *value)
{
    return read_pairs(reader, 0, true, value);
}

bool read_counters_to_set(ValueReader *reader, Value *value)
{
    return read_pairs(reader, 0, false, value);
}

bool read_counters_to_increment(ValueReader *reader, Value *value)
{
    return read_pairs(reader, 1, false, value);
}
