#include "layout/line_numbers.h"

#include <stdlib.h>

#include "layout/plain_run.h"

enum {
    FROM_TEXT = LENGTH_OF_POINTS(12) /* between a number and its column */
};

static const TextRun *first_run(const Line *line);

static const TextRun *first_run_of_frame(const Frame *frame)
{
    const TextRun *run = NULL;
    for (uint32_t i = 0; i < frame->item_count && !run; i++) {
        if (frame->items[i].kind == FRAME_LINE)
            run = first_run(frame->items[i].line);
        else if (frame->items[i].kind == FRAME_FRAME)
            run = first_run_of_frame(frame->items[i].frame);
    }
    return run;
}

/* Frames are no deeper in each other than elements are. */
static const TextRun *first_run(const Line *line)
{
    const TextRun *run = NULL;
    for (uint32_t i = 0; i < line->item_count && !run; i++)
        run = line->items[i].frame ? first_run_of_frame(line->items[i].frame) : line->items[i].run;
    return run;
}

static Length baseline_of(const MarginLine *line)
{
    return length_add(line->top, line->line->above);
}

static bool is_numbered_left(const MarginLine *line)
{
    switch (line->line->numbering.side) {
    case KEYWORD_RIGHT:
        return false;
    case KEYWORD_INSIDE:
        return !line->column->is_outer_left;
    case KEYWORD_OUTSIDE:
        return line->column->is_outer_left;
    default:
        return true;
    }
}

/* Three quarters as large as the line's first letters. */
static void place_number(MarkList *marks, const MarginLine *line, uint32_t number)
{
    const TextRun *first = first_run(line->line);
    if (!first)
        return;
    Buffer digits = {0};
    buffer_integer(&digits, number);
    const TextRun *run = plain_run(marks->arena, first->face, first->size / 4 * 3,
                                   text_copy(marks->arena, buffer_text(&digits)));
    buffer_free(&digits);
    bool is_left = is_numbered_left(line);
    mark_list_add(
        marks, &(Mark){.kind = MARK_TEXT,
                       .element = STRUCTURE_ARTIFACT_LAYOUT,
                       .x = margin_lines_beside(line->column, is_left, run_width(run), FROM_TEXT),
                       .y = baseline_of(line),
                       .run = run});
}

/* ---- which lines ---- */

/* The numbers of a page on their way down. */
typedef struct Numbers {
    uint32_t last;
    bool is_on_page;      /* a line of this page had one */
    bool begins_chapter;  /* no line of this chapter had one */
    const MarginLine *at; /* the last line that had one, in the column */
} Numbers;

/* Whether a line stands beside the last that had a number: they are of cells. */
static bool is_beside_last(const Numbers *numbers, const MarginLine *line)
{
    const MarginLine *last = numbers->at;
    if (!last || (!last->is_in_frame && !line->is_in_frame))
        return false;
    Length height = last->height < line->height ? last->height : line->height;
    return length_subtract(baseline_of(line), baseline_of(last)) < height / 2;
}

static void number_line(MarkList *marks, Numbers *numbers, const MarginLine *line)
{
    const LineNumbering *numbering = &line->line->numbering;
    numbers->begins_chapter |= numbering->begins_chapter;
    if (numbering->every == 0 || is_beside_last(numbers, line))
        return;
    if ((numbering->reset == KEYWORD_PAGE && !numbers->is_on_page) ||
        (numbering->reset == KEYWORD_CHAPTER && numbers->begins_chapter))
        numbers->last = 0;
    numbers->is_on_page = true;
    numbers->begins_chapter = false;
    numbers->at = line;
    numbers->last++;
    if (numbers->last % (uint32_t)numbering->every == 0)
        place_number(marks, line, numbers->last);
}

/* From top to bottom; those on one height as they were placed. */
static int compare_lines(const void *left, const void *right)
{
    const MarginLine *a = *(const MarginLine *const *)left;
    const MarginLine *b = *(const MarginLine *const *)right;
    Length over = baseline_of(a);
    Length under = baseline_of(b);
    if (over != under)
        return over < under ? -1 : 1;
    return (a > b) - (a < b);
}

/* The lines of a column from a place on; returns the place behind them. */
static size_t number_column(MarkList *marks, const MarginLines *lines, size_t at, Numbers *numbers)
{
    const MarginColumn *column = lines->items[at].column;
    const MarginLine **ordered = ARENA_ARRAY(lines->arena, const MarginLine *, lines->count - at);
    size_t count = 0;
    bool has_frames = false;
    for (; at < lines->count && lines->items[at].column == column; at++) {
        const MarginLine *line = &lines->items[at];
        if (!line->line || line->is_aside)
            continue;
        has_frames |= line->is_in_frame;
        ordered[count++] = line;
    }
    if (has_frames)
        qsort(ordered, count, sizeof *ordered, compare_lines);
    numbers->at = NULL;
    for (size_t i = 0; i < count; i++)
        number_line(marks, numbers, ordered[i]);
    return at;
}

uint32_t line_numbers_place(MarkList *marks, const MarginLines *lines, uint32_t last)
{
    Numbers numbers = {.last = last};
    for (size_t i = 0; i < lines->count;)
        i = number_column(marks, lines, i, &numbers);
    return numbers.last;
}
