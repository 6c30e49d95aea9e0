/* Finding a document's text in the text of its PDF.
 *
 * What is read from the PDF is one sequence of characters, page by page as they are drawn. The
 * document's text is units (fidelity_text.h), of which each must be found once, from its beginning to
 * its end. On a page several are under way: the text above, notes at the foot, a running head; over a
 * page's end they are broken off and go on behind the next page's head. So the sequence is cut into
 * stretches, each of which goes on with one unit: the one at hand as long as characters agree; then one
 * that was broken off, the next that has not begun, a note in the same way, or what stands free.
 *
 * Which unit goes on is mostly told by the next few characters. Where two could, the first is tried,
 * and taken back when it leads nowhere: the stretches form a trail that can be gone back a short way.
 * A stretch may also have taken a word that begins something else ("1" of a note where the text goes
 * on with "1945"), so words at its end are given back first.
 *
 * Nothing is compared by likeness. A longest common subsequence of both texts would be simpler, but
 * it forgives order: a note in the wrong place costs it little. Here the first character that no unit
 * can go on with is the difference. */
#include "output/fidelity_match.h"

enum {
    GIVEN_BACK = 48, /* characters of a stretch that may be given back */
    TAKEN_BACK = 32, /* stretches of the trail */
    CANDIDATES = 32, /* units that could go on at one place, at most */
};

/* ---- what was read ---- */

static void read_seen(Comparison *comparison, Text text)
{
    uint32_t page = 0;
    bool is_apart = false;
    for (size_t at = 0; at < text.bytes;) {
        uint32_t code_point = text_next(text, &at);
        if (is_shown_space(code_point)) {
            is_apart = true;
            page += code_point == '\f';
            if (code_point == '\n' && comparison->seen_count)
                comparison->seen[comparison->seen_count - 1].ends_line = true;
            continue;
        }
        if (is_shown_nothing(code_point))
            continue;
        comparison->seen =
            arena_reserve(comparison->arena, comparison->seen, comparison->seen_count,
                          &comparison->seen_capacity, sizeof(SeenCharacter));
        comparison->seen[comparison->seen_count++] =
            (SeenCharacter){.code_point = code_point, .page = page, .is_apart = is_apart};
        is_apart = false;
    }
}

/* ---- characters that agree ---- */

static bool is_numeral(uint32_t code_point)
{
    if (code_point >= '0' && code_point <= '9')
        return true;
    for (const char *letter = "ivxlcdmIVXLCDM"; *letter; letter++)
        if (code_point == (uint32_t)*letter)
            return true;
    return (code_point >= 0x660 && code_point <= 0x669) ||
           (code_point >= 0x6F0 && code_point <= 0x6F9);
}

static bool is_leader(uint32_t code_point)
{
    return code_point == '.' || code_point == 0xB7 || code_point == 0x2024 ||
           code_point == 0x2026 || code_point == '_' || code_point == 0x2022;
}

static bool is_hyphen(uint32_t code_point)
{
    return code_point == '-' || code_point == 0x2010 || code_point == 0x58A;
}

/* What stands for text that only layout knows: as many characters as fit; of a number up to the next
 * space, as letters behind it may fit too. */
static void skip_open_text(const Comparison *comparison, uint32_t kind, Pair *pair)
{
    bool (*fits)(uint32_t) = kind == SHOWN_LEADER ? is_leader : is_numeral;
    size_t begin = pair->at;
    while (pair->at < comparison->seen_count && fits(comparison->seen[pair->at].code_point)) {
        if (kind == SHOWN_PAGE_NUMBER && pair->at > begin && comparison->seen[pair->at].is_apart)
            break;
        pair->at++;
    }
}

/* Goes one character on; false if they differ. */
bool comparison_step(const Comparison *comparison, const ShownUnit *unit, Pair *pair)
{
    const ShownCharacter *shown = &comparison->shown->characters[unit->first + pair->progress];
    const SeenCharacter *seen = &comparison->seen[pair->at];
    if (shown->code_point >= SHOWN_PAGE_NUMBER) {
        skip_open_text(comparison, shown->code_point, pair);
        pair->progress++;
        return true;
    }
    if (pair->at == comparison->seen_count)
        return false;
    if (shown->code_point == seen->code_point) {
        bool continues = pair->progress > 0 && pair->at > 0;
        pair->is_joined = continues && shown->is_apart && !seen->is_apart;
        if (pair->is_joined)
            return false;
        pair->at++;
        pair->progress++;
        return true;
    }
    if (is_hyphen(seen->code_point) && seen->ends_line && pair->progress > 0) {
        pair->at++;
        pair->hyphens++;
        return true;
    }
    return false;
}

/* As far as both agree, but at most so many steps. */
Pair comparison_go_on(const Comparison *comparison, const ShownUnit *unit, Pair pair, size_t steps)
{
    while (pair.progress < unit->count && steps-- > 0 && comparison_step(comparison, unit, &pair)) {
    }
    return pair;
}

/* Whether a unit can go on at a place: the next characters agree, up to its end or the page's. */
static bool can_go_on(const Comparison *comparison, size_t index, size_t at)
{
    const ShownUnit *unit = &comparison->shown->units[index];
    uint32_t progress = comparison->progress[index];
    Pair begin = {.at = at, .progress = progress == unit->count ? 0 : progress};
    Pair end = comparison_go_on(comparison, unit, begin, FIDELITY_LOOKAHEAD);
    if (end.at == at && end.progress == begin.progress)
        return false;
    if (end.progress == unit->count || end.progress - begin.progress >= FIDELITY_LOOKAHEAD - 1)
        return true;
    return end.at == comparison->seen_count ||
           comparison->seen[end.at].page != comparison->seen[at].page ||
           comparison->seen[end.at].is_apart;
}

/* ---- candidates ---- */

typedef struct Candidates {
    size_t units[CANDIDATES];
    uint32_t count;
} Candidates;

static void consider(const Comparison *comparison, Candidates *candidates, size_t unit, size_t at)
{
    if (candidates->count < CANDIDATES && can_go_on(comparison, unit, at))
        candidates->units[candidates->count++] = unit;
}

/* Units of a kind that were broken off, then the next that has not begun. */
static void consider_in_order(const Comparison *comparison, Candidates *candidates, ShownKind kind,
                              size_t at)
{
    const ShownUnit *units = comparison->shown->units;
    size_t next = comparison->next[kind];
    size_t first = comparison->first[kind];
    if (next > FIDELITY_WINDOW && first < next - FIDELITY_WINDOW)
        first = next - FIDELITY_WINDOW;
    for (size_t i = first; i < next; i++)
        if (units[i].kind == kind && comparison->progress[i] < units[i].count)
            consider(comparison, candidates, i, at);
    if (next < comparison->ends[kind])
        consider(comparison, candidates, next, at);
}

static void consider_free(const Comparison *comparison, Candidates *candidates, size_t at)
{
    for (size_t i = 0; i < comparison->free_count; i++) {
        size_t unit = comparison->free_units[i];
        if (comparison->progress[unit] < comparison->shown->units[unit].count)
            consider(comparison, candidates, unit, at);
    }
}

static void consider_furniture(Comparison *comparison, Candidates *candidates, size_t at)
{
    const ShownUnit *units = comparison->shown->units;
    uint32_t page = comparison->seen[at].page;
    size_t *first = &comparison->first[SHOWN_FURNITURE];
    while (*first > comparison->ends[SHOWN_NOTE] && units[*first - 1].page >= page)
        --*first;
    while (*first < comparison->ends[SHOWN_FURNITURE] && units[*first].page < page)
        ++*first;
    for (size_t i = *first; i < comparison->ends[SHOWN_FURNITURE] && units[i].page == page; i++)
        if (comparison->progress[i] < units[i].count)
            consider(comparison, candidates, i, at);
}

/* The heads of tables come again on later pages. */
static void consider_repeated(const Comparison *comparison, Candidates *candidates, size_t at)
{
    const ShownUnit *units = comparison->shown->units;
    for (size_t i = comparison->next[SHOWN_TEXT]; i-- > 0 && candidates->count < CANDIDATES;) {
        if (comparison->next[SHOWN_TEXT] - i > FIDELITY_WINDOW * FIDELITY_WINDOW)
            return;
        if (units[i].repeats && comparison->progress[i] == units[i].count &&
            comparison->seen[comparison->left_at[i] - 1].page < comparison->seen[at].page)
            consider(comparison, candidates, i, at);
    }
}

static Candidates find_candidates(Comparison *comparison, size_t at)
{
    Candidates candidates = {.count = 0};
    consider_in_order(comparison, &candidates, SHOWN_TEXT, at);
    consider_in_order(comparison, &candidates, SHOWN_NOTE, at);
    consider_furniture(comparison, &candidates, at);
    consider_free(comparison, &candidates, at);
    consider_repeated(comparison, &candidates, at);
    return candidates;
}

/* ---- the trail ---- */

/* Moves the marks of a kind over what is finished, and over what has begun. */
static void settle(Comparison *comparison, ShownKind kind)
{
    const ShownUnit *units = comparison->shown->units;
    size_t *first = &comparison->first[kind];
    size_t *next = &comparison->next[kind];
    while (*first < comparison->ends[kind] &&
           (units[*first].kind != kind || comparison->progress[*first] >= units[*first].count))
        ++*first;
    while (*next < comparison->ends[kind] &&
           (units[*next].kind != kind || comparison->progress[*next] > 0))
        ++*next;
}

static void set_progress(Comparison *comparison, size_t index, uint32_t progress)
{
    ShownKind kind = comparison->shown->units[index].kind;
    comparison->progress[index] = progress;
    if (index < comparison->first[kind])
        comparison->first[kind] = index;
    if (progress == 0 && index < comparison->next[kind])
        comparison->next[kind] = index;
    if (kind == SHOWN_TEXT || kind == SHOWN_NOTE)
        settle(comparison, kind);
}

static void note_furthest(Comparison *comparison, size_t unit)
{
    if (comparison->has_furthest && comparison->at < comparison->furthest)
        return;
    comparison->has_furthest = true;
    comparison->furthest = comparison->at;
    comparison->furthest_unit = unit;
    comparison->furthest_progress = comparison->progress[unit];
    comparison->kept_count = 0;
    for (size_t i = comparison->fixed; i < comparison->trail_count; i++) {
        Stretch stretch = comparison->trail[i];
        stretch.before = comparison->progress[stretch.unit];
        comparison->kept[comparison->kept_count++] = stretch;
    }
}

/* After a search that went back in vain: all units as they were at the furthest place. */
static void restore_furthest(Comparison *comparison)
{
    for (size_t i = 0; i < comparison->kept_count; i++)
        set_progress(comparison, comparison->kept[i].unit, comparison->kept[i].before);
}

/* Begins a stretch with one of the candidates at the place, from an alternative on. */
static bool begin_stretch(Comparison *comparison, uint32_t alternative)
{
    Candidates candidates = find_candidates(comparison, comparison->at);
    if (alternative >= candidates.count)
        return false;
    size_t index = candidates.units[alternative];
    const ShownUnit *unit = &comparison->shown->units[index];
    uint32_t before = comparison->progress[index];
    comparison->trail = arena_reserve(comparison->arena, comparison->trail, comparison->trail_count,
                                      &comparison->trail_capacity, sizeof *comparison->trail);
    comparison->trail[comparison->trail_count++] = (Stretch){
        .begin = comparison->at, .unit = index, .before = before, .alternative = alternative};
    Pair begin = {.at = comparison->at, .progress = before == unit->count ? 0 : before};
    Pair end = comparison_go_on(comparison, unit, begin, SIZE_MAX);
    comparison->hyphens += end.hyphens;
    comparison->at = end.at;
    comparison->left_at[index] = end.at;
    set_progress(comparison, index, end.progress);
    if (comparison->trail_count > TAKEN_BACK)
        comparison->fixed = comparison->trail_count - TAKEN_BACK;
    note_furthest(comparison, index);
    return true;
}

/* Takes the last stretch back; false if none may be. */
static bool take_back(Comparison *comparison, Stretch *taken)
{
    if (comparison->trail_count == comparison->fixed)
        return false;
    *taken = comparison->trail[--comparison->trail_count];
    set_progress(comparison, taken->unit, taken->before);
    comparison->at = taken->begin;
    return true;
}

/* Gives words at the end of the last stretch back until another unit can go on there. */
static bool give_back(Comparison *comparison)
{
    if (comparison->trail_count == 0)
        return false;
    const Stretch *last = &comparison->trail[comparison->trail_count - 1];
    uint32_t progress = comparison->progress[last->unit];
    size_t at = comparison->at;
    for (size_t given = 1;
         given <= GIVEN_BACK && at > last->begin + 1 && progress > last->before + 1; given++) {
        at--;
        progress--;
        const SeenCharacter *seen = &comparison->seen[at];
        if (!seen->is_apart || is_hyphen(seen->code_point))
            continue;
        Candidates candidates = find_candidates(comparison, at);
        for (uint32_t i = 0; i < candidates.count; i++) {
            if (candidates.units[i] == last->unit)
                continue;
            set_progress(comparison, last->unit, progress);
            comparison->at = at;
            return begin_stretch(comparison, i);
        }
    }
    return false;
}

static bool try_otherwise(Comparison *comparison)
{
    Stretch taken;
    if (give_back(comparison))
        return true;
    while (take_back(comparison, &taken))
        if (begin_stretch(comparison, taken.alternative + 1))
            return true;
    return false;
}

bool comparison_run(Comparison *comparison)
{
    size_t most = comparison->seen_count * 8 + 10000;
    while (comparison->at < comparison->seen_count) {
        bool has_patience = comparison->steps++ < most;
        if (!has_patience || (!begin_stretch(comparison, 0) && !try_otherwise(comparison))) {
            restore_furthest(comparison);
            return false;
        }
    }
    return true;
}

/* ---- setting up ---- */

/* Units stand by kind: the text with what is free in it, notes, furniture. */
static void find_kinds(Comparison *comparison)
{
    const ShownText *shown = comparison->shown;
    size_t notes = 0;
    while (notes < shown->unit_count && shown->units[notes].kind != SHOWN_NOTE &&
           shown->units[notes].kind != SHOWN_FURNITURE) {
        if (shown->units[notes].kind == SHOWN_FREE)
            comparison->free_units[comparison->free_count++] = notes;
        notes++;
    }
    size_t furniture = notes;
    while (furniture < shown->unit_count && shown->units[furniture].kind != SHOWN_FURNITURE)
        furniture++;
    comparison->ends[SHOWN_TEXT] = notes;
    comparison->ends[SHOWN_FREE] = notes;
    comparison->first[SHOWN_NOTE] = comparison->next[SHOWN_NOTE] = notes;
    comparison->ends[SHOWN_NOTE] = furniture;
    comparison->first[SHOWN_FURNITURE] = comparison->next[SHOWN_FURNITURE] = furniture;
    comparison->ends[SHOWN_FURNITURE] = shown->unit_count;
}

Comparison comparison_new(Arena *arena, const ShownText *shown, Text seen)
{
    Comparison comparison = {.arena = arena, .shown = shown};
    comparison.progress = ARENA_ARRAY(arena, uint32_t, shown->unit_count + 1);
    comparison.left_at = ARENA_ARRAY(arena, size_t, shown->unit_count + 1);
    comparison.kept = ARENA_ARRAY(arena, Stretch, TAKEN_BACK + 1);
    comparison.free_units = ARENA_ARRAY(arena, size_t, shown->unit_count + 1);
    find_kinds(&comparison);
    settle(&comparison, SHOWN_TEXT);
    read_seen(&comparison, seen);
    return comparison;
}
