#include "styles/selector_reader.h"

SelectorReader selector_reader(const CssReading *reading, CssTokens tokens, unsigned nesting)
{
    const CssToken *end = tokens.count ? tokens.items + tokens.count : tokens.items;
    uint32_t offset = tokens.count ? end[-1].end : 0;
    return (SelectorReader){.reading = reading,
                            .at = tokens.items,
                            .end = end,
                            .nothing = {.kind = CSS_END, .begin = offset, .end = offset},
                            .nesting = nesting};
}

const CssToken *selector_peek(const SelectorReader *reader)
{
    return reader->at < reader->end ? reader->at : &reader->nothing;
}

const CssToken *selector_peek_second(const SelectorReader *reader)
{
    return reader->end - reader->at > 1 ? reader->at + 1 : &reader->nothing;
}

void selector_take(SelectorReader *reader)
{
    if (reader->at < reader->end)
        reader->at++;
}

bool selector_skip_spaces(SelectorReader *reader)
{
    const CssToken *start = reader->at;
    while (selector_peek(reader)->kind == CSS_WHITESPACE)
        selector_take(reader);
    return reader->at > start;
}

bool selector_take_kind(SelectorReader *reader, CssTokenKind kind)
{
    if (selector_peek(reader)->kind != kind)
        return false;
    selector_take(reader);
    return true;
}

bool selector_take_delim(SelectorReader *reader, char character)
{
    if (!css_is_delim(selector_peek(reader), character))
        return false;
    selector_take(reader);
    return true;
}

Span selector_span(const SelectorReader *reader, const CssToken *token)
{
    return (Span){reader->reading->source, token->begin, token->end};
}

const char *selector_left_out(const SelectorReader *reader)
{
    return reader->is_forgiving ? "that selector of the list" : "the rule";
}

/* Reports the token that is looked at; returns false. */
bool selector_refuse(SelectorReader *reader, DiagnosticKind kind, const char *before)
{
    const CssToken *token = selector_peek(reader);
    Buffer spelling = {0};
    buffer_string(&spelling, before);
    if (token->kind == CSS_END)
        buffer_string(&spelling, "(end)");
    else
        buffer_put(&spelling, text_slice(reader->reading->source->bytes, token->begin, token->end));
    diagnostics_add(reader->reading->diagnostics, kind, selector_span(reader, token),
                    buffer_text(&spelling), text_of(selector_left_out(reader)));
    buffer_free(&spelling);
    return false;
}

bool selector_refuse_here(SelectorReader *reader)
{
    return selector_refuse(reader, STYLE_BAD_SELECTOR, "");
}

/* The tokens up to the parenthesis that closes the function just taken, which is taken too. */
CssTokens selector_take_arguments(SelectorReader *reader)
{
    CssTokens arguments = {reader->at, 0};
    unsigned depth = 1;
    for (; reader->at < reader->end; reader->at++) {
        CssTokenKind kind = reader->at->kind;
        if (kind == CSS_FUNCTION || kind == CSS_OPEN_PAREN)
            depth++;
        else if (kind == CSS_CLOSE_PAREN && --depth == 0)
            break;
    }
    arguments.count = (size_t)(reader->at - arguments.items);
    selector_take(reader);
    return arguments;
}

void selector_skip_to_comma(SelectorReader *reader)
{
    int depth = 0;
    for (; reader->at < reader->end; reader->at++) {
        CssTokenKind kind = reader->at->kind;
        if (kind == CSS_FUNCTION || kind == CSS_OPEN_PAREN || kind == CSS_OPEN_SQUARE)
            depth++;
        else if (kind == CSS_CLOSE_PAREN || kind == CSS_CLOSE_SQUARE)
            depth--;
        else if (kind == CSS_COMMA && depth <= 0)
            return;
    }
}

uint32_t selector_count_commas(SelectorReader reader)
{
    uint32_t count = 0;
    for (;;) {
        selector_skip_to_comma(&reader);
        if (!selector_take_kind(&reader, CSS_COMMA))
            return count;
        count++;
    }
}
