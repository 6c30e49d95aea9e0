/* The workers of a batch as the parent sees them: they are started, fed, watched, and ended when they
 * take too long. */
#ifndef PLENARY_CLI_BATCH_POOL_H
#define PLENARY_CLI_BATCH_POOL_H

#include <sys/types.h>

#include "cli/batch_worker.h"

/* Why a document has no result of its own. */
typedef enum BatchEnd {
    BATCH_ENDED,     /* it has one */
    BATCH_CRASHED,   /* its worker died of a signal */
    BATCH_TIMED_OUT, /* its worker was ended */
    BATCH_OUT_OF_MEMORY
} BatchEnd;

/* One document's end, handed to whoever counts. The texts are borrowed. */
typedef struct BatchOutcome {
    BatchResult result;
    BatchEnd end;
    int signal; /* that ended the worker */
    Text messages;
    Text findings;
    Text state;
} BatchOutcome;

/* What the parent does between: hands out the next job (false: there is none), takes an outcome, and
 * is called at least twice a second. */
typedef struct BatchKeeper {
    bool (*next)(void *context, uint32_t *job);
    void (*take)(void *context, const BatchOutcome *outcome);
    void (*tick)(void *context);
    void *context;
} BatchKeeper;

/* Works until all jobs are done or a signal ends it: after a first SIGINT or SIGTERM no more jobs are
 * handed out, a second ends the workers. Returns that signal, or 0; -1 after a complaint when no worker
 * can be started. */
int batch_pool_run(const BatchWork *work, const BatchKeeper *keeper);

#endif
