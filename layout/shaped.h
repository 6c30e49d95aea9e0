/* A paragraph shaped: runs of glyphs over its text, at their final size, not yet broken into lines.
 * Everything is scratch of the compositor. */
#ifndef PLENARY_LAYOUT_SHAPED_H
#define PLENARY_LAYOUT_SHAPED_H

#include "layout/compositor.h"

enum {
    SHAPED_GLYPH_SPACE = 1, /* a word space */
    SHAPED_GLYPH_UNSAFE = 2 /* the text may not be cut before its cluster without shaping again */
};

typedef struct RunGlyph {
    uint32_t cluster; /* offset in the paragraph's text */
    uint16_t glyph;
    uint16_t flags; /* SHAPED_GLYPH_… */
    Length advance; /* letter and word spacing are in it */
    Length x_offset;
    Length y_offset; /* downwards */
} RunGlyph;

/* A run of one face, style, script and direction; or one object, or a forced line end. */
typedef struct ShapedRun {
    uint32_t begin;
    uint32_t end;
    const TextStyle *style;
    Length rise;
    Text language;
    const Face *face;
    FourLetters script;
    uint8_t level;              /* of the bidirectional algorithm */
    const InlineObject *object; /* not NULL: an object, no glyphs */
    const RunGlyph *glyphs;     /* in visual order */
    uint32_t glyph_count;
} ShapedRun;

typedef struct ShapedParagraph {
    const Paragraph *paragraph;
    const ShapedRun *runs; /* in logical order */
    uint32_t run_count;
    /* By byte offset: the width of all that begins before it, tabs counting nothing; an entry more
     * than the text has bytes. */
    const int64_t *widths;
    const int64_t *space_widths; /* the same of word spaces only */
    const uint32_t *spaces;      /* and their count */
    const uint8_t *unsafe;       /* by byte offset: not 0 where the glyphs hang together */
    bool has_right_to_left;
    bool has_wide_punctuation; /* there may be full-width signs that are trimmed */
} ShapedParagraph;

/* Shapes a paragraph. False if a character needs a face that is not open and may not be opened now;
 * characters that no face has are reported. */
bool shaped_make(Compositor *compositor, const Paragraph *paragraph, ShapedParagraph *shaped);

/* The index of the run that holds a place of the text. */
uint32_t shaped_run_at(const ShapedParagraph *shaped, uint32_t at);

/* The runs of a stretch [begin, end) of the text as it looks when cut there, in logical order, in the
 * scratch arena: whole runs as they are, the first and last cut, shaped again where the cut is not
 * safe. What the stretch leaves out does not shape it. */
const ShapedRun *shaped_cut(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                            uint32_t end, uint32_t *count);

/* The width of an object that is a frame, its margins included, or the least of a leader. */
Length object_width(const InlineObject *object);

#endif
