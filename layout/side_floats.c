#include "layout/side_floats.h"

FloatField float_field(Arena *arena, int64_t most)
{
    return (FloatField){.arena = arena, .most = most};
}

void float_field_meet(FloatField *field, const SideFloat *met)
{
    field->waiting = arena_reserve(field->arena, field->waiting, field->waiting_end,
                                   &field->waiting_capacity, sizeof *field->waiting);
    field->waiting[field->waiting_end++] = met;
}

void attachments_append(Attachment **list, Attachment *more)
{
    while (*list)
        list = &(*list)->next;
    *list = more;
}

bool float_field_waits(const FloatField *field)
{
    return field->first_waiting < field->waiting_end;
}

bool float_field_keeps(const FloatField *field)
{
    for (size_t i = field->first_waiting; i < field->waiting_end; i++)
        if (field->waiting[i]->is_kept)
            return true;
    return false;
}

/* ---- what stands ---- */

LineRoom float_field_room(const FloatField *field, int64_t y, Length height, LineRoom whole)
{
    for (size_t i = 0; i < field->count; i++) {
        const FloatPlace *place = &field->places[i];
        if (place->bottom <= y || place->top >= y + (height > 0 ? height : 1))
            continue;
        if (place->is_right && place->left < whole.right)
            whole.right = place->left;
        if (!place->is_right && place->right > whole.left)
            whole.left = place->right;
    }
    return whole;
}

int64_t float_field_next(const FloatField *field, int64_t y)
{
    int64_t next = y;
    for (size_t i = 0; i < field->count; i++) {
        int64_t bottom = field->places[i].bottom;
        if (bottom > y && (next == y || bottom < next))
            next = bottom;
    }
    return next;
}

int64_t float_field_further(const FloatField *field, int64_t y)
{
    int64_t next = y;
    for (size_t i = 0; i < field->count; i++) {
        const int64_t ends[2] = {field->places[i].bottom, field->places[i].ink_bottom};
        for (int n = 0; n < 2; n++)
            if (ends[n] > y && (next == y || ends[n] < next))
                next = ends[n];
    }
    if (next == y && field->last_top > y)
        next = field->last_top;
    return next;
}

int64_t float_field_clear(const FloatField *field, int64_t y, unsigned sides)
{
    for (size_t i = 0; i < field->count; i++) {
        const FloatPlace *place = &field->places[i];
        if (place->bottom > y && (sides & (place->is_right ? CLEAR_RIGHT : CLEAR_LEFT)))
            y = place->bottom;
    }
    return y;
}

int64_t float_field_foot(const FloatField *field, int64_t y)
{
    for (size_t i = 0; i < field->count; i++) {
        const FloatPlace *place = &field->places[i];
        y = place->bottom > y ? place->bottom : y;
        y = place->ink_bottom > y ? place->ink_bottom : y;
    }
    return y;
}

void float_field_pass(FloatField *field, int64_t y)
{
    size_t kept = 0;
    for (size_t i = 0; i < field->count; i++)
        if (field->places[i].bottom > y || field->places[i].ink_bottom > y)
            field->places[kept++] = field->places[i];
    field->count = kept;
}

/* ---- placing ---- */

static int64_t outer_width(const SideFloat *met)
{
    return (int64_t)met->frame->width + met->margin[EDGE_LEFT] + met->margin[EDGE_RIGHT];
}

static int64_t outer_height(const SideFloat *met)
{
    return (int64_t)met->frame->height + met->margin[EDGE_TOP] + met->margin[EDGE_BOTTOM];
}

/* Where it would stand if its top were at a height: at the edge of what others leave there. */
static FloatPlace place_at(const FloatField *field, const SideFloat *met, int64_t y)
{
    LineRoom room =
        float_field_room(field, y, 1, (LineRoom){met->x, length_add(met->x, met->width)});
    Length width = length_clip(outer_width(met));
    Length left = met->is_right ? length_subtract(room.right, width) : room.left;
    int64_t height = outer_height(met);
    FloatPlace place = {
        .top = y,
        .bottom = y + (height > 0 ? height : 0),
        .left = left,
        .right = length_add(left, width > 0 ? width : 0),
        .ink_left = length_add(left, met->margin[EDGE_LEFT]),
        .ink_bottom = y + met->margin[EDGE_TOP] + met->frame->height,
        .is_right = met->is_right,
    };
    if (met->is_right)
        place.left = length_subtract(room.right, width > 0 ? width : 0);
    place.ink_right = length_add(place.ink_left, met->frame->width);
    return place;
}

/* Whether it fits between the others. By negative margins it may take no room in the text, but it does not
 * stand on another float either. */
static bool is_free(const FloatField *field, const SideFloat *met, const FloatPlace *at)
{
    LineRoom room =
        float_field_room(field, at->top, 1, (LineRoom){met->x, length_add(met->x, met->width)});
    if ((int64_t)room.right - room.left < outer_width(met) &&
        float_field_next(field, at->top) > at->top)
        return false;
    for (size_t i = 0; i < field->count; i++) {
        const FloatPlace *other = &field->places[i];
        if (other->ink_bottom > at->top && other->ink_left < at->ink_right &&
            other->ink_right > at->ink_left)
            return false;
    }
    return true;
}

/* Floats and the text beside them are not parted by a page end: one that would make them higher than a page
 * waits until the others end. */
static bool is_too_much(const FloatField *field, const SideFloat *met, int64_t y)
{
    return float_field_foot(field, y) > y && y + outer_height(met) - field->chain_top > field->most;
}

/* The highest place from a height down. */
static FloatPlace find_place(const FloatField *field, const SideFloat *met, int64_t y)
{
    y = y > field->last_top ? y : field->last_top;
    y = float_field_clear(field, y, met->clear);
    FloatPlace place = place_at(field, met, y);
    while (!is_free(field, met, &place)) {
        int64_t next = float_field_further(field, place.top);
        if (next == place.top)
            break;
        place = place_at(field, met, next);
    }
    return place;
}

bool float_field_has_room(const FloatField *field, const SideFloat *met, int64_t y, Length text)
{
    if (float_field_waits(field) || is_too_much(field, met, y))
        return false;
    FloatPlace place = find_place(field, met, y);
    LineRoom room =
        float_field_room(field, y, 1, (LineRoom){met->x, length_add(met->x, met->width)});
    return place.top == y && (int64_t)room.right - room.left >= outer_width(met) + text;
}

static void add_place(FloatField *field, const SideFloat *met, const FloatPlace *place, int64_t y,
                      Attachment **list)
{
    if (float_field_foot(field, place->top) <= place->top)
        field->chain_top = place->top;
    field->places = arena_reserve(field->arena, field->places, field->count, &field->capacity,
                                  sizeof *field->places);
    field->places[field->count++] = *place;
    field->last_top = place->top;
    Attachment *added = ARENA_NEW(field->arena, Attachment);
    *added = (Attachment){.x = place->ink_left,
                          .y = length_clip(place->top - y + met->margin[EDGE_TOP]),
                          .frame = met->frame};
    attachments_append(list, added);
}

bool float_field_place(FloatField *field, int64_t y, Length height, Attachment **list)
{
    size_t before = field->first_waiting;
    int64_t end = y + (height > 0 ? height : 1);
    while (float_field_waits(field)) {
        const SideFloat *met = field->waiting[field->first_waiting];
        FloatPlace place = find_place(field, met, y);
        if (place.top >= end || (!met->is_kept && is_too_much(field, met, y)))
            break;
        add_place(field, met, &place, y, list);
        field->first_waiting++;
    }
    return field->first_waiting > before;
}
