#include "cli/batch_report.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "cli/complaint.h"
#include "cli/terminal.h"

enum {
    SHOWN_AFTER = 1000, /* milliseconds */
    SHOWN_EVERY = 100,
    LOGGED_EVERY = 10000 /* where standard error is no terminal */
};

int batch_report_open(BatchReport *report, const Options *options, const BatchJobs *jobs)
{
    *report = (BatchReport){
        .options = options,
        .jobs = jobs,
        .is_on_terminal = terminal_is_there(),
        .form = choice_or(options->diagnostics, DIAGNOSTICS_HUMAN) == DIAGNOSTICS_JSON
                    ? FINDING_JSON
                : terminal_has_colors(options->color) ? FINDING_COLORED
                                                      : FINDING_PLAIN,
        .begun = clock_milliseconds(),
        .told = clock_milliseconds(),
    };
    const char *path = options->results;
    if (path && strcmp(path, "-") != 0) {
        report->results = fopen(path, "w");
        if (!report->results)
            return complain(EXIT_FILE, NULL, "%s: cannot be written: %s", path, strerror(errno));
    } else if (path || !isatty(STDOUT_FILENO)) {
        report->results = stdout;
    }
    return 0;
}

/* ---- results ---- */

static void put_input(Buffer *line, const BatchJob *job)
{
    json_put_name(line, "input");
    if (job->inputs.count == 1) {
        json_put(line, text_of(job->inputs.items[0]));
        return;
    }
    buffer_byte(line, '[');
    for (size_t i = 0; i < job->inputs.count; i++) {
        if (i)
            buffer_byte(line, ',');
        json_put(line, text_of(job->inputs.items[i]));
    }
    buffer_byte(line, ']');
}

/* Findings come one a line. */
static void put_findings(Buffer *line, Text findings)
{
    json_put_name(line, "findings");
    buffer_byte(line, '[');
    for (size_t i = 0; i < findings.bytes; i++) {
        if (findings.at[i] != '\n')
            buffer_byte(line, findings.at[i]);
        else if (i + 1 < findings.bytes)
            buffer_byte(line, ',');
    }
    buffer_byte(line, ']');
}

static const char *status_of(const BatchOutcome *outcome)
{
    static const char *const names[] = {
        [BATCH_ENDED] = "failed",
        [BATCH_CRASHED] = "crashed",
        [BATCH_TIMED_OUT] = "timed-out",
        [BATCH_OUT_OF_MEMORY] = "out-of-memory",
    };
    return outcome->result.exit_code == 0 ? "made" : names[outcome->end];
}

static void write_line(BatchReport *report, Buffer *line)
{
    if (report->results) {
        fwrite(line->at, 1, line->bytes, report->results);
        fflush(report->results);
    }
    buffer_free(line);
}

static void write_outcome(BatchReport *report, const BatchOutcome *outcome, Text findings)
{
    const BatchResult *result = &outcome->result;
    const BatchJob *job = &report->jobs->items[result->job];
    Buffer line = {0};
    buffer_byte(&line, '{');
    put_input(&line, job);
    json_put_name(&line, "output");
    json_put(&line, text_of(job->output));
    json_put_name(&line, "status");
    json_put(&line, text_of(status_of(outcome)));
    buffer_format(&line, ",\"exitCode\":%d,\"pages\":%u,\"bytes\":%llu,\"milliseconds\":",
                  result->exit_code, result->pages, (unsigned long long)result->bytes);
    buffer_ratio(&line, (int64_t)result->microseconds, 1000, 3);
    buffer_format(&line, ",\"warnings\":%u", result->warnings);
    put_findings(&line, findings);
    buffer_string(&line, "}\n");
    write_line(report, &line);
}

/* ---- the line that tells how it goes ---- */

static void put_time(Buffer *line, long long seconds)
{
    if (seconds >= 3600)
        buffer_format(line, "%lld h %02lld min", seconds / 3600, seconds / 60 % 60);
    else if (seconds >= 60)
        buffer_format(line, "%lld min %02lld s", seconds / 60, seconds % 60);
    else
        buffer_format(line, "%lld s", seconds);
}

static void put_state(const BatchReport *report, long long now, Buffer *line)
{
    long long past = now - report->begun;
    size_t worked = report->made + report->failed;
    size_t left = report->jobs->count - report->done;
    buffer_format(line, "plenary: %zu of %zu done", report->done, report->jobs->count);
    if (report->failed)
        buffer_format(line, ", %zu failed", report->failed);
    if (past > 0)
        buffer_format(line, ", %lld pages/s", (long long)report->pages * 1000 / past);
    if (worked && left) {
        buffer_string(line, ", ");
        put_time(line, past * (long long)left / (long long)worked / 1000);
        buffer_string(line, " left");
    }
}

static void hide(BatchReport *report)
{
    if (report->is_shown)
        terminal_show_line(NULL);
    report->is_shown = false;
}

void batch_report_tick(BatchReport *report)
{
    long long now = clock_milliseconds();
    long long pause = report->is_on_terminal ? SHOWN_EVERY : LOGGED_EVERY;
    if (report->options->is_quiet || now - report->begun < SHOWN_AFTER ||
        now - report->told < pause)
        return;
    report->told = now;
    Buffer line = {0};
    put_state(report, now, &line);
    buffer_byte(&line, '\0');
    if (report->is_on_terminal)
        terminal_show_line(line.at);
    else
        fprintf(stderr, "%s\n", line.at);
    report->is_shown = report->is_on_terminal;
    buffer_free(&line);
}

/* ---- documents ---- */

/* What is told of a document whose worker could not tell it. */
static void put_end(const BatchReport *report, const BatchOutcome *outcome, Arena *arena,
                    Diagnostics *diagnostics)
{
    const Options *options = report->options;
    const BatchJob *job = &report->jobs->items[outcome->result.job];
    Source *source = ARENA_NEW(arena, Source);
    source->name = text_of(job->inputs.items[0]);
    Span place = {source, 0, 0};
    Buffer detail = {0};
    DiagnosticKind kind = INTERNAL_CRASHED;
    if (outcome->end == BATCH_TIMED_OUT) {
        kind = LIMIT_TIME;
        buffer_integer(&detail, options->timeout.is_given ? options->timeout.value : BATCH_TIMEOUT);
    } else if (outcome->end == BATCH_OUT_OF_MEMORY) {
        kind = LIMIT_MEMORY;
        buffer_integer(&detail,
                       options->memory_limit.is_given ? options->memory_limit.value : BATCH_MEMORY);
    } else if (outcome->signal) {
        buffer_format(&detail, "signal %d (%s)", outcome->signal, strsignal(outcome->signal));
    } else {
        buffer_string(&detail, "an exit of its own");
    }
    diagnostics_add(diagnostics, kind, place, buffer_text(&detail), (Text){0});
    buffer_free(&detail);
}

static void tell_end(BatchReport *report, const BatchOutcome *outcome)
{
    Arena *arena = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(arena);
    put_end(report, outcome, arena, diagnostics);
    FindingList findings = findings_of(arena, diagnostics, 0);
    Buffer message = {0};
    Buffer json = {0};
    finding_print(&findings.items[0], report->form, &message);
    finding_print(&findings.items[0], FINDING_JSON, &json);
    fwrite(message.at, 1, message.bytes, stderr);
    write_outcome(report, outcome, buffer_text(&json));
    buffer_free(&message);
    buffer_free(&json);
    arena_free(arena);
}

/* Which document it was that messages told of; with --verbose of those made too. */
static void tell_briefly(const BatchReport *report, const BatchResult *result)
{
    const char *output = report->jobs->items[result->job].output;
    if (report->form == FINDING_JSON)
        return; /* whoever reads that reads the results */
    if (result->exit_code)
        fprintf(stderr, "plenary: not made, exit code %d: %s\n", result->exit_code, output);
    else if (report->options->is_verbose)
        fprintf(stderr, "plenary: made in %u ms, %u pages: %s\n",
                (unsigned)(result->microseconds / 1000), result->pages, output);
}

void batch_report_outcome(BatchReport *report, const BatchOutcome *outcome)
{
    int exit_code = outcome->result.exit_code;
    report->done++;
    report->made += exit_code == 0;
    report->failed += exit_code != 0;
    report->pages += outcome->result.pages;
    if (exit_code > report->worst)
        report->worst = exit_code;
    if (outcome->messages.bytes || exit_code || report->options->is_verbose)
        hide(report);
    if (outcome->end != BATCH_ENDED) {
        tell_end(report, outcome);
    } else {
        fwrite(outcome->messages.at, 1, outcome->messages.bytes, stderr);
        write_outcome(report, outcome, outcome->findings);
    }
    tell_briefly(report, &outcome->result);
}

void batch_report_current(BatchReport *report, uint32_t number)
{
    const BatchJob *job = &report->jobs->items[number];
    report->done++;
    report->current++;
    Buffer line = {0};
    buffer_byte(&line, '{');
    put_input(&line, job);
    json_put_name(&line, "output");
    json_put(&line, text_of(job->output));
    buffer_string(&line, ",\"status\":\"current\",\"exitCode\":0}\n");
    write_line(report, &line);
}

/* ---- the end ---- */

static void tell_sums(const BatchReport *report)
{
    long long past = clock_milliseconds() - report->begun;
    fprintf(stderr, "plenary: %zu documents: %zu made", report->jobs->count, report->made);
    if (report->current)
        fprintf(stderr, ", %zu up to date", report->current);
    fprintf(stderr, ", %zu failed", report->failed);
    if (report->done < report->jobs->count)
        fprintf(stderr, ", %zu not begun", report->jobs->count - report->done);
    fprintf(stderr, "; %llu pages in %lld.%lld s\n", (unsigned long long)report->pages, past / 1000,
            past % 1000 / 100);
}

static int close_results(BatchReport *report)
{
    if (report->results == stdout)
        return finish_standard_output();
    errno = 0;
    if (report->results && fclose(report->results) != 0)
        return complain(EXIT_FILE, NULL, "%s: cannot be written: %s", report->options->results,
                        strerror(errno));
    return 0;
}

int batch_report_close(BatchReport *report, int signal)
{
    enum {
        EXIT_OF_SIGNAL = 128 /* as shells tell it */
    };
    hide(report);
    if (!report->options->is_quiet)
        tell_sums(report);
    int exit_code = close_results(report);
    if (exit_code > report->worst)
        report->worst = exit_code;
    return signal > 0 ? EXIT_OF_SIGNAL + signal : report->worst;
}
