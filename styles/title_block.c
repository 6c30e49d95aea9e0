#include "styles/title_block.h"

#include "styles/un_fields.h"

/* What the front matter gives, or what overrides that. */
static Text given(const Document *document, FieldId id)
{
    const Field *field = &document->fields.items[id];
    bool is_in_front_matter = field->origin == FIELD_FROM_FRONT_MATTER ||
                              document->fields.losers[id].origin == FIELD_FROM_FRONT_MATTER;
    return is_in_front_matter ? text_trim(field->value) : (Text){0};
}

/* Whether the first block of the text says the title. */
static bool begins_with(const Document *document, Text title)
{
    const Node *first = document->root->first;
    if (!first)
        return false;
    Buffer words = {0};
    node_text_content(first, &words);
    bool is_title = text_is_ignoring_case(text_trim(buffer_text(&words)),
                                          text_to_string(document->arena, title));
    buffer_free(&words);
    return is_title;
}

static void append_line(Document *document, Node *block, Tag tag, const char *class_name, Text text)
{
    if (!text.bytes)
        return;
    Node *line = node_with_class(document, tag, class_name, SPAN_NONE);
    node_append(line, node_generated_text(document, text));
    node_append(block, line);
}

void title_block_make(Document *document, const Lexicon *lexicon)
{
    Text title = given(document, FIELD_TITLE);
    if (!title.bytes || un_find(document->root, TAG_H1, "document-title") ||
        un_find(document->root, TAG_HEADER, "masthead") || begins_with(document, title))
        return;
    Node *block = node_with_class(document, TAG_HEADER, "title-block", SPAN_NONE);
    append_line(document, block, TAG_H1, "document-title", title);
    append_line(document, block, TAG_P, "author", given(document, FIELD_AUTHOR));
    if (given(document, FIELD_DATE).bytes)
        append_line(document, block, TAG_P, "date", un_date_line(document, lexicon));
    if (document->root->first)
        node_insert_before(document->root->first, block);
    else
        node_append(document->root, block);
}
