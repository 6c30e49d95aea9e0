#include "output/clusters.h"

bool clusters_are_steady(const TextRun *run)
{
    uint32_t most = 0;
    bool is_steady = true;
    for (uint32_t i = 0; i < run->glyph_count; i++) {
        uint32_t cluster = run->glyphs[i].cluster;
        if (i > 0) {
            uint32_t before = run->glyphs[i - 1].cluster;
            is_steady &= run->is_right_to_left ? cluster <= before : cluster >= before;
        }
        most = cluster > most ? cluster : most;
    }
    return is_steady && most <= run->text.bytes;
}
