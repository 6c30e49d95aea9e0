/* The references of a drawing: which elements with a name hold or call which others, and how far and how often that
 * goes. */
#ifndef PLENARY_INPUT_SVG_GRAPH_H
#define PLENARY_INPUT_SVG_GRAPH_H

#include "base/text.h"

typedef struct SvgReference {
    Text target;     /* a name; empty for a node that stands inside */
    uint32_t node;   /* that node */
    uint32_t levels; /* from the element that has the name to the one that calls, itself included */
    uint32_t next;   /* the next of the same node, or 0 */
} SvgReference;

/* An element with a name, with all it holds that has none; node 0 is the drawing. */
typedef struct SvgNode {
    Text name;
    uint32_t first; /* of its references, or 0 */
    uint32_t order; /* in the file */
    bool is_paint;  /* a gradient, which is never drawn itself */
    bool is_met;
    bool is_done;
    uint64_t work; /* of its own; then with what it calls */
    uint32_t way;  /* levels below it, once done */
} SvgNode;

typedef struct SvgGraph {
    Arena *arena;
    SvgNode *nodes;
    size_t count;
    size_t capacity;
    SvgReference *references; /* the first is none */
    size_t reference_count;
    size_t reference_capacity;
    uint32_t *by_name; /* once ended */
} SvgGraph;

/* An empty one, with node 0. */
SvgGraph svg_graph(Arena *arena);

/* A new node. */
uint32_t svg_graph_node(SvgGraph *graph, Text name);

/* An element of a node that stands so many levels below it calls another by its name; or holds a node. */
void svg_graph_refer(SvgGraph *graph, uint32_t node, SvgReference reference);

/* Ends it: no more nodes and references will come. */
void svg_graph_end(SvgGraph *graph);

/* Follows a node's references to their ends: fills way and work. Returns what is wrong, or NULL. */
const char *svg_graph_follow(SvgGraph *graph, uint32_t node);

/* The node of a name, or 0: the first, as XML has it. */
uint32_t svg_graph_find(const SvgGraph *graph, Text name);

#endif
