/* What a batch tells: a line of JSON for each document, messages, and how the work goes. */
#ifndef PLENARY_CLI_BATCH_REPORT_H
#define PLENARY_CLI_BATCH_REPORT_H

#include <stdio.h>

#include "base/finding.h"
#include "cli/batch_pool.h"

typedef struct BatchReport {
    const Options *options;
    const BatchJobs *jobs;
    FILE *results; /* NULL where nobody wants them */
    bool is_on_terminal;
    FindingForm form; /* of messages on standard error */
    bool is_shown;
    size_t done; /* documents, whether they were made or not */
    size_t made;
    size_t failed;
    size_t current; /* passed over */
    uint64_t pages; /* of those made */
    long long begun;
    long long told;
    int worst; /* exit code */
} BatchReport;

/* Opens the report and the file of results, which is flushed line by line. Complains and returns an
 * exit code. */
int batch_report_open(BatchReport *report, const Options *options, const BatchJobs *jobs);

/* A document was made or failed, or is up to date. */
void batch_report_outcome(BatchReport *report, const BatchOutcome *outcome);
void batch_report_current(BatchReport *report, uint32_t job);

/* Shows how the work goes where it is time to. */
void batch_report_tick(BatchReport *report);

/* Tells the sums; signal is what ended the batch early, or 0. Returns the exit code. */
int batch_report_close(BatchReport *report, int signal);

#endif
