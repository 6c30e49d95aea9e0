#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/json.h"
#include "cli/terminal.h"

enum {
    SHOWN_AFTER = 1000, /* milliseconds; shorter work needs no line */
    SHOWN_EVERY = 100
};

static double precise_milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* What a stage does, and what it counts. */
static const struct {
    const char *verb;
    const char *items;
} stages[] = {
    [PLENARY_DOCUMENT] = {"reading", "lines"},
    [PLENARY_STYLES] = {"styling", "nodes"},
    [PLENARY_LINES] = {"setting lines and pages", "places"},
    [PLENARY_PAGES] = {"setting pages", "pages"},
    [PLENARY_QUALITY] = {"setting pages", "pages"},
    [PLENARY_WRITING] = {"writing", "pages"},
};

static void show(Progress *progress, plenary_stage stage, size_t done)
{
    char line[512];
    int bytes = snprintf(line, sizeof line, "plenary: %s: %s", progress->input, stages[stage].verb);
    if (done && bytes > 0 && (size_t)bytes < sizeof line)
        snprintf(line + bytes, sizeof line - (size_t)bytes, ", %zu %s", done, stages[stage].items);
    terminal_show_line(line);
    progress->is_shown = true;
}

static int note_progress(void *context, plenary_stage stage, size_t done)
{
    Progress *progress = context;
    if (done == 0)
        progress->stage_begun[stage] = precise_milliseconds();
    if (progress->is_on_terminal) {
        long long now = clock_milliseconds();
        if (now - progress->begun >= SHOWN_AFTER && now - progress->told >= SHOWN_EVERY) {
            progress->told = now;
            show(progress, stage, done);
        }
    }
    return 0;
}

void progress_begin(Progress *progress, plenary_run *run, const Options *options, const char *input)
{
    *progress = (Progress){
        .options = options,
        .input = input,
        .is_on_terminal = !options->is_quiet && terminal_is_there(),
        .begun = clock_milliseconds(),
    };
    if (progress->is_on_terminal || options->is_verbose)
        plenary_set_progress(run, note_progress, progress);
}

void progress_end(Progress *progress)
{
    progress->stage_begun[PLENARY_WRITING + 1] = precise_milliseconds();
    if (progress->is_shown)
        terminal_show_line(NULL);
    progress->is_shown = false;
}

/* ---- verbose ---- */

/* How long a stage took; negative if it never began. */
static double stage_time(const Progress *progress, int stage)
{
    const double *begun = progress->stage_begun;
    int next = stage + 1;
    while (next <= PLENARY_WRITING && begun[next] <= 0)
        next++;
    return begun[stage] > 0 ? begun[next] - begun[stage] : -1;
}

static const char *const stage_names[] = {"document", "styles", "lines and pages", "pages",
                                          "writing"};

static long long size_of(const char *path)
{
    struct stat facts;
    return stat(path, &facts) == 0 ? (long long)facts.st_size : -1;
}

static void tell_json(const Progress *progress, plenary_document *document, const char *output)
{
    Buffer out = {0};
    buffer_string(&out, "{\"made\":");
    json_put(&out, text_of(output));
    buffer_string(&out, ",\"from\":");
    json_put(&out, text_of(progress->input));
    buffer_format(&out, ",\"pages\":%zu,\"bytes\":%lld,\"milliseconds\":{",
                  plenary_document_page_count(document), size_of(output));
    for (int stage = 0; stage <= PLENARY_WRITING; stage++) {
        if (stage_time(progress, stage) < 0)
            continue;
        json_put_name(&out, stage_names[stage]);
        buffer_ratio(&out, (int64_t)(stage_time(progress, stage) * 1000), 1000, 3);
    }
    buffer_string(&out, "},\"files\":[");
    const char *file;
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++) {
        if (i)
            buffer_byte(&out, ',');
        json_put(&out, text_of(file));
    }
    buffer_string(&out, "]}\n");
    fwrite(out.at, 1, out.bytes, stderr);
    buffer_free(&out);
}

static void tell_person(const Progress *progress, plenary_document *document, const char *output)
{
    const char *file;
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++)
        fprintf(stderr, "plenary: read %s\n", file);
    fprintf(stderr, "plenary: %s:", progress->input);
    for (int stage = 0; stage <= PLENARY_WRITING; stage++)
        if (stage_time(progress, stage) >= 0)
            fprintf(stderr, " %s %.1f ms,", stage_names[stage], stage_time(progress, stage));
    fprintf(stderr, " %zu pages", plenary_document_page_count(document));
    if (strcmp(output, "-") != 0)
        fprintf(stderr, ", %lld bytes: %s", size_of(output), output);
    fputc('\n', stderr);
}

void progress_tell(Progress *progress, plenary_document *document, const char *output)
{
    if (!progress->options->is_verbose)
        return;
    if (choice_or(progress->options->diagnostics, DIAGNOSTICS_HUMAN) == DIAGNOSTICS_JSON)
        tell_json(progress, document, output);
    else
        tell_person(progress, document, output);
}
