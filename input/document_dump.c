#include "input/document.h"

/* One node a line: what it is, then where it came from as "begin-end" in bytes of its source;
 * generated nodes have no range. After the tree one line a fact, and one a rule of the ledger. */

enum {
    INDENT = 2,
    TEXT_SHOWN = 60 /* code points */
};

static void put_span(Buffer *out, Span span)
{
    if (span.source)
        buffer_format(out, " %u-%u", span.begin, span.end);
}

static void put_text(Buffer *out, const Node *node)
{
    size_t shown = 0;
    for (int i = 0; i < TEXT_SHOWN && shown < node->text.bytes; i++)
        text_next(node->text, &shown);
    buffer_quoted(out, text_slice(node->text, 0, shown));
    if (shown < node->text.bytes)
        buffer_string(out, "…");
}

static void put_element(Buffer *out, const Node *node)
{
    buffer_string(out, tag_name(node->tag));
    for (const ClassLink *link = node->classes; link; link = link->next) {
        buffer_byte(out, '.');
        buffer_put(out, link->name->text);
    }
    if (node->id) {
        buffer_byte(out, '#');
        buffer_put(out, node->id->text);
    }
    for (const Attribute *attribute = node->attributes; attribute; attribute = attribute->next) {
        buffer_byte(out, ' ');
        buffer_put(out, attribute->name->text);
        buffer_byte(out, '=');
        buffer_quoted(out, attribute->value);
    }
}

static void put_tree(Buffer *out, const Node *root)
{
    size_t depth = 0;
    for (const Node *node = root; node;) {
        buffer_repeat(out, ' ', depth * INDENT);
        if (node_is_text(node))
            put_text(out, node);
        else
            put_element(out, node);
        put_span(out, node->span);
        buffer_byte(out, '\n');
        if (node->first) {
            node = node->first;
            depth++;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
            depth--;
        }
        node = node == root ? NULL : node->next;
    }
}

static void put_fields(Buffer *out, const Fields *fields)
{
    static const char *const origins[] = {
        [FIELD_UNSET] = "unset",
        [FIELD_DERIVED] = "derived",
        [FIELD_FROM_TEXT] = "text",
        [FIELD_FROM_FRONT_MATTER] = "front-matter",
        [FIELD_FROM_METADATA] = "metadata",
        [FIELD_FROM_USER] = "user",
    };
    for (FieldId id = 0; id < FIELD_COUNT; id++) {
        const Field *field = &fields->items[id];
        if (field->origin == FIELD_UNSET)
            continue;
        buffer_format(out, "field %s ", field_name(id));
        buffer_quoted(out, field->value);
        buffer_format(out, " %s", origins[field->origin]);
        put_span(out, field->span);
        buffer_byte(out, '\n');
    }
}

typedef struct RuleTotal {
    size_t times;
    uint64_t bytes;
} RuleTotal;

static void add_pieces(RuleTotal totals[LEDGER_RULE_COUNT], const Node *root)
{
    for (const Node *node = root; node; node = node_following(node, root))
        for (uint32_t i = 0; i < node->piece_count; i++) {
            const Piece *piece = &node->pieces[i];
            if (piece->rule == LEDGER_SAME)
                continue;
            totals[piece->rule].times++;
            totals[piece->rule].bytes += piece->source_end - piece->source_begin;
        }
}

static void put_ledger(Buffer *out, const Document *document)
{
    RuleTotal totals[LEDGER_RULE_COUNT] = {0};
    add_pieces(totals, document->root);
    for (size_t i = 0; i < document->ledger.count; i++) {
        const LedgerEntry *entry = &document->ledger.entries[i];
        totals[entry->rule].times++;
        totals[entry->rule].bytes += entry->span.end - entry->span.begin;
    }
    for (LedgerRule rule = 0; rule < LEDGER_RULE_COUNT; rule++)
        if (totals[rule].times)
            buffer_format(out, "ledger %s %zu times %llu bytes\n", ledger_rule_name(rule),
                          totals[rule].times, (unsigned long long)totals[rule].bytes);
}

void document_dump(const Document *document, Buffer *out)
{
    put_tree(out, document->root);
    buffer_string(out, "kind ");
    buffer_put(out, document->kind->text);
    buffer_string(out, "\nlanguage ");
    buffer_put(out, document->language);
    buffer_byte(out, '\n');
    if (document->date.year)
        buffer_format(out, "date %04d-%02d-%02d\n", document->date.year, document->date.month,
                      document->date.day);
    put_fields(out, &document->fields);
    put_ledger(out, document);
}
