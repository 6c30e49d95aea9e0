#include "styles/sheet_parser.h"

#include "styles/css_values.h"
#include "styles/declarations.h"
#include "styles/selector_parser.h"

/* @supports (CSS Conditional 3, section 6; selector() of level 4): not, and, or, declarations in
 * parentheses. A declaration is supported if plenary would take it without a word. */

typedef struct Condition {
    ValueReader reader;
    const CssReading *quiet; /* what is tried out reports to nobody */
    bool is_broken;          /* it is not understood */
} Condition;

static bool read_condition(Condition *condition);

/* The tokens up to the bracket that closes the one before them, which is taken too. */
static CssTokens take_enclosed(ValueReader *reader)
{
    const CssToken *begin = reader->at;
    int depth = 1;
    while (reader->at < reader->end) {
        CssTokenKind kind = reader->at->kind;
        if (kind == CSS_FUNCTION || kind == CSS_OPEN_PAREN || kind == CSS_OPEN_SQUARE ||
            kind == CSS_OPEN_CURLY)
            depth++;
        else if (kind == CSS_CLOSE_PAREN || kind == CSS_CLOSE_SQUARE || kind == CSS_CLOSE_CURLY)
            depth--;
        if (depth == 0)
            break;
        reader->at++;
    }
    CssTokens tokens = {begin, (size_t)(reader->at - begin)};
    if (reader->at < reader->end)
        reader->at++;
    return tokens;
}

static bool declaration_is_supported(const CssReading *quiet, CssTokens tokens)
{
    size_t found = quiet->diagnostics->count;
    DeclarationList list = {0};
    declaration_parse(quiet, tokens, &list);
    bool is_supported = list.count > 0 && quiet->diagnostics->count == found;
    quiet->diagnostics->count = found;
    return is_supported;
}

static bool selector_is_supported(const CssReading *quiet, CssTokens tokens)
{
    size_t found = quiet->diagnostics->count;
    SelectorList list;
    bool is_supported = selector_list_parse(quiet, tokens, &list) && list.count == 1 &&
                        quiet->diagnostics->count == found;
    quiet->diagnostics->count = found;
    return is_supported;
}

/* Whether a condition stands in parentheses, not a declaration. */
static bool begins_condition(const ValueReader *reader)
{
    ValueReader ahead = *reader;
    const CssToken *token = value_peek(&ahead);
    return token->kind == CSS_OPEN_PAREN || token->kind == CSS_FUNCTION ||
           (css_is_ident(token, "not") && token + 1 < ahead.end && token[1].kind != CSS_COLON);
}

/* A condition in parentheses, a declaration in them, or a function. What functions other than
 * selector() ask for is not supported. */
static bool read_in_parentheses(Condition *condition)
{
    ValueReader *reader = &condition->reader;
    const CssToken *token = value_peek(reader);
    if (token->kind == CSS_FUNCTION) {
        value_take(reader);
        CssTokens arguments = take_enclosed(reader);
        return css_is_function(token, "selector") &&
               selector_is_supported(condition->quiet, arguments);
    }
    if (token->kind != CSS_OPEN_PAREN || reader->depth >= VALUE_DEPTH) {
        condition->is_broken = true;
        return false;
    }
    value_take(reader);
    if (!begins_condition(reader))
        return declaration_is_supported(condition->quiet, take_enclosed(reader));
    reader->depth++;
    bool holds = read_condition(condition);
    if (!value_close_function(reader))
        condition->is_broken = true;
    return holds;
}

/* and and or may not be mixed without parentheses. */
static bool read_condition(Condition *condition)
{
    ValueReader *reader = &condition->reader;
    if (value_take_ident(reader, "not"))
        return !read_in_parentheses(condition);
    bool holds = read_in_parentheses(condition);
    const char *joint = css_is_ident(value_peek(reader), "and") ? "and" : "or";
    while (!condition->is_broken && value_take_ident(reader, joint)) {
        bool next = read_in_parentheses(condition);
        holds = *joint == 'a' ? holds && next : holds || next;
    }
    return holds;
}

bool supports_import_holds(const CssReading *reading, CssTokens function)
{
    ValueReader reader = value_reader(reading, function);
    value_take(&reader);
    CssTokens inner = take_enclosed(&reader);
    ValueReader begin = value_reader(reading, inner);
    if (begins_condition(&begin))
        return supports_holds(reading, inner);
    CssReading quiet = *reading;
    quiet.diagnostics = diagnostics_new(reading->arena);
    return declaration_is_supported(&quiet, inner);
}

bool supports_holds(const CssReading *reading, CssTokens tokens)
{
    CssReading quiet = *reading;
    quiet.diagnostics = diagnostics_new(reading->arena);
    Condition condition = {.reader = value_reader(reading, tokens), .quiet = &quiet};
    bool holds = read_condition(&condition);
    if (!condition.is_broken && value_at_end(&condition.reader))
        return holds;
    uint32_t begin = tokens.count ? tokens.items[0].begin : 0;
    uint32_t end = tokens.count ? tokens.items[tokens.count - 1].end : 0;
    Span span = {reading->source, begin, end};
    diagnostics_add(reading->diagnostics, STYLE_BAD_SUPPORTS, span,
                    text_trim(text_slice(reading->source->bytes, begin, end)), (Text){0});
    return false;
}
