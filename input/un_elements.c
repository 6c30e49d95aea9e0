/* Elements made of blocks. */
#include "input/un_builder.h"

#include <string.h>

/* --- blocks ------------------------------------------------------------------------------------------ */

Span block_span(const Reading *reading, const Block *block)
{
    if (block->content || block->span.source)
        return block->span;
    const Stretch *first = &reading->stretches[block->first_stretch];
    const Stretch *last = first + block->stretch_count - 1;
    const Line *lines = reading->lines;
    uint32_t begin = lines[first->first].begin;
    uint32_t end = lines[last->first + last->count - 1].end;
    if (end < begin) /* it goes on higher up, in the next column */
        end = lines[first->first + first->count - 1].end;
    return reading_span(reading, begin, end);
}

void block_decide(const Builder *builder, const Block *block, DecisionRule rule, int less)
{
    decide(builder->reading, block_span(builder->reading, block), rule, less);
}

const Block *block_at(const Builder *builder, size_t i)
{
    return i < builder->reading->block_count ? &builder->reading->blocks[i] : NULL;
}

bool is_shape(const Builder *builder, size_t i, Shape shape)
{
    const Block *block = block_at(builder, i);
    return block && block->shape == shape;
}

static bool has_letter(Text text)
{
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (is_letter(code_point) || is_ideograph(code_point))
            return true;
    }
    return false;
}

bool is_title_text(const Block *block)
{
    return block && block->shape == SHAPE_TEXT && block->is_short && block->mark == 0 &&
           (block->content || has_letter(block->head));
}

bool comes_organ(const Builder *builder, size_t i)
{
    return is_shape(builder, i + 1, SHAPE_ENACTING) || is_shape(builder, i + 2, SHAPE_ENACTING);
}

bool is_in_resolution(const Builder *builder)
{
    return builder->part == PART_TITLE || builder->part == PART_PREAMBLE ||
           builder->part == PART_OPERATIVE || builder->part == PART_ADOPTED;
}

/* --- text of elements ---------------------------------------------------------------------------------- */

void element_set_value(Reading *reading, Node *node, uint32_t value)
{
    Buffer digits = {0};
    buffer_integer(&digits, value);
    node_set_attribute(reading->document, node, "value",
                       text_copy(reading->document->arena, buffer_text(&digits)));
    buffer_free(&digits);
}

void element_set_digits(Reading *reading, Node *node, const Block *block)
{
    if (indic_digit(block->head, 0))
        node_set_attribute(reading->document, node, "type", text_of("١"));
}

void text_node_drop(Reading *reading, Node *text_node, LedgerRule rule)
{
    Document *document = reading->document;
    uint32_t done = 0;
    for (size_t at = 0; at < text_node->text.bytes && text_node->piece_count; at++) {
        Span span = node_source_span(text_node, at, at + 1);
        if (span.begin < done)
            continue;
        ledger_add(&document->ledger, document->arena, span, rule);
        done = span.end;
    }
    node_detach(text_node);
}

/* Drops the first bytes of an element's text, across its nodes. */
static void drop_prefix(Reading *reading, Node *element, uint32_t bytes)
{
    for (Node *node = node_following(element, element); node && bytes > 0;) {
        Node *next = node_following(node, element);
        if (node_is_text(node)) {
            size_t cut = node->text.bytes < bytes ? node->text.bytes : bytes;
            if (cut < node->text.bytes)
                node_split_text(reading->document, node, cut);
            text_node_drop(reading, node, LEDGER_PARAGRAPH_NUMBER);
            bytes -= (uint32_t)cut;
        }
        node = next;
    }
}

/* Moves the inline content that a Markdown block was made with into the element. */
static void adopt_content(Reading *reading, Node *element, const Block *block, uint32_t skip)
{
    for (Node *child = block->content->first; child;) {
        Node *next = child->next;
        node_detach(child);
        node_append(element, child);
        child = next;
    }
    drop_prefix(reading, element, skip);
}

/* Composes the block's text into the element; NULL when there is none, or it was made already. */
static Node *append_text(Reading *reading, Node *element, const Block *block, uint32_t skip)
{
    if (block->content) {
        adopt_content(reading, element, block, skip);
        return NULL;
    }
    const Stretch *stretches = &reading->stretches[block->first_stretch];
    uint32_t begin = reading->lines[stretches->first].begin;
    drop(reading, begin, begin + skip, LEDGER_PARAGRAPH_NUMBER);
    Node *text = compose_lines(reading, stretches, block->stretch_count, skip);
    if (text)
        node_append(element, text);
    return text;
}

void element_fill(Builder *builder, Node *element, const Block *block, uint32_t skip)
{
    element->span = block_span(builder->reading, block);
    if (block->attributes)
        attributes_apply(builder->reading->document, element, block->attributes);
    Node *text = append_text(builder->reading, element, block, skip);
    if (text)
        calls_find(builder->reading, text);
}

Node *element_add_to(Builder *builder, Node *parent, Tag tag, const char *class_name,
                     const Block *block)
{
    Document *document = builder->reading->document;
    Node *element = node_element(document, tag, SPAN_NONE);
    if (class_name)
        node_add_class(document, element, class_name);
    node_append(parent, element);
    element_fill(builder, element, block, 0);
    return element;
}

Node *element_add(Builder *builder, Tag tag, const char *class_name, const Block *block,
                  uint32_t skip)
{
    Document *document = builder->reading->document;
    Node *element = node_element(document, tag, SPAN_NONE);
    if (class_name)
        node_add_class(document, element, class_name);
    node_append(builder->container, element);
    element_fill(builder, element, block, skip);
    return element;
}

Node *element_add_lines(Builder *builder, Node *parent, Tag tag, const char *class_name,
                        Stretch lines)
{
    Reading *reading = builder->reading;
    Span span = reading_span(reading, reading->lines[lines.first].begin,
                             reading->lines[lines.first + lines.count - 1].end);
    Node *element = node_with_class(reading->document, tag, class_name, span);
    node_append(parent, element);
    Node *text = compose_lines(reading, &lines, 1, 0);
    if (text) {
        node_append(element, text);
        calls_find(reading, text);
    }
    return element;
}

/* Cuts bytes [begin, end) of the element's first text out into a span.number; returns the text behind,
 * or NULL. */
static Node *cut_number(Reading *reading, Node *number, uint32_t begin, uint32_t end)
{
    Document *document = reading->document;
    if (begin > 0)
        number = node_split_text(document, number, begin);
    bool has_space = end - begin < number->text.bytes && number->text.at[end - begin] == ' ';
    Node *behind = node_split_text(document, number, end - begin + has_space);
    Node *span = node_with_class(document, TAG_SPAN, "number", number->span);
    node_wrap(span, number, number);
    return behind;
}

void element_add_titled(Builder *builder, Node *element, const Block *block, uint32_t begin,
                        uint32_t end)
{
    Reading *reading = builder->reading;
    element->span = block_span(reading, block);
    if (block->attributes)
        attributes_apply(reading->document, element, block->attributes);
    node_append(builder->container, element);
    Node *number = append_text(reading, element, block, 0);
    if (number) {
        calls_find(reading, cut_number(reading, number, begin, end));
        return;
    }
    Node *first = element->first;
    while (first && !node_is_text(first))
        first = first->first ? first->first : first->next;
    if (first && first->parent == element && first->text.bytes >= end)
        cut_number(reading, first, begin, end);
}

/* --- sections ------------------------------------------------------------------------------------------- */

static void forget_counts(Builder *builder)
{
    builder->counts = (Counts){0};
    builder->sole = SIZE_MAX;
    builder->may_restart = false;
    builder->wanted = WANTED_NOTHING;
    builder->has_open_vote = false;
    lists_close(&builder->lists);
}

Node *section_open(Builder *builder, const char *class_name, Part part)
{
    Document *document = builder->reading->document;
    boxes_close(builder);
    builder->container = node_with_class(document, TAG_SECTION, class_name, SPAN_NONE);
    node_append(builder->reading->top, builder->container);
    builder->part = part;
    forget_counts(builder);
    return builder->container;
}

void section_leave(Builder *builder, Part part)
{
    boxes_close(builder);
    forget_counts(builder);
    builder->container = builder->reading->top;
    builder->part = part;
}

void boxes_close(Builder *builder)
{
    if (builder->summary)
        builder->container = builder->reading->top;
    builder->summary = NULL;
    builder->contents = NULL;
    builder->quote = NULL;
    builder->division = NULL;
    builder->table = NULL;
}

static bool is_container(const Node *node)
{
    switch (node->tag) {
    case TAG_SECTION:
    case TAG_DIV:
    case TAG_OL:
    case TAG_UL:
    case TAG_LI:
    case TAG_NAV:
    case TAG_BLOCKQUOTE:
    case TAG_TABLE:
    case TAG_CAPTION:
    case TAG_THEAD:
    case TAG_TBODY:
    case TAG_TR:
        return true;
    default:
        return false;
    }
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

void spans_close(Node *top)
{
    for (Node *node = top; node;) {
        bool is_made = is_container(node) && node->tag != TAG_LI;
        if (!is_made && node->span.source)
            for (Node *outer = node->parent; outer && is_container(outer); outer = outer->parent)
                widen(&outer->span, node->span);
        node = is_container(node) || node == top ? node_following(node, top)
                                                 : node_following_skip(node, top);
    }
}
