#include "styles/media_query.h"

#include "styles/css_values.h"

/* Reports the query, or the comma behind which there is none. */
static bool report(const CssReading *reading, CssTokens query)
{
    const CssToken *first = query.count ? query.items : query.items - 1;
    const CssToken *last = query.count ? query.items + query.count - 1 : first;
    Span span = {reading->source, first->begin, last->end};
    diagnostics_add(reading->diagnostics, STYLE_BAD_MEDIA_QUERY, span,
                    text_slice(reading->source->bytes, span.begin, span.end), (Text){0});
    return false;
}

static CssTokens without_spaces_around(CssTokens tokens)
{
    while (tokens.count && tokens.items[0].kind == CSS_WHITESPACE) {
        tokens.items++;
        tokens.count--;
    }
    while (tokens.count && tokens.items[tokens.count - 1].kind == CSS_WHITESPACE)
        tokens.count--;
    return tokens;
}

static bool names_print(const CssToken *type)
{
    return css_is_ident(type, "print") || css_is_ident(type, "all");
}

/* [not | only]? type */
static bool query_holds(const CssReading *reading, CssTokens query)
{
    ValueReader reader = value_reader(reading, query);
    bool is_negated = value_take_ident(&reader, "not");
    if (!is_negated)
        value_take_ident(&reader, "only");
    const CssToken *type = value_peek(&reader);
    value_take(&reader);
    if (type->kind != CSS_IDENT || !value_at_end(&reader))
        return report(reading, query);
    return names_print(type) != is_negated;
}

bool media_query_holds(const CssReading *reading, CssTokens tokens)
{
    tokens = without_spaces_around(tokens);
    bool holds = tokens.count == 0;
    for (size_t begin = 0, end; begin <= tokens.count && tokens.count; begin = end + 1) {
        end = begin;
        while (end < tokens.count && tokens.items[end].kind != CSS_COMMA)
            end++;
        CssTokens query = {tokens.items + begin, end - begin};
        holds = query_holds(reading, without_spaces_around(query)) || holds;
    }
    return holds;
}
