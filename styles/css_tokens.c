#include "styles/css_tokens.h"

#include <string.h>

#include "styles/css_numbers.h"

enum {
    END_OF_INPUT = -1,
    LONGEST_ESCAPE = 6 /* hexadecimal digits */
};

CssTokenizer css_tokenizer(Arena *arena, const Source *source, Diagnostics *diagnostics)
{
    size_t at = text_starts(source->bytes, "\xEF\xBB\xBF") ? 3 : 0;
    return (CssTokenizer){arena, source, diagnostics, at};
}

/* --- characters --------------------------------------------------------------------------- */

static int byte_at(const CssTokenizer *tokenizer, size_t at)
{
    const Text bytes = tokenizer->source->bytes;
    return at < bytes.bytes ? (unsigned char)bytes.at[at] : END_OF_INPUT;
}

static bool is_newline(int byte)
{
    return byte == '\n' || byte == '\r' || byte == '\f';
}

static bool is_space(int byte)
{
    return is_newline(byte) || byte == ' ' || byte == '\t';
}

static bool is_digit(int byte)
{
    return byte >= '0' && byte <= '9';
}

static int hex_value(int byte)
{
    if (is_digit(byte))
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

static bool is_letter(int byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* NUL stands for U+FFFD (section 3.3), which may begin a name. */
static bool begins_name(int byte)
{
    return is_letter(byte) || byte == '_' || byte >= 0x80 || byte == 0;
}

static bool continues_name(int byte)
{
    return begins_name(byte) || is_digit(byte) || byte == '-';
}

static bool is_unprintable(int byte)
{
    return (byte > 0 && byte <= 0x08) || byte == 0x0B || (byte >= 0x0E && byte <= 0x1F) ||
           byte == 0x7F;
}

/* Section 4.3.8; a backslash at the very end counts as one. */
static bool is_escape(const CssTokenizer *tokenizer, size_t at)
{
    return byte_at(tokenizer, at) == '\\' && !is_newline(byte_at(tokenizer, at + 1));
}

/* Section 4.3.9 */
static bool begins_ident(const CssTokenizer *tokenizer, size_t at)
{
    if (byte_at(tokenizer, at) == '-') {
        int second = byte_at(tokenizer, at + 1);
        return begins_name(second) || second == '-' || is_escape(tokenizer, at + 1);
    }
    return begins_name(byte_at(tokenizer, at)) || is_escape(tokenizer, at);
}

/* Section 4.3.10 */
static bool begins_number(const CssTokenizer *tokenizer, size_t at)
{
    int byte = byte_at(tokenizer, at);
    if (byte == '+' || byte == '-')
        byte = byte_at(tokenizer, ++at);
    if (byte == '.')
        byte = byte_at(tokenizer, at + 1);
    return is_digit(byte);
}

/* Offset behind white space of one character, CRLF being one; at if there is none. */
static size_t skip_one_space(const CssTokenizer *tokenizer, size_t at)
{
    int byte = byte_at(tokenizer, at);
    if (byte == '\r' && byte_at(tokenizer, at + 1) == '\n')
        return at + 2;
    return is_space(byte) ? at + 1 : at;
}

static size_t skip_spaces(const CssTokenizer *tokenizer, size_t at)
{
    while (is_space(byte_at(tokenizer, at)))
        at++;
    return at;
}

/* Offset behind the escape at at. */
static size_t skip_escape(const CssTokenizer *tokenizer, size_t at)
{
    at++;
    if (byte_at(tokenizer, at) == END_OF_INPUT)
        return at;
    if (hex_value(byte_at(tokenizer, at)) < 0)
        return at + 1;
    for (int digits = 0; digits < LONGEST_ESCAPE && hex_value(byte_at(tokenizer, at)) >= 0;
         digits++)
        at++;
    return skip_one_space(tokenizer, at);
}

/* --- text --------------------------------------------------------------------------------- */

/* The code point of the escape at *at, which moves behind it. */
static uint32_t escaped(const CssTokenizer *tokenizer, size_t *at)
{
    const Text bytes = tokenizer->source->bytes;
    size_t begin = *at + 1;
    *at = skip_escape(tokenizer, *at);
    if (begin >= bytes.bytes)
        return CODE_POINT_REPLACEMENT;
    if (hex_value(byte_at(tokenizer, begin)) < 0) {
        uint32_t code_point = text_next(bytes, &begin);
        *at = begin;
        return code_point ? code_point : CODE_POINT_REPLACEMENT;
    }
    uint32_t code_point = 0;
    for (int value; begin < *at && (value = hex_value(byte_at(tokenizer, begin))) >= 0; begin++)
        code_point = code_point * 16 + (uint32_t)value;
    bool is_character = code_point != 0 && code_point <= 0x10FFFF &&
                        !(code_point >= 0xD800 && code_point <= 0xDFFF);
    return is_character ? code_point : CODE_POINT_REPLACEMENT;
}

static bool is_plain(Text raw)
{
    size_t bad;
    return text_find(raw, '\\') == raw.bytes && text_find(raw, '\0') == raw.bytes &&
           text_is_utf8(raw, &bad);
}

/* Source bytes [begin, end) with escapes decoded; in a string a backslash before a line end or the
 * end of the source stands for nothing. */
static Text decode(const CssTokenizer *tokenizer, size_t begin, size_t end, bool is_string)
{
    enum {
        LONGEST_FOR_A_BYTE = 3
    }; /* U+FFFD for a bad byte */
    Text raw = text_slice(tokenizer->source->bytes, begin, end);
    if (is_plain(raw))
        return raw;
    char *out = arena_alloc(tokenizer->arena, raw.bytes * LONGEST_FOR_A_BYTE);
    size_t bytes = 0;
    for (size_t at = begin; at < end;) {
        uint32_t code_point;
        if (byte_at(tokenizer, at) != '\\') {
            code_point = text_next(tokenizer->source->bytes, &at);
        } else if (is_string && !is_escape(tokenizer, at)) {
            at = skip_one_space(tokenizer, at + 1);
            continue;
        } else if (is_string && at + 1 == tokenizer->source->bytes.bytes) {
            break;
        } else {
            code_point = escaped(tokenizer, &at);
        }
        bytes += utf8_encode(out + bytes, code_point ? code_point : CODE_POINT_REPLACEMENT);
    }
    return (Text){out, bytes};
}

/* Letters, digits and hyphens of ASCII need no decoding. */
static size_t skip_plain_name(const CssTokenizer *tokenizer, size_t at)
{
    const Text bytes = tokenizer->source->bytes;
    for (; at < bytes.bytes; at++) {
        unsigned char byte = (unsigned char)bytes.at[at];
        if (byte == 0 || byte >= 0x80 || !continues_name(byte))
            break;
    }
    return at;
}

static size_t skip_name(const CssTokenizer *tokenizer, size_t at)
{
    for (;;) {
        if (continues_name(byte_at(tokenizer, at)))
            at++;
        else if (is_escape(tokenizer, at))
            at = skip_escape(tokenizer, at);
        else
            return at;
    }
}

/* The name at at, decoded; *end is behind it. */
static Text take_name(const CssTokenizer *tokenizer, size_t at, size_t *end)
{
    *end = skip_plain_name(tokenizer, at);
    int byte = byte_at(tokenizer, *end);
    if (byte != '\\' && byte != 0 && byte < 0x80)
        return text_slice(tokenizer->source->bytes, at, *end);
    *end = skip_name(tokenizer, *end);
    return decode(tokenizer, at, *end, false);
}

/* --- tokens ------------------------------------------------------------------------------- */

/* Ends the token that began at begin, at end. */
static CssToken finish(CssTokenizer *tokenizer, CssTokenKind kind, size_t begin, size_t end)
{
    tokenizer->at = end;
    return (CssToken){.kind = kind, .begin = (uint32_t)begin, .end = (uint32_t)end};
}

static void report_unclosed(CssTokenizer *tokenizer, size_t begin, const char *what,
                            const char *end)
{
    Span span = {tokenizer->source, (uint32_t)begin, (uint32_t)begin + 1};
    diagnostics_add(tokenizer->diagnostics, STYLE_UNCLOSED, span, text_of(what), text_of(end));
}

/* Section 4.3.5 */
static CssToken take_string(CssTokenizer *tokenizer)
{
    size_t begin = tokenizer->at;
    int quote = byte_at(tokenizer, begin);
    size_t at = begin + 1;
    for (;;) {
        int byte = byte_at(tokenizer, at);
        if (byte == quote || byte == END_OF_INPUT) {
            if (byte == END_OF_INPUT)
                report_unclosed(tokenizer, begin, "string", "sheet");
            CssToken token = finish(tokenizer, CSS_STRING, begin, byte == quote ? at + 1 : at);
            token.text = decode(tokenizer, begin + 1, at, true);
            return token;
        }
        if (is_newline(byte)) {
            report_unclosed(tokenizer, begin, "string", "line");
            return finish(tokenizer, CSS_BAD_STRING, begin, at);
        }
        if (byte != '\\')
            at++;
        else if (is_escape(tokenizer, at))
            at = skip_escape(tokenizer, at);
        else
            at = skip_one_space(tokenizer, at + 1);
    }
}

/* Section 4.3.14: the rest of a url that is none, up to its parenthesis. */
static CssToken take_bad_url(CssTokenizer *tokenizer, size_t begin, size_t at)
{
    for (;;) {
        int byte = byte_at(tokenizer, at);
        if (byte == ')' || byte == END_OF_INPUT)
            return finish(tokenizer, CSS_BAD_URL, begin, byte == ')' ? at + 1 : at);
        at = is_escape(tokenizer, at) ? skip_escape(tokenizer, at) : at + 1;
    }
}

/* Section 4.3.6: a url without quotes; at is behind its opening parenthesis. */
static CssToken take_url(CssTokenizer *tokenizer, size_t begin, size_t at)
{
    size_t text_begin = skip_spaces(tokenizer, at);
    at = text_begin;
    for (;;) {
        int byte = byte_at(tokenizer, at);
        size_t text_end = at;
        if (is_space(byte)) {
            at = skip_spaces(tokenizer, at);
            byte = byte_at(tokenizer, at);
            if (byte != ')' && byte != END_OF_INPUT)
                return take_bad_url(tokenizer, begin, at);
        }
        if (byte == ')' || byte == END_OF_INPUT) {
            if (byte == END_OF_INPUT)
                report_unclosed(tokenizer, begin, "url", "sheet");
            CssToken token = finish(tokenizer, CSS_URL, begin, byte == ')' ? at + 1 : at);
            token.text = decode(tokenizer, text_begin, text_end, false);
            return token;
        }
        if (byte == '"' || byte == '\'' || byte == '(' || is_unprintable(byte) ||
            (byte == '\\' && !is_escape(tokenizer, at)))
            return take_bad_url(tokenizer, begin, at);
        at = byte == '\\' ? skip_escape(tokenizer, at) : at + 1;
    }
}

/* Section 4.3.4: an identifier, a function or a url. */
static CssToken take_ident_like(CssTokenizer *tokenizer)
{
    size_t begin = tokenizer->at;
    size_t end;
    Text name = take_name(tokenizer, begin, &end);
    CssTokenKind kind = CSS_IDENT;
    if (byte_at(tokenizer, end) == '(') {
        end++;
        kind = CSS_FUNCTION;
        int next = byte_at(tokenizer, skip_spaces(tokenizer, end));
        if (text_is_ignoring_case(name, "url") && next != '"' && next != '\'')
            return take_url(tokenizer, begin, end);
    }
    CssToken token = finish(tokenizer, kind, begin, end);
    token.text = name;
    return token;
}

/* Section 4.3.3 */
static CssToken take_numeric(CssTokenizer *tokenizer)
{
    size_t begin = tokenizer->at;
    CssNumber number = css_number(text_slice(tokenizer->source->bytes, begin, SIZE_MAX));
    size_t end = begin + number.bytes;
    CssToken token;
    if (begins_ident(tokenizer, end)) {
        Text unit = take_name(tokenizer, end, &end);
        token = finish(tokenizer, CSS_DIMENSION, begin, end);
        token.text = unit;
    } else if (byte_at(tokenizer, end) == '%') {
        token = finish(tokenizer, CSS_PERCENTAGE, begin, end + 1);
    } else {
        token = finish(tokenizer, CSS_NUMBER, begin, end);
    }
    token.number = number.value;
    token.rest = number.rest;
    token.is_integer = number.is_integer;
    token.has_sign = number.has_sign;
    return token;
}

static CssToken take_name_after(CssTokenizer *tokenizer, CssTokenKind kind)
{
    size_t begin = tokenizer->at;
    bool is_id = begins_ident(tokenizer, begin + 1);
    size_t end;
    Text name = take_name(tokenizer, begin + 1, &end);
    CssToken token = finish(tokenizer, kind, begin, end);
    token.text = name;
    token.is_id = is_id;
    return token;
}

static CssToken take_delim(CssTokenizer *tokenizer)
{
    size_t begin = tokenizer->at;
    size_t end = begin;
    text_next(tokenizer->source->bytes, &end);
    CssToken token = finish(tokenizer, CSS_DELIM, begin, end);
    token.text = text_slice(tokenizer->source->bytes, begin, end);
    return token;
}

static void skip_comments(CssTokenizer *tokenizer)
{
    const Text bytes = tokenizer->source->bytes;
    while (byte_at(tokenizer, tokenizer->at) == '/' &&
           byte_at(tokenizer, tokenizer->at + 1) == '*') {
        size_t at = tokenizer->at + 2;
        while (at < bytes.bytes && !(bytes.at[at] == '*' && byte_at(tokenizer, at + 1) == '/'))
            at++;
        if (at >= bytes.bytes)
            report_unclosed(tokenizer, tokenizer->at, "comment", "sheet");
        tokenizer->at = at < bytes.bytes ? at + 2 : bytes.bytes;
    }
}

static CssTokenKind punctuation_kind(int byte)
{
    switch (byte) {
    case ':':
        return CSS_COLON;
    case ';':
        return CSS_SEMICOLON;
    case ',':
        return CSS_COMMA;
    case '[':
        return CSS_OPEN_SQUARE;
    case ']':
        return CSS_CLOSE_SQUARE;
    case '(':
        return CSS_OPEN_PAREN;
    case ')':
        return CSS_CLOSE_PAREN;
    case '{':
        return CSS_OPEN_CURLY;
    case '}':
        return CSS_CLOSE_CURLY;
    default:
        return CSS_DELIM;
    }
}

static bool follows(const CssTokenizer *tokenizer, const char *bytes)
{
    return text_starts(text_slice(tokenizer->source->bytes, tokenizer->at, SIZE_MAX), bytes);
}

/* Section 4.3.1 */
CssToken css_next_token(CssTokenizer *tokenizer)
{
    skip_comments(tokenizer);
    size_t at = tokenizer->at;
    int byte = byte_at(tokenizer, at);
    if (byte == END_OF_INPUT)
        return finish(tokenizer, CSS_END, at, at);
    if (is_space(byte))
        return finish(tokenizer, CSS_WHITESPACE, at, skip_spaces(tokenizer, at));
    if (is_letter(byte))
        return take_ident_like(tokenizer);
    CssTokenKind kind = punctuation_kind(byte);
    if (kind != CSS_DELIM)
        return finish(tokenizer, kind, at, at + 1);
    if (byte == '"' || byte == '\'')
        return take_string(tokenizer);
    if (byte == '#' && (continues_name(byte_at(tokenizer, at + 1)) || is_escape(tokenizer, at + 1)))
        return take_name_after(tokenizer, CSS_HASH);
    if (byte == '@' && begins_ident(tokenizer, at + 1))
        return take_name_after(tokenizer, CSS_AT_KEYWORD);
    if (begins_number(tokenizer, at))
        return take_numeric(tokenizer);
    if (byte == '-' && follows(tokenizer, "-->"))
        return finish(tokenizer, CSS_CDC, at, at + 3);
    if (byte == '<' && follows(tokenizer, "<!--"))
        return finish(tokenizer, CSS_CDO, at, at + 4);
    return begins_ident(tokenizer, at) ? take_ident_like(tokenizer) : take_delim(tokenizer);
}

bool css_is_ident(const CssToken *token, const char *name)
{
    return token->kind == CSS_IDENT && text_is_ignoring_case(token->text, name);
}

bool css_is_function(const CssToken *token, const char *name)
{
    return token->kind == CSS_FUNCTION && text_is_ignoring_case(token->text, name);
}
