/* What the files of the Markdown reader share. */
#ifndef PLENARY_INPUT_MARKDOWN_PARTS_H
#define PLENARY_INPUT_MARKDOWN_PARTS_H

#include <cmark-gfm.h>

#include "input/markdown_attributes.h"
#include "input/markdown_tree.h"
#include "input/reading.h"

enum {
    MOST_NESTING = 32 /* elements in elements; what is deeper is set without them */
};

/* A fence of a container: ":::". */
typedef struct Fence {
    uint32_t line; /* from 1 */
    bool opens;
    MarkupAttributes attributes;
    Span span;
} Fence;

typedef struct Markdown {
    Reading reading;
    MarkdownTree tree;
    Text bytes;            /* the source's */
    CleanText mended;      /* which letters of it are composed */
    uint32_t begin;        /* behind front matter */
    uint32_t *line_starts; /* offsets in the source, by line from 0; one more at the end */
    uint32_t line_count;
    Fence *fences; /* in order */
    size_t fence_count;
    size_t fence_capacity;
    cmark_node **definitions; /* of notes, in the order in which they are called */
    Node **notes;             /* what became of them, NULL before the first call */
    uint32_t note_count;
    unsigned note_depth; /* notes in notes */
    uint32_t done; /* where the next block may begin: cmark does not always tell where one stands */
    size_t looked_at; /* blocks in which an organ has been looked for */
    bool has_organ;   /* one was in them */
    bool told_depth;
} Markdown;

/* --- markdown_inline.c ----------------------------------------------------------------------------- */

/* The inline content of a block as children of parent. Its bytes are looked for from offset *cursor on,
 * which moves behind them. */
void inline_build(Markdown *markdown, cmark_node *block, Node *parent, uint32_t *cursor);
/* Where a block's source begins, the line that it begins in, and where it ends. */
uint32_t block_begin(const Markdown *markdown, cmark_node *block);
uint32_t line_begin(const Markdown *markdown, cmark_node *block);
uint32_t block_end(const Markdown *markdown, cmark_node *block);
/* Bytes that are no text. */
void markdown_drop(Markdown *markdown, uint32_t begin, uint32_t end, LedgerRule rule);
/* Tells that something is nested too deeply, once. */
void tell_nesting(Markdown *markdown, uint32_t offset);
/* Cuts attributes off the end of an element's text, if there are some; false if there are none. */
bool attributes_take(Markdown *markdown, Node *parent, MarkupAttributes *attributes);
/* The note of that number, from 1, where it is called; NULL if there is none. */
Node *note_call(Markdown *markdown, uint32_t number, Span span);

/* --- markdown_html.c ------------------------------------------------------------------------------- */

/* What a tag of raw HTML is for. */
typedef enum HtmlMeaning {
    HTML_NONE,    /* nothing here: refused */
    HTML_COMMENT, /* for people who edit */
    HTML_BREAK,
    HTML_OPENS,
    HTML_CLOSES
} HtmlMeaning;

/* The meaning of a tag with its angle brackets, and its element. */
HtmlMeaning html_meaning(Text tag, Tag *element);
/* Puts the attributes of a tag that text has a use for on its element: lang, dir, id, class, title. */
void html_attributes(Document *document, Text tag, Node *element);
/* The bytes of the tag or comment that text begins with; 0 if it begins with none. */
size_t html_tag_bytes(Text text);
void html_refuse(Markdown *markdown, Text tag, Span span);

/* --- markdown_elements.c --------------------------------------------------------------------------- */

/* A block with all that is in it, made without looking for roles, at the end of parent. */
void element_build(Markdown *markdown, cmark_node *block, Node *parent, unsigned depth);

/* --- markdown_clauses.c ---------------------------------------------------------------------------- */

/* Whether a block of code is clauses of a resolution; puts them behind it as paragraphs if it is. */
bool clauses_part(Markdown *markdown, cmark_node *code);

/* --- markdown_spans.c ------------------------------------------------------------------------------ */

/* Makes spans of "[text]{attributes}" in the inline content of top. */
void spans_make(Markdown *markdown, Node *top);

/* --- markdown_fences.c ----------------------------------------------------------------------------- */

/* Finds the lines and the fences; what the parser gets instead of the source, in scratch memory. */
Text fences_find(Markdown *markdown);
/* A line of the source, from 0, without its end. */
Text markdown_line(const Markdown *markdown, uint32_t line);
/* The first fence at or behind an offset; where it begins, or the source's end if there is none. */
size_t fence_from(const Markdown *markdown, uint32_t offset);
uint32_t fence_begin(const Markdown *markdown, size_t fence);

/* --- markdown_rest.c ------------------------------------------------------------------------------- */

/* Gives what is left of the source to the ledger; what seems to be text is set as such. */
void rest_account(Markdown *markdown);

#endif
