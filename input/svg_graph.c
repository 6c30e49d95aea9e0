#define _GNU_SOURCE /* qsort_r */
#include "input/svg_graph.h"

#include <stdlib.h>

#include "input/svg_guard.h"

SvgGraph svg_graph(Arena *arena)
{
    SvgGraph graph = {.arena = arena};
    svg_graph_node(&graph, (Text){0});
    graph.references =
        arena_reserve(arena, NULL, 0, &graph.reference_capacity, sizeof *graph.references);
    graph.reference_count = 1;
    return graph;
}

uint32_t svg_graph_node(SvgGraph *graph, Text name)
{
    graph->nodes = arena_reserve(graph->arena, graph->nodes, graph->count, &graph->capacity,
                                 sizeof *graph->nodes);
    uint32_t node = (uint32_t)graph->count++;
    graph->nodes[node] = (SvgNode){.name = name, .order = node};
    return node;
}

void svg_graph_refer(SvgGraph *graph, uint32_t node, SvgReference reference)
{
    graph->references = arena_reserve(graph->arena, graph->references, graph->reference_count,
                                      &graph->reference_capacity, sizeof *graph->references);
    uint32_t number = (uint32_t)graph->reference_count++;
    reference.next = graph->nodes[node].first;
    graph->references[number] = reference;
    graph->nodes[node].first = number;
}

static int by_name(const void *a, const void *b, void *nodes)
{
    const SvgNode *first = (const SvgNode *)nodes + *(const uint32_t *)a;
    const SvgNode *second = (const SvgNode *)nodes + *(const uint32_t *)b;
    int order = text_compare(first->name, second->name);
    return order ? order : (first->order > second->order) - (first->order < second->order);
}

void svg_graph_end(SvgGraph *graph)
{
    graph->by_name = ARENA_ARRAY(graph->arena, uint32_t, graph->count);
    for (uint32_t i = 0; i < graph->count; i++)
        graph->by_name[i] = i;
    qsort_r(graph->by_name, graph->count, sizeof *graph->by_name, by_name, graph->nodes);
}

uint32_t svg_graph_find(const SvgGraph *graph, Text name)
{
    size_t low = 0;
    size_t high = graph->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (text_compare(graph->nodes[graph->by_name[middle]].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == graph->count || !text_equal(graph->nodes[graph->by_name[low]].name, name))
        return 0;
    return graph->by_name[low];
}

/* steps are those taken on the way here: each goes down a level at least. */
static const char *follow(SvgGraph *graph, uint32_t number, uint32_t steps)
{
    SvgNode *node = &graph->nodes[number];
    if (node->is_done)
        return NULL;
    if (node->is_met)
        return "an element of the drawing refers to itself";
    if (steps > SVG_LONGEST_WAY)
        return "its references lead too deep";
    node->is_met = true;
    for (uint32_t i = node->first; i; i = graph->references[i].next) {
        const SvgReference *reference = &graph->references[i];
        uint32_t target = reference->node;
        if (target == 0)
            target = svg_graph_find(graph, reference->target);
        if (target == 0)
            continue;
        const char *fault = follow(graph, target, steps + 1);
        if (fault)
            return fault;
        const SvgNode *called = &graph->nodes[target];
        uint32_t way = called->is_paint ? 0 : called->way + reference->levels;
        node->way = way > node->way ? way : node->way;
        node->work += called->is_paint ? 0 : called->work;
        if (node->way > SVG_LONGEST_WAY)
            return "its references lead too deep";
        if (node->work > SVG_MOST_WORK)
            return "its references or filters make too much work";
    }
    node->is_done = true;
    return NULL;
}

const char *svg_graph_follow(SvgGraph *graph, uint32_t node)
{
    return follow(graph, node, 0);
}
