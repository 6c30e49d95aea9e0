/* Name trees and number trees (ISO 32000-1, 7.9.6 and 7.9.7), read into one sorted list. */
#ifndef PLENARY_OUTPUT_CHECK_TREES_H
#define PLENARY_OUTPUT_CHECK_TREES_H

#include "output/check_pdf.h"

typedef struct TreeEntry {
    Text name;             /* of a name tree */
    double number;         /* of a number tree */
    const PdfValue *value; /* as it stands there */
} TreeEntry;

typedef struct TreeEntries {
    TreeEntry *items; /* in the order of the tree */
    size_t count;
    size_t capacity;
    bool is_broken; /* keys out of order or of the wrong kind, loops, nodes that are none */
} TreeEntries;

/* Reads a tree, which can be done once. root may be null: there are no entries then. */
const TreeEntries *trees_read(Pdf *pdf, const PdfValue *root, bool has_names);

/* The value of a key, followed; null if there is none. Trees with keys out of order may hide some. */
const PdfValue *trees_find_name(Pdf *pdf, const TreeEntries *tree, Text name);
const PdfValue *trees_find_number(Pdf *pdf, const TreeEntries *tree, double number);

#endif
