/* Breaking a paragraph as a whole.
 *
 *     │← measure →│          A line from one break point to another has a badness: how far its word
 *  a ─┬─ b ─── c  │          spaces must give or take, against what they give or take willingly. The
 *     ├─────── c ─┤          demerits of a paragraph are the sum over its lines of the square of that,
 *     └──── d ────┼─ …       with extra for hyphens, for hyphens on two lines running and for a tight
 *                            line next to a loose one. The breaks with the least sum are wanted.
 *
 * D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11
 * (1981): break points are taken in order; the active list holds those from which a line may reach the
 * present one; for each fitness class the best way to it is kept. A break leaves the list once a line
 * from it would be too long. As a line spans a bounded number of break points, the time grows with the
 * text, not with its square. The numbers are those of TeX's plain format, which are theirs.
 *
 * Three attempts, each only if the one before found no way. The first leaves hyphens out and takes
 * only good lines: most paragraphs need no more. The second takes every break point, and lines as
 * bad as badness goes. As a worse line costs more than such a way all together, what it finds is the
 * best there is, or it is not taken. The third adds stretch to each line so that bad lines can be told
 * from worse ones, and accepts what it must; words too long for any line are cut beforehand.
 *
 * That what is found is the least is proved by another program, on random paragraphs, against a table
 * without pruning and against every choice (tests/documents/line_optimum.py).
 *
 * Rejected: looseness, TeX's wish for a line more or less. Pages would need it, but their cuts are
 * cheaper to move. Floating point, as TeX has it for ratios: integers are the same everywhere. */
#include "layout/optimal_break.h"

#include "layout/break_costs.h"

enum {
    CLASS_COUNT = 4,    /* of fitness: tight, decent, loose, very loose */
    ACTIVE_MOST = 1000, /* more are no text, and would take time by their square */
    NOTHING = -1
};

/* A way to a place. */
typedef struct Way {
    uint32_t place; /* that its last line ends at */
    int32_t before; /* the way to where that line begins; NOTHING for the paragraph's start */
    uint32_t line;  /* lines up to there, as far as their measures differ */
    LineBefore end; /* how that line ends */
    int64_t demerits;
} Way;

typedef struct Breaker {
    BreakCosts costs;
    Arena *scratch;
    Way *ways;
    size_t way_count;
    size_t way_capacity;
    uint32_t *active; /* ways; from those in [active_first, active_end) a line may still be made */
    size_t active_first;
    size_t active_end;
    size_t active_capacity;
    /* the line tried last: several ways lead to where it begins */
    uint32_t tried_from;
    uint32_t tried_to;
    Extent extent;
    Fit fit;
    /* the best ways to the place under way, by class and hyphens in a row */
    Way best[CLASS_COUNT][HYPHENS_MOST + 1];
    uint16_t best_set[CLASS_COUNT]; /* bits: which of them there are */
} Breaker;

/* ---- the way ---- */

static void clear_best(Breaker *breaker)
{
    for (int i = 0; i < CLASS_COUNT; i++)
        breaker->best_set[i] = 0;
}

static void offer(Breaker *breaker, const Way *way)
{
    uint8_t fitness = way->end.fitness;
    Way *best = &breaker->best[fitness][way->end.hyphens];
    uint16_t bit = (uint16_t)(1u << way->end.hyphens);
    if ((breaker->best_set[fitness] & bit) && best->demerits <= way->demerits)
        return;
    breaker->best_set[fitness] |= bit;
    *best = *way;
}

/* What a line from the end of a way turned out to be. */
typedef enum Outcome {
    LINE_TOO_WIDE,
    LINE_TRIED,
    LINE_TOO_LOOSE
} Outcome;

static Outcome try_line(Breaker *breaker, uint32_t number, uint32_t to, bool is_only)
{
    const Way *from = &breaker->ways[number];
    const LineBefore *before = from->before == NOTHING ? NULL : &from->end;
    BreakCosts *costs = &breaker->costs;
    if (breaker->tried_from != from->place || breaker->tried_to != to) {
        breaker->tried_from = from->place;
        breaker->tried_to = to;
        breaker->extent = costs_extent(costs, from->place, to);
        breaker->fit = costs_fit(costs, &breaker->extent, to);
    }
    Extent extent = breaker->extent;
    Fit fit = breaker->fit;
    const BreakTask *task = costs->task;
    if (from->line < task->measure_count) {
        extent.slack += (int64_t)task->measures[from->line] - costs->style->measure;
        fit = costs_fit(costs, &extent, to);
    }
    bool is_forced_in = fit.is_too_wide && is_only && costs->attempt.is_last;
    if (fit.is_too_wide && !is_forced_in)
        return LINE_TOO_WIDE;
    if (fit.badness >= costs->attempt.badness_most)
        return extent.slack > 0 ? LINE_TOO_LOOSE : LINE_TRIED;
    if (is_forced_in)
        fit = (Fit){.is_too_wide = true, .badness = BADNESS_LAST, .fitness = 1};
    int hyphens = costs_hyphens(costs, before, to);
    if (hyphens == HYPHENS_TOO_MANY && is_forced_in)
        hyphens = HYPHENS_MOST;
    uint32_t line = from->line < task->measure_count ? from->line + 1 : from->line;
    if (hyphens != HYPHENS_TOO_MANY)
        offer(breaker, &(Way){.place = to,
                              .before = (int32_t)number,
                              .line = line,
                              .end = {fit.fitness, (uint8_t)hyphens},
                              .demerits = from->demerits +
                                          costs_demerits(costs, before, to, &fit, &extent)});
    return fit.is_too_wide ? LINE_TOO_WIDE : LINE_TRIED;
}

static void activate(Breaker *breaker, const Way *way)
{
    breaker->ways = arena_reserve(breaker->scratch, breaker->ways, breaker->way_count,
                                  &breaker->way_capacity, sizeof *breaker->ways);
    breaker->active = arena_reserve(breaker->scratch, breaker->active, breaker->active_end,
                                    &breaker->active_capacity, sizeof *breaker->active);
    breaker->active[breaker->active_end++] = (uint32_t)breaker->way_count;
    breaker->ways[breaker->way_count++] = *way;
}

/* The best ways become active, but for those that another class beats even with the extra for a
 * change of class. */
static void activate_best(Breaker *breaker)
{
    for (int hyphens = 0; hyphens <= HYPHENS_MOST; hyphens++) {
        int64_t least = INT64_MAX - DEMERITS_ADJACENT;
        for (int i = 0; i < CLASS_COUNT; i++)
            if ((breaker->best_set[i] >> hyphens & 1) && breaker->best[i][hyphens].demerits < least)
                least = breaker->best[i][hyphens].demerits;
        for (int i = 0; i < CLASS_COUNT; i++)
            if ((breaker->best_set[i] >> hyphens & 1) &&
                breaker->best[i][hyphens].demerits < least + DEMERITS_ADJACENT)
                activate(breaker, &breaker->best[i][hyphens]);
    }
}

/* Tries lines to a place from the active ways of so many lines. These stand in the order of their places,
 * so where one gives a line that is too loose, those behind it do too; and those that give one too wide stand
 * at the front, and are dropped. Counts down those that may still give one that is not. */
static void try_lines_of(Breaker *breaker, uint32_t to, uint32_t line, size_t end,
                         size_t *in_question)
{
    bool has_measures = breaker->costs.task->measure_count > 0;
    clear_best(breaker);
    for (size_t i = breaker->active_first; i < end; i++) {
        const Way *way = &breaker->ways[breaker->active[i]];
        if (way->line != line)
            continue;
        uint32_t begin = breaker->costs.places[way->place].at;
        Outcome outcome = try_line(breaker, breaker->active[i], to, *in_question == 1);
        *in_question -= outcome == LINE_TOO_WIDE;
        if (outcome == LINE_TOO_WIDE && i == breaker->active_first)
            breaker->active_first++;
        if (outcome == LINE_TOO_LOOSE && begin >= breaker->costs.tabs_end && !has_measures)
            break;
    }
    activate_best(breaker);
}

/* Ways of as many lines compete with each other: what follows has the same measures. */
static void try_lines_to(Breaker *breaker, uint32_t to)
{
    size_t end = breaker->active_end;
    uint32_t measures = breaker->costs.task->measure_count;
    uint32_t least = measures;
    uint32_t most = 0;
    for (size_t i = breaker->active_first; i < end && measures > 0; i++) {
        uint32_t line = breaker->ways[breaker->active[i]].line;
        least = line < least ? line : least;
        most = line > most ? line : most;
    }
    size_t in_question = end - breaker->active_first;
    for (uint32_t line = least; line <= most; line++)
        try_lines_of(breaker, to, line, end, &in_question);
    if (breaker->costs.places[to].kind == BREAK_FORCED)
        breaker->active_first = end;
}

/* Walks all places. False if there is no way to the end, or too many. */
static bool walk(Breaker *breaker)
{
    breaker->way_count = 0;
    breaker->active_first = 0;
    breaker->active_end = 0;
    breaker->tried_to = 0;
    activate(breaker, &(Way){.before = NOTHING});
    for (uint32_t to = 1; to < breaker->costs.place_count; to++) {
        try_lines_to(breaker, to);
        size_t active = breaker->active_end - breaker->active_first;
        if (active == 0 || active > ACTIVE_MOST)
            return false;
    }
    return true;
}

static const Way *best_way(const Breaker *breaker)
{
    const Way *best = &breaker->ways[breaker->active[breaker->active_first]];
    for (size_t i = breaker->active_first; i < breaker->active_end; i++) {
        const Way *way = &breaker->ways[breaker->active[i]];
        if (way->demerits < best->demerits)
            best = way;
    }
    return best;
}

static const LineRange *lines_of(const Breaker *breaker, const Way *last, uint32_t *count)
{
    *count = 0;
    for (const Way *way = last; way->before != NOTHING; way = &breaker->ways[way->before])
        ++*count;
    LineRange *lines = ARENA_ARRAY(breaker->scratch, LineRange, *count);
    uint32_t line = *count;
    for (const Way *way = last; way->before != NOTHING; way = &breaker->ways[way->before]) {
        const Place *end = &breaker->costs.places[way->place];
        uint32_t begin = breaker->costs.places[breaker->ways[way->before].place].at;
        lines[--line] = (LineRange){.begin = begin,
                                    .end = end->at,
                                    .ink_end = end->ink_end > begin ? end->ink_end : begin,
                                    .kind = end->kind,
                                    .cuts_word = end->cuts_word};
    }
    return lines;
}

/* ---- the doors ---- */

enum {
    FREE_OF_BADNESS =
        BADNESS_MOST * BADNESS_MOST /* demerits of ways without a line as bad as can be */
};

static const Attempt good_lines = {.badness_most = GOOD_BADNESS + 1, .badness_least = BADNESS_MOST};
static const Attempt all_lines = {.badness_most = BADNESS_MOST, .badness_least = BADNESS_MOST};

/* All places that the task gives; words that no line holds are cut. */
static bool try_all(Breaker *breaker)
{
    breaker->costs.place_count = 0;
    costs_find_places(&breaker->costs);
    breaker->costs.attempt = all_lines;
    if (walk(breaker) && best_way(breaker)->demerits < FREE_OF_BADNESS)
        return true;
    breaker->costs.attempt =
        (Attempt){.badness_most = INT32_MAX,
                  .badness_least = BADNESS_LAST,
                  .extra_stretch = length_clip(3 * (int64_t)breaker->costs.style->strut->size),
                  .is_last = true};
    return walk(breaker);
}

const LineRange *break_optimally(const BreakTask *task, uint32_t *line_count)
{
    Breaker breaker = {.costs = break_costs_of(task), .scratch = task->compositor->scratch};
    BreakTask with_hyphens = *task;
    bool has_way = false;
    if (task->shaped->paragraph->may_hyphenate) {
        costs_find_places(&breaker.costs);
        breaker.costs.attempt = good_lines;
        has_way = walk(&breaker);
        if (!has_way) {
            with_hyphens = break_task_with_hyphens(task);
            breaker.costs.task = &with_hyphens;
        }
    }
    if (!has_way && !try_all(&breaker))
        return break_first_fit(task, line_count);
    return lines_of(&breaker, best_way(&breaker), line_count);
}

int64_t break_demerits(const BreakTask *task, const LineRange *lines, uint32_t line_count)
{
    BreakCosts costs = break_costs_of(task);
    LineBefore before = {0};
    int64_t demerits = 0;
    costs.attempt = all_lines;
    costs_add_place(&costs, (Place){0});
    for (uint32_t i = 0; i < line_count; i++) {
        costs_add_place(&costs, (Place){.at = lines[i].end,
                                        .ink_end = lines[i].ink_end,
                                        .kind = lines[i].kind,
                                        .cuts_word = lines[i].cuts_word});
        const LineBefore *known = i ? &before : NULL;
        Extent extent = costs_extent(&costs, i, i + 1);
        Fit fit = costs_fit(&costs, &extent, i + 1);
        demerits += costs_demerits(&costs, known, i + 1, &fit, &extent);
        int hyphens = costs_hyphens(&costs, known, i + 1);
        before.hyphens = (uint8_t)(hyphens == HYPHENS_TOO_MANY ? HYPHENS_MOST : hyphens);
        before.fitness = fit.fitness;
    }
    return demerits;
}
