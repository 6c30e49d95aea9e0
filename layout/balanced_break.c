#include "layout/optimal_break.h"

/* Whether first fit at a narrower measure makes no more lines, and cuts no word. */
static bool is_enough(const BreakTask *task, Length measure, uint32_t most)
{
    ArenaMark mark = arena_mark(task->compositor->scratch);
    Paragraph narrow = *task->shaped->paragraph;
    ShapedParagraph shaped = *task->shaped;
    narrow.style.measure = measure;
    shaped.paragraph = &narrow;
    uint32_t count;
    BreakTask narrowed = *task;
    narrowed.shaped = &shaped;
    const LineRange *lines = break_first_fit(&narrowed, &count);
    bool is_fine = count <= most;
    for (uint32_t i = 0; i < count && is_fine; i++)
        is_fine = !lines[i].cuts_word && line_fits(task->compositor, &shaped, &lines[i]);
    arena_release(task->compositor->scratch, mark);
    return is_fine;
}

const LineRange *break_balanced(const BreakTask *task, uint32_t *line_count)
{
    enum {
        LINES_MOST = 12,
        PRECISION = LENGTH_POINT / 2
    };
    const LineRange *lines = break_first_fit(task, line_count);
    Length enough = task->shaped->paragraph->style.measure;
    Length too_narrow = enough / 2;
    if (*line_count < 2 || *line_count > LINES_MOST || !is_enough(task, enough, *line_count))
        return lines;
    while (enough - too_narrow > PRECISION) {
        Length middle = too_narrow + (enough - too_narrow) / 2;
        if (is_enough(task, middle, *line_count))
            enough = middle;
        else
            too_narrow = middle;
    }
    Paragraph narrow = *task->shaped->paragraph;
    ShapedParagraph shaped = *task->shaped;
    narrow.style.measure = enough;
    shaped.paragraph = &narrow;
    BreakTask narrowed = *task;
    narrowed.shaped = &shaped;
    return break_first_fit(&narrowed, line_count);
}
