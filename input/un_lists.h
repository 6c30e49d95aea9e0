/* The lists of subparagraphs that are open while a document is built: (a), in it (i), and so on. */
#ifndef PLENARY_INPUT_UN_LISTS_H
#define PLENARY_INPUT_UN_LISTS_H

#include "input/reading.h"

enum {
    LIST_DEPTH = 6 /* deeper ones are set at this depth */
};

typedef struct OpenList {
    Node *list;
    Node *item; /* the last */
    LabelSeries series;
    LabelForm form;
    Text label;       /* of the last item */
    uint32_t ordinal; /* the same as a number */
} OpenList;

typedef struct Lists {
    OpenList open[LIST_DEPTH];
    unsigned depth;
    bool is_interrupted; /* a paragraph without a label stands behind the last item */
    bool is_next;        /* the last item continued its list, or began one with the first label */
} Lists;

/* Adds an item of this label, below container if it opens a list there; returns the li. next is the
 * label of the block behind, which tells whether "(i)" is a letter. Reports a label that does not
 * continue its list. */
Node *lists_add(Lists *lists, Reading *reading, Node *container, const Block *block,
                const Block *next);

/* A paragraph without label: later labels continue their series in a new list. */
void lists_interrupt(Lists *lists);

/* A numbered paragraph or heading: no list is open. */
void lists_close(Lists *lists);

#endif
