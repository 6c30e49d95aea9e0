#include "layout/region.h"

#include "layout/page_geometry.h"

static void report_no_room(Composer *composer, const PageGeometry *geometry)
{
    Buffer width = {0};
    Buffer height = {0};
    buffer_length(&width, geometry->area.width, 2);
    buffer_length(&height, geometry->area.height, 2);
    composer->status = diagnostics_add(composer->diagnostics, LAYOUT_NO_ROOM, SPAN_NONE,
                                       buffer_text(&width), buffer_text(&height));
    buffer_free(&width);
    buffer_free(&height);
}

static const Region *make_region(Composer *composer, Name page_name, bool is_first)
{
    enum {
        LEAST = LENGTH_POINT
    };
    PageContext context = {.name = page_name, .number = is_first ? 1 : 0, .is_first = is_first};
    PageGeometry geometry = page_geometry(styled_page(composer->tree, &context));
    Region *region = ARENA_NEW(composer->arena, Region);
    *region = (Region){
        .page_name = page_name,
        .is_first = is_first,
        .measure = geometry.area.width,
        .page_height = geometry.area.height,
        .note_measure = geometry.note_measure,
        .next = composer->regions,
    };
    composer->regions = region;
    if (geometry.area.width < LEAST || geometry.area.height < LEAST ||
        geometry.note_measure < LEAST)
        report_no_room(composer, &geometry);
    return region;
}

const Region *region_of(Composer *composer, Name page_name, bool is_first)
{
    for (const Region *region = composer->regions; region; region = region->next)
        if (region->page_name == page_name && region->is_first == is_first)
            return region;
    return make_region(composer, page_name, is_first);
}

void region_enter(Composer *composer, const Region *region)
{
    composer->measure = region->measure;
    composer->page_height = region->page_height;
    composer->note_measure = region->note_measure;
}
