#include "layout/margin_lines.h"

void margin_lines_turn_to(MarginLines *lines, const PageDraft *draft, const PagePiece *piece)
{
    if (!lines)
        return;
    Rectangle area = draft->geometry.area;
    const ColumnSet *set = piece ? piece->set : NULL;
    lines->kept = NULL;
    lines->is_aside = !piece;
    lines->now = (MarginColumn){.left = area.x,
                                .right = length_add(area.x, area.width),
                                .is_outer_left = draft->context.is_left};
    if (!set)
        return;
    uint32_t place = set->is_right_to_left ? set->count - 1 - piece->column : piece->column;
    lines->now.left = length_add(length_add(area.x, piece->x), set->x);
    lines->now.right = length_add(lines->now.left, set->width);
    if (place > 0)
        lines->now.gap_left = set->gap;
    if (place + 1 < set->count)
        lines->now.gap_right = set->gap;
    if (set->count > 1 && (place == 0 || place + 1 == set->count))
        lines->now.is_outer_left = place == 0;
}

void margin_lines_add(MarginLines *lines, MarginLine line)
{
    if (!lines->kept) {
        MarginColumn *kept = ARENA_NEW(lines->arena, MarginColumn);
        *kept = lines->now;
        lines->kept = kept;
    }
    line.column = lines->kept;
    line.is_in_frame = lines->depth > 0;
    line.is_aside |= lines->is_aside;
    lines->items = arena_reserve(lines->arena, lines->items, lines->count, &lines->capacity,
                                 sizeof *lines->items);
    lines->items[lines->count++] = line;
}

Length margin_lines_beside(const MarginColumn *column, bool is_left, Length width, Length distance)
{
    Length gap = is_left ? column->gap_left : column->gap_right;
    if (gap > 0 && distance > length_subtract(gap, width) / 2)
        distance = length_subtract(gap, width) / 2;
    return is_left ? length_subtract(column->left, length_add(distance, width))
                   : length_add(column->right, distance);
}
