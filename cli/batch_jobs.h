/* The documents of a batch: gathered from the command line, folders, lists and manifests. */
#ifndef PLENARY_CLI_BATCH_JOBS_H
#define PLENARY_CLI_BATCH_JOBS_H

#include "base/text.h"
#include "cli/options.h"

/* Strings in an order; the arena of the jobs owns them. */
typedef struct StringArray {
    const char **items;
    size_t count;
    size_t capacity;
} StringArray;

/* What is to be made of one document, besides what the options ask of all. */
typedef struct BatchJob {
    StringArray inputs; /* at least one */
    const char *output;
    StringArray styles;
    StringArray fields; /* name=value */
    const char *house;  /* NULL for the options' choice */
} BatchJob;

typedef struct BatchJobs {
    Arena *arena;
    BatchJob *items;
    size_t count;
    size_t capacity;
} BatchJobs;

/* Appends an empty job, and a string to an array; the string is copied. */
BatchJob *batch_jobs_add(BatchJobs *jobs);
void string_array_add(Arena *arena, StringArray *array, Text string);

/* Gathers all documents that the options name, each with its output, and keeps those of the shard.
 * Complains and returns an exit code: also where two documents would be written to one file. */
int batch_jobs_gather(BatchJobs *jobs, const Options *options);

/* Reads a manifest (a path, or "-"): JSON Lines if its first character is a brace, else lines of
 * fields parted by tabs. Outputs that it does not name stay NULL. */
int batch_manifest_read(BatchJobs *jobs, const char *path);

#endif
