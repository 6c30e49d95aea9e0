#include "output/tag_tables.h"

#include <string.h>

enum {
    NO_TABLE = 0,
    MOST_COLUMNS = 1000 /* as many as HTML has at most */
};

/* A table's facts, by element of the table. */
typedef struct TableFacts {
    uint32_t heads;
    uint32_t feet;
    uint32_t bodies;
    bool has_loose_rows;
    bool is_broken;
} TableFacts;

typedef struct Settler {
    Arena *arena;
    const StructureElement *structure;
    uint32_t count;
    DrawnElements drawn;
    uint32_t *tables; /* by element: 1 + the table that a part of a table is of; NO_TABLE */
    TableFacts *facts;
    uint32_t *parents;
    uint8_t *roles;
    bool *are_passed;
    uint16_t *more_cells;
} Settler;

static bool is_group(StructureRole role)
{
    return role == ROLE_TABLE_HEAD || role == ROLE_TABLE_BODY || role == ROLE_TABLE_FOOT;
}

static bool is_cell(StructureRole role)
{
    return role == ROLE_CELL || role == ROLE_HEADER_CELL;
}

static bool is_frame(StructureRole role)
{
    return role == ROLE_TABLE || role == ROLE_ROW || is_group(role);
}

/* Whether a part of a table may hold a role. */
static bool may_hold(StructureRole holder, StructureRole role)
{
    if (holder == ROLE_TABLE)
        return role == ROLE_ROW || role == ROLE_CAPTION || is_group(role);
    if (is_group(holder))
        return role == ROLE_ROW;
    return holder != ROLE_ROW || is_cell(role);
}

/* ---- what there is ---- */

static void count_part(TableFacts *facts, StructureRole holder, StructureRole role)
{
    facts->heads += role == ROLE_TABLE_HEAD;
    facts->feet += role == ROLE_TABLE_FOOT;
    facts->bodies += role == ROLE_TABLE_BODY;
    facts->has_loose_rows |= role == ROLE_ROW && holder == ROLE_TABLE;
}

static bool has_own_content(const Settler *settler, uint32_t index)
{
    const size_t *begins = settler->drawn.item_begins;
    return begins[index + 1] > begins[index];
}

/* An element in a table, a group or a row: whether it may be there. */
static void look_at_place(Settler *settler, uint32_t index, StructureRole holder)
{
    StructureRole role = settler->structure[index].role;
    bool is_part = is_cell(role) || (is_frame(role) && role != ROLE_TABLE);
    uint32_t table = settler->tables[settler->structure[index].parent];
    if (is_part)
        settler->tables[index] = table;
    if (table == NO_TABLE)
        return;
    TableFacts *facts = &settler->facts[table - 1];
    if (may_hold(holder, role))
        count_part(facts, holder, role);
    else if (is_part || settler->drawn.first_items[index] != NEVER_DRAWN)
        facts->is_broken = true;
}

/* Finds the table of an element, and whether the element is in its place. */
static void look_at(Settler *settler, uint32_t index)
{
    const StructureElement *element = &settler->structure[index];
    if (element->role == ROLE_TABLE)
        settler->tables[index] = index + 1;
    if (element->parent != STRUCTURE_NO_PARENT &&
        is_frame(settler->structure[element->parent].role))
        look_at_place(settler, index, settler->structure[element->parent].role);
    uint32_t table = settler->tables[index];
    if (table && is_frame(element->role) && has_own_content(settler, index))
        settler->facts[table - 1].is_broken = true;
}

/* ---- what becomes of it ---- */

static bool keeps_groups(const TableFacts *facts)
{
    bool has_groups = facts->heads || facts->feet || facts->bodies;
    return has_groups && facts->heads <= 1 && facts->feet <= 1 && facts->bodies > 0 &&
           !facts->has_loose_rows;
}

static void settle(Settler *settler, uint32_t index)
{
    StructureRole role = settler->structure[index].role;
    uint32_t table = settler->tables[index];
    if (!is_frame(role) && !is_cell(role))
        return;
    if (table == NO_TABLE || settler->facts[table - 1].is_broken) {
        settler->roles[index] = ROLE_DIVISION;
        return;
    }
    if (is_group(role))
        settler->are_passed[index] = !keeps_groups(&settler->facts[table - 1]);
    uint32_t parent = settler->parents[index];
    if (role == ROLE_ROW && settler->are_passed[parent])
        settler->parents[index] = settler->parents[parent];
}

/* ---- the grid ---- */

/* A table on the way from row to row. */
typedef struct Grid {
    uint16_t *taken;      /* by column: rows that a cell still covers, this one included */
    uint32_t column;      /* of the row under way */
    uint32_t row;         /* the element under way */
    uint32_t group;       /* that it is in */
    uint32_t columns;     /* the most of any row */
    uint32_t *row_widths; /* by element */
} Grid;

static void end_row(Grid *grid)
{
    uint32_t columns = 0;
    for (uint32_t i = 0; i < MOST_COLUMNS; i++)
        if (grid->taken[i]) {
            columns++;
            grid->taken[i]--;
        }
    grid->row_widths[grid->row] = columns;
    if (columns > grid->columns)
        grid->columns = columns;
}

static void take_cell(Grid *grid, const StructureElement *cell)
{
    uint32_t width = cell->columns > 1 ? cell->columns : 1;
    while (grid->column < MOST_COLUMNS && grid->taken[grid->column])
        grid->column++;
    for (uint32_t i = 0; i < width && grid->column < MOST_COLUMNS; i++)
        grid->taken[grid->column++] = cell->rows > 1 ? cell->rows : 1;
}

static void begin_row(const Settler *settler, Grid *grid, uint32_t row)
{
    uint32_t group = settler->structure[row].parent;
    if (grid->row)
        end_row(grid);
    if (group != grid->group) /* cells do not reach from one group into the next */
        memset(grid->taken, 0, MOST_COLUMNS * sizeof *grid->taken);
    grid->group = group;
    grid->row = row;
    grid->column = 0;
}

/* Rows and cells of a table stand behind it, with other tables only within its cells. */
static void measure(Settler *settler, Grid *grid, uint32_t table, uint32_t end)
{
    const StructureElement *structure = settler->structure;
    memset(grid->taken, 0, MOST_COLUMNS * sizeof *grid->taken);
    grid->row = 0;
    grid->group = table;
    grid->columns = 0;
    for (uint32_t i = table + 1; i < end; i++) {
        if (settler->tables[i] != table + 1)
            continue;
        if (structure[i].role == ROLE_ROW)
            begin_row(settler, grid, i);
        else if (is_cell(structure[i].role) && structure[i].parent == grid->row)
            take_cell(grid, &structure[i]);
    }
    if (grid->row)
        end_row(grid);
    for (uint32_t i = table + 1; i < end; i++)
        if (settler->tables[i] == table + 1 && structure[i].role == ROLE_ROW)
            settler->more_cells[i] = (uint16_t)(grid->columns - grid->row_widths[i]);
}

/* A table ends with its last part. */
static void measure_all(Settler *settler)
{
    uint32_t *ends = ARENA_ARRAY(settler->arena, uint32_t, settler->count);
    for (uint32_t i = 0; i < settler->count; i++)
        if (settler->tables[i])
            ends[settler->tables[i] - 1] = i + 1;
    Grid grid = {.taken = ARENA_ARRAY(settler->arena, uint16_t, MOST_COLUMNS),
                 .row_widths = ARENA_ARRAY(settler->arena, uint32_t, settler->count)};
    for (uint32_t i = 0; i < settler->count; i++)
        if (settler->structure[i].role == ROLE_TABLE && !settler->facts[i].is_broken)
            measure(settler, &grid, i, ends[i]);
}

static void settle_all(Settler *settler)
{
    settler->tables = ARENA_ARRAY(settler->arena, uint32_t, settler->count);
    settler->facts = ARENA_ARRAY(settler->arena, TableFacts, settler->count);
    settler->are_passed = ARENA_ARRAY(settler->arena, bool, settler->count);
    settler->more_cells = ARENA_ARRAY(settler->arena, uint16_t, settler->count);
    for (uint32_t i = 0; i < settler->count; i++)
        look_at(settler, i);
    for (uint32_t i = 0; i < settler->count; i++)
        settle(settler, i);
    measure_all(settler);
}

TagTables tables_settle(Arena *arena, const Publication *publication, DrawnElements drawn)
{
    uint32_t count = publication->structure_count;
    Settler settler = {.arena = arena,
                       .structure = publication->structure,
                       .count = count,
                       .drawn = drawn,
                       .parents = ARENA_ARRAY(arena, uint32_t, count),
                       .roles = ARENA_ARRAY(arena, uint8_t, count)};
    bool has_parts = false;
    for (uint32_t i = 0; i < count; i++) {
        StructureRole role = publication->structure[i].role;
        settler.parents[i] = publication->structure[i].parent;
        settler.roles[i] = (uint8_t)role;
        has_parts |= is_frame(role) || is_cell(role);
    }
    if (has_parts)
        settle_all(&settler);
    return (TagTables){settler.parents, settler.roles, settler.are_passed, settler.more_cells};
}
