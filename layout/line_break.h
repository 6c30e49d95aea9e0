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

/* The same by the sums alone: without tabs, and without what changes where it is cut. */
LineExtent line_extent_of_sums(const ShapedParagraph *shaped, uint32_t begin, uint32_t ink_end);

/* The width of [begin, end) when it is cut out at both ends. */
int64_t line_cut_width(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                       uint32_t end);

/* How far the word spaces of a justified line of that extent may shrink together. */
Length line_shrink(const ParagraphStyle *style, const LineExtent *extent);

/* Whether a line goes into the measure, its spaces as narrow as they may be. */
bool line_fits(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range);

/* The line from a place of the text to a break point. */
LineRange line_range_to(const ShapedParagraph *shaped, uint32_t begin, BreakPoint point);

/* Where to cut a word that is too long for the line: behind as many characters as fit, and at least
 * one. The word's end if it must not be cut. */
LineRange line_cut_word(Compositor *compositor, const ShapedParagraph *shaped,
                        const LineRange *whole);

/* Whether a hyphen is made visible at such a break; whether the line ends in one, that or another. */
bool line_shows_hyphen(BreakKind kind);
bool line_ends_in_hyphen(Text text, BreakKind kind, uint32_t end);

/* The end of the ink of a line that ends before byte end. */
uint32_t line_ink_end(Text text, uint32_t begin, uint32_t end);

/* The hyphen of a line that is broken in a word before a place of the text: its glyphs, without
 * clusters, in the scratch arena; and their width. */
const RunGlyph *line_hyphen_glyphs(Arena *scratch, const ShapedParagraph *shaped, uint32_t end,
                                   uint32_t *count);
Length line_hyphen_width(Arena *scratch, const ShapedParagraph *shaped, uint32_t end);

/* What a paragraph is broken with. */
typedef struct BreakTask {
    Compositor *compositor;
    const ShapedParagraph *shaped;
    const BreakPoint *points; /* as break_points_find gives them */
    uint32_t point_count;
    uint32_t begin;         /* of the text to be broken: lines before it are given */
    uint32_t lines_before;  /* how many */
    uint32_t lines_most;    /* that first fit makes; 0: all */
    const Length *measures; /* of the first lines from begin on, where they are not that of the
                               paragraph */
    uint32_t measure_count;
} BreakTask;

/* The task without what lies before a place where a line begins, as many lines further down. */
BreakTask break_task_from(const BreakTask *task, uint32_t begin, uint32_t lines);

/* The task with the points inside words besides. */
BreakTask break_task_with_hyphens(const BreakTask *task);

/* First fit: each line takes as many words as it holds, as the official print is set. The ranges
 * cover the text without a gap; they are in the scratch arena. */
const LineRange *break_first_fit(const BreakTask *task, uint32_t *line_count);

#endif
