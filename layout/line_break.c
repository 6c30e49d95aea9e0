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

#include "layout/line_edges.h"
#include "layout/tab_stops.h"

uint32_t line_ink_end(Text text, uint32_t begin, uint32_t end)
{
    while (end > begin && (text.at[end - 1] == ' ' || text.at[end - 1] == '\n'))
        end--;
    return end;
}

const RunGlyph *line_hyphen_glyphs(Arena *scratch, const ShapedParagraph *shaped, uint32_t end,
                                   uint32_t *count)
{
    static const Text usual = TEXT("-");
    const ParagraphStyle *style = &shaped->paragraph->style;
    Text hyphen = style->hyphen.bytes ? style->hyphen : usual;
    const ShapedRun *run = &shaped->runs[shaped_run_at(shaped, end - 1)];
    RunGlyph *glyphs = ARENA_ARRAY(scratch, RunGlyph, hyphen.bytes);
    *count = 0;
    for (size_t at = 0; at < hyphen.bytes;) {
        uint32_t glyph;
        uint32_t code_point = text_next(hyphen, &at);
        if (!run->face || !face_find_glyph(run->face, code_point, &glyph))
            continue;
        Length advance = text_style_along(run->style, run->face, face_advance(run->face, glyph));
        glyphs[*count].glyph = (uint16_t)glyph;
        glyphs[(*count)++].advance = length_add(advance, run->style->letter_spacing);
    }
    return glyphs;
}

Length line_hyphen_width(Arena *scratch, const ShapedParagraph *shaped, uint32_t end)
{
    ArenaMark mark = arena_mark(scratch);
    uint32_t count;
    const RunGlyph *glyphs = line_hyphen_glyphs(scratch, shaped, end, &count);
    Length width = 0;
    for (uint32_t i = 0; i < count; i++)
        width = length_add(width, glyphs[i].advance);
    arena_release(scratch, mark);
    return width;
}

/* ---- extents ---- */

int64_t line_cut_width(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
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
    return line_cut_width(compositor, shaped, begin, end);
}

LineExtent line_extent(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                       uint32_t ink_end)
{
    const Paragraph *paragraph = shaped->paragraph;
    Length x = paragraph_indent(paragraph, begin);
    uint32_t from = begin;
    for (uint32_t i = paragraph_first_object(paragraph, begin);
         i < paragraph->object_count && paragraph->objects[i].at < ink_end; i++) {
        const InlineObject *object = &paragraph->objects[i];
        if (object->kind != OBJECT_TAB)
            continue;
        x = length_clip(x + (shaped->widths[object->at] - shaped->widths[from]));
        Text leader;
        Length out = line_edge_at_begin(shaped, begin);
        x = length_add(tab_end(shaped, object->at, length_subtract(x, out), ink_end, &leader), out);
        from = object->at + 1;
    }
    int64_t rest =
        end_width(compositor, shaped, from, ink_end, (int64_t)paragraph->style.measure - x);
    rest += paragraph_clones_width(paragraph, begin, ink_end);
    return (LineExtent){
        .natural = length_clip(x + rest),
        .spaces = shaped->spaces[ink_end] - shaped->spaces[from],
        .space_width = length_clip(shaped->space_widths[ink_end] - shaped->space_widths[from]),
    };
}

LineExtent line_extent_of_sums(const ShapedParagraph *shaped, uint32_t begin, uint32_t ink_end)
{
    Length indent = paragraph_indent(shaped->paragraph, begin);
    indent = length_add(indent, paragraph_clones_width(shaped->paragraph, begin, ink_end));
    return (LineExtent){
        .natural = length_clip(indent + shaped->widths[ink_end] - shaped->widths[begin]),
        .spaces = shaped->spaces[ink_end] - shaped->spaces[begin],
        .space_width = length_clip(shaped->space_widths[ink_end] - shaped->space_widths[begin]),
    };
}

/* ---- hyphens ---- */

bool line_shows_hyphen(BreakKind kind)
{
    return kind == BREAK_SOFT_HYPHEN || break_parts_word(kind);
}

bool line_ends_in_hyphen(Text text, BreakKind kind, uint32_t end)
{
    if (line_shows_hyphen(kind))
        return true;
    size_t at = end;
    if (kind == BREAK_FORCED || end == 0)
        return false;
    uint32_t last = text_previous(text, &at);
    return last == '-' || last == 0x2010;
}

/* ---- first fit ---- */

Length line_shrink(const ParagraphStyle *style, const LineExtent *extent)
{
    return style->space_least < LENGTH_POINT
               ? length_scale(extent->space_width, LENGTH_POINT - style->space_least, LENGTH_POINT)
               : 0;
}

bool line_fits(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range)
{
    const ParagraphStyle *style = &shaped->paragraph->style;
    LineExtent extent = line_extent(compositor, shaped, range->begin, range->ink_end);
    int64_t least = extent.natural;
    if (line_shows_hyphen(range->kind))
        least += line_hyphen_width(compositor->scratch, shaped, range->end);
    if (line_has_edges(shaped)) {
        LineEdges edges = line_edges(shaped, range);
        least -= line_edges_out(&edges, least, style->measure);
    }
    if (style->align == KEYWORD_JUSTIFY)
        least -= line_shrink(style, &extent);
    return least <= style->measure;
}

LineRange line_range_to(const ShapedParagraph *shaped, uint32_t begin, BreakPoint point)
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
    return paragraph_span(paragraph, at)->is_wrapping && !paragraph_parts_edge(paragraph, at);
}

LineRange line_cut_word(Compositor *compositor, const ShapedParagraph *shaped,
                        const LineRange *whole)
{
    LineRange best = *whole;
    for (uint32_t at = whole->begin + 1; at < whole->ink_end; at++) {
        if (!may_be_cut_at(shaped, at))
            continue;
        LineRange part = {whole->begin, at, at, BREAK_ALLOWED, true};
        bool has_fit = line_fits(compositor, shaped, &part);
        if (has_fit || !best.cuts_word)
            best = part;
        if (!has_fit)
            break;
    }
    return best;
}

/* The lines as they are chosen. */
typedef struct FirstFit {
    Compositor *compositor;
    const ShapedParagraph *shaped;
    const BreakPoint *points;
    uint32_t point_count;
    LineRange *lines;
    size_t count;
    size_t capacity;
    int32_t hyphens; /* of lines in a row that end in one we show */
} FirstFit;

/* Whether a line may end in a hyphen, seen from the best end without one. */
static bool may_show_hyphen(const FirstFit *fit, const LineRange *whole_words)
{
    const ParagraphStyle *style = &fit->shaped->paragraph->style;
    if (style->hyphen_lines_most > 0 && fit->hyphens >= style->hyphen_lines_most)
        return false;
    if (style->hyphen_zone == 0)
        return true;
    LineExtent extent =
        line_extent(fit->compositor, fit->shaped, whole_words->begin, whole_words->ink_end);
    return length_subtract(style->measure, extent.natural) > style->hyphen_zone;
}

/* A line end and which break point it is. */
typedef struct LineEnd {
    LineRange range;
    uint32_t point;
} LineEnd;

/* Whether a justified line would have spaces twice as wide as they are. */
static bool is_hopeless(const FirstFit *fit, const LineRange *range)
{
    const ParagraphStyle *style = &fit->shaped->paragraph->style;
    LineExtent extent = line_extent(fit->compositor, fit->shaped, range->begin, range->ink_end);
    return style->align == KEYWORD_JUSTIFY &&
           length_subtract(style->measure, extent.natural) > extent.space_width;
}

/* The last line end that fits, from break point *next on; it becomes the point chosen. A hyphen needs
 * room of its own, so one that does not fit is passed over. */
static LineRange last_that_fits(const FirstFit *fit, uint32_t begin, uint32_t *next)
{
    LineEnd whole_words = {line_range_to(fit->shaped, begin, fit->points[*next]), *next};
    LineEnd parted = whole_words;
    LineEnd compound = whole_words;
    for (uint32_t i = *next; parted.range.kind != BREAK_FORCED && ++i < fit->point_count;) {
        LineEnd longer = {line_range_to(fit->shaped, begin, fit->points[i]), i};
        bool is_parted = break_parts_word(longer.range.kind);
        if (!line_fits(fit->compositor, fit->shaped, &longer.range)) {
            if (is_parted)
                continue;
            break;
        }
        compound = longer;
        if (longer.range.kind != BREAK_IN_COMPOUND)
            parted = longer;
        if (!is_parted)
            whole_words = longer;
    }
    LineEnd chosen = parted;
    if (parted.point != whole_words.point && !may_show_hyphen(fit, &whole_words.range))
        chosen = whole_words;
    else if (compound.point != parted.point && is_hopeless(fit, &parted.range) &&
             may_show_hyphen(fit, &whole_words.range))
        chosen = compound;
    *next = chosen.point;
    return chosen.range;
}

/* The measure of a line, counted from where the task begins. */
static Length break_measure(const BreakTask *task, uint32_t line)
{
    return line < task->measure_count ? task->measures[line]
                                      : task->shaped->paragraph->style.measure;
}

BreakTask break_task_from(const BreakTask *task, uint32_t begin, uint32_t lines)
{
    BreakTask rest = *task;
    rest.begin = begin;
    rest.lines_before += lines;
    uint32_t passed = lines < rest.measure_count ? lines : rest.measure_count;
    if (passed)
        rest.measures += passed;
    rest.measure_count -= passed;
    while (rest.point_count && rest.points[0].at <= begin) {
        rest.points++;
        rest.point_count--;
    }
    return rest;
}

BreakTask break_task_with_hyphens(const BreakTask *task)
{
    BreakTask with_hyphens = *task;
    with_hyphens.points =
        hyphen_points(task->compositor->scratch, task->compositor->words, task->shaped->paragraph,
                      task->points, &with_hyphens.point_count);
    return break_task_from(&with_hyphens, task->begin, 0);
}

const LineRange *break_first_fit(const BreakTask *task, uint32_t *line_count)
{
    Compositor *compositor = task->compositor;
    Paragraph narrow;
    ShapedParagraph narrowed;
    const ShapedParagraph *shaped = task->shaped;
    if (task->measure_count) {
        narrow = *task->shaped->paragraph;
        narrowed = *task->shaped;
        narrowed.paragraph = &narrow;
        shaped = &narrowed;
    }
    const BreakPoint *points = task->points;
    uint32_t point_count = task->point_count;
    FirstFit fit = {compositor, shaped, points, point_count, NULL, 0, 0, 0};
    uint32_t begin = task->begin;
    uint32_t next = 0; /* first break point behind begin */
    while (next < point_count && (task->lines_most == 0 || fit.count < task->lines_most)) {
        if (task->measure_count)
            narrow.style.measure = break_measure(task, (uint32_t)fit.count);
        LineRange chosen = line_range_to(shaped, begin, points[next]);
        uint32_t last = next;
        if (line_fits(compositor, shaped, &chosen))
            chosen = last_that_fits(&fit, begin, &last);
        else
            chosen = line_cut_word(compositor, shaped, &chosen);
        fit.lines =
            arena_reserve(compositor->scratch, fit.lines, fit.count, &fit.capacity, sizeof chosen);
        fit.lines[fit.count++] = chosen;
        fit.hyphens = line_shows_hyphen(chosen.kind) ? fit.hyphens + 1 : 0;
        begin = chosen.end;
        next = chosen.end == points[last].at ? last + 1 : next;
    }
    *line_count = (uint32_t)fit.count;
    return fit.lines;
}
