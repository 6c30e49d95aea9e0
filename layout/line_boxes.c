/* Painting the boxes of inline elements on a line.
 *
 * A box is painted for each stretch of the line that it holds without a gap: with text of both directions
 * there may be several (CSS 2.2, section 8.6). Where a stretch begins or ends with an edge of the box
 * itself, the border of that side is there; elsewhere the box is broken and has none. Backgrounds,
 * borders and lines under and over the text go behind all text of the line, those of outer boxes first;
 * lines through it go over it. */
#include "layout/line_setter.h"
#include "layout/shapes.h"

static void put_fill(LineSetter *setter, BoxPaint paint, uint16_t clear)
{
    bool has_ink = paint.color.space != COLOR_NONE || paint.backdrop.style;
    if (paint.width <= 0 || paint.height <= 0 || !has_ink)
        return;
    BoxPaint *fill = ARENA_NEW(setter->compositor->arena, BoxPaint);
    *fill = paint;
    fill->color = color_cleared(paint.color, clear);
    fill->backdrop.clear = clear;
    line_add_item(setter, (LineItem){.at = setter->range->begin, .fill = fill});
}

/* A line of decoration, its middle so far below the line's baseline. */
static void put_decoration(LineSetter *setter, const InlineBox *box, Length x, Length width,
                           Length y)
{
    Length thick = box->thickness;
    BoxPaint paint = {.x = x,
                      .y = length_subtract(y, thick / 2),
                      .width = width,
                      .height = thick,
                      .color = box->line_color};
    if (box->line_style == KEYWORD_DOUBLE) {
        paint.y = length_subtract(paint.y, thick);
        put_fill(setter, paint, box->clear);
        paint.y = length_clip(paint.y + 2 * (int64_t)thick);
    }
    Arena *arena = setter->compositor->arena;
    if (box->line_style == KEYWORD_DOTTED || box->line_style == KEYWORD_DASHED)
        paint.shape = shape_dashes(arena, width, thick, box->line_style == KEYWORD_DOTTED, true);
    if (box->line_style == KEYWORD_WAVY)
        paint.shape = shape_wave(arena, width, thick);
    put_fill(setter, paint, box->clear);
}

void line_add_piece(LineSetter *setter, const InlineBox *box, Length x, Length width,
                    const InlineObject *object)
{
    setter->pieces = arena_reserve(setter->compositor->scratch, setter->pieces, setter->piece_count,
                                   &setter->piece_capacity, sizeof *setter->pieces);
    setter->pieces[setter->piece_count++] = (BoxedPiece){box, x, width, object};
}

/* Pieces [first, end) of a line, next to each other. */
typedef struct Stretch {
    size_t first;
    size_t end;
} Stretch;

static const BoxedPiece *last_of(const LineSetter *setter, Stretch stretch)
{
    return &setter->pieces[stretch.end - 1];
}

static bool is_own_edge(const BoxedPiece *piece, const InlineBox *box)
{
    return piece->object && piece->object->kind == OBJECT_EDGE && piece->object->box == box;
}

static void paint_border_box(LineSetter *setter, const InlineBox *box, Stretch stretch)
{
    const BoxedPiece *first = &setter->pieces[stretch.first];
    const BoxedPiece *last = last_of(setter, stretch);
    Length left = first->x;
    Length right = length_add(last->x, last->width);
    unsigned sides = SIDES_TOP | SIDES_BOTTOM;
    if (is_own_edge(first, box)) {
        left = length_add(left, box->edges.margin[EDGE_LEFT]);
        sides |= SIDES_LEFT;
    }
    if (is_own_edge(last, box)) {
        right = length_subtract(right, box->edges.margin[EDGE_RIGHT]);
        sides |= SIDES_RIGHT;
    }
    BoxSize size = {length_subtract(right, left), length_add(box->above, box->below)};
    BoxPaint paints[BOX_PAINTS_MOST];
    unsigned count =
        size.width > 0 ? box_paint(setter->compositor->arena, box->style, size, sides, paints) : 0;
    for (unsigned i = 0; i < count; i++) {
        paints[i].x = length_add(paints[i].x, length_add(left, box->shift));
        paints[i].y = length_clip((int64_t)paints[i].y + box->drop - box->rise - box->above);
        put_fill(setter, paints[i], box->clear);
    }
}

/* Decoration goes along text, not along edges and frames (CSS Text Decoration 3, section 2). */
static void decorate(LineSetter *setter, const InlineBox *box, Stretch stretch, uint8_t line)
{
    Length y = line == INLINE_UNDERLINE  ? box->underline
               : line == INLINE_OVERLINE ? length_subtract(0, box->overline)
                                         : length_subtract(0, box->strike);
    for (size_t i = stretch.first; i < stretch.end;) {
        const BoxedPiece *first = &setter->pieces[i++];
        if (first->object)
            continue;
        while (i < stretch.end && !setter->pieces[i].object)
            i++;
        const BoxedPiece *last = &setter->pieces[i - 1];
        Length width = length_subtract(length_add(last->x, last->width), first->x);
        put_decoration(setter, box, length_add(first->x, box->shift), width,
                       length_clip((int64_t)y + box->drop - box->rise));
    }
}

static void paint_box(LineSetter *setter, const InlineBox *box, Stretch stretch, bool is_over_text)
{
    if (!is_over_text && box->style)
        paint_border_box(setter, box, stretch);
    uint8_t lines = is_over_text ? INLINE_STRIKE : INLINE_UNDERLINE | INLINE_OVERLINE;
    for (uint8_t line = INLINE_UNDERLINE; line <= INLINE_STRIKE; line = (uint8_t)(line * 2))
        if (box->lines & lines & line)
            decorate(setter, box, stretch, line);
}

/* The box of a piece that has so many around it; NULL if it is not that deep. */
static const InlineBox *box_at(const BoxedPiece *piece, uint32_t depth)
{
    const InlineBox *box = piece->box;
    while (box && box->depth > depth)
        box = box->around;
    return box && box->depth == depth ? box : NULL;
}

void line_paint_boxes(LineSetter *setter, bool is_over_text)
{
    bool is_deeper = true;
    for (uint32_t depth = 0; is_deeper; depth++) {
        is_deeper = false;
        for (size_t i = 0; i < setter->piece_count;) {
            const BoxedPiece *piece = &setter->pieces[i];
            Stretch stretch = {i, i + 1};
            const InlineBox *box = box_at(piece, depth);
            i++;
            if (!box)
                continue;
            is_deeper |= piece->box != box;
            for (; i < setter->piece_count && box_at(&setter->pieces[i], depth) == box &&
                   setter->pieces[i].x ==
                       length_add(setter->pieces[i - 1].x, setter->pieces[i - 1].width);
                 i++)
                is_deeper |= setter->pieces[i].box != box;
            stretch.end = i;
            paint_box(setter, box, stretch, is_over_text);
        }
    }
}
