#include "input/markdown_tree.h"

#include <stdalign.h>
#include <stddef.h>
#include <stdint.h>

#include <cmark-gfm-core-extensions.h>

/* cmark keeps its extensions in a list of its own. It is filled before any thread can look. */
__attribute__((constructor)) static void register_extensions(void)
{
    cmark_gfm_core_extensions_ensure_registered();
}

/* What stands before each piece of memory, so that it can be made larger. */
typedef struct Header {
    alignas(max_align_t) size_t bytes;
} Header;

/* cmark's functions are given no context, so a thread finds its own here. */
static _Thread_local MarkdownTree *opened;

static void *resize(Header *old, size_t bytes)
{
    if (bytes > SIZE_MAX - sizeof *old)
        memory_exhausted();
    if (opened->is_parsing && arena_is_over_limit(opened->arena))
        longjmp(opened->left, 1);
    size_t old_bytes = old ? sizeof *old + old->bytes : 0;
    Header *header = arena_grow(opened->arena, old, old_bytes, sizeof *header + bytes);
    header->bytes = bytes;
    return header + 1;
}

static void *allocate(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        memory_exhausted();
    return resize(NULL, n * size);
}

static void *reallocate(void *old, size_t bytes)
{
    Header *header = old ? (Header *)old - 1 : NULL;
    return header && bytes <= header->bytes ? old : resize(header, bytes);
}

static void give_back(void *old)
{
    (void)old; /* it goes with the arena */
}

void markdown_tree_open(MarkdownTree *tree, Arena *arena)
{
    tree->functions = (cmark_mem){allocate, reallocate, give_back};
    tree->arena = arena;
    tree->is_parsing = false;
    opened = tree;
}

void markdown_tree_close(void)
{
    opened = NULL;
}

cmark_node *markdown_tree_parse(MarkdownTree *tree, const char *text, size_t bytes)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink"};
    if (setjmp(tree->left)) {
        tree->is_parsing = false;
        return NULL;
    }
    tree->is_parsing = true;
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, &tree->functions);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, text, bytes);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    tree->is_parsing = false;
    return root;
}
