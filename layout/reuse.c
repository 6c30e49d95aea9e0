#include "layout/reuse.h"

#include <string.h>

static bool holds_frame(const Paragraph *paragraph)
{
    for (uint32_t i = 0; i < paragraph->object_count; i++)
        if (paragraph->objects[i].kind == OBJECT_FRAME)
            return true;
    return false;
}

/* Texts of the two rounds are the same bytes or other ones; what else spans and styles hold is shared, so
 * that they compare as they lie in memory. Gaps between fields may make equals differ, which costs
 * time only. */
static bool is_like(const Paragraph *a, const Paragraph *b)
{
    return text_equal(a->text, b->text) && a->span_count == b->span_count &&
           a->object_count == b->object_count &&
           memcmp(&a->style, &b->style, sizeof a->style) == 0 && a->turn_count == b->turn_count &&
           (a->turn_count == 0 ||
            memcmp(a->turns, b->turns, a->turn_count * sizeof *a->turns) == 0) &&
           (a->span_count == 0 ||
            memcmp(a->spans, b->spans, a->span_count * sizeof *a->spans) == 0) &&
           (a->object_count == 0 ||
            memcmp(a->objects, b->objects, a->object_count * sizeof *a->objects) == 0);
}

size_t paragraphs_reuse(const ParagraphList *before, const ParagraphList *list)
{
    size_t left = list->bytes;
    for (size_t i = 0; i < list->count && i < before->count; i++) {
        const Paragraph *old = before->items[i];
        Paragraph *paragraph = list->items[i];
        if (old->line_count == 0 || old->has_findings || holds_frame(old) ||
            !is_like(old, paragraph))
            continue;
        paragraph->lines = old->lines;
        paragraph->line_count = old->line_count;
        paragraph->line_begins = old->line_begins;
        left -= paragraph->text.bytes;
    }
    return left;
}
