/* Tables: their captions, their rows and cells, and the notes below them. */
#include "input/un_builder.h"
#include "input/un_grid.h"
#include "input/un_text_weigh.h"

#include <string.h>

/* --- captions ---------------------------------------------------------------------------------------- */

static bool label_fits(const Builder *builder, size_t i)
{
    (void)i;
    return builder->part != PART_TITLE && !builder->contents;
}

/* Whether a table, or more of its caption, follows within the next blocks. */
static bool comes_table(const Builder *builder, size_t i)
{
    enum {
        FAR = 4
    };
    for (size_t next = i + 1; next <= i + FAR; next++) {
        const Block *block = block_at(builder, next);
        if (!block)
            return false;
        bool is_ready = block->shape == SHAPE_READY && block->content->tag == TAG_TABLE;
        if (block->shape == SHAPE_TABLE || is_ready)
            return true;
        bool is_caption = block->head.bytes && ((block->shape == SHAPE_TEXT && block->mark == 0) ||
                                                block->head.at[0] == '(');
        if (!is_caption)
            return false;
    }
    return false;
}

void build_caption_end(Builder *builder)
{
    Node *caption = builder->caption;
    builder->caption = NULL;
    if (!caption || caption->tag != TAG_CAPTION)
        return;
    Node *division =
        node_with_class(builder->reading->document, TAG_DIV, "table-caption", SPAN_NONE);
    while (caption->first) {
        Node *child = caption->first;
        node_detach(child);
        node_append(division, child);
    }
    node_append(builder->container, division);
}

/* Without a table to stand over, the label and title stand in a division of their own. */
static void build_label(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    Document *document = builder->reading->document;
    build_caption_end(builder);
    boxes_close(builder);
    bool has_table = comes_table(builder, i);
    builder->caption = node_with_class(document, has_table ? TAG_CAPTION : TAG_DIV,
                                       has_table ? "caption" : "table-caption", SPAN_NONE);
    if (!has_table)
        node_append(builder->container, builder->caption);
    element_add_to(builder, builder->caption, TAG_P, "table-label", block);
    block_decide(builder, block, RULE_TABLE_LABEL, 0);
    builder->wanted = WANTED_TABLE_TITLE;
}

static bool is_headnote(const Block *block)
{
    return block->is_short && block->head.bytes && block->head.at[0] == '(' &&
           block->tail.at[block->tail.bytes - 1] == ')';
}

static bool build_caption_text(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (!builder->caption)
        return false;
    bool is_note = is_headnote(block);
    if (!is_note && !(builder->wanted == WANTED_TABLE_TITLE && is_title_text(block)))
        return false;
    element_add_to(builder, builder->caption, TAG_P, is_note ? "table-headnote" : "table-title",
                   block);
    block_decide(builder, block, is_note ? RULE_TABLE_HEADNOTE : RULE_TABLE_TITLE, 0);
    builder->wanted = WANTED_NOTHING;
    return true;
}

/* --- cells --------------------------------------------------------------------------------------------- */

/* Lines of a row, and where its cells stand. */
typedef struct Row {
    const Grid *grid;
    uint32_t first; /* line */
    uint32_t count;
    bool is_header;
} Row;

/* The stretch of a line that stands in a column; false when nothing does. */
static bool find_cell(const Reading *reading, const Grid *grid, uint32_t line, uint32_t column,
                      Cell *found)
{
    Cells cells;
    if (line_is_blank(&reading->lines[line]))
        return false;
    if (!grid_cells(reading, grid, line, &cells))
        return false;
    bool is_found = false;
    for (uint32_t i = 0; i < cells.count; i++) {
        const Cell *cell = &cells.items[i];
        if ((grid->has_tabs ? i : grid_column(grid, cell)) != column || cell->begin == cell->end)
            continue;
        if (!is_found)
            *found = *cell;
        found->end = cell->end;
        is_found = true;
    }
    return is_found;
}

static void fill_cell(Builder *builder, const Row *row, uint32_t column, Node *cell)
{
    Reading *reading = builder->reading;
    for (uint32_t i = 0; i < row->count; i++) {
        Cell part;
        if (!find_cell(reading, row->grid, row->first + i, column, &part))
            continue;
        Node *text = compose_bytes(reading, part.begin, part.end);
        if (!text)
            continue;
        if (cell->first)
            node_append(cell, node_generated_text(reading->document, text_of(" ")));
        node_append(cell, text);
        Span span = reading_span(reading, part.begin, part.end);
        if (!cell->span.source)
            cell->span = span;
        cell->span.end = span.end;
        if (!row->grid->is_numeric[column])
            calls_find(reading, text);
    }
}

/* Gives the bytes between the cells of a line to the ledger, and its edges and end. */
static void drop_between(Reading *reading, const Grid *grid, uint32_t line)
{
    const Line *at = &reading->lines[line];
    uint32_t done = at->start;
    for (uint32_t column = 0; column < grid->columns; column++) {
        Cell cell;
        if (!find_cell(reading, grid, line, column, &cell))
            continue;
        drop(reading, done, cell.begin, LEDGER_COLUMN_SPACE);
        done = cell.end;
    }
    drop(reading, done, at->stop, LEDGER_COLUMN_SPACE);
    line_drop_end(reading, line, LEDGER_BLANK_LINE);
}

static void build_row(Builder *builder, const Row *row, Node *parent)
{
    Reading *reading = builder->reading;
    Document *document = reading->document;
    Node *element = node_element(document, TAG_TR, SPAN_NONE);
    node_append(parent, element);
    for (uint32_t column = 0; column < row->grid->columns; column++) {
        Node *cell = node_element(document, row->is_header ? TAG_TH : TAG_TD, SPAN_NONE);
        if (row->grid->is_numeric[column])
            node_add_class(document, cell, "numeric");
        node_append(element, cell);
        fill_cell(builder, row, column, cell);
        if (column == 0 && cell->first && !row->is_header && is_total(cell->first->text))
            node_add_class(document, element, "total");
    }
    for (uint32_t i = 0; i < row->count; i++)
        drop_between(reading, row->grid, row->first + i);
}

/* --- the table ------------------------------------------------------------------------------------------------ */

/* Puts a table into the document, with the caption that stands before it. */
static void place_table(Builder *builder, Node *table)
{
    Node *caption =
        builder->caption && builder->caption->tag == TAG_CAPTION ? builder->caption : NULL;
    boxes_close(builder);
    node_append(builder->container, table);
    if (caption && table->first)
        node_insert_before(table->first, caption);
    else if (caption)
        node_append(table, caption);
    builder->caption = NULL;
    builder->wanted = WANTED_NOTHING;
    builder->table = table;
    builder->table_letter = 0;
    builder->table_count++;
}

bool build_ready_table(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (block->content->tag != TAG_TABLE)
        return false;
    place_table(builder, block->content);
    return true;
}

static bool always(const Builder *builder, size_t i)
{
    (void)builder;
    (void)i;
    return true;
}

static void build_table(Builder *builder, size_t i)
{
    Reading *reading = builder->reading;
    const Block *block = block_at(builder, i);
    const Grid *grid = &reading->grids[block->number];
    Node *table = node_element(reading->document, TAG_TABLE, block_span(reading, block));
    place_table(builder, table);
    Node *body = NULL;
    ArenaMark mark = arena_mark(reading->scratch);
    bool *begins = ARENA_ARRAY(reading->scratch, bool, grid->count);
    grid_rows(reading, grid, begins);
    for (uint32_t line = 0; line < grid->count;) {
        Row row = {grid, grid->first + line, 1, line < grid->header_rows};
        while (line + row.count < grid->count && !begins[line + row.count])
            row.count++;
        Tag tag = row.is_header ? TAG_THEAD : TAG_TBODY;
        if (!body || body->tag != tag) {
            body = node_element(reading->document, tag, SPAN_NONE);
            node_append(table, body);
        }
        build_row(builder, &row, body);
        line += row.count;
    }
    arena_release(reading->scratch, mark);
}

/* --- notes below a table -------------------------------------------------------------------------------------- */

/* A note's letter and the spaces behind it, if it is the next one; 0: none. */
static size_t match_letter_note(const Builder *builder, Text head)
{
    char next = builder->table_letter ? (char)(builder->table_letter + 1) : 'a';
    NoteLabel label;
    size_t bytes = match_note_label(head, &label);
    return bytes && label.style == NOTE_LETTER && head.at[0] == next ? bytes : 0;
}

static Text letter_id(Builder *builder, char letter)
{
    Buffer id = {0};
    Document *document = builder->reading->document;
    if (document->part > 1)
        buffer_format(&id, "part-%u-", document->part);
    buffer_format(&id, "table-%u-note-%c", builder->table_count, letter);
    Text text = names_intern(document->names, buffer_text(&id))->text;
    buffer_free(&id);
    return text;
}

/* Older documents have a slash behind the letter of a note. */
static size_t slash_bytes(Text text, size_t letter)
{
    return letter + 1 < text.bytes && text.at[letter + 1] == '/';
}

/* Wraps the letter at the end of a cell's figure, and its slash, in a link to its note. */
static void link_letter(Builder *builder, Node *text, Text id)
{
    Document *document = builder->reading->document;
    size_t bytes = text->text.at[text->text.bytes - 1] == '/' ? 2 : 1;
    size_t begin = text->text.bytes - bytes;
    if (call_is_refused(builder->reading, node_source_span(text, begin, text->text.bytes)))
        return;
    Node *letter = node_split_text(document, text, begin);
    Node *link = node_with_class(document, TAG_A, "table-call", letter->span);
    Buffer target = {0};
    buffer_byte(&target, '#');
    buffer_put(&target, id);
    node_set_attribute(document, link, "href", text_copy(document->arena, buffer_text(&target)));
    buffer_free(&target);
    node_wrap(link, letter, letter);
    if (text->text.bytes == 0)
        node_detach(text);
    decide(builder->reading, link->span, RULE_TABLE_CALL, 0);
}

/* Whether a cell's text ends with a word to which the letter seems to be glued: none ends so, or the document
 * has it without the letter. */
static bool has_glued_letter(const Builder *builder, Text text, char letter)
{
    enum {
        SHORTEST = 4,
        SEARCHED = 1 << 20
    };
    if (text.bytes <= SHORTEST || text.at[text.bytes - 1] != letter ||
        !is_lower_case((unsigned char)text.at[text.bytes - 2]))
        return false;
    if (ends_no_word(text.at[text.bytes - 2], letter))
        return true;
    Text word = text_slice(text, token_begin(text, text.bytes), text.bytes - 1);
    Text all = text_slice(builder->reading->clean.text, 0, SEARCHED);
    return word.bytes >= SHORTEST && has_word(all, word);
}

/* Links the one cell that ends with a word and the letter, where there is one. */
static void link_glued(Builder *builder, char letter, Text id)
{
    enum {
        MOST_TRIED = 40 /* each may be looked for in the whole text */
    };
    Node *found = NULL;
    int tried = 0;
    for (Node *node = builder->table->first; node && tried < MOST_TRIED;
         node = node_following(node, builder->table)) {
        if (!node_is_text(node) || !node->piece_count || !node->text.bytes ||
            node->text.at[node->text.bytes - 1] != letter)
            continue;
        tried++;
        if (!has_glued_letter(builder, node->text, letter))
            continue;
        if (found)
            return;
        found = node;
    }
    if (found)
        link_letter(builder, found, id);
}

/* Links the cells that end with a figure or mark and the letter. */
static void link_calls(Builder *builder, char letter, Text id)
{
    bool is_called = false;
    for (Node *node = builder->table->first; node;) {
        Node *next = node_following(node, builder->table);
        Text text = node->text;
        if (text.bytes > 2 && text.at[text.bytes - 1] == '/')
            text.bytes--;
        bool is_cell = node->parent->tag == TAG_TD || node->parent->tag == TAG_TH;
        if (node_is_text(node) && node->piece_count && is_cell && text.bytes > 1 &&
            text.at[text.bytes - 1] == letter &&
            (is_digit(text.at[text.bytes - 2]) || strchr(").,% ", text.at[text.bytes - 2]))) {
            link_letter(builder, node, id);
            is_called = true;
        }
        node = next;
    }
    if (!is_called)
        link_glued(builder, letter, id);
}

static bool build_table_note(Builder *builder, size_t i)
{
    const Block *block = block_at(builder, i);
    if (!builder->table)
        return false;
    size_t letter = match_letter_note(builder, block->head);
    if (!letter && !formula_find(FORMULA_TABLE_NOTE, block->head, NULL))
        return false;
    block_decide(builder, block, RULE_TABLE_NOTE, 0);
    if (!letter) {
        element_add(builder, TAG_P, "table-note", block, 0);
        return true;
    }
    builder->table_letter = block->head.at[0];
    Text id = letter_id(builder, builder->table_letter);
    Node *note = node_with_class(builder->reading->document, TAG_P, "table-note", SPAN_NONE);
    element_add_titled(builder, note, block, 0, 1 + (uint32_t)slash_bytes(block->head, 0));
    node_set_id(builder->reading->document, note, id);
    link_calls(builder, builder->table_letter, id);
    return true;
}

bool build_table_text(Builder *builder, size_t i)
{
    return build_caption_text(builder, i) || build_table_note(builder, i);
}

const BlockBuilder *table_builder(Shape shape)
{
    static const BlockBuilder rows[SHAPE_COUNT] = {
        [SHAPE_TABLE_LABEL] = {label_fits, build_label},
        [SHAPE_TABLE] = {always, build_table},
    };
    return rows[shape].build ? &rows[shape] : NULL;
}
