/* The pages themselves: drawn and compressed by several threads, written by one in their order. Only
 * a few pages are in memory at a time, however many there are. */
#ifndef PLENARY_OUTPUT_PAGES_H
#define PLENARY_OUTPUT_PAGES_H

#include "output/content.h"
#include "output/links.h"
#include "output/resources.h"

typedef struct Pages {
    ContentSource source;
    const Survey *survey;
    const PageTree *tree;
    Links links;
    Resources resources;
    ObjectNumber first_group; /* the form of group i of the survey is first_group + i */
    ObjectNumber first_form;  /* imposed: pages become forms, object first_form + index; else 0 */
    const char *blending;     /* as in PageEntries, for pages with something that shines through */
    bool is_press;            /* as in PageEntries */
    int compression;          /* as compress.h has it */
    unsigned threads;         /* 0: as many as there are processors */
} Pages;

/* Writes content streams, page objects and annotations; or forms, where pages are imposed. Ends early with
 * the report of objects_check when something fails. */
Status pages_write(Arena *arena, const Pages *pages, Diagnostics *diagnostics);

#endif
