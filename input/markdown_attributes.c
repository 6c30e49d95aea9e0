#include "input/markdown_attributes.h"

#include <string.h>

#include "input/letters.h"

static bool is_name_byte(char byte)
{
    return is_letter((unsigned char)byte) || is_digit(byte) || byte == '-' || byte == '_' ||
           byte == ':';
}

static size_t name_bytes(Text text, size_t at)
{
    size_t count = 0;
    while (at + count < text.bytes && (unsigned char)text.at[at + count] < 0x80 &&
           is_name_byte(text.at[at + count]))
        count++;
    return count;
}

bool attributes_open(Text text)
{
    if (text.bytes < 3 || text.at[0] != '{')
        return false;
    size_t sign = text.at[1] == ':' ? 2 : 1;
    while (sign < text.bytes && text.at[sign] == ' ')
        sign++;
    if (sign + 1 < text.bytes && (text.at[sign] == '.' || text.at[sign] == '#'))
        return (unsigned char)text.at[sign + 1] < 0x80 &&
               is_letter((unsigned char)text.at[sign + 1]);
    size_t name = name_bytes(text, 1);
    return name > 0 && 1 + name < text.bytes && text.at[1 + name] == '=';
}

/* A value from offset at on, perhaps in quotation marks; moves *at behind it. */
static bool read_value(Text text, size_t *at, Text *value)
{
    char quote =
        *at < text.bytes && (text.at[*at] == '"' || text.at[*at] == '\'') ? text.at[*at] : 0;
    size_t begin = *at + (quote ? 1 : 0);
    size_t end = begin;
    while (end < text.bytes && (quote ? text.at[end] != quote : !strchr(" \t\n}", text.at[end])))
        end++;
    if (end == text.bytes || (!quote && end == begin))
        return false;
    *value = text_slice(text, begin, end);
    *at = end + (quote ? 1 : 0);
    return true;
}

/* One word of the list; false if it is none. */
static bool read_word(Text text, size_t *at, MarkupAttributes *attributes)
{
    char sign = text.at[*at];
    if (sign == '.' || sign == '#') {
        size_t name = name_bytes(text, *at + 1);
        Text word = text_slice(text, *at + 1, *at + 1 + name);
        if (name == 0 || (sign == '.' && attributes->class_count == MOST_ATTRIBUTES))
            return false;
        if (sign == '#')
            attributes->id = word;
        else
            attributes->classes[attributes->class_count++] = word;
        *at += 1 + name;
        return true;
    }
    size_t name = name_bytes(text, *at);
    size_t sign_at = *at + name;
    if (name == 0 || sign_at >= text.bytes || text.at[sign_at] != '=' ||
        attributes->count == MOST_ATTRIBUTES)
        return false;
    attributes->names[attributes->count] = text_slice(text, *at, sign_at);
    *at = sign_at + 1;
    return read_value(text, at, &attributes->values[attributes->count++]);
}

bool attributes_read(Text text, MarkupAttributes *attributes)
{
    *attributes = (MarkupAttributes){0};
    if (!attributes_open(text) || text.at[text.bytes - 1] != '}')
        return false;
    size_t at = text.at[1] == ':' ? 2 : 1;
    while (at < text.bytes) {
        if (strchr(" \t\n", text.at[at])) {
            at++;
            continue;
        }
        if (text.at[at] == '}')
            return at + 1 == text.bytes;
        if (!read_word(text, &at, attributes) || at >= text.bytes || !strchr(" \t\n}", text.at[at]))
            return false;
    }
    return false;
}

bool attributes_read_fence(Text text, MarkupAttributes *attributes)
{
    *attributes = (MarkupAttributes){0};
    text = text_trim(text);
    while (text.bytes && text.at[text.bytes - 1] == ':')
        text = text_trim(text_slice(text, 0, text.bytes - 1));
    if (text.bytes == 0)
        return true;
    if (text.at[0] == '{')
        return attributes_read(text, attributes);
    attributes->classes[attributes->class_count++] = text;
    return name_bytes(text, 0) == text.bytes;
}

/* Names that classes have in the document and roles in hints. */
static const struct {
    const char *class_name;
    HintVerb verb;
} aliases[] = {
    {"document-title", HINT_TITLE}, {"annex-label", HINT_ANNEX}, {"adoption-date", HINT_DATE},
    {"subparagraph", HINT_ITEM},    {"signed", HINT_SIGNATURE},  {"numbered", HINT_PARAGRAPH},
};

static bool find_role(Text name, HintVerb *verb)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (text_is(name, aliases[i].class_name)) {
            *verb = aliases[i].verb;
            return true;
        }
    return hint_verb_find(name, verb) && *verb <= HINT_LAST_ROLE;
}

bool attributes_role(const MarkupAttributes *attributes, HintVerb *verb)
{
    for (size_t i = 0; i < attributes->class_count; i++)
        if (find_role(attributes->classes[i], verb))
            return true;
    return false;
}

void attributes_apply(Document *document, Node *node, const MarkupAttributes *attributes)
{
    HintVerb verb;
    for (size_t i = 0; i < attributes->class_count; i++)
        if (!find_role(attributes->classes[i], &verb))
            node_add_class(document, node, text_to_string(document->arena, attributes->classes[i]));
    if (attributes->id.bytes)
        node_set_id(document, node, attributes->id);
    for (size_t i = 0; i < attributes->count; i++)
        node_set_attribute(document, node, text_to_string(document->arena, attributes->names[i]),
                           attributes->values[i]);
}
