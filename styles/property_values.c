#include "styles/property_values.h"

static bool read_by_grammar(const Grammar *grammar, ValueReader *reader, Value *value)
{
    if (grammar->keywords && value_read_keyword(reader, grammar->keywords, value))
        return true;
    if (grammar->accepts && value_read_numeric(reader, grammar->accepts, grammar->least, value))
        return true;
    return grammar->read && grammar->read(reader, value);
}

/* Grammars may give up in the middle; what they took is given back. */
bool property_read(PropertyId property, ValueReader *reader, Value *value)
{
    ValueReader start = *reader;
    if (read_by_grammar(property_row(property)->grammar, reader, value))
        return true;
    value_go_back(reader, &start);
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
        print_part(out, &is_first, keyword_name((Keyword)*at));
}

bool property_is_later(PropertyId property, const CssToken *token)
{
    Keyword keyword = KEYWORD_NONE_GIVEN;
    if (token->kind == CSS_URL)
        keyword = KEYWORD_URL;
    else if (token->kind == CSS_IDENT || token->kind == CSS_FUNCTION)
        keyword = keyword_find(token->text);
    const uint16_t *later = property_row(property)->grammar->later;
    for (; keyword != KEYWORD_NONE_GIVEN && later && *later != KEYWORD_NONE_GIVEN; later++)
        if (*later == keyword)
            return true;
    return false;
}
