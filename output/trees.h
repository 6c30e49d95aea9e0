/* Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7): sorted tables of any size whose nodes
 * all stay small. */
#ifndef PLENARY_OUTPUT_TREES_H
#define PLENARY_OUTPUT_TREES_H

#include "output/objects.h"

typedef enum TreeKind {
    TREE_OF_NUMBERS,
    TREE_OF_NAMES
} TreeKind;

typedef struct TreeWriter TreeWriter;

/* A tree to be written into objects; its nodes are written as they fill. */
TreeWriter *tree_begin(Arena *arena, Objects *objects, TreeKind kind);

/* Adds an entry; both parts are in PDF's notation. Keys come in ascending order. */
void tree_add(TreeWriter *tree, Text key, Text value);

/* Writes what is left, and returns the number of the root. */
ObjectNumber tree_end(TreeWriter *tree);

#endif
