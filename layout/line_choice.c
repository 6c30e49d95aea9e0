#include "layout/line_choice.h"

#include "layout/optimal_break.h"

static const LineRange *break_by_style(const BreakTask *task, uint32_t *count)
{
    const Paragraph *paragraph = task->shaped->paragraph;
    if (paragraph->style.wrap == KEYWORD_PRETTY && task->lines_most == 0)
        return break_optimally(task, count);
    if (paragraph->style.wrap == KEYWORD_BALANCE && task->measure_count == 0 && task->begin == 0)
        return break_balanced(task, count);
    if (!paragraph->may_hyphenate)
        return break_first_fit(task, count);
    BreakTask with_hyphens = break_task_with_hyphens(task);
    return break_first_fit(&with_hyphens, count);
}

/* The lines beside a dropped letter are chosen by first fit, as their measure is another; what follows
 * them, by the style. */
static const LineRange *break_beside_drop(const BreakTask *task, Paragraph *paragraph,
                                          uint32_t *count)
{
    uint32_t kept = paragraph->drop_lines - task->lines_before;
    paragraph->drop_end = UINT32_MAX;
    const LineRange *beside = break_first_fit(task, count);
    if (*count <= kept)
        return beside;
    paragraph->drop_end = beside[kept].begin;
    BreakTask rest = break_task_from(task, beside[kept].begin, kept);
    uint32_t rest_count;
    const LineRange *behind = break_by_style(&rest, &rest_count);
    LineRange *lines = ARENA_ARRAY(task->compositor->scratch, LineRange, kept + rest_count);
    for (uint32_t i = 0; i < kept + rest_count; i++)
        lines[i] = i < kept ? beside[i] : behind[i - kept];
    *count = kept + rest_count;
    return lines;
}

const LineRange *lines_choose(const BreakTask *task, Paragraph *paragraph, uint32_t *count)
{
    return paragraph->drop && task->lines_before < paragraph->drop_lines
               ? break_beside_drop(task, paragraph, count)
               : break_by_style(task, count);
}

bool first_line_shape(Compositor *compositor, const Paragraph *paragraph, FirstLine *first)
{
    first->paragraph = *paragraph;
    first->paragraph.spans = paragraph->first_spans;
    first->paragraph.objects = paragraph->first_objects;
    if (paragraph->style.first_strut)
        first->paragraph.style.strut = paragraph->style.first_strut;
    return shaped_make(compositor, &first->paragraph, &first->shaped);
}
