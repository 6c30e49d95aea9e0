#include "styles/declarations.h"

#include <string.h>

#include "styles/css_functions.h"
#include "styles/nearest.h"
#include "styles/property_names.h"
#include "styles/property_table.h"
#include "styles/property_values.h"

/* A declaration while it is read. */
typedef struct Parsing {
    ValueReader reader;
    const CssToken *name;
    const Shorthand *shorthand; /* or NULL */
    PropertyId property;
    bool is_important;
    const PropertyNames *names;
} Parsing;

static const uint16_t css_wide[] = {KEYWORD_INHERIT, KEYWORD_INITIAL, KEYWORD_UNSET, KEYWORD_REVERT,
                                    KEYWORD_NONE_GIVEN};

bool value_is_css_wide(const Value *value)
{
    for (const uint16_t *at = css_wide; *at != KEYWORD_NONE_GIVEN; at++)
        if (value_is_keyword(value, (Keyword)*at))
            return true;
    return false;
}

/* --- messages ------------------------------------------------------------------------------ */

static Span span_of(const ValueReader *reader, const CssToken *token)
{
    return (Span){reader->source, token->begin, token->end};
}

static Text spelling_of(const ValueReader *reader, const CssToken *token)
{
    if (token->kind == CSS_END)
        return text_of("(end)");
    return text_slice(reader->source->bytes, token->begin, token->end);
}

static void report_unknown_property(const ValueReader *reader, const CssToken *name)
{
    Nearest nearest = nearest_to(name->text, reader->diagnostics, STYLE_UNKNOWN_PROPERTY);
    bool is_sought = nearest.distance > 0;
    for (PropertyId property = 0; is_sought && property < PROPERTY_COUNT; property++)
        nearest_offer(&nearest, property_name(property));
    for (size_t i = 0; is_sought && shorthand_at(i); i++)
        nearest_offer(&nearest, shorthand_at(i)->name);
    nearest_offer(&nearest, "all");
    Buffer hint = {0};
    nearest_print(&nearest, &hint);
    diagnostics_add(reader->diagnostics, STYLE_UNKNOWN_PROPERTY, span_of(reader, name), name->text,
                    buffer_text(&hint));
    buffer_free(&hint);
}

static bool is_later(const Shorthand *shorthand, PropertyId property, const CssToken *token)
{
    if (!shorthand)
        return property_is_later(property, token);
    for (int i = 0; i < shorthand->count; i++)
        if (property_is_later((PropertyId)shorthand->longhands[i], token))
            return true;
    return false;
}

/* Tells that the value went wrong at the furthest token that was looked at. */
static void report_value(const ValueReader *reader, const Shorthand *shorthand, PropertyId property)
{
    const CssToken *token = reader->furthest < reader->end ? reader->furthest : &reader->nothing;
    bool is_unsupported = (reader->unsupported && reader->unsupported == reader->furthest) ||
                          css_is_known_function(token) || is_later(shorthand, property, token);
    Buffer words = {0};
    buffer_string(&words, shorthand ? shorthand->name : property_name(property));
    buffer_string(&words, " (");
    if (shorthand)
        buffer_string(&words, shorthand->words);
    else
        property_print_grammar(property, &words);
    buffer_byte(&words, ')');
    diagnostics_add(reader->diagnostics, is_unsupported ? STYLE_UNSUPPORTED_VALUE : STYLE_BAD_VALUE,
                    span_of(reader, token), spelling_of(reader, token), buffer_text(&words));
    buffer_free(&words);
}

/* --- values -------------------------------------------------------------------------------- */

/* What is not supported yet may only be set to its initial value. */
static bool sets_supported(const Shorthand *shorthand, const Value *values)
{
    for (int i = 0; i < shorthand->count; i++) {
        PropertyId property = (PropertyId)shorthand->longhands[i];
        if (!property_is_supported(property) &&
            !value_equal(&values[i], &property_row(property)->initial))
            return false;
    }
    return true;
}

/* Reads all tokens to one value, or to one for each longhand. */
static bool read_values(ValueReader *reader, const Shorthand *shorthand, PropertyId property,
                        Value *values)
{
    const CssToken *start = reader->at;
    if (value_read_keyword(reader, css_wide, &values[0])) {
        if (value_at_end(reader)) {
            for (int i = 1; shorthand && i < shorthand->count; i++)
                values[i] = values[0];
            return true;
        }
        reader->at = start;
    }
    bool is_read = shorthand ? shorthand->read(shorthand, reader, values)
                             : property_read(property, reader, &values[0]);
    if (!is_read || !value_at_end(reader))
        return false;
    if (!shorthand || sets_supported(shorthand, values))
        return true;
    reader->at = start;
    return value_refuse_unsupported(reader);
}

bool declaration_read_value(ValueReader *reader, const Shorthand *shorthand, PropertyId property,
                            bool is_quiet, Value *value)
{
    Value values[LONGHANDS_MOST];
    if (!read_values(reader, shorthand, property, values)) {
        if (!is_quiet)
            report_value(reader, shorthand, property);
        return false;
    }
    *value = values[0];
    for (int i = 0; shorthand && i < shorthand->count; i++)
        if (shorthand->longhands[i] == property)
            *value = values[i];
    return true;
}

static bool is_custom_name(Text name)
{
    return text_starts(name, "--") && name.bytes > 2;
}

/* --- declarations -------------------------------------------------------------------------- */

static void add(const Parsing *parsing, DeclarationList *list, Declaration declaration)
{
    list->items = arena_reserve(parsing->reader.arena, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    declaration.is_important = parsing->is_important;
    uint32_t name_bytes = parsing->name->end - parsing->name->begin;
    declaration.begin = parsing->name->begin;
    declaration.name_bytes = (uint16_t)(name_bytes < UINT16_MAX ? name_bytes : UINT16_MAX);
    list->items[list->count++] = declaration;
}

static PendingValue *pending_value(const Parsing *parsing)
{
    const ValueReader *reader = &parsing->reader;
    size_t count = (size_t)(reader->end - reader->at);
    CssToken *items = ARENA_ARRAY(reader->arena, CssToken, count);
    if (count)
        memcpy(items, reader->at, count * sizeof *items);
    PendingValue *pending = ARENA_NEW(reader->arena, PendingValue);
    *pending = (PendingValue){{items, count}, reader->source, parsing->shorthand, NULL};
    return pending;
}

/* Whether each var( is followed by a name with two hyphens, and that by a comma or its end; if not,
 * that is reported. */
static bool check_variables(Parsing *parsing)
{
    ValueReader reader = parsing->reader;
    while (reader.at < reader.end) {
        if (!css_is_function(reader.at++, "var"))
            continue;
        const CssToken *name = value_peek(&reader);
        bool is_good = name->kind == CSS_IDENT && is_custom_name(name->text);
        if (is_good) {
            value_take(&reader);
            CssTokenKind kind = value_peek(&reader)->kind;
            is_good = kind == CSS_COMMA || kind == CSS_CLOSE_PAREN || kind == CSS_END;
        }
        if (!is_good) {
            const CssToken *bad = value_peek(&reader);
            diagnostics_add(reader.diagnostics, STYLE_BAD_VALUE, span_of(&reader, bad),
                            spelling_of(&reader, bad), parsing->name->text);
            return false;
        }
    }
    return true;
}

/* The token that may not stand in the value of a custom property, or NULL (CSS Syntax 3, section 8.2): bad
 * strings and urls, and brackets that close nothing. */
static const CssToken *find_misfit(const ValueReader *reader)
{
    unsigned depth = 0;
    for (const CssToken *at = reader->at; at < reader->end; at++) {
        bool opens = at->kind == CSS_FUNCTION || at->kind == CSS_OPEN_PAREN ||
                     at->kind == CSS_OPEN_SQUARE || at->kind == CSS_OPEN_CURLY;
        bool closes = at->kind == CSS_CLOSE_PAREN || at->kind == CSS_CLOSE_SQUARE ||
                      at->kind == CSS_CLOSE_CURLY;
        if (at->kind == CSS_BAD_STRING || at->kind == CSS_BAD_URL || (closes && depth == 0))
            return at;
        depth = depth + opens - closes;
    }
    return NULL;
}

static void add_custom(Parsing *parsing, DeclarationList *list)
{
    const ValueReader *reader = &parsing->reader;
    const CssToken *misfit = find_misfit(reader);
    if (misfit) {
        diagnostics_add(reader->diagnostics, STYLE_BAD_VALUE, span_of(reader, misfit),
                        spelling_of(reader, misfit), parsing->name->text);
        return;
    }
    PendingValue *pending = pending_value(parsing);
    pending->custom = names_intern(reader->names, parsing->name->text);
    add(parsing, list, (Declaration){.property = PROPERTY_COUNT, .pending = pending});
}

static void add_pending(Parsing *parsing, DeclarationList *list)
{
    const PendingValue *pending = pending_value(parsing);
    const Shorthand *shorthand = parsing->shorthand;
    if (!shorthand) {
        add(parsing, list,
            (Declaration){.property = (uint8_t)parsing->property, .pending = pending});
        return;
    }
    for (int i = 0; i < shorthand->count; i++)
        add(parsing, list, (Declaration){.property = shorthand->longhands[i], .pending = pending});
}

static void add_values(Parsing *parsing, DeclarationList *list)
{
    const Shorthand *shorthand = parsing->shorthand;
    Value values[LONGHANDS_MOST];
    if (!read_values(&parsing->reader, shorthand, parsing->property, values)) {
        report_value(&parsing->reader, shorthand, parsing->property);
        return;
    }
    if (!shorthand) {
        add(parsing, list,
            (Declaration){.property = (uint8_t)parsing->property, .value = values[0]});
        return;
    }
    for (int i = 0; i < shorthand->count; i++)
        add(parsing, list, (Declaration){.property = shorthand->longhands[i], .value = values[i]});
}

/* all: every property but two (Cascade 4, section 3.2), and those that are of pages only. */
static void add_all(Parsing *parsing, DeclarationList *list)
{
    ValueReader *reader = &parsing->reader;
    Value value;
    if (!value_read_keyword(reader, css_wide, &value) || !value_at_end(reader)) {
        const CssToken *token = value_peek(reader);
        diagnostics_add(reader->diagnostics, STYLE_BAD_VALUE, span_of(reader, token),
                        spelling_of(reader, token),
                        text_of("all (inherit, initial, unset, revert)"));
        return;
    }
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++)
        if (property != PROPERTY_DIRECTION && property != PROPERTY_UNICODE_BIDI &&
            !(property_row(property)->traits & (OF_PAGES | LATER)))
            add(parsing, list, (Declaration){.property = (uint8_t)property, .value = value});
}

static void drop_spaces_at_end(ValueReader *reader)
{
    while (reader->end > reader->at && reader->end[-1].kind == CSS_WHITESPACE)
        reader->end--;
}

/* Takes "!important" off the end of the value. */
static bool take_important(ValueReader *reader)
{
    drop_spaces_at_end(reader);
    const CssToken *at = reader->end;
    if (at - reader->at < 2 || !css_is_ident(at - 1, "important"))
        return false;
    for (at -= 2; at > reader->at && at->kind == CSS_WHITESPACE; at--)
        ;
    if (!css_is_delim(at, '!'))
        return false;
    reader->end = at;
    reader->nothing.begin = reader->nothing.end = at->begin;
    drop_spaces_at_end(reader);
    return true;
}

static bool has_variable(const ValueReader *reader)
{
    for (const CssToken *at = reader->at; at < reader->end; at++)
        if (css_is_function(at, "var"))
            return true;
    return false;
}

static bool is_all(const CssToken *name)
{
    return css_is_ident(name, "all");
}

static bool find_property(Parsing *parsing)
{
    NamedProperty found = property_names_find(parsing->names, parsing->name->text);
    parsing->property = found.property;
    parsing->shorthand = found.shorthand;
    return found.property != PROPERTY_COUNT || found.shorthand;
}

/* A shorthand is supported if any of its longhands is. */
static bool is_supported(const Parsing *parsing)
{
    const Shorthand *shorthand = parsing->shorthand;
    if (!shorthand)
        return property_is_supported(parsing->property);
    for (int i = 0; i < shorthand->count; i++)
        if (property_is_supported((PropertyId)shorthand->longhands[i]))
            return true;
    return false;
}

bool declaration_names_property(const CssReading *reading, CssTokens tokens)
{
    size_t at = 1;
    while (at < tokens.count && tokens.items[at].kind == CSS_WHITESPACE)
        at++;
    if (at >= tokens.count || tokens.items[0].kind != CSS_IDENT ||
        tokens.items[at].kind != CSS_COLON)
        return false;
    Parsing parsing = {.name = tokens.items, .names = reading->properties};
    return is_custom_name(parsing.name->text) || is_all(parsing.name) || find_property(&parsing);
}

void declaration_parse(const CssReading *reading, CssTokens tokens, DeclarationList *list)
{
    Parsing parsing = {.reader = value_reader(reading, tokens), .names = reading->properties};
    ValueReader *reader = &parsing.reader;
    parsing.name = value_peek(reader);
    value_take(reader);
    if (parsing.name->kind != CSS_IDENT || !value_take_kind(reader, CSS_COLON)) {
        diagnostics_add(reader->diagnostics, STYLE_BAD_DECLARATION, span_of(reader, parsing.name),
                        spelling_of(reader, parsing.name), (Text){0});
        return;
    }
    value_peek(reader); /* past the white space */
    parsing.is_important = take_important(reader);
    bool is_custom = is_custom_name(parsing.name->text);
    if (is_all(parsing.name))
        add_all(&parsing, list);
    else if (!is_custom && !find_property(&parsing))
        report_unknown_property(reader, parsing.name);
    else if (!is_custom && !is_supported(&parsing))
        diagnostics_add(reader->diagnostics, STYLE_UNSUPPORTED_PROPERTY,
                        span_of(reader, parsing.name), parsing.name->text, (Text){0});
    else if (!check_variables(&parsing))
        return;
    else if (is_custom)
        add_custom(&parsing, list);
    else if (has_variable(reader))
        add_pending(&parsing, list);
    else
        add_values(&parsing, list);
}
