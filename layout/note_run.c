#include "layout/note_run.h"

#include <string.h>

#include "layout/bidi_marks.h"
#include "layout/first_line.h"
#include "layout/settle.h"

/* A run that was set. */
typedef struct NoteRun {
    NotePlace from;
    size_t count;           /* of notes in it */
    const uint32_t *begins; /* by note: where its mark begins in the text of the run */
    const uint32_t *bodies; /* where its text begins behind a mark in the line */
    const uint32_t *ends;
    uint32_t line_count;
    const uint32_t *line_begins;
    const int64_t *tops; /* of each line, and the foot of the last */
    struct NoteRun *next;
} NoteRun;

struct NoteRuns {
    Composer *composer;
    const Galley *galley;
    const uint32_t *called;
    size_t count;
    NoteRun **by_note;    /* runs that begin in each called note */
    Compositor *measurer; /* whose lines are only counted */
    Arena *scratch;       /* of the measurer */
};

static const Note *note_at(const NoteRuns *runs, size_t called)
{
    return &runs->galley->notes[runs->called[called]];
}

static bool is_run_on(const Note *note)
{
    return note->paragraph && (note->display == NOTE_INLINE || note->paragraph->line_count == 1);
}

NoteRuns *note_runs_open(Composer *composer, const Galley *galley, const uint32_t *called,
                         size_t count)
{
    size_t at = 0;
    while (at < count && !is_run_on(&galley->notes[called[at]]))
        at++;
    if (at == count)
        return NULL;
    NoteRuns *runs = ARENA_NEW(composer->arena, NoteRuns);
    runs->composer = composer;
    runs->galley = galley;
    runs->called = called;
    runs->count = count;
    runs->by_note = ARENA_ARRAY(composer->arena, NoteRun *, count);
    runs->scratch = arena_new(0);
    runs->measurer =
        compositor_open(runs->scratch, composer->fonts, diagnostics_new(composer->arena));
    return runs;
}

void note_runs_close(NoteRuns *runs)
{
    if (!runs)
        return;
    compositor_close(runs->measurer);
    arena_free(runs->scratch);
}

bool note_runs_on(const NoteRuns *runs, size_t called)
{
    return runs && is_run_on(note_at(runs, called));
}

bool note_runs_join(const NoteRuns *runs, size_t called)
{
    if (called == 0 || !note_runs_on(runs, called) || !note_runs_on(runs, called - 1))
        return false;
    const Note *before = note_at(runs, called - 1);
    const Note *note = note_at(runs, called);
    return note_streams_equal(before, note) &&
           before->paragraph->style.measure == note->paragraph->style.measure;
}

size_t note_run_end(const NoteRuns *runs, size_t called)
{
    return note_at(runs, called)->paragraph->text.bytes;
}

/* ---- joining ---- */

/* The paragraph of a run as it is put together. */
typedef struct RunText {
    Arena *arena;
    Buffer bytes;
    InlineSpan *spans;
    size_t span_count;
    size_t span_capacity;
    InlineObject *objects;
    size_t object_count;
    size_t object_capacity;
    InlineEvent *events;
    size_t event_count;
    size_t event_capacity;
    BidiMark *bidi_marks;
    size_t bidi_mark_count;
    size_t bidi_mark_capacity;
    bool may_hyphenate;
    bool has_edges;
    bool has_changes;
} RunText;

/* Looks of the first line are those of the note that begins the run. */
static void put_spans(RunText *run, const Paragraph *paragraph, size_t from, size_t end)
{
    bool begins_run = run->span_count == 0 && from == 0;
    for (uint32_t i = 0; i < paragraph->span_count; i++) {
        InlineSpan span = paragraph->spans[i];
        bool is_last = i + 1 == paragraph->span_count;
        if (span.begin >= end || (!is_last && paragraph->spans[i + 1].begin <= from))
            continue;
        span.first = begins_run ? span.first : NULL;
        span.begin = (uint32_t)(run->bytes.bytes + (span.begin > from ? span.begin - from : 0));
        run->spans = arena_reserve(run->arena, run->spans, run->span_count, &run->span_capacity,
                                   sizeof span);
        run->spans[run->span_count++] = span;
    }
}

static void put_bidi_mark(RunText *run, uint32_t at, uint16_t control)
{
    run->bidi_marks = arena_reserve(run->arena, run->bidi_marks, run->bidi_mark_count,
                                    &run->bidi_mark_capacity, sizeof *run->bidi_marks);
    run->bidi_marks[run->bidi_mark_count++] = (BidiMark){at, control};
}

/* What is open where the part begins is opened there; what its paragraph leaves open ends with it. */
static void put_bidi_marks(RunText *run, const Paragraph *paragraph, size_t from)
{
    uint32_t begin = (uint32_t)run->bytes.bytes;
    int open = 0;
    for (uint32_t i = 0; i < paragraph->bidi_mark_count; i++) {
        BidiMark mark = paragraph->bidi_marks[i];
        put_bidi_mark(run, begin + (mark.at > from ? mark.at - (uint32_t)from : 0), mark.control);
        open += bidi_opens_embedding(mark.control);
        open -= mark.control == BIDI_END_EMBEDDING;
    }
    for (; open > 0; open--)
        put_bidi_mark(run, begin + (uint32_t)(paragraph->text.bytes - from), BIDI_END_EMBEDDING);
}

/* A note that reads the other way than the run is isolated in it. */
static void put_isolate(RunText *run, const Paragraph *paragraph, bool is_right_to_left,
                        bool is_end)
{
    if (paragraph->style.is_right_to_left != is_right_to_left)
        put_bidi_mark(run, (uint32_t)run->bytes.bytes,
                      is_end             ? BIDI_END_ISOLATE
                      : is_right_to_left ? BIDI_ISOLATE_LEFT
                                         : BIDI_ISOLATE_RIGHT);
}

/* Appends the text of a paragraph from a byte on. */
static void put_part(RunText *run, const Paragraph *paragraph, size_t from)
{
    size_t end = paragraph->text.bytes;
    put_spans(run, paragraph, from, end);
    put_bidi_marks(run, paragraph, from);
    for (uint32_t i = paragraph_first_object(paragraph, (uint32_t)from);
         i < paragraph->object_count; i++) {
        run->objects = arena_reserve(run->arena, run->objects, run->object_count,
                                     &run->object_capacity, sizeof *run->objects);
        run->objects[run->object_count] = paragraph->objects[i];
        run->objects[run->object_count++].at += (uint32_t)run->bytes.bytes - (uint32_t)from;
    }
    for (uint32_t i = 0; i < paragraph->event_count; i++) {
        uint32_t at = paragraph->events[i].at;
        if (at < from)
            continue;
        run->events = arena_reserve(run->arena, run->events, run->event_count, &run->event_capacity,
                                    sizeof *run->events);
        run->events[run->event_count++] =
            (InlineEvent){.at = at + (uint32_t)run->bytes.bytes - (uint32_t)from,
                          .node = paragraph->events[i].node};
    }
    run->may_hyphenate |= paragraph->may_hyphenate;
    run->has_edges |= paragraph->has_edges;
    run->has_changes |= paragraph->has_changes;
    buffer_put(&run->bytes, text_slice(paragraph->text, from, end));
}

/* Notes are parted by a space, which belongs to the one that it ends. */
static void put_space(RunText *run)
{
    Text text = buffer_text(&run->bytes);
    if (text.bytes && text.at[text.bytes - 1] != ' ')
        buffer_byte(&run->bytes, ' ');
}

/* The edges of boxes as they look on the first line. */
static const InlineObject *first_line_edges(const RunText *run)
{
    InlineObject *first = ARENA_ARRAY(run->arena, InlineObject, run->object_count);
    const InlineSpan *span = run->spans;
    for (size_t i = 0; i < run->object_count; i++) {
        first[i] = run->objects[i];
        while (span + 1 < run->spans + run->span_count && span[1].begin <= first[i].at)
            span++;
        if (first[i].kind == OBJECT_EDGE && first[i].box->first && span->first)
            first[i].box = first[i].box->first;
    }
    return first;
}

static Paragraph *join(const NoteRuns *runs, Arena *arena, NoteRun *run)
{
    RunText text = {.arena = arena};
    bool is_right_to_left = note_at(runs, run->from.called)->paragraph->style.is_right_to_left;
    uint32_t *begins = ARENA_ARRAY(runs->composer->arena, uint32_t, run->count);
    uint32_t *bodies = ARENA_ARRAY(runs->composer->arena, uint32_t, run->count);
    uint32_t *ends = ARENA_ARRAY(runs->composer->arena, uint32_t, run->count);
    for (size_t i = 0; i < run->count; i++) {
        const Note *note = note_at(runs, run->from.called + i);
        if (i > 0)
            put_space(&text);
        begins[i] = (uint32_t)text.bytes.bytes;
        put_isolate(&text, note->paragraph, is_right_to_left, false);
        if (i > 0 && note->mark)
            put_part(&text, note->mark, 0);
        bodies[i] = (uint32_t)text.bytes.bytes;
        put_part(&text, note->paragraph, i > 0 ? note->paragraph->mark_end : run->from.byte);
        put_isolate(&text, note->paragraph, is_right_to_left, true);
        ends[i] = (uint32_t)text.bytes.bytes;
    }
    run->begins = begins;
    run->bodies = bodies;
    run->ends = ends;
    Paragraph *joined = ARENA_NEW(arena, Paragraph);
    joined->style = note_at(runs, run->from.called)->paragraph->style;
    joined->style.wrap = KEYWORD_AUTO;
    joined->style.continues |= run->from.byte > 0;
    joined->text = text_copy(arena, buffer_text(&text.bytes));
    buffer_free(&text.bytes);
    joined->spans = text.spans;
    joined->span_count = (uint32_t)text.span_count;
    joined->objects = text.objects;
    joined->object_count = (uint32_t)text.object_count;
    joined->events = text.events;
    joined->event_count = (uint32_t)text.event_count;
    joined->bidi_marks = text.bidi_marks;
    joined->bidi_mark_count = (uint32_t)text.bidi_mark_count;
    if (run->from.byte == 0 && note_at(runs, run->from.called)->paragraph->first_spans) {
        joined->first_spans = first_line_spans(arena, text.spans, text.span_count);
        joined->first_objects = first_line_edges(&text);
    }
    joined->seams = begins + 1;
    joined->seam_count = (uint32_t)run->count - 1;
    joined->may_hyphenate = text.may_hyphenate;
    joined->has_edges = text.has_edges;
    joined->has_changes = text.has_changes;
    return joined;
}

/* ---- measuring ---- */

static void keep_lines(const NoteRuns *runs, const Paragraph *paragraph, NoteRun *run)
{
    Arena *arena = runs->composer->arena;
    uint32_t count = paragraph->line_count;
    uint32_t *begins = ARENA_ARRAY(arena, uint32_t, count);
    int64_t *tops = ARENA_ARRAY(arena, int64_t, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        begins[i] = paragraph->line_begins[i];
        tops[i + 1] = tops[i] + paragraph->lines[i].above + paragraph->lines[i].below;
    }
    run->line_count = count;
    run->line_begins = begins;
    run->tops = tops;
}

static void measure(NoteRuns *runs, NoteRun *run)
{
    ArenaMark mark = arena_mark(runs->scratch);
    Paragraph *paragraph = join(runs, runs->scratch, run);
    compositor_set(runs->measurer, paragraph);
    keep_lines(runs, paragraph, run);
    arena_release(runs->scratch, mark);
}

/* How many notes from one on join, up to a number. */
static size_t joined_count(const NoteRuns *runs, size_t first, size_t most)
{
    size_t count = 1;
    while (count < most && first + count < runs->count && note_runs_join(runs, first + count))
        count++;
    return count;
}

/* The run from a place, set as far as a note at least. It grows by doubling, so that all the settings of one
 * beginning take no longer than twice the last. */
static const NoteRun *run_from(NoteRuns *runs, NotePlace from, size_t through)
{
    enum {
        NOTES_FIRST = 4
    };
    NoteRun **end = &runs->by_note[from.called];
    while (*end && (*end)->from.byte != from.byte)
        end = &(*end)->next;
    if (!*end) {
        *end = ARENA_NEW(runs->composer->arena, NoteRun);
        (*end)->from = from;
    }
    NoteRun *run = *end;
    size_t needed = through - from.called + 1;
    if (run->count >= needed)
        return run;
    size_t wanted = run->count * 2 > NOTES_FIRST ? run->count * 2 : NOTES_FIRST;
    run->count = joined_count(runs, from.called, wanted > needed ? wanted : needed);
    measure(runs, run);
    return run;
}

/* The line that holds a byte of the run. */
static uint32_t line_at(const NoteRun *run, uint32_t byte)
{
    uint32_t low = 0;
    uint32_t high = run->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (run->line_begins[middle] <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The line that a note of the run ends in. */
static uint32_t last_line(const NoteRun *run, size_t index)
{
    return line_at(run, run->ends[index] > run->begins[index] ? run->ends[index] - 1
                                                              : run->begins[index]);
}

int64_t note_run_height(NoteRuns *runs, NotePlace from, size_t through)
{
    const NoteRun *run = run_from(runs, from, through);
    return run->line_count ? run->tops[last_line(run, through - from.called) + 1] : 0;
}

/* The place in a note's own paragraph at which a line of its run begins; 0 if that is before its text. */
static size_t byte_of_line(const NoteRuns *runs, const NoteRun *run, size_t index, uint32_t line)
{
    uint32_t begin = run->line_begins[line];
    if (begin <= run->bodies[index])
        return index == 0 ? run->from.byte : 0;
    size_t into = begin - run->bodies[index];
    if (index == 0)
        return run->from.byte + into;
    return note_at(runs, run->from.called + index)->paragraph->mark_end + into;
}

NoteCut note_run_cut(NoteRuns *runs, NotePlace from, size_t note, int64_t height, NoteSplit split)
{
    const NoteRun *run = run_from(runs, from, note);
    size_t index = note - from.called;
    size_t begin = index == 0 ? from.byte : 0;
    if (run->line_count == 0)
        return (NoteCut){note_run_end(runs, note), 0};
    uint32_t first = line_at(run, run->begins[index]);
    uint32_t last = last_line(run, index);
    uint32_t fitting = 0;
    while (fitting <= last && run->tops[fitting + 1] <= height)
        fitting++;
    if (fitting > last)
        return (NoteCut){note_run_end(runs, note), run->tops[last + 1]};
    const ParagraphStyle *style = &note_at(runs, note)->paragraph->style;
    int64_t decent = (int64_t)last + 1 - style->widows;
    decent = decent < fitting ? decent : fitting;
    if (decent - first >= style->orphans)
        fitting = (uint32_t)decent;
    else if (split == SPLIT_DECENTLY)
        return (NoteCut){begin, 0};
    else if (split == SPLIT_TOO_TALL && fitting <= first)
        fitting = first + 1;
    if (fitting > last)
        return (NoteCut){note_run_end(runs, note), run->tops[last + 1]};
    return (NoteCut){byte_of_line(runs, run, index, fitting), run->tops[fitting]};
}

/* ---- setting ---- */

/* The slots of a paragraph that is set, and what stands beside the first of its own note. */
static Galley *settle(const NoteRuns *runs, NotePlace from, Paragraph *paragraph)
{
    Arena *arena = runs->composer->arena;
    Slot slot = {.kind = SLOT_PARAGRAPH, .pending = paragraph};
    if (from.byte == 0)
        slot.attachments = note_at(runs, from.called)->attachments;
    Galley *galley = ARENA_NEW(arena, Galley);
    galley_add(arena, galley, &slot);
    galley_settle(runs->composer, galley);
    return galley;
}

const Galley *note_run_set(NoteRuns *runs, NotePlace from, NotePlace to)
{
    Composer *composer = runs->composer;
    NoteRun run = {.from = from, .count = to.called - from.called + 1};
    Paragraph *paragraph = join(runs, composer->arena, &run);
    Diagnostics *told = composer->diagnostics;
    composer_tell(composer, diagnostics_new(composer->arena)); /* said of each note alone */
    compositor_set(composer->compositor, paragraph);
    composer_tell(composer, told);
    Galley *galley = settle(runs, from, paragraph);
    if (to.byte == note_run_end(runs, to.called))
        return galley;
    size_t before = run.count == 1 ? from.byte : note_at(runs, to.called)->paragraph->mark_end;
    size_t cut = run.bodies[run.count - 1] + to.byte - before;
    size_t end = 0;
    while (end < galley->slot_count && paragraph->line_begins[end] < cut)
        end++;
    galley->slot_count = end;
    return galley;
}
