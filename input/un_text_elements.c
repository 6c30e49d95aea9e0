#include "input/un_text_builder.h"

#include <string.h>

Span block_span(const UnText *reader, const Block *block)
{
    const Stretch *first = &reader->stretches[block->first_stretch];
    const Stretch *last = first + block->stretch_count - 1;
    return reader_span(reader, reader->lines[first->first].begin,
                       reader->lines[last->first + last->count - 1].end);
}

void element_set_value(UnText *reader, Node *node, uint32_t value)
{
    Buffer digits = {0};
    buffer_integer(&digits, value);
    node_set_attribute(reader->document, node, "value",
                       text_copy(reader->document->arena, buffer_text(&digits)));
    buffer_free(&digits);
}

void text_node_drop(UnText *reader, Node *text_node, LedgerRule rule)
{
    uint32_t done = 0;
    for (size_t at = 0; at < text_node->text.bytes; at++) {
        Span span = node_source_span(text_node, at, at + 1);
        if (span.begin < done)
            continue;
        drop(reader, span.begin, span.end, rule);
        done = span.end;
    }
    node_detach(text_node);
}

/* Composes the block's text into the element; NULL when there is none. */
static Node *append_text(UnText *reader, Node *element, const Block *block, uint32_t skip)
{
    Span span = block_span(reader, block);
    drop(reader, span.begin, span.begin + skip, LEDGER_PARAGRAPH_NUMBER);
    Node *text =
        compose_lines(reader, &reader->stretches[block->first_stretch], block->stretch_count, skip);
    if (text)
        node_append(element, text);
    return text;
}

void element_fill(Builder *builder, Node *element, const Block *block, uint32_t skip)
{
    element->span = block_span(builder->reader, block);
    Node *text = append_text(builder->reader, element, block, skip);
    if (text)
        calls_find(builder->reader, text);
}

Node *element_add(Builder *builder, Tag tag, const char *class_name, const Block *block,
                  uint32_t skip)
{
    Document *document = builder->reader->document;
    Node *element = node_element(document, tag, SPAN_NONE);
    if (class_name)
        node_add_class(document, element, class_name);
    node_append(builder->container, element);
    element_fill(builder, element, block, skip);
    return element;
}

void element_add_titled(Builder *builder, Node *element, const Block *block, uint32_t begin,
                        uint32_t end)
{
    UnText *reader = builder->reader;
    Document *document = reader->document;
    element->span = block_span(reader, block);
    node_append(builder->container, element);
    Node *number = append_text(reader, element, block, 0);
    if (begin > 0)
        number = node_split_text(document, number, begin);
    bool has_space = end - begin < number->text.bytes && number->text.at[end - begin] == ' ';
    Node *behind = node_split_text(document, number, end - begin + has_space);
    Node *span = node_with_class(document, TAG_SPAN, "number", number->span);
    node_wrap(span, number, number);
    calls_find(reader, behind);
}

void section_open(Builder *builder, const char *class_name, Part part)
{
    Document *document = builder->reader->document;
    builder->container = node_with_class(document, TAG_SECTION, class_name, SPAN_NONE);
    node_append(document->root, builder->container);
    builder->part = part;
    builder->sole = SIZE_MAX;
    builder->last_number = 0;
    builder->may_restart = false;
    builder->wants_title = false;
    memset(builder->headings, 0, sizeof builder->headings);
    lists_close(&builder->lists);
}

static bool is_container(const Node *node)
{
    return node->tag == TAG_SECTION || node->tag == TAG_DIV || node->tag == TAG_OL ||
           node->tag == TAG_LI;
}

static void widen(Span *span, Span inner)
{
    if (!span->source) {
        *span = inner;
        return;
    }
    if (inner.begin < span->begin)
        span->begin = inner.begin;
    if (inner.end > span->end)
        span->end = inner.end;
}

void spans_close(Document *document)
{
    const Node *root = document->root;
    for (Node *node = document->root; node;) {
        bool is_list_or_section = is_container(node) && node->tag != TAG_LI;
        if (!is_list_or_section && node->span.source)
            for (Node *outer = node->parent; outer && is_container(outer); outer = outer->parent)
                widen(&outer->span, node->span);
        node = is_container(node) || node == root ? node_following(node, root)
                                                  : node_following_skip(node, root);
    }
}
