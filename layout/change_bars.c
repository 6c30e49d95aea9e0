/* A bar is as high as its lines: those of one block are joined over the space between them, and so are those
 * that stand on the same height, in the cells of a table or in a line and a box in it. */
#include "layout/change_bars.h"

#include <stdlib.h>

#include "layout/change_bar.h"

enum {
    FROM_TEXT = LENGTH_OF_POINTS(6) /* between a bar and its column */
};

typedef struct Stretch {
    const ChangeBar *bar;
    const MarginColumn *column;
    Length x;
    Length top;
    Length bottom;
    size_t order;
} Stretch;

static Stretch stretch_of(const MarginLine *line, size_t order)
{
    bool is_left = line->column->is_outer_left;
    return (Stretch){.bar = line->change,
                     .column = line->column,
                     .x =
                         margin_lines_beside(line->column, is_left, line->change->width, FROM_TEXT),
                     .top = line->top,
                     .bottom = length_add(line->top, line->height),
                     .order = order};
}

static bool look_alike(const ChangeBar *a, const ChangeBar *b)
{
    return a->width == b->width && a->style == b->style && color_equal(&a->color, &b->color);
}

static void join(Stretch *to, const Stretch *from)
{
    to->top = from->top < to->top ? from->top : to->top;
    to->bottom = from->bottom > to->bottom ? from->bottom : to->bottom;
}

/* Whether a line goes on with the bar of the line before: it is of the same block. */
static bool goes_on(const Stretch *before, const Stretch *line)
{
    return before->column == line->column &&
           (before->bar == line->bar ||
            (before->bar->node && before->bar->node == line->bar->node));
}

/* By place, and higher ones first. */
static int compare_stretches(const void *left, const void *right)
{
    const Stretch *a = left;
    const Stretch *b = right;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    if (a->top != b->top)
        return a->top < b->top ? -1 : 1;
    if (a->bottom != b->bottom)
        return a->bottom > b->bottom ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static void paint(MarkList *marks, const Stretch *stretch)
{
    BoxPaint place = {.x = stretch->x,
                      .y = stretch->top,
                      .width = stretch->bar->width,
                      .height = length_subtract(stretch->bottom, stretch->top)};
    BorderLine line = {stretch->bar->style, stretch->bar->width, stretch->bar->color};
    BoxPaint paints[BORDER_LINE_PAINTS_MOST];
    unsigned count = border_line_paint(marks->arena, &line, &place, paints);
    for (unsigned i = 0; i < count; i++)
        place_paint(marks, &paints[i], 0, 0, STRUCTURE_ARTIFACT_LAYOUT);
}

static Stretch *stretches_of(const MarginLines *lines, size_t *count)
{
    Stretch *stretches = ARENA_ARRAY(lines->arena, Stretch, lines->count);
    *count = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (!lines->items[i].change)
            continue;
        Stretch line = stretch_of(&lines->items[i], i);
        if (*count && goes_on(&stretches[*count - 1], &line))
            join(&stretches[*count - 1], &line);
        else
            stretches[(*count)++] = line;
    }
    return stretches;
}

void change_bars_place(MarkList *marks, const MarginLines *lines)
{
    if (lines->count == 0)
        return;
    size_t count;
    Stretch *stretches = stretches_of(lines, &count);
    qsort(stretches, count, sizeof *stretches, compare_stretches);
    for (size_t i = 0; i < count;) {
        Stretch stretch = stretches[i++];
        while (i < count && stretches[i].x == stretch.x && stretches[i].top <= stretch.bottom &&
               look_alike(stretches[i].bar, stretch.bar))
            join(&stretch, &stretches[i++]);
        paint(marks, &stretch);
    }
}
