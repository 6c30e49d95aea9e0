/* The document under construction, and the elements that blocks become in it. */
#ifndef PLENARY_INPUT_UN_TEXT_BUILDER_H
#define PLENARY_INPUT_UN_TEXT_BUILDER_H

#include "input/un_text_lists.h"
#include "input/un_text_parts.h"

/* Which part of a document the last block belonged to. */
typedef enum Part {
    PART_FRONT,    /* nothing yet, or a resolution's or report's opening */
    PART_TITLE,    /* the title of a resolution */
    PART_PREAMBLE, /* the enacting organ and what follows it */
    PART_OPERATIVE,
    PART_ADOPTED, /* the lines of meeting and date */
    PART_ANNEX,
    PART_REPORT
} Part;

typedef struct Builder {
    UnText *reader;
    Node *container; /* the section, or the body, that blocks go into */
    Part part;
    Lists lists;
    size_t sole;          /* place of the sole operative paragraph, SIZE_MAX if there is none */
    uint32_t last_number; /* of a numbered paragraph of this section */
    uint32_t headings[3]; /* the last roman, letter and figure of numbered headings */
    bool may_restart;     /* a heading stands between: numbers may begin with 1 again */
    bool wants_title;     /* the next short text is the title of the annex, part or report */
    bool has_adopted;     /* any resolution had meeting and date lines */
} Builder;

/* From the first line's text, with its number, to the end of the last line's. */
Span block_span(const UnText *reader, const Block *block);

/* The block as a new element at the end of the container. Its first skip bytes are a number that a
 * counter will give again. class_name may be NULL. */
Node *element_add(Builder *builder, Tag tag, const char *class_name, const Block *block,
                  uint32_t skip);
/* Sets the block into an element that stands in the tree: its span, its text, the calls in that. */
void element_fill(Builder *builder, Node *element, const Block *block, uint32_t skip);

/* The block as a new element at the end of the container; bytes [begin, end) of its text are a number
 * and become span.number, with the space behind them. */
void element_add_titled(Builder *builder, Node *element, const Block *block, uint32_t begin,
                        uint32_t end);

/* A new section at the end of the body, which becomes the container. */
void section_open(Builder *builder, const char *class_name, Part part);

/* un_text_structure.c: builds block i. */
void block_build(Builder *builder, size_t i);

/* Sets the spans of sections and lists to what is in them. */
void spans_close(Document *document);

#endif
