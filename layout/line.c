/* Setting a line.
 *
 * The runs of the line are cut out of the shaped paragraph in logical order, each gets its width
 * (tabs from where they stand, word spaces with what justification adds), they are brought into
 * visual order by rule L2 of UAX #9, and placed from left to right. White space at the end takes
 * part in nothing: it hangs behind the line, but its glyphs are kept, because the text of the file
 * has them. */
#include "layout/line.h"

#include <stdlib.h>
#include <string.h>

/* A run of the line under construction. */
typedef struct Segment {
    ShapedRun run;
    Length width;
    uint32_t stretchable; /* word spaces that take part in justification */
    bool hangs;           /* behind the end of the line */
} Segment;

typedef struct LineSetter {
    Compositor *compositor;
    const ShapedParagraph *shaped;
    const LineRange *range;
    Line *line;
    Segment *segments;
    uint32_t segment_count;
    uint32_t stretch_from; /* word spaces from here on take part in justification */
    LineItem *items;
    uint32_t item_count;
} LineSetter;

/* ---- segments ---- */

static uint32_t last_tab_end(const LineSetter *setter)
{
    uint32_t end = setter->range->begin;
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        const Segment *segment = &setter->segments[i];
        if (segment->run.object && segment->run.object->kind == OBJECT_TAB && !segment->hangs)
            end = segment->run.end;
    }
    return end;
}

static Length glyphs_width(const ShapedRun *run)
{
    int64_t width = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++)
        width += run->glyphs[i].advance;
    return length_clip(width);
}

static uint32_t count_spaces(const ShapedRun *run, uint32_t from, uint32_t to)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        const RunGlyph *glyph = &run->glyphs[i];
        count +=
            (glyph->flags & SHAPED_GLYPH_SPACE) && glyph->cluster >= from && glyph->cluster < to;
    }
    return count;
}

/* Cuts the line's text at the end of its ink, so that what hangs is a segment of its own. */
static void cut_segments(LineSetter *setter)
{
    Compositor *compositor = setter->compositor;
    const LineRange *range = setter->range;
    uint32_t ink_count;
    uint32_t rest_count;
    const ShapedRun *ink =
        shaped_cut(compositor, setter->shaped, range->begin, range->ink_end, &ink_count);
    const ShapedRun *rest =
        shaped_cut(compositor, setter->shaped, range->ink_end, range->end, &rest_count);
    setter->segments = ARENA_ARRAY(compositor->scratch, Segment, ink_count + rest_count);
    for (uint32_t i = 0; i < ink_count; i++)
        setter->segments[setter->segment_count++] = (Segment){.run = ink[i]};
    for (uint32_t i = 0; i < rest_count; i++)
        setter->segments[setter->segment_count++] = (Segment){.run = rest[i], .hangs = true};
}

/* The soft hyphen at the end of the line becomes visible. */
static void show_hyphen(LineSetter *setter)
{
    if (setter->range->kind != BREAK_SOFT_HYPHEN)
        return;
    uint32_t last_segment = setter->segment_count;
    while (last_segment > 0 && setter->segments[last_segment - 1].hangs)
        last_segment--;
    ShapedRun *run = &setter->segments[last_segment - 1].run;
    uint32_t hyphen;
    if (run->glyph_count == 0 || !face_find_glyph(run->face, '-', &hyphen))
        return;
    RunGlyph *glyphs = ARENA_ARRAY(setter->compositor->scratch, RunGlyph, run->glyph_count);
    memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
    RunGlyph *last = &glyphs[run->level & 1 ? 0 : run->glyph_count - 1];
    last->glyph = (uint16_t)hyphen;
    last->advance = line_hyphen_width(setter->shaped, run->end);
    run->glyphs = glyphs;
}

/* ---- widths ---- */

static void measure_segments(LineSetter *setter, Length indent)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    setter->stretch_from = last_tab_end(setter);
    Length x = indent;
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        Segment *segment = &setter->segments[i];
        const InlineObject *object = segment->run.object;
        if (object && object->kind == OBJECT_TAB)
            segment->width = length_subtract(tab_end(paragraph, x), x);
        else
            segment->width = object ? object_width(object) : glyphs_width(&segment->run);
        segment->stretchable =
            count_spaces(&segment->run, setter->stretch_from, setter->range->ink_end);
        if (!segment->hangs)
            x = length_add(x, segment->width);
    }
    setter->line->width = length_subtract(x, indent);
}

static Keyword alignment(const LineSetter *setter)
{
    const ParagraphStyle *style = &setter->shaped->paragraph->style;
    Keyword align = style->align;
    if (setter->range->kind == BREAK_FORCED) {
        if (style->align_last != KEYWORD_AUTO)
            align = style->align_last;
        else if (align == KEYWORD_JUSTIFY && setter->line->width <= setter->line->measure)
            align = KEYWORD_START;
    }
    if (align == KEYWORD_START)
        return style->is_right_to_left ? KEYWORD_RIGHT : KEYWORD_LEFT;
    if (align == KEYWORD_END)
        return style->is_right_to_left ? KEYWORD_LEFT : KEYWORD_RIGHT;
    return align;
}

/* What word spaces of that width together may give way or take, of what the line misses to its
 * measure. */
static int64_t limited_slack(const ParagraphStyle *style, Length space_width, int64_t slack)
{
    Length least =
        length_scale(space_width, (int64_t)style->space_least - LENGTH_POINT, LENGTH_POINT);
    Length most =
        length_scale(space_width, (int64_t)style->space_most - LENGTH_POINT, LENGTH_POINT);
    if (slack > most)
        return most > 0 ? most : 0;
    if (slack < least)
        return least < 0 ? least : 0;
    return slack;
}

static Length widened(Length width, uint32_t spaces, Length space_extra)
{
    return length_clip(width + (int64_t)spaces * space_extra);
}

/* Spreads what is missing to the measure over the word spaces, as far as the style allows. */
static void justify(LineSetter *setter)
{
    Line *line = setter->line;
    const ShapedParagraph *shaped = setter->shaped;
    uint32_t spaces = 0;
    for (uint32_t i = 0; i < setter->segment_count; i++)
        spaces += setter->segments[i].stretchable;
    line->stretchable = spaces;
    if (spaces == 0)
        return;
    Length space_width = length_clip(shaped->space_widths[setter->range->ink_end] -
                                     shaped->space_widths[setter->stretch_from]);
    int64_t slack =
        limited_slack(&shaped->paragraph->style, space_width, (int64_t)line->measure - line->width);
    line->space_extra = length_clip(divide_rounded(slack, spaces));
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        Segment *segment = &setter->segments[i];
        segment->width = widened(segment->width, segment->stretchable, line->space_extra);
    }
    line->width = widened(line->width, spaces, line->space_extra);
}

/* Where the line's content begins, seen from the left edge of the measure. A line that is too wide
 * begins where text begins, CSS Text 3, section 6.1. */
static Length line_start(const LineSetter *setter, Keyword align, Length indent)
{
    const Line *line = setter->line;
    bool is_right_to_left = setter->shaped->paragraph->style.is_right_to_left;
    Length left_edge = is_right_to_left ? 0 : indent;
    Length slack = length_subtract(line->measure, line->width);
    if (slack < 0 || align == KEYWORD_JUSTIFY)
        align = is_right_to_left ? KEYWORD_RIGHT : KEYWORD_LEFT;
    if (align == KEYWORD_RIGHT)
        return length_add(left_edge, slack);
    return align == KEYWORD_CENTER ? length_add(left_edge, slack / 2) : left_edge;
}

/* ---- order ---- */

static void reverse(Segment *segments, uint32_t begin, uint32_t end)
{
    while (begin + 1 < end) {
        Segment swapped = segments[begin];
        segments[begin++] = segments[--end];
        segments[end] = swapped;
    }
}

/* UAX #9, rules L1 (what hangs takes the paragraph's level) and L2. */
static void order_visually(LineSetter *setter)
{
    if (!setter->shaped->has_right_to_left)
        return;
    uint8_t base = setter->shaped->paragraph->style.is_right_to_left ? 1 : 0;
    Segment *segments = setter->segments;
    uint8_t highest = base;
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        if (segments[i].hangs)
            segments[i].run.level = base;
        if (segments[i].run.level > highest)
            highest = segments[i].run.level;
    }
    for (uint8_t level = highest; level > 0; level--) {
        for (uint32_t begin = 0; begin < setter->segment_count;) {
            uint32_t end = begin;
            while (end < setter->segment_count && segments[end].run.level >= level)
                end++;
            reverse(segments, begin, end);
            begin = end > begin ? end : begin + 1;
        }
    }
}

/* ---- runs ---- */

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
        .letter_spacing = shaped->style->letter_spacing,
        .color = shaped->style->color,
        .glyph_count = end - first,
        .space_extra = setter->line->space_extra,
        .text = text_of_glyphs(shaped, first, end, setter->shaped->paragraph->text, &text_begin),
        .is_right_to_left = shaped->level & 1,
        .language = shaped->language,
    };
    uint32_t stretchable = copy_glyphs(setter, segment, first, run, text_begin);
    place.run = run;
    place.at = text_begin;
    setter->items[setter->item_count++] = place;
    int64_t width = (int64_t)stretchable * setter->line->space_extra;
    for (uint32_t i = first; i < end; i++)
        width += shaped->glyphs[i].advance;
    return length_clip(width);
}

static uint32_t element_at(const Paragraph *paragraph, uint32_t at)
{
    return paragraph_span(paragraph, at)->element;
}

/* Places a segment's glyphs from x on, cut where they belong to different elements. */
static void place_glyphs(LineSetter *setter, const Segment *segment, Length x)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const ShapedRun *shaped = &segment->run;
    const RunGlyph *glyphs = shaped->glyphs;
    for (uint32_t first = 0; first < shaped->glyph_count;) {
        uint32_t element = element_at(paragraph, glyphs[first].cluster);
        uint32_t end = first + 1;
        while (end < shaped->glyph_count && (glyphs[end].cluster == glyphs[end - 1].cluster ||
                                             element_at(paragraph, glyphs[end].cluster) == element))
            end++;
        LineItem place = {.x = x, .y = length_subtract(0, shaped->rise), .element = element};
        x = length_add(x, place_run(setter, segment, first, end, place));
        first = end;
    }
}

static void place_frame(LineSetter *setter, const InlineObject *object, Length x)
{
    setter->items[setter->item_count++] = (LineItem){
        .x = length_add(x, object->before),
        .y = length_clip(-(int64_t)object->frame->baseline - object->raise),
        .at = object->at,
        .frame = object->frame,
    };
}

/* ---- height ---- */

static void stretch_height(Line *line, Length above, Length below)
{
    if (above > line->above)
        line->above = above;
    if (below > line->below)
        line->below = below;
}

/* CSS 2.2, section 10.8: the line box holds the strut and every inline box in it. */
static void measure_height(LineSetter *setter)
{
    Line *line = setter->line;
    const TextStyle *strut = setter->shaped->paragraph->style.strut;
    line->above = strut->above;
    line->below = strut->below;
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        const ShapedRun *run = &setter->segments[i].run;
        if (run->object && run->object->kind == OBJECT_FRAME) {
            const Frame *frame = run->object->frame;
            Length above = length_add(frame->baseline, run->object->raise);
            stretch_height(line, above, length_subtract(frame->height, above));
        } else {
            stretch_height(line, length_add(run->style->above, run->rise),
                           length_subtract(run->style->below, run->rise));
        }
    }
}

/* ---- the line ---- */

/* At most a run for each change of span in each segment. */
static uint32_t most_items(const LineSetter *setter)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const LineRange *range = setter->range;
    const InlineSpan *first = paragraph_span(paragraph, range->begin);
    const InlineSpan *last = range->end ? paragraph_span(paragraph, range->end - 1) : first;
    return setter->segment_count + (uint32_t)(last - first);
}

static int compare_places(const void *left, const void *right)
{
    const LineItem *a = left;
    const LineItem *b = right;
    return (a->at > b->at) - (a->at < b->at);
}

static void place_segments(LineSetter *setter, Length x)
{
    setter->items = ARENA_ARRAY(setter->compositor->arena, LineItem, most_items(setter));
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        const Segment *segment = &setter->segments[i];
        const InlineObject *object = segment->run.object;
        if (!object)
            place_glyphs(setter, segment, x);
        else if (object->kind == OBJECT_FRAME)
            place_frame(setter, object, x);
        x = length_add(x, segment->width);
    }
    /* Placing goes by the eye; the text wants reading order. */
    if (setter->shaped->has_right_to_left && setter->item_count)
        qsort(setter->items, setter->item_count, sizeof *setter->items, compare_places);
    setter->line->items = setter->items;
    setter->line->item_count = setter->item_count;
}

/* In a line that reads from right to left what hangs stands left of its beginning. */
static Length hanging_width(const LineSetter *setter)
{
    if (!setter->shaped->paragraph->style.is_right_to_left)
        return 0;
    Length width = 0;
    for (uint32_t i = 0; i < setter->segment_count; i++)
        if (setter->segments[i].hangs)
            width = length_add(width, setter->segments[i].width);
    return width;
}

void line_set(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range,
              Line *line)
{
    const Paragraph *paragraph = shaped->paragraph;
    LineSetter setter = {.compositor = compositor, .shaped = shaped, .range = range, .line = line};
    Length indent = range->begin == 0 ? paragraph->style.indent : 0;
    *line = (Line){
        .indent = indent,
        .measure = length_subtract(paragraph->style.measure, indent),
        .text = text_slice(paragraph->text, range->begin, range->end),
        .ends_paragraph = range->end == paragraph->text.bytes,
        .cuts_word = range->cuts_word,
        .ends_forced = range->kind == BREAK_FORCED,
    };
    cut_segments(&setter);
    show_hyphen(&setter);
    measure_segments(&setter, indent);
    Keyword align = alignment(&setter);
    if (align == KEYWORD_JUSTIFY)
        justify(&setter);
    order_visually(&setter);
    line->x = line_start(&setter, align, indent);
    place_segments(&setter, length_subtract(line->x, hanging_width(&setter)));
    measure_height(&setter);
}
