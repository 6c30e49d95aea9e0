#include "layout/place_marks.h"

#include "layout/backgrounds.h"
#include "layout/margin_lines.h"
#include "layout/structure.h"

void mark_list_add(MarkList *marks, const Mark *mark)
{
    marks->items = arena_reserve(marks->arena, marks->items, marks->count, &marks->capacity,
                                 sizeof *marks->items);
    marks->items[marks->count++] = *mark;
}

bool place_group(MarkList *marks, uint16_t clear)
{
    if (!clear || marks->group_depth == GROUPS_MOST)
        return false;
    marks->group_depth++;
    mark_list_add(marks, &(Mark){.kind = MARK_GROUP,
                                 .element = STRUCTURE_ARTIFACT_LAYOUT,
                                 .group = {.clear = clear}});
    return true;
}

void place_group_end(MarkList *marks)
{
    marks->group_depth--;
    mark_list_add(marks, &(Mark){.kind = MARK_GROUP_END, .element = STRUCTURE_ARTIFACT_LAYOUT});
}

/* A rectangle of a box whose top left corner is at a place. */
void place_paint(MarkList *marks, const BoxPaint *paint, Length x, Length y, uint32_t artifact)
{
    if (paint->backdrop.style) {
        bool is_group = place_group(marks, paint->backdrop.clear);
        place_backdrop(marks, paint, x, y, artifact);
        if (is_group)
            place_group_end(marks);
        return;
    }
    mark_list_add(marks,
                  &(Mark){
                      .kind = MARK_FILL,
                      .element = artifact == STRUCTURE_NONE ? STRUCTURE_ARTIFACT_LAYOUT : artifact,
                      .x = length_add(x, paint->x),
                      .y = length_add(y, paint->y),
                      .fill = {paint->width, paint->height, paint->color, paint->shape},
                  });
}

/* ---- links ---- */

static const LinkTarget *target_of(const MarkList *marks, const LineItem *item)
{
    return marks->links && item->run && item->element < STRUCTURE_FIRST_ARTIFACT &&
                   item->element != STRUCTURE_NONE
               ? marks->links[item->element]
               : NULL;
}

Length run_width(const TextRun *run)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++)
        width +=
            run->glyphs[i].advance + (run->glyphs[i].flags & GLYPH_IS_SPACE ? run->space_extra : 0);
    return length_clip(width);
}

/* Widens a link by the text of an item: from a size above the baseline, less a bit, to a quarter below it. */
static void widen(Mark *link, const LineItem *item, Length x, Length y)
{
    Length right = length_add(x, run_width(item->run));
    Length top = length_add(y, -(item->run->size / 4 * 3));
    Length bottom = length_add(y, item->run->size / 4);
    if (link->link.width) {
        Length old_right = length_add(link->x, link->link.width);
        Length old_bottom = length_add(link->y, link->link.height);
        x = x < link->x ? x : link->x;
        top = top < link->y ? top : link->y;
        right = right > old_right ? right : old_right;
        bottom = bottom > old_bottom ? bottom : old_bottom;
    }
    link->x = x;
    link->y = top;
    link->link.width = length_subtract(right, x);
    link->link.height = length_subtract(bottom, top);
}

/* A link over the items of a line that lead to the same place, begun by the first of them. */
static void place_link(MarkList *marks, const Line *line, uint32_t first, Length x, Length baseline)
{
    const LinkTarget *target = target_of(marks, &line->items[first]);
    if (!target || (first > 0 && target_of(marks, &line->items[first - 1]) == target))
        return;
    Mark link = {.kind = MARK_LINK, .element = line->items[first].element, .link.target = target};
    for (uint32_t i = first; i < line->item_count; i++) {
        const LineItem *item = &line->items[i];
        if (target_of(marks, item) != target)
            break;
        widen(&link, item, length_add(x, item->x), length_add(baseline, item->y));
    }
    mark_list_add(marks, &link);
}

/* ---- lines and frames ---- */

void place_line(MarkList *marks, const Line *line, Length x, Length y, uint32_t artifact)
{
    Length baseline = length_add(y, line->above);
    bool is_beside = line->change || line->numbering.every || line->numbering.begins_chapter;
    if (marks->beside && is_beside)
        margin_lines_add(marks->beside, (MarginLine){.line = line,
                                                     .change = line->change,
                                                     .top = y,
                                                     .height = length_add(line->above, line->below),
                                                     .is_aside = artifact != STRUCTURE_NONE});
    for (uint32_t i = 0; i < line->item_count; i++) {
        const LineItem *item = &line->items[i];
        Length left = length_add(x, item->x);
        Length top = length_add(baseline, item->y);
        if (item->fill) {
            place_paint(marks, item->fill, left, top, artifact);
            continue;
        }
        if (item->frame) {
            bool is_group = place_group(marks, item->clear);
            place_frame_aside(marks, item->frame, left, top, artifact);
            if (is_group)
                place_group_end(marks);
            continue;
        }
        mark_list_add(marks, &(Mark){
                                 .kind = MARK_TEXT,
                                 .element = artifact == STRUCTURE_NONE ? item->element : artifact,
                                 .x = left,
                                 .y = top,
                                 .run = item->run,
                             });
        if (artifact == STRUCTURE_NONE)
            place_link(marks, line, i, x, baseline);
    }
}

static void place_picture(MarkList *marks, const FrameItem *item, Length x, Length y,
                          uint32_t artifact)
{
    uint32_t element = artifact == STRUCTURE_NONE ? item->picture.element : artifact;
    mark_list_add(
        marks, &(Mark){.kind = MARK_IMAGE,
                       .element = element == STRUCTURE_NONE ? STRUCTURE_ARTIFACT_LAYOUT : element,
                       .x = x,
                       .y = y,
                       .image = {item->picture.width, item->picture.height, item->picture.image}});
}

void place_frame_aside(MarkList *marks, const Frame *frame, Length x, Length y, uint32_t artifact)
{
    bool is_aside = marks->beside && marks->beside->is_aside;
    if (marks->beside)
        marks->beside->is_aside = true;
    place_frame(marks, frame, x, y, artifact);
    if (marks->beside)
        marks->beside->is_aside = is_aside;
}

/* Clips belong to nothing: they are no part of the structure, and no sequence of output's. */
static void place_clip(MarkList *marks, const BoxPaint *clip, Length x, Length y)
{
    mark_list_add(marks, &(Mark){.kind = MARK_CLIP,
                                 .element = STRUCTURE_ARTIFACT_LAYOUT,
                                 .x = length_add(x, clip->x),
                                 .y = length_add(y, clip->y),
                                 .clip = {clip->width, clip->height}});
}

static void place_frame_items(MarkList *marks, const Frame *frame, Length x, Length y,
                              uint32_t artifact)
{
    bool opened[GROUPS_MOST +
                1]; /* a frame has no more in each other: groups, and what is painted of a box */
    unsigned depth = 0;
    bool is_group = place_group(marks, frame->clear);
    if (frame->clip)
        place_clip(marks, frame->clip, x, y);
    for (uint32_t i = 0; i < frame->item_count; i++) {
        const FrameItem *item = &frame->items[i];
        Length left = length_add(x, item->x);
        Length top = length_add(y, item->y);
        switch (item->kind) {
        case FRAME_LINE:
            place_line(marks, item->line, left, top, artifact);
            break;
        case FRAME_FRAME:
            place_frame(marks, item->frame, left, top, artifact);
            break;
        case FRAME_FILL:
            place_paint(marks, &item->fill, left, top, artifact);
            break;
        case FRAME_PICTURE:
            place_picture(marks, item, left, top, artifact);
            break;
        case FRAME_GROUP:
            opened[depth++] = place_group(marks, item->clear);
            break;
        case FRAME_GROUP_END:
            if (opened[--depth])
                place_group_end(marks);
        }
    }
    if (frame->clip)
        mark_list_add(marks, &(Mark){.kind = MARK_CLIP_END, .element = STRUCTURE_ARTIFACT_LAYOUT});
    if (is_group)
        place_group_end(marks);
}

void place_frame(MarkList *marks, const Frame *frame, Length x, Length y, uint32_t artifact)
{
    MarginLines *beside = marks->beside;
    if (beside && frame->change)
        margin_lines_add(beside,
                         (MarginLine){.change = frame->change, .top = y, .height = frame->height});
    if (beside)
        beside->depth++;
    place_frame_items(marks, frame, x, y, artifact);
    if (beside)
        beside->depth--;
}
