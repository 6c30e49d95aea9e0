#include "cli/batch_pool.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/complaint.h"
#include "cli/terminal.h"

enum {
    WORKERS_MOST = 1024,
    TICK = 250, /* milliseconds */
    NO_FILE = -1
};

typedef struct BatchWorker {
    pid_t process; /* 0 if there is none */
    int to_make;   /* the parent's ends of the pipes */
    int results;
    bool is_busy;
    bool was_timed_out;
    uint32_t job;
    long long begun; /* milliseconds */
    Buffer incoming;
} BatchWorker;

typedef struct Pool {
    const BatchWork *work;
    const BatchKeeper *keeper;
    BatchWorker *workers;
    struct pollfd *polled; /* one a worker, and one for signals */
    size_t count;
    int signals;       /* a file that signals are read from */
    sigset_t old_mask; /* of signals */
    int signal;        /* the first that came */
    bool has_more;     /* jobs */
} Pool;

/* ---- starting and ending ---- */

static void close_pipe(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

/* In the child: other workers' pipes must not be held open. */
_Noreturn static void become_worker(const Pool *pool, const int to_make[2], const int results[2])
{
    close(to_make[1]);
    close(results[0]);
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->workers[i].process) {
            close(pool->workers[i].to_make);
            close(pool->workers[i].results);
        }
    }
    close(pool->signals);
    batch_worker_run(pool->work, to_make[0], results[1]);
}

static bool start(Pool *pool, BatchWorker *worker)
{
    int to_make[2];
    int results[2];
    if (pipe(to_make) != 0)
        return false;
    if (pipe(results) != 0) {
        close_pipe(to_make);
        return false;
    }
    fflush(stdout);
    pid_t process = fork();
    if (process == 0)
        become_worker(pool, to_make, results);
    if (process < 0) {
        close_pipe(to_make);
        close_pipe(results);
        return false;
    }
    close(to_make[0]);
    close(results[1]);
    *worker = (BatchWorker){.process = process, .to_make = to_make[1], .results = results[0]};
    return true;
}

/* Waits for a worker that has ended or is about to; returns its status as waitpid tells. */
static int end(BatchWorker *worker)
{
    int status = 0;
    close(worker->to_make);
    close(worker->results);
    while (waitpid(worker->process, &status, 0) < 0 && errno == EINTR) {}
    buffer_free(&worker->incoming);
    *worker = (BatchWorker){0};
    return status;
}

/* ---- jobs ---- */

static void hand_out(Pool *pool, BatchWorker *worker)
{
    uint32_t job;
    if (pool->signal || !pool->has_more)
        return;
    pool->has_more = pool->keeper->next(pool->keeper->context, &job);
    if (!pool->has_more)
        return;
    worker->is_busy = true;
    worker->job = job;
    worker->begun = clock_milliseconds();
    ssize_t written = write(worker->to_make, &job, sizeof job);
    (void)written; /* a worker that is gone shows when its results are read */
}

static void take_outcome(Pool *pool, BatchWorker *worker, const BatchOutcome *outcome)
{
    worker->is_busy = false;
    pool->keeper->take(pool->keeper->context, outcome);
}

/* Takes the result that has arrived, if all of it has. */
static void take_incoming(Pool *pool, BatchWorker *worker)
{
    BatchOutcome outcome = {.end = BATCH_ENDED};
    const Buffer *incoming = &worker->incoming;
    if (incoming->bytes < sizeof outcome.result)
        return;
    memcpy(&outcome.result, incoming->at, sizeof outcome.result);
    const BatchResult *result = &outcome.result;
    size_t at = sizeof *result;
    size_t lengths[3] = {result->messages_bytes, result->findings_bytes, result->state_bytes};
    if (incoming->bytes < at + lengths[0] + lengths[1] + lengths[2])
        return;
    outcome.messages = (Text){incoming->at + at, lengths[0]};
    outcome.findings = (Text){outcome.messages.at + lengths[0], lengths[1]};
    outcome.state = (Text){outcome.findings.at + lengths[1], lengths[2]};
    take_outcome(pool, worker, &outcome);
    buffer_clear(&worker->incoming);
}

/* A worker is gone while it had a document in work, or a pipe broke. */
static void take_death(Pool *pool, BatchWorker *worker)
{
    BatchOutcome outcome = {.result.job = worker->job, .end = BATCH_CRASHED};
    bool was_busy = worker->is_busy;
    bool was_timed_out = worker->was_timed_out;
    kill(worker->process, SIGKILL); /* it may have closed the pipe only */
    int status = end(worker);
    if (!was_busy)
        return;
    outcome.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    outcome.result.exit_code = EXIT_INTERNAL;
    if (was_timed_out)
        outcome.end = BATCH_TIMED_OUT;
    else if (WIFEXITED(status) && WEXITSTATUS(status) == EXIT_LIMIT)
        outcome.end = BATCH_OUT_OF_MEMORY;
    if (outcome.end != BATCH_CRASHED)
        outcome.result.exit_code = EXIT_LIMIT;
    take_outcome(pool, worker, &outcome);
}

static void hear(Pool *pool, BatchWorker *worker)
{
    enum {
        PART = 64 * 1024
    };
    char *room = buffer_room(&worker->incoming, PART);
    ssize_t count = read(worker->results, room, PART);
    if (count > 0) {
        worker->incoming.bytes += (size_t)count;
        take_incoming(pool, worker);
    } else if (count == 0 || errno != EINTR) {
        take_death(pool, worker);
    }
}

/* ---- time and signals ---- */

static void end_late_ones(Pool *pool)
{
    const OptionNumber *given = &pool->work->options->timeout;
    long long most = given->is_given ? given->value : BATCH_TIMEOUT;
    long long now = clock_milliseconds();
    for (size_t i = 0; i < pool->count && most; i++) {
        BatchWorker *worker = &pool->workers[i];
        if (worker->is_busy && !worker->was_timed_out && now - worker->begun >= most * 1000) {
            worker->was_timed_out = true;
            kill(worker->process, SIGKILL);
        }
    }
}

static void end_all(Pool *pool)
{
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].process)
            kill(pool->workers[i].process, SIGKILL);
}

static void take_signal(Pool *pool)
{
    struct signalfd_siginfo facts;
    if (read(pool->signals, &facts, sizeof facts) != sizeof facts)
        return;
    if (pool->signal)
        end_all(pool);
    else
        pool->signal = (int)facts.ssi_signo;
}

/* Signals are read like a file's bytes: nothing is done in a handler. */
static bool catch_signals(Pool *pool)
{
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, SIGINT);
    sigaddset(&wanted, SIGTERM);
    sigprocmask(SIG_BLOCK, &wanted, &pool->old_mask);
    signal(SIGPIPE, SIG_IGN);
    pool->signals = signalfd(NO_FILE, &wanted, SFD_CLOEXEC | SFD_NONBLOCK);
    return pool->signals >= 0;
}

/* ---- the loop ---- */

/* Gives every idle worker a job, and a job that waits a worker. Returns how many are busy. */
static size_t keep_busy(Pool *pool)
{
    size_t busy = 0;
    for (size_t i = 0; i < pool->count; i++) {
        BatchWorker *worker = &pool->workers[i];
        if (!worker->process && pool->has_more && !pool->signal && !start(pool, worker))
            continue; /* the others do the work */
        if (worker->process && !worker->is_busy)
            hand_out(pool, worker);
        busy += worker->is_busy;
    }
    return busy;
}

static void wait_for_news(Pool *pool)
{
    for (size_t i = 0; i < pool->count; i++)
        pool->polled[i] = (struct pollfd){
            .fd = pool->workers[i].process ? pool->workers[i].results : NO_FILE, .events = POLLIN};
    pool->polled[pool->count] = (struct pollfd){.fd = pool->signals, .events = POLLIN};
    if (poll(pool->polled, (nfds_t)pool->count + 1, TICK) <= 0)
        return;
    for (size_t i = 0; i < pool->count; i++)
        if (pool->polled[i].revents)
            hear(pool, &pool->workers[i]);
    if (pool->polled[pool->count].revents)
        take_signal(pool);
}

static void work_through(Pool *pool)
{
    while (keep_busy(pool) > 0) {
        wait_for_news(pool);
        end_late_ones(pool);
        pool->keeper->tick(pool->keeper->context);
    }
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].process)
            end(&pool->workers[i]);
}

static size_t wanted_workers(const BatchWork *work)
{
    const OptionNumber *given = &work->options->jobs;
    long wanted =
        given->is_given && given->value ? (long)given->value : sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted < 1)
        wanted = 1;
    if (wanted > WORKERS_MOST)
        wanted = WORKERS_MOST;
    if ((size_t)wanted > work->jobs->count)
        wanted = (long)work->jobs->count;
    return (size_t)wanted;
}

int batch_pool_run(const BatchWork *work, const BatchKeeper *keeper)
{
    Pool pool = {.work = work, .keeper = keeper, .has_more = true};
    pool.count = wanted_workers(work);
    pool.workers = calloc(pool.count + 1, sizeof *pool.workers);
    pool.polled = calloc(pool.count + 1, sizeof *pool.polled);
    if (!pool.workers || !pool.polled)
        memory_exhausted();
    int result = -1;
    if (catch_signals(&pool)) {
        work_through(&pool);
        close(pool.signals);
        result = pool.signal;
    }
    if (result == 0 && pool.has_more && pool.count)
        result = -1;
    if (result < 0)
        complain(EXIT_INTERNAL, NULL, "no worker can be started: %s", strerror(errno));
    sigprocmask(SIG_SETMASK, &pool.old_mask, NULL);
    free(pool.workers);
    free(pool.polled);
    return result;
}
