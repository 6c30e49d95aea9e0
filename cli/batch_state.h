/* What a batch made, so that the next run can pass over what is up to date (--resume).
 *
 * A state file has a line of JSON for each document that was made: its output, a hash of all that was
 * asked of it, a hash of what was made, and the hash of every file that it was made of. Lines are
 * appended as documents are made, each in one write: whatever ends a batch, the lines before are
 * whole, and a torn last line counts for nothing. Of two lines for one output the later counts.
 *
 * Shards that share a folder append to files of their own and read those of all. */
#ifndef PLENARY_CLI_BATCH_STATE_H
#define PLENARY_CLI_BATCH_STATE_H

#include "base/buffer.h"
#include "base/hash.h"
#include "cli/batch_jobs.h"

typedef struct BatchState BatchState;

/* Reads the state files and opens the one to append to. NULL after a complaint. Close with
 * batch_state_close. */
BatchState *batch_state_open(const Options *options);
void batch_state_close(BatchState *state);

/* Whether what stands at a job's output is what would be made now: the output, and all it was made of,
 * are as they were. Files are read once for all documents. */
bool batch_state_is_current(BatchState *state, const BatchJob *job);

/* Appends the line of a document that was made; false if it cannot be written. */
bool batch_state_append(BatchState *state, Text line);

/* The hash of what the options ask of all documents and of the program itself. */
Hash128 batch_state_asked_of_all(const Options *options);

/* Appends to line what is to be remembered of a document, with a line end: called where it was made. */
void batch_state_describe(Hash128 asked_of_all, const BatchJob *job, plenary_document *document,
                          Buffer *line);

#endif
