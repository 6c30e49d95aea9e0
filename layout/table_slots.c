#include "layout/table_borders.h"

#include "layout/frame.h"
#include "layout/parallel_texts.h"

/* The rows of a table on their way into the galley. */
typedef struct RowFlow {
    Flow *flow;
    Table *table;
    Length x;         /* of the table's box */
    CutCost next_cut; /* of a cut before the next band */
    TableRepeats repeats;
} RowFlow;

/* ---- boxes ---- */

/* The piece of a band that holds a height of it. */
static uint32_t piece_at(const Band *band, int64_t y)
{
    uint32_t first = 0;
    uint32_t end = band->piece_count;
    while (end - first > 1) {
        uint32_t middle = first + (end - first) / 2;
        if (band->pieces[middle].top <= y)
            first = middle;
        else
            end = middle;
    }
    return first;
}

/* The pieces of a band that hold [top, top + height) of it. */
static void find_slots(const Band *band, size_t first_slot, const TableCell *cell, BlockBox *box)
{
    int64_t bottom = cell->top + cell->height;
    uint32_t first = piece_at(band, cell->top);
    uint32_t last = first;
    while (last + 1 < band->piece_count && band->pieces[last + 1].top < bottom)
        last++;
    const BandPiece *end = &band->pieces[last];
    box->first = (uint32_t)(first_slot + first);
    box->end = (uint32_t)(first_slot + last + 1);
    box->inset_top = length_clip(cell->top - band->pieces[first].top);
    box->inset_bottom = length_clip(band_piece_end(band, end) - bottom);
}

static void add_box(Flow *flow, const BlockBox *box, const Style *style, bool is_bare)
{
    BoxEdges edges = box_edges(style, 0);
    bool is_painted = is_bare ? box_has_background(style) : box_is_painted(style, &edges);
    if (!is_painted)
        return;
    BlockBox added = *box;
    added.style = style;
    added.is_painted = true;
    added.is_bare = is_bare;
    added.fade = clear_both(box->fade, box_clear(style));
    flow_begin_box(flow, &added);
    flow->begun_boxes = flow->galley->box_count;
}

/* Backgrounds of column and row and their groups are painted cell by cell, below those of the cells
 * (CSS 2.2, section 17.5.1). */
static void add_cell_boxes(const RowFlow *rows, const Band *band, size_t first_slot,
                           const TableCell *cell)
{
    const Table *table = rows->table;
    const TableColumn *column = &table->columns[cell->column];
    const TableRow *row = &table->rows[cell->row];
    const uint32_t all = (uint32_t)table->column_count;
    BlockBox box = {.x =
                        length_add(rows->x, table_columns_left(table, cell->column, cell->columns)),
                    .width = table_columns_width(table, cell->column, cell->columns),
                    .is_in_table = true};
    find_slots(band, first_slot, cell, &box);
    if (cell->galley->slot_count == 0 && !table->across &&
        style_is(cell->style, PROPERTY_EMPTY_CELLS, KEYWORD_HIDE))
        return;
    if (column->group)
        add_box(rows->flow, &box, column->group, true);
    if (column->style && column->style != column->group)
        add_box(rows->flow, &box, column->style, true);
    box.backdrop_x = length_add(rows->x, table_columns_left(table, 0, all));
    box.backdrop_width = table_columns_width(table, 0, all);
    add_box(rows->flow, &box, table->groups[row->group].style, true);
    box.fade = box_clear(table->groups[row->group].style);
    add_box(rows->flow, &box, row->style, true);
    box.fade = clear_both(box.fade, box_clear(row->style));
    box.backdrop_width = 0;
    add_box(rows->flow, &box, cell->style, table->across != NULL);
}

/* ---- notes ---- */

/* The notes of a band in the order of their calls. A note stands with the piece that calls it, or with
 * that of the note before, so that notes on one page are in order. */
typedef struct BandNotes {
    const Note **items;
    uint32_t *pieces;
    size_t count;
    size_t capacity;
    size_t next;
} BandNotes;

/* Whether a note is called in another that will stand below the table, which calls it there again. */
static bool is_in_table_note(const Table *table, const Node *note)
{
    for (const Node *node = note->parent; table->notes.count && node != table->node && node;
         node = node->parent)
        if (table->notes.items[table->notes.count - 1] == node)
            return true;
    return false;
}

static void add_note(Table *table, BandNotes *notes, const Note *note, uint32_t piece)
{
    Arena *arena = table->composer->arena;
    if (is_in_table_note(table, note->node))
        return;
    if (note->stream == STREAM_TABLE) {
        node_list_add(arena, &table->notes, note->node);
        return;
    }
    if (notes->count == notes->capacity) {
        size_t capacity = notes->capacity ? notes->capacity * 2 : 8;
        notes->items = arena_grow(arena, notes->items, notes->count * sizeof *notes->items,
                                  capacity * sizeof *notes->items);
        notes->pieces = arena_grow(arena, notes->pieces, notes->count * sizeof *notes->pieces,
                                   capacity * sizeof *notes->pieces);
        notes->capacity = capacity;
    }
    bool is_early = notes->count && notes->pieces[notes->count - 1] > piece;
    notes->items[notes->count] = note;
    notes->pieces[notes->count] = is_early ? notes->pieces[notes->count - 1] : piece;
    notes->count++;
}

static void gather_notes(Table *table, const Band *band, const TableCell *cell, BandNotes *notes)
{
    const Galley *galley = cell->galley;
    int64_t y = table_cell_content_top(cell);
    uint32_t piece = piece_at(band, y);
    uint32_t gathered = 0;
    for (size_t i = 0; i < galley->slot_count && gathered < galley->note_count; i++) {
        const Slot *slot = &galley->slots[i];
        while (piece + 1 < band->piece_count && band->pieces[piece + 1].top <= y)
            piece++;
        for (uint32_t n = 0; n < slot->note_count; n++, gathered++)
            add_note(table, notes, &galley->notes[slot->first_note + n], piece);
        y += slot->height;
    }
    for (; gathered < galley->note_count; gathered++)
        add_note(table, notes, &galley->notes[gathered], piece);
}

static void call_notes(Flow *flow, BandNotes *notes, uint32_t piece)
{
    for (; notes->next < notes->count && notes->pieces[notes->next] <= piece; notes->next++) {
        uint32_t note =
            galley_add_notes(flow->composer->arena, flow->galley, notes->items[notes->next], 1);
        if (flow->note_count == 0)
            flow->first_note = note;
        flow->note_count++;
    }
}

/* ---- events ---- */

static void add_siblings_events(Flow *flow, const Siblings *siblings)
{
    for (const Node *node = siblings->first; node != siblings->end; node = node->next)
        flow_add_events(flow, node);
}

static void add_row_events(Flow *flow, const Table *table, const TableRow *row)
{
    const TableGroup *group = &table->groups[row->group];
    bool begins_group = row == &table->rows[group->first];
    if (begins_group && group->node && !flow->is_frame && is_event(flow->composer, group->node))
        node_list_add(flow->composer->arena, &flow->events, group->node);
    if (row->parallel)
        parallel_add_events(flow, table, row);
    else if (row->node)
        flow_add_events(flow, row->node);
    else
        add_siblings_events(flow, &row->content);
}

/* ---- pieces ---- */

/* The cells of a band that have begun and not ended where its pieces have come to. */
typedef struct CellList {
    uint32_t *items; /* numbers in the band */
    size_t count;
    size_t capacity;
} CellList;

static void begin_row(const RowFlow *rows, const Band *band, const TableRow *row, CellList *begun)
{
    for (uint32_t i = row->first; i < row->end; i++) {
        begun->items = arena_reserve(rows->flow->composer->arena, begun->items, begun->count,
                                     &begun->capacity, sizeof *begun->items);
        begun->items[begun->count++] = i - band->first_cell;
    }
    add_row_events(rows->flow, rows->table, row);
}

static const RowPiece *make_piece(const RowFlow *rows, const Band *band, const BandPiece *piece,
                                  CellList *begun)
{
    Arena *arena = rows->flow->composer->arena;
    bool is_last = piece + 1 == band->pieces + band->piece_count;
    int64_t end = is_last ? INT64_MAX / 2 : band_piece_end(band, piece);
    RowCell *cells = ARENA_ARRAY(arena, RowCell, begun->count);
    RowPiece *made = ARENA_NEW(arena, RowPiece);
    *made = (RowPiece){.row = rows->flow->galley->row_count,
                       .first_baseline = piece->first_baseline,
                       .cells = cells,
                       .rules = table_rules_of_piece(rows->table, band, piece)};
    size_t kept = 0;
    for (size_t i = 0; i < begun->count; i++) {
        TableCell *cell = &rows->table->cells[band->first_cell + begun->items[i]];
        const Frame *frame = table_cell_piece(rows->table, cell, piece->top, end);
        if (frame)
            cells[made->cell_count++] = (RowCell){begun->items[i], frame};
        if (cell->top + cell->height > end || cell->placed_slots < cell->galley->slot_count)
            begun->items[kept++] = begun->items[i];
    }
    begun->count = kept;
    return made;
}

static void flow_piece(RowFlow *rows, const BandPiece *piece, const RowPiece *row,
                       const Repeat *repeat)
{
    Flow *flow = rows->flow;
    if (piece->cut > flow->next_cut)
        flow->next_cut = piece->cut;
    Slot slot = {.kind = SLOT_ROW, .height = piece->height, .x = rows->x, .row = row};
    flow_add(flow, &slot);
    Slot *last = &flow->galley->slots[flow->galley->slot_count - 1];
    last->repeat = repeat;
    if (flow->galley->slot_count > 1 && last[-1].kind == SLOT_BREAK)
        last[-1].repeat = repeat;
}

static void flow_pieces(RowFlow *rows, const Band *band)
{
    Flow *flow = rows->flow;
    Table *table = rows->table;
    BandNotes notes = {0};
    for (uint32_t i = band->first_cell; i < band->cell_end; i++) {
        table_cell_set_positioned(table, &table->cells[i]);
        if (table->cells[i].galley->note_count)
            gather_notes(table, band, &table->cells[i], &notes);
    }
    CellList begun = {0};
    uint32_t row = band->first;
    for (uint32_t p = 0; p < band->piece_count; p++) {
        const BandPiece *piece = &band->pieces[p];
        int64_t end = band_piece_end(band, piece);
        bool is_last = p + 1 == band->piece_count;
        for (; row < band->end && (is_last || table->rows[row].top < end); row++)
            begin_row(rows, band, &table->rows[row], &begun);
        call_notes(flow, &notes, p);
        const RowPiece *made = make_piece(rows, band, piece, &begun);
        flow_piece(rows, piece, made, table_repeat_at(&rows->repeats, band, piece));
    }
    flow->galley->row_count++;
}

/* The breaks that a row and its group ask for. */
static void ask_for_breaks(Flow *flow, const Table *table, uint32_t number, PropertyId property)
{
    const TableRow *row = &table->rows[number];
    const TableGroup *group = &table->groups[row->group];
    bool is_before = property == PROPERTY_BREAK_BEFORE;
    if (number == (is_before ? group->first : group->end - 1))
        flow_ask_for_break(flow, style_keyword(group->style, property));
    flow_ask_for_break(flow, style_keyword(row->style, property));
    if (row->parallel)
        parallel_ask_for_breaks(flow, table, row, property);
}

static uint32_t flow_band(RowFlow *rows, uint32_t first)
{
    Flow *flow = rows->flow;
    Band band = table_band(rows->table, first);
    if (flow->composer->status != STATUS_OK)
        return band.end;
    if (rows->next_cut > flow->next_cut)
        flow->next_cut = rows->next_cut;
    rows->next_cut = CUT_FREE;
    ask_for_breaks(flow, rows->table, band.first, PROPERTY_BREAK_BEFORE);
    const TableRow *row = &rows->table->rows[first];
    if (row->parallel)
        parallel_margin_above(flow, rows->table, row);
    flow_pieces(rows, &band);
    if (row->parallel)
        parallel_margin_below(flow, rows->table, row);
    size_t first_slot = flow->galley->slot_count - band.piece_count;
    for (uint32_t i = band.first_cell; i < band.cell_end; i++)
        add_cell_boxes(rows, &band, first_slot, &rows->table->cells[i]);
    ask_for_breaks(flow, rows->table, band.end - 1, PROPERTY_BREAK_AFTER);
    return band.end;
}

/* ---- groups ---- */

static void flow_group(RowFlow *rows, const TableGroup *group)
{
    Flow *flow = rows->flow;
    if (group->kind == GROUP_FOOT)
        rows->next_cut = CUT_AVOID;
    for (uint32_t row = group->first; row < group->end && flow->composer->status == STATUS_OK;) {
        if (arena_is_over_limit(flow->composer->arena)) {
            flow->composer->status = STATUS_LIMIT;
            return;
        }
        row = flow_band(rows, row);
        if (group->kind != GROUP_BODY)
            rows->next_cut = CUT_AVOID;
    }
}

void table_flow_rows(Flow *flow, Table *table, Length x)
{
    RowFlow rows = {.flow = flow, .table = table, .x = x};
    rows.repeats = (TableRepeats){.flow = flow, .table = table, .x = x};
    size_t first = flow->galley->slot_count;
    for (size_t i = 0; i < table->group_count; i++) {
        RowMark mark = {flow->galley->slot_count, flow->galley->box_count};
        flow_group(&rows, &table->groups[i]);
        table_repeats_end_group(&rows.repeats, &table->groups[i], mark);
    }
    table_repeats_make_room(&rows.repeats, first);
}
