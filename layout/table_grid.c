/* The grid of a table: which cells stand where.
 *
 * Elements are taken by their display, whatever their names. Boxes that CSS 2.2, section 17.2.1, wants
 * around stray content are made here: a row around what is no row, a cell around what is no cell. Cells
 * are placed as HTML has it (section 4.9.12): each takes the first columns that no cell from above
 * reaches into. Spans are clipped as HTML clips them, row spans also at the end of their group; columns
 * that no cell begins or ends at are no columns (CSS Tables 3, section 3.3: tracks are merged). */
#include "layout/table.h"

enum {
    COLUMN_SPAN_MOST = 1000, /* HTML, section 4.9.11 */
    ROW_SPAN_MOST = 65534,
    COLUMNS_MOST = 4000,
    TO_THE_END = 0 /* of its group: a row span */
};

/* How far down a cell reaches into a column. */
typedef struct Reach {
    uint32_t group;
    uint32_t end; /* row */
} Reach;

typedef struct GridReader {
    Table *table;
    const StyledTree *tree;
    Name column_span;
    Name row_span;
    Name span;
    Reach *reaches; /* by column */
    size_t reach_count;
    size_t reach_capacity;
    size_t declared_columns;
    bool is_too_wide;
} GridReader;

/* ---- kinds of children ---- */

static const Style *style_of(const GridReader *reader, const Node *node)
{
    return node ? reader->tree->nodes[node->number].style : reader->tree->initial;
}

static Keyword display_of(const GridReader *reader, const Node *node)
{
    if (node_is_text(node))
        return text_trim(node->text).bytes ? KEYWORD_INLINE : KEYWORD_NONE;
    return style_keyword(style_of(reader, node), PROPERTY_DISPLAY);
}

static bool is_group(Keyword display)
{
    return display == KEYWORD_TABLE_ROW_GROUP || display == KEYWORD_TABLE_HEADER_GROUP ||
           display == KEYWORD_TABLE_FOOTER_GROUP;
}

static bool is_column(Keyword display)
{
    return display == KEYWORD_TABLE_COLUMN || display == KEYWORD_TABLE_COLUMN_GROUP;
}

bool table_display_is_part(Keyword display)
{
    return is_group(display) || is_column(display) || display == KEYWORD_TABLE_ROW ||
           display == KEYWORD_TABLE_CELL || display == KEYWORD_TABLE_CAPTION;
}

/* ---- attributes ---- */

/* HTML's rules for parsing non-negative integers; instead where they fail. */
static uint32_t read_integer(const Node *node, Name name, uint32_t most, uint32_t instead)
{
    Text value;
    if (!node || !node_attribute(node, name, &value))
        return instead;
    value = text_trim(value);
    size_t at = value.bytes && value.at[0] == '+';
    if (at == value.bytes || value.at[at] < '0' || value.at[at] > '9')
        return instead;
    uint32_t number = 0;
    for (; at < value.bytes && value.at[at] >= '0' && value.at[at] <= '9' && number <= most; at++)
        number = number * 10 + (uint32_t)(value.at[at] - '0');
    return number < most ? number : most;
}

static uint32_t at_least_one(uint32_t number)
{
    return number ? number : 1;
}

/* ---- columns ---- */

static void add_columns(GridReader *reader, const Style *style, const Style *group, uint32_t count)
{
    Table *table = reader->table;
    for (uint32_t i = 0; i < count && table->column_count < COLUMNS_MOST; i++) {
        table->columns = arena_reserve(table->composer->arena, table->columns, table->column_count,
                                       &table->column_capacity, sizeof *table->columns);
        table->columns[table->column_count++] = (TableColumn){.style = style, .group = group};
    }
}

static void read_columns(GridReader *reader, const Node *node)
{
    const Style *style = style_of(reader, node);
    uint32_t span = at_least_one(read_integer(node, reader->span, COLUMN_SPAN_MOST, 1));
    if (display_of(reader, node) == KEYWORD_TABLE_COLUMN) {
        add_columns(reader, style, NULL, span);
        return;
    }
    bool has_columns = false;
    for (const Node *child = node->first; child; child = child->next) {
        if (display_of(reader, child) != KEYWORD_TABLE_COLUMN)
            continue;
        has_columns = true;
        add_columns(reader, style_of(reader, child), style,
                    at_least_one(read_integer(child, reader->span, COLUMN_SPAN_MOST, 1)));
    }
    if (!has_columns)
        add_columns(reader, style, style, span);
}

/* ---- cells ---- */

static bool is_taken(const GridReader *reader, uint32_t column, uint32_t row, uint32_t group)
{
    return column < reader->reach_count && reader->reaches[column].group == group &&
           reader->reaches[column].end > row;
}

static void take(GridReader *reader, const TableCell *cell, uint32_t group)
{
    uint32_t end = cell->column + cell->columns;
    while (reader->reach_count < end) {
        reader->reaches =
            arena_reserve(reader->table->composer->arena, reader->reaches, reader->reach_count,
                          &reader->reach_capacity, sizeof *reader->reaches);
        reader->reaches[reader->reach_count++] = (Reach){0};
    }
    uint32_t row_end = cell->rows == TO_THE_END ? UINT32_MAX : cell->row + cell->rows;
    for (uint32_t i = cell->column; i < end; i++)
        reader->reaches[i] = (Reach){group, row_end};
}

/* Adds a cell at the first free column from a given one on; returns the column behind it. */
static uint32_t add_cell(GridReader *reader, const Node *node, const Siblings *content,
                         uint32_t column)
{
    Table *table = reader->table;
    uint32_t group = (uint32_t)table->group_count;
    uint32_t row = (uint32_t)table->row_count - 1;
    while (is_taken(reader, column, row, group))
        column++;
    TableCell cell = {
        .node = node,
        .content = *content,
        .style = style_of(reader, node),
        .row = row,
        .column = column,
        .rows = read_integer(node, reader->row_span, ROW_SPAN_MOST, 1),
        .columns = at_least_one(read_integer(node, reader->column_span, COLUMN_SPAN_MOST, 1)),
    };
    if (column >= COLUMNS_MOST) {
        reader->is_too_wide = true;
        return column;
    }
    if (cell.columns > COLUMNS_MOST - column)
        cell.columns = COLUMNS_MOST - column;
    take(reader, &cell, group);
    table->cells = arena_reserve(table->composer->arena, table->cells, table->cell_count,
                                 &table->cell_capacity, sizeof *table->cells);
    table->cells[table->cell_count++] = cell;
    return column + cell.columns;
}

/* ---- rows ---- */

/* The end of the stray siblings that begin with one: up to what is a proper child of the box around. */
typedef bool ProperChild(Keyword display);

static const Node *end_of_strays(const GridReader *reader, const Siblings *siblings,
                                 const Node *stray, ProperChild *is_proper)
{
    const Node *node = stray->next;
    while (node != siblings->end && !is_proper(display_of(reader, node)))
        node = node->next;
    return node;
}

static bool is_cell(Keyword display)
{
    return display == KEYWORD_TABLE_CELL;
}

static bool is_row(Keyword display)
{
    return display == KEYWORD_TABLE_ROW;
}

static bool is_child_of_table(Keyword display)
{
    return display == KEYWORD_TABLE_ROW || is_group(display) || is_column(display) ||
           display == KEYWORD_TABLE_CAPTION;
}

static Siblings children_of(const Node *node)
{
    return (Siblings){.parent = node, .first = node->first};
}

/* A row of the group under way: an element's, or one around siblings. */
static void add_row(GridReader *reader, const Node *node, const Siblings *content)
{
    Table *table = reader->table;
    table->rows = arena_reserve(table->composer->arena, table->rows, table->row_count,
                                &table->row_capacity, sizeof *table->rows);
    TableRow *row = &table->rows[table->row_count++];
    *row = (TableRow){.node = node,
                      .content = *content,
                      .style = style_of(reader, node),
                      .first = (uint32_t)table->cell_count,
                      .group = (uint32_t)table->group_count - 1};
    uint32_t column = 0;
    for (const Node *child = content->first; child != content->end;) {
        Keyword display = display_of(reader, child);
        const Node *next = child->next;
        Siblings strays = children_of(child);
        if (!is_cell(display) && display != KEYWORD_NONE) {
            next = end_of_strays(reader, content, child, is_cell);
            strays = (Siblings){content->parent, child, next};
            column = add_cell(reader, NULL, &strays, column);
        } else if (display != KEYWORD_NONE) {
            column = add_cell(reader, child, &strays, column);
        }
        child = next;
    }
    table->rows[table->row_count - 1].end = (uint32_t)table->cell_count;
}

/* ---- groups ---- */

static void begin_group(GridReader *reader, const Node *node, TableGroupKind kind)
{
    Table *table = reader->table;
    table->groups = arena_reserve(table->composer->arena, table->groups, table->group_count,
                                  &table->group_capacity, sizeof *table->groups);
    table->groups[table->group_count++] = (TableGroup){.node = node,
                                                       .style = style_of(reader, node),
                                                       .kind = kind,
                                                       .first = (uint32_t)table->row_count};
}

/* Ends a group: no cell reaches out of it. */
static void end_group(GridReader *reader)
{
    Table *table = reader->table;
    TableGroup *group = &table->groups[table->group_count - 1];
    group->end = (uint32_t)table->row_count;
    size_t first_cell =
        group->first < group->end ? table->rows[group->first].first : table->cell_count;
    for (size_t i = first_cell; i < table->cell_count; i++) {
        TableCell *cell = &table->cells[i];
        if (cell->rows == TO_THE_END || cell->rows > group->end - cell->row)
            cell->rows = group->end - cell->row;
    }
}

static void add_group(GridReader *reader, const Node *node, TableGroupKind kind)
{
    begin_group(reader, node, kind);
    Siblings rows = children_of(node);
    for (const Node *child = node->first; child;) {
        Keyword display = display_of(reader, child);
        const Node *next = child->next;
        Siblings content = children_of(child);
        if (!is_row(display) && display != KEYWORD_NONE) {
            next = end_of_strays(reader, &rows, child, is_row);
            content = (Siblings){node, child, next};
            add_row(reader, NULL, &content);
        } else if (display != KEYWORD_NONE) {
            add_row(reader, child, &content);
        }
        child = next;
    }
    end_group(reader);
}

/* ---- the table ---- */

static const Node *first_of(const GridReader *reader, const Siblings *siblings, Keyword display)
{
    for (const Node *child = siblings->first; child != siblings->end; child = child->next)
        if (display_of(reader, child) == display)
            return child;
    return NULL;
}

/* Rows, row groups and strays that are neither the header nor the footer. Rows without a group that
 * stand together share one. */
static void read_bodies(GridReader *reader, const Siblings *siblings, const Node *head,
                        const Node *foot)
{
    bool is_open = false;
    for (const Node *child = siblings->first; child != siblings->end;) {
        Keyword display = display_of(reader, child);
        const Node *next = child->next;
        bool ends_group = is_group(display) && is_open;
        if (ends_group)
            end_group(reader);
        is_open = is_open && !ends_group;
        bool is_in_group = is_row(display) || !is_child_of_table(display);
        if (display == KEYWORD_NONE)
            is_in_group = false;
        if (is_in_group && !is_open)
            begin_group(reader, NULL, GROUP_BODY);
        is_open = is_open || is_in_group;
        Siblings content = children_of(child);
        if (is_row(display)) {
            add_row(reader, child, &content);
        } else if (is_in_group) {
            next = end_of_strays(reader, siblings, child, is_child_of_table);
            content = (Siblings){siblings->parent, child, next};
            add_row(reader, NULL, &content);
        } else if (is_group(display) && child != head && child != foot) {
            add_group(reader, child, GROUP_BODY);
        }
        child = next;
    }
    if (is_open)
        end_group(reader);
}

static void read_rest(GridReader *reader, const Siblings *siblings)
{
    Table *table = reader->table;
    for (const Node *child = siblings->first; child != siblings->end; child = child->next) {
        Keyword display = display_of(reader, child);
        if (display == KEYWORD_TABLE_CAPTION)
            node_list_add(table->composer->arena, &table->captions, child);
        else if (is_column(display))
            read_columns(reader, child);
    }
    reader->declared_columns = table->column_count;
}

/* Leaves out columns that no cell begins or ends at and no element declares. */
static void merge_columns(GridReader *reader)
{
    Table *table = reader->table;
    size_t count = reader->reach_count > reader->declared_columns ? reader->reach_count
                                                                  : reader->declared_columns;
    bool *begins = ARENA_ARRAY(table->composer->arena, bool, count + 1);
    uint32_t *number = ARENA_ARRAY(table->composer->arena, uint32_t, count + 1);
    for (size_t i = 0; i < reader->declared_columns; i++)
        begins[i] = true;
    for (size_t i = 0; i < table->cell_count; i++) {
        begins[table->cells[i].column] = true;
        begins[table->cells[i].column + table->cells[i].columns] = true;
    }
    begins[0] = true;
    for (size_t i = 1; i <= count; i++)
        number[i] = number[i - 1] + (begins[i] || i == count);
    for (size_t i = 0; i < table->cell_count; i++) {
        TableCell *cell = &table->cells[i];
        uint32_t end = number[cell->column + cell->columns];
        cell->column = number[cell->column];
        cell->columns = end - cell->column;
    }
    while (table->column_count < number[count])
        add_columns(reader, NULL, NULL, 1);
}

/* ---- what the structure is told ---- */

static HeaderScope scope_of(const Node *node, Name scope)
{
    Text value;
    if (!node_attribute(node, scope, &value))
        return SCOPE_BY_PLACE;
    if (text_is_ignoring_case(value, "row") || text_is_ignoring_case(value, "rowgroup"))
        return SCOPE_ROW;
    if (text_is_ignoring_case(value, "col") || text_is_ignoring_case(value, "colgroup"))
        return SCOPE_COLUMN;
    return SCOPE_BY_PLACE;
}

/* Spans are known only now that they are clipped. */
static void tell_structure(const Table *table, Name scope)
{
    const Structure *structure = table->composer->structure;
    for (size_t i = 0; i < table->cell_count; i++) {
        const TableCell *cell = &table->cells[i];
        if (!cell->node || structure->of_node[cell->node->number] == STRUCTURE_NONE)
            continue;
        StructureElement *element = &structure->elements[structure->of_node[cell->node->number]];
        if (element->role != ROLE_CELL && element->role != ROLE_HEADER_CELL)
            continue;
        element->rows = (uint16_t)cell->rows;
        element->columns = (uint16_t)cell->columns;
        if (element->role == ROLE_HEADER_CELL)
            element->scope = scope_of(cell->node, scope);
    }
}

static void report_too_wide(Table *table, const Siblings *siblings)
{
    Buffer most = {0};
    buffer_integer(&most, COLUMNS_MOST);
    diagnostics_add(table->composer->diagnostics, LIMIT_TABLE, siblings->parent->span,
                    buffer_text(&most), text_of("columns"));
    buffer_free(&most);
    table->composer->status = STATUS_LIMIT;
}

static bool direction_is_right_to_left(const GridReader *reader, const Siblings *siblings)
{
    return style_is(style_of(reader, siblings->parent), PROPERTY_DIRECTION, KEYWORD_RTL);
}

Table *table_read(Composer *composer, const Node *node, const Siblings *siblings)
{
    Names *names = composer->tree->document->names;
    Siblings inside = node ? children_of(node) : *siblings;
    Table *table = ARENA_NEW(composer->arena, Table);
    table->composer = composer;
    table->node = node;
    GridReader reader = {
        .table = table,
        .tree = composer->tree,
        .column_span = names_intern(names, (Text)TEXT("colspan")),
        .row_span = names_intern(names, (Text)TEXT("rowspan")),
        .span = names_intern(names, (Text)TEXT("span")),
    };
    table->style = style_of(&reader, node);
    table->is_right_to_left = direction_is_right_to_left(&reader, &inside);
    read_rest(&reader, &inside);
    const Node *head = first_of(&reader, &inside, KEYWORD_TABLE_HEADER_GROUP);
    const Node *foot = first_of(&reader, &inside, KEYWORD_TABLE_FOOTER_GROUP);
    if (head)
        add_group(&reader, head, GROUP_HEAD);
    read_bodies(&reader, &inside, head, foot);
    if (foot)
        add_group(&reader, foot, GROUP_FOOT);
    if (reader.is_too_wide) {
        report_too_wide(table, &inside);
        return NULL;
    }
    merge_columns(&reader);
    tell_structure(table, names_intern(names, (Text)TEXT("scope")));
    return table;
}
