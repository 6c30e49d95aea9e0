/* The shape of a style sheet (CSS Syntax 3, section 5): walking over tokens by blocks, and gathering
 * the component values between them.
 *
 * The parser shows one token. Gathered tokens are borrowed until the next are gathered. Nesting is
 * limited: where blocks, functions and brackets stand deeper than CSS_DEPTH in each other, that is
 * reported and the sheet ends. */
#ifndef PLENARY_STYLES_CSS_PARSER_H
#define PLENARY_STYLES_CSS_PARSER_H

#include "styles/css_tokens.h"

enum {
    CSS_DEPTH = 64,
    CSS_TOKENS_MOST = 65536 /* of one prelude or declaration */
};

/* Where gathering stops, outside all brackets; bits. A closing brace is a stop only within a block. */
enum {
    CSS_STOP_SEMICOLON = 1,
    CSS_STOP_OPEN_CURLY = 2,
    CSS_STOP_CLOSE_CURLY = 4
};

typedef struct CssParser {
    CssTokenizer tokenizer;
    Diagnostics *diagnostics;
    Arena *scratch; /* of the gathered tokens */
    CssToken token; /* the one that is looked at */
    CssToken *items;
    size_t capacity;
    unsigned depth;  /* blocks that are open */
    bool is_stopped; /* the nesting was too deep */
} CssParser;

/* A parser at the first token. Decoded text goes to arena, gathered tokens to scratch. */
CssParser css_parser(Arena *arena, Arena *scratch, const Source *source, Diagnostics *diagnostics);

/* To the next token. */
void css_advance(CssParser *parser);
/* To the next token that is not white space, if this one is. */
void css_skip_spaces(CssParser *parser);

/* Gathers component values up to, not including, a stop or the end of the sheet. Empty, after a
 * report, if there are too many. */
CssTokens css_gather(CssParser *parser, unsigned stops);

/* Back to a token that was looked at before. */
void css_return_to(CssParser *parser, const CssToken *token);

/* Passes over component values up to a stop. */
void css_skip(CssParser *parser, unsigned stops);

/* Steps into the block whose "{" is looked at, and out of it behind its "}". A block that the sheet
 * ends in is reported. Each block that is opened is closed once. */
void css_open_block(CssParser *parser, uint32_t *begin);
void css_close_block(CssParser *parser, uint32_t begin);

/* Passes over the block whose "{" is looked at. */
void css_skip_block(CssParser *parser);

/* Where a token stands. */
Span css_span(const CssParser *parser, const CssToken *token);
/* As it stands in the sheet. */
Text css_spelling(const CssParser *parser, const CssToken *token);

#endif
