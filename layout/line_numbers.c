#include "layout/line_numbers.h"

#include "layout/plain_run.h"

enum {
    FROM_TEXT = LENGTH_OF_POINTS(12) /* between a number and the page area */
};

static const TextRun *first_run(const Line *line)
{
    for (uint32_t i = 0; i < line->item_count; i++)
        if (line->items[i].run)
            return line->items[i].run;
    return NULL;
}

static Length width_of(const TextRun *run)
{
    Length width = 0;
    for (uint32_t i = 0; i < run->glyph_count; i++)
        width = length_add(width, run->glyphs[i].advance);
    return width;
}

/* In the margin left of the page area, three quarters as large as the line's first letters. */
static void place_number(MarkList *marks, const PageDraft *draft, const Line *line, Length top,
                         uint32_t number)
{
    const TextRun *first = first_run(line);
    if (!first)
        return;
    Buffer digits = {0};
    buffer_integer(&digits, number);
    const TextRun *run = plain_run(marks->arena, first->face, first->size / 4 * 3,
                                   text_copy(marks->arena, buffer_text(&digits)));
    buffer_free(&digits);
    Length right = length_subtract(draft->geometry.area.x, FROM_TEXT);
    mark_list_add(marks, &(Mark){.kind = MARK_TEXT,
                                 .element = STRUCTURE_ARTIFACT_LAYOUT,
                                 .x = length_subtract(right, width_of(run)),
                                 .y = length_add(top, line->above),
                                 .run = run});
}

void line_numbers_place(MarkList *marks, const Galley *galley, const PageDraft *draft)
{
    uint32_t number = 0;
    for (size_t i = draft->first; i < draft->end; i++) {
        const Slot *slot = &galley->slots[i];
        if (slot->kind != SLOT_LINE || slot->line->number_every == 0)
            continue;
        number++;
        if (number % (uint32_t)slot->line->number_every == 0)
            place_number(marks, draft, slot->line, place_slot_top(galley, draft, i), number);
    }
}
