#include "styles/css_values.h"

#include <string.h>

#include "styles/css_calc.h"
#include "styles/css_units.h"

/* --- the reader --------------------------------------------------------------------------- */

ValueReader value_reader(const CssReading *reading, CssTokens tokens)
{
    const CssToken *end = tokens.count ? tokens.items + tokens.count : tokens.items;
    uint32_t offset = tokens.count ? end[-1].end : 0;
    return (ValueReader){.arena = reading->arena,
                         .names = reading->names,
                         .source = reading->source,
                         .diagnostics = reading->diagnostics,
                         .at = tokens.items,
                         .end = end,
                         .furthest = tokens.items,
                         .nothing = {.kind = CSS_END, .begin = offset, .end = offset}};
}

const CssToken *value_peek(ValueReader *reader)
{
    while (reader->at < reader->end && reader->at->kind == CSS_WHITESPACE)
        reader->at++;
    if (reader->at > reader->furthest)
        reader->furthest = reader->at;
    return reader->at < reader->end ? reader->at : &reader->nothing;
}

void value_take(ValueReader *reader)
{
    if (value_peek(reader)->kind != CSS_END)
        reader->at++;
}

bool value_at_end(ValueReader *reader)
{
    return value_peek(reader)->kind == CSS_END;
}

void value_go_back(ValueReader *reader, const ValueReader *start)
{
    reader->at = start->at;
    reader->depth = start->depth;
}

bool value_take_kind(ValueReader *reader, CssTokenKind kind)
{
    if (value_peek(reader)->kind != kind)
        return false;
    value_take(reader);
    return true;
}

bool value_take_delim(ValueReader *reader, char character)
{
    if (!css_is_delim(value_peek(reader), character))
        return false;
    value_take(reader);
    return true;
}

bool value_take_ident(ValueReader *reader, const char *name)
{
    if (!css_is_ident(value_peek(reader), name))
        return false;
    value_take(reader);
    return true;
}

bool value_open_function(ValueReader *reader, const char *name)
{
    if (reader->depth >= VALUE_DEPTH || !css_is_function(value_peek(reader), name))
        return false;
    reader->depth++;
    value_take(reader);
    return true;
}

bool value_close_function(ValueReader *reader)
{
    if (!value_take_kind(reader, CSS_CLOSE_PAREN) && !value_at_end(reader))
        return false;
    reader->depth--;
    return true;
}

bool value_refuse_unsupported(ValueReader *reader)
{
    value_peek(reader);
    reader->unsupported = reader->at;
    reader->furthest = reader->at;
    return false;
}

/* --- keywords, names, text ---------------------------------------------------------------- */

bool value_read_keyword(ValueReader *reader, const uint16_t *keywords, Value *value)
{
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_IDENT)
        return false;
    Keyword found = keyword_find(token->text);
    if (found == KEYWORD_NONE_GIVEN)
        return false;
    for (; *keywords != KEYWORD_NONE_GIVEN; keywords++) {
        if (*keywords == found) {
            *value = value_of_keyword(found);
            value_take(reader);
            return true;
        }
    }
    return false;
}

bool value_read_name(ValueReader *reader, Value *value)
{
    static const char *const reserved[] = {"inherit", "initial", "unset",       "revert",
                                           "none",    "default", "revert-layer"};
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_IDENT)
        return false;
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        if (text_is_ignoring_case(token->text, reserved[i]))
            return false;
    *value = (Value){.kind = VALUE_NAME, .name = names_intern(reader->names, token->text)};
    value_take(reader);
    return true;
}

bool value_read_text(ValueReader *reader, Value *value)
{
    const CssToken *token = value_peek(reader);
    if (token->kind != CSS_STRING)
        return false;
    *value = value_of_text(reader->arena, token->text);
    value_take(reader);
    return true;
}

/* --- numbers ------------------------------------------------------------------------------ */

void value_report_clipped(const ValueReader *reader, const CssToken *token)
{
    Span span = {reader->source, token->begin, token->end};
    diagnostics_add(reader->diagnostics, STYLE_CLIPPED, span,
                    text_slice(reader->source->bytes, token->begin, token->end), (Text){0});
}

int32_t value_clip(const ValueReader *reader, const CssToken *token, int64_t fixed)
{
    Length clipped = length_clip(fixed);
    if (clipped != fixed)
        value_report_clipped(reader, token);
    return clipped;
}

static bool read_number(ValueReader *reader, unsigned accepts, int32_t least, Value *value)
{
    const CssToken *token = value_peek(reader);
    if (token->is_integer && (accepts & ACCEPTS_INTEGER)) {
        int64_t integer = token->number / CSS_NUMBER_ONE;
        *value = (Value){.kind = VALUE_INTEGER, .integer = length_clip(integer)};
        if (integer != value->integer)
            value_report_clipped(reader, token);
        return value->integer >= least;
    }
    if (accepts & ACCEPTS_NUMBER) {
        *value = (Value){.kind = VALUE_NUMBER, .number = value_clip(reader, token, token->number)};
        return value->number >= least;
    }
    *value = (Value){.kind = VALUE_LENGTH};
    return token->number == 0 && (accepts & ACCEPTS_LENGTH);
}

static bool read_dimension(ValueReader *reader, int32_t least, Value *value)
{
    const CssToken *token = value_peek(reader);
    const CssUnit *unit = css_unit_find(token->text);
    if (!unit)
        return false;
    if (!unit->is_supported)
        return value_refuse_unsupported(reader);
    if (unit->relative == UNIT_NONE) {
        int64_t length = css_unit_points(unit, token);
        *value = (Value){.kind = VALUE_LENGTH, .length = value_clip(reader, token, length)};
    } else {
        *value = (Value){.kind = VALUE_UNRESOLVED,
                         .unit = (uint8_t)unit->relative,
                         .number = value_clip(reader, token, token->number)};
    }
    return token->number >= least;
}

bool value_read_numeric(ValueReader *reader, unsigned accepts, int32_t least, Value *value)
{
    const CssToken *token = value_peek(reader);
    bool is_read = false;
    switch (token->kind) {
    case CSS_NUMBER:
        is_read = read_number(reader, accepts, least, value);
        break;
    case CSS_PERCENTAGE:
        *value = (Value){.kind = VALUE_LENGTH,
                         .percent = value_clip(reader, token, divide_rounded(token->number, 100))};
        is_read = (accepts & ACCEPTS_PERCENT) && token->number >= least;
        break;
    case CSS_DIMENSION:
        is_read = (accepts & ACCEPTS_LENGTH) && read_dimension(reader, least, value);
        break;
    case CSS_FUNCTION:
        return css_read_calc(reader, accepts, least, value);
    default:
        break;
    }
    if (is_read)
        value_take(reader);
    return is_read;
}

/* --- making values ------------------------------------------------------------------------ */

void value_add(ValueBuilder *builder, Value value)
{
    builder->items = arena_reserve(builder->arena, builder->items, builder->count,
                                   &builder->capacity, sizeof *builder->items);
    builder->items[builder->count++] = value;
}

static const ValueList *list_of(const ValueBuilder *builder)
{
    ValueList *list = ARENA_NEW(builder->arena, ValueList);
    list->count = (uint32_t)builder->count;
    list->items = builder->items;
    return list;
}

Value value_list_of(const ValueBuilder *builder)
{
    return (Value){.kind = VALUE_LIST, .list = list_of(builder)};
}

Value value_function_of(const ValueBuilder *builder, Keyword name)
{
    return (Value){.kind = VALUE_FUNCTION, .keyword = (uint16_t)name, .list = list_of(builder)};
}

Value value_of_text(Arena *arena, Text text)
{
    Text *copy = ARENA_NEW(arena, Text);
    *copy = text;
    return (Value){.kind = VALUE_TEXT, .text = copy};
}

Value value_of_color(Arena *arena, Color color)
{
    Color *copy = ARENA_NEW(arena, Color);
    *copy = color;
    return (Value){.kind = VALUE_COLOR, .color = copy};
}
