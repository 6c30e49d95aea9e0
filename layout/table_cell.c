/* What is in a cell: measured at an unlimited width, then set to that of its columns.
 *
 * Most cells hold one paragraph and nothing else. Such a paragraph is collected once: it is measured,
 * and waits to be set. Anything else is collected on trial and once more when the width is known, since
 * what is in it may depend on the width. */
#include "layout/table.h"

#include "layout/flow_floats.h"
#include "layout/frame.h"
#include "layout/settle.h"

enum {
    UNLIMITED = LENGTH_MAX / 2
};

/* ---- content ---- */

static void flow_cell(Flow *flow, const TableCell *cell)
{
    if (cell->node)
        flow_children(flow, cell->node);
    else
        flow_siblings(flow, &cell->content);
}

static const Node *place_of(const TableCell *cell)
{
    return cell->node ? cell->node : cell->content.parent;
}

/* The paragraph that is all there is in a flow, if it fills its width whatever that is. */
static Paragraph *only_paragraph(const Flow *flow, const TableCell *cell)
{
    const Galley *galley = flow->galley;
    const Slot *slot = galley->slots;
    if (galley->slot_count != 1 || galley->box_count || slot->kind != SLOT_PARAGRAPH ||
        slot->attachments || slot->note_count || flow->out_of_flow.count ||
        flow->measured->has_table)
        return NULL;
    Paragraph *paragraph = slot->pending;
    bool is_plain = paragraph->object_count == 0 && paragraph->float_count == 0 &&
                    paragraph->style.x == 0 && paragraph->style.measure == UNLIMITED &&
                    style_value(cell->style, PROPERTY_TEXT_INDENT)->percent == 0;
    return is_plain ? paragraph : NULL;
}

/* ---- measuring ---- */

static void widen(ContentWidths *widths, Length narrowest, Length widest)
{
    widths->narrowest = narrowest > widths->narrowest ? narrowest : widths->narrowest;
    widths->widest = widest > widths->widest ? widest : widths->widest;
}

/* What a box of given width holds is no wider. */
static Length limited(Length width, const Paragraph *paragraph)
{
    return width < paragraph->style.measure ? width : paragraph->style.measure;
}

/* beside is what floats take. */
static void measure_paragraph(Composer *composer, const Slot *slot, Length beside,
                              ContentWidths *widths)
{
    const Paragraph *paragraph = slot->pending;
    Length widest;
    Length narrowest;
    compositor_measure(composer->compositor, paragraph, &widest, &narrowest);
    Length around = length_add(paragraph->style.x, paragraph->style.right_edge);
    Length indent = paragraph->style.indent;
    widest = limited(length_add(widest, indent), paragraph);
    narrowest = limited(length_add(narrowest, indent > 0 ? indent : 0), paragraph);
    for (uint32_t i = 0; i < paragraph->float_count; i++) {
        Length width = side_float_width(paragraph->floats[i].placed);
        narrowest = width > narrowest ? width : narrowest;
        widest = length_add(widest, width);
    }
    widest = length_add(widest, beside);
    widen(widths, length_add(narrowest, around), length_add(widest, around));
}

/* The widths of floats that wait for a slot; of all together. */
static Length measure_floats(const Slot *slot, ContentWidths *widths)
{
    Length all = 0;
    for (const Attachment *at = slot->attachments; at; at = at->next) {
        if (!at->side_float)
            continue;
        Length width = side_float_width(at->side_float);
        all = length_add(all, width);
        widen(widths, width, all);
    }
    return all;
}

/* The widths of what is in a galley whose paragraphs are not set; of nested tables and boxes of given
 * width they are known already. */
static void measure_galley(Composer *composer, const Galley *galley, ContentWidths *widths)
{
    widen(widths, galley->reach, galley->reach);
    Length beside = 0;
    for (size_t i = 0; i < galley->slot_count && composer->status == STATUS_OK; i++) {
        const Slot *slot = &galley->slots[i];
        beside = length_add(beside, measure_floats(slot, widths));
        if (slot->kind == SLOT_PARAGRAPH) {
            measure_paragraph(composer, slot, beside, widths);
        } else if (slot->kind == SLOT_BOX) {
            Length right = length_add(length_add(slot->x, slot->frame->width), slot->right_edge);
            widen(widths, right, right);
        }
    }
}

/* ---- decimal marks ---- */

static bool is_digit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/* Where text is aligned: before the mark; without one, behind the last digit, or at its end. Calls of
 * notes do not count. */
static size_t find_mark(const Paragraph *paragraph, Text mark)
{
    Text text = paragraph->text;
    if (paragraph->call_count)
        text.bytes = paragraph->calls[0].at;
    for (size_t i = 0; mark.bytes && i + mark.bytes <= text.bytes; i++)
        if (text_equal(text_slice(text, i, i + mark.bytes), mark))
            return i;
    for (size_t i = text.bytes; i > 0; i--)
        if (is_digit(text.at[i - 1]))
            return i;
    return text.bytes;
}

static void find_decimal(Composer *composer, TableCell *cell, Length widest)
{
    const Value *align = style_value(cell->style, PROPERTY_TEXT_ALIGN);
    if (align->kind != VALUE_TEXT || cell->columns > 1)
        return;
    size_t at = find_mark(cell->paragraph, *align->text);
    Length before = compositor_measure_until(composer->compositor, cell->paragraph, (uint32_t)at);
    cell->is_decimal = true;
    cell->decimal = (DecimalWidths){before, length_subtract(widest, before)};
}

/* ---- the two doors ---- */

/* What min-width, width and max-width make of the widths of the content (CSS Tables 3, section 4.1).
 * Percentages are of the table: the columns see to them. */
static void limit_widths(TableCell *cell, const ContentWidths *widths)
{
    const Style *style = cell->style;
    Length extra = box_extra_width(&cell->edges);
    Length least = box_size(style, PROPERTY_MIN_WIDTH, 0, extra, 0);
    Length most = box_size(style, PROPERTY_MAX_WIDTH, 0, extra, LENGTH_MAX);
    Length given = box_size(style, PROPERTY_WIDTH, 0, extra, 0);
    Length narrowest = widths->narrowest > least ? widths->narrowest : least;
    Length widest = widths->widest < most ? widths->widest : most;
    if (given > 0)
        widest = given < most ? given : most;
    cell->narrowest = length_add(narrowest, extra);
    cell->widest = length_add(widest > narrowest ? widest : narrowest, extra);
}

void table_cell_measure(Table *table, TableCell *cell)
{
    Composer *composer = table->composer;
    if (!composer_enter(composer, place_of(cell)))
        return;
    Diagnostics *told = composer->diagnostics;
    if (!table->trial || table->trial->count)
        table->trial = diagnostics_new(composer->arena);
    composer_tell(composer, table->trial);
    ContentWidths widths = {0};
    Flow flow = flow_into_frame(composer, UNLIMITED);
    flow.galley->slots = ARENA_NEW(composer->arena, Slot); /* most cells need one */
    flow.galley->slot_capacity = 1;
    flow.measured = &widths;
    flow.paired = table->is_parallel ? cell->content.parent : NULL;
    flow_cell(&flow, cell);
    flow_end(&flow);
    cell->paragraph = only_paragraph(&flow, cell);
    if (composer->status == STATUS_OK)
        measure_galley(composer, flow.galley, &widths);
    composer_tell(composer, told);
    if (cell->paragraph) {
        cell->galley = flow.galley;
        find_decimal(composer, cell, widths.widest);
    }
    if (cell->paragraph || composer->status != STATUS_OK)
        diagnostics_append(told, table->trial);
    limit_widths(cell, &widths);
    composer_leave(composer);
}

/* The paragraph stands where its mark meets those of the column, as long as that is on one line. */
static void align_decimal(const Table *table, const TableCell *cell)
{
    const DecimalWidths *column = &table->columns[cell->column].decimal;
    Length both = length_add(column->before, column->after);
    if (!cell->is_decimal ||
        length_add(cell->decimal.before, cell->decimal.after) > cell->content_width)
        return;
    Length x = length_add(length_subtract(cell->content_width, both),
                          length_subtract(column->before, cell->decimal.before));
    x = x < 0 ? 0 : x;
    cell->paragraph->style.x = x;
    cell->paragraph->style.measure = length_subtract(cell->content_width, x);
    cell->paragraph->style.align = KEYWORD_LEFT;
    cell->paragraph->style.align_last = KEYWORD_AUTO;
}

static void flow_again(const Table *table, TableCell *cell)
{
    Composer *composer = table->composer;
    if (!composer_enter(composer, place_of(cell)))
        return;
    Flow flow = flow_into_frame(composer, cell->content_width);
    flow.paired = table->is_parallel ? cell->content.parent : NULL;
    flow_cell(&flow, cell);
    if (table->is_parallel) {
        cell->margin_above = flow.first_margin;
        cell->margin_below = flow_take_margin(&flow);
    }
    flow_end(&flow);
    cell->galley = flow.galley;
    cell->out_of_flow = flow.out_of_flow;
    composer_leave(composer);
}

void table_cell_set(Table *table, TableCell *cell)
{
    Composer *composer = table->composer;
    Length width = table_columns_width(table, cell->column, cell->columns);
    cell->content_width = length_subtract(width, box_extra_width(&cell->edges));
    if (cell->content_width < 0)
        cell->content_width = 0;
    if (cell->paragraph) {
        cell->paragraph->style.measure = cell->content_width;
        align_decimal(table, cell);
    } else {
        flow_again(table, cell);
    }
    Galley *galley = cell->galley;
    for (size_t i = 0; galley && i < galley->slot_count && composer->status == STATUS_OK; i++)
        if (galley->slots[i].kind == SLOT_PARAGRAPH)
            compositor_set(composer->compositor, galley->slots[i].pending);
    if (!galley || composer->status != STATUS_OK) {
        cell->galley = ARENA_NEW(composer->arena, Galley);
        return;
    }
    galley_settle(composer, galley);
    cell->content_height = galley_height(galley, 0, galley->slot_count);
}

/* ---- pieces ---- */

static void add_frame(Table *table, Frame *frame, const FrameItem *item)
{
    Arena *arena = table->composer->arena;
    FrameItem *items = ARENA_ARRAY(arena, FrameItem, frame->item_count + 1);
    for (uint32_t i = 0; i < frame->item_count; i++)
        items[i] = frame->items[i];
    items[frame->item_count++] = *item;
    frame->items = items;
}

void table_cell_set_positioned(Table *table, TableCell *cell)
{
    Composer *composer = table->composer;
    Length width = length_add(cell->content_width, box_extra_width(&cell->edges));
    if (cell->out_of_flow.count)
        cell->positioned =
            ARENA_ARRAY(composer->arena, const Attachment *, cell->out_of_flow.count);
    for (size_t i = 0; i < cell->out_of_flow.count; i++) {
        const Attachment *placed = frame_positioned(composer, cell->out_of_flow.items[i], width,
                                                    length_clip(cell->height));
        if (!placed)
            continue;
        cell->positioned[cell->positioned_count++] = placed;
        galley_add_notes(composer->arena, cell->galley, placed->frame->notes,
                         placed->frame->note_count);
    }
}

/* Positioned elements go with the first piece of the cell that they stand in. */
static void add_positioned(Table *table, const TableCell *cell, Frame *frame,
                           const FrameItem *cell_box)
{
    for (size_t i = 0; i < cell->positioned_count; i++) {
        FrameItem item = *cell_box;
        item.x = length_add(item.x, cell->positioned[i]->x);
        item.y = length_add(item.y, cell->positioned[i]->y);
        item.frame = cell->positioned[i]->frame;
        add_frame(table, frame, &item);
    }
}

/* The slots of the cell that begin before a height of its content, and the boxes among them. */
static Galley take_slots(TableCell *cell, int64_t until)
{
    const Galley *galley = cell->galley;
    Galley part = {.slots = galley->slots + cell->placed_slots};
    while (cell->placed_slots < galley->slot_count && cell->placed_height < until) {
        const Slot *slot = &galley->slots[cell->placed_slots++];
        cell->placed_height += slot->height;
        part.slot_count++;
    }
    return part;
}

/* The part of a box among slots [first, end) of its galley. */
static BlockBox part_of_box(const BlockBox *whole, size_t first, size_t end)
{
    BlockBox box = *whole;
    box.is_cut_above = box.first < first;
    box.is_cut_below = box.end > end;
    if (box.is_cut_above)
        box.inset_top = 0;
    if (box.is_cut_below)
        box.inset_bottom = 0;
    box.first = box.is_cut_above ? 0 : (uint32_t)(box.first - first);
    box.end = (uint32_t)((box.is_cut_below ? end : box.end) - first);
    return box;
}

static void take_boxes(Table *table, TableCell *cell, Galley *part)
{
    Arena *arena = table->composer->arena;
    const Galley *galley = cell->galley;
    size_t end = cell->placed_slots;
    size_t first = end - part->slot_count;
    for (; cell->placed_boxes < galley->box_count; cell->placed_boxes++) {
        if (galley->boxes[cell->placed_boxes].first >= end)
            break;
        cell->open_boxes = arena_reserve(arena, cell->open_boxes, cell->open_count,
                                         &cell->open_capacity, sizeof *cell->open_boxes);
        cell->open_boxes[cell->open_count++] = (uint32_t)cell->placed_boxes;
    }
    part->boxes = ARENA_ARRAY(arena, BlockBox, cell->open_count);
    size_t open = 0;
    for (size_t i = 0; i < cell->open_count; i++) {
        const BlockBox *box = &galley->boxes[cell->open_boxes[i]];
        part->boxes[part->box_count++] = part_of_box(box, first, end);
        if (box->end > end)
            cell->open_boxes[open++] = cell->open_boxes[i];
    }
    cell->open_count = open;
}

/* The part of the galley, at its place in the columns. */
static Frame *frame_of_part(Table *table, TableCell *cell, Galley *part, Length y)
{
    Arena *arena = table->composer->arena;
    take_boxes(table, cell, part);
    FrameItem *item = ARENA_NEW(arena, FrameItem);
    *item = (FrameItem){
        .kind = FRAME_FRAME,
        .x = length_add(table_columns_left(table, cell->column, cell->columns),
                        length_add(cell->edges.border[EDGE_LEFT], cell->edges.padding[EDGE_LEFT])),
        .y = y,
        .frame = galley_frame(arena, part, cell->content_width)};
    Frame *frame = ARENA_NEW(arena, Frame);
    const TableRow *row = &table->rows[cell->row];
    uint16_t around = clear_both(box_clear(row->style), box_clear(table->groups[row->group].style));
    *frame = (Frame){
        .items = item, .item_count = 1, .clear = clear_both(box_clear(cell->style), around)};
    return frame;
}

const Frame *table_cell_piece(Table *table, TableCell *cell, int64_t top, int64_t end)
{
    int64_t content_top = table_cell_content_top(cell);
    Length y = length_clip(content_top + cell->placed_height - top);
    bool is_first = !cell->is_begun && cell->top < end;
    Galley part = take_slots(cell, end - content_top);
    cell->is_begun |= is_first;
    bool has_positioned = is_first && cell->positioned_count;
    if (part.slot_count == 0 && !has_positioned)
        return NULL;
    Frame *frame = frame_of_part(table, cell, &part, y);
    if (has_positioned) {
        FrameItem corner = {.kind = FRAME_FRAME,
                            .x = table_columns_left(table, cell->column, cell->columns),
                            .y = length_clip(cell->top - top)};
        add_positioned(table, cell, frame, &corner);
    }
    return frame;
}
