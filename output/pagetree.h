/* The page objects and the balanced tree over them (ISO 32000-1, 7.7.3). */
#ifndef PLENARY_OUTPUT_PAGETREE_H
#define PLENARY_OUTPUT_PAGETREE_H

#include "layout/page.h"
#include "output/objects.h"

typedef struct PageTree {
    Objects *objects;
    uint32_t page_count;
    ObjectNumber first_page; /* page i, by index, is object first_page + i */
    ObjectNumber first_leaf; /* the nodes over the pages; each level's follow the one below */
    ObjectNumber root;
} PageTree;

/* Reserves the numbers of all pages and nodes. A document without pages has a root only. */
PageTree pagetree_new(Objects *objects, uint32_t page_count);

/* What a page object says beside its size. */
typedef struct PageEntries {
    ObjectNumber contents;
    ObjectNumber resources;
    ObjectNumber first_annotation; /* annotation_count consecutive ones */
    uint32_t annotation_count;
    bool has_tags;        /* it has a key in the parent tree: its index */
    const char *blending; /* the colour space in which what shines through is mixed, or NULL */
    bool is_press;        /* all boxes are written, also where they are the same */
} PageEntries;

/* Writes page i. Each page once, in any order. */
void pagetree_write_page(const PageTree *tree, uint32_t index, const Page *page,
                         const PageEntries *entries);

/* Writes the nodes; the pages may be written before or after. */
void pagetree_write_nodes(const PageTree *tree);

#endif
