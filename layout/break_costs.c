#include "layout/break_costs.h"

enum {
    RATIO_ONE = 4096,   /* of an adjustment ratio: a line uses all its stretch */
    MOST_BY_RATIO = 5,  /* the ratio of BADNESS_MOST, rounded up */
    LAST_BY_RATIO = 22, /* that of BADNESS_LAST */
    LINE_PENALTY = 10,
    HYPHEN_PENALTY = 150,
    COMPOUND_PENALTY = 600, /* for a hyphen in a word that has its own */
    CUT_PENALTY = 5000,
    RUNT_PENALTY = 500,  /* for a last line that is hardly one */
    TWO_HYPHENS = 60000, /* times the square of those before it */
    LAST_HYPHEN = 5000
};

BreakCosts break_costs_of(const BreakTask *task)
{
    const Paragraph *paragraph = task->shaped->paragraph;
    BreakCosts costs = {
        .task = task,
        .scratch = task->compositor->scratch,
        .style = &paragraph->style,
        .is_justified = paragraph->style.align == KEYWORD_JUSTIFY,
    };
    for (uint32_t i = 0; i < paragraph->object_count; i++)
        if (paragraph->objects[i].kind == OBJECT_TAB)
            costs.tabs_end = paragraph->objects[i].at + 1;
    return costs;
}

/* ---- places ---- */

void costs_add_place(BreakCosts *costs, Place place)
{
    const ShapedParagraph *shaped = costs->task->shaped;
    if (line_shows_hyphen(place.kind))
        place.hyphen = line_hyphen_width(costs->scratch, shaped, place.at);
    place.has_hyphen = line_ends_in_hyphen(shaped->paragraph->text, place.kind, place.at);
    if (line_has_edges(shaped) && place.at > 0) {
        /* of a line that has some ink */
        LineRange range = line_range_to(shaped, 0, (BreakPoint){place.at, place.kind});
        place.edges = line_edges_at_end(shaped, &range);
    }
    place.edges.start = line_edge_at_begin(shaped, place.at);
    costs->places = arena_reserve(costs->scratch, costs->places, costs->place_count,
                                  &costs->place_capacity, sizeof *costs->places);
    costs->places[costs->place_count++] = place;
}

/* Places inside a word that no line holds, so that each piece fills one. */
static void add_cuts(BreakCosts *costs, LineRange whole)
{
    const BreakTask *task = costs->task;
    const ShapedParagraph *shaped = task->shaped;
    int64_t sum = line_extent_of_sums(shaped, whole.begin, whole.ink_end).natural;
    if (sum + costs->style->strut->size < costs->style->measure)
        return;
    while (!line_fits(task->compositor, shaped, &whole)) {
        LineRange part = line_cut_word(task->compositor, shaped, &whole);
        if (!part.cuts_word)
            return;
        costs_add_place(costs, (Place){.at = part.end,
                                       .ink_end = part.ink_end,
                                       .kind = BREAK_ALLOWED,
                                       .cuts_word = true});
        whole.begin = part.end;
    }
}

void costs_find_places(BreakCosts *costs)
{
    const BreakTask *task = costs->task;
    const ShapedParagraph *shaped = task->shaped;
    uint32_t begin = task->begin;
    costs_add_place(costs, (Place){.at = begin, .ink_end = begin});
    for (uint32_t i = 0; i < task->point_count; i++) {
        LineRange range = line_range_to(shaped, begin, task->points[i]);
        add_cuts(costs, range);
        costs_add_place(costs,
                        (Place){.at = range.end, .ink_end = range.ink_end, .kind = range.kind});
        begin = range.end;
    }
}

/* ---- extents ---- */

enum {
    LOOK_MOST = 128 /* bytes to look for a place where glyphs do not hang together */
};

static bool is_safe(const ShapedParagraph *shaped, uint32_t at)
{
    return shaped->widths[at + 1] != shaped->widths[at] && !shaped->unsafe[at];
}

/* What shaping a stretch of the text alone adds to its width. */
static Length reshaped(const BreakCosts *costs, uint32_t begin, uint32_t end)
{
    const ShapedParagraph *shaped = costs->task->shaped;
    return length_clip(line_cut_width(costs->task->compositor, shaped, begin, end) -
                       (shaped->widths[end] - shaped->widths[begin]));
}

static Length begin_fix(BreakCosts *costs, Place *place)
{
    if (place->has_begin_fix)
        return place->begin_fix;
    place->has_begin_fix = true;
    const ShapedParagraph *shaped = costs->task->shaped;
    uint32_t most = (uint32_t)shaped->paragraph->text.bytes;
    if (place->at >= most || !shaped->unsafe[place->at])
        return 0;
    uint32_t end = place->at + 1;
    while (end < most && end - place->at < LOOK_MOST && !is_safe(shaped, end))
        end++;
    place->begin_fix = reshaped(costs, place->at, end);
    return place->begin_fix;
}

static Length end_fix(BreakCosts *costs, Place *place)
{
    if (place->has_end_fix)
        return place->end_fix;
    place->has_end_fix = true;
    const ShapedParagraph *shaped = costs->task->shaped;
    if (place->ink_end >= shaped->paragraph->text.bytes || !shaped->unsafe[place->ink_end])
        return 0;
    uint32_t begin = place->ink_end;
    while (begin > 0 && place->ink_end - begin < LOOK_MOST && !is_safe(shaped, begin))
        begin--;
    place->end_fix = reshaped(costs, begin, place->ink_end);
    return place->end_fix;
}

Extent costs_extent(BreakCosts *costs, uint32_t from, uint32_t to)
{
    const ShapedParagraph *shaped = costs->task->shaped;
    Place *begin = &costs->places[from];
    Place *end = &costs->places[to];
    uint32_t ink_end = end->ink_end > begin->at ? end->ink_end : begin->at;
    Extent extent = {0};
    if (begin->at < costs->tabs_end) {
        extent.line = line_extent(costs->task->compositor, shaped, begin->at, ink_end);
    } else {
        extent.line = line_extent_of_sums(shaped, begin->at, ink_end);
        Length doubt = costs->style->strut->size;
        int64_t rest = (int64_t)costs->style->measure - extent.line.natural;
        if (rest < doubt && rest > -doubt)
            extent.line.natural = length_clip((int64_t)extent.line.natural +
                                              begin_fix(costs, begin) + end_fix(costs, end));
    }
    int64_t width = (int64_t)extent.line.natural + end->hyphen;
    LineEdges edges = {begin->edges.start, end->edges.end, end->edges.spare};
    extent.slack =
        costs->style->measure - width + line_edges_out(&edges, width, costs->style->measure);
    return extent;
}

/* ---- badness ---- */

static int32_t badness_of(int64_t amount, int64_t limit, int32_t most)
{
    if (amount == 0)
        return 0;
    if (amount >= limit * (most == BADNESS_MOST ? MOST_BY_RATIO : LAST_BY_RATIO))
        return most;
    int64_t ratio = amount * RATIO_ONE / limit;
    int64_t one = RATIO_ONE;
    int64_t badness = 100 * ratio * ratio / one * ratio / (one * one);
    return badness > most ? most : (int32_t)badness;
}

/* What a line gives willingly: spaces to half as wide again, or to the style's most if that is less. In lines
 * that are not justified, two ems at the ragged edge. */
static int64_t stretch_of(const BreakCosts *costs, const LineExtent *line)
{
    enum {
        MOST = LENGTH_POINT * 3 / 5
    };
    if (!costs->is_justified)
        return 2 * (int64_t)costs->style->strut->size;
    int64_t more = (int64_t)costs->style->space_most - LENGTH_POINT;
    return (int64_t)line->space_width * (more > MOST ? MOST : more) / LENGTH_POINT;
}

static uint8_t fitness_of(const BreakCosts *costs, int64_t slack, int64_t limit)
{
    if (!costs->is_justified || slack == 0)
        return 1;
    if (slack < 0)
        return -slack * 2 > limit ? 0 : 1;
    return slack > limit ? 3 : slack * 2 > limit ? 2 : 1;
}

Fit costs_fit(const BreakCosts *costs, const Extent *extent, uint32_t to)
{
    BreakKind kind = costs->places[to].kind;
    const Attempt *attempt = &costs->attempt;
    int64_t slack = extent->slack;
    if (slack < 0) {
        Length shrink = costs->is_justified ? line_shrink(costs->style, &extent->line) : 0;
        return (Fit){.is_too_wide = -slack > shrink,
                     .badness = badness_of(-slack, shrink, attempt->badness_least),
                     .fitness = fitness_of(costs, slack, shrink)};
    }
    bool is_filled = kind != BREAK_FORCED || costs->style->align_last == KEYWORD_JUSTIFY;
    if (!is_filled)
        return (Fit){.fitness = 1};
    int64_t stretch = stretch_of(costs, &extent->line) + attempt->extra_stretch;
    return (Fit){.badness = badness_of(slack, stretch, attempt->badness_least),
                 .fitness = fitness_of(costs, slack, stretch)};
}

/* ---- demerits ---- */

static int64_t square(int64_t number)
{
    return number * number;
}

/* A last line shorter than an eighth of the measure is a runt. */
static bool is_runt(const BreakCosts *costs, const Extent *extent)
{
    return extent->line.natural < costs->style->measure / 8;
}

static int64_t penalty_at(const BreakCosts *costs, uint32_t to)
{
    const Place *place = &costs->places[to];
    if (place->cuts_word)
        return CUT_PENALTY;
    if (place->kind == BREAK_IN_COMPOUND)
        return COMPOUND_PENALTY;
    return place->has_hyphen ? HYPHEN_PENALTY : 0;
}

int64_t costs_demerits(const BreakCosts *costs, const LineBefore *from, uint32_t to, const Fit *fit,
                       const Extent *extent)
{
    const Place *place = &costs->places[to];
    int64_t penalty = penalty_at(costs, to);
    int64_t demerits = square(LINE_PENALTY + (int64_t)fit->badness) + square(penalty);
    bool is_last = place->kind == BREAK_FORCED;
    if (is_last && from && is_runt(costs, extent))
        demerits += square(RUNT_PENALTY);
    if (!from)
        return demerits;
    if (from->hyphens && place->has_hyphen)
        demerits += square(from->hyphens) * TWO_HYPHENS;
    if (from->hyphens && is_last)
        demerits += LAST_HYPHEN;
    if (from->fitness > fit->fitness + 1 || fit->fitness > from->fitness + 1)
        demerits += DEMERITS_ADJACENT;
    return demerits;
}

int costs_hyphens(const BreakCosts *costs, const LineBefore *from, uint32_t to)
{
    if (!costs->places[to].has_hyphen)
        return 0;
    int hyphens = from ? from->hyphens + 1 : 1;
    int32_t limit = costs->style->hyphen_lines_most;
    if (line_shows_hyphen(costs->places[to].kind) && limit > 0 && hyphens > limit)
        return HYPHENS_TOO_MANY;
    return hyphens > HYPHENS_MOST ? HYPHENS_MOST : hyphens;
}
