/* What stands outside the measure where a line starts and ends: punctuation that hangs (hanging-punctuation),
 * the white half of full-width punctuation (text-spacing-trim), signs that reach over a little so that the
 * edge looks straight (-plenary-optical-margins). */
#ifndef PLENARY_LAYOUT_LINE_EDGES_H
#define PLENARY_LAYOUT_LINE_EDGES_H

#include "layout/line_break.h"

/* How far a line reaches out, in the direction of the text. */
typedef struct LineEdges {
    Length start;
    Length end;
    Length spare; /* more of its end, if it does not fit otherwise */
} LineEdges;

/* Whether any line of the paragraph may reach out; else the edges are 0. */
bool line_has_edges(const ShapedParagraph *shaped);

/* Of a line that begins at a place of the text; of one that ends there. */
Length line_edge_at_begin(const ShapedParagraph *shaped, uint32_t begin);
LineEdges line_edges_at_end(const ShapedParagraph *shaped, const LineRange *range);

/* Both. */
LineEdges line_edges(const ShapedParagraph *shaped, const LineRange *range);

/* What a line of that width has outside the measure: the spare too if it is needed. */
Length line_edges_out(const LineEdges *edges, int64_t width, Length measure);

#endif
