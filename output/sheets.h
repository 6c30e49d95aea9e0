/* The pages of an imposed file: sheets that show the pages of the publication, which are forms. */
#ifndef PLENARY_OUTPUT_SHEETS_H
#define PLENARY_OUTPUT_SHEETS_H

#include "output/colors.h"
#include "output/imposition.h"
#include "output/pagetree.h"

typedef struct Sheets {
    const SheetPlan *plan;
    const PageTree *tree;    /* of so many pages as there are sides */
    ObjectNumber first_form; /* of page 0; the others follow */
    const ColorTable *colors;
    bool is_press;
} Sheets;

/* Writes all sides. */
void sheets_write(const Sheets *sheets);

#endif
