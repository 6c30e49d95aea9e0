#include "layout/place_columns.h"

#include "layout/structure.h"

/* ---- slots ---- */

static void place_attachments(const Column *column, const Slot *slot, Length y)
{
    for (const Attachment *at = slot->attachments; at; at = at->next) {
        Length left = at->is_from_page ? column->page.x : column->x;
        Length top = at->is_from_page ? column->page.y : y;
        Length drop = at->is_on_baseline
                          ? length_subtract(slot_baseline(slot), at->frame->first_baseline)
                          : at->y;
        place_frame_aside(column->marks, at->frame, length_add(left, at->x), length_add(top, drop),
                          STRUCTURE_NONE);
    }
}

/* The pieces of a row that stand in the column, the first of them at slot begin: cell by cell. Returns
 * their end. */
static size_t place_row(const Column *column, size_t begin, Length top)
{
    size_t end = column->end;
    uint32_t count;
    const RowPart *parts =
        galley_row_parts(column->marks->arena, column->galley, begin, &end, &count);
    for (uint32_t i = 0; i < count; i++)
        place_frame(column->marks, parts[i].frame, length_add(column->x, parts[i].x),
                    length_add(top, parts[i].y), STRUCTURE_NONE);
    return end;
}

/* What is set again at the cut before a slot, at its height of the page. */
static void place_repeated(const Column *column, size_t slot, Length y)
{
    if (slot >= column->galley->slot_count || !column->galley->slots[slot].repeat)
        return;
    const Repeat *repeat = column->galley->slots[slot].repeat;
    const Frame *frame = slot == column->first ? repeat->above : repeat->below;
    if (frame)
        place_frame(column->marks, frame, length_add(column->x, repeat->x), y,
                    STRUCTURE_ARTIFACT_AGAIN);
}

Length column_height_above(const Galley *galley, size_t first)
{
    return first < galley->slot_count ? slot_height_above_cut(&galley->slots[first]) : 0;
}

static Length height_below(const Galley *galley, size_t end)
{
    return end < galley->slot_count ? slot_height_below_cut(&galley->slots[end]) : 0;
}

/* ---- boxes ---- */

/* A piece of a box, with the ends of it that are its own. */
typedef struct BoxPiece {
    int64_t top; /* from the column's */
    int64_t height;
    bool has_top;
    bool has_bottom;
} BoxPiece;

static unsigned piece_sides(const BoxPiece *piece, const BlockBox *box)
{
    if (box->is_cloned)
        return SIDES_ALL;
    unsigned sides = SIDES_LEFT | SIDES_RIGHT;
    return sides | (piece->has_top ? SIDES_TOP : 0U) | (piece->has_bottom ? SIDES_BOTTOM : 0U);
}

static BoxPiece box_piece(const Column *column, const BlockBox *box)
{
    size_t from = box->first > column->first ? box->first : column->first;
    size_t to = box->end < column->end ? box->end : column->end;
    BoxPiece piece = {.has_top = box->first >= column->first,
                      .has_bottom = box->end <= column->end};
    int64_t above = column_height_above(column->galley, column->first);
    piece.top = above + galley_height(column->galley, column->first, from);
    piece.height = galley_height(column->galley, from, to);
    if (!piece.has_top && !box->is_in_table) {
        piece.top -= above - box->around_above;
        piece.height += above - box->around_above;
    }
    if (!piece.has_bottom && !box->is_in_table)
        piece.height += height_below(column->galley, column->end) - box->around_below;
    return piece;
}

/* Whether a box goes around all columns of the set that the column is of. */
static bool is_around_columns(const Column *column, const BlockBox *box)
{
    return column->piece && column->piece->set && box->columns == 0;
}

/* The piece of a box around columns: as high as they are; painted with the first. */
static BoxPiece box_piece_around(const Column *column, const BlockBox *box)
{
    return (BoxPiece){.height = column->piece->height,
                      .has_top = box->first >= column->first,
                      .has_bottom = box->end <= column->piece->band_end};
}

/* Where the pictures of a box stand that is sliced: as if it were not. */
static void take_slice(OpenBox *open, BoxSize size, BoxPaint *paints, unsigned count)
{
    if (open->whole <= 0)
        return;
    box_paint_is_of(
        paints, count,
        &(Backdrop){.y = length_clip(-open->above), .box = {size.width, length_clip(open->whole)}});
    open->above += size.height;
}

/* The piece of a box that stands in the column. */
static void place_box(const Column *column, const BlockBox *box, OpenBox *open)
{
    if (!box->is_painted || box->first >= column->end || box->end <= column->first)
        return;
    bool is_around = is_around_columns(column, box);
    if (is_around && column->piece->column > 0)
        return;
    BoxPiece piece = is_around ? box_piece_around(column, box) : box_piece(column, box);
    if (piece.has_top) {
        piece.top += box->inset_top;
        piece.height -= box->inset_top;
    }
    if (piece.has_bottom)
        piece.height -= box->inset_bottom;
    BoxSize size = {box->width, length_clip(piece.height)};
    if (box->measure)
        size.width = length_clip((int64_t)size.width + column->page.width - box->measure);
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned count =
        block_box_paint(column->marks->arena, box, size, piece_sides(&piece, box), paints);
    take_slice(open, size, paints, count);
    Length x = is_around ? column->page.x : column->x;
    Length y = is_around ? column->top : column->y;
    bool is_group = place_group(column->marks, box->fade);
    for (unsigned n = 0; n < count; n++)
        place_paint(column->marks, &paints[n], length_add(x, box->x),
                    length_add(y, length_clip(piece.top)), STRUCTURE_NONE);
    if (is_group)
        place_group_end(column->marks);
}

static OpenBox open_box(const Galley *galley, size_t number)
{
    const BlockBox *box = &galley->boxes[number];
    OpenBox open = {.number = (uint32_t)number};
    bool is_sliced = !style_is(box->style, PROPERTY_BOX_DECORATION_BREAK, KEYWORD_CLONE);
    if (box->is_painted && is_sliced && !box->backdrop_width && box_has_backdrop(box->style))
        open.whole =
            galley_height(galley, box->first, box->end) - box->inset_top - box->inset_bottom;
    return open;
}

/* The first of the boxes behind at that is not in that one. */
static size_t boxes_past(const Column *column, size_t at)
{
    const BlockBox *boxes = column->galley->boxes;
    size_t past = at + 1;
    while (past < column->box_count &&
           boxes[column->boxes[past].number].first < boxes[column->boxes[at].number].end)
        past++;
    return past;
}

/* Boxes [begin, end) of the column, but for those in groups, which are painted with them; own is the group that they
 * are in. */
static void place_boxes(const Column *column, size_t begin, size_t end, size_t own)
{
    for (size_t i = begin; i < end; i++) {
        const BlockBox *box = &column->galley->boxes[column->boxes[i].number];
        if (i != own && box->clear)
            i = boxes_past(column, i) - 1;
        else
            place_box(column, box, &column->boxes[i]);
    }
}

/* The boxes of the main galley that stand in a column. */
static void open_boxes(Column *column, BoxCursor *cursor)
{
    const Galley *galley = column->galley;
    size_t kept = 0;
    for (size_t i = 0; i < cursor->open_count; i++)
        if (galley->boxes[cursor->open[i].number].end > column->first)
            cursor->open[kept++] = cursor->open[i];
    cursor->open_count = kept;
    for (; cursor->next < galley->box_count && galley->boxes[cursor->next].first < column->end;
         cursor->next++) {
        cursor->open = arena_reserve(column->marks->arena, cursor->open, cursor->open_count,
                                     &cursor->open_capacity, sizeof *cursor->open);
        cursor->open[cursor->open_count++] = open_box(galley, cursor->next);
    }
    column->boxes = cursor->open;
    column->box_count = cursor->open_count;
}

/* ---- groups, and slots in them ---- */

/* Groups of a column that are under way. */
typedef struct ColumnGroups {
    size_t next; /* first box that was not asked whether it begins a group */
    uint32_t ends[GROUPS_MOST];
    unsigned depth;
} ColumnGroups;

static void begin_groups(const Column *column, ColumnGroups *groups, size_t slot)
{
    for (; groups->next < column->box_count; groups->next++) {
        const BlockBox *box = &column->galley->boxes[column->boxes[groups->next].number];
        if (box->first > slot)
            return;
        if (!box->clear || box->end <= column->first)
            continue;
        if (place_group(column->marks, box->clear))
            groups->ends[groups->depth++] = box->end;
        place_boxes(column, groups->next, boxes_past(column, groups->next), groups->next);
    }
}

static void end_groups(const Column *column, ColumnGroups *groups, size_t slot)
{
    bool is_last = slot + 1 == column->end;
    for (; groups->depth && (is_last || groups->ends[groups->depth - 1] <= slot + 1);
         groups->depth--)
        place_group_end(column->marks);
}

/* Returns the foot of the column. */
static Length place_slots(const Column *column)
{
    if (column->first == column->end)
        return column->y;
    Length y = length_add(column->y, column_height_above(column->galley, column->first));
    place_repeated(column, column->first,
                   length_add(column->y, column->galley->slots[column->first].cut_above));
    size_t row_end = column->first;
    ColumnGroups groups = {0};
    for (size_t i = column->first; i < column->end; i++) {
        const Slot *slot = &column->galley->slots[i];
        Length x = length_add(column->x, slot->x);
        begin_groups(column, &groups, i);
        place_attachments(column, slot, y);
        if (slot->kind == SLOT_LINE)
            place_line(column->marks, slot->line, x, y, STRUCTURE_NONE);
        else if (slot->kind == SLOT_BOX)
            place_frame(column->marks, slot->frame, x, y, STRUCTURE_NONE);
        else if (slot->kind == SLOT_ROW && slot->row->rules)
            place_frame(column->marks, slot->row->rules, x, y, STRUCTURE_NONE);
        if (slot->kind == SLOT_ROW && i >= row_end)
            row_end = place_row(column, i, y);
        end_groups(column, &groups, i);
        y = length_add(y, slot->height);
    }
    place_repeated(column, column->end, y);
    return length_add(y, height_below(column->galley, column->end));
}

void place_open_slots(Column *column, BoxCursor *cursor)
{
    open_boxes(column, cursor);
    place_boxes(column, 0, column->box_count, SIZE_MAX);
    place_slots(column);
}

Length place_all_slots(Column *column)
{
    column->box_count = column->galley->box_count;
    column->boxes = ARENA_ARRAY(column->marks->arena, OpenBox, column->box_count);
    for (size_t i = 0; i < column->box_count; i++)
        column->boxes[i].number = (uint32_t)i;
    place_boxes(column, 0, column->box_count, SIZE_MAX);
    return place_slots(column);
}
