#include "cli/batch_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/destination.h"

/* ---- pipes ---- */

static bool read_whole(int file, void *bytes, size_t count)
{
    char *at = bytes;
    while (count > 0) {
        ssize_t n = read(file, at, count);
        if (n == 0 || (n < 0 && errno != EINTR))
            return false;
        if (n > 0) {
            at += n;
            count -= (size_t)n;
        }
    }
    return true;
}

static bool write_whole(int file, const void *bytes, size_t count)
{
    const char *at = bytes;
    while (count > 0) {
        ssize_t n = write(file, at, count);
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0) {
            at += n;
            count -= (size_t)n;
        }
    }
    return true;
}

/* ---- limits ---- */

/* The memory that is the process's own: data and stack, in bytes; 0 where the system does not tell. */
static size_t own_memory(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    unsigned long pages = 0;
    if (file) {
        if (fscanf(file, "%*u %*u %*u %*u %*u %lu", &pages) != 1)
            pages = 0;
        fclose(file);
    }
    return (size_t)pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* The library counts what a document takes and ends it with a finding. The system's limit stands
 * behind that, for what is not counted: with half as much again, so that it is rarely the first. */
static void limit_memory(const Options *options)
{
    enum {
        LEAST_MEBIBYTES = 64
    };
    size_t mebibytes = options->memory_limit.is_given ? options->memory_limit.value : BATCH_MEMORY;
    struct rlimit limit;
    if (mebibytes == 0 || getrlimit(RLIMIT_DATA, &limit) != 0)
        return;
    if (mebibytes < LEAST_MEBIBYTES)
        mebibytes = LEAST_MEBIBYTES;
    rlim_t wanted = own_memory() + ((mebibytes * 3 / 2) << 20);
    if (limit.rlim_max == RLIM_INFINITY || wanted < limit.rlim_max) {
        limit.rlim_cur = wanted;
        setrlimit(RLIMIT_DATA, &limit);
    }
}

/* ---- documents ---- */

static uint64_t microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000 + (uint64_t)now.tv_nsec / 1000;
}

static int prepare(plenary_document *document, const BatchJob *job)
{
    int exit_code = 0;
    for (size_t i = 0; i < job->inputs.count; i++)
        plenary_document_add_input(document, job->inputs.items[i]);
    for (size_t i = 0; i < job->styles.count && exit_code == 0; i++)
        exit_code = plenary_document_add_style(document, job->styles.items[i]);
    if (exit_code == 0 && job->house)
        exit_code = plenary_document_set_house_style(document, job->house);
    for (size_t i = 0; i < job->fields.count && exit_code == 0; i++)
        exit_code = plenary_document_set_field(document, job->fields.items[i]);
    return exit_code;
}

static uint64_t size_of(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 ? (uint64_t)facts.st_size : 0;
}

static void put_messages(const BatchWork *work, Buffer *messages, Buffer *findings)
{
    buffer_string(messages, plenary_messages_as(work->run, work->form, work->options->is_quiet));
    buffer_string(findings, plenary_messages_as(work->run, PLENARY_JSON, 0));
}

static bool send(int results, BatchResult *result, const Buffer texts[3])
{
    result->messages_bytes = (uint32_t)texts[0].bytes;
    result->findings_bytes = (uint32_t)texts[1].bytes;
    result->state_bytes = (uint32_t)texts[2].bytes;
    Buffer whole = {0};
    buffer_bytes(&whole, result, sizeof *result);
    for (int i = 0; i < 3; i++)
        buffer_put(&whole, buffer_text(&texts[i]));
    bool is_sent = write_whole(results, whole.at, whole.bytes);
    buffer_free(&whole);
    return is_sent;
}

/* A picture or a sheet is not there. The document is made without it, but not remembered as made: the file
 * may be there when the batch is resumed. */
static void note_missing(void *context, const plenary_finding *finding)
{
    static const char *const ids[] = {"IMAGE004", "STYLE030"};
    bool *lacks_file = context;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++)
        *lacks_file = *lacks_file || strcmp(finding->id, ids[i]) == 0;
}

static bool make(const BatchWork *work, uint32_t number, int results)
{
    bool lacks_file = false;
    plenary_set_log(work->run, note_missing, &lacks_file);
    const BatchJob *job = &work->jobs->items[number];
    uint64_t begun = microseconds();
    Buffer texts[3] = {{0}};
    plenary_document *document = plenary_document_new(work->run);
    folders_make(job->output);
    limit_memory(work->options);
    int exit_code = prepare(document, job);
    if (exit_code == 0)
        exit_code = plenary_document_write(document, (plenary_sink){.path = job->output});
    put_messages(work, &texts[0], &texts[1]);
    BatchResult result = {
        .job = number,
        .exit_code = exit_code,
        .pages = exit_code ? 0 : (uint32_t)plenary_document_page_count(document),
        .warnings = (uint32_t)plenary_warning_count(work->run),
        .bytes = exit_code ? 0 : size_of(job->output),
    };
    if (exit_code == 0 && work->keeps_state && !lacks_file)
        batch_state_describe(work->asked_of_all, job, document, &texts[2]);
    plenary_document_free(document);
    result.microseconds = microseconds() - begun;
    bool is_sent = send(results, &result, texts);
    for (int i = 0; i < 3; i++)
        buffer_free(&texts[i]);
    return is_sent;
}

/* The terminal's signals are for the parent: the document under way is finished. Standard input is
 * the parent's too. */
static void settle_in(void)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
        close(nothing);
    }
}

_Noreturn void batch_worker_run(const BatchWork *work, int to_make, int results)
{
    settle_in();
    uint32_t number;
    while (read_whole(to_make, &number, sizeof number) && make(work, number, results)) {}
    _exit(0);
}
