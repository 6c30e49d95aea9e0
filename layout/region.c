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
    *region = (Region){
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

/* The region of a page that was made. */
static const Region *region_of_page(Composer *composer, const PageDraft *draft)
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

/* ---- pages of other widths ---- */

static bool is_as_wide(Length width, Length other)
{
    enum {
        SLIGHT = LENGTH_POINT / 10
    };
    Length excess = length_subtract(width, other);
    return excess < SLIGHT && excess > -SLIGHT;
}

static bool has_other_widths(Composer *composer, const PageDrafts *drafts)
{
    for (size_t i = 0; i < drafts->count; i++) {
        const PageDraft *draft = &drafts->items[i];
        const Region *region = region_of(composer, draft->context.name, false);
        if (draft->first < draft->end && !is_as_wide(region->measure, draft->geometry.area.width))
            return true;
    }
    return false;
}

/* Whether paragraphs begin on other pages than they were set for. The first that does may go to and fro: where it is
 * set for one page it begins on the other. In the end it is set for the narrower of them. */
static bool find_change(Composer *composer, const Region **regions)
{
    enum {
        CHANGES_MOST = 2
    };
    const Region *const *before = composer->paragraph_regions;
    for (uint32_t i = 0; i < composer->paragraph_region_count; i++) {
        if (before[i] == regions[i])
            continue;
        bool is_wider = regions[i] && before[i] && regions[i]->measure > before[i]->measure;
        if (composer->region_changes[i] < CHANGES_MOST || !is_wider) {
            if (composer->region_changes[i] < CHANGES_MOST)
                composer->region_changes[i]++;
            return true;
        }
        regions[i] = before[i];
    }
    return false;
}

bool region_settle(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    const Region *const *before = composer->paragraph_regions;
    if (!before && !has_other_widths(composer, drafts))
        return true;
    const Region **regions = ARENA_ARRAY(composer->arena, const Region *, galley->paragraph_count);
    for (size_t p = 0; p < drafts->count; p++) {
        const PageDraft *draft = &drafts->items[p];
        const Region *region = region_of_page(composer, draft);
        for (size_t i = draft->first; i < draft->end; i++) {
            const Slot *slot = &galley->slots[i];
            if (slot->kind == SLOT_LINE && !regions[slot->paragraph])
                regions[slot->paragraph] = region;
        }
    }
    bool is_right = before && composer->paragraph_region_count == galley->paragraph_count;
    if (is_right)
        is_right = !find_change(composer, regions);
    else
        composer->region_changes = ARENA_ARRAY(composer->arena, uint8_t, galley->paragraph_count);
    composer->paragraph_regions = regions;
    composer->paragraph_region_count = galley->paragraph_count;
    return is_right;
}

static void report_width(Composer *composer, size_t number, Length excess)
{
    Buffer page = {0};
    Buffer points = {0};
    buffer_integer(&page, (int64_t)number);
    buffer_length(&points, excess < 0 ? length_subtract(0, excess) : excess, 1);
    buffer_string(&points, excess < 0 ? " pt wider" : " pt narrower");
    diagnostics_add(composer->diagnostics, LAYOUT_OTHER_MEASURE, SPAN_NONE, buffer_text(&page),
                    buffer_text(&points));
    buffer_free(&page);
    buffer_free(&points);
}

void region_check(Composer *composer, const Galley *galley, const PageDrafts *drafts)
{
    for (size_t p = 0; p < drafts->count && composer->paragraph_regions; p++) {
        const PageDraft *draft = &drafts->items[p];
        for (size_t i = draft->first; i < draft->end; i++) {
            const Slot *slot = &galley->slots[i];
            const Region *region =
                slot->kind == SLOT_LINE ? composer->paragraph_regions[slot->paragraph] : NULL;
            if (!region || is_as_wide(region->measure, draft->geometry.area.width))
                continue;
            report_width(composer, p + 1,
                         length_subtract(region->measure, draft->geometry.area.width));
            return;
        }
    }
}
