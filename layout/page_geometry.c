#include "layout/page_geometry.h"

#include "layout/page.h"

static void read_size(const Style *style, PageGeometry *geometry)
{
    const ValueList *size = style_value(style, PROPERTY_SIZE)->list;
    geometry->width = size->items[0].length;
    geometry->height = size->items[1].length;
}

static bool has_marks(const Style *style, Keyword wanted)
{
    const Value *marks = style_value(style, PROPERTY_MARKS);
    if (marks->kind != VALUE_LIST)
        return false;
    for (uint32_t i = 0; i < marks->list->count; i++)
        if (value_is_keyword(&marks->list->items[i], wanted))
            return true;
    return false;
}

/* CSS Paged Media 3, section 8.2: without a word about it, crop marks bring a bleed of 6 pt. */
static void read_bleed(const Style *style, PageGeometry *geometry)
{
    enum {
        USUAL_BLEED = LENGTH_OF_POINTS(6),
        MARKS_ROOM = LENGTH_OF_POINTS(24) /* beside the bleed: marks of 18 pt, 6 pt off */
    };
    if (has_marks(style, KEYWORD_CROP))
        geometry->printer_marks |= PRINTER_MARKS_CROP;
    if (has_marks(style, KEYWORD_CROSS))
        geometry->printer_marks |= PRINTER_MARKS_CROSS;
    bool has_usual = geometry->printer_marks & PRINTER_MARKS_CROP;
    geometry->bleed = style_length(style, PROPERTY_BLEED, 0, has_usual ? USUAL_BLEED : 0);
    geometry->slug = length_add(geometry->bleed, geometry->printer_marks ? MARKS_ROOM : 0);
}

static Rectangle page_area(const PageGeometry *geometry)
{
    const BoxEdges *edges = &geometry->edges;
    return (Rectangle){
        .x = box_edge(edges, EDGE_LEFT),
        .y = box_edge(edges, EDGE_TOP),
        .width = length_clip((int64_t)geometry->width - box_edge(edges, EDGE_LEFT) -
                             box_edge(edges, EDGE_RIGHT)),
        .height = length_clip((int64_t)geometry->height - box_edge(edges, EDGE_TOP) -
                              box_edge(edges, EDGE_BOTTOM)),
    };
}

PageGeometry page_geometry(const PageStyle *style)
{
    PageGeometry geometry = {0};
    read_size(style->style, &geometry);
    read_bleed(style->style, &geometry);
    geometry.edges = box_edges(style->style, geometry.width);
    geometry.area = page_area(&geometry);
    geometry.note_edges = box_edges(style->note_area, geometry.area.width);
    const BoxEdges *edges = &geometry.note_edges;
    geometry.note_measure = length_clip((int64_t)geometry.area.width - box_edge(edges, EDGE_LEFT) -
                                        box_edge(edges, EDGE_RIGHT));
    geometry.note_extra = length_add(box_edge(edges, EDGE_TOP), box_edge(edges, EDGE_BOTTOM));
    geometry.note_most = box_size(style->note_area, PROPERTY_MAX_HEIGHT, geometry.area.height,
                                  box_extra_height(edges), LENGTH_MAX);
    geometry.continued_edges = box_edges(style->continued_area, geometry.area.width);
    edges = &geometry.continued_edges;
    geometry.continued_extra = length_add(box_edge(edges, EDGE_TOP), box_edge(edges, EDGE_BOTTOM));
    return geometry;
}
