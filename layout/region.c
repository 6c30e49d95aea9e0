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
        .note_extra = geometry.note_extra,
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

uint32_t region_first_paragraphs(const Galley *galley, const PageDrafts *drafts)
{
    if (drafts->count < 2 ||
        drafts->items[0].geometry.area.width == drafts->items[1].geometry.area.width)
        return UINT32_MAX;
    uint32_t count = 0;
    for (size_t i = drafts->items[0].first; i < drafts->items[1].first; i++) {
        const Slot *slot = &galley->slots[i];
        if (slot->kind == SLOT_BREAK)
            return UINT32_MAX;
        if (slot->kind == SLOT_LINE && i < drafts->items[0].end)
            count = slot->paragraph + 1;
    }
    return count;
}

void region_check(Composer *composer, const PageDrafts *drafts)
{
    enum {
        SLIGHT = LENGTH_POINT / 10
    };
    for (size_t i = 0; i < drafts->count; i++) {
        const PageDraft *draft = &drafts->items[i];
        const Region *region = region_of(composer, draft->context.name, draft->context.is_first);
        Length excess = length_subtract(region->measure, draft->geometry.area.width);
        if (draft->first == draft->end || (excess < SLIGHT && excess > -SLIGHT))
            continue;
        Buffer page = {0};
        Buffer points = {0};
        buffer_integer(&page, (int64_t)i + 1);
        buffer_length(&points, excess < 0 ? -excess : excess, 1);
        buffer_string(&points, excess < 0 ? " pt wider" : " pt narrower");
        diagnostics_add(composer->diagnostics, LAYOUT_OTHER_MEASURE, SPAN_NONE, buffer_text(&page),
                        buffer_text(&points));
        buffer_free(&page);
        buffer_free(&points);
        return;
    }
}
