/* A document while it is read: what the files of the readers share; nobody else includes it.
 *
 * The reader of plain text makes lines, then blocks; the reader of Markdown makes blocks of its own
 * tree. From blocks on both go the same way: shapes (un_shapes.c), then structure (un_structure.c),
 * which builds the tree. Offsets are those of the clean text (clean_text.h), spans are the source's. */
#ifndef PLENARY_INPUT_READING_H
#define PLENARY_INPUT_READING_H

#include "input/clean_text.h"
#include "input/document.h"
#include "input/hints.h"
#include "input/markdown_attributes.h"
#include "input/un_formulas.h"
#include "input/un_match.h"

/* --- lines ------------------------------------------------------------------------------------ */

typedef enum LineFlag {
    LINE_STARTS_PAGE =
        1,               /* a form feed stands before it, or the single space that is left of one */
    LINE_PAGE_SPACE = 2, /* that single space */
    LINE_ENDS_PAGE = 4,  /* a form feed ends it */
    LINE_TAKEN = 8,      /* accounted for: a masthead line or running head; parts blocks */
    LINE_IS_FORMULA = 16, /* stands alone: organ, meeting, date, annex label, resolution number */
    LINE_IS_HEAD = 32,    /* a running head or foot was here: a page ends, form feed or not */
    LINE_CONTENTS = 64,   /* of a table of contents */
    LINE_BEGINS_ENTRY = 128,   /* of one, the first of its entry */
    LINE_TABLE = 256,          /* of a table */
    LINE_BEGINS_TABLE = 512,   /* the first of it */
    LINE_HINTED = 1024,        /* a hint is about it */
    LINE_IS_HEADING = 2048,    /* a heading in a run of lines; parts blocks on both sides */
    LINE_NOTE_LABEL = 4096,    /* nothing but the number of a note, out of its place */
    LINE_PARTS_COLUMNS = 8192, /* columns begin with it, or end before it */
    LINE_RAISED = 16384        /* calls that belong into the line below */
} LineFlag;

/* A line of the clean text, or the part of one that stands in a column. The bytes are: edge space [start, begin),
 * text [begin, end), edge space [end, stop), line end [stop, next). */
typedef struct Line {
    uint32_t start;
    uint32_t begin;
    uint32_t end;
    uint32_t stop;
    uint32_t next; /* byte behind the line end */
    uint32_t flags;
    uint32_t margin; /* columns that the long lines of its page are indented by */
} Line;

/* Consecutive lines of one block. */
typedef struct Stretch {
    uint32_t first;
    uint32_t count;
} Stretch;

/* --- tables ------------------------------------------------------------------------------------ */

enum {
    MOST_COLUMNS = 24
};

/* A table in aligned columns, or in columns parted by tabs. */
typedef struct Grid {
    uint32_t first; /* line */
    uint32_t count; /* of lines, blank ones among them */
    uint32_t columns;
    uint32_t starts[MOST_COLUMNS]; /* display column at which each begins; unused for tabs */
    uint32_t ends[MOST_COLUMNS];   /* and ends */
    uint32_t header_rows;
    bool is_numeric[MOST_COLUMNS];
    bool has_tabs;
    bool has_wide;        /* ideographs count as two columns */
    bool has_gaps;        /* blank lines part its rows */
    uint32_t tight_heads; /* lines at the top whose columns a single space may part */
} Grid;

/* --- blocks ----------------------------------------------------------------------------------- */

/* What a block looks like by itself; what it is, the structure decides from its neighbours. */
typedef enum Shape {
    SHAPE_TEXT,
    SHAPE_TITLE,      /* 62/165. Text */
    SHAPE_RESOLUTION, /* Resolution 2223 (2015) */
    SHAPE_ADOPTED_BY,
    SHAPE_ENACTING,
    SHAPE_NUMBERED,
    SHAPE_OWN_NUMBER, /* "5 bis. Text", "2.1 Text" */
    SHAPE_LABELLED,
    SHAPE_BULLET,
    SHAPE_MARK,     /* II, B, possibly with a title on the lines below */
    SHAPE_HEADING,  /* "I. Text", or "1." on a line of its own with a title below */
    SHAPE_CHAPTER,  /* "Chapter I", "Part one" */
    SHAPE_DIVISION, /* "Article 1", "Section 1" of a bulletin */
    SHAPE_DRAFT,    /* "Draft resolution II" */
    SHAPE_AGENDA,   /* "Agenda item 70: Text", in records */
    SHAPE_MEETING,
    SHAPE_DATE,
    SHAPE_VOTE, /* Adopted unanimously at … */
    SHAPE_ANNEX,
    SHAPE_ORIGINAL,     /* [Original: French] */
    SHAPE_BRACKETED,    /* [Text] */
    SHAPE_OPEN_BRACKET, /* [Text */
    SHAPE_LETTER,       /* Letter dated …, Summary record of …, and the like: the title */
    SHAPE_SUBTITLE,     /* Report of the …, Corrigendum */
    SHAPE_SPONSORS,     /* … : draft resolution */
    SHAPE_OFFICER,      /* Rapporteur: … */
    SHAPE_HELD,         /* Held at …, on … */
    SHAPE_MEMO,         /* To: … */
    SHAPE_SUMMARY,      /* Summary */
    SHAPE_CONTENTS,     /* Contents */
    SHAPE_ENTRY,        /* a line of the contents */
    SHAPE_TABLE_LABEL,  /* Table 1 */
    SHAPE_TABLE,        /* a Grid */
    SHAPE_SIGNED,       /* (Signed) … */
    SHAPE_STAGE,        /* The meeting rose at … */
    SHAPE_QUOTE,        /* “Text */
    SHAPE_READY,        /* Markdown: an element that is made already */
    SHAPE_OPEN,         /* Markdown: a container begins */
    SHAPE_CLOSE,        /* Markdown: it ends */
    SHAPE_HEADED,       /* Markdown: a heading of a level */
    SHAPE_COUNT
} Shape;

/* A paragraph as it seems: one stretch, or more where a page break or notes interrupt it. */
typedef struct Block {
    uint32_t first_stretch;
    uint32_t stretch_count;
    Shape shape;
    uint32_t prefix; /* bytes of the number, label or mark that the first line begins with */
    uint32_t number; /* SHAPE_NUMBERED; SHAPE_TABLE: which grid; SHAPE_HEADED: level */
    Label label;     /* SHAPE_LABELLED, SHAPE_HEADING */
    char mark;       /* final_mark of its last line */
    bool is_one_line;
    bool is_short;    /* at most TITLE_LINES lines */
    uint8_t joint;    /* DecisionRule by which it begins, 0 for the plain blank line */
    const Hint *hint; /* what a person says that it is, or NULL */
    Text head;        /* its first line, without edge spaces */
    Text tail;        /* its last line; the first if there is one only */
    const MarkupAttributes *attributes; /* Markdown, or NULL */
    uint8_t level;                      /* Markdown: of a heading, from 1; 0: none */
    Node *content;                      /* Markdown: the parent of its inline content; else NULL */
    Span span;                          /* Markdown */
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

/* Asterisks behind a line that became a field. */
typedef struct MastheadCall {
    uint32_t offset;
    uint32_t stars;
    FieldId field;
} MastheadCall;

enum {
    MOST_STARS = 3,
    LETTERS = 26,
    MOST_MASTHEAD_CALLS = 8,
    LANGUAGES = 6
};

/* --- the reading ------------------------------------------------------------------------------- */

typedef struct Reading {
    Document *document;
    Node *top; /* what the tree is built in: the body, or the section of a further input */
    CleanText clean;
    Diagnostics *diagnostics;
    Hints *hints;   /* NULL: none */
    Arena *scratch; /* for one block at a time */
    Buffer text;    /* of the block being composed; kept for its memory */

    Line *lines; /* line_count of them and one empty one at the end of the text */
    uint32_t line_count;
    FormulaIndex formulas;
    uint32_t measure;    /* width of ordinary full lines: un_text_measure.c */
    bool is_set;         /* it is one of type, not of columns */
    bool is_unwrapped;   /* each line is a paragraph, as on pages of the web */
    uint32_t first_star; /* where the first asterisk stands that may call a note */

    Grid *grids;
    size_t grid_count;
    size_t grid_capacity;

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
    uint32_t called_stars[MOST_STARS + 1]; /* the same by the number of asterisks */
    uint32_t called_letters[LETTERS + 1];  /* and by letter, from 1 */
    uint32_t missing;                      /* the number of the last call without a note */
    uint32_t next_anchor;                  /* the first note block without an anchor */
    uint32_t last_number_label;            /* of the notes read so far */
    uint32_t last_letter_label;
    bool has_letters;    /* notes with letters as labels */
    bool has_note_rules; /* rows of underscores above notes */

    MastheadCall masthead_calls[MOST_MASTHEAD_CALLS];
    size_t masthead_call_count;

    bool has_adoption_line; /* in a masthead */
    bool has_language;      /* document->language is from the text */
    bool is_record;         /* a summary or verbatim record, by its symbol */
    bool is_verbatim;
    bool
        is_free; /* Markdown that is no document of the United Nations: markup alone tells what it is */
    uint32_t votes[LANGUAGES]; /* formulas met, by language */
} Reading;

/* A line without its edge spaces. */
static inline Text line_text(const Reading *reading, uint32_t line)
{
    const Line *at = &reading->lines[line];
    return (Text){reading->clean.text.at + at->begin, at->end - at->begin};
}

/* Nothing but white space. */
static inline bool line_is_blank(const Line *line)
{
    return line->begin == line->end;
}

/* Source bytes of clean bytes [begin, end); of what was read over columns, between both. */
static inline Span reading_span(const Reading *reading, uint32_t begin, uint32_t end)
{
    if (end < begin)
        return clean_span(&reading->clean, end, begin);
    return clean_span(&reading->clean, begin, end);
}

/* Where a piece of the clean text begins in it. */
static inline uint32_t text_offset(const Reading *reading, Text text)
{
    return (uint32_t)(text.at - reading->clean.text.at);
}

/* Source bytes of a piece of the clean text. */
static inline Span text_span(const Reading *reading, Text text)
{
    uint32_t begin = text_offset(reading, text);
    return reading_span(reading, begin, begin + (uint32_t)text.bytes);
}

/* The text told its language. */
static inline void tell_language(Reading *reading, const char *language)
{
    reading->document->language = text_of(language);
    reading->has_language = true;
}

/* Gives bytes of the clean text to the ledger. */
static inline void drop(Reading *reading, uint32_t begin, uint32_t end, LedgerRule rule)
{
    clean_drop(&reading->clean, reading->document->arena, &reading->document->ledger,
               (Span){NULL, begin, end}, rule);
}

/* Writes a decision down; less is taken from the rule's confidence. */
static inline void decide(Reading *reading, Span span, DecisionRule rule, int less)
{
    decision_add(&reading->document->decisions, reading->document->arena, span, rule, less);
}

/* The hint of that verb about a line, or NULL. */
static inline const Hint *line_hint(Reading *reading, uint32_t line, HintVerb verb)
{
    const Line *at = &reading->lines[line];
    if (!(at->flags & LINE_HINTED))
        return NULL;
    Span span = reading_span(reading, at->begin, at->end);
    return hint_find(reading->hints, span.begin, span.end + 1, verb);
}

/* Whether the document has outgrown its arena; reports it at the offset. */
bool reading_is_over_limit(Reading *reading, uint32_t offset);

/* --- un_text_lines.c ---------------------------------------------------------------------------- */

/* Fills lines; false after a report when memory has run out. */
bool lines_read(Reading *reading, uint32_t begin);
/* Drops the edge spaces of a line; its line end by the rule, or as a page break. */
void line_drop_edges(Reading *reading, uint32_t line);
void line_drop_end(Reading *reading, uint32_t line, LedgerRule rule);
/* Drops the whole line, its text by the rule, and marks it LINE_TAKEN. */
void line_take(Reading *reading, uint32_t line, LedgerRule rule);
/* The leftmost column of a line, which then begins with the next; columns are parted by two spaces
 * or a tab. */
Text line_next_cell(Text *line);
/* The text of count lines, joined by spaces; from the arena unless it is one line. */
Text lines_joined(Reading *reading, uint32_t first, uint32_t count);

/* un_text_measure.c: finds the measure that lines were broken to. */
void measure_find(Reading *reading);
/* Whether the line reaches the right edge of the text, so that it may end because it was full. */
bool line_is_full(const Reading *reading, uint32_t line);
/* Whether it takes so much of the measure. */
bool line_fills(const Reading *reading, uint32_t line, uint32_t per_cent);
/* Whether two lines together are no longer than one. */
bool lines_fit_one(const Reading *reading, uint32_t above, uint32_t below);
/* Whether the first word of below would have had room at the end of above. */
bool line_has_room(const Reading *reading, uint32_t above, uint32_t below);

/* --- the steps, each a file ---------------------------------------------------------------------- */

/* un_text_pages.c: marks page breaks, and drops running heads and page numbers. */
void pages_find(Reading *reading);
/* un_text_masthead.c: turns the lines of a masthead into fields. */
void masthead_read(Reading *reading);
/* The line where a masthead ends at the latest: that of the title, organ or first paragraph. */
uint32_t masthead_limit(const Reading *reading);
/* un_text_columns.c: cuts lines of pages in columns, and puts them into the order of reading. */
void columns_find(Reading *reading);
/* un_text_contents.c: marks the lines of tables of contents. */
void contents_find(Reading *reading);
/* Where the points, or the wide space, before the number of a page begin that a text ends with; the
 * text's end if there is none. *page is where the number begins. */
size_t contents_leader(Text line, size_t *page);
/* The same for the single space that is left where the points were lost. */
size_t contents_loose_leader(Text line, size_t *page);
/* un_text_tables.c: marks the lines of tables. */
void tables_find(Reading *reading);
/* un_text_blocks.c: lines to blocks and note blocks; false as above. */
bool blocks_find(Reading *reading);

/* un_text_raised.c */

/* A figure of a line with raised calls: its bytes, and the byte of the line below behind which it stood. */
typedef struct RaisedCall {
    uint32_t begin;
    uint32_t end;
    uint32_t place;
} RaisedCall;

/* Whether a line has nothing but calls of the line below; marks it so. */
bool raised_find(Reading *reading, uint32_t line);
/* The next call of such a line from a byte on, which is moved behind it; false if there is none. */
bool raised_next(const Reading *reading, uint32_t line, uint32_t *from, RaisedCall *call);

/* un_text_notes.c: whether the rule at this line has notes below it; reads them, and returns the
 * line behind them. */
bool notes_begin(Reading *reading, uint32_t line);
uint32_t notes_read(Reading *reading, uint32_t line);

/* un_text_note_tree.c */
/* Makes room for what calls remember by number, and reports numbers that occur twice. */
void notes_prepare(Reading *reading);
/* Puts the note where it is called first: an aside of its text; returns it. */
Node *note_place(Reading *reading, Note *note);
/* Where calls to notes of this label find the note that was placed last: 1 + its place, or 0. */
uint32_t *note_memory(Reading *reading, NoteLabel label);
/* Remembers where note blocks before this source offset stood in the tree. */
void notes_anchor(Reading *reading, uint32_t offset, Node *last);
/* Reports something about a note, by its label. */
void note_report(Reading *reading, DiagnosticKind kind, const Note *note);
/* Sets the notes that were never called where their blocks stood. */
void notes_place_uncalled(Reading *reading);

/* un_shapes.c */
void shapes_find(Reading *reading);
/* Whether the line stands for itself: organ, meeting, date, annex label, resolution number. */
bool line_is_formula(const Reading *reading, uint32_t line);

/* un_text_compose.c: the text of stretches, the first skip bytes of the first line left out, as a
 * text node; NULL when there is none. Line ends inside become spaces; the last is dropped. */
Node *compose_lines(Reading *reading, const Stretch *stretches, uint32_t count, uint32_t skip);
/* The text of clean bytes [begin, end) of one line, as a text node; NULL when there is none. */
Node *compose_bytes(Reading *reading, uint32_t begin, uint32_t end);

/* un_text_calls.c: cuts the calls out of a text node that stands in the tree. */
void calls_find(Reading *reading, Node *text_node);
/* un_text_missed.c: looks again for the calls of notes that have none. */
void calls_find_missed(Reading *reading);
/* Whether a hint says that the label at these bytes is no call. */
bool call_is_refused(Reading *reading, Span span);

/* un_text.c: language and date of the document, as far as nothing told them yet. */
void reading_complete_facts(Reading *reading, Text text);

/* un_structure.c: blocks to tree; false after a report when memory has run out. */
bool blocks_build(Reading *reading);

#endif
