/* Notes of Markdown, and attributes behind a block's text. */
#include "input/markdown_parts.h"
#include "input/un_builder.h"

#include <string.h>

/* --- notes --------------------------------------------------------------------------------------------- */

static Text note_id(const Markdown *markdown, uint32_t number)
{
    Document *document = markdown->reading.document;
    Buffer id = {0};
    if (document->part > 1)
        buffer_format(&id, "part-%u-", document->part);
    buffer_format(&id, "note-%u", number);
    Text text = names_intern(document->names, buffer_text(&id))->text;
    buffer_free(&id);
    return text;
}

/* Where the label stands before a definition that begins at an offset: "[^a]: ". */
static uint32_t label_begin(const Markdown *markdown, uint32_t offset)
{
    enum {
        LONGEST = 1024
    };
    for (uint32_t at = offset; at > markdown->begin && offset - at < LONGEST; at--)
        if (text_starts(text_slice(markdown->bytes, at - 1, offset), "[^"))
            return at - 1;
    return offset;
}

/* A note of one paragraph has its text itself; others have paragraphs and what else stands in them. */
static void fill_note(Markdown *markdown, Node *aside, cmark_node *definition)
{
    cmark_node *first = cmark_node_first_child(definition);
    uint32_t cursor = block_begin(markdown, definition);
    markdown_drop(markdown, label_begin(markdown, cursor), cursor, LEDGER_NOTE_LABEL);
    if (first && !cmark_node_next(first) && cmark_node_get_type(first) == CMARK_NODE_PARAGRAPH) {
        inline_build(markdown, first, aside, &cursor);
        return;
    }
    for (cmark_node *block = first; block; block = cmark_node_next(block))
        element_build(markdown, block, aside, 1);
}

static Node *place_note(Markdown *markdown, uint32_t number)
{
    Document *document = markdown->reading.document;
    cmark_node *definition = markdown->definitions[number - 1];
    uint32_t outer = markdown->done;
    markdown->done = markdown->begin;
    Span span = {markdown->reading.clean.source, block_begin(markdown, definition),
                 block_end(markdown, definition)};
    markdown->done = outer;
    Node *aside = node_with_class(document, TAG_ASIDE, "note", span);
    markdown->notes[number - 1] = aside;
    node_set_id(document, aside, note_id(markdown, number));
    if (number != document->last_note + 1)
        element_set_value(&markdown->reading, aside, number);
    document->last_note = number;
    uint32_t done = markdown->done;
    markdown->note_depth++;
    markdown->done = markdown->begin;
    fill_note(markdown, aside, definition);
    markdown->done = done;
    markdown->note_depth--;
    return aside;
}

Node *note_call(Markdown *markdown, uint32_t number, Span span)
{
    enum {
        NOTES_IN_NOTES = 4
    };
    Document *document = markdown->reading.document;
    if (number == 0 || number > markdown->note_count)
        return NULL;
    decide(&markdown->reading, span, RULE_CALL_MARKUP, 0);
    if (!markdown->notes[number - 1] && markdown->note_depth < NOTES_IN_NOTES)
        return place_note(markdown, number);
    Node *call = node_with_class(document, TAG_A, "note-call", span);
    Buffer target = {0};
    buffer_byte(&target, '#');
    buffer_put(&target, note_id(markdown, number));
    node_set_attribute(document, call, "href", text_copy(document->arena, buffer_text(&target)));
    buffer_free(&target);
    return call;
}

/* --- attributes ------------------------------------------------------------------------------------------ */

/* Where the braces begin that a text ends with; the text's length if there are none. */
static size_t braces_begin(Text text)
{
    size_t at = text.bytes;
    if (at == 0 || text.at[at - 1] != '}')
        return text.bytes;
    while (at > 0 && text.at[at - 1] != '{')
        at--;
    bool is_apart = at < 2 || strchr(" \t\n", text.at[at - 2]);
    return at > 0 && is_apart && attributes_open(text_slice(text, at - 1, text.bytes)) ? at - 1
                                                                                       : text.bytes;
}

bool attributes_take(Markdown *markdown, Node *parent, MarkupAttributes *attributes)
{
    Reading *reading = &markdown->reading;
    Node *last = parent->last;
    if (!last || !node_is_text(last) || !last->piece_count)
        return false;
    size_t begin = braces_begin(last->text);
    if (begin == last->text.bytes)
        return false;
    Text written = text_slice(last->text, begin, last->text.bytes);
    Span span = node_source_span(last, begin, last->text.bytes);
    bool is_read = attributes_read(written, attributes);
    if (!is_read)
        diagnostics_add(reading->diagnostics, READ_ATTRIBUTES_BROKEN, span, written, (Text){0});
    while (begin > 0 && last->text.at[begin - 1] == ' ')
        begin--;
    Node *cut = node_split_text(reading->document, last, begin);
    text_node_drop(reading, cut, LEDGER_MARKUP);
    if (last->text.bytes == 0)
        node_detach(last);
    return is_read;
}
