/* One document on its way through the stages. */
#ifndef PLENARY_OUTPUT_JOB_H
#define PLENARY_OUTPUT_JOB_H

#include "base/file.h"
#include "layout/layout.h"
#include "output/pdf.h"
#include "output/plenary.h"

/* What is asked of the PDF. */
typedef struct PdfWishes {
    const Standard *standard; /* NULL: as the other wishes need it */
    const char *date;         /* of creation, ISO 8601; NULL for none */
    const char *profile;      /* path of the output intent's; NULL for the usual one */
    Imposition imposition;
    bool attaches_source;
} PdfWishes;

/* What a run and a document's own options ask. The strings belong to them. */
typedef struct JobOptions {
    const char *const *inputs; /* paths; at least one */
    size_t input_count;
    const char *const *fields; /* assignments */
    size_t field_count;
    const char *const *styles; /* paths */
    size_t style_count;
    const char *house;        /* NULL: by the document; "" for none */
    bool is_strict;           /* findings in style sheets are errors */
    unsigned limit_mebibytes; /* of memory; 0 is no limit */
    unsigned threads;         /* 0 is as many as there are processors */
    PdfWishes pdf;
    bool *is_promoted; /* by kind of finding: a warning that is an error; or NULL */
    plenary_progress *progress;
    void *progress_context;
} JobOptions;

typedef struct Job {
    const JobOptions *options;
    FontSet *fonts;
    Arena *arena; /* the document's: ends with the job */
    Diagnostics *diagnostics;
    const Source *source; /* of the document */
    Document *document;
    SheetList sheets;
    size_t sheet_capacity;
    StyledTree *tree;
    Layout layout;
    int done;            /* the last stage that was gone through, or -1 */
    plenary_stage stage; /* the one under way */
    size_t asked;        /* how often it asked whether to go on */
    Status status;       /* of the stage that failed, if one did */
} Job;

/* Opens a job; fonts are shared with other jobs, files tells how files are read. Close it with
 * job_close. */
void job_open(Job *job, const JobOptions *options, FontSet *fonts, FileAccess *files);
void job_close(Job *job);

/* Takes the document up to and including a stage, from where it is. After a failure it stays there. */
Status job_run(Job *job, plenary_stage last);

/* How the PDF of a document is to be written: the wishes, and what they need of the document. Lives as long as
 * the job. */
PdfOptions job_pdf_options(Job *job);

/* Writes the PDF, after PLENARY_PAGES. */
Status job_write_pdf(Job *job, const plenary_sink *sink);

/* Prints a stage that was reached. */
Status job_dump(Job *job, plenary_stage stage, const plenary_sink *sink);

/* The status of a document whose warnings count as errors. */
Status job_promoted_status(const Job *job);

#endif
