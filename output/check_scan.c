#include "output/check_scan.h"

#include <string.h>

bool scan_is_space(char byte)
{
    return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t' || byte == '\f' || byte == 0;
}

bool scan_is_delimiter(char byte)
{
    return byte != 0 && strchr("()<>[]{}/%", byte) != NULL;
}

static bool is_regular(char byte)
{
    return !scan_is_space(byte) && !scan_is_delimiter(byte);
}

int scan_hex_digit(char byte)
{
    if (byte >= '0' && byte <= '9')
        return byte - '0';
    if (byte >= 'a' && byte <= 'f')
        return byte - 'a' + 10;
    if (byte >= 'A' && byte <= 'F')
        return byte - 'A' + 10;
    return -1;
}

static void skip_space(Scanner *scanner)
{
    Text source = scanner->source;
    while (scanner->position < source.bytes) {
        char byte = source.at[scanner->position];
        if (byte == '%') {
            while (scanner->position < source.bytes && source.at[scanner->position] != '\n' &&
                   source.at[scanner->position] != '\r')
                scanner->position++;
        } else if (scan_is_space(byte)) {
            scanner->position++;
        } else {
            return;
        }
    }
}

/* ---- strings ---- */

/* Behind the parenthesis that closes the one before begin, or the end of the source. */
static size_t find_string_end(Text source, size_t begin)
{
    size_t depth = 1;
    size_t at = begin;
    while (at < source.bytes && depth > 0) {
        char byte = source.at[at++];
        if (byte == '\\')
            at++;
        else if (byte == '(')
            depth++;
        else if (byte == ')')
            depth--;
    }
    return at < source.bytes ? at : source.bytes;
}

/* What follows a backslash at *at, which moves on; false if it stands for nothing. */
static bool read_escape(Text inside, size_t *at, char *byte)
{
    static const char from[] = "nrtbf";
    static const char to[] = "\n\r\t\b\f";
    char escape = inside.at[(*at)++];
    const char *found = escape ? strchr(from, escape) : NULL;
    if (found) {
        *byte = to[found - from];
        return true;
    }
    if (escape == '\r' || escape == '\n') {
        if (escape == '\r' && *at < inside.bytes && inside.at[*at] == '\n')
            ++*at;
        return false;
    }
    if (escape < '0' || escape > '7') {
        *byte = escape;
        return true;
    }
    int code = escape - '0';
    for (int i = 0; i < 2 && *at < inside.bytes && inside.at[*at] >= '0' && inside.at[*at] <= '7';
         i++)
        code = code * 8 + (inside.at[(*at)++] - '0');
    *byte = (char)(code & 0xFF);
    return true;
}

static PdfToken literal_string(Scanner *scanner)
{
    size_t begin = scanner->position + 1;
    size_t end = find_string_end(scanner->source, begin);
    scanner->position = end;
    bool is_closed = end > begin && scanner->source.at[end - 1] == ')';
    Text inside = text_slice(scanner->source, begin, is_closed ? end - 1 : end);
    PdfToken token = {TOKEN_STRING, inside, 0};
    if (inside.bytes == 0 || !memchr(inside.at, '\\', inside.bytes))
        return token;
    char *copy = arena_alloc(scanner->arena, inside.bytes);
    size_t count = 0;
    for (size_t at = 0; at < inside.bytes;) {
        char byte = inside.at[at++];
        if (byte == '\\' && (at >= inside.bytes || !read_escape(inside, &at, &byte)))
            continue;
        copy[count++] = byte;
    }
    token.text = (Text){copy, count};
    return token;
}

static PdfToken hex_string(Scanner *scanner)
{
    Text source = scanner->source;
    size_t begin = scanner->position + 1;
    const char *close =
        begin < source.bytes ? memchr(source.at + begin, '>', source.bytes - begin) : NULL;
    size_t end = close ? (size_t)(close - source.at) : source.bytes;
    scanner->position = close ? end + 1 : end;
    char *copy = arena_alloc(scanner->arena, (end - begin) / 2 + 1);
    size_t digits = 0;
    for (size_t at = begin; at < end; at++) {
        int digit = scan_hex_digit(source.at[at]);
        if (digit < 0)
            continue;
        if (digits % 2 == 0)
            copy[digits / 2] = (char)(digit << 4);
        else
            copy[digits / 2] = (char)(copy[digits / 2] | digit);
        digits++;
    }
    return (PdfToken){TOKEN_STRING, {copy, (digits + 1) / 2}, 0};
}

/* ---- names, numbers and words ---- */

static Text regular_run(Scanner *scanner)
{
    size_t begin = scanner->position;
    while (scanner->position < scanner->source.bytes &&
           is_regular(scanner->source.at[scanner->position]))
        scanner->position++;
    return text_slice(scanner->source, begin, scanner->position);
}

static PdfToken name(Scanner *scanner)
{
    scanner->position++;
    Text raw = regular_run(scanner);
    PdfToken token = {TOKEN_NAME, raw, 0};
    if (raw.bytes == 0 || !memchr(raw.at, '#', raw.bytes))
        return token;
    char *copy = arena_alloc(scanner->arena, raw.bytes);
    size_t count = 0;
    for (size_t at = 0; at < raw.bytes; at++) {
        int high = at + 2 < raw.bytes ? scan_hex_digit(raw.at[at + 1]) : -1;
        int low = high >= 0 ? scan_hex_digit(raw.at[at + 2]) : -1;
        bool is_escape = raw.at[at] == '#' && low >= 0;
        copy[count++] = (char)(is_escape ? high << 4 | low : raw.at[at]);
        at += is_escape ? 2 : 0;
    }
    token.text = (Text){copy, count};
    return token;
}

/* A number as 7.3.3 has it: no exponent. */
static bool read_number(Text run, PdfToken *token)
{
    size_t at = run.at[0] == '+' || run.at[0] == '-';
    double number = 0;
    double unit = 1;
    size_t digits = 0;
    bool has_point = false;
    for (; at < run.bytes; at++) {
        char byte = run.at[at];
        if (byte == '.' && !has_point) {
            has_point = true;
        } else if (byte >= '0' && byte <= '9') {
            digits++;
            number = number * 10 + (byte - '0');
            unit = has_point ? unit * 10 : unit;
        } else {
            return false;
        }
    }
    token->type = has_point ? TOKEN_REAL : TOKEN_INTEGER;
    token->number = (run.at[0] == '-' ? -number : number) / unit;
    return digits > 0;
}

static PdfToken word(Scanner *scanner)
{
    PdfToken token = {TOKEN_WORD, regular_run(scanner), 0};
    char first = token.text.at[0];
    if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.')
        if (!read_number(token.text, &token))
            token.type = TOKEN_WORD;
    return token;
}

/* ---- delimiters ---- */

static PdfToken delimiter(Scanner *scanner, PdfTokenType type, size_t bytes)
{
    PdfToken token = {type,
                      text_slice(scanner->source, scanner->position, scanner->position + bytes), 0};
    scanner->position += bytes;
    return token;
}

PdfToken scan_next(Scanner *scanner)
{
    skip_space(scanner);
    Text rest = text_slice(scanner->source, scanner->position, scanner->source.bytes);
    if (rest.bytes == 0)
        return (PdfToken){TOKEN_END, rest, 0};
    bool is_double = rest.bytes > 1 && rest.at[1] == rest.at[0];
    switch (rest.at[0]) {
    case '/':
        return name(scanner);
    case '(':
        return literal_string(scanner);
    case '<':
        return is_double ? delimiter(scanner, TOKEN_DICT_BEGIN, 2) : hex_string(scanner);
    case '>':
        return is_double ? delimiter(scanner, TOKEN_DICT_END, 2) : delimiter(scanner, TOKEN_BAD, 1);
    case '[':
        return delimiter(scanner, TOKEN_ARRAY_BEGIN, 1);
    case ']':
        return delimiter(scanner, TOKEN_ARRAY_END, 1);
    case ')':
    case '{':
    case '}':
        return delimiter(scanner, TOKEN_BAD, 1);
    default:
        return word(scanner);
    }
}
