#include "output/painter.h"

void painter_put(Painter *painter, const char *operators)
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
    painter_put(painter, overprints ? "/OverOn gs\n" : "/OverOff gs\n");
    painter->overprints = overprints;
}

/* How far colours let through what is beneath: an entry of the resources by that name (colors.h). */
static void take_clear(Painter *painter, uint16_t clear)
{
    if (clear == painter->clear)
        return;
    pen_rest(&painter->pen);
    colors_put_opacity_name(clear, painter->out);
    painter_put(painter, " gs\n");
    painter->clear = clear;
}

static void take_color(Painter *painter, const Color *color)
{
    Ink ink = colors_ink(painter->source->colors, color);
    take_ink(painter, &ink);
    take_clear(painter, colors_clear(painter->source->colors, color));
}

/* On a press, black text goes on top of what is under it: knocked out, it would show a white seam where the
 * inks do not stand exactly on each other. */
void painter_take_text_color(Painter *painter, const Color *color)
{
    enum {
        FULL = 65535
    };
    take_color(painter, color);
    const Ink *ink = &painter->ink;
    bool is_black = ink->space == INK_CMYK && ink->c[3] == FULL && !ink->c[0] && !ink->c[1] &&
                    !ink->c[2] && !painter->clear;
    take_overprint(painter, is_black && painter->source->colors->is_press);
}

void painter_take_fill_color(Painter *painter, const Color *color)
{
    take_color(painter, color);
    take_overprint(painter, false);
}

void painter_take_group(Painter *painter, uint16_t clear)
{
    take_clear(painter, clear);
    take_overprint(painter, false);
}

void painter_take_picture(Painter *painter)
{
    take_clear(painter, 0);
    take_overprint(painter, false);
}

/* ---- fills ---- */

int64_t painter_thousandths(int64_t length)
{
    return divide_rounded(length * 1000, LENGTH_POINT);
}

void painter_put_number(Painter *painter, int64_t thousandth_points)
{
    put_decimal(painter->out, thousandth_points, 3);
    buffer_byte(painter->out, ' ');
}

/* Edges are rounded, not sizes: what touches still touches. Nothing gets thinner than can be written. */
static void put_rectangle(Painter *painter, const Mark *mark)
{
    int64_t height = painter->page->height;
    int64_t left = painter_thousandths(mark->x);
    int64_t right = painter_thousandths((int64_t)mark->x + mark->fill.width);
    int64_t top = painter_thousandths(height - mark->y);
    int64_t bottom = painter_thousandths(height - mark->y - mark->fill.height);
    painter_put_number(painter, left);
    painter_put_number(painter, bottom);
    painter_put_number(painter, right > left ? right - left : 1);
    painter_put_number(painter, top > bottom ? top - bottom : 1);
    painter_put(painter, "re\n");
}

static void put_point(Painter *painter, const Mark *mark, ShapePoint point)
{
    int64_t height = painter->page->height;
    painter_put_number(painter, painter_thousandths((int64_t)mark->x + point.x));
    painter_put_number(painter, painter_thousandths(height - mark->y - point.y));
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
        painter_put(painter, operators[step->kind]);
    }
}

/* A line along a shape: round pieces of no length are dots. */
static void draw_line(Painter *painter, const Mark *mark)
{
    const Shape *shape = mark->fill.shape;
    Ink ink = colors_ink(painter->source->colors, &mark->fill.color);
    take_clear(painter, colors_clear(painter->source->colors, &mark->fill.color));
    take_overprint(painter, false);
    painter_put(painter, "q ");
    ink_put_for_lines(&ink, painter->out);
    painter_put_number(painter, painter_thousandths(shape->line));
    painter_put(painter, shape->is_round ? "w 1 J " : "w ");
    if (shape->gap > 0) {
        painter_put(painter, "[");
        /* rounded down, so that the last piece does not fall off the end */
        painter_put_number(painter, (int64_t)shape->dash * 1000 / LENGTH_POINT);
        painter_put_number(painter, (int64_t)shape->gap * 1000 / LENGTH_POINT);
        painter_put(painter, "] 0 d ");
    }
    put_steps(painter, mark);
    painter_put(painter, "S Q\n");
}

static void paint_shape(Painter *painter, const Mark *mark)
{
    if (mark->fill.shape->line > 0) {
        draw_line(painter, mark);
        return;
    }
    painter_take_fill_color(painter, &mark->fill.color);
    put_steps(painter, mark);
    painter_put(painter, "f\n");
}

/* Neighbours of one colour are filled together, unless one would be seen through the other. */
void painter_fill(Painter *painter, const Sequence *sequence)
{
    const Color *color = NULL; /* of the rectangles that are not filled yet */
    for (uint32_t i = sequence->begin; i < sequence->end; i++) {
        const Mark *mark = &painter->page->marks[i];
        if (!mark_has_ink(mark))
            continue;
        if (color && (mark->fill.shape || color->clear || !color_equal(&mark->fill.color, color))) {
            painter_put(painter, "f\n");
            color = NULL;
        }
        if (mark->fill.shape) {
            paint_shape(painter, mark);
            continue;
        }
        if (!color)
            painter_take_fill_color(painter, &mark->fill.color);
        put_rectangle(painter, mark);
        color = &mark->fill.color;
    }
    if (color)
        painter_put(painter, "f\n");
}
