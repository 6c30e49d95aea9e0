#include "input/document.h"

static const char *const tag_names[TAG_COUNT] = {
    [TAG_TEXT] = "#text",
    [TAG_BODY] = "body",
    [TAG_A] = "a",
    [TAG_ASIDE] = "aside",
    [TAG_BLOCKQUOTE] = "blockquote",
    [TAG_BR] = "br",
    [TAG_CAPTION] = "caption",
    [TAG_CODE] = "code",
    [TAG_COL] = "col",
    [TAG_COLGROUP] = "colgroup",
    [TAG_DEL] = "del",
    [TAG_DIV] = "div",
    [TAG_EM] = "em",
    [TAG_FIGCAPTION] = "figcaption",
    [TAG_FIGURE] = "figure",
    [TAG_H1] = "h1",
    [TAG_H2] = "h2",
    [TAG_H3] = "h3",
    [TAG_H4] = "h4",
    [TAG_H5] = "h5",
    [TAG_H6] = "h6",
    [TAG_HEADER] = "header",
    [TAG_HR] = "hr",
    [TAG_IMG] = "img",
    [TAG_INS] = "ins",
    [TAG_LI] = "li",
    [TAG_NAV] = "nav",
    [TAG_OL] = "ol",
    [TAG_P] = "p",
    [TAG_PRE] = "pre",
    [TAG_SECTION] = "section",
    [TAG_SPAN] = "span",
    [TAG_STRONG] = "strong",
    [TAG_SUB] = "sub",
    [TAG_SUP] = "sup",
    [TAG_TABLE] = "table",
    [TAG_TBODY] = "tbody",
    [TAG_TD] = "td",
    [TAG_TFOOT] = "tfoot",
    [TAG_TH] = "th",
    [TAG_THEAD] = "thead",
    [TAG_TR] = "tr",
    [TAG_UL] = "ul",
};

const char *tag_name(Tag tag)
{
    return tag_names[tag];
}

Tag tag_find(Text name)
{
    for (Tag tag = TAG_BODY; tag < TAG_COUNT; tag++)
        if (text_is_ignoring_case(name, tag_names[tag]))
            return tag;
    return TAG_COUNT;
}

Document *document_new(Arena *arena, Names *names)
{
    Document *document = ARENA_NEW(arena, Document);
    document->arena = arena;
    document->names = names;
    document->root = node_element(document, TAG_BODY, SPAN_NONE);
    document->kind = names_intern(names, text_of("plain"));
    document->language = text_of("en");
    return document;
}

/* --- making nodes ------------------------------------------------------------------------- */

Node *node_element(Document *document, Tag tag, Span span)
{
    Node *node = ARENA_NEW(document->arena, Node);
    node->tag = tag;
    node->span = span;
    return node;
}

Node *node_with_class(Document *document, Tag tag, const char *class_name, Span span)
{
    Node *node = node_element(document, tag, span);
    node_add_class(document, node, class_name);
    return node;
}

Node *node_generated_text(Document *document, Text text)
{
    return node_text(document, text, SPAN_NONE, NULL, 0);
}

Node *node_text(Document *document, Text text, Span span, const Piece *pieces, uint32_t count)
{
    Node *node = node_element(document, TAG_TEXT, span);
    node->text = text;
    node->pieces = pieces;
    node->piece_count = count;
    return node;
}

/* --- links -------------------------------------------------------------------------------- */

static void link_between(Node *parent, Node *previous, Node *node, Node *next)
{
    node->parent = parent;
    node->previous = previous;
    node->next = next;
    if (previous)
        previous->next = node;
    else
        parent->first = node;
    if (next)
        next->previous = node;
    else
        parent->last = node;
}

void node_append(Node *parent, Node *child)
{
    link_between(parent, parent->last, child, NULL);
}

void node_insert_before(Node *sibling, Node *child)
{
    link_between(sibling->parent, sibling->previous, child, sibling);
}

void node_insert_after(Node *sibling, Node *child)
{
    link_between(sibling->parent, sibling, child, sibling->next);
}

void node_detach(Node *node)
{
    Node *parent = node->parent;
    if (node->previous)
        node->previous->next = node->next;
    else if (parent)
        parent->first = node->next;
    if (node->next)
        node->next->previous = node->previous;
    else if (parent)
        parent->last = node->previous;
    node->parent = NULL;
    node->previous = NULL;
    node->next = NULL;
}

void node_wrap(Node *wrapper, Node *first, Node *last)
{
    node_insert_before(first, wrapper);
    for (Node *node = first;;) {
        Node *next = node->next;
        node_detach(node);
        node_append(wrapper, node);
        if (node == last)
            break;
        node = next;
    }
}

/* --- classes, id, attributes -------------------------------------------------------------- */

/* The lists are short and never change once made, so adding copies them. */
static const ClassLink *class_links_with(Arena *arena, const ClassLink *links, Name name)
{
    const ClassLink *first = NULL;
    const ClassLink **end = &first;
    for (const ClassLink *link = links;; link = link->next) {
        ClassLink *copy = ARENA_NEW(arena, ClassLink);
        copy->name = link ? link->name : name;
        *end = copy;
        end = &copy->next;
        if (!link)
            return first;
    }
}

void node_add_class(Document *document, Node *node, const char *class_name)
{
    Name name = names_intern(document->names, text_of(class_name));
    if (!node_has_class(node, name))
        node->classes = class_links_with(document->arena, node->classes, name);
}

bool node_has_class(const Node *node, Name name)
{
    for (const ClassLink *link = node->classes; link; link = link->next)
        if (link->name == name)
            return true;
    return false;
}

bool node_is(const Node *node, Tag tag, const char *class_name)
{
    if (node->tag != tag)
        return false;
    for (const ClassLink *link = node->classes; link; link = link->next)
        if (text_is(link->name->text, class_name))
            return true;
    return false;
}

void node_set_id(Document *document, Node *node, Text id)
{
    node->id = names_intern(document->names, id);
}

void node_set_attribute(Document *document, Node *node, const char *name, Text value)
{
    Name key = names_intern(document->names, text_of(name));
    const Attribute *first = NULL;
    const Attribute **end = &first;
    bool found = false;
    for (const Attribute *old = node->attributes; old; old = old->next) {
        Attribute *copy = ARENA_NEW(document->arena, Attribute);
        *copy = (Attribute){old->name, old->name == key ? value : old->value, NULL};
        found = found || old->name == key;
        *end = copy;
        end = &copy->next;
    }
    if (!found) {
        Attribute *added = ARENA_NEW(document->arena, Attribute);
        *added = (Attribute){key, value, NULL};
        *end = added;
    }
    node->attributes = first;
}

bool node_attribute(const Node *node, Name name, Text *value)
{
    for (const Attribute *attribute = node->attributes; attribute; attribute = attribute->next)
        if (attribute->name == name) {
            *value = attribute->value;
            return true;
        }
    return false;
}

/* --- walking ------------------------------------------------------------------------------ */

Node *node_element_before(const Node *node)
{
    Node *before = node->previous;
    while (before && node_is_text(before))
        before = before->previous;
    return before;
}

Node *node_following_skip(const Node *node, const Node *top)
{
    while (node && node != top) {
        if (node->next)
            return node->next;
        node = node->parent;
    }
    return NULL;
}

Node *node_following(const Node *node, const Node *top)
{
    return node->first ? node->first : node_following_skip(node, top);
}

const Node *node_walk_on(const Node *node, const Node *top, uint32_t *depth, NodeLeaver *leave,
                         void *context)
{
    if (node->first) {
        ++*depth;
        return node->first;
    }
    for (;;) {
        leave(context, node);
        if (node == top)
            return NULL;
        if (node->next)
            return node->next;
        node = node->parent;
        --*depth;
    }
}

void node_text_content(const Node *node, Buffer *out)
{
    if (node_is_text(node))
        buffer_put(out, node->text);
    for (const Node *at = node_following(node, node); at;) {
        if (node_is(at, TAG_ASIDE, "note")) {
            at = node_following_skip(at, node);
            continue;
        }
        if (node_is_text(at))
            buffer_put(out, at->text);
        at = node_following(at, node);
    }
}

void document_number(Document *document)
{
    uint32_t count = 0;
    for (Node *node = document->root; node; node = node_following(node, document->root))
        node->number = count++;
    document->node_count = count;
}

/* --- text and its source ------------------------------------------------------------------ */

/* The piece that text byte offset lies in; offset < text.bytes. Pieces are never empty. */
static uint32_t find_piece(const Node *text_node, size_t offset)
{
    size_t place = offset + text_node->piece_base;
    uint32_t low = 0;
    uint32_t high = text_node->piece_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (text_node->pieces[middle].text_at <= place)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Where the source byte of text byte offset begins (offset < text.bytes). */
static uint32_t source_begin(const Node *text_node, size_t offset)
{
    const Piece *piece = &text_node->pieces[find_piece(text_node, offset)];
    if (piece->rule != LEDGER_SAME)
        return piece->source_begin;
    return piece->source_begin + (uint32_t)(offset + text_node->piece_base - piece->text_at);
}

/* Where the source of the text byte before offset ends (offset > 0). */
static uint32_t source_end(const Node *text_node, size_t offset)
{
    const Piece *piece = &text_node->pieces[find_piece(text_node, offset - 1)];
    if (piece->rule != LEDGER_SAME)
        return piece->source_end;
    return piece->source_begin + (uint32_t)(offset + text_node->piece_base - piece->text_at);
}

Span node_source_span(const Node *text_node, size_t begin, size_t end)
{
    if (end > text_node->text.bytes)
        end = text_node->text.bytes;
    if (text_node->piece_count == 0 || text_node->text.bytes == 0 || begin > end)
        return SPAN_NONE;
    Span span = {text_node->span.source, 0, 0};
    if (begin < end) {
        span.begin = source_begin(text_node, begin);
        span.end = source_end(text_node, end);
    } else {
        span.begin = begin ? source_end(text_node, begin) : source_begin(text_node, 0);
        span.end = span.begin;
    }
    return span;
}

Node *node_split_text(Document *document, Node *text_node, size_t offset)
{
    Text whole = text_node->text;
    Node *second = node_text(document, text_slice(whole, offset, whole.bytes), SPAN_NONE, NULL, 0);
    if (text_node->piece_count) {
        Span span = text_node->span;
        Span first_span = node_source_span(text_node, 0, offset);
        Span second_span = node_source_span(text_node, offset, whole.bytes);
        uint32_t last_of_first = offset ? find_piece(text_node, offset - 1) : 0;
        uint32_t cut =
            offset < whole.bytes ? find_piece(text_node, offset) : text_node->piece_count;
        second->pieces = text_node->pieces + cut;
        second->piece_count = text_node->piece_count - cut;
        second->piece_base = text_node->piece_base + (uint32_t)offset;
        text_node->piece_count = offset ? last_of_first + 1 : 0;
        text_node->span = offset ? first_span : (Span){span.source, span.begin, span.begin};
        second->span = offset < whole.bytes ? second_span : (Span){span.source, span.end, span.end};
    }
    text_node->text = text_slice(whole, 0, offset);
    node_insert_after(text_node, second);
    return second;
}
