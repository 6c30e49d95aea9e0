#include "cli/batch_jobs.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/file.h"
#include "cli/complaint.h"
#include "cli/destination.h"

BatchJob *batch_jobs_add(BatchJobs *jobs)
{
    jobs->items =
        arena_reserve(jobs->arena, jobs->items, jobs->count, &jobs->capacity, sizeof *jobs->items);
    BatchJob *job = &jobs->items[jobs->count++];
    *job = (BatchJob){0};
    return job;
}

void string_array_add(Arena *arena, StringArray *array, Text string)
{
    array->items =
        arena_reserve(arena, array->items, array->count, &array->capacity, sizeof *array->items);
    array->items[array->count++] = text_to_string(arena, string);
}

/* ---- files and folders ---- */

/* base is the folder that was named, which the input's place below the output folder leaves out. */
static int add_file(BatchJobs *jobs, const Options *options, const char *path, const char *base)
{
    BatchJob *job = batch_jobs_add(jobs);
    string_array_add(jobs->arena, &job->inputs, text_of(path));
    char *output = destination_in_folder(path, base, options->output);
    if (!output)
        return complain(EXIT_LIMIT, NULL, "there is no memory for the output's name");
    job->output = text_to_string(jobs->arena, text_of(output));
    free(output);
    return 0;
}

/* What a folder is searched for. */
static bool is_document(const char *name)
{
    static const char *const endings[] = {".txt", ".text", ".md", ".markdown"};
    size_t bytes = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t ending = strlen(endings[i]);
        if (bytes > ending && strcmp(name + bytes - ending, endings[i]) == 0)
            return name[0] != '.';
    }
    return false;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in a folder but hidden ones, in an order that is the same everywhere. */
static int list_folder(Arena *arena, const char *path, StringArray *names)
{
    DIR *folder = opendir(path);
    if (!folder)
        return complain(EXIT_FILE, NULL, "%s: cannot be read: %s", path, strerror(errno));
    const struct dirent *entry;
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.')
            string_array_add(arena, names, text_of(entry->d_name));
    closedir(folder);
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_name);
    return 0;
}

enum {
    FOLDERS_DEEPEST = 64
};

static int add_folder(BatchJobs *jobs, const Options *options, const char *path, const char *base,
                      int depth)
{
    StringArray names = {0};
    if (depth > FOLDERS_DEEPEST)
        return complain(EXIT_LIMIT, NULL, "%s: folders are nested deeper than 64", path);
    int exit_code = list_folder(jobs->arena, path, &names);
    for (size_t i = 0; i < names.count && exit_code == 0; i++) {
        Buffer below = {0};
        struct stat facts;
        bool has_slash = path[strlen(path) - 1] == '/';
        buffer_format(&below, "%s%s%s", path, has_slash ? "" : "/", names.items[i]);
        const char *child = text_to_string(jobs->arena, buffer_text(&below));
        buffer_free(&below);
        if (lstat(child, &facts) == 0 && S_ISDIR(facts.st_mode))
            exit_code = add_folder(jobs, options, child, base, depth + 1);
        else if (is_document(names.items[i]))
            exit_code = add_file(jobs, options, child, base);
    }
    return exit_code;
}

static int add_path(BatchJobs *jobs, const Options *options, const char *path)
{
    struct stat facts;
    if (*path == '\0')
        return complain(EXIT_USAGE, NULL, "the name of a document is empty");
    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return add_folder(jobs, options, path, path, 0);
    return add_file(jobs, options, path, NULL);
}

/* ---- lists ---- */

/* Paths on standard input, a line each, or ended by NUL. */
static int add_list(BatchJobs *jobs, const Options *options)
{
    Diagnostics *diagnostics = diagnostics_new(jobs->arena);
    const Source *source;
    if (file_load(jobs->arena, "-", diagnostics, &source) != STATUS_OK)
        return complain(EXIT_FILE, NULL, "the list on standard input cannot be read");
    char end = options->is_null_separated ? '\0' : '\n';
    int exit_code = 0;
    for (size_t at = 0; at < source->bytes.bytes && exit_code == 0;) {
        Text rest = text_slice(source->bytes, at, source->bytes.bytes);
        Text line = text_slice(rest, 0, text_find(rest, end));
        at += line.bytes + 1;
        if (line.bytes)
            exit_code = add_path(jobs, options, text_to_string(jobs->arena, line));
    }
    return exit_code;
}

/* ---- outputs ---- */

static int add_outputs(BatchJobs *jobs, const Options *options)
{
    for (size_t i = 0; i < jobs->count; i++) {
        BatchJob *job = &jobs->items[i];
        if (job->output)
            continue;
        char *output = destination_in_folder(job->inputs.items[0], NULL, options->output);
        if (!output)
            return complain(EXIT_LIMIT, NULL, "there is no memory for the output's name");
        job->output = text_to_string(jobs->arena, text_of(output));
        free(output);
    }
    return 0;
}

static int by_output(const void *a, const void *b)
{
    const BatchJob *const *first = a;
    const BatchJob *const *second = b;
    return strcmp((*first)->output, (*second)->output);
}

/* No two documents may have one output, and none may be its own input. */
static int check_outputs(const BatchJobs *jobs)
{
    const BatchJob **sorted = ARENA_ARRAY(jobs->arena, const BatchJob *, jobs->count + 1);
    for (size_t i = 0; i < jobs->count; i++) {
        const BatchJob *job = &jobs->items[i];
        sorted[i] = job;
        for (size_t n = 0; n < job->inputs.count; n++)
            if (strcmp(job->inputs.items[n], job->output) == 0)
                return complain(EXIT_USAGE, NULL, "%s would be replaced by what is made of it",
                                job->output);
    }
    qsort(sorted, jobs->count, sizeof *sorted, by_output);
    for (size_t i = 1; i < jobs->count; i++)
        if (strcmp(sorted[i - 1]->output, sorted[i]->output) == 0)
            return complain(EXIT_USAGE, "name their outputs in a manifest",
                            "%s and %s would both be written to %s", sorted[i - 1]->inputs.items[0],
                            sorted[i]->inputs.items[0], sorted[i]->output);
    return 0;
}

/* ---- shards ---- */

static void keep_shard(BatchJobs *jobs, const Options *options)
{
    unsigned of = options->shard.of;
    size_t kept = 0;
    for (size_t i = 0; of && i < jobs->count; i++)
        if (i % of == options->shard.number - 1)
            jobs->items[kept++] = jobs->items[i];
    if (of)
        jobs->count = kept;
}

int batch_jobs_gather(BatchJobs *jobs, const Options *options)
{
    int exit_code = 0;
    for (size_t i = 0; i < options->manifests.count && exit_code == 0; i++)
        exit_code = batch_manifest_read(jobs, options->manifests.items[i]);
    for (size_t i = 0; i < options->operands.count && exit_code == 0; i++) {
        const char *path = options->operands.items[i];
        if (strcmp(path, "-") == 0)
            exit_code = add_list(jobs, options);
        else
            exit_code = add_path(jobs, options, path);
    }
    if (exit_code == 0)
        exit_code = add_outputs(jobs, options);
    if (exit_code == 0 && jobs->count)
        exit_code = check_outputs(jobs);
    if (exit_code == 0)
        keep_shard(jobs, options);
    return exit_code;
}
