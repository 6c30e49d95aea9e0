/* Raw HTML in Markdown: a few tags have a meaning here, the others are refused. */
#include "input/markdown_parts.h"

#include <string.h>

static const Tag understood[] = {TAG_SUB, TAG_SUP, TAG_EM,   TAG_STRONG,
                                 TAG_DEL, TAG_INS, TAG_SPAN, TAG_CODE};

/* Names that HTML has for them besides. */
static const struct {
    const char *name;
    Tag tag;
} synonyms[] = {{"i", TAG_EM}, {"b", TAG_STRONG}, {"s", TAG_DEL}, {"u", TAG_INS}};

static Tag find_tag(Text name)
{
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (text_is_ignoring_case(name, synonyms[i].name))
            return synonyms[i].tag;
    Tag tag = tag_find(name);
    for (size_t i = 0; i < sizeof understood / sizeof *understood; i++)
        if (understood[i] == tag)
            return tag;
    return TAG_COUNT;
}

HtmlMeaning html_meaning(Text tag, Tag *element)
{
    if (text_starts(tag, "<!--"))
        return HTML_COMMENT;
    bool closes = text_starts(tag, "</");
    size_t begin = closes ? 2 : 1;
    size_t end = begin;
    while (end < tag.bytes && (is_letter((unsigned char)tag.at[end]) || is_digit(tag.at[end])))
        end++;
    Text name = text_slice(tag, begin, end);
    if (text_is_ignoring_case(name, "br"))
        return HTML_BREAK;
    *element = find_tag(name);
    if (*element == TAG_COUNT)
        return HTML_NONE;
    return closes ? HTML_CLOSES : HTML_OPENS;
}

static size_t comment_bytes(Text text)
{
    for (size_t at = 4; at + 3 <= text.bytes; at++)
        if (text_starts(text_slice(text, at, text.bytes), "-->"))
            return at + 3;
    return text.bytes;
}

size_t html_tag_bytes(Text text)
{
    if (text.bytes < 3 || text.at[0] != '<')
        return 0;
    if (text_starts(text, "<!--"))
        return comment_bytes(text);
    char first = text.at[1];
    if (!(first == '/' || first == '!' || first == '?' || (first | 0x20) >= 'a') ||
        (first | 0x20) > 'z')
        return 0;
    char quote = 0;
    for (size_t at = 1; at < text.bytes; at++) {
        char byte = text.at[at];
        if (quote)
            quote = byte == quote ? 0 : quote;
        else if (byte == '"' || byte == '\'')
            quote = byte;
        else if (byte == '>')
            return at + 1;
        else if (byte == '<')
            return 0;
    }
    return 0;
}

void html_refuse(Markdown *markdown, Text tag, Span span)
{
    enum {
        SHOWN = 40
    };
    Text shown = text_slice(tag, 0, text_find(tag, '\n'));
    while (shown.bytes > SHOWN)
        shown.bytes--;
    while (shown.bytes < tag.bytes && shown.bytes &&
           ((unsigned char)shown.at[shown.bytes] & 0xC0) == 0x80)
        shown.bytes--;
    diagnostics_add(markdown->reading.diagnostics, READ_HTML_REFUSED, span, shown, (Text){0});
}
