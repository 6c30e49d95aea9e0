/* Notes that run on: behind each other in one paragraph at the foot of the page, as footnote-display: inline asks,
 * and compact of notes that take no more than a line each (CSS Generated Content for Paged Media 3, section 2.4).
 *
 * A run begins with the first such note of a page, or with what is left of one, and goes on until
 * a note of another kind is called. Only the mark that begins it hangs; the others stand in the line.
 * Its lines end by first fit, and may always end between two notes, so that a run has the lines of a longer one
 * that begins at the same place: each beginning is set once, and then asked for its lines. */
#ifndef PLENARY_LAYOUT_NOTE_RUN_H
#define PLENARY_LAYOUT_NOTE_RUN_H

#include "layout/composer.h"

typedef struct NoteRuns NoteRuns;

/* A place in the notes that are called: a note by its number in the order of the calls, and a byte of its
 * paragraph. */
typedef struct NotePlace {
    size_t called;
    size_t byte;
} NotePlace;

/* For the notes of a galley, called as listed, that are set and settled. NULL if none of them runs on. To be
 * closed. */
NoteRuns *note_runs_open(Composer *composer, const Galley *galley, const uint32_t *called,
                         size_t count);
void note_runs_close(NoteRuns *runs);

/* Whether a called note runs on, and whether it goes on behind the one called before it. runs may be NULL. */
bool note_runs_on(const NoteRuns *runs, size_t called);
bool note_runs_join(const NoteRuns *runs, size_t called);

/* Where a note that runs on ends in its paragraph. */
size_t note_run_end(const NoteRuns *runs, size_t called);

/* How high a run from a place through a note is. */
int64_t note_run_height(NoteRuns *runs, NotePlace from, size_t through);

/* How a run is cut in its last note. */
typedef struct NoteCut {
    size_t byte;    /* of the note's paragraph, behind what goes on the page */
    int64_t height; /* of the run up to there */
} NoteCut;

/* The lines of a run from a place that go into a height, the last of them in a note: as many as leave enough of
 * it above and below, or any, or one at least. byte is where the note begins if none of it goes in. */
typedef enum NoteSplit {
    SPLIT_DECENTLY, /* where cutting costs nothing */
    SPLIT_ANYWHERE,
    SPLIT_TOO_TALL /* anywhere, and at least one slot goes on the page even if it is too high */
} NoteSplit;
NoteCut note_run_cut(NoteRuns *runs, NotePlace from, size_t note, int64_t height, NoteSplit split);

/* The lines of a run from a place through a note, up to a byte of it, as slots. In the composer's arena. */
const Galley *note_run_set(NoteRuns *runs, NotePlace from, NotePlace to);

#endif
