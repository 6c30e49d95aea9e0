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

static bool is_space_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The value of an attribute from the byte behind "=" on; moves *at behind it. */
static Text attribute_value(Text tag, size_t *at)
{
    char quote = *at < tag.bytes && (tag.at[*at] == '"' || tag.at[*at] == '\'') ? tag.at[*at] : 0;
    size_t begin = *at + (quote ? 1 : 0);
    size_t end = begin;
    while (end < tag.bytes &&
           (quote ? tag.at[end] != quote : !is_space_byte(tag.at[end]) && tag.at[end] != '>'))
        end++;
    *at = end + (quote ? 1 : 0);
    return text_slice(tag, begin, end);
}

static void add_classes(Document *document, Node *element, Text classes)
{
    while (classes.bytes) {
        size_t end = 0;
        while (end < classes.bytes && !is_space_byte(classes.at[end]))
            end++;
        if (end)
            node_add_class(document, element,
                           text_to_string(document->arena, text_slice(classes, 0, end)));
        classes = text_slice(classes, end + 1, classes.bytes);
    }
}

static void add_attribute(Document *document, Node *element, Text name, Text value)
{
    static const char *const kept[] = {"lang", "dir", "title"};
    if (text_is_ignoring_case(name, "class"))
        add_classes(document, element, value);
    else if (text_is_ignoring_case(name, "id") && value.bytes)
        node_set_id(document, element, value);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (text_is_ignoring_case(name, kept[i]))
            node_set_attribute(document, element, kept[i], value);
}

void html_attributes(Document *document, Text tag, Node *element)
{
    for (size_t at = 1; at < tag.bytes;) {
        if (!is_space_byte(tag.at[at])) {
            at++;
            continue;
        }
        size_t begin = ++at;
        while (at < tag.bytes && !is_space_byte(tag.at[at]) && !strchr("=/>", tag.at[at]))
            at++;
        Text name = text_slice(tag, begin, at);
        if (name.bytes == 0 || at >= tag.bytes || tag.at[at] != '=')
            continue;
        at++;
        add_attribute(document, element, name, attribute_value(tag, &at));
    }
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
