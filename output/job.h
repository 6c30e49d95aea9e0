/* One document on its way through the stages. */
#ifndef PLENARY_OUTPUT_JOB_H
#define PLENARY_OUTPUT_JOB_H

#include "layout/layout.h"
#include "output/plenary.h"

/* What a run asks of every document. The strings belong to the run. */
typedef struct JobOptions {
    const char *const *fields; /* assignments */
    size_t field_count;
    const char *const *styles; /* paths */
    size_t style_count;
    const char *house;        /* NULL: by the document; "" for none */
    bool is_strict;           /* findings in style sheets are errors */
    unsigned limit_mebibytes; /* of memory; 0 is no limit */
} JobOptions;

typedef struct Job {
    const JobOptions *options;
    FontSet *fonts;
    Arena *arena; /* the document's: ends with the job */
    Diagnostics *diagnostics;
    Document *document;
    SheetList sheets;
    size_t sheet_capacity;
    StyledTree *tree;
    Layout layout;
} Job;

/* Opens a job; fonts are shared with other jobs. Close it with job_close. */
void job_open(Job *job, const JobOptions *options, FontSet *fonts);
void job_close(Job *job);

/* Reads a document and takes it up to and including a stage. */
Status job_run(Job *job, const char *input, plenary_stage last);

/* Writes the PDF, after PLENARY_PAGES. */
Status job_write_pdf(Job *job, const char *output);

/* Prints a stage that was reached. */
Status job_dump(Job *job, plenary_stage stage, const char *output);

#endif
