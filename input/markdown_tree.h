/* cmark's tree of a text, in memory within a limit.
 *
 * A line of Markdown becomes many times its bytes in nodes, delimiters and maps of notes, all of which cmark
 * takes from functions that the caller may name. Ours hand out an arena's memory: what cmark gives back is
 * kept until the arena dies, and all of it dies at once. cmark has no way to say that there is no memory
 * left, so a parse is left from within the allocation that passes the limit. */
#ifndef PLENARY_INPUT_MARKDOWN_TREE_H
#define PLENARY_INPUT_MARKDOWN_TREE_H

#include <setjmp.h>

#include <cmark-gfm.h>

#include "base/arena.h"

typedef struct MarkdownTree {
    cmark_mem functions; /* for cmark, on the thread that opened them */
    Arena *arena;
    bool is_parsing;
    jmp_buf left; /* where a parse is left to */
} MarkdownTree;

/* Opens the memory of one tree; a thread has one at a time. The arena is the caller's and outlives it. */
void markdown_tree_open(MarkdownTree *tree, Arena *arena);
void markdown_tree_close(void);

/* The tree of a text, with notes and GitHub's tables, strikethrough and autolinks, in the arena: nothing
 * of it is freed. NULL when the arena is over its limit. */
cmark_node *markdown_tree_parse(MarkdownTree *tree, const char *text, size_t bytes);

#endif
