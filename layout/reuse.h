/* Lines that are set already: where layout goes round again, because pages are named in the text, most
 * paragraphs are what they were in the round before. */
#ifndef PLENARY_LAYOUT_REUSE_H
#define PLENARY_LAYOUT_REUSE_H

#include "layout/paragraph.h"

typedef struct ParagraphList {
    Paragraph **items; /* in the order in which they are met */
    size_t count;
    size_t capacity;
    size_t bytes; /* of their text */
} ParagraphList;

/* Gives each paragraph the lines of its like in the round before: the one at its place in the list, if it
 * has the same text, is set in the same way, holds no frame and gave no finding. Returns the bytes of text
 * that are left to be set. */
size_t paragraphs_reuse(const ParagraphList *before, const ParagraphList *list);

#endif
