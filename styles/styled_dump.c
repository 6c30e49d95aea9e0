#include "styles/property_table.h"
#include "styles/styled.h"

enum {
    INDENT = 2
};

typedef struct Dump {
    const StyledTree *tree;
    Buffer *out;
    uint32_t depth;
} Dump;

static void begin_line(const Dump *dump)
{
    buffer_repeat(dump->out, ' ', (size_t)dump->depth * INDENT);
}

static void put_name(const Dump *dump, const Node *element)
{
    buffer_string(dump->out, tag_name(element->tag));
    if (element->id) {
        buffer_byte(dump->out, '#');
        buffer_put(dump->out, element->id->text);
    }
    for (const ClassLink *link = element->classes; link; link = link->next) {
        buffer_byte(dump->out, '.');
        buffer_put(dump->out, link->name->text);
    }
}

/* --- styles -------------------------------------------------------------------------------- */

/* The value that the property would have without any rule: the parent's, or the initial one. */
static const Value *value_without_rules(const Dump *dump, PropertyId property, const Style *parent)
{
    bool is_inherited = parent && property_is_inherited(property);
    return style_value(is_inherited ? parent : dump->tree->initial, property);
}

static void put_style(const Dump *dump, const Style *style, const Style *parent)
{
    bool is_first = true;
    for (PropertyId property = 0; property < PROPERTY_COUNT; property++) {
        const Value *value = style_value(style, property);
        if (value_equal(value, value_without_rules(dump, property, parent)))
            continue;
        buffer_string(dump->out, is_first ? " { " : "; ");
        buffer_string(dump->out, property_name(property));
        buffer_string(dump->out, ": ");
        property_print(property, value, dump->out);
        is_first = false;
    }
    if (!is_first)
        buffer_string(dump->out, " }");
}

/* --- generated content --------------------------------------------------------------------- */

static void put_call(const Dump *dump, const char *function, Text argument, Keyword keyword)
{
    buffer_format(dump->out, "%s(", function);
    buffer_put(dump->out, argument);
    if (keyword != KEYWORD_NONE_GIVEN)
        buffer_format(dump->out, ", %s", keyword_name(keyword));
    buffer_byte(dump->out, ')');
}

static void put_part(const Dump *dump, const Content *part)
{
    switch (part->kind) {
    case CONTENT_TEXT:
    case CONTENT_TARGET_COUNTER:
    case CONTENT_TARGET_TEXT:
        buffer_quoted(dump->out, part->text);
        break;
    case CONTENT_PAGE:
    case CONTENT_PAGES:
    case CONTENT_COUNTER:
    case CONTENT_NOTE_NUMBER:
        put_call(dump, part->between ? "counters" : "counter", part->name->text, part->keyword);
        break;
    case CONTENT_NAMED_STRING:
        put_call(dump, "string", part->name->text, part->keyword);
        break;
    case CONTENT_ELEMENT:
        put_call(dump, "element", part->name->text, part->keyword);
        break;
    case CONTENT_TARGET_PAGE:
        put_call(dump, "page-of", part->text, part->keyword);
        break;
    case CONTENT_LEADER:
        put_call(dump, "leader", part->text, KEYWORD_NONE_GIVEN);
        break;
    case CONTENT_IMAGE:
        put_call(dump, "url", part->text, KEYWORD_NONE_GIVEN);
        break;
    }
    if (part->alternative.at) {
        buffer_string(dump->out, " read as ");
        buffer_quoted(dump->out, part->alternative);
    }
}

static void put_generated(const Dump *dump, const char *name, const Generated *generated,
                          const Style *parent)
{
    if (!generated)
        return;
    begin_line(dump);
    buffer_string(dump->out, name);
    if (generated->style != parent)
        put_style(dump, generated->style, parent);
    for (uint32_t i = 0; i < generated->count; i++) {
        buffer_byte(dump->out, ' ');
        put_part(dump, &generated->content[i]);
    }
    buffer_byte(dump->out, '\n');
}

static void put_facts(const Dump *dump, const StyledNode *styled)
{
    for (const StringSetting *setting = styled->strings; setting; setting = setting->next) {
        begin_line(dump);
        buffer_string(dump->out, "string ");
        buffer_put(dump->out, setting->name->text);
        buffer_byte(dump->out, ' ');
        buffer_quoted(dump->out, setting->text);
        buffer_byte(dump->out, '\n');
    }
    if (styled->bookmark.bytes) {
        begin_line(dump);
        buffer_string(dump->out, "bookmark ");
        buffer_quoted(dump->out, styled->bookmark);
        buffer_byte(dump->out, '\n');
    }
}

/* --- elements ------------------------------------------------------------------------------ */

static void put_element(Dump *dump, const Node *element)
{
    const StyledNode *nodes = dump->tree->nodes;
    const StyledNode *styled = &nodes[element->number];
    const Style *style = styled->style;
    begin_line(dump);
    put_name(dump, element);
    put_style(dump, style, element->parent ? nodes[element->parent->number].style : NULL);
    buffer_byte(dump->out, '\n');
    dump->depth++;
    put_facts(dump, styled);
    put_generated(dump, "::footnote-call", styled->note_call, style);
    put_generated(dump, "::footnote-marker", styled->note_marker, style);
    put_generated(dump, "::-plenary-continued", styled->continued, style);
    put_generated(dump, "::marker", styled->marker, style);
    put_generated(dump, "::before", styled->before, style);
    put_generated(dump, "content", styled->replacement, style);
    put_generated(dump, "::after", styled->after, style);
    dump->depth--;
}

void styled_dump(const StyledTree *tree, Buffer *out)
{
    const Node *root = tree->document->root;
    Dump dump = {.tree = tree, .out = out};
    for (const Node *node = root; node;) {
        if (!node_is_text(node))
            put_element(&dump, node);
        if (node->first) {
            dump.depth++;
            node = node->first;
            continue;
        }
        while (node && node != root && !node->next) {
            dump.depth--;
            node = node->parent;
        }
        node = node && node != root ? node->next : NULL;
    }
}
