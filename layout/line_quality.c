#include "layout/line_quality.h"

enum {
    GAPS_MOST = 64, /* word spaces of a line that are looked at */
    WIDE = 130,     /* percent of a word space that can be part of a river */
    NATURAL = 100
};

bool line_ends_with_hyphen(const Line *line)
{
    return line->ends_in_hyphen && !line->ends_paragraph;
}

/* A word space of a line, and over how many lines a river has come down to it. */
typedef struct Gap {
    Length left;
    Length right;
    unsigned lines;
} Gap;

typedef struct Gaps {
    Gap items[GAPS_MOST];
    size_t count;
    int percent; /* as in LineQuality, of all spaces of the line: those beside kerned letters differ */
} Gaps;

static void add_gap(Gaps *gaps, Length left, Length natural, Length extra)
{
    if (natural <= 0)
        return;
    if (gaps->count < GAPS_MOST)
        gaps->items[gaps->count++] = (Gap){left, length_add(left, length_add(natural, extra)), 1};
}

static void find_gaps(const Slot *slot, Gaps *gaps)
{
    const Line *line = slot->line;
    *gaps = (Gaps){.percent = NATURAL + (int)divide_rounded(line->looseness, 10)};
    for (uint32_t i = 0; i < line->item_count; i++) {
        const TextRun *run = line->items[i].run;
        Length x = length_add(slot->x, line->items[i].x);
        for (uint32_t g = 0; run && g < run->glyph_count; g++) {
            bool is_space = run->glyphs[g].flags & GLYPH_IS_SPACE;
            if (is_space)
                add_gap(gaps, x, run->glyphs[g].advance, run->space_extra);
            x = length_add(x, run->glyphs[g].advance);
            x = length_add(x, is_space ? run->space_extra : 0);
        }
    }
}

/* Lets rivers of the line above flow on through wide gaps; a river counts once, when it has become long
 * enough. */
static size_t flow_rivers(const Gaps *above, Gaps *gaps)
{
    size_t rivers = 0;
    for (size_t i = 0; i < gaps->count && gaps->percent >= WIDE; i++) {
        Gap *gap = &gaps->items[i];
        for (size_t n = 0; n < above->count && above->percent >= WIDE; n++) {
            const Gap *over = &above->items[n];
            if (over->left < gap->right && gap->left < over->right && over->lines >= gap->lines)
                gap->lines = over->lines + 1;
        }
        rivers += gap->lines == RIVER_LINES;
    }
    return rivers;
}

static void note_spaces(LineQuality *quality, const Line *line, int percent)
{
    if (percent == NATURAL)
        return;
    quality->justified++;
    quality->spaces += percent;
    if (!quality->loosest_line || percent > quality->loosest) {
        quality->loosest = percent;
        quality->loosest_line = line;
    }
    if (!quality->tightest_line || percent < quality->tightest) {
        quality->tightest = percent;
        quality->tightest_line = line;
    }
}

void line_quality_add(LineQuality *quality, const Galley *galley, size_t first, size_t end)
{
    Gaps pair[2] = {0};
    size_t row = 0;
    for (size_t i = first; i < end; i++) {
        const Slot *slot = &galley->slots[i];
        if (slot->kind != SLOT_LINE) {
            pair[0] = pair[1] = (Gaps){0};
            row = 0;
            continue;
        }
        Gaps *gaps = &pair[i % 2];
        find_gaps(slot, gaps);
        quality->rivers += flow_rivers(&pair[(i + 1) % 2], gaps);
        quality->lines++;
        note_spaces(quality, slot->line, gaps->percent);
        row = line_ends_with_hyphen(slot->line) ? row + 1 : 0;
        quality->hyphens += row > 0;
        if (row > quality->hyphens_in_a_row)
            quality->hyphens_in_a_row = row;
    }
}
