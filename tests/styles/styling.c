#include "tests/styles/styling.h"

#include <string.h>

#include "styles/embedded.h"
#include "styles/property_names.h"
#include "styles/selector_parser.h"

/* --- trees --------------------------------------------------------------------------------- */

typedef struct TreeReader {
    Styling *styling;
    const char *at;
} TreeReader;

static bool is_name_character(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

static Text take_name(TreeReader *reader)
{
    const char *begin = reader->at;
    while (is_name_character(*reader->at))
        reader->at++;
    return (Text){begin, (size_t)(reader->at - begin)};
}

static char *take_string(TreeReader *reader)
{
    return text_to_string(reader->styling->arena, take_name(reader));
}

static void read_attribute(TreeReader *reader, Node *element)
{
    char *name = take_string(reader);
    ck_assert(*reader->at++ == '=');
    const char *end = strchr(reader->at, ']');
    ck_assert_ptr_nonnull(end);
    node_set_attribute(reader->styling->document, element, name,
                       (Text){reader->at, (size_t)(end - reader->at)});
    reader->at = end + 1;
}

static Node *read_element(TreeReader *reader)
{
    Document *document = reader->styling->document;
    Tag tag = tag_find(take_name(reader));
    ck_assert_msg(tag != TAG_COUNT, "no element before %s", reader->at);
    Node *element = node_element(document, tag, SPAN_NONE);
    for (;;) {
        char sign = *reader->at;
        if (sign != '.' && sign != '#' && sign != '[')
            return element;
        reader->at++;
        if (sign == '.')
            node_add_class(document, element, take_string(reader));
        else if (sign == '#')
            node_set_id(document, element, take_name(reader));
        else
            read_attribute(reader, element);
    }
}

static Node *read_text(TreeReader *reader)
{
    const char *end = strchr(++reader->at, '"');
    ck_assert_ptr_nonnull(end);
    Text text = {reader->at, (size_t)(end - reader->at)};
    reader->at = end + 1;
    return node_generated_text(reader->styling->document, text);
}

static void read_tree(TreeReader *reader)
{
    Node *parent = reader->styling->document->root;
    while (*reader->at) {
        if (*reader->at == ' ') {
            reader->at++;
        } else if (*reader->at == ')') {
            reader->at++;
            parent = parent->parent;
            ck_assert_ptr_nonnull(parent);
        } else if (*reader->at == '"') {
            node_append(parent, read_text(reader));
        } else {
            Node *element = read_element(reader);
            node_append(parent, element);
            if (*reader->at == '(') {
                reader->at++;
                parent = element;
            }
        }
    }
    ck_assert_ptr_eq(parent, reader->styling->document->root);
}

/* --- styling ------------------------------------------------------------------------------- */

Styling *styling_open(const char *tree)
{
    Arena *arena = arena_new(0);
    Styling *styling = ARENA_NEW(arena, Styling);
    styling->arena = arena;
    styling->names = names_new(arena);
    styling->diagnostics = diagnostics_new(arena);
    styling->document = document_new(arena, styling->names);
    styling->list.items = styling->sheets;
    TreeReader reader = {styling, tree};
    read_tree(&reader);
    document_number(styling->document);
    return styling;
}

void styling_close(Styling *styling)
{
    arena_free(styling->arena);
}

static void add_source(Styling *styling, SheetOrigin origin, const Source *source)
{
    ck_assert_uint_lt(styling->list.count, sizeof styling->sheets / sizeof *styling->sheets);
    styling->sheets[styling->list.count++] =
        stylesheet_parse(styling->arena, styling->names, source, origin, styling->diagnostics);
}

void styling_add(Styling *styling, SheetOrigin origin, const char *sheet)
{
    add_source(styling, origin, source_over(styling->arena, sheet));
}

void styling_add_base(Styling *styling)
{
    const EmbeddedFile *file = embedded_find(text_of("base.css"));
    ck_assert_ptr_nonnull(file);
    Source *source = ARENA_NEW(styling->arena, Source);
    *source = (Source){file->name, file->bytes};
    add_source(styling, SHEET_BASE, source);
}

void styling_make(Styling *styling)
{
    styling->tree =
        styled_make(styling->arena, styling->document, &styling->list, styling->diagnostics);
}

Styling *styling_of(const char *tree, const char *sheet)
{
    Styling *styling = styling_open(tree);
    styling_add(styling, SHEET_AUTHOR, sheet);
    styling_make(styling);
    return styling;
}

const Node *styling_node(const Styling *styling, const char *id)
{
    const Node *root = styling->document->root;
    for (const Node *node = root; node; node = node_following(node, root))
        if (node->id && text_is(node->id->text, id))
            return node;
    ck_abort_msg("there is no element with the id %s", id);
}

const StyledNode *styling_styled(const Styling *styling, const char *id)
{
    return &styling->tree->nodes[styling_node(styling, id)->number];
}

CssTokens css_tokens_of(const CssReading *reading)
{
    CssTokenizer tokenizer = css_tokenizer(reading->arena, reading->source, reading->diagnostics);
    CssToken *items = NULL;
    size_t count = 0;
    size_t capacity = 0;
    for (;;) {
        CssToken token = css_next_token(&tokenizer);
        if (token.kind == CSS_END)
            return (CssTokens){items, count};
        items = arena_reserve(reading->arena, items, count, &capacity, sizeof *items);
        items[count++] = token;
    }
}

bool styling_selectors(Styling *styling, const char *css, SelectorList *list)
{
    CssReading reading = {styling->arena, styling->names, source_over(styling->arena, css),
                          styling->diagnostics, NULL};
    return selector_list_parse(&reading, css_tokens_of(&reading), list);
}

/* --- checks -------------------------------------------------------------------------------- */

void ck_buffer(Buffer *buffer, const char *expected, const char *what)
{
    bool is_equal = text_is(buffer_text(buffer), expected);
    buffer_byte(buffer, '\0');
    if (!is_equal)
        ck_abort_msg("%s is %s, not %s", what, buffer->at, expected);
    buffer_free(buffer);
}

PropertyId property_of(const char *name)
{
    Arena *arena = arena_new(0);
    PropertyId found = property_names_find(property_names_new(arena), text_of(name)).property;
    arena_free(arena);
    return found;
}

void ck_style_value(const Style *style, const char *property, const char *expected)
{
    PropertyId id = property_of(property);
    ck_assert_msg(id != PROPERTY_COUNT, "there is no property %s", property);
    Buffer printed = {0};
    property_print(id, style_value(style, id), &printed);
    ck_buffer(&printed, expected, property);
}

void ck_value(const Styling *styling, const char *id, const char *property, const char *expected)
{
    ck_style_value(styling_styled(styling, id)->style, property, expected);
}

static void put_part(const Content *part, Buffer *out)
{
    switch (part->kind) {
    case CONTENT_TEXT:
        buffer_quoted(out, part->text);
        break;
    case CONTENT_PAGE:
        buffer_format(out, "page(%s)", keyword_name(part->keyword));
        break;
    case CONTENT_PAGES:
        buffer_format(out, "pages(%s)", keyword_name(part->keyword));
        break;
    case CONTENT_NAMED_STRING:
        buffer_format(out, "string(%s %s)", part->name->text.at, keyword_name(part->keyword));
        break;
    case CONTENT_ELEMENT:
        buffer_format(out, "element(%s %s)", part->name->text.at, keyword_name(part->keyword));
        break;
    case CONTENT_COUNTER:
        buffer_format(out, part->between ? "counters(%s %s" : "counter(%s %s", part->name->text.at,
                      keyword_name(part->keyword));
        if (part->between) {
            buffer_byte(out, ' ');
            buffer_quoted(out, *part->between);
        }
        buffer_byte(out, ')');
        break;
    case CONTENT_TARGET_PAGE:
        buffer_format(out, "page-of(%.*s)", (int)part->text.bytes, part->text.at);
        break;
    case CONTENT_LEADER:
        buffer_format(out, "leader(%.*s)", (int)part->text.bytes, part->text.at);
        break;
    default:
        buffer_string(out, "unresolved");
        break;
    }
    if (part->alternative.at) {
        buffer_byte(out, '/');
        buffer_quoted(out, part->alternative);
    }
}

void styling_print_generated(const Generated *generated, Buffer *out)
{
    if (!generated)
        buffer_string(out, "none");
    for (uint32_t i = 0; generated && i < generated->count; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_part(&generated->content[i], out);
    }
}

void ck_generated(const Generated *generated, const char *expected)
{
    Buffer out = {0};
    styling_print_generated(generated, &out);
    ck_buffer(&out, expected, "what is generated");
}
