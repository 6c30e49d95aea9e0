#include "layout/quality.h"

#include "layout/line_quality.h"

/* What is told of all pages together. */
typedef struct Sum {
    LineQuality lines;
    size_t notes;
    size_t split;
    size_t widows;
    size_t orphans;
    size_t parted;
    size_t headings;
    int64_t cost;
} Sum;

/* ---- one page ---- */

static void put_share(Buffer *out, int64_t part, Length whole)
{
    if (whole <= 0) {
        buffer_string(out, "0%");
        return;
    }
    buffer_ratio(out, part * 100, whole, 1);
    buffer_byte(out, '%');
}

static void dump_fill(const PageDraft *draft, Buffer *out)
{
    Length room = draft->geometry.area.height;
    int64_t used = room - draft->left_over;
    buffer_string(out, "  fill ");
    put_share(out, used, room);
    buffer_string(out, " left ");
    buffer_length_fixed(out, length_clip(draft->left_over));
    buffer_byte(out, '\n');
}

static void dump_line(const char *what, int percent, const Line *line, Buffer *out)
{
    buffer_format(out, "  %s %d%% ", what, percent);
    buffer_quoted(out, text_trim(line->text));
    buffer_byte(out, '\n');
}

static void dump_lines(const LineQuality *quality, Buffer *out)
{
    buffer_format(out, "  lines %zu\n", quality->lines);
    if (quality->loosest_line) {
        dump_line("loosest", quality->loosest, quality->loosest_line, out);
        dump_line("tightest", quality->tightest, quality->tightest_line, out);
    }
    if (quality->hyphens)
        buffer_format(out, "  hyphens %zu in a row %zu\n", quality->hyphens,
                      quality->hyphens_in_a_row);
    if (quality->rivers)
        buffer_format(out, "  rivers %zu\n", quality->rivers);
}

static void dump_notes(const PageDraft *draft, Sum *sum, Buffer *out)
{
    size_t begun = 0;
    size_t continued = 0;
    size_t split = 0;
    for (uint32_t i = 0; i < draft->note_count; i++) {
        const NotePiece *piece = &draft->notes[i];
        size_t before = begun;
        begun += piece->count - piece->is_continued;
        continued += piece->is_continued;
        split += piece->is_split && begun > before;
        line_quality_add(&sum->lines, piece->galley, piece->first, piece->end);
    }
    for (uint32_t i = 0; i < draft->column_note_count; i++) {
        const NotePiece *piece = &draft->column_notes[i];
        line_quality_add(&sum->lines, piece->galley, piece->first, piece->end);
        begun++;
    }
    sum->notes += begun;
    sum->split += split;
    if (draft->note_count || draft->column_note_count)
        buffer_format(out, "  notes %zu split %zu continued %zu\n", begun, split, continued);
}

/* ---- what a page ends with ---- */

/* Whether the paragraph that a page parts leaves a line alone below the cut: a widow; else it is an
 * orphan, above it. */
static bool is_widow(const Galley *galley, const PageDraft *draft)
{
    uint32_t paragraph = galley->slots[draft->cut].paragraph;
    size_t below = 0;
    size_t above = 0;
    for (size_t i = draft->cut; i < galley->slot_count && galley->slots[i].kind == SLOT_LINE &&
                                galley->slots[i].paragraph == paragraph;
         i++)
        below++;
    for (size_t i = draft->cut; i > draft->first && galley->slots[i - 1].kind == SLOT_LINE &&
                                galley->slots[i - 1].paragraph == paragraph;
         i--)
        above++;
    return below < above;
}

/* Why: what the next better cut on the page would have left empty. */
static void put_reason(const Galley *galley, const PageDraft *draft, Buffer *out)
{
    Length room = draft->geometry.area.height;
    int64_t above = draft->left_over;
    for (size_t i = draft->end; i > draft->first + 1; i--) {
        const Slot *slot = &galley->slots[i - 1];
        above += slot->height;
        if (slot->kind == SLOT_MARGIN || slot->cut != CUT_FREE)
            continue;
        buffer_string(out, "the last better cut leaves ");
        put_share(out, above, room);
        buffer_string(out, " of the page empty\n");
        return;
    }
    buffer_string(out, "there is no better cut on the page\n");
}

static void dump_cut(const Galley *galley, const PageDraft *draft, Sum *sum, Buffer *out)
{
    if (draft->cut >= galley->slot_count || draft->end == draft->first || draft->cost.cut == 0)
        return;
    CutCost cut = (CutCost)galley->slots[draft->cut].cut;
    const char *name = "parted";
    if (cut == CUT_AVOID_WIDOW) {
        bool widow = is_widow(galley, draft);
        name = widow ? "widow" : "orphan";
        sum->widows += widow;
        sum->orphans += !widow;
    } else {
        sum->parted++;
    }
    buffer_format(out, "  %s accepted: ", name);
    put_reason(galley, draft, out);
}

static void dump_cost(const PageCost *cost, Buffer *out)
{
    const struct {
        const char *name;
        int64_t cost;
    } parts[] = {{"empty", cost->empty},     {"uneven", cost->uneven}, {"cut", cost->cut},
                 {"heading", cost->heading}, {"notes", cost->notes},   {"hyphen", cost->hyphen}};
    if (cost->total == 0)
        return;
    buffer_string(out, "  cost ");
    buffer_integer(out, cost->total);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].cost == 0)
            continue;
        buffer_format(out, " %s ", parts[i].name);
        buffer_integer(out, parts[i].cost);
    }
    buffer_byte(out, '\n');
}

static void add_lines(LineQuality *sum, const LineQuality *page)
{
    sum->lines += page->lines;
    sum->justified += page->justified;
    sum->spaces += page->spaces;
    sum->hyphens += page->hyphens;
    sum->rivers += page->rivers;
    if (page->loosest_line && (!sum->loosest_line || page->loosest > sum->loosest)) {
        sum->loosest = page->loosest;
        sum->loosest_line = page->loosest_line;
    }
    if (page->tightest_line && (!sum->tightest_line || page->tightest < sum->tightest)) {
        sum->tightest = page->tightest;
        sum->tightest_line = page->tightest_line;
    }
    if (page->hyphens_in_a_row > sum->hyphens_in_a_row)
        sum->hyphens_in_a_row = page->hyphens_in_a_row;
}

static void dump_page(const Galley *galley, const PageDraft *draft, Sum *sum, Buffer *out)
{
    buffer_format(out, "page %u%s\n", draft->context.number,
                  draft->context.is_blank ? " blank" : "");
    if (draft->context.is_blank)
        return;
    LineQuality lines = {0};
    line_quality_add(&lines, galley, draft->first, draft->end);
    dump_fill(draft, out);
    dump_lines(&lines, out);
    add_lines(&sum->lines, &lines);
    dump_notes(draft, sum, out);
    dump_cut(galley, draft, sum, out);
    if (draft->cost.heading) {
        buffer_string(out, "  heading with fewer than two lines below it\n");
        sum->headings++;
    }
    dump_cost(&draft->cost, out);
    sum->cost += draft->cost.total;
}

/* ---- all ---- */

void quality_dump(const Galley *galley, const PageDrafts *drafts, Buffer *out)
{
    Sum sum = {0};
    for (size_t i = 0; i < drafts->count; i++)
        dump_page(galley, &drafts->items[i], &sum, out);
    buffer_format(out, "pages %zu\n", drafts->count);
    buffer_format(out, "notes %zu split %zu\n", sum.notes, sum.split);
    buffer_format(out, "widows %zu orphans %zu parted %zu headings %zu\n", sum.widows, sum.orphans,
                  sum.parted, sum.headings);
    dump_lines(&sum.lines, out);
    if (sum.lines.justified) {
        buffer_string(out, "  mean space ");
        buffer_ratio(out, sum.lines.spaces, (int64_t)sum.lines.justified, 1);
        buffer_string(out, "%\n");
    }
    buffer_string(out, "cost ");
    buffer_integer(out, sum.cost);
    buffer_byte(out, '\n');
}
