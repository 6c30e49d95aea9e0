/* Texts side by side: -plenary-sync.
 *
 *     p.en  p.fr  p.en  p.fr          section.en(p p)  section.fr(p p)
 *
 *              │ p.en │ p.fr │
 *              │ p.en │ p.fr │
 *
 * Siblings that have names are texts, a name each; the nth of each name stand beside each other, however the
 * source orders them. Where all have a div or section without a box at a place, what is in these pairs
 * up instead, so that a text may be a section of its own. A sibling without a name ends the texts and goes
 * across.
 *
 * Pairs are rows of a table without a box: they part at page ends as rows do, with their notes, and each side
 * goes on beside the other. Their margins are those of blocks: they stand between rows and vanish at page ends.
 * In the structure there is no table: there the texts are as the source has them.
 *
 * Rejected: columns that are filled one by one, as text in columns is. Then a pair is no one thing that a page
 * can hold or part, and the notes of both sides come in no order. */
#include "layout/parallel_texts.h"

#include "layout/box.h"
#include "layout/frame.h"
#include "layout/table.h"

enum {
    TEXTS_MOST = 16,
    OPENED_MOST = 16 /* sections in each other whose content pairs up */
};

/* One of the texts, as blocks, or text between them, each with what goes along unseen. */
typedef struct ParallelText {
    Name name;
    Siblings *parts;
    size_t count;
    size_t capacity;
} ParallelText;

typedef struct ParallelTexts {
    Flow *flow;
    Table *table;
    ParallelText items[TEXTS_MOST];
    size_t count;
    NodeList opened; /* sections that begin with the next row */
} ParallelTexts;

static const Style *style_of(const Flow *flow, const Node *node)
{
    return flow->composer->tree->nodes[node->number].style;
}

bool flow_is_parallel(const Flow *flow, const Node *node)
{
    return !node_is_text(node) && node->parent != flow->paired && flow_is_block(flow, node) &&
           style_value(style_of(flow, node), PROPERTY_SYNC)->kind == VALUE_NAME;
}

/* ---- parts ---- */

static void add_part(const ParallelTexts *texts, ParallelText *text, const Siblings *part)
{
    text->parts = arena_reserve(texts->flow->composer->arena, text->parts, text->count,
                                &text->capacity, sizeof *text->parts);
    text->parts[text->count++] = *part;
}

static bool is_unseen(const Flow *flow, const Node *node)
{
    return !flow_is_shown(flow, node) || flow_is_blank(flow, node) || flow_is_running(flow, node);
}

/* A part is a block, or inline content up to the next; what is unseen belongs to the part behind it, or else
 * to the last. */
static void read_section(const ParallelTexts *texts, ParallelText *text, const Node *section)
{
    const Flow *flow = texts->flow;
    const Node *first = section->first;
    for (const Node *node = first; node;) {
        if (is_unseen(flow, node)) {
            node = node->next;
            continue;
        }
        if (flow_is_block(flow, node))
            node = node->next;
        else
            while (node && !flow_is_block(flow, node))
                node = node->next;
        add_part(texts, text, &(Siblings){section, first, node});
        first = node;
    }
    if (text->count)
        text->parts[text->count - 1].end = NULL;
}

/* The element that a part is, but for what is unseen; NULL if it is text. */
static const Node *element_of(const Flow *flow, const Siblings *part)
{
    const Node *node = part->first;
    while (node != part->end && is_unseen(flow, node))
        node = node->next;
    return node != part->end && flow_is_block(flow, node) ? node : NULL;
}

/* ---- sections ---- */

static bool is_without_box(const Flow *flow, const Node *node)
{
    const StyledNode *styled = &flow->composer->tree->nodes[node->number];
    BoxEdges edges = box_edges(styled->style, flow->width);
    return !box_is_painted(styled->style, &edges) && box_extra_width(&edges) == 0 &&
           box_extra_height(&edges) == 0 && !styled->before && !styled->after && !styled->marker &&
           !styled->replacement && !frame_is_asked(styled->style) &&
           style_is(styled->style, PROPERTY_WIDTH, KEYWORD_AUTO) &&
           style_is(styled->style, PROPERTY_POSITION, KEYWORD_STATIC);
}

static bool is_open_section(const Flow *flow, const Node *node)
{
    bool is_section = node && (node->tag == TAG_DIV || node->tag == TAG_SECTION);
    return is_section && node->first && is_without_box(flow, node);
}

/* Whether all texts have such a section at a place. */
static bool all_open(const ParallelTexts *texts, const ParallelText *lists, size_t place)
{
    for (size_t i = 0; i < texts->count; i++)
        if (place >= lists[i].count ||
            !is_open_section(texts->flow, element_of(texts->flow, &lists[i].parts[place])))
            return false;
    return true;
}

/* ---- rows ---- */

static void report_rest(const ParallelTexts *texts, const ParallelText *lists, const Siblings *rest)
{
    Buffer counts[2] = {{0}, {0}};
    size_t least = 0;
    size_t most = 0;
    for (size_t i = 1; i < texts->count; i++) {
        least = lists[i].count < lists[least].count ? i : least;
        most = lists[i].count > lists[most].count ? i : most;
    }
    const size_t ends[2] = {most, least};
    for (int i = 0; i < 2; i++) {
        buffer_format(&counts[i], "%zu of ", lists[ends[i]].count);
        buffer_quoted(&counts[i], texts->items[ends[i]].name->text);
    }
    const Node *element = element_of(texts->flow, rest);
    diagnostics_add(texts->flow->composer->diagnostics, LAYOUT_PARALLEL_REST,
                    element ? element->span : rest->parent->span, buffer_text(&counts[0]),
                    buffer_text(&counts[1]));
    buffer_free(&counts[0]);
    buffer_free(&counts[1]);
}

static void add_cell(const ParallelTexts *texts, const Siblings *part, uint32_t column)
{
    Composer *composer = texts->flow->composer;
    Table *table = texts->table;
    table->cells = arena_reserve(composer->arena, table->cells, table->cell_count,
                                 &table->cell_capacity, sizeof *table->cells);
    table->cells[table->cell_count++] = (TableCell){
        .content = *part,
        .style = composer->tree->initial,
        .row = (uint32_t)table->row_count,
        .column = column,
        .rows = 1,
        .columns = 1,
    };
}

static void add_row(ParallelTexts *texts, const ParallelText *lists, size_t place)
{
    Composer *composer = texts->flow->composer;
    Table *table = texts->table;
    uint32_t first = (uint32_t)table->cell_count;
    for (size_t i = 0; i < texts->count; i++)
        if (place < lists[i].count)
            add_cell(texts, &lists[i].parts[place], (uint32_t)i);
    ParallelRow *parallel = ARENA_NEW(composer->arena, ParallelRow);
    parallel->begun = texts->opened;
    texts->opened = (NodeList){0};
    table->rows = arena_reserve(composer->arena, table->rows, table->row_count,
                                &table->row_capacity, sizeof *table->rows);
    table->rows[table->row_count++] = (TableRow){.style = composer->tree->initial,
                                                 .first = first,
                                                 .end = (uint32_t)table->cell_count,
                                                 .parallel = parallel};
}

static void add_rows(ParallelTexts *texts, const ParallelText *lists, int depth);

static void open_sections(ParallelTexts *texts, const ParallelText *lists, size_t place, int depth)
{
    Arena *arena = texts->flow->composer->arena;
    Table *table = texts->table;
    ParallelText *inner = ARENA_ARRAY(arena, ParallelText, texts->count);
    NodeList ended = {0};
    for (size_t i = 0; i < texts->count; i++) {
        const Node *section = element_of(texts->flow, &lists[i].parts[place]);
        node_list_add(arena, &texts->opened, section);
        node_list_add(arena, &ended, section);
        read_section(texts, &inner[i], section);
    }
    add_rows(texts, inner, depth + 1);
    for (size_t i = 0; i < ended.count && table->row_count; i++)
        node_list_add(arena, &table->rows[table->row_count - 1].parallel->ended, ended.items[i]);
}

static void add_rows(ParallelTexts *texts, const ParallelText *lists, int depth)
{
    size_t count = 0;
    size_t least = SIZE_MAX;
    const ParallelText *longest = lists;
    for (size_t i = 0; i < texts->count; i++) {
        if (lists[i].count > count)
            longest = &lists[i];
        count = lists[i].count > count ? lists[i].count : count;
        least = lists[i].count < least ? lists[i].count : least;
    }
    for (size_t place = 0; place < count; place++) {
        if (place == least)
            report_rest(texts, lists, &longest->parts[place]);
        if (depth < OPENED_MOST && all_open(texts, lists, place))
            open_sections(texts, lists, place, depth);
        else
            add_row(texts, lists, place);
    }
}

/* ---- columns ---- */

static void share_width(const ParallelTexts *texts, const Style *style)
{
    const Flow *flow = texts->flow;
    Table *table = texts->table;
    int64_t count = (int64_t)texts->count;
    Length gap = style_length(style, PROPERTY_COLUMN_GAP, flow->width,
                              style_length(style, PROPERTY_FONT_SIZE, 0, 0));
    if (gap * (count - 1) > flow->width / 2)
        gap = 0;
    table->columns = ARENA_ARRAY(flow->composer->arena, TableColumn, texts->count);
    table->column_count = texts->count;
    table->width = flow->width;
    int64_t room = flow->width - gap * (count - 1);
    for (int64_t i = 0; i < count; i++) {
        TableColumn *column = &table->columns[i];
        column->x = length_clip(room * i / count + gap * i);
        column->width = length_clip(room * (i + 1) / count - room * i / count);
    }
}

/* ---- the texts ---- */

/* The place of a name, which may be new; TEXTS_MOST if there are too many. */
static size_t text_of_name(ParallelTexts *texts, Name name)
{
    size_t i = 0;
    while (i < texts->count && texts->items[i].name != name)
        i++;
    if (i == texts->count && i < TEXTS_MOST)
        texts->items[texts->count++].name = name;
    return i;
}

/* Returns the end of the siblings that are part of the texts. */
static const Node *read_texts(ParallelTexts *texts, const Siblings *siblings, const Node *first)
{
    const Flow *flow = texts->flow;
    const Node *end = first;
    const Node *begin = first;
    for (const Node *node = first; node != siblings->end; node = node->next) {
        if (is_unseen(flow, node))
            continue;
        if (!flow_is_parallel(flow, node))
            break;
        size_t i = text_of_name(texts, style_value(style_of(flow, node), PROPERTY_SYNC)->name);
        if (i == TEXTS_MOST)
            break;
        add_part(texts, &texts->items[i], &(Siblings){siblings->parent, begin, node->next});
        begin = end = node->next;
    }
    return end;
}

const Node *flow_parallel_texts(Flow *flow, const Siblings *siblings, const Node *first)
{
    Composer *composer = flow->composer;
    Table *table = ARENA_NEW(composer->arena, Table);
    const Style *style = style_of(flow, siblings->parent);
    *table = (Table){.composer = composer,
                     .style = composer->tree->initial,
                     .is_parallel = true,
                     .is_right_to_left = style_is(style, PROPERTY_DIRECTION, KEYWORD_RTL)};
    ParallelTexts *texts = ARENA_NEW(composer->arena, ParallelTexts);
    texts->flow = flow;
    texts->table = table;
    const Node *end = read_texts(texts, siblings, first);
    add_rows(texts, texts->items, 0);
    table->groups = ARENA_NEW(composer->arena, TableGroup);
    table->group_count = 1;
    *table->groups =
        (TableGroup){.style = table->style, .kind = GROUP_BODY, .end = (uint32_t)table->row_count};
    share_width(texts, style);
    if (table->row_count && composer_enter(composer, siblings->parent)) {
        flow_parallel_rows(flow, table);
        composer_leave(composer);
    }
    return end;
}

/* ---- between rows ---- */

void parallel_ask_for_breaks(Flow *flow, const Table *table, const TableRow *row,
                             PropertyId property)
{
    const NodeList *sections =
        property == PROPERTY_BREAK_BEFORE ? &row->parallel->begun : &row->parallel->ended;
    for (size_t i = 0; i < sections->count; i++)
        flow_ask_for_break(flow, style_keyword(style_of(flow, sections->items[i]), property));
    for (uint32_t i = row->first; i < row->end; i++) {
        const Node *element = element_of(flow, &table->cells[i].content);
        if (element)
            flow_ask_for_break(flow, style_keyword(style_of(flow, element), property));
    }
}

static void keep_margins_of(Flow *flow, const NodeList *sections, PropertyId property)
{
    for (size_t i = 0; i < sections->count; i++)
        flow_keep_margin(
            flow, style_length(style_of(flow, sections->items[i]), property, flow->width, 0));
}

void parallel_margin_above(Flow *flow, const Table *table, const TableRow *row)
{
    keep_margins_of(flow, &row->parallel->begun, PROPERTY_MARGIN_TOP);
    for (uint32_t i = row->first; i < row->end; i++)
        flow_keep_margin(flow, table->cells[i].margin_above);
}

void parallel_margin_below(Flow *flow, const Table *table, const TableRow *row)
{
    int64_t reach = 0;
    for (uint32_t i = row->first; i < row->end; i++) {
        const TableCell *cell = &table->cells[i];
        int64_t end = cell->drop + cell->content_height + cell->margin_below;
        reach = end > reach ? end : reach;
    }
    flow_keep_margin(flow, length_clip(reach - row->height));
    keep_margins_of(flow, &row->parallel->ended, PROPERTY_MARGIN_BOTTOM);
}

void parallel_add_events(Flow *flow, const Table *table, const TableRow *row)
{
    for (size_t i = 0; i < row->parallel->begun.count; i++)
        if (!flow->is_frame && is_event(flow->composer, row->parallel->begun.items[i]))
            node_list_add(flow->composer->arena, &flow->events, row->parallel->begun.items[i]);
    for (uint32_t i = row->first; i < row->end; i++) {
        const Siblings *part = &table->cells[i].content;
        for (const Node *node = part->first; node != part->end; node = node->next)
            flow_add_events(flow, node);
    }
}
