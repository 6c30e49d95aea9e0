#include "styles/property_values.h"

static bool read_by_grammar(const Grammar *grammar, ValueReader *reader, Value *value)
{
    if (grammar->keywords && value_read_keyword(reader, grammar->keywords, value))
        return true;
    const CssToken *token = value_peek(reader);
    if (grammar->accepts && value_read_numeric(reader, grammar->accepts, grammar->least, value)) {
        if (grammar->most && value->kind == VALUE_INTEGER && value->integer > grammar->most) {
            value_report_clipped(reader, token);
            value->integer = grammar->most;
        }
        return true;
    }
    return grammar->read && grammar->read(reader, value);
}

/* Whether what was read since start holds what is not supported yet; the reader goes back to that. */
static bool holds_later(PropertyId property, ValueReader *reader, const ValueReader *start)
{
    if (!property_row(property)->grammar->later)
        return false;
    unsigned depth = 0;
    for (const CssToken *token = start->at; token < reader->at; token++) {
        bool is_argument = depth > 0 && token->kind != CSS_FUNCTION;
        if (!is_argument && property_is_later(property, token)) {
            reader->at = token;
            value_refuse_unsupported(reader);
            return true;
        }
        if (token->kind == CSS_FUNCTION || token->kind == CSS_OPEN_PAREN)
            depth++;
        else if (token->kind == CSS_CLOSE_PAREN && depth > 0)
            depth--;
    }
    return false;
}

/* Grammars may give up in the middle; what they took is given back. */
bool property_read(PropertyId property, ValueReader *reader, Value *value)
{
    ValueReader start = *reader;
    if (read_by_grammar(property_row(property)->grammar, reader, value) &&
        !holds_later(property, reader, &start))
        return true;
    value_go_back(reader, &start);
    return false;
}

static bool is_later(const Grammar *grammar, Keyword keyword)
{
    const uint16_t *later = grammar->later;
    for (; keyword != KEYWORD_NONE_GIVEN && later && *later != KEYWORD_NONE_GIVEN; later++)
        if (*later == keyword)
            return true;
    return false;
}

/* --- the grammar in words ------------------------------------------------------------------ */

static void print_part(Buffer *out, bool *is_first, const char *part)
{
    if (!*is_first)
        buffer_string(out, ", ");
    buffer_string(out, part);
    *is_first = false;
}

void property_print_grammar(PropertyId property, Buffer *out)
{
    static const struct {
        unsigned accepts;
        const char *words;
    } numbers[] = {
        {ACCEPTS_LENGTH, "a length"},
        {ACCEPTS_PERCENT, "a percentage"},
        {ACCEPTS_NUMBER, "a number"},
        {ACCEPTS_INTEGER, "an integer"},
    };
    const Grammar *grammar = property_row(property)->grammar;
    bool is_first = true;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (grammar->accepts & numbers[i].accepts)
            print_part(out, &is_first, numbers[i].words);
    if (grammar->accepts == ACCEPTS_INTEGER && grammar->least == 1)
        buffer_string(out, " from 1");
    else if (grammar->accepts && grammar->least >= 0)
        buffer_string(out, " not below 0");
    if (grammar->words)
        print_part(out, &is_first, grammar->words);
    for (const uint16_t *at = grammar->keywords; at && *at != KEYWORD_NONE_GIVEN; at++)
        if (!is_later(grammar, (Keyword)*at))
            print_part(out, &is_first, keyword_name((Keyword)*at));
}

bool property_is_later(PropertyId property, const CssToken *token)
{
    Keyword keyword = KEYWORD_NONE_GIVEN;
    if (token->kind == CSS_URL)
        keyword = KEYWORD_URL;
    else if (token->kind == CSS_STRING)
        keyword = KEYWORD_STRING;
    else if (token->kind == CSS_IDENT || token->kind == CSS_FUNCTION)
        keyword = keyword_find(token->text);
    return is_later(property_row(property)->grammar, keyword);
}
