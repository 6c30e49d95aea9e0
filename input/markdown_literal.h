/* Inline content of Markdown in the making, and its literals. */
#ifndef PLENARY_INPUT_MARKDOWN_LITERAL_H
#define PLENARY_INPUT_MARKDOWN_LITERAL_H

#include "input/markdown_parts.h"

enum {
    WINDOW = 4096 /* bytes of markup that a literal is looked for in */
};

typedef struct Open {
    Node *node;
    bool is_html;
} Open;

typedef struct Inline {
    Markdown *markdown;
    Text bytes;
    uint32_t cursor;
    uint32_t limit; /* the end of the block, as far as it is known */
    Node *parent;
    Open open[MOST_NESTING];
    unsigned depth;
    size_t taken;    /* bytes of the next literal that were attributes */
    unsigned passed; /* elements that were nested too deeply and are not there */
    Buffer text;     /* of the text node in the making */
    Piece *pieces;
    size_t piece_count;
    size_t piece_capacity;
} Inline;

/* Where something stands in the source. */
typedef struct Found {
    uint32_t begin;
    uint32_t end; /* 0: nowhere */
} Found;

/* Adds text to the text node in the making, which stands for source bytes [begin, end). */
void inline_add_piece(Inline *work, Text text, uint32_t begin, uint32_t end, LedgerRule rule);
/* Ends the text node in the making. */
void inline_flush(Inline *work);
/* Looks for a literal from the cursor on. */
Found find_literal(Inline *work, Text literal);
/* Sets a literal, and moves the cursor behind it. */
void put_literal(Inline *work, Text literal);
/* The same for code, which may go over lines. */
void put_code(Inline *work, Text literal);

/* Whether a line ends at an offset; where text goes on behind it, indentation and the marks of quotations
 * passed over. */
bool is_line_end(const Inline *work, uint32_t at);
uint32_t behind_line_end(const Inline *work, uint32_t at);
/* The offset behind a literal at an offset whose line ends may stand for spaces; 0: it is not there. Adds
 * its pieces if adds is true. */
uint32_t walk_lines(Inline *work, uint32_t at, Text literal, bool adds);

#endif
