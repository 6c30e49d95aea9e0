/* How Markdown is read.
 *
 * cmark-gfm makes its tree; its top level becomes the same blocks as plain text is cut into, with their
 * inline content made already. From there the reader of United Nations text goes on: it sees an organ, a
 * recital, "1. Calls upon" or "Annex I" as it does in plain text, and what it has no role for keeps
 * the one that the markup gave it. So a resolution may be written in Markdown without a word of
 * markup, and a report with headings, tables and lists as anywhere else.
 *
 * Lists, quotations, tables and code are made as they are written (markdown_elements.c). The exception is
 * a numbered list on the top level of a document of the United Nations: its items are paragraphs of the
 * document, and numbered lists in them are subparagraphs.
 *
 * Rejected: a parser of our own (CommonMark is full of corners that cmark knows), and making roles from
 * HTML that cmark renders (the source's places would be lost). */
#include "input/markdown.h"

#include <string.h>

#include "input/markdown_parts.h"
#include "input/un_lists.h"

/* --- blocks -------------------------------------------------------------------------------------------- */

static Block *add_block(Markdown *markdown, Shape shape, Span span)
{
    Reading *reading = &markdown->reading;
    reading->blocks = arena_reserve(reading->document->arena, reading->blocks, reading->block_count,
                                    &reading->block_capacity, sizeof *reading->blocks);
    Block *block = &reading->blocks[reading->block_count++];
    *block = (Block){.shape = shape, .span = span};
    return block;
}

static Span block_source(const Markdown *markdown, cmark_node *node)
{
    return (Span){markdown->reading.clean.source, block_begin(markdown, node),
                  block_end(markdown, node)};
}

static Text content_text(Markdown *markdown, const Node *content)
{
    Buffer text = {0};
    node_text_content(content, &text);
    Text copied = text_copy(markdown->reading.document->arena, text_trim(buffer_text(&text)));
    buffer_free(&text);
    return copied;
}

/* The role that attributes name is what a hint would say. */
static void set_attributes(Markdown *markdown, Block *block, const MarkupAttributes *attributes)
{
    Arena *arena = markdown->reading.document->arena;
    MarkupAttributes *kept = ARENA_NEW(arena, MarkupAttributes);
    HintVerb verb;
    *kept = *attributes;
    block->attributes = kept;
    if (!attributes_role(attributes, &verb))
        return;
    Hint *hint = ARENA_NEW(arena, Hint);
    *hint = (Hint){.verb = verb, .is_used = true};
    hint->argument = block->level > 1 ? block->level - 1u : 0;
    block->hint = hint;
}

/* A block of the inline content of a node; *cursor as for inline_build. */
static void add_content(Markdown *markdown, cmark_node *node, const Block *like, uint32_t *cursor)
{
    Node *content = node_element(markdown->reading.document, TAG_P, SPAN_NONE);
    MarkupAttributes attributes;
    uint32_t begin = like->span.begin;
    inline_build(markdown, node, content, cursor);
    bool has_attributes = attributes_take(markdown, content, &attributes);
    Block *block = add_block(markdown, like->shape, like->span);
    block->number = like->number;
    block->label = like->label;
    block->level = like->level;
    block->span.begin = begin;
    block->span.end = *cursor > begin ? *cursor : begin;
    block->content = content;
    block->head = content_text(markdown, content);
    block->tail = block->head;
    if (has_attributes)
        set_attributes(markdown, block, &attributes);
    Node *image = content->first;
    if (block->shape == SHAPE_TEXT && image && image->tag == TAG_IMG && !image->next) {
        block->shape = SHAPE_READY;
        content->tag = TAG_FIGURE;
        content->span = block->span;
        if (has_attributes)
            attributes_apply(markdown->reading.document, content, &attributes);
    }
}

/* A block of elements that are made as they are written. */
static void add_ready(Markdown *markdown, cmark_node *node)
{
    Document *document = markdown->reading.document;
    Node *holder = node_element(document, TAG_DIV, SPAN_NONE);
    element_build(markdown, node, holder, 0);
    for (Node *child = holder->first; child;) {
        Node *next = child->next;
        node_detach(child);
        add_block(markdown, SHAPE_READY, child->span)->content = child;
        child = next;
    }
}

/* --- lines of paragraphs that are paragraphs themselves -------------------------------------------------- */

/* The text of a line from an inline node on. */
static Text line_of(Markdown *markdown, cmark_node *node)
{
    enum {
        LONGEST = 200
    };
    Buffer text = {0};
    for (; node && cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK && text.bytes < LONGEST;
         node = cmark_node_next(node)) {
        cmark_node *leaf = node;
        while (cmark_node_first_child(leaf))
            leaf = cmark_node_first_child(leaf);
        if (cmark_node_get_literal(leaf))
            buffer_string(&text, cmark_node_get_literal(leaf));
    }
    Text line = text_copy(markdown->reading.scratch, buffer_text(&text));
    buffer_free(&text);
    return line;
}

static bool stands_alone(Text line)
{
    enum {
        LONGEST_LABEL = 16 /* bytes: "Table 12" */
    };
    Date date;
    return line.bytes > 0 &&
           (formula_find(FORMULA_ENACTING, line, NULL) ||
            formula_find(FORMULA_MEETING, line, NULL) || formula_find(FORMULA_SIGNED, line, NULL) ||
            (line.bytes <= LONGEST_LABEL && formula_find(FORMULA_TABLE_LABEL, line, NULL)) ||
            date_match(line, &date));
}

/* Whether a line begins a subparagraph: "(a) …" behind a colon or the end of another. */
static bool is_item(Text above, Text line)
{
    Label label;
    size_t bytes = match_label(line, &label);
    bool has_parentheses = label.form == FORM_PARENTHESES || label.form == FORM_RIGHT;
    return bytes && bytes < line.bytes && has_parentheses && final_mark(above);
}

/* Whether a line is one more of the head of a draft: "Sponsors: …". */
static bool is_head_line(const Markdown *markdown, Text line)
{
    enum {
        FRONT = 12 /* blocks */
    };
    return !markdown->reading.is_free && markdown->reading.block_count < FRONT &&
           formula_find(FORMULA_MEMO, line, NULL);
}

/* Whether a line is the headnote below the title of a table: "(Thousands of dollars)". */
static bool is_headnote(const Markdown *markdown, Text line)
{
    const Reading *reading = &markdown->reading;
    if (!reading->block_count || line.bytes < 3 || line.at[0] != '(' || !text_ends(line, ")"))
        return false;
    Text above = reading->blocks[reading->block_count - 1].head;
    return above.bytes && formula_find(FORMULA_TABLE_LABEL, above, NULL);
}

/* Parts a paragraph at the line ends behind which a new one begins. */
static void part_paragraph(Markdown *markdown, cmark_node *paragraph)
{
    ArenaMark mark = arena_mark(markdown->reading.scratch);
    Text above = {0};
    cmark_node *line = cmark_node_first_child(paragraph);
    for (cmark_node *node = line; node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_SOFTBREAK)
            continue;
        above = line_of(markdown, line);
        line = cmark_node_next(node);
        Text below = line_of(markdown, line);
        if (!is_item(above, below) && !stands_alone(below) && !stands_alone(above) &&
            !is_head_line(markdown, below) && !is_headnote(markdown, below))
            continue;
        cmark_node *next = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, &markdown->tree.functions);
        cmark_node_insert_after(paragraph, next);
        while (line) {
            cmark_node *behind = cmark_node_next(line);
            cmark_node_append_child(next, line);
            line = behind;
        }
        cmark_node_free(node);
        break; /* the new paragraph is looked at when its turn comes */
    }
    arena_release(markdown->reading.scratch, mark);
}

/* --- the walk ------------------------------------------------------------------------------------------------ */

static void add_items(Markdown *markdown, cmark_node *list, unsigned depth);

static bool is_ordered(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LIST &&
           cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
}

/* Blocks of what stands in an item of a numbered list, which is the paragraph of that number. */
static void add_item(Markdown *markdown, cmark_node *item, uint32_t number, unsigned depth)
{
    static const LabelSeries series[] = {SERIES_LETTER, SERIES_ROMAN};
    Block like = {.shape = depth ? SHAPE_LABELLED : SHAPE_NUMBERED, .number = number};
    like.label.form = FORM_PARENTHESES;
    like.label.ordinals[series[(depth + 1) % 2]] = number;
    like.span = block_source(markdown, item);
    uint32_t cursor = like.span.begin;
    for (cmark_node *node = cmark_node_first_child(item); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH) {
            part_paragraph(markdown, node);
            if (cmark_node_get_start_line(node))
                cursor = block_begin(markdown, node);
            if (like.shape == SHAPE_TEXT)
                like.span.begin = cursor;
            add_content(markdown, node, &like, &cursor);
        } else if (is_ordered(node) && depth + 1 < LIST_DEPTH) {
            add_items(markdown, node, depth + 1);
        } else if (!clauses_part(markdown, node)) {
            add_ready(markdown, node);
        }
        like = (Block){.shape = SHAPE_TEXT, .span = like.span};
    }
}

static void add_items(Markdown *markdown, cmark_node *list, unsigned depth)
{
    uint32_t start = (uint32_t)cmark_node_get_list_start(list);
    uint32_t number = depth && !start ? 1 : start; /* letters have no nought */
    for (cmark_node *item = cmark_node_first_child(list); item; item = cmark_node_next(item))
        add_item(markdown, item, number++, depth);
}

static void add_fence(Markdown *markdown, const Fence *fence, unsigned *open)
{
    if (!fence->opens && *open == 0)
        return;
    *open = fence->opens ? *open + 1 : *open - 1;
    Block *block = add_block(markdown, fence->opens ? SHAPE_OPEN : SHAPE_CLOSE, fence->span);
    if (fence->opens) {
        set_attributes(markdown, block, &fence->attributes);
        block->hint = NULL;
    }
}

static void add_node(Markdown *markdown, cmark_node *node, bool is_un, uint32_t *cursor)
{
    Block like = {.shape = SHAPE_TEXT};
    switch ((int)cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        part_paragraph(markdown, node);
        if (cmark_node_get_start_line(node))
            *cursor = block_begin(markdown, node);
        like.span = (Span){markdown->reading.clean.source, *cursor, *cursor};
        add_content(markdown, node, &like, cursor);
        return;
    case CMARK_NODE_HEADING:
        like.span = block_source(markdown, node);
        *cursor = like.span.begin;
        like.level = (uint8_t)cmark_node_get_heading_level(node);
        add_content(markdown, node, &like, cursor);
        return;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        return;
    default:
        if (is_un && is_ordered(node))
            add_items(markdown, node, 0);
        else if (!is_un || !clauses_part(markdown, node))
            add_ready(markdown, node);
        return;
    }
}

/* "Report of the Secretary-General" or another officer's, in a heading at the top. */
static bool is_officers_report(Text line)
{
    static const char *const officers[] = {"Secretary-General",
                                           "Secretariat",
                                           "Secrétaire général",
                                           "Secrétariat",
                                           "Secretario General",
                                           "Secretaría",
                                           "Генерального секретаря",
                                           "Секретариата",
                                           "الأمين العام",
                                           "الأمانة العامة",
                                           "秘书长",
                                           "秘书处"};
    if (!formula_find(FORMULA_SUBTITLE, line, NULL) && !formula_find(FORMULA_LETTER, line, NULL))
        return false;
    for (size_t i = 0; i < sizeof officers / sizeof *officers; i++)
        for (size_t at = 0; at < line.bytes; at++)
            if (text_starts(text_slice(line, at, line.bytes), officers[i]))
                return true;
    return false;
}

/* Whether it is a document of the United Nations: front matter tells, or an organ or a title speaks. */
static bool is_united_nations(Markdown *markdown, cmark_node *root)
{
    const Fields *fields = &markdown->reading.document->fields;
    Text kind = fields_value(fields, FIELD_KIND);
    if (fields_value(fields, FIELD_SYMBOL).bytes || (kind.bytes && !text_is(kind, "plain")))
        return true;
    enum {
        FRONT = 4 /* blocks */
    };
    int place = 0;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        int type = (int)cmark_node_get_type(node);
        if (type != CMARK_NODE_PARAGRAPH && type != CMARK_NODE_HEADING)
            continue;
        place++;
        ArenaMark mark = arena_mark(markdown->reading.scratch);
        Text line = line_of(markdown, cmark_node_first_child(node));
        size_t number = match_resolution_number(line);
        bool speaks = (number && number < line.bytes && line.at[number] == '.') ||
                      formula_find(FORMULA_ENACTING, line, NULL) ||
                      formula_find(FORMULA_RESOLUTION, line, NULL) ||
                      (type == CMARK_NODE_HEADING && place <= FRONT && is_officers_report(line));
        arena_release(markdown->reading.scratch, mark);
        if (speaks)
            return true;
    }
    return false;
}

static void add_all(Markdown *markdown, cmark_node *root)
{
    bool is_un = is_united_nations(markdown, root);
    markdown->reading.is_free = !is_un;
    size_t fence = 0;
    unsigned open = 0;
    uint32_t cursor = markdown->begin;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        int line = cmark_node_get_start_line(node);
        if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        while (line && fence < markdown->fence_count &&
               markdown->fences[fence].line <= (uint32_t)line)
            add_fence(markdown, &markdown->fences[fence++], &open);
        if (reading_is_over_limit(&markdown->reading, cursor))
            return;
        add_node(markdown, node, is_un, &cursor);
    }
    while (fence < markdown->fence_count)
        add_fence(markdown, &markdown->fences[fence++], &open);
    for (size_t i = markdown->fence_count; open && i-- > 0;)
        if (markdown->fences[i].opens) {
            diagnostics_add_plain(markdown->reading.diagnostics, READ_CONTAINER_OPEN,
                                  markdown->fences[i].span);
            break;
        }
}

/* The definitions of notes, which cmark puts at the end in the order in which they are called. */
static void find_definitions(Markdown *markdown, cmark_node *root)
{
    size_t capacity = 0;
    Arena *arena = markdown->reading.document->arena;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_FOOTNOTE_DEFINITION)
            continue;
        markdown->definitions = arena_reserve(arena, markdown->definitions, markdown->note_count,
                                              &capacity, sizeof *markdown->definitions);
        markdown->definitions[markdown->note_count++] = node;
    }
    markdown->notes = ARENA_ARRAY(arena, Node *, (size_t)markdown->note_count + 1);
}

/* --- all of it ----------------------------------------------------------------------------------------------- */

static bool read_all(Markdown *markdown)
{
    Reading *reading = &markdown->reading;
    Ledger none = {0}; /* what is dropped from plain text stays here */
    clean_text_make(&markdown->mended, reading->clean.source, markdown->begin, reading->scratch,
                    &none);
    Text text = fences_find(markdown);
    cmark_node *root = markdown_tree_parse(&markdown->tree, text.at, text.bytes);
    if (!root) {
        diagnostics_add_limit(reading->diagnostics, markdown->tree.arena,
                              (Span){reading->clean.source, markdown->begin, markdown->begin});
        return false;
    }
    formula_index_make(&reading->formulas);
    if (reading->hints)
        hints_bind(reading->hints, reading->clean.source, reading->scratch);
    find_definitions(markdown, root);
    add_all(markdown, root);
    shapes_find(reading);
    bool is_built = !reading_is_over_limit(reading, markdown->begin) && blocks_build(reading);
    if (is_built)
        rest_account(markdown);
    return is_built;
}

Status read_markdown(Document *document, const ReadInput *input, Diagnostics *diagnostics)
{
    Markdown markdown = {
        .reading = {.document = document,
                    .top = input->top,
                    .clean = {.source = input->source, .text = input->source->bytes},
                    .diagnostics = diagnostics,
                    .hints = input->hints,
                    .scratch = arena_new(0)},
        .bytes = input->source->bytes,
        .begin = input->begin,
    };
    size_t first_decision = document->decisions.count;
    Arena *nodes = arena_new(arena_limit(document->arena));
    markdown_tree_open(&markdown.tree, nodes);
    bool is_read = read_all(&markdown);
    if (is_read) {
        reading_complete_facts(&markdown.reading,
                               text_slice(input->source->bytes, input->begin, SIZE_MAX));
        decisions_tell_doubts(&document->decisions, first_decision, diagnostics);
        if (input->hints)
            hints_tell_unused(input->hints, diagnostics);
    }
    buffer_free(&markdown.reading.text);
    markdown_tree_close();
    arena_free(nodes);
    arena_free(markdown.reading.scratch);
    return is_read ? STATUS_OK : STATUS_LIMIT;
}
