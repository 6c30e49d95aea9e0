#include "layout/place.h"

#include "layout/margin_lines.h"
#include "layout/structure.h"

/* ---- slots ---- */

/* Slots [first, end) of a galley, one below the other from a place on; page is the page area, for
 * what stands at a place of the page. */
typedef struct Column {
    MarkList *marks;
    const Galley *galley;
    size_t first;
    size_t end;
    Length x;
    Length y; /* of the first slot */
    Rectangle page;
    const PagePiece *piece; /* NULL in notes */
    Length top;             /* of the piece, above its floats */
} Column;

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

static Length height_above(const Galley *galley, size_t first)
{
    return first < galley->slot_count ? slot_height_above_cut(&galley->slots[first]) : 0;
}

static Length height_below(const Galley *galley, size_t end)
{
    return end < galley->slot_count ? slot_height_below_cut(&galley->slots[end]) : 0;
}

/* Returns the foot of the column. */
static Length place_slots(const Column *column)
{
    if (column->first == column->end)
        return column->y;
    Length y = length_add(column->y, height_above(column->galley, column->first));
    place_repeated(column, column->first,
                   length_add(column->y, column->galley->slots[column->first].cut_above));
    size_t row_end = column->first;
    for (size_t i = column->first; i < column->end; i++) {
        const Slot *slot = &column->galley->slots[i];
        Length x = length_add(column->x, slot->x);
        place_attachments(column, slot, y);
        if (slot->kind == SLOT_LINE)
            place_line(column->marks, slot->line, x, y, STRUCTURE_NONE);
        else if (slot->kind == SLOT_BOX)
            place_frame(column->marks, slot->frame, x, y, STRUCTURE_NONE);
        else if (slot->kind == SLOT_ROW && slot->row->rules)
            place_frame(column->marks, slot->row->rules, x, y, STRUCTURE_NONE);
        if (slot->kind == SLOT_ROW && i >= row_end)
            row_end = place_row(column, i, y);
        y = length_add(y, slot->height);
    }
    place_repeated(column, column->end, y);
    return length_add(y, height_below(column->galley, column->end));
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
    int64_t above = height_above(column->galley, column->first);
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
    if (!open || open->whole <= 0)
        return;
    box_paint_is_of(
        paints, count,
        &(Backdrop){.y = length_clip(-open->above), .box = {size.width, length_clip(open->whole)}});
    open->above += size.height;
}

/* The piece of a box that stands in the column; open where it may have pieces on other pages. */
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
    for (unsigned n = 0; n < count; n++)
        place_paint(column->marks, &paints[n], length_add(x, box->x),
                    length_add(y, length_clip(piece.top)), STRUCTURE_NONE);
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

static void place_open_boxes(const Column *column, BoxCursor *cursor)
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
    for (size_t i = 0; i < cursor->open_count; i++)
        place_box(column, &galley->boxes[cursor->open[i].number], &cursor->open[i]);
}

/* ---- notes ---- */

/* Notes below each other with their rule, at the foot of an area: of a page, or of a column. */
typedef struct NoteArea {
    const PageDraft *draft;
    const NotePiece *notes;
    uint32_t count;
    Rectangle area;
} NoteArea;

/* Whether it begins with the rest of a note. */
static bool is_continued(const NoteArea *notes)
{
    return notes->count && notes->notes[0].is_continued;
}

static Length notes_height(const NoteArea *notes)
{
    const PageGeometry *geometry = &notes->draft->geometry;
    int64_t height = is_continued(notes) ? geometry->continued_extra : geometry->note_extra;
    for (uint32_t i = 0; i < notes->count; i++) {
        NotePiece piece = notes->notes[i];
        height += galley_height(piece.galley, piece.first, piece.end);
    }
    return length_clip(height);
}

/* The border and background of the note area; column gets the place of the notes in it. */
static void place_note_area(Column *column, const NoteArea *notes)
{
    const PageDraft *draft = notes->draft;
    const PageGeometry *geometry = &draft->geometry;
    const BoxEdges *edges =
        is_continued(notes) ? &geometry->continued_edges : &geometry->note_edges;
    const Style *style =
        is_continued(notes) ? draft->style->continued_area : draft->style->note_area;
    Rectangle area = notes->area;
    Length height = notes_height(notes);
    Length x = length_add(area.x, edges->margin[EDGE_LEFT]);
    Length y = length_clip((int64_t)area.y + area.height - height + edges->margin[EDGE_TOP]);
    BoxSize size = {
        length_clip((int64_t)area.width - edges->margin[EDGE_LEFT] - edges->margin[EDGE_RIGHT]),
        length_clip((int64_t)height - edges->margin[EDGE_TOP] - edges->margin[EDGE_BOTTOM])};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned count = box_paint(column->marks->arena, style, size, SIDES_ALL, paints);
    for (unsigned i = 0; i < count; i++)
        place_paint(column->marks, &paints[i], x, y, STRUCTURE_NONE);
    column->x = length_add(x, length_add(edges->border[EDGE_LEFT], edges->padding[EDGE_LEFT]));
    column->y = length_add(y, length_add(edges->border[EDGE_TOP], edges->padding[EDGE_TOP]));
}

/* The notes stand on the foot of their area (un-style 6.6). */
static void place_notes(MarkList *marks, const NoteArea *notes)
{
    if (notes->count == 0)
        return;
    Column column = {.marks = marks, .page = notes->area};
    place_note_area(&column, notes);
    for (uint32_t i = 0; i < notes->count; i++) {
        NotePiece piece = notes->notes[i];
        column.galley = piece.galley;
        column.first = piece.first;
        column.end = piece.end;
        for (size_t n = 0; n < column.galley->box_count; n++)
            place_box(&column, &column.galley->boxes[n], NULL);
        column.y = place_slots(&column);
    }
}

static NoteArea page_notes(const PageDraft *draft)
{
    return (NoteArea){draft, draft->notes, draft->note_count, draft->geometry.area};
}

/* The notes of a column, at the foot of it: those of a page stand in the order of its pieces. */
static NoteArea column_notes(const Column *column, const PageDraft *draft)
{
    const ColumnSet *set = column->piece->set;
    uint32_t number = (uint32_t)(column->piece - draft->pieces);
    NoteArea notes = {.draft = draft};
    for (uint32_t i = 0; i < draft->column_note_count && set; i++) {
        if (draft->column_notes[i].column != number)
            continue;
        if (notes.count++ == 0)
            notes.notes = &draft->column_notes[i];
    }
    if (notes.count)
        notes.area = (Rectangle){length_add(column->x, set->x), column->top, set->width,
                                 column->piece->height};
    return notes;
}

static void place_column_notes(const Column *column, const NoteArea *notes)
{
    if (notes->count && column->marks->beside)
        column->marks->beside->is_aside = true;
    place_notes(column->marks, notes);
}

/* ---- the body ---- */

/* The rule before a column. */
static void place_rule(const Column *column)
{
    const PagePiece *piece = column->piece;
    const ColumnSet *set = piece->set;
    if (!set || piece->column == 0 || set->rule_width <= 0)
        return;
    Length beside = set->is_right_to_left ? length_add(set->width, set->gap / 2) : -set->gap / 2;
    Length x = length_add(column->x, length_add(set->x, beside));
    BoxPaint rule = {.x = length_subtract(x, set->rule_width / 2),
                     .y = column->top,
                     .width = set->rule_width,
                     .height = piece->height};
    BoxPaint paints[BORDER_LINE_PAINTS_MOST];
    BorderLine line = {set->rule_style, set->rule_width, set->rule_color};
    unsigned count = border_line_paint(column->marks->arena, &line, &rule, paints);
    for (unsigned i = 0; i < count; i++)
        place_paint(column->marks, &paints[i], 0, 0, STRUCTURE_NONE);
}

/* Sets a float below others; returns its foot. */
static Length place_float(MarkList *marks, const PageFloat *placed, Length x, Length y)
{
    place_frame(marks, placed->frame, length_add(x, placed->x), length_add(y, placed->y),
                STRUCTURE_NONE);
    return length_add(y, placed->height);
}

/* The floats at the top of a page, or those at its foot, from a height of the page area on. */
static void place_floats(MarkList *marks, const Galley *galley, const PageDraft *draft,
                         bool is_at_foot, Length y)
{
    Rectangle area = draft->geometry.area;
    y = length_add(area.y, y);
    for (size_t i = draft->first_float; i < draft->end_float; i++)
        if (galley->floats[i].is_at_foot == is_at_foot)
            y = place_float(marks, &galley->floats[i], area.x, y);
}

static Length floats_height(const Galley *galley, const PageDraft *draft, bool is_at_foot)
{
    Length height = 0;
    for (size_t i = draft->first_float; i < draft->end_float; i++)
        if (galley->floats[i].is_at_foot == is_at_foot)
            height = length_add(height, galley->floats[i].height);
    return height;
}

/* The height of the floats at the top of a column, or at its foot. */
static Length column_floats_height(const Galley *galley, const PagePiece *piece, bool is_at_foot)
{
    Length height = 0;
    for (size_t i = piece->first; i < piece->end && galley->has_column_floats; i++)
        for (const PageFloat *at = galley->slots[i].column_floats; at; at = at->next)
            if (at->is_at_foot == is_at_foot)
                height = length_add(height, at->height);
    return height;
}

static void place_column_floats(const Column *column, bool is_at_foot, Length y)
{
    for (size_t i = column->first; i < column->end && column->galley->has_column_floats; i++)
        for (const PageFloat *at = column->galley->slots[i].column_floats; at; at = at->next)
            if (at->is_at_foot == is_at_foot)
                y = place_float(column->marks, at, column->x, y);
}

static Column column_of(MarkList *marks, const Galley *galley, const PageDraft *draft,
                        const PagePiece *piece)
{
    Rectangle area = draft->geometry.area;
    Length floats = floats_height(galley, draft, false);
    Length top = length_add(area.y, length_add(floats, piece->y));
    return (Column){marks,
                    galley,
                    piece->first,
                    piece->end,
                    length_add(area.x, piece->x),
                    length_add(top, column_floats_height(galley, piece, false)),
                    area,
                    piece,
                    top};
}

/* What stands in a column: floats at its top, text, floats at its foot, notes. */
static void place_column(const Column *column, const PageDraft *draft, BoxCursor *cursor)
{
    place_rule(column);
    place_column_floats(column, false, column->top);
    place_open_boxes(column, cursor);
    place_slots(column);
    NoteArea notes = column_notes(column, draft);
    Length foot = column_floats_height(column->galley, column->piece, true);
    if (notes.count)
        foot = length_add(foot, notes_height(&notes));
    place_column_floats(column, true,
                        length_subtract(length_add(column->top, column->piece->height), foot));
    place_column_notes(column, &notes);
}

void place_page(MarkList *marks, const Galley *galley, const PageDraft *draft, BoxCursor *cursor)
{
    margin_lines_turn_to(marks->beside, draft, NULL);
    place_floats(marks, galley, draft, false, 0);
    for (uint32_t i = 0; i < draft->piece_count; i++) {
        Column column = column_of(marks, galley, draft, &draft->pieces[i]);
        margin_lines_turn_to(marks->beside, draft, column.piece);
        place_column(&column, draft, cursor);
    }
    margin_lines_turn_to(marks->beside, draft, NULL);
    NoteArea notes = page_notes(draft);
    Length foot = draft->note_count ? notes_height(&notes) : 0;
    foot = length_add(foot, floats_height(galley, draft, true));
    place_floats(marks, galley, draft, true, length_subtract(draft->geometry.area.height, foot));
    place_notes(marks, &notes);
}

Length place_slot_top(const Galley *galley, const PageDraft *draft, size_t slot)
{
    const PagePiece *piece = draft->pieces;
    for (uint32_t i = 1; i < draft->piece_count && draft->pieces[i].first <= slot; i++)
        piece = &draft->pieces[i];
    Length top = length_add(draft->geometry.area.y, piece->y);
    top = length_add(top, floats_height(galley, draft, false));
    top = length_add(top, column_floats_height(galley, piece, false));
    return length_add(top, length_clip(height_above(galley, piece->first) +
                                       galley_height(galley, piece->first, slot)));
}
