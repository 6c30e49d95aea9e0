/* How high rows are, and where they may be cut.
 *
 * Rows that a cell spans hang together: they are set as one band. A band is as high as its cells; its
 * content is a set of slots at heights of their own. A page may end inside a band at a height that no
 * line of any cell reaches over:
 *
 *     │ a line    │ a line    │
 *     │ a line    │ a line    │ ← a piece begins
 *     │ a line    │           │ ← a piece begins
 *     │           │           │ ← and with each row
 *
 * Such heights cut the band into pieces, and each piece becomes a slot of the galley. What a cut before
 * a piece costs is the most that a line behind it asks, or what the row does not want broken.
 *
 * Rejected: to split a band when the page's end is known, line by line in each cell. It cuts lines of
 * different height at any place, but then no row has a height before its page is known, and pages could
 * not be chosen together. */
#include "layout/table_rows.h"

#include <stdlib.h>

/* ---- heights ---- */

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

int64_t table_cell_height(const TableCell *cell)
{
    Length extra = box_extra_height(&cell->edges);
    Length given = box_size(cell->style, PROPERTY_HEIGHT, 0, extra, 0);
    Length least = box_size(cell->style, PROPERTY_MIN_HEIGHT, 0, extra, 0);
    return larger(cell->content_height, larger(given, least)) + extra;
}

static Length edge_above(const TableCell *cell)
{
    return length_add(cell->edges.border[EDGE_TOP], cell->edges.padding[EDGE_TOP]);
}

/* Of its first line; the foot of its content if it has none. */
static int64_t cell_baseline(const TableCell *cell)
{
    int64_t y = edge_above(cell);
    for (size_t i = 0; i < cell->galley->slot_count; i++) {
        const Slot *slot = &cell->galley->slots[i];
        if (slot->kind == SLOT_LINE || slot->kind == SLOT_BOX || slot->kind == SLOT_ROW)
            return y + slot_baseline(slot);
        y += slot->height;
    }
    return y;
}

/* The values of vertical-align that mean nothing in a cell are baseline (CSS 2.2, section 17.5.3). */
static bool is_on_baseline(const TableCell *cell)
{
    return !style_is(cell->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_TOP) &&
           !style_is(cell->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_MIDDLE) &&
           !style_is(cell->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_BOTTOM);
}

static void measure_row(Table *table, TableRow *row)
{
    int64_t above = 0;
    int64_t below = 0;
    int64_t height = larger(style_length(row->style, PROPERTY_HEIGHT, 0, 0),
                            style_length(row->style, PROPERTY_MIN_HEIGHT, 0, 0));
    for (uint32_t i = row->first; i < row->end; i++) {
        const TableCell *cell = &table->cells[i];
        int64_t own = table_cell_height(cell);
        int64_t baseline = cell_baseline(cell);
        if (is_on_baseline(cell)) {
            above = larger(above, baseline);
            if (cell->rows == 1)
                below = larger(below, own - baseline);
        } else if (cell->rows == 1) {
            height = larger(height, own);
        }
    }
    row->height = larger(height, above + below);
    row->baseline = above;
}

/* The distance between the tops of two rows of a band, both measured. */
static int64_t rows_height(const Table *table, uint32_t first, uint32_t end)
{
    int64_t height = 0;
    for (uint32_t i = first; i < end; i++)
        height += table->rows[i].height + table->row_spacing;
    return height;
}

/* How far its content moves down to stand on the baseline of its first row. */
static int64_t baseline_drop(const Table *table, const TableCell *cell)
{
    if (!is_on_baseline(cell))
        return 0;
    return table->rows[cell->row].baseline - cell_baseline(cell);
}

/* Of what is lacking, as much as a sum is of a whole; without overflow. */
static int64_t share_of(int64_t lacking, int64_t sum, int64_t whole)
{
    while (whole > INT32_MAX) {
        whole /= 2;
        sum /= 2;
    }
    return lacking / whole * sum + lacking % whole * sum / whole;
}

/* What a cell over several rows lacks goes to them in proportion to their heights. */
static void stretch_rows(Table *table, const TableCell *cell)
{
    uint32_t end = cell->row + cell->rows;
    int64_t height = rows_height(table, cell->row, end) - table->row_spacing;
    int64_t lacking = table_cell_height(cell) + baseline_drop(table, cell) - height;
    if (lacking <= 0)
        return;
    int64_t whole = 0;
    for (uint32_t i = cell->row; i < end; i++)
        whole += table->rows[i].height;
    int64_t sum = 0;
    int64_t given = 0;
    for (uint32_t i = cell->row; i < end; i++) {
        TableRow *row = &table->rows[i];
        sum += row->height;
        bool is_last = i + 1 == end;
        int64_t until = is_last ? lacking : whole ? share_of(lacking, sum, whole) : 0;
        row->height += until - given;
        given = until;
    }
}

/* ---- bands ---- */

static uint32_t band_end(const Table *table, uint32_t first)
{
    uint32_t end = first + 1;
    for (uint32_t row = first; row < end; row++)
        for (uint32_t i = table->rows[row].first; i < table->rows[row].end; i++)
            if (table->cells[i].row + table->cells[i].rows > end)
                end = table->cells[i].row + table->cells[i].rows;
    return end;
}

void table_cell_stand_at_top(TableCell *cell)
{
    cell->is_at_top = !is_on_baseline(cell);
    cell->drop = cell->is_at_top ? 0 : cell->drop;
}

/* Where its content stands in a cell whose height is known. */
static void drop_content(const Table *table, TableCell *cell)
{
    int64_t slack = cell->height - table_cell_height(cell);
    cell->drop = 0;
    if (cell->is_at_top)
        return;
    if (style_is(cell->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_MIDDLE))
        cell->drop = slack / 2;
    else if (style_is(cell->style, PROPERTY_VERTICAL_ALIGN, KEYWORD_BOTTOM))
        cell->drop = slack;
    else if (is_on_baseline(cell))
        cell->drop = baseline_drop(table, cell);
}

/* Places rows and the borders of cells, which are as high as the rows are. */
static void place_rows(Table *table, Band *band)
{
    int64_t top = table->row_spacing;
    for (uint32_t r = band->first; r < band->end; r++) {
        table->rows[r].top = top;
        top += table->rows[r].height + table->row_spacing;
    }
    band->height = top - table->row_spacing;
    for (uint32_t i = band->first_cell; i < band->cell_end; i++) {
        TableCell *cell = &table->cells[i];
        const TableRow *last = &table->rows[cell->row + cell->rows - 1];
        cell->top = table->rows[cell->row].top;
        cell->height = last->top + last->height - cell->top;
    }
}

/* ---- pieces ---- */

/* What may not be cut: [begin, end) from the top of the band. cut is what a cut right before it
 * costs. */
typedef struct Solid {
    int64_t begin;
    int64_t end;
    CutCost cut;
} Solid;

typedef struct SolidList {
    Arena *arena;
    Solid *items;
    size_t count;
    size_t capacity;
} SolidList;

static void add_solid(SolidList *solids, Solid solid)
{
    solids->items = arena_reserve(solids->arena, solids->items, solids->count, &solids->capacity,
                                  sizeof *solids->items);
    solids->items[solids->count++] = solid;
}

int64_t table_cell_content_top(const TableCell *cell)
{
    return cell->top + edge_above(cell) + cell->drop;
}

/* Slots of a cell but for margins, and boxes in it that are painted. Those that are higher than a quarter of
 * a page may be cut between their slots. */
static void add_cell_solids(const Table *table, SolidList *solids, const TableCell *cell)
{
    const Galley *galley = cell->galley;
    Length most = table->composer->page_height / 4;
    int64_t *tops = ARENA_ARRAY(solids->arena, int64_t, galley->slot_count + 1);
    tops[0] = table_cell_content_top(cell);
    for (size_t i = 0; i < galley->slot_count; i++) {
        const Slot *slot = &galley->slots[i];
        tops[i + 1] = tops[i] + slot->height;
        if (slot->kind != SLOT_MARGIN)
            add_solid(solids, (Solid){tops[i], tops[i + 1], (CutCost)slot->cut});
    }
    for (size_t i = 0; i < galley->box_count; i++) {
        const BlockBox *box = &galley->boxes[i];
        Solid solid = {tops[box->first], tops[box->end], CUT_FREE};
        if (box->is_painted && (most <= 0 || solid.end - solid.begin <= most))
            add_solid(solids, solid);
    }
}

static int compare_solids(const void *left, const void *right)
{
    const Solid *a = left;
    const Solid *b = right;
    if (a->begin != b->begin)
        return a->begin < b->begin ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* Joins what reaches into each other; what is left stands one below the other. */
static void join_solids(SolidList *solids)
{
    if (solids->count)
        qsort(solids->items, solids->count, sizeof *solids->items, compare_solids);
    size_t kept = 0;
    for (size_t i = 0; i < solids->count; i++) {
        Solid *last = kept ? &solids->items[kept - 1] : NULL;
        const Solid *next = &solids->items[i];
        if (last && (next->begin < last->end || next->begin == last->begin)) {
            last->end = next->end > last->end ? next->end : last->end;
            if (next->begin == last->begin && next->cut > last->cut)
                last->cut = next->cut;
        } else {
            solids->items[kept++] = *next;
        }
    }
    solids->count = kept;
}

typedef struct PieceList {
    Arena *arena;
    BandPiece *items;
    size_t count;
    size_t capacity;
} PieceList;

static void begin_piece(PieceList *pieces, const BandPiece *piece)
{
    pieces->items = arena_reserve(pieces->arena, pieces->items, pieces->count, &pieces->capacity,
                                  sizeof *pieces->items);
    pieces->items[pieces->count++] = *piece;
}

/* What a cut before a row inside a band costs. Rows that hang together go on one page if they take no more
 * than a quarter of it, and so do those of a header or footer. */
static CutCost cut_before_row(const Table *table, const Band *band, uint32_t row)
{
    bool is_short = band->height * 4 <= table->composer->page_height;
    bool is_body = table->groups[table->rows[row].group].kind == GROUP_BODY;
    bool is_asked = style_avoids_break(table->rows[row].style, PROPERTY_BREAK_BEFORE) ||
                    style_avoids_break(table->rows[row - 1].style, PROPERTY_BREAK_AFTER);
    return is_short || is_asked || !is_body ? CUT_AVOID : CUT_FREE;
}

/* Cuts the band at each row and at each solid that begins inside one. */
static void cut_band(const Table *table, const Band *band, const SolidList *solids,
                     PieceList *pieces)
{
    begin_piece(pieces, &(BandPiece){.row = band->first, .begins_row = true});
    uint32_t row = band->first + 1;
    int64_t solid_end = 0;
    for (size_t i = 0; i <= solids->count; i++) {
        int64_t begin = i < solids->count ? solids->items[i].begin : band->height;
        bool begins_row = false;
        for (; row < band->end && table->rows[row].top <= begin; row++) {
            BandPiece piece = {
                .top = table->rows[row].top - table->row_spacing, .row = row, .begins_row = true};
            if (piece.top < solid_end)
                continue;
            piece.cut = cut_before_row(table, band, row);
            begin_piece(pieces, &piece);
            begins_row = true;
        }
        if (i == solids->count)
            break;
        if (i > 0 && !begins_row) {
            BandPiece piece = {.top = begin, .cut = solids->items[i].cut, .row = row - 1};
            if (style_avoids_break(table->rows[row - 1].style, PROPERTY_BREAK_INSIDE) &&
                piece.cut < CUT_AVOID)
                piece.cut = CUT_AVOID;
            begin_piece(pieces, &piece);
        }
        solid_end = solids->items[i].end;
    }
}

int64_t band_piece_end(const Band *band, const BandPiece *piece)
{
    bool is_last = piece + 1 == band->pieces + band->piece_count;
    return is_last ? band->height : piece[1].top;
}

/* The first line of a piece that begins with a row; else that of its first cell that has one. */
static void finish_pieces(const Table *table, const Band *band, PieceList *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        BandPiece *piece = &pieces->items[i];
        int64_t end = i + 1 < pieces->count ? pieces->items[i + 1].top : band->height;
        piece->height = length_clip(end - piece->top);
        piece->first_baseline = piece->height;
    }
    const TableRow *row = &table->rows[band->first];
    if (row->baseline && pieces->count)
        pieces->items[0].first_baseline = length_clip(row->top + row->baseline);
}

/* A row in which no cell has more than one slot is one piece. */
static bool is_simple(const Table *table, const Band *band)
{
    bool is_one_row = band->end == band->first + 1;
    for (uint32_t i = band->first_cell; i < band->cell_end && is_one_row; i++)
        if (table->cells[i].galley->slot_count > 1)
            return false;
    return is_one_row;
}

static void find_solids(const Table *table, const Band *band, SolidList *solids)
{
    for (uint32_t i = band->first_cell; i < band->cell_end; i++)
        add_cell_solids(table, solids, &table->cells[i]);
    join_solids(solids);
}

static void measure_band(Table *table, Band *band)
{
    for (uint32_t row = band->first; row < band->end; row++)
        measure_row(table, &table->rows[row]);
    for (uint32_t i = band->first_cell; i < band->cell_end; i++)
        if (table->cells[i].rows > 1)
            stretch_rows(table, &table->cells[i]);
    place_rows(table, band);
    for (uint32_t i = band->first_cell; i < band->cell_end; i++)
        drop_content(table, &table->cells[i]);
}

/* Whether the band has a stretch without a cut of more than a quarter of the page, which was opened. */
static bool opens(Table *table, Band *band, const SolidList *solids)
{
    Length most = table->composer->page_height / 4;
    for (size_t i = 0; i < solids->count && most > 0; i++)
        if (solids->items[i].end - solids->items[i].begin > most)
            return table_open_cuts(table, band, solids->items[i].begin, most);
    return false;
}

static void find_pieces(Table *table, Band *band)
{
    Arena *arena = table->composer->arena;
    PieceList pieces = {.arena = arena};
    if (is_simple(table, band)) {
        begin_piece(&pieces, &(BandPiece){.row = band->first, .begins_row = true});
    } else {
        Arena *scratch = table->composer->compositor->scratch;
        ArenaMark mark = arena_mark(scratch);
        SolidList solids = {.arena = scratch};
        find_solids(table, band, &solids);
        if (opens(table, band, &solids)) {
            place_rows(table, band);
            solids.count = 0;
            find_solids(table, band, &solids);
        }
        cut_band(table, band, &solids, &pieces);
        arena_release(scratch, mark);
    }
    finish_pieces(table, band, &pieces);
    band->pieces = pieces.items;
    band->piece_count = (uint32_t)pieces.count;
}

Band table_band(Table *table, uint32_t first)
{
    Band band = {.first = first, .end = band_end(table, first)};
    band.first_cell = table->rows[first].first;
    band.cell_end = table->rows[band.end - 1].end;
    for (uint32_t i = band.first_cell; i < band.cell_end; i++)
        table_cell_set(table, &table->cells[i]);
    measure_band(table, &band);
    find_pieces(table, &band);
    return band;
}
