/* The text that a PDF must show, from the document and its style and not from what was drawn: units of
 * text that each begin once, go on to their end, and begin in their order.
 *
 * A unit is a block of the document (a paragraph, a heading, a cell, a note) or something that stands
 * in one apart from its text (a marker, an inline block). Its characters are those of the tree's text
 * nodes, each with its place in the source, and what the style sheets generate, which has none. White
 * space and invisible signs are left out; that words are parted is remembered.
 *
 * Three kinds of unit have an order of their own. Notes follow each other at the foot of pages while
 * the text goes on above. What stands free (a masthead's parts, whatever is positioned) may come
 * anywhere. Running heads and feet belong to one page; their text is layout's, being no part of the
 * document. So do the words in drawings, which may have been drawn as dots. */
#ifndef PLENARY_OUTPUT_FIDELITY_TEXT_H
#define PLENARY_OUTPUT_FIDELITY_TEXT_H

#include "layout/layout.h"

/* In place of a code point: what only layout knows. */
enum {
    SHOWN_PAGE_NUMBER = 0x110000, /* digits, or letters of a numeral */
    SHOWN_LEADER = 0x110001       /* dots, as many as fit */
};

typedef struct ShownCharacter {
    uint32_t code_point;
    bool is_apart;      /* white space comes before it */
    uint32_t at;        /* where it begins in its text node */
    const Node *origin; /* its text node; NULL if it was generated */
} ShownCharacter;

typedef enum ShownKind {
    SHOWN_TEXT,
    SHOWN_NOTE,
    SHOWN_FREE,
    SHOWN_FURNITURE
} ShownKind;

typedef struct ShownUnit {
    ShownKind kind;
    uint32_t first; /* of the characters */
    uint32_t count; /* at least one */
    uint32_t page;  /* of furniture: the page it belongs to, from 0 */
    bool repeats;   /* the head of a table, which may come again on later pages */
    const Node *node;
} ShownUnit;

typedef struct ShownText {
    ShownCharacter *characters;
    size_t count;
    size_t capacity;
    ShownUnit *units; /* in their order, notes behind what calls them */
    size_t unit_count;
    size_t unit_capacity;
    /* for the report */
    size_t from_source; /* characters of the document's text */
    size_t generated;
    size_t hidden; /* characters that the style does not show */
    uint32_t page_count;
} ShownText;

/* The text of a document that was laid out. */
ShownText shown_text_of(Arena *arena, const StyledTree *tree, const Publication *publication);

/* The text of documents that are bound in one file: the units of all, those of a kind together. */
ShownText shown_text_join(Arena *arena, const ShownText *parts, size_t count);

/* Whether a code point is white space, and whether it is seen or heard at all. */
bool is_shown_space(uint32_t code_point);
bool is_shown_nothing(uint32_t code_point);

#endif
