/* Imposition: several pages on a side of a sheet, for the press or to save paper.
 *
 *   booklet  two pages side by side, as they are, in the order of a booklet that is folded once and
 *            stitched in the fold; blank pages make the count a multiple of four. Creep is left out.
 *   2up      two pages, reduced, on a sheet of the size of one page turned
 *   4up      four pages, reduced, on a sheet of the size of one page
 *
 * A page is a form XObject (ISO 32000-1, 8.10), drawn at its place. What is imposed has no tags: an
 * element of a page that was moved to a sheet among others has lost the order in which it is read. So
 * the file claims no more than what untagged files can. */
#ifndef PLENARY_OUTPUT_IMPOSITION_H
#define PLENARY_OUTPUT_IMPOSITION_H

#include "layout/page.h"
#include "output/notation.h"

typedef enum Imposition {
    IMPOSE_NOT,
    IMPOSE_BOOKLET,
    IMPOSE_2UP,
    IMPOSE_4UP,
    IMPOSITION_COUNT
} Imposition;

/* The imposition of that name; false if there is none. */
bool imposition_find(Text name, Imposition *imposition);
/* Appends all names. */
void imposition_put_names(Buffer *out);

enum {
    SHEET_CELLS_MOST = 4
};

#define SHEET_CELL_BLANK 0xFFFFFFFFu

/* A side of a sheet. */
typedef struct Sheet {
    Page page; /* its size, bleed and printer's marks; no marks of text */
    uint32_t cell_count;
    uint32_t cells
        [SHEET_CELLS_MOST]; /* index of the page in each, in the order of the places; or blank */
} Sheet;

typedef struct SheetPlan {
    Imposition imposition;
    const Publication *publication;
    bool is_right_to_left; /* the script's: the first page stands on the right */
    uint32_t sheet_count;  /* sides */
} SheetPlan;

/* Lays out sheets; all are cut for the first page, and pages of another size are reported. */
SheetPlan imposition_plan(Imposition imposition, const Publication *publication,
                          Diagnostics *diagnostics);

/* A side, by index. */
Sheet imposition_sheet(const SheetPlan *plan, uint32_t index);

/* Appends the content of a side: its pages are the XObjects /P0, /P1, … by cell, whose own coordinates begin at
 * the lower left corner of the trimmed page. */
void imposition_put_content(const SheetPlan *plan, const Sheet *sheet, Buffer *out);

#endif
