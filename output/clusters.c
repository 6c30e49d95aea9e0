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

bool run_is_turned_around(const TextRun *run)
{
    enum {
        RIGHT_TO_LEFT_FIRST = 0x590, /* the scripts from right to left begin */
        LETTERS_FIRST = 0xC0         /* beyond ASCII */
    };
    if (!run->is_right_to_left || run->glyph_count < 2)
        return false;
    for (size_t at = 0; at < run->text.bytes;) {
        uint32_t code_point = text_next(run->text, &at);
        uint32_t small = code_point | 0x20;
        if (code_point >= RIGHT_TO_LEFT_FIRST)
            return false;
        if ((small >= 'a' && small <= 'z') || code_point >= LETTERS_FIRST)
            return true;
    }
    return false;
}
