/* How the making of one document goes: a line on a terminal for work over a second, and with --verbose
 * the stages and their times. */
#ifndef PLENARY_CLI_PROGRESS_H
#define PLENARY_CLI_PROGRESS_H

#include "cli/options.h"

typedef struct Progress {
    const Options *options;
    const char *input;
    bool is_on_terminal;
    bool is_shown;
    long long begun;                         /* milliseconds */
    long long told;                          /* when the line was last shown */
    double stage_begun[PLENARY_WRITING + 2]; /* milliseconds; 0 where it never began */
} Progress;

/* Begins to watch a run's next document; the progress must live until it ends. */
void progress_begin(Progress *progress, plenary_run *run, const Options *options,
                    const char *input);

/* Takes the line away. */
void progress_end(Progress *progress);

/* Tells what --verbose asks for of a document that was made. */
void progress_tell(Progress *progress, plenary_document *document, const char *output);

#endif
