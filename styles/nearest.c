#include "styles/nearest.h"

Nearest nearest_to(Text wanted, const Diagnostics *diagnostics, DiagnosticKind kind)
{
    bool is_kept = diagnostics->seen[kind] < DIAGNOSTICS_KEPT;
    return (Nearest){wanted, NULL, is_kept ? (unsigned)(wanted.bytes / 4) + 2 : 0};
}

void nearest_offer(Nearest *nearest, const char *name)
{
    if (nearest->distance <= 1)
        return;
    unsigned limit = nearest->distance - 1;
    unsigned distance = text_distance(nearest->wanted, text_of(name), limit);
    if (distance > limit)
        return;
    nearest->best = name;
    nearest->distance = distance > 0 ? distance : 1;
}

void nearest_print(const Nearest *nearest, Buffer *out)
{
    if (!nearest->best)
        return;
    buffer_string(out, " (did you mean “");
    buffer_string(out, nearest->best);
    buffer_string(out, "”?)");
}
