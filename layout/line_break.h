/* Choosing where the lines of a paragraph end. */
#ifndef PLENARY_LAYOUT_LINE_BREAK_H
#define PLENARY_LAYOUT_LINE_BREAK_H

#include "layout/shaped.h"

/* A line as chosen: a stretch of the text. */
typedef struct LineRange {
    uint32_t begin;
    uint32_t end;     /* of the next line; white space before it belongs to this line */
    uint32_t ink_end; /* without that white space */
    BreakKind kind;   /* of the break at end */
    bool cuts_word;   /* the line ends inside a word that is too long for it */
} LineRange;

/* How much room a stretch of the text takes on a line. */
typedef struct LineExtent {
    Length natural;     /* where its ink ends, from the left edge of the measure, spaces natural */
    uint32_t spaces;    /* word spaces that may be stretched: those behind the last tab */
    Length space_width; /* of these together */
} LineExtent;

/* That of [begin, ink_end) as a line of its own. */
LineExtent line_extent(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                       uint32_t ink_end);

/* The end of the ink of a line that ends before byte end. */
uint32_t line_ink_end(Text text, uint32_t begin, uint32_t end);

/* The width of a soft hyphen, should the line end in one. */
Length line_hyphen_width(const ShapedParagraph *shaped, uint32_t end);

/* Where the tab at byte at of a line ends, x being where it begins, from the left of the measure. */
Length tab_end(const Paragraph *paragraph, Length x);

/* First fit: each line takes as many words as it holds, as the official print is set. The ranges
 * cover the text without a gap; they are in the scratch arena. */
const LineRange *break_first_fit(Compositor *compositor, const ShapedParagraph *shaped,
                                 const BreakPoint *points, uint32_t point_count,
                                 uint32_t *line_count);

#endif
