/* The galley: the document's text set in one endless column, before it is cut into pages.
 *
 * A galley is an array of slots from top to bottom: a line of text, a space, a box that cannot be
 * broken, a forced break. Each note has a galley of its own. Pagination looks at slots only: how
 * high, may the column be cut here and at what cost, which notes come with it. It never looks into
 * a line.
 *
 * Places inside a line or a frame are relative to it: x from the left edge of the column (of the
 * frame), y downwards. Lengths are in Length. */
#ifndef PLENARY_LAYOUT_GALLEY_H
#define PLENARY_LAYOUT_GALLEY_H

#include "layout/box.h"
#include "layout/page.h"

typedef struct Frame Frame;
struct ChangeBar;

/* Glyphs or a box, placed in a line. */
typedef struct LineItem {
    Length x;
    Length y;           /* of the run's baseline, or the frame's top, below the line's baseline */
    uint32_t at;        /* where it begins in the paragraph's text */
    uint32_t element;   /* of a run */
    const TextRun *run; /* NULL for a frame or a fill */
    const Frame *frame;
    uint16_t
        clear; /* of a frame: what the inline elements around it let through, as Color has it */
    const BoxPaint
        *fill; /* its place counts from this item's: behind text, or a line that decorates it */
} LineItem;

/* How a line is numbered in the margin. */
typedef struct LineNumbering {
    int32_t every;  /* which of the lines like it have their number; 0: it does not count */
    uint16_t side;  /* left, right, inside or outside */
    uint16_t reset; /* where numbers begin anew: page, chapter or document */
    bool begins_chapter;
} LineNumbering;

/* A line of a paragraph. */
typedef struct Line {
    Length x;       /* where its content begins */
    Length width;   /* of its content as set, without white space at the end and what reaches out of
                       the measure (line_edges.h) */
    Length indent;  /* of the paragraph's first line; part of x where text starts at the left */
    Length measure; /* the room it had, without the indent */
    Length above;   /* of the line box, above the baseline */
    Length below;
    const LineItem *items; /* in the order of the text */
    uint32_t item_count;
    Length space_extra;   /* added to each word space */
    uint32_t stretchable; /* word spaces that took part */
    int32_t looseness;    /* what justification added to the word spaces, in thousandths of their
                             own width; negative where it took */
    bool ends_in_hyphen;  /* shown by plenary, or the text's own */
    Text text;            /* as set, with the white space at its end */
    LineNumbering numbering;
    const struct ChangeBar *change; /* beside the first of its text that was revised, or NULL */
    bool ends_paragraph;
    bool
        cuts_word; /* ends inside a word that is too long for it, and the style did not say that it may */
    bool ends_forced;
} Line;

/* Something painted at a place of a frame. */
typedef enum FrameItemKind {
    FRAME_LINE,
    FRAME_FILL,
    FRAME_FRAME,
    FRAME_PICTURE,
    FRAME_GROUP, /* items up to its FRAME_GROUP_END are painted as one */
    FRAME_GROUP_END
} FrameItemKind;

typedef struct FrameItem {
    FrameItemKind kind;
    Length x;
    Length y; /* a line's: of its top */
    union {
        const Line *line;
        const Frame *frame;
        BoxPaint fill; /* its place counts from here */
        struct {
            const Image *image;
            Length width;
            Length height;
            uint32_t element; /* of the structure */
        } picture;
        uint16_t clear; /* of a group, as Color has it */
    };
} FrameItem;

/* A finished box that stays whole: a margin box, an inline block, a positioned element. */
struct Frame {
    Length width;
    Length height;
    Length first_baseline;  /* below its top: of its first line; its height if it has none */
    Length baseline;        /* the same of its last line */
    const FrameItem *items; /* in painting order */
    uint32_t item_count;
    const Node *const *positioned; /* elements in it that stand in what is around it; or NULL */
    size_t positioned_count;
    uint16_t clear; /* as Color has it: all in it is painted as one that lets through so much */
    const BoxPaint *clip;     /* what is outside of it is not seen; NULL: all is */
    const struct Note *notes; /* called in it; whoever places the frame calls them there */
    uint32_t note_count;
    const struct ChangeBar *change; /* beside a picture that was revised, or NULL */
};

typedef enum SlotKind {
    SLOT_LINE,
    SLOT_SPACE,    /* padding, borders and reserved room: stays at a page top */
    SLOT_MARGIN,   /* vanishes at a page top and foot */
    SLOT_BOX,      /* a frame */
    SLOT_ROW,      /* a piece across a row of a table */
    SLOT_BREAK,    /* a forced page break */
    SLOT_PARAGRAPH /* lines that are not set yet; gone once the galley is settled */
} SlotKind;

/* Where the next page has to be. */
typedef enum PageSide {
    SIDE_ANY,
    SIDE_LEFT,
    SIDE_RIGHT
} PageSide;

/* How bad it is to cut the galley before a slot. */
typedef enum CutCost {
    CUT_FREE,
    CUT_AVOID_WIDOW, /* would leave fewer lines than widows or orphans ask */
    CUT_AVOID,       /* break-before, -after or -inside: avoid */
    CUT_NEVER        /* inside what cannot be parted */
} CutCost;

/* A frame placed from a slot's top left corner and not taking room: positioned elements, list
 * markers in the margin. */
typedef struct Attachment {
    Length x;
    Length y;
    bool is_from_page;   /* x and y count from the page area instead */
    bool is_on_baseline; /* y is not used: the frame's baseline goes on the slot's first one */
    const Frame *frame;
    const struct SideFloat
        *side_float; /* it waits for its place; gone once the galley is settled */
    struct Attachment *next;
} Attachment;

/* The part of a cell that stands in a piece of its row. */
typedef struct RowCell {
    uint32_t number; /* in the row, in the order of the text */
    const Frame *frame;
} RowCell;

/* A piece across a row of a table, or across rows that hang together by cells over several of them.
 * Frames are relative to its top left corner. */
typedef struct RowPiece {
    uint32_t row; /* of the galley: pieces of one row stand next to each other */
    Length first_baseline;
    const RowCell *cells; /* those of which something stands in this piece, by number */
    uint32_t cell_count;
    const Frame *rules; /* between the cells, over their backgrounds; or NULL */
} RowPiece;

/* What is set again where a page ends inside a table. It takes room. Pages do not repeat what is read:
 * the frames are artifacts. */
typedef struct Repeat {
    Length x;
    const Frame *below; /* under what is before the cut: footer rows; or NULL */
    const Frame *above; /* over what is behind it: header rows; or NULL */
} Repeat;

typedef struct Slot {
    SlotKind kind;
    uint8_t cut;        /* CutCost of ending a page before this slot */
    uint8_t inner_cut;  /* of a SLOT_PARAGRAPH: the least between its lines */
    uint8_t side;       /* PageSide, of a SLOT_BREAK */
    bool breaks_column; /* it begins a column */
    uint8_t clear;      /* sides whose floats end above it (side_floats.h) */
    uint16_t region;    /* the number of the region that it was set for (region.h); 0: of none */
    uint32_t columns;   /* 1 + the column set that it stands in; 0 for none */
    bool is_kept;       /* a block before asks to be kept with it: a heading */
    bool
        starts_group; /* of a SLOT_BREAK: an element that asks for the named page begins behind it */
    Length height;
    Length x;       /* of a line or frame, from the left edge of the column */
    Name page_name; /* of a SLOT_BREAK: the named page that follows, or NULL */
    union {
        const Line *line;
        const Frame *frame;
        const RowPiece *row;
        struct Paragraph *pending; /* of a SLOT_PARAGRAPH */
    };
    const Repeat *repeat; /* at a cut before this slot; NULL outside of tables */
    Length
        cut_above; /* at a cut before this slot: edges of boxes that are broken with all of theirs, and
                         a margin that stays; above what is repeated */
    Length cut_below;    /* and below what is repeated on the page before */
    Length right_edge;   /* in a frame: what the boxes around it take on its right */
    uint32_t first_note; /* notes called here: notes[first_note …] of the galley */
    uint32_t note_count;
    uint32_t float_count; /* floats whose place is here, behind those of the slots before */
    const struct PageFloat *column_floats; /* that stand in its column */
    uint32_t paragraph; /* of a line: counts paragraphs of the galley, for reports and dumps */
    const Node *const *events; /* elements that begin here and whose page matters (is_event) */
    uint32_t event_count;
    const Attachment *attachments;
} Slot;

/* A block box around slots [first, end), at least one. Its borders and background are painted piece by piece on
 * each page that it reaches. */
typedef struct BlockBox {
    const Style *style;
    uint32_t element; /* of the structure, for what is painted */
    Length x;
    Length width;   /* between the outer edges of its borders */
    Length measure; /* of the page area, if the width goes with it from region to region; else 0 */
    Length least_height; /* of its slots together; made up with space when the galley is settled */
    uint32_t
        columns; /* 1 + the column set that it stands in, or begins in; 0: it may go around one */
    uint16_t clear; /* as Color has it: what is in it is painted as one that lets through so much */
    uint16_t
        fade; /* as Color has it: what is painted of it lets through so much; not what is in it */
    bool is_painted;
    bool is_bare;      /* only its background is painted */
    bool is_cut_above; /* it began in another frame, or goes on in another: no edge stands there */
    bool is_cut_below;
    bool is_in_table; /* of rows and cells: it does not reach around what a page repeats */
    bool is_cloned;   /* box-decoration-break: its edges stand at each cut; not around columns */
    Length
        backdrop_x; /* of a cell's part of a row: where the row begins and how wide it is, for pictures in its
                          background */
    Length backdrop_width; /* 0: it is no such part */
    Length edge_above;     /* its border and padding */
    Length edge_below;
    Length around_above; /* those of the cloned boxes around it; known once the galley is settled */
    Length around_below;
    Length inset_top; /* how far it begins below the top of its first slot, and ends above the foot
                         of its last */
    Length inset_bottom;
    uint32_t first;
    uint32_t end;
} BlockBox;

typedef struct Galley Galley;

/* A block that stands at the top or foot of a page, on that of its place in the text or the first behind it that has
 * room (CSS Page Floats 3). They keep their order. Notes called in it stand on its page. In columns it stands at the
 * top or foot of the column of its place. */
typedef struct PageFloat {
    const Node *node;
    const Frame *frame;
    Length x;      /* from the left edge of the column */
    Length y;      /* of the frame, below the float's top: its margin */
    Length height; /* with margins */
    bool is_at_foot;
    uint16_t region;     /* as in Slot; of one that finds its page itself */
    uint32_t first_note; /* notes of the galley called in it, of one that finds its page itself */
    uint32_t note_count;
    const struct PageFloat *next; /* of those of a column that have their place at the same slot */
} PageFloat;

enum {
    COLUMN_SET_MOST = COLUMN_COUNT_MOST /* of a set */
};

/* Columns beside each other, in which a run of slots stands on each page (columns.h). */
typedef struct ColumnSet {
    uint32_t count; /* 1 to COLUMN_SET_MOST */
    Length x;       /* of the leftmost, in the page area's column */
    Length width;   /* of each */
    Length gap;
    Length outer_width; /* of all */
    Length rule_width;  /* between them; 0 for none */
    Keyword rule_style;
    Color rule_color;
    bool is_balanced;
    bool is_right_to_left;
} ColumnSet;

/* Series of notes with marks of their own. */
typedef enum NoteStream {
    STREAM_BODY,
    STREAM_TABLE,
    STREAM_SYMBOL, /* asterisks; they stand before the others of a page (un-style 6.7) */
    STREAM_NAMED
} NoteStream;

/* How notes stand in the note area (footnote-display). */
typedef enum NoteDisplay {
    NOTE_BLOCK,
    NOTE_INLINE, /* behind each other in one paragraph: note_run.h */
    NOTE_COMPACT /* so, if it takes no more than a line */
} NoteDisplay;

/* A note: a galley of its own, set to the measure of the note area. */
typedef struct Note {
    const Node *node;
    uint8_t display;             /* NoteDisplay */
    struct Paragraph *paragraph; /* of a note that may run on: all that is in it; else NULL */
    const struct Paragraph
        *mark; /* its mark where it stands in a line behind another note, or NULL */
    const Attachment *attachments; /* what stands beside its first line */
    uint8_t stream;                /* NoteStream */
    Name stream_name;              /* of a STREAM_NAMED */
    bool is_of_column;             /* set to stand at the foot of the column of its call */
    bool stays_whole; /* footnote-policy: its line moves rather than that it be split */
    bool keeps_block; /* and with it what is above in the paragraph */
    Galley *galley;
} Note;

struct Galley {
    Slot *slots;
    size_t slot_count;
    size_t slot_capacity;
    BlockBox *boxes; /* outer before inner; only those that are painted or have a least height */
    size_t box_count;
    size_t box_capacity;
    Note *notes; /* in the order of their calls */
    size_t note_count;
    size_t note_capacity;
    PageFloat *floats; /* in the order of their places */
    size_t float_count;
    size_t float_capacity;
    uint32_t side_float_count;
    bool has_column_floats;
    ColumnSet *column_sets;
    size_t column_set_count;
    size_t column_set_capacity;
    uint32_t paragraph_count;
    uint32_t row_count; /* of tables */
    Length reach;       /* in a frame: how far to the right boxes of given width reach */
};

/* Whether two notes count together. */
bool note_streams_equal(const Note *a, const Note *b);

/* Appends a slot, growing the array in the arena. */
void galley_add(Arena *arena, Galley *galley, const Slot *slot);

/* Appends notes; returns the index of the first. */
uint32_t galley_add_notes(Arena *arena, Galley *galley, const Note *notes, uint32_t count);

/* How far below a slot's top its first baseline stands; 0 if it is only space. */
Length slot_baseline(const Slot *slot);

/* Frames of cells at their places. */
typedef struct RowPart {
    uint32_t number;
    Length x;
    Length y; /* from the top of the first slot */
    const Frame *frame;
} RowPart;

/* The pieces of a row from slot first on, but before end: the frames of all of them, cell by cell. slot_end gets the
 * end of the slots. In the arena. */
const RowPart *galley_row_parts(Arena *arena, const Galley *galley, size_t first, size_t *slot_end,
                                uint32_t *count);

/* What a cut before a slot adds to the page before it and to the page behind it. */
Length slot_height_below_cut(const Slot *slot);
Length slot_height_above_cut(const Slot *slot);

/* Lets cloned boxes have their edges at each cut in them. Of a settled galley that is cut into pages. */
void galley_clone_edges(Arena *arena, Galley *galley);

/* The height of slots [first, end) set one below the other; of more than a page, so 64 bits. */
int64_t galley_height(const Galley *galley, size_t first, size_t end);

/* The first of boxes [at + 1, count) that is not in box at. */
size_t galley_boxes_past(const Galley *galley, size_t at);

/* What is painted of a piece of a box, with the borders of some sides. Returns how many. */
unsigned block_box_paint(Arena *arena, const BlockBox *box, BoxSize size, unsigned sides,
                         BoxPaint paints[BOX_PAINTS_MOST]);

/* All of a galley in one frame, cut nowhere. Notes and breaks in it are not looked at. */
const Frame *galley_frame(Arena *arena, const Galley *galley, Length width);

/* A line of the galley a line: its width, how far its spaces were stretched, its text; notes and
 * spaces between. Stable. For --dump=lines. */
void galley_dump(const Galley *galley, Buffer *out);

#endif
