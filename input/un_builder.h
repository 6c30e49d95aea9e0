/* The document under construction, and the elements that blocks become in it. */
#ifndef PLENARY_INPUT_UN_BUILDER_H
#define PLENARY_INPUT_UN_BUILDER_H

#include "input/reading.h"
#include "input/un_lists.h"

/* Which part of a document the last block belonged to. */
typedef enum Part {
    PART_FRONT,    /* nothing yet, or a report's opening */
    PART_TITLE,    /* the title of a resolution */
    PART_PREAMBLE, /* the enacting organ and what follows it */
    PART_OPERATIVE,
    PART_ADOPTED,  /* the lines of meeting and date */
    PART_DECISION, /* a decision's text */
    PART_ANNEX,
    PART_REPORT, /* the body of any other document */
    PART_SIGNED  /* a signature */
} Part;

/* Which title the next short text without a mark is. */
typedef enum Wanted {
    WANTED_NOTHING,
    WANTED_DOCUMENT_TITLE,
    WANTED_RESOLUTION_TITLE, /* behind "Draft resolution I" */
    WANTED_PART_TITLE,
    WANTED_ANNEX_TITLE,
    WANTED_CHAPTER_TITLE,
    WANTED_DIVISION_TITLE,
    WANTED_ITEM_TITLE,    /* behind "Agenda item 70 (continued)" */
    WANTED_ITEM_SUBTITLE, /* and what is taken up under it */
    WANTED_TABLE_TITLE
} Wanted;

enum {
    HEADING_LEVELS = 4, /* I., A., 1., (a) */
    MOST_BOXES = 16
};

/* What numbers and headings count on from: of the report while a draft resolution stands in it. */
typedef struct Counts {
    uint32_t number; /* of the last numbered paragraph */
    OwnNumber own;   /* the same for numbers of its own: 2.10 */
    uint32_t headings[HEADING_LEVELS];
} Counts;

typedef struct Builder {
    Reading *reading;
    Node *container; /* the section, or the body, that blocks go into */
    Part part;
    Lists lists;
    size_t sole; /* place of the sole operative paragraph, SIZE_MAX if there is none */
    Counts counts;
    bool may_restart; /* a heading stands between: numbers may begin with 1 again */
    Wanted wanted;
    bool has_adopted; /* any resolution had meeting and date lines */
    bool has_title;   /* of the document */

    bool is_embedded; /* a draft stands in a report, which may go on */
    Counts outer;     /* the report's */

    Node *summary;      /* while the box is open */
    Node *contents;     /* while the table is open */
    Node *quote;        /* while a quotation is open */
    Node *division;     /* of signatures, while open */
    bool has_open_vote; /* "[Adopted by …" whose bracket is not closed */

    Node *boxes[MOST_BOXES]; /* containers of markup: what stands around each open one */
    Part outer_parts[MOST_BOXES];
    unsigned box_count; /* may be more, whose bounds are then not kept */

    Node *caption; /* of the next table */
    Node *table;   /* the last one, while notes may follow it */
    uint32_t table_count;
    char table_letter; /* of its last note */
} Builder;

/* From the first line's text, with its number, to the end of the last line's. */
Span block_span(const Reading *reading, const Block *block);

/* Writes down what a block was taken for; less is taken from the rule's confidence. */
void block_decide(const Builder *builder, const Block *block, DecisionRule rule, int less);

/* The block as a new element at the end of the container. Its first skip bytes are a number that a
 * counter will give again. class_name may be NULL. */
Node *element_add(Builder *builder, Tag tag, const char *class_name, const Block *block,
                  uint32_t skip);
/* The same below another parent. */
Node *element_add_to(Builder *builder, Node *parent, Tag tag, const char *class_name,
                     const Block *block);
/* Sets the block into an element that stands in the tree: its span, its text, the calls in that. */
void element_fill(Builder *builder, Node *element, const Block *block, uint32_t skip);
/* Some lines of a block as an element of their own at the end of a parent. */
Node *element_add_lines(Builder *builder, Node *parent, Tag tag, const char *class_name,
                        Stretch lines);

/* The block in an element without a parent yet, which is put at the end of the container; bytes
 * [begin, end) of its text are a number and become span.number, with the space behind them. */
void element_add_titled(Builder *builder, Node *element, const Block *block, uint32_t begin,
                        uint32_t end);

/* The value of an element, where its counter would say something else. */
void element_set_value(Reading *reading, Node *node, uint32_t value);
/* The kind of digits of a numbered element, where the block's number stands in Arabic-Indic ones. */
void element_set_digits(Reading *reading, Node *node, const Block *block);
/* Takes a text node out of the tree and gives its source bytes to the ledger: byte by byte, for what
 * lies between its pieces is there already. */
void text_node_drop(Reading *reading, Node *text_node, LedgerRule rule);

/* A new section at the end of the document, which becomes the container. */
Node *section_open(Builder *builder, const char *class_name, Part part);
/* Back to the document itself. */
void section_leave(Builder *builder, Part part);
/* Ends what only certain blocks may continue: summary, contents, quotation, table notes. */
void boxes_close(Builder *builder);

/* Sets the spans of sections and lists to what is in them. */
void spans_close(Node *top);

/* un_text_calls.c: the note of this label that a call at a source offset means, or NULL; a call to
 * it, which is the note itself where it is the first; a call in the place of bytes [begin, end) of a
 * text node, which returns the text behind. */
Note *note_find(Reading *reading, NoteLabel label, uint32_t offset);
Node *call_make(Reading *reading, Note *note, Span span);
Node *call_replace(Reading *reading, Node *text_node, size_t begin, size_t end, Node *call);

/* --- asking about blocks -------------------------------------------------------------------------- */

/* Block i, NULL behind the last; whether it has a shape. */
const Block *block_at(const Builder *builder, size_t i);
bool is_shape(const Builder *builder, size_t i, Shape shape);
/* Text that may be a title: few lines without a mark at the end. */
bool is_title_text(const Block *block);
/* Whether an enacting organ stands within the next two blocks. */
bool comes_organ(const Builder *builder, size_t i);
/* Whether the last block belonged to a resolution. */
bool is_in_resolution(const Builder *builder);

/* --- building, by the kind of block ---------------------------------------------------------------- */

/* Each has a test whether block i fits where it stands, and a step that builds it. */
typedef struct BlockBuilder {
    bool (*fits)(const Builder *builder, size_t i);
    void (*build)(Builder *builder, size_t i);
} BlockBuilder;

/* The rows of shapes, by file; NULL where a file has none. */
const BlockBuilder *number_builder(Shape shape);     /* un_numbers.c */
const BlockBuilder *resolution_builder(Shape shape); /* un_resolution.c */
const BlockBuilder *front_builder(Shape shape);      /* un_front.c */
const BlockBuilder *body_builder(Shape shape);       /* un_body.c */
const BlockBuilder *markup_builder(Shape shape);     /* un_markup.c */
const BlockBuilder *table_builder(Shape shape);      /* un_tables.c */

/* un_resolution.c: whether text is the title of a resolution that has no number; builds it. */
bool is_resolution_title(const Builder *builder, size_t i);
void build_resolution_title(Builder *builder, size_t i);

/* un_front.c: text in the front of a document, or behind a signature; false if it is none of these. */
bool build_front_text(Builder *builder, size_t i);

/* un_body.c: a speech of a verbatim record; text in an open quotation. */
bool build_speech(Builder *builder, size_t i);
bool build_quoted(Builder *builder, size_t i);

/* un_tables.c: text that belongs to the caption of the next table, or stands below the last; false if
 * it is neither. */
bool build_table_text(Builder *builder, size_t i);
/* The same: the table that a caption was made for does not come; the caption stands by itself here. */
void build_caption_end(Builder *builder);
/* The same: a table that is made already; false if the block is something else. */
bool build_ready_table(Builder *builder, size_t i);

/* un_hinted.c: a block as its hint says. */
void build_hinted(Builder *builder, size_t i);

/* un_kind.c: what kind of document the blocks are; a constant. */
const char *document_kind(const Builder *builder);

#endif
