/* Lines beside floats.
 *
 * How wide a line may be depends on its height in the galley, and so on the heights of the lines above; where
 * a float stands depends on the line that it was met in. So a paragraph is set in stages. A stage knows the
 * floats that stand when it begins. It takes all lines still to come for as high as plain ones, looks up the
 * room of each, and has them chosen together. Then they are set one by one, until one of them changes what
 * was known: a float has its place in it, it is higher than a plain line, or it has no room and goes further
 * down. The lines up to there stay, and the next stage begins behind them. Each stage sets a line, takes a
 * float or goes down to where one ends, so that there is an end to them.
 *
 *     ┌──────┐ a line begins beside what stands at its height ┌───────┐
 *     │      │ and is as long as they leave it room; a float  │       │
 *     └──────┘ that is met in a line stands beside it, if the └───────┘
 *     line can hold it with the text before it, or else from the next on. */
#include "layout/float_lines.h"

#include "layout/line.h"
#include "layout/line_choice.h"

enum {
    ROOMS_MOST = 400, /* lines that a stage looks up */
    ANCHORS_TOGETHER =
        16, /* so many floats in a paragraph, and its lines are chosen a few at a time */
    LINES_AT_A_TIME = 32,
    SLIGHT = LENGTH_POINT / 100
};

typedef struct BesideSetter {
    const BesideTask *task;
    ShapedParagraph shaped;
    FirstLine *first;   /* NULL if it looks as the others do */
    BreakTask breaking; /* of the whole paragraph */
    int64_t y;
    Length plain;  /* height of a line */
    Length height; /* that the next one is known to have at least */
    uint32_t next_anchor;
    bool is_kept;       /* the next slot */
    Attachment *floats; /* of the next slot */
    Length measures[ROOMS_MOST];
    BesideSlot *slots;
    size_t slot_count;
    size_t slot_capacity;
    Line *lines;
    size_t line_count;
    size_t line_capacity;
    uint32_t *begins;
    size_t begin_count;
    size_t begin_capacity;
} BesideSetter;

/* ---- room ---- */

static const ParagraphStyle *style_of(const BesideSetter *setter)
{
    return &setter->task->paragraph->style;
}

/* What floats take from a line on its left and right. */
static LineRoom taken(const BesideSetter *setter, int64_t y, Length height)
{
    const ParagraphStyle *style = style_of(setter);
    LineRoom whole = {
        .left = length_subtract(style->x, setter->task->hang_left),
        .right = length_add(style->x, length_add(style->measure, setter->task->hang_right))};
    LineRoom room = float_field_room(setter->task->field, y, height, whole);
    return (LineRoom){length_subtract(room.left, whole.left),
                      length_subtract(whole.right, room.right)};
}

static Length measure_at(const BesideSetter *setter, int64_t y, Length height)
{
    LineRoom room = taken(setter, y, height);
    return length_subtract(style_of(setter)->measure, length_add(room.left, room.right));
}

/* The measures of the lines to come, as far as they are not whole. Returns how many; ends before one that
 * is too narrow for anything. */
static uint32_t look_up_rooms(BesideSetter *setter, bool *is_blocked)
{
    const Length *measures = setter->measures;
    Length least = style_of(setter)->strut->size;
    int64_t y = setter->y;
    int64_t foot = float_field_clear(setter->task->field, y, CLEAR_LEFT | CLEAR_RIGHT);
    uint32_t count = 0;
    *is_blocked = false;
    for (Length height = setter->height; count < ROOMS_MOST && y < foot; height = setter->plain) {
        setter->measures[count] = measure_at(setter, y, height);
        *is_blocked = measures[count] < least && measures[count] < style_of(setter)->measure;
        if (*is_blocked)
            return count;
        count++;
        y += height > 0 ? height : 1;
    }
    *is_blocked = count == ROOMS_MOST;
    while (count && !*is_blocked && measures[count - 1] == style_of(setter)->measure)
        count--;
    return count;
}

/* ---- slots ---- */

static void add_slot(BesideSetter *setter, BesideSlot slot)
{
    FloatField *field = setter->task->field;
    slot.is_kept = setter->is_kept;
    slot.floats = setter->floats;
    setter->slots = arena_reserve(setter->task->compositor->arena, setter->slots,
                                  setter->slot_count, &setter->slot_capacity, sizeof slot);
    setter->slots[setter->slot_count++] = slot;
    setter->floats = NULL;
    setter->y += slot.height;
    float_field_pass(field, setter->y);
    setter->is_kept = float_field_foot(field, setter->y) > setter->y || float_field_keeps(field);
}

/* Goes down to where a float ends; false if none does. */
static bool add_gap(BesideSetter *setter)
{
    int64_t next = float_field_next(setter->task->field, setter->y);
    if (next == setter->y)
        return false;
    add_slot(setter, (BesideSlot){.is_gap = true, .height = length_clip(next - setter->y)});
    return true;
}

static void add_line(BesideSetter *setter, const Line *line, uint32_t begin, LineRoom room)
{
    Arena *arena = setter->task->compositor->arena;
    setter->lines = arena_reserve(arena, setter->lines, setter->line_count, &setter->line_capacity,
                                  sizeof *line);
    setter->lines[setter->line_count++] = *line;
    setter->begins = arena_reserve(arena, setter->begins, setter->begin_count,
                                   &setter->begin_capacity, sizeof begin);
    setter->begins[setter->begin_count++] = begin;
    setter->height = setter->plain;
    add_slot(setter, (BesideSlot){.height = length_add(line->above, line->below),
                                  .shift = room.left,
                                  .narrow = room.right});
}

/* ---- lines ---- */

static bool is_overfull(const LineRange *range, const Line *line)
{
    return range->cuts_word || length_subtract(line->width, line->measure) > SLIGHT;
}

/* Sets a line where it stands; false if that is not where it goes, or it is higher than it was taken for
 * and floats are in its way. */
static bool set_line(BesideSetter *setter, const LineRange *range)
{
    Length whole = style_of(setter)->measure;
    LineRoom room = taken(setter, setter->y, setter->height);
    bool is_first = setter->first && range->begin == 0;
    Paragraph narrow = is_first ? setter->first->paragraph : *setter->task->paragraph;
    ShapedParagraph shaped = is_first ? setter->first->shaped : setter->shaped;
    Line line;
    shaped.paragraph = &narrow;
    narrow.style.measure = length_subtract(whole, length_add(room.left, room.right));
    line_set(setter->task->compositor, &shaped, range, &line);
    Length height = length_add(line.above, line.below);
    if (height > setter->height && measure_at(setter, setter->y, height) < narrow.style.measure) {
        setter->height = height;
        return false;
    }
    if (narrow.style.measure < whole && is_overfull(range, &line) && add_gap(setter))
        return false;
    add_line(setter, &line, range->begin, room);
    return true;
}

/* ---- floats in the text ---- */

static const FloatAnchor *next_anchor(const BesideSetter *setter)
{
    const Paragraph *paragraph = setter->task->paragraph;
    return setter->next_anchor < paragraph->float_count ? &paragraph->floats[setter->next_anchor]
                                                        : NULL;
}

static bool place_waiting(BesideSetter *setter)
{
    return float_field_waits(setter->task->field) &&
           float_field_place(setter->task->field, setter->y, setter->height, &setter->floats);
}

static void meet_up_to(BesideSetter *setter, uint32_t begin)
{
    const FloatAnchor *anchor;
    while ((anchor = next_anchor(setter)) && anchor->at <= begin) {
        float_field_meet(setter->task->field, anchor->placed);
        setter->next_anchor++;
    }
}

/* Floats that are met in a line. Returns whether the line has to be chosen anew, as one begins beside it. */
static bool meet_in_line(BesideSetter *setter, const LineRange *range)
{
    const FloatAnchor *anchor;
    bool is_last = range->end == setter->task->paragraph->text.bytes;
    while ((anchor = next_anchor(setter)) &&
           (anchor->at < range->end || (is_last && anchor->at == range->end))) {
        if (anchor->at <= range->begin)
            return true;
        uint32_t end = line_ink_end(setter->task->paragraph->text, range->begin, anchor->at);
        Length before =
            line_extent(setter->task->compositor, &setter->shaped, range->begin, end).natural;
        FloatField *field = setter->task->field;
        bool is_beside = float_field_has_room(field, anchor->placed, setter->y, before);
        if (!is_beside && anchor->placed->is_kept && add_gap(setter))
            return true;
        float_field_meet(field, anchor->placed);
        setter->next_anchor++;
        if (is_beside && place_waiting(setter))
            return true;
    }
    return false;
}

/* Floats that are not to be parted from the line that was just set hang on it, even if they stand below. */
static bool hang_kept(BesideSetter *setter)
{
    if (!float_field_keeps(setter->task->field))
        return false;
    BesideSlot *line = &setter->slots[setter->slot_count - 1];
    Attachment *floats = NULL;
    bool has_any = float_field_place(setter->task->field, setter->y, LENGTH_MAX, &floats);
    for (Attachment *at = floats; at; at = at->next)
        at->y = length_add(at->y, line->height);
    attachments_append(&line->floats, floats);
    return has_any;
}

/* ---- stages ---- */

static const LineRange *choose(BesideSetter *setter, uint32_t begin, uint32_t measures,
                               bool is_blocked, uint32_t *count)
{
    Paragraph *paragraph = setter->task->paragraph;
    BreakTask breaking = break_task_from(&setter->breaking, begin, 0);
    breaking.lines_before = (uint32_t)setter->line_count;
    breaking.measures = setter->measures;
    breaking.measure_count = measures;
    if (paragraph->float_count > ANCHORS_TOGETHER && next_anchor(setter))
        breaking.lines_most = LINES_AT_A_TIME;
    bool is_first = setter->first && begin == 0;
    if (is_first) {
        breaking.shaped = &setter->first->shaped;
        paragraph = &setter->first->paragraph;
    }
    const LineRange *ranges = lines_choose(&breaking, paragraph, count);
    if (is_first)
        *count = 1;
    if (is_blocked && *count > measures)
        *count = measures;
    return ranges;
}

/* Returns where the next stage begins. */
static uint32_t set_stage(BesideSetter *setter, uint32_t begin)
{
    meet_up_to(setter, begin);
    place_waiting(setter);
    bool is_blocked;
    uint32_t measures = look_up_rooms(setter, &is_blocked);
    if (is_blocked && measures == 0 && add_gap(setter))
        return begin;
    uint32_t count;
    const LineRange *ranges = choose(setter, begin, measures, is_blocked && measures, &count);
    int64_t expected = setter->y + setter->height;
    for (uint32_t i = 0; i < count; i++, expected += setter->plain) {
        if (meet_in_line(setter, &ranges[i]) || !set_line(setter, &ranges[i]))
            return ranges[i].begin;
        bool is_astray = setter->y != expected && i + 1 < measures;
        begin = ranges[i].end;
        bool is_end = begin == setter->task->paragraph->text.bytes;
        if (hang_kept(setter) || (!is_end && (place_waiting(setter) || is_astray)))
            return begin;
    }
    return begin;
}

bool lines_set_beside(const BesideTask *task, BesideLines *set)
{
    Compositor *compositor = task->compositor;
    Arena *scratch = compositor->scratch;
    Paragraph *paragraph = task->paragraph;
    const TextStyle *strut = paragraph->style.strut;
    BesideSetter *setter = ARENA_NEW(scratch, BesideSetter);
    *setter = (BesideSetter){.task = task,
                             .y = task->y,
                             .plain = length_add(strut->above, strut->below),
                             .is_kept = task->is_kept,
                             .breaking = {.compositor = compositor}};
    setter->height = setter->plain;
    Diagnostics *told = compositor->diagnostics;
    compositor->diagnostics = diagnostics_new(scratch); /* of glyphs that are missing */
    bool is_shaped = shaped_make(compositor, paragraph, &setter->shaped);
    if (is_shaped && paragraph->first_spans) {
        setter->first = ARENA_NEW(scratch, FirstLine);
        is_shaped = first_line_shape(compositor, paragraph, setter->first);
    }
    compositor->diagnostics = told;
    if (!is_shaped)
        return false;
    setter->breaking.shaped = &setter->shaped;
    setter->breaking.points = break_points_find(compositor->break_finder, scratch, paragraph,
                                                &setter->breaking.point_count);
    uint32_t end = (uint32_t)paragraph->text.bytes;
    for (uint32_t begin = 0; begin < end;) {
        ArenaMark mark = arena_mark(scratch);
        begin = set_stage(setter, begin);
        arena_release(scratch, mark);
    }
    meet_up_to(setter, end);
    hang_kept(setter);
    setter->begins = arena_reserve(compositor->arena, setter->begins, setter->begin_count,
                                   &setter->begin_capacity, sizeof end);
    setter->begins[setter->begin_count++] = end;
    *set = (BesideLines){setter->slots, (uint32_t)setter->slot_count, setter->lines,
                         (uint32_t)setter->line_count, setter->begins};
    return true;
}
