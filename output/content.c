#include "output/content.h"

#include "output/pen.h"
#include "output/printer_marks.h"

enum {
    CLIPS_MOST = 12 /* in each other: more are not heeded; readers' stacks have 28 places */
};

/* What ends with a clip. */
typedef struct PaintState {
    Pen pen;
    Ink ink;
    bool overprints;
} PaintState;

/* Painters of the stream nest three things: BT … ET holds all text between two fills; a sequence
 * (BDC … EMC) stands inside it, or for fills outside; a span of another language, and in it a span
 * with ActualText, stand inside a sequence. Each is opened late and closed before its holder. */
typedef struct Painter {
    Buffer *out;
    const ContentSource *source;
    const Page *page;
    Pen pen;
    Ink ink;          /* of fills and of text, which is filled too */
    bool overprints;  /* ink goes on top of other inks, instead of in their place */
    bool is_in_text;  /* between BT and ET */
    uint32_t next_id; /* of the next marked-content sequence */
    PaintState outside[CLIPS_MOST];
    unsigned clip_depth;
} Painter;

static void put(Painter *painter, const char *operators)
{
    buffer_string(painter->out, operators);
}

/* ---- colour ---- */

static void take_ink(Painter *painter, const Ink *ink)
{
    if (ink_equal(ink, &painter->ink))
        return;
    pen_rest(&painter->pen);
    ink_put(ink, painter->out);
    painter->ink = *ink;
}

static void take_overprint(Painter *painter, bool overprints)
{
    if (overprints == painter->overprints)
        return;
    pen_rest(&painter->pen);
    put(painter, overprints ? "/OverOn gs\n" : "/OverOff gs\n");
    painter->overprints = overprints;
}

/* On a press, black text goes on top of what is under it: knocked out, it would show a white seam where the
 * inks do not stand exactly on each other. */
static void take_text_color(Painter *painter, const Color *color)
{
    enum {
        FULL = 65535
    };
    Ink ink = colors_ink(painter->source->colors, color);
    bool is_black =
        ink.space == INK_CMYK && ink.c[3] == FULL && !ink.c[0] && !ink.c[1] && !ink.c[2];
    take_ink(painter, &ink);
    take_overprint(painter, is_black && painter->source->colors->is_press);
}

static void take_fill_color(Painter *painter, const Color *color)
{
    Ink ink = colors_ink(painter->source->colors, color);
    take_ink(painter, &ink);
    take_overprint(painter, false);
}

/* ---- fills ---- */

static int64_t thousandths(int64_t length)
{
    return divide_rounded(length * 1000, LENGTH_POINT);
}

static void put_number(Painter *painter, int64_t thousandth_points)
{
    put_decimal(painter->out, thousandth_points, 3);
    buffer_byte(painter->out, ' ');
}

/* Edges are rounded, not sizes: what touches still touches. Nothing gets thinner than can be written. */
static void put_rectangle(Painter *painter, const Mark *mark)
{
    int64_t height = painter->page->height;
    int64_t left = thousandths(mark->x);
    int64_t right = thousandths((int64_t)mark->x + mark->fill.width);
    int64_t top = thousandths(height - mark->y);
    int64_t bottom = thousandths(height - mark->y - mark->fill.height);
    put_number(painter, left);
    put_number(painter, bottom);
    put_number(painter, right > left ? right - left : 1);
    put_number(painter, top > bottom ? top - bottom : 1);
    put(painter, "re\n");
}

static void put_point(Painter *painter, const Mark *mark, ShapePoint point)
{
    int64_t height = painter->page->height;
    put_number(painter, thousandths((int64_t)mark->x + point.x));
    put_number(painter, thousandths(height - mark->y - point.y));
}

static void put_steps(Painter *painter, const Mark *mark)
{
    static const char *const operators[] = {"m\n", "l\n", "c\n", "h\n"};
    static const int points[] = {1, 1, 3, 0};
    const Shape *shape = mark->fill.shape;
    for (uint32_t i = 0; i < shape->step_count; i++) {
        const ShapeStep *step = &shape->steps[i];
        for (int n = 0; n < points[step->kind]; n++)
            put_point(painter, mark, step->points[n]);
        put(painter, operators[step->kind]);
    }
}

/* A line along a shape: round pieces of no length are dots. */
static void draw_line(Painter *painter, const Mark *mark)
{
    const Shape *shape = mark->fill.shape;
    Ink ink = colors_ink(painter->source->colors, &mark->fill.color);
    take_overprint(painter, false);
    put(painter, "q ");
    ink_put_for_lines(&ink, painter->out);
    put_number(painter, thousandths(shape->line));
    put(painter, shape->is_round ? "w 1 J " : "w ");
    if (shape->gap > 0) {
        put(painter, "[");
        /* rounded down, so that the last piece does not fall off the end */
        put_number(painter, (int64_t)shape->dash * 1000 / LENGTH_POINT);
        put_number(painter, (int64_t)shape->gap * 1000 / LENGTH_POINT);
        put(painter, "] 0 d ");
    }
    put_steps(painter, mark);
    put(painter, "S Q\n");
}

static void paint_shape(Painter *painter, const Mark *mark)
{
    if (mark->fill.shape->line > 0) {
        draw_line(painter, mark);
        return;
    }
    take_fill_color(painter, &mark->fill.color);
    put_steps(painter, mark);
    put(painter, "f\n");
}

/* Neighbours of one colour are filled together. */
static void paint_fills(Painter *painter, const Sequence *sequence)
{
    const Color *color = NULL; /* of the rectangles that are not filled yet */
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        if (color && (mark->fill.shape || !color_equal(&mark->fill.color, color))) {
            put(painter, "f\n");
            color = NULL;
        }
        if (mark->fill.shape) {
            paint_shape(painter, mark);
            continue;
        }
        if (!color)
            take_fill_color(painter, &mark->fill.color);
        put_rectangle(painter, mark);
        color = &mark->fill.color;
    }
    if (color)
        put(painter, "f\n");
}

/* ---- pictures ---- */

/* A picture is a unit square, which is put upright: which side of the box its own left and bottom run along, by Exif's
 * number. */
static void put_place(Painter *painter, const Mark *mark)
{
    static const struct {
        signed char
            across[2]; /* where a step to the right leads, in widths and heights of the box */
        signed char up[2];
        signed char begin[2];
    } ways[] = {
        [0] = {{1, 0}, {0, 1}, {0, 0}},  [1] = {{1, 0}, {0, 1}, {0, 0}},
        [2] = {{-1, 0}, {0, 1}, {1, 0}}, [3] = {{-1, 0}, {0, -1}, {1, 1}},
        [4] = {{1, 0}, {0, -1}, {0, 1}}, [5] = {{0, -1}, {-1, 0}, {1, 1}},
        [6] = {{0, -1}, {1, 0}, {0, 1}}, [7] = {{0, 1}, {1, 0}, {0, 0}},
        [8] = {{0, 1}, {-1, 0}, {1, 0}},
    };
    unsigned way = mark->image.image->orientation;
    int64_t width = mark->image.width;
    int64_t height = mark->image.height;
    int64_t bottom = (int64_t)painter->page->height - mark->y - height;
    put_number(painter, thousandths(width * ways[way].across[0]));
    put_number(painter, thousandths(height * ways[way].across[1]));
    put_number(painter, thousandths(width * ways[way].up[0]));
    put_number(painter, thousandths(height * ways[way].up[1]));
    put_number(painter, thousandths(mark->x + width * ways[way].begin[0]));
    put_number(painter, thousandths(bottom + height * ways[way].begin[1]));
}

static void paint_images(Painter *painter, const Sequence *sequence)
{
    take_overprint(painter, false);
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        size_t number = images_find(painter->source->images, mark->image.image);
        if (number == SIZE_MAX)
            continue;
        put(painter, "q ");
        put_place(painter, mark);
        buffer_format(painter->out, "cm /I%zu Do Q\n", number);
    }
}

/* ---- text ---- */

static void open_language(Painter *painter, Text language)
{
    pen_rest(&painter->pen);
    put(painter, "/Span<</Lang");
    put_text_string(painter->out, language);
    put(painter, ">>BDC\n");
}

static void close_span(Painter *painter)
{
    pen_rest(&painter->pen);
    put(painter, "EMC\n");
}

static void open_actual_text(Painter *painter, Text text)
{
    pen_rest(&painter->pen);
    put(painter, "/Span<</ActualText<FEFF");
    put_utf16(painter->out, text);
    put(painter, ">>>BDC\n");
}

static void show_as(Painter *painter, RunWalk *walk, uint32_t end, Text text)
{
    open_actual_text(painter, text);
    pen_show(&painter->pen, walk, end);
    close_span(painter);
}

/* Shows a run some of whose glyphs do not say their text. Neighbouring clusters that do not are put
 * into one span; but not from right to left, where readers turn what a page draws around, cluster by
 * cluster, and would turn around the text of the span. */
static void show_with_actual_text(Painter *painter, RunWalk *walk)
{
    const TextRun *run = walk->run;
    const GlyphText *texts = painter->pen.drawn->texts;
    if (!clusters_are_steady(run)) {
        show_as(painter, walk, run->glyph_count, run->text);
        return;
    }
    Cluster cluster = {0};
    bool has_cluster = cluster_next(run, &cluster);
    while (has_cluster) {
        if (tounicode_says(texts, run, &cluster)) {
            pen_show(&painter->pen, walk, cluster.end);
            has_cluster = cluster_next(run, &cluster);
            continue;
        }
        Text text = cluster.text;
        uint32_t end = cluster.end;
        while ((has_cluster = cluster_next(run, &cluster)) && !run->is_right_to_left &&
               !tounicode_says(texts, run, &cluster)) {
            text.bytes += cluster.text.bytes;
            end = cluster.end;
        }
        show_as(painter, walk, end, text);
    }
}

static void paint_run(Painter *painter, const Mark *mark)
{
    const TextRun *run = mark->run;
    take_text_color(painter, &run->color);
    pen_take_style(&painter->pen, run);
    RunWalk walk = {.run = run, .x = mark->x, .y = length_subtract(painter->page->height, mark->y)};
    if (run_is_turned_around(run))
        show_as(painter, &walk, run->glyph_count, run->text);
    else if (tounicode_says_run(painter->pen.drawn->texts, run))
        pen_show(&painter->pen, &walk, run->glyph_count);
    else
        show_with_actual_text(painter, &walk);
}

/* Runs without a language are in that of their element. */
static void paint_runs(Painter *painter, const Sequence *sequence)
{
    const Tags *tags = painter->source->tags;
    Text usual = tags ? tags_language(tags, sequence->element) : (Text){0};
    Text language = usual;
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        Text of_run = tags && mark->run->language.bytes ? mark->run->language : usual;
        if (!text_equal(of_run, language)) {
            if (!text_equal(language, usual))
                close_span(painter);
            if (!text_equal(of_run, usual))
                open_language(painter, of_run);
            language = of_run;
        }
        paint_run(painter, mark);
    }
    if (!text_equal(language, usual))
        close_span(painter);
    pen_rest(&painter->pen);
}

/* ---- sequences ---- */

static void open_sequence(Painter *painter, const Sequence *sequence)
{
    switch (sequence->element) {
    case STRUCTURE_ARTIFACT_HEADER:
        put(painter, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_FOOTER:
        put(painter, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_LAYOUT:
        put(painter, "/Artifact<</Type/Layout>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_PRINTER:
        put(painter, "/Artifact<</Type/Page>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_AGAIN:
        put(painter, "/Artifact<</Type/Pagination>>BDC\n");
        return;
    default:
        break;
    }
    buffer_byte(painter->out, '/');
    put(painter, tags_type(painter->source->tags, sequence->element));
    put(painter, "<</MCID ");
    put_decimal(painter->out, painter->next_id++, 0);
    put(painter, ">>BDC\n");
}

static void enter_text(Painter *painter)
{
    put(painter, "BT\n");
    pen_enter_text(&painter->pen);
    painter->is_in_text = true;
}

static void leave_text(Painter *painter)
{
    if (painter->is_in_text)
        put(painter, "ET\n");
    painter->is_in_text = false;
}

/* What stands outside is not shown until the clip ends, and then the state is what it was. */
static void begin_clip(Painter *painter, const Mark *mark)
{
    int64_t height = painter->page->height;
    painter->clip_depth++;
    if (painter->clip_depth > CLIPS_MOST)
        return;
    painter->outside[painter->clip_depth - 1] =
        (PaintState){painter->pen, painter->ink, painter->overprints};
    put(painter, "q ");
    put_number(painter, thousandths(mark->x));
    put_number(painter, thousandths(height - mark->y - mark->clip.height));
    put_number(painter, thousandths(mark->clip.width));
    put_number(painter, thousandths(mark->clip.height));
    put(painter, "re W n\n");
}

static void end_clip(Painter *painter)
{
    if (painter->clip_depth == 0)
        return;
    painter->clip_depth--;
    if (painter->clip_depth >= CLIPS_MOST)
        return;
    put(painter, "Q\n");
    const PaintState *outside = &painter->outside[painter->clip_depth];
    painter->pen = outside->pen;
    painter->ink = outside->ink;
    painter->overprints = outside->overprints;
}

static void paint_sequence(Painter *painter, const Sequence *sequence)
{
    if (sequence->kind == MARK_CLIP || sequence->kind == MARK_CLIP_END) {
        leave_text(painter);
        if (sequence->kind == MARK_CLIP)
            begin_clip(painter, &painter->page->marks[sequence->begin]);
        else
            end_clip(painter);
        return;
    }
    bool is_text = sequence->kind == MARK_TEXT;
    bool is_tagged = painter->source->tags != NULL;
    if (is_text && !painter->is_in_text)
        enter_text(painter);
    if (!is_text)
        leave_text(painter);
    if (is_tagged)
        open_sequence(painter, sequence);
    if (is_text)
        paint_runs(painter, sequence);
    else if (sequence->kind == MARK_IMAGE)
        paint_images(painter, sequence);
    else
        paint_fills(painter, sequence);
    if (is_tagged)
        put(painter, "EMC\n");
}

/* ---- the page around them ---- */

/* Places count from the corner of the trimmed page. What reaches beyond the bleed is cut off. */
static void begin_sheet(Painter *painter)
{
    const Page *page = painter->page;
    put(painter, "q 1 0 0 1 ");
    put_number(painter, thousandths(page->slug));
    put_number(painter, thousandths(page->slug));
    put(painter, "cm\nq ");
    put_number(painter, -thousandths(page->bleed));
    put_number(painter, -thousandths(page->bleed));
    put_number(painter, thousandths((int64_t)page->width + 2 * (int64_t)page->bleed));
    put_number(painter, thousandths((int64_t)page->height + 2 * (int64_t)page->bleed));
    put(painter, "re W n\n");
}

static void paint_marks(Painter *painter, bool is_for_printer)
{
    Sequence sequence = {0};
    while (sequence_next(painter->page, &sequence))
        if ((sequence.element == STRUCTURE_ARTIFACT_PRINTER) == is_for_printer)
            paint_sequence(painter, &sequence);
    leave_text(painter);
}

/* The graphics state, and what the pen knows of it, are those of a new page. */
static void start(Painter *painter)
{
    painter->pen = pen_new(painter->out, painter->source->embedding);
    painter->ink = (Ink){.space = INK_GRAY};
    painter->overprints = false;
}

static void end_sheet(Painter *painter)
{
    put(painter, "Q\n");
    start(painter);
    paint_marks(painter, true);
    printer_marks_put(painter->page, painter->source->tags != NULL, painter->out);
    put(painter, "Q\n");
}

void content_make(const ContentSource *source, uint32_t page, Buffer *out)
{
    Painter painter = {.out = out, .source = source, .page = &source->publication->pages[page]};
    bool has_slug = painter.page->slug > 0 && !source->is_form;
    start(&painter);
    if (has_slug)
        begin_sheet(&painter);
    paint_marks(&painter, false);
    if (has_slug)
        end_sheet(&painter);
}
