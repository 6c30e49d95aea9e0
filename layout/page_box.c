/* What @page itself paints: the background on the whole sheet, bleed included, and the border between
 * margin and padding (CSS Paged Media 3, sections 4.1 and 7). */
#include "layout/place.h"
#include "layout/structure.h"

void place_page_box(MarkList *marks, const PageDraft *draft)
{
    const PageGeometry *geometry = &draft->geometry;
    const Style *style = draft->style->style;
    if (!box_is_painted(style, &geometry->edges))
        return;
    Length bleed = geometry->bleed;
    BoxSize sheet = {length_clip(geometry->width + 2 * (int64_t)bleed),
                     length_clip(geometry->height + 2 * (int64_t)bleed)};
    const Length *margin = geometry->edges.margin;
    BoxSize box = {length_clip((int64_t)geometry->width - margin[EDGE_LEFT] - margin[EDGE_RIGHT]),
                   length_clip((int64_t)geometry->height - margin[EDGE_TOP] - margin[EDGE_BOTTOM])};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned backgrounds = box_paint_background(style, sheet, paints);
    box_paint_is_of(paints, backgrounds,
                    &(Backdrop){.x = length_add(bleed, margin[EDGE_LEFT]),
                                .y = length_add(bleed, margin[EDGE_TOP]),
                                .box = box,
                                .is_of_page = true});
    for (unsigned i = 0; i < backgrounds; i++)
        place_paint(marks, &paints[i], length_subtract(0, bleed), length_subtract(0, bleed),
                    STRUCTURE_NONE);
    unsigned count = box_paint(marks->arena, style, box, SIDES_ALL, paints);
    for (unsigned i = backgrounds; i < count; i++)
        place_paint(marks, &paints[i], margin[EDGE_LEFT], margin[EDGE_TOP], STRUCTURE_NONE);
}
