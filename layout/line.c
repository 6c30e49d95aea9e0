/* Setting a line.
 *
 * The runs of the line are cut out of the shaped paragraph in logical order, each gets its width
 * (tabs from where they stand, word spaces with what justification adds), they are brought into
 * visual order by rule L2 of UAX #9, and placed from left to right. White space at the end takes
 * part in nothing: it hangs behind the line, but its glyphs are kept, because the text of the file
 * has them. */
#include <string.h>

#include "layout/line_setter.h"
#include "layout/tab_stops.h"

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

/* ---- boxes that are broken with all their edges ---- */

static uint32_t count_clones(const LineSetter *setter)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    uint32_t count = 0;
    for (const InlineBox *box = NULL;
         (box = paragraph_next_clone(paragraph, setter->range->begin, box));)
        count++;
    for (const InlineBox *box = NULL;
         (box = paragraph_next_clone(paragraph, setter->range->ink_end, box));)
        count++;
    return count;
}

static void insert_segment(LineSetter *setter, uint32_t at, Segment segment)
{
    for (uint32_t i = setter->segment_count++; i > at; i--)
        setter->segments[i] = setter->segments[i - 1];
    setter->segments[at] = segment;
}

/* An edge where the line begins or ends: the run beside it, made one. */
static Segment edge_segment(const LineSetter *setter, const InlineObject *edge, uint32_t at)
{
    const ShapedParagraph *shaped = setter->shaped;
    Segment segment = {.run = shaped->runs[shaped_run_at(shaped, at)]};
    segment.run.begin = segment.run.end = at;
    segment.run.object = edge;
    segment.run.level = shaped->paragraph->style.is_right_to_left ? 1 : 0;
    segment.run.glyph_count = 0;
    return segment;
}

static void add_clones(LineSetter *setter)
{
    const Paragraph *paragraph = setter->shaped->paragraph;
    const LineRange *range = setter->range;
    for (const InlineBox *box = NULL; (box = paragraph_next_clone(paragraph, range->begin, box));)
        insert_segment(setter, 0, edge_segment(setter, box->begin_edge, range->begin));
    uint32_t end = setter->segment_count;
    while (end > 0 && setter->segments[end - 1].hangs)
        end--;
    for (const InlineBox *box = NULL; (box = paragraph_next_clone(paragraph, range->ink_end, box));)
        insert_segment(setter, end++, edge_segment(setter, box->end_edge, range->ink_end));
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
    /* one more for a hyphen */
    uint32_t most = ink_count + rest_count + 1 + count_clones(setter);
    setter->segments = ARENA_ARRAY(compositor->scratch, Segment, most);
    for (uint32_t i = 0; i < ink_count; i++)
        setter->segments[setter->segment_count++] = (Segment){.run = ink[i]};
    for (uint32_t i = 0; i < rest_count; i++)
        setter->segments[setter->segment_count++] = (Segment){.run = rest[i], .hangs = true};
}

static bool is_edge(const Segment *segment)
{
    return segment->run.object && segment->run.object->kind == OBJECT_EDGE;
}

/* The segment that the line's ink ends with, edges of boxes left out. */
static Segment *last_ink(LineSetter *setter)
{
    uint32_t last = setter->segment_count;
    while (last > 0 && (setter->segments[last - 1].hangs || is_edge(&setter->segments[last - 1])))
        last--;
    return last ? &setter->segments[last - 1] : NULL;
}

/* The soft hyphen at the end of a run becomes visible. */
static void turn_visible(LineSetter *setter, ShapedRun *run, const RunGlyph *hyphen, uint32_t count)
{
    uint32_t kept = run->glyph_count - 1;
    bool is_right_to_left = run->level & 1;
    RunGlyph *glyphs = ARENA_ARRAY(setter->compositor->scratch, RunGlyph, kept + count);
    const RunGlyph *soft = &run->glyphs[is_right_to_left ? 0 : kept];
    RunGlyph *shown = is_right_to_left ? glyphs : glyphs + kept;
    memcpy(is_right_to_left ? glyphs + count : glyphs, run->glyphs + is_right_to_left,
           kept * sizeof *glyphs);
    for (uint32_t i = 0; i < count; i++) {
        shown[i] = hyphen[i];
        shown[i].cluster = soft->cluster;
    }
    run->glyphs = glyphs;
    run->glyph_count = kept + count;
}

/* A hyphen that the text has not is a run of its own. */
static void add_hyphen(LineSetter *setter, Segment *last, const RunGlyph *hyphen, uint32_t count)
{
    Segment added = {.run = last->run, .is_hyphen = true};
    added.run.begin = last->run.end;
    added.run.glyphs = hyphen;
    added.run.glyph_count = count;
    Segment *end = &setter->segments[setter->segment_count++];
    for (Segment *at = end; at > last + 1; at--)
        at[0] = at[-1];
    last[1] = added;
}

static void show_hyphen(LineSetter *setter)
{
    Segment *last = last_ink(setter);
    if (!line_shows_hyphen(setter->range->kind) || !last || last->run.glyph_count == 0)
        return;
    uint32_t count;
    const RunGlyph *hyphen =
        line_hyphen_glyphs(setter->compositor->scratch, setter->shaped, setter->range->end, &count);
    if (count == 0)
        return;
    if (setter->range->kind == BREAK_SOFT_HYPHEN)
        turn_visible(setter, &last->run, hyphen, count);
    else
        add_hyphen(setter, last, hyphen, count);
}

/* ---- widths ---- */

static void measure_tab(const LineSetter *setter, Segment *segment, Length x)
{
    Text leader;
    Length place = length_subtract(x, setter->edges.start);
    Length end =
        tab_end(setter->shaped, segment->run.object->at, place, setter->range->ink_end, &leader);
    segment->width = length_subtract(end, place);
    segment->pattern_width = text_style_width(segment->run.style, leader);
    segment->pattern = segment->pattern_width > 0 ? leader : (Text){0};
}

static void measure_segments(LineSetter *setter, Length indent)
{
    setter->stretch_from = last_tab_end(setter);
    setter->edges =
        line_edges(setter->shaped, setter->range); /* tabs end where they end all the same */
    Length x = indent;
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        Segment *segment = &setter->segments[i];
        const InlineObject *object = segment->run.object;
        if (object && object->kind == OBJECT_TAB)
            measure_tab(setter, segment, x);
        else
            segment->width = object ? object_width(object) : glyphs_width(&segment->run);
        if (object && object->kind == OBJECT_LEADER) {
            segment->pattern = object->pattern;
            segment->pattern_width = object->pattern_width;
        }
        segment->stretchable =
            count_spaces(&segment->run, setter->stretch_from, setter->range->ink_end);
        if (!segment->hangs)
            x = length_add(x, segment->width);
    }
    Length width = length_subtract(x, indent);
    Length out = line_edges_out(&setter->edges, width, setter->line->measure);
    setter->edges.end = length_subtract(out, setter->edges.start);
    setter->line->width = length_subtract(width, out);
}

static bool is_leader(const Segment *segment)
{
    return segment->run.object && segment->run.object->kind == OBJECT_LEADER;
}

/* Leaders take alike what the line leaves. */
static void stretch_leaders(LineSetter *setter)
{
    Line *line = setter->line;
    Length slack = length_subtract(line->measure, line->width);
    int32_t count = 0;
    for (uint32_t i = 0; i < setter->segment_count; i++)
        count += is_leader(&setter->segments[i]);
    for (uint32_t i = 0; i < setter->segment_count && slack > 0 && count > 0; i++) {
        if (!is_leader(&setter->segments[i]))
            continue;
        Length share = slack / count--;
        setter->segments[i].width = length_add(setter->segments[i].width, share);
        line->width = length_add(line->width, share);
        slack = length_subtract(slack, share);
    }
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
        if (run->object && run->object->kind == OBJECT_DROP)
            continue;
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

/* The bar beside the first text of the line that was revised. */
static const struct ChangeBar *change_in(const Paragraph *paragraph, const LineRange *range)
{
    const InlineSpan *end = paragraph->spans + paragraph->span_count;
    const InlineSpan *span = paragraph->has_changes ? paragraph_span(paragraph, range->begin) : end;
    for (; span < end && (span->begin < range->ink_end || span->begin <= range->begin); span++)
        if (span->change)
            return span->change;
    return NULL;
}

/* What stands left of the line's content: what reaches out there, and in a line that reads from right to left
 * the white space at its end. */
static Length width_before(const LineSetter *setter)
{
    if (!setter->shaped->paragraph->style.is_right_to_left)
        return setter->edges.start;
    Length width = setter->edges.end;
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
    Length indent = paragraph_indent(paragraph, range->begin);
    *line = (Line){
        .indent = indent,
        .measure = length_subtract(paragraph->style.measure, indent),
        .text = text_slice(paragraph->text, range->begin, range->end),
        .numbering = paragraph->style.numbering,
        .change = change_in(paragraph, range),
        .ends_paragraph = range->end == paragraph->text.bytes,
        .cuts_word = range->cuts_word && !paragraph_span(paragraph, range->end)->may_be_cut,
        .ends_in_hyphen = line_ends_in_hyphen(paragraph->text, range->kind, range->end),
        .ends_forced = range->kind == BREAK_FORCED,
    };
    line->numbering.begins_chapter &= range->begin == 0;
    cut_segments(&setter);
    show_hyphen(&setter);
    if (paragraph->has_clones)
        add_clones(&setter);
    measure_segments(&setter, indent);
    stretch_leaders(&setter);
    Keyword align = alignment(&setter);
    if (align == KEYWORD_JUSTIFY)
        line_justify(&setter);
    order_visually(&setter);
    line->x = line_start(&setter, align, indent);
    line_place_items(&setter, length_subtract(line->x, width_before(&setter)));
    measure_height(&setter);
}
