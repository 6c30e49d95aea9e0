#include "layout/page_geometry.h"

static void read_size(const Style *style, PageGeometry *geometry)
{
    const ValueList *size = style_value(style, PROPERTY_SIZE)->list;
    geometry->width = size->items[0].length;
    geometry->height = size->items[1].length;
}

static Rectangle page_area(const PageGeometry *geometry)
{
    const BoxEdges *edges = &geometry->edges;
    Length left = edges->margin[EDGE_LEFT] + edges->border[EDGE_LEFT] + edges->padding[EDGE_LEFT];
    Length top = edges->margin[EDGE_TOP] + edges->border[EDGE_TOP] + edges->padding[EDGE_TOP];
    Length right =
        edges->margin[EDGE_RIGHT] + edges->border[EDGE_RIGHT] + edges->padding[EDGE_RIGHT];
    Length bottom =
        edges->margin[EDGE_BOTTOM] + edges->border[EDGE_BOTTOM] + edges->padding[EDGE_BOTTOM];
    return (Rectangle){left, top, geometry->width - left - right, geometry->height - top - bottom};
}

PageGeometry page_geometry(const PageStyle *style)
{
    PageGeometry geometry = {0};
    read_size(style->style, &geometry);
    geometry.edges = box_edges(style->style, geometry.width);
    geometry.area = page_area(&geometry);
    geometry.note_edges = box_edges(style->note_area, geometry.area.width);
    const BoxEdges *edges = &geometry.note_edges;
    geometry.note_measure = geometry.area.width - box_extra_width(edges) -
                            edges->margin[EDGE_LEFT] - edges->margin[EDGE_RIGHT];
    geometry.note_extra =
        box_extra_height(edges) + edges->margin[EDGE_TOP] + edges->margin[EDGE_BOTTOM];
    return geometry;
}
