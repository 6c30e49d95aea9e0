#include "fonts/catalogue.h"

#include <string.h>

#include "fonts/known_fonts.h"

/* Narrower faces are tried first for a normal or condensed request, wider ones for an expanded one;
 * the nearer before the farther. */
static uint32_t stretch_cost(int32_t wanted, int32_t offered)
{
    enum {
        WRONG_SIDE = 10000
    };
    int32_t distance = offered - wanted;
    bool is_narrower = distance < 0;
    bool wants_narrower = wanted <= 100;
    uint32_t cost = (uint32_t)(is_narrower ? -distance : distance);
    return cost && is_narrower != wants_narrower ? cost + WRONG_SIDE : cost;
}

/* From 400 to 500: upwards to 500, then downwards, then upwards. Below: downwards, then upwards.
 * Above: upwards, then downwards. */
static uint32_t weight_cost(int32_t wanted, int32_t offered)
{
    enum {
        SECOND = 1000,
        THIRD = 2000
    };
    bool is_lighter = offered < wanted;
    uint32_t distance = (uint32_t)(is_lighter ? wanted - offered : offered - wanted);
    if (wanted >= 400 && wanted <= 500) {
        if (!is_lighter && offered <= 500)
            return distance;
        return distance + (is_lighter ? SECOND : THIRD);
    }
    bool wants_lighter = wanted < 400;
    return distance && is_lighter != wants_lighter ? distance + SECOND : distance;
}

uint64_t style_cost(FontStyle wanted, FontStyle offered)
{
    uint64_t slant = wanted.is_italic != offered.is_italic;
    return (uint64_t)stretch_cost(wanted.stretch, offered.stretch) << 32 | slant << 24 |
           weight_cost(wanted.weight, offered.weight);
}

static int32_t clip(int32_t value, const int32_t ends[2])
{
    return value < ends[0] ? ends[0] : value > ends[1] ? ends[1] : value;
}

FontStyle style_within(const StyleRange *range, FontStyle wanted)
{
    if (!range->is_variable)
        return range->usual;
    return (FontStyle){clip(wanted.weight, range->weight), clip(wanted.stretch, range->stretch),
                       range->can_lean ? wanted.is_italic : range->usual.is_italic};
}

void candidates_add(Candidates *candidates, Text path, uint32_t index, FontStyle style)
{
    Candidate *items = arena_reserve(candidates->arena, candidates->items, candidates->count,
                                     &candidates->capacity, sizeof *items);
    uint64_t cost = style_cost(candidates->wanted, style);
    size_t place = candidates->count++;
    for (; place > 0 && items[place - 1].cost > cost; place--)
        items[place] = items[place - 1];
    items[place] = (Candidate){path, index, style, cost};
    candidates->items = items;
}

static Text joined(Arena *arena, const char *first, const char *second)
{
    Text head = text_of(first);
    Text tail = text_of(second);
    char *at = arena_alloc(arena, head.bytes + tail.bytes);
    memcpy(at, head.at, head.bytes);
    memcpy(at + head.bytes, tail.at, tail.bytes);
    return (Text){at, head.bytes + tail.bytes};
}

void catalogue_collect(Candidates *candidates, Text family)
{
    for (const KnownFamily *known = known_families; known->name; known++) {
        if (!text_is_ignoring_case(family, known->name))
            continue;
        for (int i = 0; i < KNOWN_STYLES; i++) {
            if (!known->endings[i])
                continue;
            FontStyle style = {i & KNOWN_BOLD ? 700 : 400, known->stretch, (i & KNOWN_ITALIC) != 0};
            candidates_add(candidates, joined(candidates->arena, known->stem, known->endings[i]),
                           known->index, style);
        }
    }
}
