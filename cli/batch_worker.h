/* A worker: a child process that makes the documents it is told to, one after another, and tells the parent how
 * each ended. What it does to itself harms no other: it may crash, hang or run out of memory. */
#ifndef PLENARY_CLI_BATCH_WORKER_H
#define PLENARY_CLI_BATCH_WORKER_H

#include "cli/batch_state.h"

/* The limits of a document where the options tell none. */
enum {
    BATCH_TIMEOUT = 300, /* seconds */
    BATCH_MEMORY = 2048  /* MiB */
};

/* What all workers share, from before they were forked. */
typedef struct BatchWork {
    plenary_run *run;
    const Options *options;
    const BatchJobs *jobs;
    Hash128 asked_of_all; /* for the lines of the state */
    bool keeps_state;
    plenary_message_form form; /* of messages on standard error */
} BatchWork;

/* How a document ended. On the way from worker to parent it is followed by the three texts. */
typedef struct BatchResult {
    uint32_t job;
    int32_t exit_code;
    uint32_t pages;
    uint32_t warnings;
    uint64_t bytes; /* of the PDF */
    uint64_t microseconds;
    uint32_t messages_bytes; /* messages for a person */
    uint32_t findings_bytes; /* the same as JSON, an object a line */
    uint32_t state_bytes;    /* the line to be remembered */
} BatchResult;

/* Makes documents until the pipe of job numbers ends; never returns. to_make and results are the
 * worker's ends. */
_Noreturn void batch_worker_run(const BatchWork *work, int to_make, int results);

#endif
