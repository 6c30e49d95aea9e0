#include "layout/compositor.h"

#include "layout/line.h"
#include "layout/line_choice.h"

Compositor *compositor_open(Arena *arena, FontSet *fonts, Diagnostics *diagnostics)
{
    Compositor *compositor = ARENA_NEW(arena, Compositor);
    compositor->arena = arena;
    compositor->scratch = arena_new(0);
    compositor->shaper = shaper_new();
    compositor->break_finder = break_finder_open(arena);
    compositor->words = hyphen_words_open(arena);
    compositor->fonts = fonts;
    compositor->diagnostics = diagnostics;
    compositor->may_fall_back = true;
    return compositor;
}

void compositor_close(Compositor *compositor)
{
    break_finder_close(compositor->break_finder);
    hyphen_words_close(compositor->words);
    shaper_free(compositor->shaper);
    arena_free(compositor->scratch);
}

static Length excess_of(const Line *line)
{
    return length_subtract(line->width, line->measure);
}

/* A line's text for findings, without what stands for edges and frames in it. */
static Text readable(Compositor *compositor, const Line *line)
{
    Text text = text_trim(line->text);
    char *letters = arena_alloc(compositor->arena, text.bytes + 1);
    size_t bytes = 0;
    for (size_t at = 0; at < text.bytes;) {
        size_t begin = at;
        if (text_next(text, &at) != 0xFFFC)
            for (; begin < at; begin++)
                letters[bytes++] = text.at[begin];
    }
    return (Text){letters, bytes};
}

/* A word that would not go into its line at all, or else one that had to be cut, is told once a
 * paragraph. */
static void report_overfull(Compositor *compositor, const Paragraph *paragraph)
{
    enum {
        SLIGHT = LENGTH_POINT / 100
    };
    const Line *cut = NULL;
    for (uint32_t i = 0; i < paragraph->line_count; i++) {
        const Line *line = &paragraph->lines[i];
        if (line->cuts_word && !cut)
            cut = line;
        if (excess_of(line) <= SLIGHT)
            continue;
        Buffer points = {0};
        buffer_length(&points, excess_of(line), 1);
        diagnostics_add(compositor->diagnostics, LAYOUT_LINE_TOO_WIDE, paragraph->style.span,
                        buffer_text(&points), readable(compositor, line));
        buffer_free(&points);
        return;
    }
    if (cut)
        diagnostics_add(compositor->diagnostics, LAYOUT_WORD_CUT, paragraph->style.span,
                        readable(compositor, cut), (Text){0});
}

/* The measures of lines that are on other pages than the last. */
static const Length *other_measures(const Compositor *compositor, const Paragraph *paragraph,
                                    uint32_t *count)
{
    *count = paragraph->turn_count > 1 ? paragraph->turns[paragraph->turn_count - 2].end : 0;
    Length *measures = ARENA_ARRAY(compositor->scratch, Length, *count);
    const LineTurn *turn = paragraph->turns;
    for (uint32_t i = 0; i < *count; i++) {
        while (turn->end <= i)
            turn++;
        measures[i] = turn->measure;
    }
    return measures;
}

/* Sets a line at the measure of its page. */
static void set_line(Compositor *compositor, const ShapedParagraph *shaped, const LineRange *range,
                     const BreakTask *all, uint32_t number, Line *line)
{
    if (number >= all->measure_count) {
        line_set(compositor, shaped, range, line);
        return;
    }
    Paragraph other = *shaped->paragraph;
    ShapedParagraph turned = *shaped;
    other.style.measure = all->measures[number];
    turned.paragraph = &other;
    line_set(compositor, &turned, range, line);
}

static void set_lines(Compositor *compositor, const ShapedParagraph *shaped, Paragraph *paragraph,
                      FirstLine *first)
{
    BreakTask task = {.compositor = compositor};
    task.points = break_points_find(compositor->break_finder, compositor->scratch, paragraph,
                                    &task.point_count);
    task.measures = other_measures(compositor, paragraph, &task.measure_count);
    const BreakTask all = task;
    uint32_t given = first ? 1 : 0;
    LineRange first_range = {0};
    if (first) {
        uint32_t unused;
        task.shaped = &first->shaped;
        first_range = lines_choose(&task, &first->paragraph, &unused)[0];
        task = break_task_from(&task, first_range.end, 1);
    }
    uint32_t count = 0;
    task.shaped = shaped;
    const LineRange *ranges = task.point_count ? lines_choose(&task, paragraph, &count) : NULL;
    paragraph->drop_end = count ? paragraph->drop_end : UINT32_MAX;
    Line *lines = ARENA_ARRAY(compositor->arena, Line, given + count);
    uint32_t *begins = ARENA_ARRAY(compositor->arena, uint32_t, given + count + 1);
    if (first)
        set_line(compositor, &first->shaped, &first_range, &all, 0, &lines[0]);
    for (uint32_t i = 0; i < count; i++) {
        set_line(compositor, shaped, &ranges[i], &all, given + i, &lines[given + i]);
        begins[given + i] = ranges[i].begin;
    }
    begins[0] = 0;
    begins[given + count] = (uint32_t)paragraph->text.bytes;
    paragraph->lines = lines;
    paragraph->line_begins = begins;
    paragraph->line_count = given + count;
}

bool compositor_set(Compositor *compositor, Paragraph *paragraph)
{
    ArenaMark mark = arena_mark(compositor->scratch);
    ShapedParagraph shaped;
    FirstLine first;
    bool has_first = paragraph->first_spans != NULL;
    bool is_shaped = shaped_make(compositor, paragraph, &shaped) &&
                     (!has_first || first_line_shape(compositor, paragraph, &first));
    if (is_shaped) {
        set_lines(compositor, &shaped, paragraph, has_first ? &first : NULL);
        report_overfull(compositor, paragraph);
    }
    arena_release(compositor->scratch, mark);
    return is_shaped;
}

/* The widths of what was shaped, where they are more than those given. */
static void measure_shaped(Compositor *compositor, const ShapedParagraph *shaped, Length *widest,
                           Length *narrowest)
{
    const Paragraph *paragraph = shaped->paragraph;
    uint32_t count;
    const BreakPoint *points =
        break_points_find(compositor->break_finder, compositor->scratch, paragraph, &count);
    uint32_t line_begin = 0;
    uint32_t begin = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t ink_end = line_ink_end(paragraph->text, begin, points[i].at);
        Length part = line_extent(compositor, shaped, begin, ink_end).natural;
        Length line = line_extent(compositor, shaped, line_begin, ink_end).natural;
        *narrowest = part > *narrowest ? part : *narrowest;
        *widest = line > *widest ? line : *widest;
        begin = points[i].at;
        if (points[i].kind == BREAK_FORCED)
            line_begin = begin;
    }
}

void compositor_measure(Compositor *compositor, const Paragraph *paragraph, Length *widest,
                        Length *narrowest)
{
    ArenaMark mark = arena_mark(compositor->scratch);
    ShapedParagraph shaped;
    FirstLine first;
    *widest = 0;
    *narrowest = 0;
    if (shaped_make(compositor, paragraph, &shaped))
        measure_shaped(compositor, &shaped, widest, narrowest);
    if (paragraph->first_spans && first_line_shape(compositor, paragraph, &first))
        measure_shaped(compositor, &first.shaped, widest, narrowest);
    arena_release(compositor->scratch, mark);
}

Length compositor_measure_until(Compositor *compositor, const Paragraph *paragraph, uint32_t end)
{
    ArenaMark mark = arena_mark(compositor->scratch);
    ShapedParagraph shaped;
    Length width = 0;
    if (end > 0 && shaped_make(compositor, paragraph, &shaped))
        width = line_extent(compositor, &shaped, 0, end).natural;
    arena_release(compositor->scratch, mark);
    return width;
}
