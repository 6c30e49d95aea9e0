#include "layout/columns.h"

enum {
    TRIALS_MOST = 400 /* heights that are tried before all goes into one column */
};

#define NEVER_FITS (INT64_MAX / 4)

size_t columns_band_end(const Galley *galley, size_t first, size_t end)
{
    uint32_t set = galley->slots[first].columns;
    while (first < end && galley->slots[first].columns == set)
        first++;
    return first;
}

static int64_t piece_height(const PageStock *stock, size_t first, size_t end)
{
    return stock_band_height(stock, first, stock_trim(stock, first, end)) +
           stock_column_notes_height(stock, first, end) +
           stock_column_floats_height(stock, first, end);
}

/* One column of a trial. */
typedef struct ColumnTrial {
    size_t end;     /* of its slots */
    int64_t needed; /* the height that would hold one slot more; NEVER_FITS if a break ends it */
} ColumnTrial;

/* The cheapest place to cut behind the first slot of a column; of several the last. */
static size_t find_cut(const Galley *galley, size_t first, size_t end)
{
    size_t best = end;
    unsigned least = galley->slots[end].cut;
    for (size_t i = end; i > first && least != CUT_FREE; i--) {
        if (slot_is_content(&galley->slots[i]) && galley->slots[i].cut < least) {
            best = i;
            least = galley->slots[i].cut;
        }
    }
    return best;
}

static ColumnTrial fill_column(const PageStock *stock, size_t first, size_t end, int64_t height)
{
    const Galley *galley = stock->galley;
    ColumnTrial trial = {.end = end, .needed = NEVER_FITS};
    for (size_t i = first; i < end; i++) {
        if (i > first && galley->slots[i].breaks_column) {
            trial.end = i;
            return trial;
        }
        if (!slot_is_content(&galley->slots[i]))
            continue;
        int64_t needed = piece_height(stock, first, i + 1);
        if (needed <= height)
            continue;
        trial.needed = needed;
        trial.end = i > first ? find_cut(galley, first, i) : i + 1;
        return trial;
    }
    return trial;
}

void columns_part(const PageStock *stock, const ColumnSet *set, size_t end, int64_t height,
                  ColumnPieces *pieces)
{
    size_t at = stock_skip_margins(stock, pieces->starts[0]);
    for (pieces->count = 0; pieces->count < set->count && at < end; pieces->count++) {
        bool is_last = pieces->count + 1 == set->count;
        size_t to = is_last ? end : fill_column(stock, at, end, height).end;
        pieces->starts[pieces->count] = at;
        pieces->ends[pieces->count] = stock_trim(stock, at, to);
        at = stock_skip_margins(stock, to);
    }
}

/* Whether the columns hold all; next gets the least greater height that would change anything. */
static bool try_height(const PageStock *stock, const ColumnSet *set, const size_t range[2],
                       int64_t height, int64_t *next)
{
    size_t at = stock_skip_margins(stock, range[0]);
    *next = NEVER_FITS;
    for (uint32_t i = 0; i < set->count && at < range[1]; i++) {
        ColumnTrial trial = fill_column(stock, at, range[1], height);
        if (trial.needed > height && trial.needed < *next)
            *next = trial.needed;
        /* A slot that is higher than the column runs over it: the column is too low. */
        if (piece_height(stock, at, trial.end) > height)
            return false;
        at = stock_skip_margins(stock, trial.end);
    }
    return at >= range[1];
}

int64_t columns_height(const PageStock *stock, const ColumnSet *set, size_t first, size_t end)
{
    const size_t range[2] = {first, end};
    int64_t all = piece_height(stock, stock_skip_margins(stock, first), end);
    int64_t height = all / set->count;
    int64_t next = 0;
    for (int i = 0; i < TRIALS_MOST; i++, height = next) {
        if (try_height(stock, set, range, height, &next))
            return height;
        if (next >= NEVER_FITS)
            return NEVER_FITS;
    }
    return all;
}

int64_t columns_body_height(const PageStock *stock, size_t first, size_t end)
{
    const Galley *galley = stock->galley;
    if (galley->column_set_count == 0)
        return stock_band_height(stock, first, end);
    int64_t height = 0;
    for (size_t at = first; at < end && height < NEVER_FITS;) {
        size_t to = columns_band_end(galley, at, end);
        uint32_t set = galley->slots[at].columns;
        height += set ? columns_height(stock, &galley->column_sets[set - 1], at, to)
                      : stock_band_height(stock, at, to);
        at = to;
    }
    return height;
}

/* ---- walks ---- */

ColumnsWalk columns_walk(const PageStock *stock, size_t first)
{
    return (ColumnsWalk){.stock = stock, .band = first, .next = first, .height = -1};
}

static void begin_columns(ColumnsWalk *walk, int64_t height)
{
    walk->height = height;
    walk->column = stock_skip_margins(walk->stock, walk->band);
    walk->in_column = walk->column;
    walk->count = 0;
}

/* Ends bands that a place lies behind. */
static void pass_bands(ColumnsWalk *walk, size_t end)
{
    const Slot *slots = walk->stock->galley->slots;
    for (; walk->next < end; walk->next++) {
        if (slots[walk->next].columns == slots[walk->band].columns)
            continue;
        walk->above += columns_body_height(walk->stock, walk->band, walk->next);
        walk->band = walk->next;
        walk->height = -1;
    }
}

/* Whether the column under way ends before a slot; cut gets where. */
static bool ends_column(const ColumnsWalk *walk, size_t slot, size_t *cut)
{
    const Galley *galley = walk->stock->galley;
    bool is_first = slot == walk->column;
    *cut = slot;
    if (!is_first && galley->slots[slot].breaks_column)
        return true;
    if (!slot_is_content(&galley->slots[slot]) ||
        piece_height(walk->stock, walk->column, slot + 1) <= walk->height)
        return false;
    *cut = is_first ? slot + 1 : find_cut(galley, walk->column, slot);
    return true;
}

bool columns_hold(ColumnsWalk *walk, size_t end, int64_t height)
{
    const PageStock *stock = walk->stock;
    if (stock->galley->column_set_count)
        pass_bands(walk, end);
    uint32_t set = stock->galley->slots[walk->band].columns;
    height -= walk->above;
    if (set == 0)
        return stock_band_height(stock, walk->band, end) <= height;
    if (height != walk->height)
        begin_columns(walk, height);
    while (walk->in_column < end) {
        size_t cut;
        if (!ends_column(walk, walk->in_column, &cut)) {
            walk->in_column++;
            continue;
        }
        bool is_too_high = piece_height(stock, walk->column, cut) > height;
        walk->column = stock_skip_margins(stock, cut);
        walk->in_column = walk->column;
        if (is_too_high || ++walk->count == stock->galley->column_sets[set - 1].count)
            return false;
    }
    return true;
}

/* ---- pieces ---- */

typedef struct PieceList {
    Arena *arena;
    PagePiece *items;
    size_t count;
    size_t capacity;
} PieceList;

static void add_piece(PieceList *list, const PagePiece *piece)
{
    list->items =
        arena_reserve(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = *piece;
}

/* Whether columns with notes at their feet go on behind a page: then these stand at the foot of the page. */
static bool reaches_foot(const PageStock *stock, const PagePiece *band)
{
    size_t next = stock_skip_margins(stock, band->end);
    return stock->column_notes && next < stock->galley->slot_count &&
           stock->galley->slots[next].columns == stock->galley->slots[band->first].columns;
}

/* The columns of a band, of a height; more is what they may take where they are filled one after the other. */
static Length place_columns(PieceList *list, const PageStock *stock, const PagePiece *band,
                            int64_t more)
{
    const ColumnSet *set = band->set;
    int64_t height = columns_height(stock, set, band->first, band->end);
    int64_t fill = set->is_balanced || more < 0 ? height : height + more;
    ColumnPieces pieces = {.starts[0] = band->first};
    columns_part(stock, set, band->end, fill, &pieces);
    if (fill == height && more > 0 && reaches_foot(stock, band))
        fill += more;
    for (uint32_t i = 0; i < pieces.count; i++) {
        PagePiece piece = *band;
        uint32_t place = set->is_right_to_left ? set->count - 1 - i : i;
        piece.first = i == 0 ? band->first : pieces.starts[i];
        piece.end = pieces.ends[i];
        piece.column = i;
        piece.band_end = band->end;
        piece.height = length_clip(height < NEVER_FITS ? fill : 0);
        piece.x = length_clip((int64_t)place * ((int64_t)set->width + set->gap));
        add_piece(list, &piece);
    }
    return length_clip(height < NEVER_FITS ? fill : 0);
}

const PagePiece *columns_place(Arena *arena, const PageStock *stock, const size_t range[2],
                               int64_t left_over, uint32_t *count)
{
    const Galley *galley = stock->galley;
    PieceList list = {.arena = arena};
    Length y = 0;
    for (size_t at = range[0]; at < range[1];) {
        PagePiece band = {.first = at, .end = columns_band_end(galley, at, range[1]), .y = y};
        uint32_t set = galley->slots[at].columns;
        at = band.end;
        if (set) {
            band.set = &galley->column_sets[set - 1];
            y = length_add(y, place_columns(&list, stock, &band, at == range[1] ? left_over : 0));
            continue;
        }
        band.height = length_clip(stock_band_height(stock, band.first, band.end));
        add_piece(&list, &band);
        y = length_add(y, band.height);
    }
    *count = (uint32_t)list.count;
    return list.items;
}
