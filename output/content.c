#include "output/content.h"

#include "output/painter.h"
#include "output/picture_place.h"
#include "output/printer_marks.h"

/* ---- pictures ---- */

static void paint_images(Painter *painter, const Sequence *sequence)
{
    painter_take_picture(painter);
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        size_t number = images_find(painter->source->images, mark->image.image);
        if (number == SIZE_MAX)
            continue;
        PicturePlace place = {mark->image.image, mark->x,
                              (int64_t)painter->page->height - mark->y - mark->image.height,
                              mark->image.width, mark->image.height};
        painter_put(painter, "q ");
        picture_put(&place, number, painter->out);
        painter_put(painter, "Q\n");
    }
}

/* Patterns by the numbers of their marks, as resources.h has them. */
static void paint_tiles(Painter *painter, const Sequence *sequence)
{
    painter_take_picture(painter);
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark) ||
            images_find(painter->source->images, mark->tiles.tiling->image) == SIZE_MAX)
            continue;
        buffer_format(painter->out, "q /Pattern cs /T%u scn ", (unsigned)i);
        painter_put_number(painter, painter_thousandths(mark->x));
        painter_put_number(painter, painter_thousandths((int64_t)painter->page->height - mark->y -
                                                        mark->tiles.height));
        painter_put_number(painter, painter_thousandths(mark->tiles.width));
        painter_put_number(painter, painter_thousandths(mark->tiles.height));
        painter_put(painter, "re f Q\n");
    }
}

/* ---- text ---- */

static void open_language(Painter *painter, Text language)
{
    pen_rest(&painter->pen);
    painter_put(painter, "/Span<</Lang");
    put_text_string(painter->out, language);
    painter_put(painter, ">>BDC\n");
}

static void close_span(Painter *painter)
{
    pen_rest(&painter->pen);
    painter_put(painter, "EMC\n");
}

static void open_actual_text(Painter *painter, Text text)
{
    pen_rest(&painter->pen);
    painter_put(painter, "/Span<</ActualText<FEFF");
    put_utf16(painter->out, text);
    painter_put(painter, ">>>BDC\n");
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
    painter_take_text_color(painter, &run->color);
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
        painter_put(painter, "/Artifact<</Type/Pagination/Subtype/Header>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_FOOTER:
        painter_put(painter, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_LAYOUT:
        painter_put(painter, "/Artifact<</Type/Layout>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_PRINTER:
        painter_put(painter, "/Artifact<</Type/Page>>BDC\n");
        return;
    case STRUCTURE_ARTIFACT_AGAIN:
        painter_put(painter, "/Artifact<</Type/Pagination>>BDC\n");
        return;
    default:
        break;
    }
    buffer_byte(painter->out, '/');
    painter_put(painter, tags_type(painter->source->tags, sequence->element));
    painter_put(painter, "<</MCID ");
    put_decimal(painter->out, painter->next_id++, 0);
    painter_put(painter, ">>BDC\n");
}

static void enter_text(Painter *painter)
{
    painter_put(painter, "BT\n");
    pen_enter_text(&painter->pen);
    painter->is_in_text = true;
}

static void leave_text(Painter *painter)
{
    if (painter->is_in_text)
        painter_put(painter, "ET\n");
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
        (PaintState){painter->pen, painter->ink, painter->clear, painter->overprints};
    painter_put(painter, "q ");
    painter_put_number(painter, painter_thousandths(mark->x));
    painter_put_number(painter, painter_thousandths(height - mark->y - mark->clip.height));
    painter_put_number(painter, painter_thousandths(mark->clip.width));
    painter_put_number(painter, painter_thousandths(mark->clip.height));
    painter_put(painter, "re W n\n");
}

static void end_clip(Painter *painter)
{
    if (painter->clip_depth == 0)
        return;
    painter->clip_depth--;
    if (painter->clip_depth >= CLIPS_MOST)
        return;
    painter_put(painter, "Q\n");
    const PaintState *outside = &painter->outside[painter->clip_depth];
    painter->pen = outside->pen;
    painter->ink = outside->ink;
    painter->clear = outside->clear;
    painter->overprints = outside->overprints;
}

/* A form that is painted as one thing; what is marked in it is told there. */
static void paint_group(Painter *painter, const Sequence *sequence)
{
    leave_text(painter);
    painter_take_group(painter, painter->page->marks[sequence->begin].group.clear);
    buffer_format(painter->out, "/G%u Do\n", (unsigned)sequence->begin);
}

static void paint_sequence(Painter *painter, const Sequence *sequence)
{
    if (sequence->kind == MARK_GROUP) {
        paint_group(painter, sequence);
        return;
    }
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
    else if (sequence->kind == MARK_TILES)
        paint_tiles(painter, sequence);
    else
        painter_fill(painter, sequence);
    if (is_tagged)
        painter_put(painter, "EMC\n");
}

/* ---- the page around them ---- */

/* Places count from the corner of the trimmed page. What reaches beyond the bleed is cut off. */
static void begin_sheet(Painter *painter)
{
    const Page *page = painter->page;
    painter_put(painter, "q 1 0 0 1 ");
    painter_put_number(painter, painter_thousandths(page->slug));
    painter_put_number(painter, painter_thousandths(page->slug));
    painter_put(painter, "cm\nq ");
    painter_put_number(painter, -painter_thousandths(page->bleed));
    painter_put_number(painter, -painter_thousandths(page->bleed));
    painter_put_number(painter,
                       painter_thousandths((int64_t)page->width + 2 * (int64_t)page->bleed));
    painter_put_number(painter,
                       painter_thousandths((int64_t)page->height + 2 * (int64_t)page->bleed));
    painter_put(painter, "re W n\n");
}

/* From a mark on, to the end of the page or of the group that the mark is in. */
static void paint_marks(Painter *painter, uint32_t begin, bool is_for_printer)
{
    Sequence sequence = {.end = begin};
    while (sequence_next(painter->page, &sequence) && sequence.kind != MARK_GROUP_END)
        if ((sequence.element == STRUCTURE_ARTIFACT_PRINTER) == is_for_printer)
            paint_sequence(painter, &sequence);
    leave_text(painter);
}

/* The graphics state, and what the pen knows of it, are those of a new page. */
static void start(Painter *painter)
{
    painter->pen = pen_new(painter->out, painter->source->embedding);
    painter->ink = (Ink){.space = INK_GRAY};
    painter->clear = 0;
    painter->overprints = false;
}

static void end_sheet(Painter *painter)
{
    painter_put(painter, "Q\n");
    start(painter);
    paint_marks(painter, 0, true);
    printer_marks_put(painter->page, painter->source->tags != NULL, painter->out);
    painter_put(painter, "Q\n");
}

void content_make(const ContentSource *source, uint32_t page, Buffer *out)
{
    Painter painter = {.out = out, .source = source, .page = &source->publication->pages[page]};
    bool has_slug = painter.page->slug > 0 && !source->is_form;
    start(&painter);
    if (has_slug)
        begin_sheet(&painter);
    paint_marks(&painter, 0, false);
    if (has_slug)
        end_sheet(&painter);
}

/* A form begins with the state of the page where it is painted (8.10.1), but for what makes it a group. */
void content_make_group(const ContentSource *source, const GroupOnPage *group, Buffer *out)
{
    Painter painter = {
        .out = out, .source = source, .page = &source->publication->pages[group->page]};
    start(&painter);
    painter_put(&painter, "0 g 0 Tc 0 Tw 100 Tz 0 Ts 0 Tr\n");
    paint_marks(&painter, group->begin + 1, false);
}
