/* What the files of the un_text reader share; nobody else includes it. The steps, each a file:
 * lines (pages, masthead, running heads) → blocks and note blocks → shapes → structure, which
 * composes the text of each block, recognizes the calls in it and builds the tree. */
#ifndef PLENARY_INPUT_UN_TEXT_PARTS_H
#define PLENARY_INPUT_UN_TEXT_PARTS_H

#include "input/document.h"
#include "input/un_text_formulas.h"
#include "input/un_text_match.h"

/* --- lines ------------------------------------------------------------------------------------ */

typedef enum LineFlag {
    LINE_STARTS_PAGE =
        1,               /* a form feed stands before it, or the single space that is left of one */
    LINE_PAGE_SPACE = 2, /* that single space */
    LINE_ENDS_PAGE = 4,  /* a form feed ends it */
    LINE_TAKEN = 8,      /* accounted for: a masthead line or running head; parts blocks */
    LINE_IS_FORMULA = 16 /* stands alone: organ, meeting, date, annex label, resolution number */
} LineFlag;

/* A line of the source. The bytes are: edge space [start, begin), text [begin, end), edge space
 * [end, stop), line end [stop, start of the next line). */
typedef struct Line {
    uint32_t start;
    uint32_t begin;
    uint32_t end;
    uint32_t stop;
    uint32_t flags;
} Line;

/* Consecutive lines of one block. */
typedef struct Stretch {
    uint32_t first;
    uint32_t count;
} Stretch;

/* --- blocks ----------------------------------------------------------------------------------- */

/* What a block looks like by itself; what it is, the structure decides from its neighbours. */
typedef enum Shape {
    SHAPE_TEXT,
    SHAPE_TITLE,      /* 62/165. Text */
    SHAPE_RESOLUTION, /* Resolution 2223 (2015) */
    SHAPE_ADOPTED_BY,
    SHAPE_ENACTING,
    SHAPE_NUMBERED,
    SHAPE_LABELLED,
    SHAPE_MARK,    /* II, B, possibly with a title on the lines below */
    SHAPE_HEADING, /* "I. Text", or "1." on a line of its own with a title below */
    SHAPE_MEETING,
    SHAPE_DATE,
    SHAPE_ANNEX,
    SHAPE_BRACKETED /* [Text] */
} Shape;

/* A paragraph as it seems: one stretch, or more where a page break or notes interrupt it. */
typedef struct Block {
    uint32_t first_stretch;
    uint32_t stretch_count;
    Shape shape;
    uint32_t prefix; /* bytes of the number, label or mark that the first line begins with */
    uint32_t number; /* SHAPE_NUMBERED */
    Label label;     /* SHAPE_LABELLED, SHAPE_HEADING */
    char mark;       /* final_mark of its last line */
    bool is_one_line;
    bool is_short; /* at most TITLE_LINES lines */
} Block;

enum {
    TITLE_LINES = 6 /* what is longer is no title or heading */
};

/* --- notes ------------------------------------------------------------------------------------ */

typedef struct Note {
    NoteLabel label;
    uint32_t label_bytes;   /* with the spaces behind */
    uint32_t first_stretch; /* in note_stretches */
    uint32_t stretch_count;
    Node *aside; /* NULL until it is called */
} Note;

/* The notes under one rule. */
typedef struct NoteBlock {
    uint32_t offset; /* of its rule in the source */
    uint32_t first_note;
    uint32_t note_count;
    Node *anchor; /* the last block of the tree before it; NULL at the beginning */
} NoteBlock;

/* --- the reader ------------------------------------------------------------------------------- */

typedef struct UnText {
    Document *document;
    const Source *source;
    Diagnostics *diagnostics;
    Arena *scratch; /* for one block at a time */
    Buffer text;    /* of the block being composed; kept for its memory */

    Line *lines; /* line_count of them and one empty one at the end of the source */
    uint32_t line_count;
    uint32_t measure; /* bytes of the longest ordinary line */

    Stretch *stretches;
    size_t stretch_count;
    size_t stretch_capacity;
    Block *blocks;
    size_t block_count;
    size_t block_capacity;

    Stretch *note_stretches;
    size_t note_stretch_count;
    size_t note_stretch_capacity;
    Note *notes;
    size_t note_count;
    size_t note_capacity;
    NoteBlock *note_blocks;
    size_t note_block_count;
    size_t note_block_capacity;

    /* calls, as far as they were met in reading order */
    uint32_t next_note;       /* the first note that is not called yet, by place in notes */
    uint32_t next_note_block; /* the first whose offset lies behind the last candidate */
    uint32_t *called;         /* by number: 1 + place of the note placed last, 0 if none */
    bool *has_number;         /* by number: whether there is such a note */
    uint32_t called_count;    /* 1 + the highest number of a note */
    uint32_t called_stars[4]; /* the same by the number of asterisks */
    uint32_t last_value;      /* number of the note that was placed last */
    uint32_t missing;         /* the number of the last call without a note */
    uint32_t next_anchor;     /* the first note block without an anchor */

    bool has_adoption_line; /* in a masthead */
    bool has_language;      /* document->language is from the text */
} UnText;

/* A line without its edge spaces. */
static inline Text line_text(const UnText *reader, uint32_t line)
{
    const Line *at = &reader->lines[line];
    return (Text){reader->source->bytes.at + at->begin, at->end - at->begin};
}

/* Nothing but white space. */
static inline bool line_is_blank(const Line *line)
{
    return line->begin == line->end;
}

/* Bytes of the source that is read. */
static inline Span reader_span(const UnText *reader, uint32_t begin, uint32_t end)
{
    return (Span){reader->source, begin, end};
}

/* The text told its language. */
static inline void tell_language(UnText *reader, const char *language)
{
    reader->document->language = text_of(language);
    reader->has_language = true;
}

/* The text of a block's first line. */
static inline Text block_head(const UnText *reader, const Block *block)
{
    return line_text(reader, reader->stretches[block->first_stretch].first);
}

/* Gives bytes of the source to the ledger. */
static inline void drop(UnText *reader, uint32_t begin, uint32_t end, LedgerRule rule)
{
    ledger_add(&reader->document->ledger, reader->document->arena, reader_span(reader, begin, end),
               rule);
}

/* un_text_lines.c: fills lines; false after a report when memory has run out. */
bool lines_read(UnText *reader, uint32_t begin);
/* Drops the edge spaces of a line; its line end by the rule, or as a page break. */
void line_drop_edges(UnText *reader, uint32_t line);
void line_drop_end(UnText *reader, uint32_t line, LedgerRule rule);
/* Drops the whole line, its text by the rule, and marks it LINE_TAKEN. */
void line_take(UnText *reader, uint32_t line, LedgerRule rule);

/* un_text_pages.c: marks page breaks, and drops running heads and page numbers. */
void pages_find(UnText *reader);

/* un_text_masthead.c: turns the lines of a masthead into fields. */
void masthead_read(UnText *reader);
/* The text of count lines, joined by spaces; from the arena unless it is one line. */
Text lines_joined(UnText *reader, uint32_t first, uint32_t count);
/* The leftmost column of a line, which then begins with the next; columns are parted by two spaces
 * or a tab. */
Text line_next_cell(Text *line);

/* un_text_blocks.c: lines to blocks and note blocks; false as above. */
bool blocks_find(UnText *reader);

/* un_text_notes.c: whether the rule at this line has notes below it; reads them, and returns the
 * line behind them. */
bool notes_begin(const UnText *reader, uint32_t line);
uint32_t notes_read(UnText *reader, uint32_t line);
/* Puts the note where it is called first: an aside of its text; returns it. */
Node *note_place(UnText *reader, Note *note);
/* Where calls to notes of this label find the note that was placed last: 1 + its place, or 0. */
uint32_t *note_memory(UnText *reader, NoteLabel label);
/* Remembers where note blocks before this source offset stood in the tree. */
void notes_anchor(UnText *reader, uint32_t offset, Node *last);
/* Reports something about a note, by its label. */
void note_report(UnText *reader, DiagnosticKind kind, const Note *note);
/* Sets the notes that were never called where their blocks stood. */
void notes_place_uncalled(UnText *reader);

/* un_text_shapes.c */
void shapes_find(UnText *reader);
/* Whether the line stands for itself: organ, meeting, date, annex label, resolution number. */
bool line_is_formula(const UnText *reader, uint32_t line);

/* un_text_elements.c: the value of an element, where its counter would say something else. */
void element_set_value(UnText *reader, Node *node, uint32_t value);
/* Takes a text node out of the tree and gives its source bytes to the ledger: byte by byte, for what
 * lies between its pieces is there already. */
void text_node_drop(UnText *reader, Node *text_node, LedgerRule rule);

/* un_text_compose.c: the text of stretches, the first skip bytes of the first line left out, as a
 * text node; NULL when there is none. Line ends inside become spaces; the last is dropped. */
Node *compose_lines(UnText *reader, const Stretch *stretches, uint32_t count, uint32_t skip);

/* un_text_calls.c: cuts the calls out of a text node that stands in the tree. */
void calls_find(UnText *reader, Node *text_node);

/* un_text.c: whether the document has outgrown its arena; reports it at the offset. */
bool reader_is_over_limit(UnText *reader, uint32_t offset);

#endif
