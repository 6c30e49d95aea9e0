#include "layout/region.h"

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

static const Region *add_region(Composer *composer, const PageContext *context,
                                const PageGeometry *geometry, bool is_met)
{
    enum {
        LEAST = LENGTH_POINT
    };
    Region *region = ARENA_NEW(composer->arena, Region);
    uint16_t last = composer->regions ? composer->regions->number : 0;
    *region = (Region){
        .number = last < UINT16_MAX ? (uint16_t)(last + 1) : last,
        .page_name = context->name,
        .is_first = context->is_first,
        .is_met = is_met,
        .measure = geometry->area.width,
        .page_height = geometry->area.height,
        .note_measure = geometry->note_measure,
        .note_extra = geometry->note_extra,
        .next = composer->regions,
    };
    composer->regions = region;
    if (geometry->area.width < LEAST || geometry->area.height < LEAST ||
        geometry->note_measure < LEAST)
        report_no_room(composer, geometry);
    return region;
}

static const Region *make_region(Composer *composer, Name page_name, bool is_first)
{
    PageContext context = {.name = page_name, .number = is_first ? 1 : 0, .is_first = is_first};
    PageGeometry geometry = page_geometry(styled_page(composer->tree, &context));
    return add_region(composer, &context, &geometry, false);
}

const Region *region_of(Composer *composer, Name page_name, bool is_first)
{
    for (const Region *region = composer->regions; region; region = region->next)
        if (!region->is_met && region->page_name == page_name && region->is_first == is_first)
            return region;
    return make_region(composer, page_name, is_first);
}

const Region *region_of_page(Composer *composer, const PageDraft *draft)
{
    const PageGeometry *geometry = &draft->geometry;
    for (const Region *region = composer->regions; region; region = region->next)
        if (region->page_name == draft->context.name && region->measure == geometry->area.width &&
            region->page_height == geometry->area.height &&
            region->note_measure == geometry->note_measure)
            return region;
    return add_region(composer, &draft->context, geometry, true);
}

void region_enter(Composer *composer, const Region *region)
{
    composer->region = region;
    composer->measure = region->measure;
    composer->page_height = region->page_height;
    composer->note_measure = region->note_measure;
}

StockBounds region_bounds(const Composer *composer)
{
    StockBounds bounds = {.column_height = LENGTH_MAX};
    for (const Region *region = composer->regions; region; region = region->next) {
        if (region->page_height < bounds.column_height)
            bounds.column_height = region->page_height;
        if (region->note_extra > bounds.note_extra)
            bounds.note_extra = region->note_extra;
    }
    return bounds;
}

const Region *region_by_number(const Composer *composer, uint16_t number)
{
    const Region *region = composer->regions;
    while (region && region->number != number)
        region = region->next;
    return region;
}
