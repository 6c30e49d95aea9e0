/* Inline content of Markdown, with the source bytes that each of its letters came from.
 *
 * cmark tells what a text says but not reliably where it stood: lines lose their indentation, escapes and
 * entities become letters. But what it says stands in the source in the same order, so each literal is
 * looked for from the end of the last one on, as it is or as an entity; what is passed over on the way is
 * markup. The targets of links are passed over as a whole, so that nothing is found in them. A literal
 * that is not found, which is not known to happen, is set as text without a source. */
#include "input/markdown_literal.h"

#include <string.h>

/* --- places ----------------------------------------------------------------------------------------- */

static uint32_t line_start(const Markdown *markdown, int line)
{
    uint32_t number = line > 0 ? (uint32_t)line - 1 : 0;
    return markdown->line_starts[number < markdown->line_count ? number : markdown->line_count];
}

uint32_t block_begin(const Markdown *markdown, cmark_node *block)
{
    uint32_t begin = line_start(markdown, cmark_node_get_start_line(block));
    int column = cmark_node_get_start_column(block);
    uint32_t end = (uint32_t)markdown->bytes.bytes;
    begin += column > 1 ? (uint32_t)column - 1 : 0;
    begin = begin < end ? begin : end;
    return begin > markdown->done ? begin : markdown->done;
}

uint32_t line_begin(const Markdown *markdown, cmark_node *block)
{
    uint32_t begin = line_start(markdown, cmark_node_get_start_line(block));
    return begin > markdown->done ? begin : markdown->done;
}

uint32_t block_end(const Markdown *markdown, cmark_node *block)
{
    int line = cmark_node_get_end_line(block);
    uint32_t begin = block_begin(markdown, block);
    uint32_t end = line_start(markdown, line > 0 ? line + 1 : 1);
    return end > begin ? end : begin;
}

void markdown_drop(Markdown *markdown, uint32_t begin, uint32_t end, LedgerRule rule)
{
    if (begin < end)
        ledger_add(&markdown->reading.document->ledger, markdown->reading.document->arena,
                   (Span){markdown->reading.clean.source, begin, end}, rule);
}

void tell_nesting(Markdown *markdown, uint32_t offset)
{
    if (markdown->told_depth)
        return;
    markdown->told_depth = true;
    Buffer digits = {0};
    buffer_integer(&digits, MOST_NESTING);
    diagnostics_add(markdown->reading.diagnostics, READ_TOO_DEEP,
                    (Span){markdown->reading.clean.source, offset, offset}, buffer_text(&digits),
                    (Text){0});
    buffer_free(&digits);
}

/* --- elements ----------------------------------------------------------------------------------------- */

static void push(Inline *work, Node *element, bool is_html)
{
    inline_flush(work);
    if (work->depth == MOST_NESTING) {
        tell_nesting(work->markdown, work->cursor);
        work->passed++;
        return;
    }
    node_append(work->parent, element);
    work->open[work->depth++] = (Open){work->parent, is_html};
    work->parent = element;
}

static void pop(Inline *work)
{
    inline_flush(work);
    if (work->passed) {
        work->passed--;
        return;
    }
    while (work->depth > 0 && work->open[work->depth - 1].is_html)
        work->parent = work->open[--work->depth].node;
    if (work->depth > 0)
        work->parent = work->open[--work->depth].node;
}

static Node *new_element(const Inline *work, Tag tag)
{
    return node_element(work->markdown->reading.document, tag, SPAN_NONE);
}

/* --- links ---------------------------------------------------------------------------------------------- */

/* The offset behind the target of a link: "(url "title")" or "[label]" from an offset on. */
static uint32_t behind_target(const Inline *work, uint32_t at)
{
    Text bytes = work->bytes;
    if (at >= bytes.bytes || (bytes.at[at] != '(' && bytes.at[at] != '['))
        return at;
    char closing = bytes.at[at] == '(' ? ')' : ']';
    char opening = bytes.at[at];
    int depth = 0;
    char quote = 0;
    uint32_t limit = at + 4 * WINDOW;
    for (uint32_t i = at; i < bytes.bytes && i < limit; i++) {
        char byte = bytes.at[i];
        if (byte == '\\' && i + 1 < bytes.bytes) {
            i++;
        } else if (quote) {
            quote = byte == quote ? 0 : quote;
        } else if (closing == ')' && (byte == '"' || byte == '\'') && i > at &&
                   strchr(" \t\n", bytes.at[i - 1])) {
            quote = byte;
        } else if (closing == ')' && byte == '<' && i == at + 1) {
            quote = '>';
        } else if (byte == opening) {
            depth++;
        } else if (byte == closing && --depth == 0) {
            return i + 1;
        }
    }
    return at;
}

/* Moves behind what closes a link: "](url)", "]", ">" or nothing. */
static void end_link(Inline *work)
{
    Text bytes = work->bytes;
    uint32_t at = work->cursor;
    while (at < bytes.bytes && at < work->cursor + MOST_NESTING && strchr("*_~`\\", bytes.at[at]) &&
           bytes.at[at])
        at++;
    if (at >= bytes.bytes || bytes.at[at] != ']')
        return;
    uint32_t end = behind_target(work, at + 1);
    markdown_drop(work->markdown, at, end, LEDGER_DEFINITION);
    work->cursor = end;
}

static void begin_link(Inline *work, cmark_node *node)
{
    Document *document = work->markdown->reading.document;
    Node *link = new_element(work, TAG_A);
    const char *url = cmark_node_get_url(node);
    const char *title = cmark_node_get_title(node);
    if (url && *url)
        node_set_attribute(document, link, "href", text_copy(document->arena, text_of(url)));
    if (title && *title)
        node_set_attribute(document, link, "title", text_copy(document->arena, text_of(title)));
    push(work, link, false);
}

/* Attributes that stand directly behind an element. */
static void take_attributes_behind(Inline *work, Node *element)
{
    Text rest = text_slice(work->bytes, work->cursor, work->cursor + WINDOW);
    MarkupAttributes attributes;
    if (!attributes_open(rest))
        return;
    size_t end = text_find(rest, '}');
    if (end == rest.bytes || !attributes_read(text_slice(rest, 0, end + 1), &attributes))
        return;
    attributes_apply(work->markdown->reading.document, element, &attributes);
    markdown_drop(work->markdown, work->cursor, work->cursor + (uint32_t)end + 1, LEDGER_MARKUP);
    work->cursor += (uint32_t)end + 1;
    work->taken = end + 1;
}

/* An image: what describes it is an attribute. */
static void put_image(Inline *work, cmark_node *node)
{
    Document *document = work->markdown->reading.document;
    Node *image = new_element(work, TAG_IMG);
    Buffer alt = {0};
    uint32_t begin = work->cursor;
    uint32_t limit = begin + WINDOW;
    while (begin < work->bytes.bytes && begin < limit && work->bytes.at[begin] != '!')
        begin++;
    work->cursor = begin;
    cmark_iter *iter = cmark_iter_new(node);
    while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        const char *literal = cmark_node_get_literal(cmark_iter_get_node(iter));
        bool is_text =
            cmark_node_get_type(cmark_iter_get_node(iter)) != CMARK_NODE_FOOTNOTE_REFERENCE;
        if (literal && is_text && cmark_iter_get_node(iter) != node) {
            Found found = find_literal(work, text_of(literal));
            work->cursor = *literal && found.end ? found.end : work->cursor;
            buffer_string(&alt, literal);
        }
    }
    cmark_iter_free(iter);
    uint32_t end = work->cursor;
    while (end < work->bytes.bytes && end < work->cursor + WINDOW && work->bytes.at[end] != ']')
        end++;
    if (end < work->bytes.bytes && work->bytes.at[end] == ']')
        work->cursor = behind_target(work, end + 1);
    if (begin < work->cursor)
        markdown_drop(work->markdown, begin, work->cursor, LEDGER_DEFINITION);
    image->span = (Span){work->markdown->reading.clean.source, begin, work->cursor};
    const char *title = cmark_node_get_title(node);
    node_set_attribute(document, image, "src",
                       text_copy(document->arena, text_of(cmark_node_get_url(node))));
    node_set_attribute(document, image, "alt", text_copy(document->arena, buffer_text(&alt)));
    if (title && *title)
        node_set_attribute(document, image, "title", text_copy(document->arena, text_of(title)));
    buffer_free(&alt);
    inline_flush(work);
    node_append(work->parent, image);
    take_attributes_behind(work, image);
}

/* --- what else there is ------------------------------------------------------------------------------- */

static void put_html(Inline *work, Text literal)
{
    Tag tag = TAG_COUNT;
    Found found = find_literal(work, text_slice(literal, 0, 1));
    uint32_t end = found.end ? walk_lines(work, found.begin, literal, false) : 0;
    if (!end) {
        put_literal(work, literal);
        return;
    }
    Span span = {work->markdown->reading.clean.source, found.begin, end};
    inline_flush(work);
    markdown_drop(work->markdown, found.begin, end, LEDGER_HTML);
    work->cursor = end;
    switch (html_meaning(literal, &tag)) {
    case HTML_NONE:
        if (!text_starts(literal, "</"))
            html_refuse(work->markdown, literal, span);
        break;
    case HTML_COMMENT:
        break;
    case HTML_BREAK:
        node_append(work->parent, node_element(work->markdown->reading.document, TAG_BR, span));
        break;
    case HTML_OPENS:
        if (!text_starts(text_slice(literal, literal.bytes - 2, literal.bytes), "/>")) {
            Node *element = new_element(work, tag);
            html_attributes(work->markdown->reading.document,
                            text_slice(work->bytes, span.begin, end), element);
            push(work, element, true);
        }
        break;
    case HTML_CLOSES:
        if (work->depth > 0 && work->open[work->depth - 1].is_html && work->parent->tag == tag)
            work->parent = work->open[--work->depth].node;
        break;
    }
}

/* The first code point of what follows a line end. */
static uint32_t code_point_below(cmark_node *line_end)
{
    cmark_node *next = cmark_node_next(line_end);
    while (next && cmark_node_first_child(next))
        next = cmark_node_first_child(next);
    const char *literal = next ? cmark_node_get_literal(next) : NULL;
    size_t at = 0;
    return literal && *literal ? text_next(text_of(literal), &at) : 0;
}

static uint32_t last_code_point(const Inline *work)
{
    size_t at = work->text.bytes;
    return at ? text_previous(buffer_text(&work->text), &at) : 0;
}

/* A line end in a paragraph: a space, but none beside ideographs. */
static void put_line_end(Inline *work, cmark_node *node)
{
    uint32_t at = work->cursor;
    while (at < work->bytes.bytes && !is_line_end(work, at))
        at++;
    uint32_t behind = behind_line_end(work, at);
    if (is_ideograph(last_code_point(work)) || is_ideograph(code_point_below(node)))
        markdown_drop(work->markdown, at, behind, LEDGER_IDEOGRAPH_JOIN);
    else if (at < behind)
        inline_add_piece(work, text_of(" "), at, behind, LEDGER_LINE_JOIN);
    work->cursor = behind;
}

static void put_break(Inline *work)
{
    uint32_t at = work->cursor;
    while (at < work->bytes.bytes && !is_line_end(work, at))
        at++;
    inline_flush(work);
    Span span = {work->markdown->reading.clean.source, work->cursor, at};
    node_append(work->parent, node_element(work->markdown->reading.document, TAG_BR, span));
    work->cursor = at;
}

static void put_call(Inline *work, cmark_node *node)
{
    uint32_t number = 0;
    Found open = find_literal(work, text_of("[^"));
    uint32_t end = open.end;
    while (end && end < work->bytes.bytes && work->bytes.at[end] != ']')
        end++;
    if (!open.end || end == work->bytes.bytes ||
        !text_to_number(text_of(cmark_node_get_literal(node)), UINT32_MAX, &number))
        return;
    Span span = {work->markdown->reading.clean.source, open.begin, end + 1};
    inline_flush(work);
    markdown_drop(work->markdown, span.begin, span.end, LEDGER_NOTE_CALL);
    work->cursor = span.end;
    Node *call = note_call(work->markdown, number, span);
    if (call)
        node_append(work->parent, call);
}

static void enter(Inline *work, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    Text text = text_of(literal ? literal : "");
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        put_literal(work, text);
        return;
    case CMARK_NODE_SOFTBREAK:
        put_line_end(work, node);
        return;
    case CMARK_NODE_LINEBREAK:
        put_break(work);
        return;
    case CMARK_NODE_CODE:
        push(work, new_element(work, TAG_CODE), false);
        put_code(work, text);
        pop(work);
        return;
    case CMARK_NODE_HTML_INLINE:
        put_html(work, text);
        return;
    case CMARK_NODE_EMPH:
        push(work, new_element(work, TAG_EM), false);
        return;
    case CMARK_NODE_STRONG:
        push(work, new_element(work, TAG_STRONG), false);
        return;
    case CMARK_NODE_LINK:
        begin_link(work, node);
        return;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        put_call(work, node);
        return;
    default:
        push(work, new_element(work, TAG_DEL), false); /* strikethrough is an extension's */
        return;
    }
}

static bool has_children(cmark_node *node)
{
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return false;
    default:
        return true;
    }
}

static void leave(Inline *work, cmark_node *node)
{
    Node *element = work->passed ? NULL : work->parent;
    pop(work);
    if (cmark_node_get_type(node) == CMARK_NODE_LINK)
        end_link(work);
    if (element && element != work->parent)
        take_attributes_behind(work, element);
}

/* Where the inline content of a block ends at the latest: with its lines, and before a fence. cmark does not
 * know the lines of heads of tables, which end with the table at least, and of paragraphs that a table or
 * this reader has cut off. */
static uint32_t find_limit(const Markdown *markdown, cmark_node *block, uint32_t cursor)
{
    int type = (int)cmark_node_get_type(block);
    cmark_node *parent = cmark_node_parent(block);
    bool is_cell = parent && strcmp(cmark_node_get_type_string(parent), "table_row") == 0;
    bool is_known = cmark_node_get_start_line(block) > 0 &&
                    (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || is_cell);
    bool is_head = parent && strcmp(cmark_node_get_type_string(parent), "table_header") == 0;
    uint32_t limit = is_known ? block_end(markdown, block) : (uint32_t)markdown->bytes.bytes;
    if (is_head)
        limit = block_end(markdown, cmark_node_parent(parent));
    uint32_t fence = fence_begin(markdown, fence_from(markdown, cursor));
    return fence < limit ? fence : limit;
}

void inline_build(Markdown *markdown, cmark_node *block, Node *parent, uint32_t *cursor)
{
    ArenaMark mark = arena_mark(markdown->reading.scratch);
    Inline work = {.markdown = markdown, .cursor = *cursor, .parent = parent};
    if (work.cursor < markdown->done)
        work.cursor = markdown->done;
    work.limit = find_limit(markdown, block, work.cursor);
    work.bytes = text_slice(markdown->bytes, 0, work.limit);
    cmark_iter *iter = cmark_iter_new(block);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (node == block)
            continue;
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) {
            put_image(&work, node);
            cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
        } else if (event == CMARK_EVENT_ENTER) {
            enter(&work, node);
        } else if (has_children(node)) {
            leave(&work, node);
        }
    }
    inline_flush(&work);
    spans_make(markdown, parent);
    cmark_iter_free(iter);
    buffer_free(&work.text);
    *cursor = work.cursor;
    markdown->done = work.cursor;
    arena_release(markdown->reading.scratch, mark);
}
