/* plenary batch: many documents by worker processes, each of which may fail alone. */
#include <stdlib.h>

#include "cli/batch_report.h"
#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/prepare.h"
#include "cli/terminal.h"

typedef struct Batch {
    const Options *options;
    BatchJobs jobs;
    uint32_t next;
    BatchState *state; /* NULL without --resume */
    BatchReport report;
} Batch;

/* Passes over what is up to date. */
static bool next_job(void *context, uint32_t *number)
{
    Batch *batch = context;
    while (batch->next < batch->jobs.count) {
        *number = batch->next++;
        if (!batch->state || !batch_state_is_current(batch->state, &batch->jobs.items[*number]))
            return true;
        batch_report_current(&batch->report, *number);
        batch_report_tick(&batch->report);
    }
    return false;
}

static void take_outcome(void *context, const BatchOutcome *outcome)
{
    Batch *batch = context;
    if (batch->state && !batch_state_append(batch->state, outcome->state))
        complain(EXIT_FILE, NULL, "the state of the batch cannot be written; %s will be made again",
                 batch->jobs.items[outcome->result.job].output);
    batch_report_outcome(&batch->report, outcome);
}

static void tick(void *context)
{
    Batch *batch = context;
    batch_report_tick(&batch->report);
}

static int work(Batch *batch, plenary_run *run)
{
    BatchWork work = {
        .run = run,
        .options = batch->options,
        .jobs = &batch->jobs,
        .form = message_form(batch->options),
        .keeps_state = batch->state != NULL,
    };
    if (batch->state)
        work.asked_of_all = batch_state_asked_of_all(batch->options);
    BatchKeeper keeper = {.next = next_job, .take = take_outcome, .tick = tick, .context = batch};
    int signal = batch_pool_run(&work, &keeper);
    int exit_code = batch_report_close(&batch->report, signal);
    return signal < 0 ? EXIT_INTERNAL : exit_code;
}

/* The run that all workers inherit: options and open fonts. */
static int make_all(Batch *batch)
{
    plenary_run *run = plenary_run_new();
    int exit_code = prepare_run(run, batch->options);
    if (exit_code == 0) {
        plenary_set_threads(run, 1); /* the processors are the workers' */
        plenary_open_fonts(run);     /* whatever is wrong with them each document tells */
        exit_code = batch_report_open(&batch->report, batch->options, &batch->jobs);
    }
    if (exit_code == 0)
        exit_code = work(batch, run);
    plenary_run_free(run);
    return exit_code;
}

static int check_options(const Options *options)
{
    if (options->operands.count == 0 && options->manifests.count == 0)
        return complain(EXIT_USAGE, "plenary batch FOLDER -o OUT/, or plenary batch --help",
                        "no document is given");
    if (options->state && !options->resumes)
        return complain(EXIT_USAGE, NULL, "--state says nothing without --resume");
    return 0;
}

int command_batch(const Options *options)
{
    int exit_code = check_options(options);
    if (exit_code)
        return exit_code;
    Batch batch = {.options = options, .jobs.arena = arena_new(0)};
    exit_code = batch_jobs_gather(&batch.jobs, options);
    if (exit_code == 0 && options->resumes) {
        batch.state = batch_state_open(options);
        exit_code = batch.state ? 0 : EXIT_FILE;
    }
    if (exit_code == 0)
        exit_code = make_all(&batch);
    batch_state_close(batch.state);
    arena_free(batch.jobs.arena);
    return exit_code;
}
