/* Collapsed borders (CSS 2.2, section 17.6.2): on each stretch of a line of the grid the strongest of
 * the borders that meet there is painted, centred on the line; half of it belongs to the cells on either
 * side.
 *
 * All borders that touch a line are laid on it, those of cells first, then those of rows, row groups,
 * columns, column groups and the table. A border replaces one that lies there only if it is stronger: so
 * equals are settled in that order, and between cells for the one before. */
#include "layout/table_borders.h"

enum {
    PLACES_MOST = 4000000 /* of the grid */
};

typedef struct Collapse {
    Table *table;
    const Border **of_styles; /* by Style.number and edge */
    BoxEdge start;            /* the edge on which column 0 begins */
    BoxEdge end;
} Collapse;

/* ---- borders ---- */

static PropertyId side(PropertyId top, BoxEdge edge)
{
    return (PropertyId)((int)top + (int)edge);
}

static const Border *border_of(Collapse *collapse, const Style *style, BoxEdge edge)
{
    const Border **known = &collapse->of_styles[(size_t)style->number * EDGE_COUNT + edge];
    if (*known)
        return *known;
    Border *border = ARENA_NEW(collapse->table->composer->arena, Border);
    Keyword kind = style_keyword(style, side(PROPERTY_BORDER_TOP_STYLE, edge));
    border->is_hidden = kind == KEYWORD_HIDDEN;
    if (kind != KEYWORD_NONE && !border->is_hidden)
        border->width = style_length(style, side(PROPERTY_BORDER_TOP_WIDTH, edge), 0, 0);
    border->style = kind;
    border->color = style_color(style, side(PROPERTY_BORDER_TOP_COLOR, edge));
    *known = border;
    return border;
}

static int rank_of(Keyword style)
{
    static const Keyword ranked[] = {KEYWORD_INSET, KEYWORD_GROOVE, KEYWORD_OUTSET,
                                     KEYWORD_RIDGE, KEYWORD_DOTTED, KEYWORD_DASHED,
                                     KEYWORD_SOLID, KEYWORD_DOUBLE};
    int rank = 0;
    while (rank < (int)(sizeof ranked / sizeof *ranked) && ranked[rank] != style)
        rank++;
    return rank;
}

/* The conflict resolution of section 17.6.2.1: by width, then by style. */
static bool is_stronger(const Border *border, const Border *there)
{
    if (!there)
        return border->is_hidden || border->width > 0;
    if (there->is_hidden || border->is_hidden)
        return !there->is_hidden;
    if (border->width != there->width)
        return border->width > there->width;
    return border->width > 0 && rank_of(border->style) > rank_of(there->style);
}

static void lay(const Border **place, const Border *border)
{
    if (is_stronger(border, *place))
        *place = border;
}

/* ---- the lines of the grid ---- */

static const Border **place_above(const Table *table, uint32_t row, uint32_t column)
{
    return &table->across[(size_t)row * table->column_count + column];
}

static const Border **place_before(const Table *table, uint32_t row, uint32_t column)
{
    return &table->down[(size_t)row * (table->column_count + 1) + column];
}

/* A stretch of rows and columns of which a style borders the outside. */
typedef struct Area {
    uint32_t row;
    uint32_t row_end;
    uint32_t column;
    uint32_t column_end;
} Area;

static void lay_around(Collapse *collapse, const Style *style, Area area)
{
    const Table *table = collapse->table;
    const Border *top = border_of(collapse, style, EDGE_TOP);
    const Border *bottom = border_of(collapse, style, EDGE_BOTTOM);
    const Border *start = border_of(collapse, style, collapse->start);
    const Border *end = border_of(collapse, style, collapse->end);
    for (uint32_t column = area.column; column < area.column_end; column++) {
        lay(place_above(table, area.row, column), top);
        lay(place_above(table, area.row_end, column), bottom);
    }
    for (uint32_t row = area.row; row < area.row_end; row++) {
        lay(place_before(table, row, area.column), start);
        lay(place_before(table, row, area.column_end), end);
    }
}

/* No border runs through a cell. */
static void clear_inside(const Table *table, const TableCell *cell)
{
    static const Border none = {.is_hidden = true};
    for (uint32_t r = 0; r < cell->rows; r++) {
        for (uint32_t c = 0; c < cell->columns; c++) {
            if (r > 0)
                *place_above(table, cell->row + r, cell->column + c) = &none;
            if (c > 0)
                *place_before(table, cell->row + r, cell->column + c) = &none;
        }
    }
}

static void lay_cells(Collapse *collapse)
{
    const Table *table = collapse->table;
    for (size_t i = 0; i < table->cell_count; i++)
        if (table->cells[i].rows > 1 || table->cells[i].columns > 1)
            clear_inside(table, &table->cells[i]);
    for (size_t i = 0; i < table->cell_count; i++) {
        const TableCell *cell = &table->cells[i];
        lay_around(
            collapse, cell->style,
            (Area){cell->row, cell->row + cell->rows, cell->column, cell->column + cell->columns});
    }
}

static void lay_rest(Collapse *collapse)
{
    const Table *table = collapse->table;
    uint32_t columns = (uint32_t)table->column_count;
    uint32_t rows = (uint32_t)table->row_count;
    for (uint32_t i = 0; i < rows; i++)
        lay_around(collapse, table->rows[i].style, (Area){i, i + 1, 0, columns});
    for (size_t i = 0; i < table->group_count; i++)
        if (table->groups[i].first < table->groups[i].end)
            lay_around(collapse, table->groups[i].style,
                       (Area){table->groups[i].first, table->groups[i].end, 0, columns});
    for (uint32_t i = 0; i < columns; i++)
        if (table->columns[i].style)
            lay_around(collapse, table->columns[i].style, (Area){0, rows, i, i + 1});
    for (uint32_t i = 0; i < columns;) {
        const Style *group = table->columns[i].group;
        uint32_t first = i;
        while (++i < columns && table->columns[i].group == group)
            continue;
        if (group)
            lay_around(collapse, group, (Area){0, rows, first, i});
    }
    lay_around(collapse, table->style, (Area){0, rows, 0, columns});
}

/* ---- what they take of the cells ---- */

static Length width_of(const Border *border)
{
    return border ? border->width : 0;
}

static Length widest_above(const Table *table, uint32_t row, uint32_t first, uint32_t end)
{
    Length widest = 0;
    for (uint32_t i = first; i < end; i++) {
        Length width = width_of(*place_above(table, row, i));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static Length widest_before(const Table *table, uint32_t column, uint32_t first, uint32_t end)
{
    Length widest = 0;
    for (uint32_t i = first; i < end; i++) {
        Length width = width_of(*place_before(table, i, column));
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void give_halves(const Collapse *collapse, TableCell *cell)
{
    const Table *table = collapse->table;
    uint32_t column_end = cell->column + cell->columns;
    uint32_t row_end = cell->row + cell->rows;
    Length *border = cell->edges.border;
    border[EDGE_TOP] = widest_above(table, cell->row, cell->column, column_end) / 2;
    border[EDGE_BOTTOM] = widest_above(table, row_end, cell->column, column_end) / 2;
    border[collapse->start] = widest_before(table, cell->column, cell->row, row_end) / 2;
    border[collapse->end] = widest_before(table, column_end, cell->row, row_end) / 2;
}

/* The outer half of the borders around the grid belongs to the table, which has no padding then. */
static void give_outer_halves(const Collapse *collapse)
{
    Table *table = collapse->table;
    uint32_t columns = (uint32_t)table->column_count;
    uint32_t rows = (uint32_t)table->row_count;
    BoxEdges *edges = &table->edges;
    for (int edge = 0; edge < EDGE_COUNT; edge++)
        edges->padding[edge] = 0;
    edges->border[EDGE_TOP] = widest_above(table, 0, 0, columns) / 2;
    edges->border[EDGE_BOTTOM] = widest_above(table, rows, 0, columns) / 2;
    edges->border[collapse->start] = widest_before(table, 0, 0, rows) / 2;
    edges->border[collapse->end] = widest_before(table, columns, 0, rows) / 2;
}

static void report_too_large(const Table *table, const Node *place)
{
    Buffer most = {0};
    buffer_integer(&most, PLACES_MOST);
    diagnostics_add(table->composer->diagnostics, LIMIT_TABLE, place->span, buffer_text(&most),
                    text_of("places for cells"));
    buffer_free(&most);
    table->composer->status = STATUS_LIMIT;
}

void table_collapse_borders(Table *table, const Node *place)
{
    Arena *arena = table->composer->arena;
    bool is_right_to_left = table->is_right_to_left;
    Collapse collapse = {
        .table = table,
        .start = is_right_to_left ? EDGE_RIGHT : EDGE_LEFT,
        .end = is_right_to_left ? EDGE_LEFT : EDGE_RIGHT,
    };
    if ((uint64_t)table->row_count * table->column_count > PLACES_MOST) {
        report_too_large(table, place);
        return;
    }
    collapse.of_styles =
        ARENA_ARRAY(arena, const Border *, (size_t)table->composer->tree->style_count *EDGE_COUNT);
    table->across =
        ARENA_ARRAY(arena, const Border *, (table->row_count + 1) * table->column_count);
    table->down = ARENA_ARRAY(arena, const Border *, table->row_count *(table->column_count + 1));
    table->spacing = 0;
    table->row_spacing = 0;
    lay_cells(&collapse);
    lay_rest(&collapse);
    for (size_t i = 0; i < table->cell_count; i++)
        give_halves(&collapse, &table->cells[i]);
    give_outer_halves(&collapse);
}

/* ---- painting ---- */

/* Fills of one colour of which a frame is made. */
typedef struct Rules {
    const Table *table;
    FrameItem *items;
    size_t count;
    size_t capacity;
} Rules;

static void add_rule(Rules *rules, const Border *border, BoxPaint paint)
{
    Arena *arena = rules->table->composer->arena;
    BorderLine line = {border->style, border->width, border->color};
    BoxPaint paints[BORDER_LINE_PAINTS_MOST];
    unsigned count = border_line_paint(arena, &line, &paint, paints);
    for (unsigned i = 0; i < count; i++) {
        rules->items = arena_reserve(arena, rules->items, rules->count, &rules->capacity,
                                     sizeof *rules->items);
        FrameItem *item = &rules->items[rules->count++];
        *item =
            (FrameItem){.kind = FRAME_FILL, .x = paints[i].x, .y = paints[i].y, .fill = paints[i]};
        item->fill.x = 0;
        item->fill.y = 0;
    }
}

static const Frame *frame_of_rules(const Rules *rules)
{
    if (rules->count == 0)
        return NULL;
    Frame *frame = ARENA_NEW(rules->table->composer->arena, Frame);
    frame->items = rules->items;
    frame->item_count = (uint32_t)rules->count;
    return frame;
}

/* How far a rule across reaches beyond the line of the grid that it ends at: over the half of the rules
 * down that meet it there. */
static Length reach_beyond(const Table *table, uint32_t row, uint32_t column)
{
    Length above = row > 0 ? width_of(*place_before(table, row - 1, column)) : 0;
    Length below = row < table->row_count ? width_of(*place_before(table, row, column)) : 0;
    return (above > below ? above : below) / 2;
}

/* The rules on a line of the grid, in runs of equal ones. */
static void add_rules_across(Rules *rules, uint32_t row, Length y)
{
    const Table *table = rules->table;
    for (uint32_t first = 0; first < table->column_count;) {
        const Border *border = *place_above(table, row, first);
        uint32_t end = first + 1;
        while (end < table->column_count && *place_above(table, row, end) == border)
            end++;
        if (width_of(border) > 0) {
            Length start_reach = reach_beyond(table, row, first);
            Length end_reach = reach_beyond(table, row, end);
            Length left = table_columns_left(table, first, end - first);
            Length width = table_columns_width(table, first, end - first);
            left = length_subtract(left, table->is_right_to_left ? end_reach : start_reach);
            add_rule(rules, border,
                     (BoxPaint){.x = left,
                                .y = length_subtract(y, border->width / 2),
                                .width = length_clip((int64_t)width + start_reach + end_reach),
                                .height = border->width});
        }
        first = end;
    }
}

/* Where a line of the grid down the table stands. */
static Length line_left(const Table *table, uint32_t column)
{
    bool is_last = column == table->column_count;
    uint32_t beside = is_last ? column - 1 : column;
    Length left = table_columns_left(table, beside, 1);
    bool is_on_right = is_last != table->is_right_to_left;
    return is_on_right ? length_add(left, table_columns_width(table, beside, 1)) : left;
}

static void add_rules_down(Rules *rules, uint32_t row, Length top, Length height)
{
    const Table *table = rules->table;
    for (uint32_t column = 0; column <= table->column_count; column++) {
        const Border *border = *place_before(table, row, column);
        if (width_of(border) > 0)
            add_rule(rules, border,
                     (BoxPaint){.x = length_subtract(line_left(table, column), border->width / 2),
                                .y = top,
                                .width = border->width,
                                .height = height});
    }
}

const Frame *table_rules_of_line(const Table *table, uint32_t row)
{
    Rules rules = {.table = table};
    if (table->across && table->column_count)
        add_rules_across(&rules, row, 0);
    return frame_of_rules(&rules);
}

const Frame *table_rules_of_piece(const Table *table, const Band *band, const BandPiece *piece)
{
    Rules rules = {.table = table};
    int64_t end = band_piece_end(band, piece);
    bool is_last = piece + 1 == band->pieces + band->piece_count;
    if (!table->across || table->column_count == 0)
        return NULL;
    for (uint32_t row = piece->row; row < band->end; row++) {
        int64_t row_top = table->rows[row].top;
        if (row_top >= end && !is_last)
            break;
        int64_t row_end = row_top + table->rows[row].height;
        int64_t top = row_top > piece->top ? row_top : piece->top;
        int64_t bottom = row_end < end || is_last ? row_end : end;
        if (bottom > top)
            add_rules_down(&rules, row, length_clip(top - piece->top), length_clip(bottom - top));
        if (row_top >= piece->top && (row_top < end || is_last))
            add_rules_across(&rules, row, length_clip(row_top - piece->top));
    }
    if (is_last && band->end == table->row_count)
        add_rules_across(&rules, band->end, piece->height);
    return frame_of_rules(&rules);
}

bool table_lines_are_alike(const Table *table, uint32_t row, uint32_t other)
{
    for (uint32_t i = 0; i < table->column_count; i++)
        if (*place_above(table, row, i) != *place_above(table, other, i))
            return false;
    return true;
}
