/* A cursor over the tokens of a selector or page selector. White space counts there, so it is skipped
 * only where it may stand. */
#ifndef PLENARY_STYLES_SELECTOR_READER_H
#define PLENARY_STYLES_SELECTOR_READER_H

#include "styles/css_tokens.h"

typedef struct SelectorReader {
    const CssReading *reading;
    const CssToken *at;
    const CssToken *end;
    CssToken nothing;  /* stands behind the last token */
    unsigned nesting;  /* of functions that hold selectors */
    bool is_forgiving; /* in :is() or :where(), which leave out what is not understood */
} SelectorReader;

/* A reader before the first of the tokens. */
SelectorReader selector_reader(const CssReading *reading, CssTokens tokens, unsigned nesting);

/* The next token; CSS_END behind the last. */
const CssToken *selector_peek(const SelectorReader *reader);
/* The one behind that. */
const CssToken *selector_peek_second(const SelectorReader *reader);
/* Takes it. */
void selector_take(SelectorReader *reader);
/* Takes white space; whether there was any. */
bool selector_skip_spaces(SelectorReader *reader);
/* To the next comma outside brackets, or the end. */
void selector_skip_to_comma(SelectorReader *reader);
/* How many such commas come. */
uint32_t selector_count_commas(SelectorReader reader);
/* Takes a token of that kind, or of that character. */
bool selector_take_kind(SelectorReader *reader, CssTokenKind kind);
bool selector_take_delim(SelectorReader *reader, char character);

/* The tokens up to the parenthesis that closes the function just taken, which is taken too. */
CssTokens selector_take_arguments(SelectorReader *reader);

/* What is left out for one thing that is not understood: "the rule", or less. */
const char *selector_left_out(const SelectorReader *reader);

/* Where a token stands. */
Span selector_span(const SelectorReader *reader, const CssToken *token);

/* Reports the next token, with before in front of it; returns false. */
bool selector_refuse(SelectorReader *reader, DiagnosticKind kind, const char *before);
/* The same as STYLE_BAD_SELECTOR. */
bool selector_refuse_here(SelectorReader *reader);

#endif
