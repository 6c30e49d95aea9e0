#include "input/svg_scan.h"

#include <string.h>

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static bool is_at(Text source, size_t at, const char *words)
{
    size_t bytes = strlen(words);
    return source.bytes - at >= bytes && memcmp(source.at + at, words, bytes) == 0;
}

/* Behind the next occurrence of words, or SIZE_MAX. */
static size_t behind(Text source, size_t at, const char *words)
{
    for (; at < source.bytes; at++)
        if (source.at[at] == *words && is_at(source, at, words))
            return at + strlen(words);
    return SIZE_MAX;
}

static Text without_prefix(Text name)
{
    size_t colon = text_find(name, ':');
    return colon < name.bytes ? text_slice(name, colon + 1, name.bytes) : name;
}

/* Where a tag ends: at the > that stands in no quotes. */
static size_t end_of_tag(Text source, size_t at)
{
    char quote = 0;
    for (; at < source.bytes; at++) {
        char byte = source.at[at];
        if (quote)
            quote = byte == quote ? 0 : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == '>')
            return at;
    }
    return SIZE_MAX;
}

/* The same, past the declarations between brackets. */
static size_t end_of_doctype(Text source, size_t at)
{
    char quote = 0;
    bool is_inside = false;
    while (at < source.bytes) {
        char byte = source.at[at];
        if (!quote && is_at(source, at, "<!--")) {
            at = behind(source, at + 4, "-->");
            if (at == SIZE_MAX)
                break;
            continue;
        }
        if (quote)
            quote = byte == quote ? 0 : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == '[' || byte == ']')
            is_inside = byte == '[';
        else if (byte == '>' && !is_inside)
            return at;
        at++;
    }
    return SIZE_MAX;
}

static SvgPiece unfinished(Text source, size_t *at)
{
    *at = source.bytes;
    return (SvgPiece){.kind = SVG_UNFINISHED};
}

static SvgPiece bounded(SvgPieceKind kind, Text source, size_t *at, size_t begin, const char *end)
{
    size_t after = behind(source, begin, end);
    if (after == SIZE_MAX)
        return unfinished(source, at);
    *at = after;
    return (SvgPiece){.kind = kind, .content = text_slice(source, begin, after - strlen(end))};
}

static SvgPiece tag(Text source, size_t *at)
{
    bool closes = is_at(source, *at, "</");
    size_t begin = *at + (closes ? 2 : 1);
    size_t end = end_of_tag(source, begin);
    if (end == SIZE_MAX)
        return unfinished(source, at);
    *at = end + 1;
    bool is_empty = !closes && end > begin && source.at[end - 1] == '/';
    Text content = text_slice(source, begin, is_empty ? end - 1 : end);
    size_t name = 0;
    while (name < content.bytes && !is_space(content.at[name]))
        name++;
    SvgPieceKind kind = closes ? SVG_CLOSE : is_empty ? SVG_EMPTY : SVG_OPEN;
    return (SvgPiece){kind, without_prefix(text_slice(content, 0, name)),
                      text_slice(content, name, content.bytes)};
}

static SvgPiece instruction(Text source, size_t *at)
{
    SvgPiece piece = bounded(SVG_INSTRUCTION, source, at, *at + 2, "?>");
    size_t name = 0;
    while (name < piece.content.bytes && !is_space(piece.content.at[name]))
        name++;
    piece.name = text_slice(piece.content, 0, name);
    piece.content = text_slice(piece.content, name, piece.content.bytes);
    return piece;
}

static SvgPiece doctype(Text source, size_t *at)
{
    enum {
        WORD = 9 /* <!DOCTYPE */
    };
    size_t begin = *at + WORD;
    size_t end = end_of_doctype(source, begin);
    if (end == SIZE_MAX)
        return unfinished(source, at);
    *at = end + 1;
    return (SvgPiece){.kind = SVG_DOCTYPE, .content = text_slice(source, begin, end)};
}

SvgPiece svg_next(Text source, size_t *at)
{
    while (*at < source.bytes && is_at(source, *at, "<!--")) {
        size_t after = behind(source, *at + 4, "-->");
        if (after == SIZE_MAX)
            return unfinished(source, at);
        *at = after;
    }
    if (*at >= source.bytes)
        return (SvgPiece){.kind = SVG_END};
    if (source.at[*at] != '<') {
        size_t begin = *at;
        while (*at < source.bytes && source.at[*at] != '<')
            (*at)++;
        return (SvgPiece){.kind = SVG_TEXT, .content = text_slice(source, begin, *at)};
    }
    if (is_at(source, *at, "<![CDATA["))
        return bounded(SVG_TEXT, source, at, *at + 9, "]]>");
    if (is_at(source, *at, "<!DOCTYPE"))
        return doctype(source, at);
    return is_at(source, *at, "<?") ? instruction(source, at) : tag(source, at);
}

bool svg_attribute(Text *rest, Text *name, Text *value)
{
    Text text = text_trim(*rest);
    size_t equals = text_find(text, '=');
    size_t begin = equals + 1;
    while (begin < text.bytes && is_space(text.at[begin]))
        begin++;
    if (begin >= text.bytes || (text.at[begin] != '"' && text.at[begin] != '\''))
        return false;
    size_t end = begin + 1;
    while (end < text.bytes && text.at[end] != text.at[begin])
        end++;
    *name = without_prefix(text_trim(text_slice(text, 0, equals)));
    *value = text_slice(text, begin + 1, end);
    *rest = text_slice(text, end + 1, text.bytes);
    return true;
}
