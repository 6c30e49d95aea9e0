/* Documents and sheets made at random, the same for the same seed. All letters of a document are its
 * own text; what sheets generate around it are figures and signs. */
#ifndef PLENARY_TESTS_LAYOUT_RANDOM_DOCUMENT_H
#define PLENARY_TESTS_LAYOUT_RANDOM_DOCUMENT_H

#include "input/document.h"

#define RANDOM_PICTURE "random.png" /* of its pictures, in the present folder */

typedef struct RandomDocument {
    uint64_t seed;
    bool is_sane;    /* nothing is negative, huge or out of its place; words go into their lines */
    bool is_long;    /* enough text for more than one thread */
    bool is_optimal; /* pages by the optimiser */
    bool has_page_names;
    const char *font;
} RandomDocument;

/* Puts text below the root of an empty document, and numbers it. */
void random_document_fill(const RandomDocument *random, Document *document);

/* A sheet for it. */
void random_document_sheet(const RandomDocument *random, Buffer *sheet);

#endif
