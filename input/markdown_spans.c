/* Brackets with attributes behind them, "[texte]{lang=fr}", which cmark takes for text: a span. */
#include "input/markdown_parts.h"
#include "input/un_builder.h"

enum {
    FAR = 64,      /* nodes that brackets may have between them */
    LONGEST = 4096 /* bytes of a text between them */
};

/* A byte of a text node. */
typedef struct At {
    Node *node;
    size_t byte;
} At;

/* The bracket that opens what a bracket closes, among the same parent's children. */
static bool find_opening(At close, At *open)
{
    unsigned depth = 0;
    unsigned nodes = 0;
    for (Node *node = close.node; node && nodes < FAR; node = node->previous, nodes++) {
        if (!node_is_text(node) || !node->piece_count)
            continue;
        size_t end = node == close.node ? close.byte : node->text.bytes;
        for (size_t at = end; at-- > 0 && end - at < LONGEST;) {
            char byte = node->text.at[at];
            depth += byte == ']';
            if (byte != '[')
                continue;
            if (depth == 0) {
                *open = (At){node, at};
                return true;
            }
            depth--;
        }
    }
    return false;
}

/* "]{" with attributes behind it, from an offset on; the attributes' end is *end. */
static bool find_closing(Text text, size_t *at, size_t *end, MarkupAttributes *attributes)
{
    for (; *at + 2 < text.bytes; ++*at) {
        if (text.at[*at] != ']' || text.at[*at + 1] != '{')
            continue;
        Text braces = text_slice(text, *at + 1, text.bytes);
        size_t bytes = text_find(braces, '}') + 1;
        *end = *at + 1 + bytes;
        if (bytes <= braces.bytes && attributes_read(text_slice(braces, 0, bytes), attributes))
            return true;
    }
    return false;
}

/* Puts what stands between the brackets into a span; returns the text behind, NULL if none is left. */
static Node *wrap(Markdown *markdown, At open, At close, size_t end,
                  const MarkupAttributes *attributes)
{
    Reading *reading = &markdown->reading;
    Document *document = reading->document;
    Node *behind = end < close.node->text.bytes ? node_split_text(document, close.node, end) : NULL;
    Node *closing = node_split_text(document, close.node, close.byte);
    Node *opening = open.byte ? node_split_text(document, open.node, open.byte) : open.node;
    Node *content = opening->text.bytes > 1 ? node_split_text(document, opening, 1) : opening->next;
    Node *span = node_element(document, TAG_SPAN, SPAN_NONE);
    attributes_apply(document, span, attributes);
    node_insert_before(closing, span);
    while (content && content != span) {
        Node *next = content->next;
        node_detach(content);
        node_append(span, content);
        content = next;
    }
    text_node_drop(reading, opening, LEDGER_MARKUP);
    text_node_drop(reading, closing, LEDGER_MARKUP);
    return behind;
}

static void wrap_all(Markdown *markdown, Node *text_node)
{
    size_t at = 0;
    size_t end;
    MarkupAttributes attributes;
    while (text_node && find_closing(text_node->text, &at, &end, &attributes)) {
        At open;
        At close = {text_node, at};
        bool is_span =
            find_opening(close, &open) && !(open.node == close.node && open.byte + 1 == close.byte);
        if (is_span) {
            text_node = wrap(markdown, open, close, end, &attributes);
            at = 0;
        } else {
            at = end;
        }
    }
}

void spans_make(Markdown *markdown, Node *top)
{
    for (Node *node = node_following(top, top); node;) {
        Node *next = node_following(node, top);
        bool may_close = node_is_text(node) && node->piece_count &&
                         text_find(node->text, ']') < node->text.bytes;
        if (may_close)
            wrap_all(markdown, node);
        node = next;
    }
}
