#include "tests/un_rules/draft.h"

static Draft draft_new(const char *language, const char *kind)
{
    Draft draft = {.arena = arena_new(0)};
    draft.diagnostics = diagnostics_new(draft.arena);
    draft.document = document_new(draft.arena, names_new(draft.arena));
    draft.document->language = text_of(language);
    draft.document->kind = names_intern(draft.document->names, text_of(kind));
    draft.section = draft.document->root;
    draft.lexicon = lexicon_load(draft.arena, text_of(language), draft.diagnostics);
    return draft;
}

Draft draft_resolution(const char *language)
{
    Draft draft = draft_new(language, "resolution");
    draft.section = node_with_class(draft.document, TAG_SECTION, "resolution", SPAN_NONE);
    node_append(draft.document->root, draft.section);
    return draft;
}

Draft draft_plain(const char *language)
{
    return draft_new(language, "plain");
}

void draft_free(Draft *draft)
{
    arena_free(draft->arena);
}

Node *draft_text(Draft *draft, Node *parent, const char *text)
{
    Node *node = node_generated_text(draft->document, text_of(text));
    node_append(parent, node);
    return node;
}

Node *draft_add(Draft *draft, Tag tag, const char *class_name, const char *text)
{
    Node *node = node_element(draft->document, tag, SPAN_NONE);
    if (class_name)
        node_add_class(draft->document, node, class_name);
    draft_text(draft, node, text);
    node_append(draft->section, node);
    return node;
}

void draft_head(Draft *draft, const char *number, const char *title, const char *enacting)
{
    Node *heading = node_with_class(draft->document, TAG_H1, "resolution-title", SPAN_NONE);
    Node *span = node_with_class(draft->document, TAG_SPAN, "number", SPAN_NONE);
    draft_text(draft, span, number);
    node_append(heading, span);
    draft_text(draft, heading, title);
    node_append(draft->section, heading);
    draft_add(draft, TAG_P, "enacting", enacting);
}

void draft_field(Draft *draft, FieldId id, const char *value)
{
    fields_set(&draft->document->fields, id, text_of(value), FIELD_FROM_USER, SPAN_NONE);
}

static const char *opening(const Node *node)
{
    if (node_is(node, TAG_EM, "lead"))
        return "<";
    if (node_is(node, TAG_SPAN, "glue"))
        return "{";
    return node->tag == TAG_EM ? "*" : "";
}

static const char *closing(const Node *node)
{
    const char *open = opening(node);
    return *open == '<' ? ">" : *open == '{' ? "}" : open;
}

/* Nesting is as deep as the test makes it. */
static void put_marked(const Node *node, Buffer *out)
{
    for (const Node *child = node->first; child; child = child->next) {
        if (node_is_text(child)) {
            buffer_put(out, child->text);
        } else if (child->tag == TAG_ASIDE) {
            buffer_byte(out, '^');
        } else {
            buffer_string(out, opening(child));
            put_marked(child, out);
            buffer_string(out, closing(child));
        }
    }
}

void ck_marked(const Node *node, const char *expected)
{
    Buffer out = {0};
    put_marked(node, &out);
    ck_text(buffer_text(&out), expected);
    buffer_free(&out);
}

void ck_element(const Draft *draft, Tag tag, const char *class_name, const char *expected)
{
    const Node *root = draft->document->root;
    const Node *node = root;
    while (node && !node_is(node, tag, class_name))
        node = node_following(node, root);
    if (!expected)
        ck_assert_msg(!node, "there is an element .%s", class_name);
    else if (!node)
        ck_abort_msg("there is no element .%s", class_name);
    else
        ck_marked(node, expected);
}
