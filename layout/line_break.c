/* Breaking a paragraph into lines.
 *
 * Widths come from sums over the text (shaped.h), so trying a line is a subtraction. Two things are
 * not: a tab, whose width depends on where it stands, and a line that begins or ends where glyphs
 * hang together (a kerned space, mostly). Such a line is shaped anew, but only when the sum is near
 * enough to the measure for it to matter.
 *
 * First fit (un-style 1.7): a line takes every word that fits. Word spaces of a justified line may
 * shrink to the least that the style allows, and the last word that fits that way is taken; in the
 * sample resolution one line of 91 needs it (un-style 1.9). No line is left wider than the measure
 * if it can be helped: a word that is too long for any line is cut between its characters, and
 * reported. */
#include "layout/line_break.h"

uint32_t line_ink_end(Text text, uint32_t begin, uint32_t end)
{
    while (end > begin && (text.at[end - 1] == ' ' || text.at[end - 1] == '\n'))
        end--;
    return end;
}

Length tab_end(const Paragraph *paragraph, Length x)
{
    const ParagraphStyle *style = &paragraph->style;
    if (style->tab_size <= 0)
        return x;
    /* A stop nearer than half a figure is passed over, CSS Text 3, section 4.2. */
    int64_t least = (int64_t)x + (style->tab_least > 0 ? style->tab_least : 1);
    int64_t stops = least > 0 ? (least + style->tab_size - 1) / style->tab_size : 0;
    return length_clip(stops * style->tab_size);
}

Length line_hyphen_width(const ShapedParagraph *shaped, uint32_t end)
{
    const ShapedRun *run = &shaped->runs[shaped_run_at(shaped, end - 1)];
    uint32_t glyph;
    if (!face_find_glyph(run->face, '-', &glyph))
        return 0;
    return text_style_along(run->style, run->face, face_advance(run->face, glyph));
}

/* ---- extents ---- */

/* The width of [begin, end) when it is cut out at begin and at the end of its line. */
static int64_t cut_width(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                         uint32_t end)
{
    ArenaMark mark = arena_mark(compositor->scratch);
    uint32_t count;
    const ShapedRun *runs = shaped_cut(compositor, shaped, begin, end, &count);
    int64_t width = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (runs[i].object)
            width += object_width(runs[i].object);
        for (uint32_t g = 0; g < runs[i].glyph_count; g++)
            width += runs[i].glyphs[g].advance;
    }
    arena_release(compositor->scratch, mark);
    return width;
}

/* The width of [begin, end) at the end of a line that has that room left for it. */
static int64_t end_width(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                         uint32_t end, int64_t room)
{
    int64_t sum = shaped->widths[end] - shaped->widths[begin];
    bool is_cut_inside =
        shaped->unsafe[begin] || (end < shaped->paragraph->text.bytes && shaped->unsafe[end]);
    int64_t slack = room - sum;
    Length doubt = shaped->paragraph->style.strut->size;
    if (!is_cut_inside || slack > doubt || slack < -doubt)
        return sum;
    return cut_width(compositor, shaped, begin, end);
}

/* The first object at or behind a place of the text. */
static uint32_t first_object(const Paragraph *paragraph, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = paragraph->object_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (paragraph->objects[middle].at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

LineExtent line_extent(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                       uint32_t ink_end)
{
    const Paragraph *paragraph = shaped->paragraph;
    Length x = begin == 0 ? paragraph->style.indent : 0;
    uint32_t from = begin;
    for (uint32_t i = first_object(paragraph, begin);
         i < paragraph->object_count && paragraph->objects[i].at < ink_end; i++) {
        const InlineObject *object = &paragraph->objects[i];
        if (object->kind != OBJECT_TAB)
            continue;
        x = length_clip(x + (shaped->widths[object->at] - shaped->widths[from]));
        x = tab_end(paragraph, x);
        from = object->at + 1;
    }
    int64_t rest =
        end_width(compositor, shaped, from, ink_end, (int64_t)paragraph->style.measure - x);
    return (LineExtent){
        .natural = length_clip(x + rest),
        .spaces = shaped->spaces[ink_end] - shaped->spaces[from],
        .space_width = length_clip(shaped->space_widths[ink_end] - shaped->space_widths[from]),
    };
}

/* ---- first fit ---- */

static bool fits(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range)
{
    const ParagraphStyle *style = &shaped->paragraph->style;
    LineExtent extent = line_extent(compositor, shaped, range->begin, range->ink_end);
    int64_t least = extent.natural;
    if (range->kind == BREAK_SOFT_HYPHEN)
        least += line_hyphen_width(shaped, range->end);
    if (style->align == KEYWORD_JUSTIFY && style->space_least < LENGTH_POINT)
        least -= length_scale(extent.space_width, LENGTH_POINT - style->space_least, LENGTH_POINT);
    return least <= style->measure;
}

static LineRange range_to(const ShapedParagraph *shaped, uint32_t begin, BreakPoint point)
{
    return (LineRange){
        .begin = begin,
        .end = point.at,
        .ink_end = line_ink_end(shaped->paragraph->text, begin, point.at),
        .kind = point.kind,
    };
}

static bool may_be_cut_at(const ShapedParagraph *shaped, uint32_t at)
{
    const Paragraph *paragraph = shaped->paragraph;
    if (((unsigned char)paragraph->text.at[at] & 0xC0) == 0x80)
        return false; /* inside a character */
    if (shaped->widths[at + 1] == shaped->widths[at])
        return false; /* before a mark, or inside a ligature */
    return paragraph_span(paragraph, at)->is_wrapping;
}

/* Where to cut a word that is too long for the line: behind as many characters as fit, and at least
 * one. The word's end if it must not be cut. */
static LineRange cut_long_word(Compositor *compositor, const ShapedParagraph *shaped,
                               const LineRange *whole)
{
    LineRange best = *whole;
    for (uint32_t at = whole->begin + 1; at < whole->ink_end; at++) {
        if (!may_be_cut_at(shaped, at))
            continue;
        LineRange part = {whole->begin, at, at, BREAK_ALLOWED, true};
        bool has_fit = fits(compositor, shaped, &part);
        if (has_fit || !best.cuts_word)
            best = part;
        if (!has_fit)
            break;
    }
    return best;
}

const LineRange *break_first_fit(Compositor *compositor, const ShapedParagraph *shaped,
                                 const BreakPoint *points, uint32_t point_count,
                                 uint32_t *line_count)
{
    LineRange *lines = NULL;
    size_t count = 0;
    size_t capacity = 0;
    uint32_t begin = 0;
    uint32_t next = 0; /* first break point behind begin */
    while (next < point_count) {
        LineRange chosen = range_to(shaped, begin, points[next]);
        bool has_fit = fits(compositor, shaped, &chosen);
        uint32_t last = next;
        while (has_fit && chosen.kind != BREAK_FORCED && last + 1 < point_count) {
            LineRange longer = range_to(shaped, begin, points[last + 1]);
            if (!fits(compositor, shaped, &longer))
                break;
            chosen = longer;
            last++;
        }
        if (!has_fit)
            chosen = cut_long_word(compositor, shaped, &chosen);
        lines = arena_reserve(compositor->scratch, lines, count, &capacity, sizeof *lines);
        lines[count++] = chosen;
        begin = chosen.end;
        next = chosen.end == points[last].at ? last + 1 : next;
    }
    *line_count = (uint32_t)count;
    return lines;
}
