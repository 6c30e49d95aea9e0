/* Prints what a document was read as, for the scorer of tests/documents/recovery: first an object with
 * kind, language and fields, then one for each paragraph, heading, list item and cell, in reading order: its
 * role (element and class), its text, the number that counters give it, its level in lists, its place in a
 * table, and its calls with the texts of their notes. JSON, an object a line.
 *
 *     outline FILE [FORMAT]
 *     outline --cuts FILE…     reads the files cut off at many places, and proves that nothing is lost */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "input/reader.h"

typedef struct Outline {
    const Document *document;
    Buffer out;
    uint32_t paragraph; /* the last number of a paragraph of the section */
    const Node *section;
    uint32_t table;
    uint32_t row;
    uint32_t column;
} Outline;

static Text attribute(const Document *document, const Node *node, const char *name)
{
    Text value = {0};
    Name key = names_find(document->names, text_of(name));
    if (key)
        node_attribute(node, key, &value);
    return value;
}

static bool is_class(const Node *node, const char *name)
{
    return node_is(node, node->tag, name);
}

/* --- text ------------------------------------------------------------------------------------------------ */

/* What is printed for itself. */
static bool is_skipped(const Node *node, const Node *top)
{
    if (top->tag == TAG_ASIDE)
        return node->tag == TAG_ASIDE;
    bool is_inner = top->tag == TAG_LI && (node->tag == TAG_P || node->tag == TAG_PRE ||
                                           (node->tag >= TAG_H1 && node->tag <= TAG_H6));
    return is_inner || node->tag == TAG_ASIDE || node->tag == TAG_OL || node->tag == TAG_UL ||
           node->tag == TAG_TABLE || node->tag == TAG_BLOCKQUOTE;
}

/* The text of an element without notes, lists and tables in it, and without a number of its own. */
static void put_text(const Node *top, Buffer *out)
{
    for (const Node *node = node_following(top, top); node;) {
        bool is_own =
            node->tag == TAG_SPAN && is_class(node, "number") && is_class(top, "own-number");
        bool is_call =
            node->tag == TAG_A && (is_class(node, "note-call") || is_class(node, "table-call"));
        if (is_skipped(node, top) || is_own || is_call) {
            node = node_following_skip(node, top);
            continue;
        }
        if (node->tag == TAG_SPAN && out->bytes && is_class(top, "contents-entry"))
            buffer_byte(out, ' ');
        if (node->tag == TAG_BR || (out->bytes && (node->tag == TAG_P || node->tag == TAG_LI)))
            buffer_byte(out, ' ');
        if (node_is_text(node))
            buffer_put(out, node->text);
        node = node_following(node, top);
    }
}

/* --- calls ------------------------------------------------------------------------------------------------ */

static const Node *find_id(const Document *document, Text id)
{
    for (const Node *node = document->root; node; node = node_following(node, document->root))
        if (node->id && text_equal(node->id->text, id))
            return node;
    return NULL;
}

/* What a note is called by: the letter or asterisks, or its number as its identifier tells. */
static Text note_label(const Node *note)
{
    Text id = note->id->text;
    size_t at = id.bytes;
    for (size_t i = 0; i + 5 <= id.bytes; i++)
        if (text_starts(text_slice(id, i, id.bytes), "note-"))
            at = i + 5;
    Text label = text_slice(id, at, id.bytes);
    if (text_starts(label, "star-"))
        label = text_slice(text_of("***"), 0, (size_t)(label.at[5] - '0'));
    return text_slice(label, 0, text_find(label, '-'));
}

static void put_calls(Outline *outline, const Node *top)
{
    bool is_first = true;
    json_put_name(&outline->out, "calls");
    buffer_byte(&outline->out, '[');
    for (const Node *node = node_following(top, top); node;) {
        const Node *note = node->tag == TAG_ASIDE ? node : NULL;
        if (node->tag == TAG_A && (is_class(node, "note-call") || is_class(node, "table-call")))
            note = find_id(outline->document,
                           text_slice(attribute(outline->document, node, "href"), 1, SIZE_MAX));
        if (note && note->id) {
            Buffer text = {0};
            put_text(note, &text);
            buffer_string(&outline->out, is_first ? "[" : ",[");
            json_put(&outline->out, note_label(note));
            buffer_byte(&outline->out, ',');
            json_put(&outline->out, buffer_text(&text));
            buffer_byte(&outline->out, ']');
            buffer_free(&text);
            is_first = false;
        }
        node = is_skipped(node, top) ? node_following_skip(node, top) : node_following(node, top);
    }
    buffer_byte(&outline->out, ']');
}

/* --- numbers ----------------------------------------------------------------------------------------------- */

static void put_number(Outline *outline, const char *name, uint32_t number)
{
    json_put_name(&outline->out, name);
    buffer_integer(&outline->out, number);
}

/* The nearest section, in which paragraphs are counted. */
static const Node *section_of(const Node *node)
{
    while (node->parent && node->tag != TAG_SECTION)
        node = node->parent;
    return node;
}

static uint32_t paragraph_number(Outline *outline, const Node *node)
{
    uint32_t number;
    const Node *section = section_of(node);
    if (section != outline->section)
        outline->paragraph = 0;
    outline->section = section;
    if (!text_to_number(attribute(outline->document, node, "value"), UINT32_MAX, &number))
        number = outline->paragraph + 1;
    outline->paragraph = number;
    return number;
}

static uint32_t item_number(const Outline *outline, const Node *item)
{
    uint32_t number = 0;
    uint32_t behind = 0;
    for (const Node *node = item; node; node = node->previous, behind++)
        if (text_to_number(attribute(outline->document, node, "value"), UINT32_MAX, &number))
            break;
    return number + behind;
}

static uint32_t item_level(const Node *item)
{
    uint32_t level = 0;
    for (const Node *node = item; node; node = node->parent)
        level += node->tag == TAG_LI;
    return level;
}

/* --- elements ----------------------------------------------------------------------------------------------- */

static void put_role(Outline *outline, const Node *node)
{
    Buffer role = {0};
    buffer_string(&role, tag_name(node->tag));
    if (node->classes && !(node->tag == TAG_TD || node->tag == TAG_TH)) {
        buffer_byte(&role, '.');
        buffer_put(&role, node->classes->name->text);
    }
    json_put_name(&outline->out, "role");
    json_put(&outline->out, buffer_text(&role));
    buffer_free(&role);
}

static void put_place(Outline *outline, const Node *node)
{
    if (node->tag == TAG_LI) {
        put_number(outline, "level", item_level(node));
        put_number(outline, "number", item_number(outline, node));
    } else if (is_class(node, "operative") || is_class(node, "paragraph")) {
        if (!is_class(node, "own-number"))
            put_number(outline, "number", paragraph_number(outline, node));
    } else if (node->tag == TAG_TD || node->tag == TAG_TH) {
        put_number(outline, "table", outline->table);
        put_number(outline, "row", outline->row);
        put_number(outline, "column", outline->column++);
    }
    if (node->parent->tag == TAG_BLOCKQUOTE)
        put_number(outline, "quoted", 1);
}

static bool is_printed(const Node *node)
{
    bool is_heading = node->tag >= TAG_H1 && node->tag <= TAG_H6;
    return is_heading || node->tag == TAG_P || node->tag == TAG_LI || node->tag == TAG_TD ||
           node->tag == TAG_TH || node->tag == TAG_PRE;
}

static void put_element(Outline *outline, const Node *node)
{
    Buffer text = {0};
    put_text(node, &text);
    buffer_byte(&outline->out, '{');
    put_role(outline, node);
    put_place(outline, node);
    json_put_name(&outline->out, "text");
    json_put(&outline->out, buffer_text(&text));
    put_calls(outline, node);
    buffer_string(&outline->out, "}\n");
    buffer_free(&text);
}

static void put_facts(Outline *outline)
{
    const Document *document = outline->document;
    buffer_byte(&outline->out, '{');
    json_put_name(&outline->out, "kind");
    json_put(&outline->out, document->kind->text);
    json_put_name(&outline->out, "language");
    json_put(&outline->out, document->language);
    json_put_name(&outline->out, "fields");
    buffer_byte(&outline->out, '{');
    for (FieldId id = 0; id < FIELD_COUNT; id++)
        if (fields_value(&document->fields, id).bytes) {
            json_put_name(&outline->out, field_name(id));
            json_put(&outline->out, fields_value(&document->fields, id));
        }
    buffer_string(&outline->out, "}}\n");
}

static void put_document(Outline *outline)
{
    const Node *root = outline->document->root;
    put_facts(outline);
    for (const Node *node = node_following(root, root); node; node = node_following(node, root)) {
        const Node *outer = node;
        while (outer && outer->tag != TAG_ASIDE)
            outer = outer->parent;
        if (outer)
            continue;
        if (node->tag == TAG_TABLE) {
            outline->table++;
            outline->row = 0;
        } else if (node->tag == TAG_TR) {
            outline->row++;
            outline->column = 1;
        }
        if (is_printed(node))
            put_element(outline, node);
    }
}

/* Reads a file cut off at every STEP-th byte, and proves each time that nothing is lost. */
static Status read_cuts(const char *path)
{
    enum {
        STEP = 7
    };
    Arena *arena = arena_new(0);
    const Source *whole = NULL;
    Status status = file_load(arena, path, diagnostics_new(arena), &whole);
    for (size_t end = 0; status == STATUS_OK && end < whole->bytes.bytes; end += STEP) {
        Arena *own = arena_new(0);
        Diagnostics *diagnostics = diagnostics_new(own);
        Document *document = document_new(own, names_new(own));
        Source cut = {whole->name, text_slice(whole->bytes, 0, end)};
        if (document_read(document, &cut, diagnostics) == STATUS_OK)
            status = document_check_sources(document, diagnostics);
        if (status != STATUS_OK)
            fprintf(stderr, "%s: not whole when cut at byte %zu\n", path, end);
        arena_free(own);
    }
    arena_free(arena);
    return status;
}

int main(int argc, char **argv)
{
    if (argc > 2 && strcmp(argv[1], "--cuts") == 0) {
        Status status = STATUS_OK;
        for (int i = 2; i < argc && status == STATUS_OK; i++)
            status = read_cuts(argv[i]);
        return (int)status;
    }
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    Document *document = document_new(arena, names_new(arena));
    Outline outline = {.document = document};
    ReadOptions options = {.format = argc > 2 ? argv[2] : NULL};
    const Source *source;
    Status status = argc > 1 ? file_load(arena, argv[1], diagnostics, &source) : STATUS_USAGE;
    if (status == STATUS_OK)
        status = document_read_as(document, source, &options, diagnostics);
    if (status == STATUS_OK)
        status = document_check_sources(document, diagnostics);
    if (status == STATUS_OK)
        put_document(&outline);
    fwrite(outline.out.at, 1, outline.out.bytes, stdout);
    buffer_clear(&outline.out);
    diagnostics_print(diagnostics, getenv("QUIET") ? SEVERITY_ERROR : SEVERITY_NOTE, &outline.out);
    fwrite(outline.out.at, 1, outline.out.bytes, stderr);
    buffer_free(&outline.out);
    arena_free(arena);
    return (int)status;
}
