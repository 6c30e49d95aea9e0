/* A line under construction: what setting it (line.c) and placing its glyphs (line_items.c) share. */
#ifndef PLENARY_LAYOUT_LINE_SETTER_H
#define PLENARY_LAYOUT_LINE_SETTER_H

#include "layout/line.h"
#include "layout/line_edges.h"

/* A run of the line under construction. */
typedef struct Segment {
    ShapedRun run;
    Length width;
    uint32_t stretchable; /* word spaces that take part in justification */
    Text pattern;         /* of a leader, or a tab that has one: what is repeated; */
    Length pattern_width; /* once */
    bool hangs;           /* behind the end of the line */
    bool is_hyphen;       /* shown at the end of the line, not in the text */
} Segment;

/* What stands in an inline box: text, a frame or an edge, at its place across the line. */
typedef struct BoxedPiece {
    const InlineBox *box; /* innermost */
    Length x;
    Length width;
    const InlineObject *object; /* NULL: text */
} BoxedPiece;

typedef struct LineSetter {
    Compositor *compositor;
    const ShapedParagraph *shaped;
    const LineRange *range;
    Line *line;
    Segment *segments;
    uint32_t segment_count;
    uint32_t stretch_from; /* word spaces from here on take part in justification */
    LineEdges edges;       /* how far it reaches out of the measure */
    Length letter_extra;   /* put behind each letter by justification; in the advances */
    LineItem *items;
    size_t item_count;
    size_t item_capacity;
    BoxedPiece *pieces; /* from left to right */
    size_t piece_count;
    size_t piece_capacity;
} LineSetter;

/* Makes the line as wide as its measure, as far as the style allows. */
void line_justify(LineSetter *setter);

/* Places the glyphs and frames of all segments, in visual order from x on. */
void line_place_items(LineSetter *setter, Length x);
void line_add_item(LineSetter *setter, LineItem item);

/* Something on [x, x + width) stands in a box; NULL: in none. */
void line_add_piece(LineSetter *setter, const InlineBox *box, Length x, Length width,
                    const InlineObject *object);

/* Puts what is painted for the boxes around the pieces: what goes behind the text, outer before inner, or
 * else what goes over it. */
void line_paint_boxes(LineSetter *setter, bool is_over_text);

#endif
