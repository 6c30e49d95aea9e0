#include "output/tag_attributes.h"

#include "output/figures.h"
#include "output/notation.h"

const bool *rows_with_data(Arena *arena, const Publication *publication)
{
    bool *have_data = ARENA_ARRAY(arena, bool, publication->structure_count);
    for (uint32_t i = 0; i < publication->structure_count; i++) {
        const StructureElement *element = &publication->structure[i];
        if (element->parent != STRUCTURE_NO_PARENT && element->role == ROLE_CELL)
            have_data[element->parent] = true;
    }
    return have_data;
}

/* A header beside data heads its row; one among headers, or in the head of the table, its column. */
static HeaderScope scope_by_place(const AttributeSource *source, const StructureElement *cell)
{
    const StructureElement *structure = source->publication->structure;
    if (cell->parent == STRUCTURE_NO_PARENT)
        return SCOPE_COLUMN;
    uint32_t group = structure[cell->parent].parent;
    if (group != STRUCTURE_NO_PARENT && structure[group].role == ROLE_TABLE_HEAD)
        return SCOPE_COLUMN;
    return source->have_data[cell->parent] ? SCOPE_ROW : SCOPE_COLUMN;
}

static void put_span(Buffer *out, const char *key, unsigned span)
{
    if (span > 1)
        buffer_format(out, "/%s %u", key, span);
}

static void put_cell(const AttributeSource *source, const StructureElement *cell, Buffer *out)
{
    static const char *const scopes[] = {
        [SCOPE_ROW] = "Row", [SCOPE_COLUMN] = "Column", [SCOPE_BOTH] = "Both"};
    bool is_header = cell->role == ROLE_HEADER_CELL;
    if (!is_header && cell->rows < 2 && cell->columns < 2)
        return;
    buffer_string(out, "/A<</O/Table");
    put_span(out, "RowSpan", cell->rows);
    put_span(out, "ColSpan", cell->columns);
    if (is_header) {
        HeaderScope scope = cell->scope;
        if (scope == SCOPE_BY_PLACE)
            scope = scope_by_place(source, cell);
        buffer_format(out, "/Scope/%s", scopes[scope]);
    }
    buffer_string(out, ">>");
}

void attributes_put(const AttributeSource *source, uint32_t index, Buffer *out)
{
    const StructureElement *element = &source->publication->structure[index];
    StructureRole role = (StructureRole)source->roles[index];
    if (role == ROLE_LIST && element->list_numbering.bytes) {
        buffer_string(out, "/A<</O/List/ListNumbering");
        put_name(out, element->list_numbering);
        buffer_string(out, ">>");
    } else if (role == ROLE_CELL || role == ROLE_HEADER_CELL) {
        put_cell(source, element, out);
    } else if (role == ROLE_FIGURE) {
        figure_put_box(source->publication, &source->places[index], index, out);
    }
}
