#include "styles/css_parser.h"

CssParser css_parser(Arena *arena, Arena *scratch, const Source *source, Diagnostics *diagnostics)
{
    CssParser parser = {.tokenizer = css_tokenizer(arena, source, diagnostics),
                        .diagnostics = diagnostics,
                        .scratch = scratch};
    css_advance(&parser);
    return parser;
}

void css_advance(CssParser *parser)
{
    parser->token = css_next_token(&parser->tokenizer);
}

void css_skip_spaces(CssParser *parser)
{
    while (parser->token.kind == CSS_WHITESPACE)
        css_advance(parser);
}

Span css_span(const CssParser *parser, const CssToken *token)
{
    return (Span){parser->tokenizer.source, token->begin, token->end};
}

Text css_spelling(const CssParser *parser, const CssToken *token)
{
    return token->kind == CSS_END
               ? text_of("(end)")
               : text_slice(parser->tokenizer.source->bytes, token->begin, token->end);
}

/* --- brackets ------------------------------------------------------------------------------ */

/* What closes the bracket that a token opens, or CSS_END. */
static CssTokenKind closer_of(CssTokenKind kind)
{
    switch (kind) {
    case CSS_FUNCTION:
    case CSS_OPEN_PAREN:
        return CSS_CLOSE_PAREN;
    case CSS_OPEN_SQUARE:
        return CSS_CLOSE_SQUARE;
    case CSS_OPEN_CURLY:
        return CSS_CLOSE_CURLY;
    default:
        return CSS_END;
    }
}

static bool is_stop(const CssParser *parser, unsigned stops)
{
    CssTokenKind kind = parser->token.kind;
    return (kind == CSS_SEMICOLON && (stops & CSS_STOP_SEMICOLON)) ||
           (kind == CSS_OPEN_CURLY && (stops & CSS_STOP_OPEN_CURLY)) ||
           (kind == CSS_CLOSE_CURLY && (stops & CSS_STOP_CLOSE_CURLY) && parser->depth > 0);
}

static void give_up(CssParser *parser)
{
    Buffer depth = {0};
    buffer_integer(&depth, CSS_DEPTH);
    diagnostics_add(parser->diagnostics, LIMIT_DEPTH, css_span(parser, &parser->token),
                    buffer_text(&depth), (Text){0});
    buffer_free(&depth);
    parser->is_stopped = true;
    parser->tokenizer.at = parser->tokenizer.source->bytes.bytes;
    css_advance(parser);
}

/* The brackets that are open while component values are passed. */
typedef struct Brackets {
    CssTokenKind closers[CSS_DEPTH];
    unsigned count;
} Brackets;

/* Takes the token that is looked at into account; a closer that closes nothing is a value like any
 * other (5.4.7). False when the nesting is too deep, and the parser at its end. */
static bool pass_bracket(CssParser *parser, Brackets *brackets)
{
    CssTokenKind kind = parser->token.kind;
    CssTokenKind closer = closer_of(kind);
    if (closer != CSS_END) {
        if (parser->depth + brackets->count >= CSS_DEPTH) {
            give_up(parser);
            return false;
        }
        brackets->closers[brackets->count++] = closer;
    } else if (brackets->count && brackets->closers[brackets->count - 1] == kind) {
        brackets->count--;
    }
    return true;
}

/* --- component values ---------------------------------------------------------------------- */

static void report_too_long(CssParser *parser, uint32_t begin)
{
    Span span = {parser->tokenizer.source, begin, begin + 1};
    Buffer most = {0};
    buffer_integer(&most, CSS_TOKENS_MOST);
    diagnostics_add(parser->diagnostics, STYLE_TOO_LONG, span, buffer_text(&most), (Text){0});
    buffer_free(&most);
}

CssTokens css_gather(CssParser *parser, unsigned stops)
{
    Brackets brackets;
    brackets.count = 0; /* the rest is written before it is read */
    uint32_t begin = parser->token.begin;
    size_t count = 0;
    while (parser->token.kind != CSS_END && (brackets.count > 0 || !is_stop(parser, stops))) {
        if (!pass_bracket(parser, &brackets))
            return (CssTokens){NULL, 0};
        if (count < CSS_TOKENS_MOST) {
            parser->items = arena_reserve(parser->scratch, parser->items, count, &parser->capacity,
                                          sizeof *parser->items);
            parser->items[count] = parser->token;
        }
        count++;
        css_advance(parser);
    }
    if (count > CSS_TOKENS_MOST) {
        report_too_long(parser, begin);
        count = 0;
    }
    return (CssTokens){parser->items, count};
}

void css_skip(CssParser *parser, unsigned stops)
{
    Brackets brackets;
    brackets.count = 0; /* the rest is written before it is read */
    while (parser->token.kind != CSS_END && (brackets.count > 0 || !is_stop(parser, stops))) {
        if (!pass_bracket(parser, &brackets))
            return;
        css_advance(parser);
    }
}

void css_return_to(CssParser *parser, const CssToken *token)
{
    if (parser->is_stopped)
        return;
    parser->tokenizer.at = token->begin;
    css_advance(parser);
}

/* --- blocks -------------------------------------------------------------------------------- */

void css_open_block(CssParser *parser, uint32_t *begin)
{
    *begin = parser->token.begin;
    if (parser->depth >= CSS_DEPTH)
        give_up(parser);
    else
        css_advance(parser);
    parser->depth++;
}

void css_close_block(CssParser *parser, uint32_t begin)
{
    parser->depth--;
    if (parser->token.kind == CSS_CLOSE_CURLY) {
        css_advance(parser);
        return;
    }
    Span span = {parser->tokenizer.source, begin, begin + 1};
    if (!parser->is_stopped)
        diagnostics_add(parser->diagnostics, STYLE_UNCLOSED, span, text_of("block"),
                        text_of("sheet"));
}

void css_skip_block(CssParser *parser)
{
    uint32_t begin;
    css_open_block(parser, &begin);
    css_skip(parser, CSS_STOP_CLOSE_CURLY);
    css_close_block(parser, begin);
}
