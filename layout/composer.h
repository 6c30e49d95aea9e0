/* The composer: what all steps of one layout share.
 *
 * Layout goes in three passes. Flow walks the styled tree once, by one thread, and writes the galley
 * with a paragraph where its lines will stand. Then the paragraphs are set into lines, by several
 * threads: each thread has a compositor of its own and no two touch the same paragraph. Last the
 * lines take their paragraphs' places, and pagination cuts the galley.
 *
 * Small boxes whose size must be known while flow walks (inline blocks, markers, positioned elements,
 * margin boxes) are set at once into frames. */
#ifndef PLENARY_LAYOUT_COMPOSER_H
#define PLENARY_LAYOUT_COMPOSER_H

#include "layout/anchors.h"
#include "layout/compositor.h"
#include "layout/paragraph.h"
#include "layout/structure.h"

enum {
    SHRINKING_MOST = 6 /* each level of what shrinks sets what is in it more than once */
};

/* Nodes in document order. */
typedef struct NodeList {
    const Node **items;
    size_t count;
    size_t capacity;
} NodeList;

typedef struct Composer {
    Arena *arena;
    StyledTree *tree;
    const Structure *structure;
    const Anchors *anchors;
    TextStyles *text_styles;
    HyphenDictionaries *hyphens;
    struct Pictures *pictures;
    FontSet *fonts;
    Diagnostics *diagnostics;
    Compositor *compositor; /* of the thread that flows */
    Name lang;
    const struct Region *regions; /* met so far */
    const struct Region *region;  /* under way */
    const struct PageWidths
        *widths;           /* that the round before found; NULL if all are as they seemed */
    Length measure;        /* of the page area of the region under way */
    Length page_height;    /* of the same */
    Length note_measure;   /* of its note area */
    Length column_measure; /* of the columns under way; 0 outside of columns */
    /* By Node.number, the page each node fell on in the round before; NULL in the first. */
    const uint32_t *page_of_node;
    const uint32_t *number_of_note; /* likewise, of notes that count on their page */
    bool counts_notes_by_page;
    const struct PageNumbers *numbers;  /* likewise: of its pages */
    const struct ParagraphList *set;    /* the paragraphs of the round before; NULL in the first */
    struct NumberWidths *number_widths; /* of all rounds */
    int round;                          /* from 0 */
    const struct PageNumber *page_number; /* of the page whose margin boxes are set; or NULL */
    Name page_counter;                    /* "page" */
    bool asks_for_pages;                  /* something in the text depends on page numbers */
    NodeList *
        table_notes; /* of the table whose caption is under way, for those of its stream; or NULL */
    int depth;       /* of what is under way, as the document nests it */
    int shrinking;   /* boxes and tables under way that take the width of their content */
    Status status;   /* of the first error that ends the layout */
} Composer;

/* Ends the layout because it takes more memory than it may, or was stopped; the node is where, or NULL. */
void composer_stop(Composer *composer, const Node *node);

/* One level deeper into what the document nests: blocks, boxes, notes, inline elements. Reports and
 * returns false if that is too deep for the stack, or takes too much memory; otherwise composer_leave ends
 * the level. */
bool composer_enter(Composer *composer, const Node *node);
void composer_leave(Composer *composer);

/* Sends findings to another list from here on. */
void composer_tell(Composer *composer, Diagnostics *diagnostics);

/* Appends a node. */
void node_list_add(Arena *arena, NodeList *list, const Node *node);

#endif
