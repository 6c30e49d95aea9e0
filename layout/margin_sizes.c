#include "layout/margin_sizes.h"

/* The share of a in what two boxes fill together (section 5.3.2.3): each has the size that it asks, and
 * what is left over, or missing, is shared by how much they ask. */
static int64_t flex_fit(const MarginSide *a, const MarginSide *b, Length available)
{
    if (!a->is_there || a->is_exact)
        return a->most;
    if (!b->is_there || b->is_exact)
        return available - b->most;
    int64_t most = a->most + b->most;
    int64_t least = a->least + b->least;
    bool is_tight = most > available;
    bool is_too_tight = least > available;
    int64_t start = is_tight ? a->least : a->most;
    int64_t space = available - (is_tight ? least : most);
    int64_t share = is_too_tight ? a->least : is_tight ? a->most - a->least : a->most;
    int64_t shares = is_too_tight ? least : is_tight ? most - least : most;
    if (shares <= 0)
        return available / 2;
    return start + length_scale(length_clip(space), share, shares);
}

static int64_t larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* Without a look at least and greatest sizes. The middle box stands in the middle, so the others share
 * with it as if both were as the larger of them. */
static void share(const MarginSide sides[3], Length available, int64_t sizes[3])
{
    const MarginSide *first = &sides[0];
    const MarginSide *middle = &sides[1];
    const MarginSide *last = &sides[2];
    if (!middle->is_there) {
        sizes[0] = flex_fit(first, last, available);
        sizes[1] = 0;
        sizes[2] = flex_fit(last, first, available);
        return;
    }
    bool is_auto = (first->is_there && !first->is_exact) || (last->is_there && !last->is_exact);
    MarginSide both = {.is_there = first->is_there || last->is_there,
                       .is_exact = !is_auto,
                       .most = 2 * larger(first->most, last->most),
                       .least = 2 * larger(first->least, last->least)};
    sizes[1] = flex_fit(middle, &both, available);
    for (int i = 0; i < 3; i += 2)
        sizes[i] = sides[i].is_exact ? sides[i].most : (available - sizes[1]) / 2;
}

static void fix(MarginSide *side, int64_t size)
{
    side->is_exact = true;
    side->most = size;
    side->least = size;
}

/* Sizes beyond what boxes allow are what they allow, and the others share anew: first the greatest, then
 * the least (section 5.3.2.4). */
void margin_sizes_share(const MarginSide sides[3], Length available, Length sizes[3])
{
    MarginSide limited[3] = {sides[0], sides[1], sides[2]};
    int64_t shared[3];
    share(limited, available, shared);
    for (int i = 0; i < 3; i++)
        if (limited[i].is_there && shared[i] > limited[i].at_most)
            fix(&limited[i], limited[i].at_most);
    share(limited, available, shared);
    for (int i = 0; i < 3; i++)
        if (limited[i].is_there && shared[i] < limited[i].at_least)
            fix(&limited[i], limited[i].at_least);
    share(limited, available, shared);
    for (int i = 0; i < 3; i++)
        sizes[i] = sides[i].is_there && shared[i] > 0 ? length_clip(shared[i]) : 0;
}
