/* Elements that may only stand in some others: lists, tables, contents. */
#ifndef PLENARY_OUTPUT_CHECK_STRUCTURE_PARTS_H
#define PLENARY_OUTPUT_CHECK_STRUCTURE_PARTS_H

#include "output/check_tree.h"

/* The kids of an element, and where it stands itself. */
void structure_check_nesting(Check *check, const Element *element);

/* The rows and cells of a table. */
void structure_check_table(Check *check, const Element *table);

#endif
