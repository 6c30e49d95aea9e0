/* The areas of a page, CSS Paged Media 3, chapters 3 and 4: the sheet, its margins, the page area, and
 * the note area at its foot. */
#ifndef PLENARY_LAYOUT_PAGE_GEOMETRY_H
#define PLENARY_LAYOUT_PAGE_GEOMETRY_H

#include "layout/box.h"

typedef struct PageGeometry {
    Length width; /* of the sheet, once trimmed */
    Length height;
    Length bleed;             /* how far beyond it is printed */
    Length slug;              /* room around it for bleed and printer's marks */
    uint8_t printer_marks;    /* as in Page */
    BoxEdges edges;           /* of the page box */
    Rectangle area;           /* for the text, from the top left of the sheet */
    BoxEdges note_edges;      /* of the note area */
    Length note_measure;      /* for the text of notes */
    Length note_extra;        /* what the note area takes in height beside the notes */
    Length note_most;         /* the most that notes take of it: max-height */
    BoxEdges continued_edges; /* of the note area where the rest of a note begins it */
    Length continued_extra;
} PageGeometry;

/* The areas that a page style makes. */
PageGeometry page_geometry(const PageStyle *style);

#endif
