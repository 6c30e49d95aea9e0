/* Shaping a paragraph.
 *
 * Each run is shaped whole, with what stands around it as context, and its glyphs are brought to
 * their final size once. Widths are then summed by byte of the text, so that the width of any
 * stretch is a subtraction. HarfBuzz tells where the glyphs of neighbouring clusters hang together;
 * a line that ends there has its end shaped again (shaped_cut) instead of being cut out of the run.
 *
 * A run in which the style's face lacks a character is cut by face and shaped again; only then is
 * another face looked for. */
#include "layout/shaped.h"

#include <string.h>

#include "layout/font_variants.h"
#include "layout/itemize.h"
#include "layout/wide_punctuation.h"

Length object_width(const InlineObject *object)
{
    if (object->kind == OBJECT_LEADER)
        return object->pattern_width;
    if (object->kind == OBJECT_EDGE)
        return object->width;
    return object->kind == OBJECT_DROP ? 0 : object_room(object);
}

/* ---- one run ---- */

static bool is_word_space(Text text, uint32_t at)
{
    static const char NO_BREAK_SPACE[] = "\xC2\xA0";
    return text.at[at] == ' ' ||
           (text.bytes - at >= 2 && memcmp(text.at + at, NO_BREAK_SPACE, 2) == 0);
}

static const FourLetters ARABIC = FOUR_LETTERS('A', 'r', 'a', 'b');

/* Spacing goes to the last glyph of each cluster that advances; joined scripts take none (un-style
 * 9.3). */
static Length added_spacing(const ShapedRun *run, const ShapedGlyph *glyphs, uint32_t i,
                            uint32_t count, bool is_space)
{
    bool ends_cluster = i + 1 == count || glyphs[i + 1].cluster != glyphs[i].cluster;
    if (!ends_cluster || glyphs[i].advance == 0)
        return 0;
    Length spacing = run->script == ARABIC ? 0 : run->style->letter_spacing;
    return is_space ? length_add(spacing, run->style->word_spacing) : spacing;
}

static RunGlyph sized_glyph(const ShapedRun *run, const ShapedGlyph *glyphs, uint32_t i,
                            uint32_t count, Text text)
{
    const ShapedGlyph *shaped = &glyphs[i];
    const TextStyle *style = run->style;
    bool is_space = is_word_space(text, shaped->cluster);
    RunGlyph glyph = {.cluster = shaped->cluster, .glyph = shaped->glyph};
    glyph.flags = (uint16_t)((is_space ? SHAPED_GLYPH_SPACE : 0) |
                             (shaped->flags & SHAPED_UNSAFE_TO_BREAK ? SHAPED_GLYPH_UNSAFE : 0));
    glyph.advance = length_add(text_style_along(style, run->face, shaped->advance),
                               added_spacing(run, glyphs, i, count, is_space));
    if (shaped->x_offset)
        glyph.x_offset = text_style_along(style, run->face, shaped->x_offset);
    if (shaped->y_offset)
        glyph.y_offset = length_subtract(0, text_style_across(style, run->face, shaped->y_offset));
    return glyph;
}

/* Shapes [run->begin, run->end) of a text, of which bytes from text_begin on are given. Returns
 * whether the face has every glyph. */
static bool shape(Compositor *compositor, ShapedRun *run, Text text, uint32_t text_begin)
{
    ShapeRequest request = {
        .face = run->face,
        .text = text,
        .begin = run->begin - text_begin,
        .end = run->end - text_begin,
        .script = run->script,
        .language = run->style->language_system.bytes ? run->style->language_system : run->language,
        .is_right_to_left = run->level & 1,
        .features = run->style->features,
        .feature_count = run->style->feature_count,
    };
    if (run->style->letter_case != LETTERS_AS_GIVEN) {
        ShapedRun own = *run;
        own.begin = request.begin;
        own.end = request.end;
        request.letters =
            font_variants_letters(compositor->scratch, &own, text, &request.letter_count);
    }
    uint32_t count;
    const ShapedGlyph *shaped = shape_run(compositor->shaper, &request, &count);
    RunGlyph *glyphs = ARENA_ARRAY(compositor->scratch, RunGlyph, count);
    bool has_all = true;
    for (uint32_t i = 0; i < count; i++) {
        glyphs[i] = sized_glyph(run, shaped, i, count, text);
        glyphs[i].cluster += text_begin;
        has_all &= shaped[i].glyph != 0;
    }
    if (script_has_wide_punctuation(run->script) && run->style->spacing_trim != KEYWORD_SPACE_ALL)
        wide_punctuation_close_up(run, glyphs, count, text, text_begin);
    run->glyphs = glyphs;
    run->glyph_count = count;
    return has_all;
}

/* ---- cutting ---- */

/* How many glyphs of a run stand before the place: those of smaller clusters, or, from right to left,
 * of clusters that are not smaller. Clusters never turn back in a run. */
static uint32_t glyphs_before(const ShapedRun *run, uint32_t place)
{
    bool is_right_to_left = run->level & 1;
    uint32_t low = 0;
    uint32_t high = run->glyph_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if ((run->glyphs[middle].cluster < place) != is_right_to_left)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The glyphs of clusters [begin, end) of a run stand together, from left to right or the other way
 * round. */
static void cut_glyphs(ShapedRun *run, uint32_t begin, uint32_t end)
{
    uint32_t at_begin = glyphs_before(run, begin);
    uint32_t at_end = glyphs_before(run, end);
    uint32_t first = at_begin < at_end ? at_begin : at_end;
    run->glyphs += first;
    run->glyph_count = (at_begin < at_end ? at_end : at_begin) - first;
    run->begin = begin;
    run->end = end;
}

/* A stretch of the paragraph's text. */
typedef struct Stretch {
    uint32_t begin;
    uint32_t end;
} Stretch;

/* The part of a run that stands in a stretch. */
static ShapedRun cut_run(Compositor *compositor, const ShapedParagraph *shaped,
                         const ShapedRun *run, Stretch stretch)
{
    ShapedRun part = *run;
    uint32_t begin = run->begin > stretch.begin ? run->begin : stretch.begin;
    uint32_t end = run->end < stretch.end ? run->end : stretch.end;
    if (run->object || (begin == run->begin && end == run->end))
        return part;
    bool is_safe = (begin == run->begin || !shaped->unsafe[begin]) &&
                   (end == run->end || !shaped->unsafe[end]);
    if (is_safe) {
        cut_glyphs(&part, begin, end);
    } else {
        part.begin = begin;
        part.end = end;
        shape(compositor, &part, text_slice(shaped->paragraph->text, stretch.begin, stretch.end),
              stretch.begin);
    }
    return part;
}

uint32_t shaped_run_at(const ShapedParagraph *shaped, uint32_t at)
{
    uint32_t low = 0;
    uint32_t high = shaped->run_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (shaped->runs[middle].begin <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

const ShapedRun *shaped_cut(Compositor *compositor, const ShapedParagraph *shaped, uint32_t begin,
                            uint32_t end, uint32_t *count)
{
    uint32_t first = shaped_run_at(shaped, begin);
    uint32_t last = first;
    while (begin < end && last < shaped->run_count && shaped->runs[last].begin < end)
        last++;
    ShapedRun *runs = ARENA_ARRAY(compositor->scratch, ShapedRun, last - first);
    for (uint32_t i = first; i < last; i++)
        runs[i - first] = cut_run(compositor, shaped, &shaped->runs[i], (Stretch){begin, end});
    *count = last - first;
    return runs;
}

/* ---- missing characters ---- */

/* Runs as they are finished. */
typedef struct RunList {
    ShapedRun *items;
    size_t count;
    size_t capacity;
} RunList;

static void add_run(Compositor *compositor, RunList *list, ShapedRun run)
{
    list->items = arena_reserve(compositor->scratch, list->items, list->count, &list->capacity,
                                sizeof *list->items);
    list->items[list->count++] = run;
}

/* The end of the cluster that begins at an offset: a character with the marks and joiners behind
 * it. */
static size_t cluster_end(Text text, size_t at, size_t end)
{
    text_next(text, &at);
    while (at < end) {
        size_t next = at;
        uint32_t code_point = text_next(text, &next);
        bool joins = (code_point >= 0x300 && code_point <= 0x36F) || code_point == 0x200D ||
                     (code_point >= 0xFE00 && code_point <= 0xFE0F) ||
                     (code_point >= 0x64B && code_point <= 0x65F);
        if (!joins)
            break;
        at = next;
    }
    return at;
}

/* Where the cluster stands in the source: as many like it come before it there as in the paragraph. Only
 * findings that are kept are worth the search. */
static Span source_of(const Compositor *compositor, const Paragraph *paragraph, Text cluster)
{
    size_t before = 0;
    if (compositor->diagnostics->seen[FONT_NO_GLYPH] >= DIAGNOSTICS_KEPT)
        return paragraph->style.span;
    for (const char *at = paragraph->text.at; at < cluster.at; at++)
        before += memcmp(at, cluster.at, cluster.bytes) == 0;
    return span_of_words(paragraph->style.span, cluster, before);
}

static void report_missing(Compositor *compositor, const Paragraph *paragraph, Text cluster)
{
    Buffer code_points = {0};
    for (size_t at = 0; at < cluster.bytes;)
        buffer_format(&code_points, "%sU+%04X", code_points.bytes ? " " : "",
                      (unsigned)text_next(cluster, &at));
    diagnostics_add(compositor->diagnostics, FONT_NO_GLYPH,
                    source_of(compositor, paragraph, cluster), cluster, buffer_text(&code_points));
    buffer_free(&code_points);
}

/* The face for a cluster: the run's own, the one that served the cluster before, or another. */
static const Face *face_for(Compositor *compositor, const Paragraph *paragraph,
                            const ShapedRun *run, const Face *last, Text cluster)
{
    if (face_has_text(run->face, cluster))
        return run->face;
    if (face_has_text(last, cluster))
        return last;
    const Face *face = fontset_fall_back(compositor->fonts, &run->style->request, cluster,
                                         run->language, compositor->diagnostics);
    if (!face)
        report_missing(compositor, paragraph, cluster);
    return face ? face : run->face;
}

/* Shapes a run whose face has its characters, cut where letters of another size stand in for variants
 * that the face lacks. */
static void shape_variants(Compositor *compositor, Text text, const ShapedRun *run, RunList *list)
{
    Synthesis synthesis = font_variants_synthesize(compositor->scratch, run, text);
    for (uint32_t at = run->begin; at < run->end;) {
        bool is_small;
        ShapedRun part = *run;
        part.begin = at;
        part.end = at = font_variants_stretch(&synthesis, text, at, run->end, &is_small);
        part.style = is_small ? synthesis.small_caps : synthesis.style;
        part.rise = length_add(run->rise, synthesis.rise);
        shape(compositor, &part, text, 0);
        add_run(compositor, list, part);
    }
}

enum {
    SHAPED_AT_ONCE = 1 << 16 /* bytes; from there on to the next space */
};

/* The end of the piece of a run that is shaped at once. HarfBuzz takes as much room again as glyphs do, all for
 * the longest run that it has met, so that what is longer than any paragraph is cut at its spaces. */
static uint32_t piece_end(Text text, const ShapedRun *run, uint32_t begin)
{
    if (run->end - begin <= 2 * SHAPED_AT_ONCE)
        return run->end;
    uint32_t end = begin + SHAPED_AT_ONCE;
    while (end < run->end && !(text.at[end - 1] != ' ' && text.at[end] == ' '))
        end++;
    return end < run->end && text.at[end] == ' ' ? end + 1 : run->end;
}

/* Shapes a run whose face was chosen. */
static void shape_part(Compositor *compositor, Text text, ShapedRun *part, RunList *list)
{
    if (text_style_has_variants(part->style)) {
        shape_variants(compositor, text, part, list);
        return;
    }
    for (uint32_t at = part->begin; at < part->end;) {
        ShapedRun piece = *part;
        piece.begin = at;
        piece.end = at = piece_end(text, part, at);
        shape(compositor, &piece, text, 0);
        add_run(compositor, list, piece);
    }
}

/* The whole run, if its face has every character. */
static bool shape_whole(Compositor *compositor, const Paragraph *paragraph, ShapedRun *run,
                        RunList *list)
{
    if (run->object) {
        add_run(compositor, list, *run);
        return true;
    }
    bool is_long = run->end - run->begin > 2 * SHAPED_AT_ONCE;
    if (is_long || text_style_has_variants(run->style)) {
        bool has_all = face_has_text(run->face, text_slice(paragraph->text, run->begin, run->end));
        if (has_all)
            shape_part(compositor, paragraph->text, run, list);
        return has_all;
    }
    bool has_all = shape(compositor, run, paragraph->text, 0);
    if (has_all)
        add_run(compositor, list, *run);
    return has_all;
}

static void shape_by_faces(Compositor *compositor, const Paragraph *paragraph, const ShapedRun *run,
                           RunList *list)
{
    Text text = paragraph->text;
    ShapedRun part = *run;
    part.end = part.begin;
    for (size_t at = run->begin; at < run->end;) {
        size_t end = cluster_end(text, at, run->end);
        const Face *face =
            face_for(compositor, paragraph, run, part.face, text_slice(text, at, end));
        if (face != part.face && part.end > part.begin) {
            shape_part(compositor, text, &part, list);
            part.begin = (uint32_t)at;
        }
        part.face = face;
        part.end = (uint32_t)end;
        at = end;
    }
    shape_part(compositor, text, &part, list);
}

/* ---- the paragraph ---- */

/* Inside a cluster, where a ligature is, glyphs cannot be cut either. */
enum {
    INSIDE_CLUSTER = 2
};

static void mark_unsafe(const ShapedRun *run, uint8_t *unsafe)
{
    if (run->glyph_count)
        memset(unsafe + run->begin, INSIDE_CLUSTER, run->end - run->begin);
    for (uint32_t g = 0; g < run->glyph_count; g++) {
        uint8_t *at = &unsafe[run->glyphs[g].cluster];
        bool hangs = (run->glyphs[g].flags & SHAPED_GLYPH_UNSAFE) != 0;
        *at = (uint8_t)((*at == INSIDE_CLUSTER ? 0 : *at) | hangs);
    }
}

static void sum_widths(Compositor *compositor, ShapedParagraph *shaped)
{
    size_t bytes = shaped->paragraph->text.bytes;
    int64_t *widths = ARENA_ARRAY(compositor->scratch, int64_t, bytes + 1);
    int64_t *space_widths = ARENA_ARRAY(compositor->scratch, int64_t, bytes + 1);
    uint32_t *spaces = ARENA_ARRAY(compositor->scratch, uint32_t, bytes + 1);
    uint8_t *unsafe = ARENA_ARRAY(compositor->scratch, uint8_t, bytes + 1);
    for (uint32_t r = 0; r < shaped->run_count; r++) {
        const ShapedRun *run = &shaped->runs[r];
        if (run->object)
            widths[run->begin + 1] += object_width(run->object);
        for (uint32_t g = 0; g < run->glyph_count; g++) {
            const RunGlyph *glyph = &run->glyphs[g];
            widths[glyph->cluster + 1] += glyph->advance;
            if (glyph->flags & SHAPED_GLYPH_SPACE) {
                space_widths[glyph->cluster + 1] += glyph->advance;
                spaces[glyph->cluster + 1]++;
            }
        }
        mark_unsafe(run, unsafe);
    }
    for (size_t i = 1; i <= bytes; i++) {
        widths[i] += widths[i - 1];
        space_widths[i] += space_widths[i - 1];
        spaces[i] += spaces[i - 1];
    }
    shaped->widths = widths;
    shaped->space_widths = space_widths;
    shaped->spaces = spaces;
    shaped->unsafe = unsafe;
}

bool shaped_make(Compositor *compositor, const Paragraph *paragraph, ShapedParagraph *shaped)
{
    uint32_t count;
    *shaped = (ShapedParagraph){.paragraph = paragraph};
    ShapedRun *runs = itemize(compositor->scratch, paragraph, &count, &shaped->has_right_to_left);
    RunList list = {0};
    for (uint32_t i = 0; i < count; i++) {
        shaped->has_wide_punctuation |= script_has_wide_punctuation(runs[i].script) &&
                                        runs[i].style->spacing_trim != KEYWORD_SPACE_ALL;
        if (shape_whole(compositor, paragraph, &runs[i], &list))
            continue;
        if (!compositor->may_fall_back)
            return false;
        shape_by_faces(compositor, paragraph, &runs[i], &list);
    }
    shaped->runs = list.items;
    shaped->run_count = (uint32_t)list.count;
    sum_widths(compositor, shaped);
    return true;
}
