/* Justification, CSS Text 3, section 7.3, and InDesign's order: word spaces give and take within their limits;
 * what is still missing goes between letters, within theirs. Between ideographs there are no spaces: there
 * each gap takes as much as a space does. */
#include <string.h>

#include "layout/line_setter.h"

/* What word spaces of that width together may give way or take, of what the line misses to its
 * measure. */
static int64_t limited_slack(const ParagraphStyle *style, Length space_width, int64_t slack)
{
    Length least =
        length_scale(space_width, (int64_t)style->space_least - LENGTH_POINT, LENGTH_POINT);
    Length most =
        length_scale(space_width, (int64_t)style->space_most - LENGTH_POINT, LENGTH_POINT);
    if (slack > most)
        return most > 0 ? most : 0;
    if (slack < least)
        return least < 0 ? least : 0;
    return slack;
}

static Length widened(Length width, uint32_t spaces, Length space_extra)
{
    return length_clip(width + (int64_t)spaces * space_extra);
}

/* In thousandths of the word spaces' own width. */
static int32_t looseness_of(int64_t slack, Length space_width)
{
    return space_width > 0 ? length_clip(divide_rounded(slack * 1000, space_width)) : 0;
}

/* ---- between letters ---- */

/* Which gaps between letters take part. */
typedef enum Gaps {
    GAPS_NONE,
    GAPS_OF_IDEOGRAPHS, /* behind them, and behind their punctuation */
    GAPS_ALL
} Gaps;

static bool is_ideographic(uint32_t code_point)
{
    return (code_point >= 0x2E80 && code_point <= 0x9FFF) ||
           (code_point >= 0xF900 && code_point <= 0xFAFF) ||
           (code_point >= 0xFF00 && code_point <= 0xFFEF) ||
           (code_point >= 0x20000 && code_point <= 0x3FFFF);
}

/* Whether room may be put behind a glyph of a segment. */
static bool has_gap(const LineSetter *setter, const Segment *segment, uint32_t i, Gaps gaps)
{
    const ShapedRun *run = &segment->run;
    const RunGlyph *glyph = &run->glyphs[i];
    bool ends_cluster = i + 1 == run->glyph_count || run->glyphs[i + 1].cluster != glyph->cluster;
    if (!ends_cluster || glyph->advance <= 0 || (glyph->flags & SHAPED_GLYPH_SPACE) ||
        (run->level & 1) || segment->hangs || segment->is_hyphen ||
        glyph->cluster < setter->stretch_from)
        return false;
    size_t at = glyph->cluster;
    uint32_t code_point = text_next(setter->shaped->paragraph->text, &at);
    return at < setter->range->ink_end && (gaps == GAPS_ALL || is_ideographic(code_point));
}

static bool is_ideographic_script(FourLetters script)
{
    return script == FOUR_LETTERS('H', 'a', 'n', 'i') ||
           script == FOUR_LETTERS('H', 'i', 'r', 'a') ||
           script == FOUR_LETTERS('K', 'a', 'n', 'a') || script == FOUR_LETTERS('B', 'o', 'p', 'o');
}

static uint32_t count_gaps(const LineSetter *setter, Gaps gaps)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < setter->segment_count && gaps != GAPS_NONE; s++) {
        const Segment *segment = &setter->segments[s];
        if (gaps == GAPS_OF_IDEOGRAPHS && !is_ideographic_script(segment->run.script))
            continue;
        for (uint32_t i = 0; i < segment->run.glyph_count; i++)
            count += has_gap(setter, segment, i, gaps);
    }
    return count;
}

/* Puts so much behind each of the gaps. */
static void widen_gaps(LineSetter *setter, Gaps gaps, Length extra)
{
    for (uint32_t s = 0; s < setter->segment_count && extra != 0; s++) {
        Segment *segment = &setter->segments[s];
        ShapedRun *run = &segment->run;
        if (run->glyph_count == 0)
            continue;
        RunGlyph *glyphs = ARENA_ARRAY(setter->compositor->scratch, RunGlyph, run->glyph_count);
        memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
        uint32_t count = 0;
        for (uint32_t i = 0; i < run->glyph_count; i++) {
            if (!has_gap(setter, segment, i, gaps))
                continue;
            glyphs[i].advance = length_add(glyphs[i].advance, extra);
            count++;
        }
        run->glyphs = glyphs;
        segment->width = widened(segment->width, count, extra);
        setter->line->width = widened(setter->line->width, count, extra);
    }
    if (gaps == GAPS_ALL)
        setter->letter_extra = extra;
}

/* What spaces left over goes between letters as far as the style allows. */
static void space_letters(LineSetter *setter)
{
    const ParagraphStyle *style = &setter->shaped->paragraph->style;
    int64_t rest = (int64_t)setter->line->measure - setter->line->width;
    Length most = length_scale(style->strut->size, style->letters_most, LENGTH_POINT);
    bool is_free = style->justification == KEYWORD_INTER_CHARACTER;
    if (rest <= 0 || (most <= 0 && !is_free))
        return;
    uint32_t gaps = count_gaps(setter, GAPS_ALL);
    int64_t extra = gaps ? rest / gaps : 0;
    widen_gaps(setter, GAPS_ALL, length_clip(extra > most && !is_free ? most : extra));
}

/* ---- spaces ---- */

static void widen_spaces(LineSetter *setter, uint32_t spaces, int64_t slack)
{
    Line *line = setter->line;
    const ShapedParagraph *shaped = setter->shaped;
    Length space_width = length_clip(shaped->space_widths[setter->range->ink_end] -
                                     shaped->space_widths[setter->stretch_from]);
    slack = limited_slack(&shaped->paragraph->style, space_width, slack);
    line->space_extra = length_clip(divide_rounded(slack, spaces));
    line->looseness = looseness_of(slack, space_width);
    for (uint32_t i = 0; i < setter->segment_count; i++) {
        Segment *segment = &setter->segments[i];
        segment->width = widened(segment->width, segment->stretchable, line->space_extra);
    }
    line->width = widened(line->width, spaces, line->space_extra);
}

void line_justify(LineSetter *setter)
{
    Line *line = setter->line;
    const ParagraphStyle *style = &setter->shaped->paragraph->style;
    if (style->justification == KEYWORD_NONE)
        return;
    uint32_t spaces = 0;
    for (uint32_t i = 0; i < setter->segment_count; i++)
        spaces += setter->segments[i].stretchable;
    line->stretchable = spaces;
    int64_t slack = (int64_t)line->measure - line->width;
    Gaps gaps = style->justification == KEYWORD_INTER_CHARACTER ? GAPS_ALL
                : style->justification == KEYWORD_AUTO          ? GAPS_OF_IDEOGRAPHS
                                                                : GAPS_NONE;
    uint32_t gap_count = slack > 0 ? count_gaps(setter, gaps) : 0;
    if (gap_count) {
        int64_t share = slack / (gap_count + spaces);
        if (spaces)
            widen_spaces(setter, spaces, share * spaces);
        slack = (int64_t)line->measure - line->width;
        widen_gaps(setter, gaps, length_clip(slack / gap_count));
    } else if (spaces) {
        widen_spaces(setter, spaces, slack);
    }
    if (style->letters_most > 0)
        space_letters(setter);
}
