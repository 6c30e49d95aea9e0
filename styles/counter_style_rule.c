#include "styles/descriptors.h"

#include "styles/counter_grammar.h"

/* @counter-style (CSS Counter Styles 3, sections 2 and 3). The rule is read to a CounterStyle whose
 * extends and fallback are still names: what they mean depends on all sheets. */

/* A string or an identifier; images are not supported. */
static bool read_symbol(ValueReader *reader, Text *symbol)
{
    const CssToken *token = value_peek(reader);
    if (token->kind == CSS_URL || css_is_function(token, "url"))
        return value_refuse_unsupported(reader);
    if (token->kind != CSS_STRING && token->kind != CSS_IDENT)
        return false;
    *symbol = token->text;
    value_take(reader);
    return true;
}

static bool read_style_name(ValueReader *reader, const Value **name)
{
    Value *value = ARENA_NEW(reader->arena, Value);
    *name = value;
    return read_counter_style_name(reader, value);
}

static bool read_integer(ValueReader *reader, int32_t least, int32_t *integer)
{
    Value value;
    if (!value_read_numeric(reader, ACCEPTS_INTEGER, least, &value))
        return false;
    *integer = value.integer;
    return true;
}

/* --- descriptors --------------------------------------------------------------------------- */

static bool read_system(ValueReader *reader, void *rule)
{
    static const struct {
        const char *name;
        CounterSystem system;
    } systems[] = {
        {"symbolic", COUNTER_SYMBOLIC},
        {"cyclic", COUNTER_CYCLIC},
        {"numeric", COUNTER_NUMERIC},
        {"alphabetic", COUNTER_ALPHABETIC},
        {"fixed", COUNTER_FIXED},
        {"additive", COUNTER_ADDITIVE},
        {"extends", COUNTER_EXTENDS},
        {"-plenary-chinese", COUNTER_CHINESE},
        {"-plenary-ethiopic", COUNTER_ETHIOPIC},
    };
    CounterStyle *style = rule;
    size_t i = 0;
    while (i < sizeof systems / sizeof *systems && !value_take_ident(reader, systems[i].name))
        i++;
    if (i == sizeof systems / sizeof *systems)
        return false;
    style->system = systems[i].system;
    style->first = 1;
    style->given |= COUNTER_HAS_SYSTEM;
    if (style->system == COUNTER_FIXED)
        return value_at_end(reader) || read_integer(reader, INT32_MIN, &style->first);
    if (style->system == COUNTER_CHINESE)
        style->says_ten = value_take_ident(reader, "informal");
    return style->system != COUNTER_EXTENDS || read_style_name(reader, &style->extends);
}

static bool read_negative(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_NEGATIVE;
    return read_symbol(reader, &style->negative[0]) &&
           (value_at_end(reader) || read_symbol(reader, &style->negative[1]));
}

static bool read_prefix(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_PREFIX;
    return read_symbol(reader, &style->prefix);
}

static bool read_suffix(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_SUFFIX;
    return read_symbol(reader, &style->suffix);
}

static bool read_bound(ValueReader *reader, int32_t infinite, int32_t *bound)
{
    *bound = infinite;
    return value_take_ident(reader, "infinite") || read_integer(reader, INT32_MIN, bound);
}

static bool read_range(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_RANGE;
    if (value_take_ident(reader, "auto"))
        return true;
    CounterRange *ranges = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    do {
        CounterRange range;
        if (!read_bound(reader, INT32_MIN, &range.least) ||
            !read_bound(reader, INT32_MAX, &range.most) || range.least > range.most)
            return false;
        ranges = arena_reserve(reader->arena, ranges, count, &capacity, sizeof *ranges);
        ranges[count++] = range;
    } while (value_take_kind(reader, CSS_COMMA));
    style->ranges = ranges;
    style->range_count = count;
    return true;
}

/* The integer and the symbol in any order. */
static bool read_weighted(ValueReader *reader, int32_t *weight, Text *symbol)
{
    if (read_integer(reader, 0, weight))
        return read_symbol(reader, symbol);
    return read_symbol(reader, symbol) && read_integer(reader, 0, weight);
}

static bool read_pad(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_PAD;
    return read_weighted(reader, &style->pad_length, &style->pad);
}

static bool read_fallback(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    style->given |= COUNTER_HAS_FALLBACK;
    return read_style_name(reader, &style->fallback);
}

static bool read_symbols(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    CounterSymbol *symbols = NULL;
    size_t capacity = 0;
    style->symbol_count = 0;
    while (!value_at_end(reader)) {
        symbols =
            arena_reserve(reader->arena, symbols, style->symbol_count, &capacity, sizeof *symbols);
        symbols[style->symbol_count] = (CounterSymbol){0};
        if (!read_symbol(reader, &symbols[style->symbol_count].text))
            return false;
        style->symbol_count++;
    }
    style->symbols = symbols;
    style->given |= COUNTER_HAS_SYMBOLS;
    return style->symbol_count > 0;
}

/* Weights must fall (section 3.8). */
static bool read_additive_symbols(ValueReader *reader, void *rule)
{
    CounterStyle *style = rule;
    CounterSymbol *symbols = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    do {
        symbols = arena_reserve(reader->arena, symbols, count, &capacity, sizeof *symbols);
        CounterSymbol *symbol = &symbols[count];
        if (!read_weighted(reader, &symbol->weight, &symbol->text) ||
            (count > 0 && symbol->weight >= symbols[count - 1].weight))
            return false;
        count++;
    } while (value_take_kind(reader, CSS_COMMA));
    style->symbols = symbols;
    style->symbol_count = count;
    style->given |= COUNTER_HAS_ADDITIVE;
    return true;
}

/* --- the rule ------------------------------------------------------------------------------ */

/* Whether the symbols are those that the system needs (section 3.1). */
static bool is_complete(const CounterStyle *style)
{
    bool has_symbols = style->given & COUNTER_HAS_SYMBOLS;
    switch (style->system) {
    case COUNTER_NUMERIC:
    case COUNTER_ALPHABETIC:
        return has_symbols && style->symbol_count >= 2;
    case COUNTER_CHINESE:
        return has_symbols && style->symbol_count == COUNTER_CHINESE_SYMBOLS;
    case COUNTER_ETHIOPIC:
        return has_symbols && style->symbol_count == COUNTER_ETHIOPIC_SYMBOLS;
    case COUNTER_ADDITIVE:
        return style->given & COUNTER_HAS_ADDITIVE;
    case COUNTER_EXTENDS:
        return !(style->given & (COUNTER_HAS_SYMBOLS | COUNTER_HAS_ADDITIVE));
    default:
        return has_symbols;
    }
}

static bool may_be_defined(const Value *name)
{
    static const Keyword fixed[] = {KEYWORD_NONE, KEYWORD_DECIMAL, KEYWORD_DISC, KEYWORD_CIRCLE,
                                    KEYWORD_SQUARE};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        if (value_is_keyword(name, fixed[i]))
            return false;
    return true;
}

static void add_style(SheetParser *parser, const CounterStyle *style)
{
    Stylesheet *sheet = parser->sheet;
    sheet->counter_styles =
        arena_reserve(parser->reading.arena, sheet->counter_styles, sheet->counter_style_count,
                      &sheet->counter_style_capacity, sizeof *sheet->counter_styles);
    sheet->counter_styles[sheet->counter_style_count++] = *style;
}

void sheet_read_counter_style(SheetParser *parser)
{
    static const Descriptor descriptors[] = {
        {"system", "a system", read_system},
        {"symbols", "strings and identifiers", read_symbols},
        {"additive-symbols", "weights that fall, each with a symbol", read_additive_symbols},
        {"negative", "one or two symbols", read_negative},
        {"prefix", "a symbol", read_prefix},
        {"suffix", "a symbol", read_suffix},
        {"range", "auto, or pairs of bounds", read_range},
        {"pad", "an integer and a symbol", read_pad},
        {"fallback", "a counter style", read_fallback},
        {"speak-as", "", NULL},
        {0},
    };
    CssTokens prelude =
        css_gather(&parser->css, CSS_STOP_SEMICOLON | CSS_STOP_OPEN_CURLY | CSS_STOP_CLOSE_CURLY);
    ValueReader reader = value_reader(&parser->reading, prelude);
    CssToken name = *value_peek(&reader);
    Value value;
    bool is_named =
        read_counter_style_name(&reader, &value) && value_at_end(&reader) && may_be_defined(&value);
    if (!sheet_expect_block(parser))
        return;
    if (!is_named) {
        sheet_report(parser, STYLE_BAD_COUNTER_STYLE, &name, (Text){0});
        css_skip_block(&parser->css);
        return;
    }
    CounterStyle style = {.name = names_intern(parser->reading.names, name.text),
                          .span = css_span(&parser->css, &name),
                          .negative = {text_of("-")},
                          .suffix = text_of(". ")};
    sheet_read_descriptors(parser, descriptors, &style, sizeof style);
    if (is_complete(&style))
        add_style(parser, &style);
    else
        sheet_report(parser, STYLE_BAD_COUNTER_STYLE, &name, (Text){0});
}
