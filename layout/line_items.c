/* Placing the glyphs of a line: runs for output, in the order of the text. */
#include <stdlib.h>

#include "layout/line_setter.h"

void line_add_item(LineSetter *setter, LineItem item)
{
    setter->items = arena_reserve(setter->compositor->arena, setter->items, setter->item_count,
                                  &setter->item_capacity, sizeof *setter->items);
    setter->items[setter->item_count++] = item;
}

/* How wide glyphs [first, end) of a segment are set. */
static Length glyphs_extent(const LineSetter *setter, const Segment *segment, uint32_t first,
                            uint32_t end)
{
    int64_t width = 0;
    for (uint32_t i = first; i < end; i++) {
        const RunGlyph *glyph = &segment->run.glyphs[i];
        width += glyph->advance;
        if ((glyph->flags & SHAPED_GLYPH_SPACE) && glyph->cluster >= setter->stretch_from)
            width += setter->line->space_extra;
    }
    return length_clip(width);
}

/* The stretch of text that glyphs [first, end) of a run stand for. */
static Text text_of_glyphs(const ShapedRun *run, uint32_t first, uint32_t end, Text paragraph,
                           uint32_t *begin)
{
    const RunGlyph *glyphs = run->glyphs;
    bool is_whole_left = first == 0;
    bool is_whole_right = end == run->glyph_count;
    if (run->level & 1) {
        *begin = is_whole_right ? run->begin : glyphs[end - 1].cluster;
        return text_slice(paragraph, *begin, is_whole_left ? run->end : glyphs[first - 1].cluster);
    }
    *begin = is_whole_left ? run->begin : glyphs[first].cluster;
    return text_slice(paragraph, *begin, is_whole_right ? run->end : glyphs[end].cluster);
}

/* Copies glyphs for output; returns how many of them are stretched. */
static uint32_t copy_glyphs(const LineSetter *setter, const Segment *segment, uint32_t first,
                            TextRun *run, uint32_t text_begin)
{
    Arena *arena = setter->compositor->arena;
    const RunGlyph *from = segment->run.glyphs + first;
    Glyph *glyphs = ARENA_ARRAY(arena, Glyph, run->glyph_count);
    GlyphOffset *offsets = NULL;
    uint32_t offset_count = 0;
    uint32_t stretchable = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        glyphs[i] = (Glyph){.cluster = from[i].cluster - text_begin,
                            .glyph = from[i].glyph,
                            .advance = from[i].advance};
        if ((from[i].flags & SHAPED_GLYPH_SPACE) && !segment->hangs &&
            from[i].cluster >= setter->stretch_from) {
            glyphs[i].flags |= GLYPH_IS_SPACE;
            stretchable++;
        }
        if (from[i].x_offset || from[i].y_offset) {
            if (!offsets)
                offsets = ARENA_ARRAY(arena, GlyphOffset, run->glyph_count - i);
            glyphs[i].flags |= GLYPH_HAS_OFFSET;
            offsets[offset_count++] = (GlyphOffset){from[i].x_offset, from[i].y_offset};
        }
    }
    run->glyphs = glyphs;
    run->offsets = offsets;
    return stretchable;
}

/* Places the glyphs [first, end) of a segment at x; returns their width. */
static Length place_run(LineSetter *setter, const Segment *segment, uint32_t first, uint32_t end,
                        LineItem place)
{
    const ShapedRun *shaped = &segment->run;
    uint32_t text_begin;
    TextRun *run = ARENA_NEW(setter->compositor->arena, TextRun);
    *run = (TextRun){
        .face = shaped->face,
        .size = shaped->style->size,
        .scale = shaped->style->scale,
        .letter_spacing = length_add(shaped->style->letter_spacing, setter->letter_extra),
        .color = color_cleared(shaped->style->color, place.clear),
        .glyph_count = end - first,
        .space_extra = setter->line->space_extra,
        .text = text_of_glyphs(shaped, first, end, setter->shaped->paragraph->text, &text_begin),
        .is_right_to_left = shaped->level & 1,
        .language = shaped->language,
    };
    uint32_t stretchable = copy_glyphs(setter, segment, first, run, text_begin);
    place.run = run;
    place.at = text_begin;
    line_add_item(setter, place);
    int64_t width = (int64_t)stretchable * setter->line->space_extra;
    for (uint32_t i = first; i < end; i++)
        width += shaped->glyphs[i].advance;
    return length_clip(width);
}

static uint32_t element_at(const Paragraph *paragraph, uint32_t at)
{
    return paragraph_span(paragraph, at)->element;
}

/* What the inline boxes let through that a place of the text stands in. */
static uint16_t clear_at(const LineSetter *setter, uint32_t at)
{
    const InlineBox *box = paragraph_span(setter->shaped->paragraph, at)->box;
    return box ? box->clear : 0;
}

/* Places a segment's glyphs from x on, cut where they belong to different elements or boxes. */
static void place_glyphs(LineSetter *setter, const Segment *segment, Length x)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const ShapedRun *shaped = &segment->run;
    const RunGlyph *glyphs = shaped->glyphs;
    for (uint32_t first = 0; first < shaped->glyph_count;) {
        const InlineSpan *span = paragraph_span(paragraph, glyphs[first].cluster);
        uint32_t end = first + 1;
        for (; end < shaped->glyph_count; end++) {
            if (glyphs[end].cluster == glyphs[end - 1].cluster)
                continue;
            const InlineSpan *next = paragraph_span(paragraph, glyphs[end].cluster);
            if (next->element != span->element || next->box != span->box)
                break;
        }
        if (span->box && !segment->hangs)
            line_add_piece(setter, span->box, x, glyphs_extent(setter, segment, first, end), NULL);
        LineItem place = {.x = length_add(x, span->shift),
                          .y = length_subtract(span->drop, shaped->rise),
                          .element = span->element,
                          .clear = span->box ? span->box->clear : 0};
        x = length_add(x, place_run(setter, segment, first, end, place));
        first = end;
    }
}

/* For those who read the text of the file a hyphen that the text has not is a soft one (PDF 1.7,
 * 14.8.2.2.3). */
static void place_hyphen(LineSetter *setter, const Segment *segment, Length x)
{
    static const Text SOFT_HYPHEN = TEXT("\xC2\xAD");
    const ShapedRun *shaped = &segment->run;
    Arena *arena = setter->compositor->arena;
    Glyph *glyphs = ARENA_ARRAY(arena, Glyph, shaped->glyph_count);
    for (uint32_t i = 0; i < shaped->glyph_count; i++)
        glyphs[i] = (Glyph){.glyph = shaped->glyphs[i].glyph, .advance = shaped->glyphs[i].advance};
    TextRun *run = ARENA_NEW(arena, TextRun);
    *run = (TextRun){
        .face = shaped->face,
        .size = shaped->style->size,
        .scale = shaped->style->scale,
        .letter_spacing = shaped->style->letter_spacing,
        .color = color_cleared(shaped->style->color, clear_at(setter, shaped->begin - 1)),
        .glyphs = glyphs,
        .glyph_count = shaped->glyph_count,
        .text = SOFT_HYPHEN,
        .is_right_to_left = shaped->level & 1,
        .language = shaped->language,
    };
    line_add_item(setter, (LineItem){
                              .x = x,
                              .y = length_subtract(0, shaped->rise),
                              .at = shaped->begin,
                              .element = element_at(setter->shaped->paragraph, shaped->begin - 1),
                              .run = run,
                          });
}

/* As many patterns as go into a leader, on a grid that begins where the lines end, so that those of lines
 * above each other stand in columns (GCPM 3, section 5). They are an ornament. */
static void place_leader(LineSetter *setter, const Segment *segment, Length x)
{
    const InlineObject *leader = segment->run.object;
    const Line *line = setter->line;
    const TextStyle *style = segment->run.style;
    Arena *arena = setter->compositor->arena;
    bool is_right_to_left = setter->shaped->paragraph->style.is_right_to_left;
    int64_t edge = is_right_to_left ? 0 : (int64_t)line->indent + line->measure;
    int64_t width = segment->pattern_width;
    int64_t to_end = edge - x - segment->width;
    int64_t to_begin = edge - x;
    int64_t first = to_begin >= 0 ? to_begin / width : -((width - 1 - to_begin) / width);
    int64_t end = to_end >= 0 ? (to_end + width - 1) / width : -(-to_end / width);
    if (first <= end)
        return;
    uint32_t count = (uint32_t)(first - end);
    Buffer text = {0};
    Glyph *glyphs = ARENA_ARRAY(arena, Glyph, count * segment->pattern.bytes);
    uint32_t glyph_count = 0;
    for (uint32_t i = 0; i < count; i++)
        for (size_t at = 0; at < segment->pattern.bytes;) {
            uint32_t glyph;
            size_t begin = at;
            uint32_t code_point = text_next(segment->pattern, &at);
            if (!face_find_glyph(style->face, code_point, &glyph))
                continue;
            glyphs[glyph_count++] = (Glyph){.cluster = (uint32_t)text.bytes,
                                            .glyph = (uint16_t)glyph,
                                            .advance = text_style_advance(style, code_point)};
            buffer_put(&text, text_slice(segment->pattern, begin, at));
        }
    TextRun *run = ARENA_NEW(arena, TextRun);
    *run = (TextRun){.face = style->face,
                     .size = style->size,
                     .scale = style->scale,
                     .letter_spacing = style->letter_spacing,
                     .color = color_cleared(style->color, clear_at(setter, leader->at)),
                     .glyphs = glyphs,
                     .glyph_count = glyph_count,
                     .text = text_copy(arena, buffer_text(&text)),
                     .language = segment->run.language};
    buffer_free(&text);
    line_add_item(setter, (LineItem){.x = length_clip(edge - first * width),
                                     .y = length_subtract(0, segment->run.rise),
                                     .at = leader->at,
                                     .element = STRUCTURE_ARTIFACT_LAYOUT,
                                     .run = run});
}

/* A dropped letter stands before its lines, on the baseline of the last of them. */
static void place_drop(LineSetter *setter, const InlineObject *object)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const TextStyle *strut = paragraph->style.strut;
    int64_t height = ((int64_t)strut->above + strut->below) * ((int64_t)paragraph->drop_lines - 1);
    Length room = object_room(object);
    Length left = paragraph->style.is_right_to_left
                      ? length_subtract(paragraph->style.measure, room)
                      : length_subtract(setter->line->indent, room);
    line_add_item(setter, (LineItem){.x = length_add(left, object->before),
                                     .y = length_clip(height - object->frame->first_baseline),
                                     .at = object->at,
                                     .frame = object->frame});
}

static void place_frame(LineSetter *setter, const InlineObject *object, Length x)
{
    line_add_item(setter, (LineItem){
                              .x = length_add(x, object->before),
                              .y = length_clip((int64_t)object->drop - object->frame->baseline -
                                               object->raise),
                              .at = object->at,
                              .frame = object->frame,
                              .clear = clear_at(setter, object->at),
                          });
}

/* A run for each change of span in each segment. */
static uint32_t usual_items(const LineSetter *setter)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const LineRange *range = setter->range;
    const InlineSpan *first = paragraph_span(paragraph, range->begin);
    bool is_empty = range->end <= range->begin;
    const InlineSpan *last = is_empty ? first : paragraph_span(paragraph, range->end - 1);
    return setter->segment_count + (uint32_t)(last - first);
}

static int compare_places(const void *left, const void *right)
{
    const LineItem *a = left;
    const LineItem *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

/* What is not glyphs of the text, for the boxes it stands in. */
static void add_whole_piece(LineSetter *setter, const Segment *segment, Length x)
{
    const InlineObject *object = segment->run.object;
    const Paragraph *paragraph = setter->shaped->paragraph;
    if (segment->hangs || (!object && !segment->is_hyphen) ||
        (object && object->kind == OBJECT_DROP))
        return;
    uint32_t at = segment->is_hyphen ? segment->run.begin - 1 : segment->run.begin;
    const InlineBox *box =
        object && object->kind == OBJECT_EDGE ? object->box : paragraph_span(paragraph, at)->box;
    bool is_text = !object || object->kind == OBJECT_TAB || object->kind == OBJECT_LEADER;
    if (box)
        line_add_piece(setter, box, x, segment->width, is_text ? NULL : object);
}

/* Behind the text, the text, and what is painted over it. */
static void paint_around_items(LineSetter *setter)
{
    LineItem *text = setter->items;
    size_t count = setter->item_count;
    setter->item_capacity = count + 4 * setter->piece_count;
    setter->items = ARENA_ARRAY(setter->compositor->arena, LineItem, setter->item_capacity);
    setter->item_count = 0;
    line_paint_boxes(setter, false);
    for (size_t i = 0; i < count; i++)
        line_add_item(setter, text[i]);
    line_paint_boxes(setter, true);
}

void line_place_items(LineSetter *setter, Length x)
{
    setter->item_capacity = usual_items(setter);
    setter->items = ARENA_ARRAY(setter->compositor->arena, LineItem, setter->item_capacity);
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        const Segment *segment = &setter->segments[i];
        const InlineObject *object = segment->run.object;
        add_whole_piece(setter, segment, x);
        if (segment->is_hyphen)
            place_hyphen(setter, segment, x);
        else if (!object)
            place_glyphs(setter, segment, x);
        else if (segment->pattern.bytes)
            place_leader(setter, segment, x);
        else if (object->kind == OBJECT_DROP)
            place_drop(setter, object);
        else if (object->kind == OBJECT_FRAME)
            place_frame(setter, object, x);
        x = length_add(x, segment->width);
    }
    /* Placing goes by the eye; the text wants reading order. */
    if (setter->shaped->has_right_to_left && setter->item_count)
        qsort(setter->items, setter->item_count, sizeof *setter->items, compare_places);
    if (setter->piece_count)
        paint_around_items(setter);
    setter->line->items = setter->items;
    setter->line->item_count = (uint32_t)setter->item_count;
}
