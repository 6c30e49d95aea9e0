#include "output/content.h"

#include <string.h>

#include "output/pen.h"

/* Painters of the stream nest three things: BT … ET holds all text between two fills; a sequence
 * (BDC … EMC) stands inside it, or for fills outside; a span of another language, and in it a span
 * with ActualText, stand inside a sequence. Each is opened late and closed before its holder. */
typedef struct Painter {
    Buffer *out;
    const ContentSource *source;
    const Page *page;
    Pen pen;
    Color color;      /* of fills and of text, which is filled too */
    bool is_in_text;  /* between BT and ET */
    uint32_t next_id; /* of the next marked-content sequence */
} Painter;

static void put(Painter *painter, const char *operators)
{
    buffer_string(painter->out, operators);
}

/* ---- colour ---- */

static void put_component(Painter *painter, uint16_t component)
{
    put_decimal(painter->out, divide_rounded((int64_t)component * 10000, 65535), 4);
    buffer_byte(painter->out, ' ');
}

static void take_color(Painter *painter, const Color *color)
{
    static const struct {
        int components;
        const char *operator;
    } spaces[] = {[COLOR_GRAY] = {1, "g\n"}, [COLOR_RGB] = {3, "rg\n"}, [COLOR_CMYK] = {4, "k\n"}};
    int components = spaces[color->space].components;
    if (color->space == painter->color.space &&
        memcmp(color->c, painter->color.c, (size_t)components * sizeof *color->c) == 0)
        return;
    pen_rest(&painter->pen);
    for (int i = 0; i < components; i++)
        put_component(painter, color->c[i]);
    put(painter, spaces[color->space].operator);
    painter->color = *color;
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

/* Neighbours of one colour are filled together. */
static void paint_fills(Painter *painter, const Sequence *sequence)
{
    bool is_open = false;
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        if (is_open && memcmp(&mark->fill.color, &painter->color, sizeof painter->color) != 0) {
            put(painter, "f\n");
            is_open = false;
        }
        if (!is_open)
            take_color(painter, &mark->fill.color);
        put_rectangle(painter, mark);
        is_open = true;
    }
    put(painter, "f\n");
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
    take_color(painter, &run->color);
    pen_take_style(&painter->pen, run);
    RunWalk walk = {.run = run, .x = mark->x, .y = length_add(painter->page->height, -mark->y)};
    if (tounicode_says_run(painter->pen.drawn->texts, run))
        pen_show(&painter->pen, &walk, run->glyph_count);
    else
        show_with_actual_text(painter, &walk);
}

/* Runs without a language are in that of their element. */
static void paint_runs(Painter *painter, const Sequence *sequence)
{
    Text usual = tags_language(painter->source->tags, sequence->element);
    Text language = usual;
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        Text of_run = mark->run->language.bytes ? mark->run->language : usual;
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
    default:
        break;
    }
    buffer_byte(painter->out, '/');
    put(painter, tags_type(&painter->source->publication->structure[sequence->element]));
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

static void paint_sequence(Painter *painter, const Sequence *sequence)
{
    bool is_text = sequence->kind == MARK_TEXT;
    if (is_text && !painter->is_in_text)
        enter_text(painter);
    if (!is_text)
        leave_text(painter);
    open_sequence(painter, sequence);
    if (is_text)
        paint_runs(painter, sequence);
    else
        paint_fills(painter, sequence);
    put(painter, "EMC\n");
}

void content_make(const ContentSource *source, uint32_t page, Buffer *out)
{
    Painter painter = {
        .out = out,
        .source = source,
        .page = &source->publication->pages[page],
        .pen = pen_new(out, source->embedding),
        .color = {.space = COLOR_GRAY}, /* black, as each page begins */
    };
    Sequence sequence = {0};
    while (sequence_next(painter.page, &sequence))
        paint_sequence(&painter, &sequence);
    leave_text(&painter);
}
