#include "layout/place.h"

#include "layout/margin_lines.h"
#include "layout/place_columns.h"
#include "layout/structure.h"

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
        column.y = place_all_slots(&column);
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
    return (Column){.marks = marks,
                    .galley = galley,
                    .first = piece->first,
                    .end = piece->end,
                    .x = length_add(area.x, piece->x),
                    .y = length_add(top, column_floats_height(galley, piece, false)),
                    .page = area,
                    .piece = piece,
                    .top = top};
}

/* What stands in a column: floats at its top, text, floats at its foot, notes. */
static void place_column(Column *column, const PageDraft *draft, BoxCursor *cursor)
{
    place_rule(column);
    place_column_floats(column, false, column->top);
    place_open_slots(column, cursor);
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
    return length_add(top, length_clip(column_height_above(galley, piece->first) +
                                       galley_height(galley, piece->first, slot)));
}
