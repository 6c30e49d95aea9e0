#include "styles/wrap.h"

Node *wrap_ranges(Document *document, Node *text_node, const TextRange *ranges, size_t count,
                  Wrapper wrapper)
{
    Node *rest = text_node;
    Node *last = text_node;
    size_t base = 0; /* where rest begins in the text as it was */
    for (size_t i = 0; i < count; i++) {
        if (ranges[i].begin > base)
            rest = node_split_text(document, rest, ranges[i].begin - base);
        base = ranges[i].end;
        Node *inside = rest;
        size_t bytes = ranges[i].end - ranges[i].begin;
        bool is_all = bytes == inside->text.bytes;
        if (!is_all)
            rest = node_split_text(document, inside, bytes);
        Node *around = node_with_class(document, wrapper.tag, wrapper.class_name, inside->span);
        node_wrap(around, inside, inside);
        last = is_all ? around : rest;
    }
    return last;
}
