/* The tables of a structure, made such as PDF/UA wants them (ISO 14289-1, 7.2, and the tables of structure types
 * in ISO 32000-1, 14.8.4): documents have them in all forms.
 *
 * - What calls itself a table, row or cell but does not stand where one does, or holds what none may, is
 *   written as a division, with all of its table.
 * - A head or foot without a body, a second one, and groups beside loose rows are passed over: their rows
 *   become the table's own.
 * - Rows that are too short get empty cells. */
#ifndef PLENARY_OUTPUT_TAG_TABLES_H
#define PLENARY_OUTPUT_TAG_TABLES_H

#include "layout/page.h"

typedef struct TagTables {
    const uint32_t *parents;    /* by element: what it is put into, or STRUCTURE_NO_PARENT */
    const uint8_t *roles;       /* by element: the StructureRole that it is written as */
    const bool *are_passed;     /* by element: it is not written, what it holds is; NULL for none */
    const uint16_t *more_cells; /* by element: empty cells that a row gets; NULL for none */
} TagTables;

#define NEVER_DRAWN 0xFFFFFFFFu

/* What is drawn, as tags.c counts it. */
typedef struct DrawnElements {
    const uint32_t *first_items; /* by element: the first piece of content in it, or NEVER_DRAWN */
    const size_t *item_begins;   /* by element: where its own pieces begin; one entry more */
} DrawnElements;

/* Settles what is written of each element; the arrays are the arena's. */
TagTables tables_settle(Arena *arena, const Publication *publication, DrawnElements drawn);

#endif
