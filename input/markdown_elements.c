/* Blocks of Markdown as elements, without looking for roles of United Nations documents in them: lists,
 * quotations, tables, code, and what stands in these. */
#include "input/markdown_parts.h"
#include "input/un_builder.h"

#include "input/un_grid.h"

#include <cmark-gfm-core-extensions.h>
#include <string.h>

static Node *add(Markdown *markdown, Node *parent, Tag tag, cmark_node *block)
{
    Span span = {markdown->reading.clean.source, block_begin(markdown, block),
                 block_end(markdown, block)};
    Node *element = node_element(markdown->reading.document, tag, span);
    node_append(parent, element);
    return element;
}

static void fill(Markdown *markdown, Node *element, cmark_node *block)
{
    MarkupAttributes attributes;
    uint32_t cursor = block_begin(markdown, block);
    inline_build(markdown, block, element, &cursor);
    if (attributes_take(markdown, element, &attributes))
        attributes_apply(markdown->reading.document, element, &attributes);
}

/* --- paragraphs ------------------------------------------------------------------------------------------ */

/* An image alone is a figure. */
static void build_paragraph(Markdown *markdown, cmark_node *block, Node *parent)
{
    Node *paragraph = add(markdown, parent, TAG_P, block);
    fill(markdown, paragraph, block);
    Node *image = paragraph->first;
    if (image && image->tag == TAG_IMG && !image->next)
        paragraph->tag = TAG_FIGURE;
}

static void build_heading(Markdown *markdown, cmark_node *block, Node *parent)
{
    int level = cmark_node_get_heading_level(block);
    Node *heading = add(markdown, parent, (Tag)(TAG_H1 + (level > 6 ? 6 : level) - 1), block);
    node_add_class(markdown->reading.document, heading, "heading");
    fill(markdown, heading, block);
}

/* --- code ---------------------------------------------------------------------------------------------------- */

/* Where the words of a line of code end their line of the source: fences, markers and indentation are in
 * front of them. A tab that was cut through leaves spaces, which stand nowhere. */
static Text code_words(const Markdown *markdown, uint32_t line, Text words, uint32_t *begin)
{
    Text source = markdown_line(markdown, line);
    size_t same = 0;
    while (same < words.bytes && same < source.bytes &&
           words.at[words.bytes - 1 - same] == source.at[source.bytes - 1 - same])
        same++;
    size_t lead = words.bytes - same;
    for (size_t i = 0; i < lead; i++)
        if (words.at[i] != ' ')
            return (Text){0};
    words = text_slice(words, lead, words.bytes);
    *begin = markdown->line_starts[line] + (uint32_t)(source.bytes - words.bytes);
    return words;
}

/* The lines of code, which are as many lines of the source from a line on. */
static void put_code_lines(Markdown *markdown, Node *code, Text literal, uint32_t line)
{
    Document *document = markdown->reading.document;
    for (; literal.bytes; line++) {
        size_t end = text_find(literal, '\n');
        Text words = text_slice(literal, 0, end);
        literal = text_slice(literal, end + 1, literal.bytes);
        uint32_t begin = 0;
        Text found =
            line < markdown->line_count ? code_words(markdown, line, words, &begin) : (Text){0};
        Text lead = text_slice(words, 0, words.bytes - found.bytes);
        if (lead.bytes)
            node_append(code, node_generated_text(document, text_copy(document->arena, lead)));
        if (found.bytes) {
            Piece *piece = ARENA_NEW(document->arena, Piece);
            Span span = {markdown->reading.clean.source, begin, begin + (uint32_t)found.bytes};
            *piece = (Piece){0, span.begin, span.end, LEDGER_SAME};
            Text text = text_slice(markdown->bytes, span.begin, span.end);
            node_append(code, node_text(document, text, span, piece, 1));
        }
        if (literal.bytes)
            node_append(code, node_generated_text(document, text_of("\n")));
    }
    uint32_t end = markdown->line_starts[line < markdown->line_count ? line : markdown->line_count];
    markdown->done = end > markdown->done ? end : markdown->done;
}

static void build_code(Markdown *markdown, cmark_node *block, Node *parent)
{
    Node *pre = add(markdown, parent, TAG_PRE, block);
    Node *code = node_element(markdown->reading.document, TAG_CODE, SPAN_NONE);
    node_append(pre, code);
    uint32_t line = (uint32_t)cmark_node_get_start_line(block) - 1;
    if (cmark_node_get_fenced(block, &(int){0}, &(int){0}, &(char){0})) {
        uint32_t begin = block_begin(markdown, block);
        Text fence = markdown_line(markdown, line);
        markdown_drop(markdown, begin, markdown->line_starts[line] + (uint32_t)fence.bytes,
                      LEDGER_MARKUP);
        line++;
    }
    put_code_lines(markdown, code, text_of(cmark_node_get_literal(block)), line);
}

/* --- raw HTML -------------------------------------------------------------------------------------------------- */

/* Text between the tags of a block of HTML, without edge spaces. */
static void put_html_text(Markdown *markdown, Node *parent, uint32_t begin, uint32_t end)
{
    Document *document = markdown->reading.document;
    Text text = text_slice(markdown->bytes, begin, end);
    Text trimmed = text_trim(text);
    if (trimmed.bytes == 0)
        return;
    uint32_t from = begin + (uint32_t)(trimmed.at - text.at);
    Piece *piece = ARENA_NEW(document->arena, Piece);
    Span span = {markdown->reading.clean.source, from, from + (uint32_t)trimmed.bytes};
    *piece = (Piece){0, span.begin, span.end, LEDGER_SAME};
    Node *paragraph = node_element(document, TAG_P, span);
    node_append(parent, paragraph);
    node_append(paragraph, node_text(document, trimmed, span, piece, 1));
}

/* cmark does not always tell where such a block ends, but it tells its lines. */
static uint32_t html_end(const Markdown *markdown, cmark_node *block)
{
    uint32_t line = (uint32_t)cmark_node_get_start_line(block) - 1;
    for (const char *at = cmark_node_get_literal(block); *at; at++)
        line += *at == '\n';
    return markdown->line_starts[line < markdown->line_count ? line : markdown->line_count];
}

/* Tags and text in bytes [begin, end). */
static void put_html(Markdown *markdown, Node *parent, uint32_t begin, uint32_t end)
{
    enum {
        LONGEST_TAG = 65536
    };
    Text bytes = markdown->bytes;
    uint32_t text = begin;
    for (uint32_t at = begin; at < end;) {
        uint32_t most = end - at < LONGEST_TAG ? end : at + LONGEST_TAG;
        uint32_t tag =
            bytes.at[at] == '<' ? (uint32_t)html_tag_bytes(text_slice(bytes, at, most)) : 0;
        if (!tag) {
            at++;
            continue;
        }
        put_html_text(markdown, parent, text, at);
        Tag element;
        Text written = text_slice(bytes, at, at + tag);
        Span span = {markdown->reading.clean.source, at, at + tag};
        if (html_meaning(written, &element) == HTML_NONE && !text_starts(written, "</"))
            html_refuse(markdown, written, span);
        markdown_drop(markdown, at, at + tag, LEDGER_HTML);
        at += tag;
        text = at;
    }
    put_html_text(markdown, parent, text, end);
}

/* A fence in a block of HTML, or in the place of one, is a fence. */
static void build_html(Markdown *markdown, cmark_node *block, Node *parent)
{
    uint32_t begin = block_begin(markdown, block);
    uint32_t end = html_end(markdown, block);
    for (size_t i = fence_from(markdown, begin); begin < end; i++) {
        uint32_t fence = fence_begin(markdown, i);
        put_html(markdown, parent, begin, fence < end ? fence : end);
        begin = i < markdown->fence_count ? markdown->fences[i].span.end : end;
    }
    markdown->done = end > markdown->done ? end : markdown->done;
}

/* --- lists -------------------------------------------------------------------------------------------------------- */

/* "[ ] " and "[x] " in front of an item are the boxes of a list of tasks. */
static void set_task_box(Markdown *markdown, Node *item)
{
    enum {
        SIGN = 3 /* bytes of "[x]" */
    };
    Document *document = markdown->reading.document;
    Node *words = item->first;
    bool is_task = words && node_is_text(words) && words->piece_count &&
                   words->text.bytes > SIGN + 1 && words->pieces[0].rule == LEDGER_SAME &&
                   (text_starts(words->text, "[ ] ") || text_starts(words->text, "[x] ") ||
                    text_starts(words->text, "[X] "));
    if (!is_task)
        return;
    bool is_done = words->text.at[1] != ' ';
    node_split_text(document, words, SIGN);
    Piece *piece = ARENA_NEW(document->arena, Piece);
    *piece = (Piece){0, words->span.begin, words->span.begin + SIGN, LEDGER_NORMALIZED};
    Node *box = node_text(document, text_of(is_done ? "☑" : "☐"), words->span, piece, 1);
    node_insert_before(words, box);
    node_detach(words);
    node_add_class(document, item, "task");
}

static void build_item(Markdown *markdown, cmark_node *item, Node *list, unsigned depth)
{
    Node *element = add(markdown, list, TAG_LI, item);
    for (cmark_node *block = cmark_node_first_child(item); block; block = cmark_node_next(block)) {
        if (block == cmark_node_first_child(item) &&
            cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
            fill(markdown, element, block);
        else
            element_build(markdown, block, element, depth);
    }
    set_task_box(markdown, element);
}

static void build_list(Markdown *markdown, cmark_node *block, Node *parent, unsigned depth)
{
    bool is_ordered = cmark_node_get_list_type(block) == CMARK_ORDERED_LIST;
    Node *list = add(markdown, parent, is_ordered ? TAG_OL : TAG_UL, block);
    if (!is_ordered)
        node_add_class(markdown->reading.document, list, "bullets");
    for (cmark_node *item = cmark_node_first_child(block); item; item = cmark_node_next(item))
        build_item(markdown, item, list, depth + 1);
    int start = cmark_node_get_list_start(block);
    if (is_ordered && start != 1 && list->first)
        element_set_value(&markdown->reading, list->first, (uint32_t)start);
}

/* --- tables ---------------------------------------------------------------------------------------------------------- */

static bool is_type(cmark_node *node, const char *name)
{
    return strcmp(cmark_node_get_type_string(node), name) == 0;
}

/* The colons of the row of dashes, as HTML's attribute of cells; the style sheets set by it. */
static void align_cell(Markdown *markdown, Node *cell, cmark_node *table, uint32_t column)
{
    const char *alignment = NULL;
    if (column < cmark_gfm_extensions_get_table_columns(table))
        switch (cmark_gfm_extensions_get_table_alignments(table)[column]) {
        case 'l':
            alignment = "left";
            break;
        case 'c':
            alignment = "center";
            break;
        case 'r':
            alignment = "right";
            break;
        }
    if (alignment)
        node_set_attribute(markdown->reading.document, cell, "align", text_of(alignment));
}

static void cell_text(const Node *cell, Buffer *text)
{
    buffer_clear(text);
    node_text_content(cell, text);
}

/* A row that says so, or whose cells are all bold. */
static bool is_total_row(const Node *row)
{
    Buffer text = {0};
    bool is_bold = true;
    bool has_bold = false;
    for (const Node *cell = row->first; cell; cell = cell->next) {
        is_bold =
            is_bold && (!cell->first || (cell->first->tag == TAG_STRONG && !cell->first->next));
        has_bold = has_bold || cell->first;
    }
    if (row->first)
        cell_text(row->first, &text);
    bool is_named = is_total(text_trim(buffer_text(&text)));
    buffer_free(&text);
    return is_named || (is_bold && has_bold);
}

static void build_row(Markdown *markdown, cmark_node *row, Node *parent, bool is_head)
{
    Node *element = add(markdown, parent, TAG_TR, row);
    uint32_t cursor = line_begin(markdown, row); /* the columns of rows are the table's */
    uint32_t column = 0;
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        Node *inner =
            node_element(markdown->reading.document, is_head ? TAG_TH : TAG_TD, SPAN_NONE);
        node_append(element, inner);
        align_cell(markdown, inner, cmark_node_parent(row), column++);
        inline_build(markdown, cell, inner, &cursor);
        if (inner->first)
            inner->span = (Span){markdown->reading.clean.source, element->span.begin, cursor};
    }
    if (!is_head && is_total_row(element))
        node_add_class(markdown->reading.document, element, "total");
}

/* Whether its writer wants it to stand anywhere but at the right, where figures do. */
static bool is_set_otherwise(const Document *document, const Node *cell)
{
    Text alignment = {0};
    node_attribute(cell, names_intern(document->names, text_of("align")), &alignment);
    return alignment.bytes && !text_is(alignment, "right");
}

/* Marks the cells of columns in which there are figures only. */
static void mark_figures(Markdown *markdown, Node *table)
{
    bool is_other[MOST_COLUMNS] = {false};
    bool has_figure[MOST_COLUMNS] = {false};
    Buffer text = {0};
    for (int pass = 0; pass < 2; pass++)
        for (Node *row = table->first; row; row = node_following(row, table)) {
            if (row->tag != TAG_TR)
                continue;
            uint32_t column = 0;
            for (Node *cell = row->first; cell && column < MOST_COLUMNS;
                 cell = cell->next, column++) {
                cell_text(cell, &text);
                Text words = text_trim(buffer_text(&text));
                if (pass == 0 && cell->tag == TAG_TD && words.bytes) {
                    is_other[column] = is_other[column] || !is_figure(words) ||
                                       is_set_otherwise(markdown->reading.document, cell);
                    has_figure[column] = has_figure[column] || is_figure(words);
                } else if (pass == 1 && column > 0 && has_figure[column] && !is_other[column]) {
                    node_add_class(markdown->reading.document, cell, "numeric");
                }
            }
        }
    buffer_free(&text);
}

static void build_table(Markdown *markdown, cmark_node *block, Node *parent)
{
    Node *table = add(markdown, parent, TAG_TABLE, block);
    Node *body = NULL;
    for (cmark_node *row = cmark_node_first_child(block); row; row = cmark_node_next(row)) {
        bool is_head = is_type(row, "table_header");
        Tag tag = is_head ? TAG_THEAD : TAG_TBODY;
        if (!body || body->tag != tag)
            body = add(markdown, table, tag, row);
        build_row(markdown, row, body, is_head);
    }
    mark_figures(markdown, table);
}

/* --- any block ------------------------------------------------------------------------------------------------------- */

static void build_children(Markdown *markdown, cmark_node *block, Node *parent, unsigned depth)
{
    for (cmark_node *child = cmark_node_first_child(block); child; child = cmark_node_next(child))
        element_build(markdown, child, parent, depth);
}

/* All paragraphs below a block that is nested too deeply, without the elements around them. */
static void build_flat(Markdown *markdown, cmark_node *block, Node *parent)
{
    tell_nesting(markdown, block_begin(markdown, block));
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER)
            continue;
        switch ((int)cmark_node_get_type(node)) {
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            build_paragraph(markdown, node, parent);
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            break;
        case CMARK_NODE_CODE_BLOCK:
            build_code(markdown, node, parent);
            break;
        case CMARK_NODE_HTML_BLOCK:
            build_html(markdown, node, parent);
            break;
        default:
            if (is_type(node, "table")) {
                build_table(markdown, node, parent);
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            }
            break;
        }
    }
    cmark_iter_free(iter);
}

void element_build(Markdown *markdown, cmark_node *block, Node *parent, unsigned depth)
{
    int type = (int)cmark_node_get_type(block);
    bool is_nest = type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST;
    if (is_nest && depth >= MOST_NESTING) {
        build_flat(markdown, block, parent);
        return;
    }
    switch (type) {
    case CMARK_NODE_PARAGRAPH:
        build_paragraph(markdown, block, parent);
        break;
    case CMARK_NODE_HEADING:
        build_heading(markdown, block, parent);
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        build_children(markdown, block, add(markdown, parent, TAG_BLOCKQUOTE, block), depth + 1);
        break;
    case CMARK_NODE_LIST:
        build_list(markdown, block, parent, depth);
        break;
    case CMARK_NODE_CODE_BLOCK:
        build_code(markdown, block, parent);
        break;
    case CMARK_NODE_HTML_BLOCK:
        build_html(markdown, block, parent);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        add(markdown, parent, TAG_HR, block);
        break;
    default:
        if (is_type(block, "table"))
            build_table(markdown, block, parent);
        break;
    }
}
