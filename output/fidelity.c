#include "output/fidelity.h"

#include "output/fidelity_match.h"

enum {
    EXCERPT = 48 /* characters told */
};

/* ---- reports ---- */

static void put_seen(const Comparison *comparison, size_t at, Buffer *out)
{
    uint32_t page = at < comparison->seen_count ? comparison->seen[at].page : 0;
    for (size_t i = 0; i < EXCERPT && at < comparison->seen_count; i++, at++) {
        const SeenCharacter *seen = &comparison->seen[at];
        if (seen->page != page)
            break;
        if (i && seen->is_apart)
            buffer_byte(out, ' ');
        buffer_code_point(out, seen->code_point);
    }
    if (out->bytes == 0)
        buffer_string(out, "nothing more");
}

static void put_shown(const Comparison *comparison, const ShownUnit *unit, uint32_t progress,
                      Buffer *out)
{
    for (uint32_t i = 0; i < EXCERPT && progress < unit->count; i++, progress++) {
        const ShownCharacter *shown = &comparison->shown->characters[unit->first + progress];
        if (i && shown->is_apart)
            buffer_byte(out, ' ');
        buffer_code_point(out, shown->code_point < SHOWN_PAGE_NUMBER ? shown->code_point : 0x2026);
    }
}

/* The place in the source of a character, or of the next that has one; else of the unit's block. */
static Span place_of(const Comparison *comparison, const ShownUnit *unit, uint32_t progress)
{
    for (uint32_t i = progress; i < unit->count; i++) {
        const ShownCharacter *shown = &comparison->shown->characters[unit->first + i];
        if (!shown->origin)
            continue;
        Text text = shown->origin->text;
        size_t end = shown->at;
        while (end < text.bytes && !is_shown_space((unsigned char)text.at[end]))
            end++;
        return node_source_span(shown->origin, shown->at, end > shown->at ? end : shown->at + 1);
    }
    return unit->node ? unit->node->span : SPAN_NONE;
}

/* The first unit that was not found to its end; furniture need not be. */
static bool find_unfinished(const Comparison *comparison, size_t *index)
{
    const ShownText *shown = comparison->shown;
    for (size_t i = 0; i < comparison->ends[SHOWN_NOTE]; i++) {
        if (comparison->progress[i] >= shown->units[i].count)
            continue;
        *index = i;
        return true;
    }
    return false;
}

/* Whether the text from a place in a unit on, over its end into the next of its kind, is what the PDF
 * has at a place. */
static bool agrees_from(const Comparison *comparison, size_t index, uint32_t progress, size_t at)
{
    const ShownText *shown = comparison->shown;
    size_t end = at;
    ShownKind kind = shown->units[index].kind;
    while (index < comparison->ends[kind]) {
        Pair pair = {.at = end, .progress = progress};
        pair = comparison_go_on(comparison, &shown->units[index], pair, FIDELITY_LOOKAHEAD);
        end = pair.at;
        if (end - at >= FIDELITY_LOOKAHEAD - 1)
            return true;
        if (pair.progress < shown->units[index].count)
            return false;
        progress = 0;
        do {
            index++;
        } while (index < comparison->ends[kind] && shown->units[index].kind != kind);
    }
    return end - at > 3;
}

/* Whether what the PDF has at a place comes later in a unit or in one behind it. */
static bool comes_later(const Comparison *comparison, size_t index, size_t at)
{
    const ShownText *shown = comparison->shown;
    ShownKind kind = shown->units[index].kind;
    uint32_t progress = comparison->progress[index];
    for (size_t i = index; i < comparison->ends[kind]; i++) {
        for (; shown->units[i].kind == kind && progress < shown->units[i].count; progress++)
            if (agrees_from(comparison, i, progress, at))
                return true;
        progress = 0;
    }
    return false;
}

/* What kind of difference there is where a unit does not go on, at a place in seen. */
static DiagnosticKind kind_of(const Comparison *comparison, size_t index, uint32_t progress,
                              size_t at)
{
    Pair here = {.at = at, .progress = progress};
    if (at >= comparison->seen_count)
        return FIDELITY_TEXT_MISSING;
    comparison_step(comparison, &comparison->shown->units[index], &here);
    if (here.is_joined)
        return FIDELITY_WORDS_JOINED;
    return comes_later(comparison, index, at) ? FIDELITY_TEXT_MISSING : FIDELITY_TEXT_DIFFERS;
}

/* Gives the last finding the page of a place in seen. */
static void tell_page(const Comparison *comparison, Diagnostics *diagnostics, size_t at)
{
    if (comparison->seen_count == 0 || diagnostics->count == 0)
        return;
    if (at >= comparison->seen_count)
        at = comparison->seen_count - 1;
    diagnostics->items[diagnostics->count - 1].page = comparison->seen[at].page + 1;
}

/* A unit that does not go on at a place may agree with what is there for some characters. */
static void skip_what_agrees(const Comparison *comparison, const ShownUnit *unit,
                             uint32_t *progress, size_t *at)
{
    enum {
        BY_CHANCE = 2
    };
    Pair here = {.at = *at, .progress = *progress};
    Pair end = comparison_go_on(comparison, unit, here, FIDELITY_LOOKAHEAD);
    if (end.at - *at <= BY_CHANCE)
        return;
    *progress = end.progress;
    *at = end.at;
}

static Status report(const Comparison *comparison, Diagnostics *diagnostics, DiagnosticKind kind,
                     size_t index, size_t at)
{
    const ShownUnit *unit = &comparison->shown->units[index];
    uint32_t progress = comparison->progress[index];
    if (kind == FIDELITY_TEXT_DIFFERS)
        skip_what_agrees(comparison, unit, &progress, &at);
    Buffer expected = {0};
    Buffer found = {0};
    put_shown(comparison, unit, progress, &expected);
    put_seen(comparison, at, &found);
    Status status = diagnostics_add(diagnostics, kind, place_of(comparison, unit, progress),
                                    buffer_text(&expected), buffer_text(&found));
    bool is_missing = kind == FIDELITY_TEXT_MISSING;
    tell_page(comparison, diagnostics, is_missing && at > 0 ? at - 1 : at);
    buffer_free(&expected);
    buffer_free(&found);
    return status;
}

/* What no difference stopped at, but what was left and never taken up again is missing there. */
static Status report_unfinished(const Comparison *comparison, Diagnostics *diagnostics,
                                size_t index)
{
    size_t at = comparison->progress[index] ? comparison->left_at[index] : comparison->seen_count;
    return report(comparison, diagnostics, FIDELITY_TEXT_MISSING, index, at);
}

static Status report_surplus(const Comparison *comparison, Diagnostics *diagnostics)
{
    Buffer found = {0};
    put_seen(comparison, comparison->furthest, &found);
    Status status = diagnostics_add(diagnostics, FIDELITY_TEXT_SURPLUS, SPAN_NONE,
                                    buffer_text(&found), (Text){0});
    tell_page(comparison, diagnostics, comparison->furthest);
    buffer_free(&found);
    return status;
}

/* The search stopped at the furthest place. The unit at hand should have gone on there; else, if one
 * was left before its end, that is the difference; else the next should have begun. */
static Status report_difference(const Comparison *comparison, Diagnostics *diagnostics)
{
    const ShownText *shown = comparison->shown;
    size_t at = comparison->furthest;
    size_t index = comparison->furthest_unit;
    bool goes_on = comparison->has_furthest && shown->units[index].kind != SHOWN_FURNITURE &&
                   comparison->progress[index] < shown->units[index].count;
    if (!goes_on && !find_unfinished(comparison, &index))
        return report_surplus(comparison, diagnostics);
    if (!goes_on && comparison->progress[index] > 0)
        return report_unfinished(comparison, diagnostics, index);
    DiagnosticKind kind = kind_of(comparison, index, comparison->progress[index], at);
    return report(comparison, diagnostics, kind, index, at);
}

/* ---- the door ---- */

Status fidelity_compare(Arena *arena, const ShownText *shown, Text seen, Diagnostics *diagnostics,
                        FidelityCount *count)
{
    Comparison comparison = comparison_new(arena, shown, seen);
    size_t unfinished;
    if (!comparison_run(&comparison))
        return report_difference(&comparison, diagnostics);
    comparison.furthest = comparison.seen_count;
    if (find_unfinished(&comparison, &unfinished))
        return report_unfinished(&comparison, diagnostics, unfinished);
    *count = (FidelityCount){
        .pages = comparison.seen_count ? comparison.seen[comparison.seen_count - 1].page + 1 : 0,
        .hyphens = comparison.hyphens,
    };
    return STATUS_OK;
}
