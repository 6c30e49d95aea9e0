/* Texts side by side, aligned by paragraph: -plenary-sync. */
#ifndef PLENARY_LAYOUT_PARALLEL_TEXTS_H
#define PLENARY_LAYOUT_PARALLEL_TEXTS_H

#include "layout/table.h"

/* What a row of parallel texts is besides one of a table. */
typedef struct ParallelRow {
    NodeList begun; /* sections that begin with it, and end with it */
    NodeList ended;
} ParallelRow;

/* Whether an element is of a text that stands beside others. */
bool flow_is_parallel(const Flow *flow, const Node *node);

/* Sets the texts that begin with a sibling. Returns the end of them. */
const Node *flow_parallel_texts(Flow *flow, const Siblings *siblings, const Node *first);

/* The breaks before or after a row: what its sections and blocks ask. */
void parallel_ask_for_breaks(Flow *flow, const Table *table, const TableRow *row,
                             PropertyId property);

/* The margins between rows, as those of blocks. */
void parallel_margin_above(Flow *flow, const Table *table, const TableRow *row);
void parallel_margin_below(Flow *flow, const Table *table, const TableRow *row);

/* What begins in a row and whose page matters. */
void parallel_add_events(Flow *flow, const Table *table, const TableRow *row);

#endif
