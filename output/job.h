/* One document on its way through the stages. */
#ifndef PLENARY_OUTPUT_JOB_H
#define PLENARY_OUTPUT_JOB_H

#include "base/file.h"
#include "layout/layout.h"
#include "output/pdf.h"
#include "output/plenary.h"
#include "styles/house_sheets.h"
#include "styles/property_names.h"

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
    const char *format;          /* that the inputs are of; NULL: found out */
    const char *encoding;        /* NULL: found out */
    const char *hints;           /* path; NULL: the file beside the input, if there is one */
    const char *const *metadata; /* paths */
    size_t metadata_count;
    const char *const *fields; /* assignments */
    size_t field_count;
    const char *const *styles; /* paths */
    size_t style_count;
    const char *house;               /* NULL: by the document; "" for none */
    const HouseSheets *house_sheets; /* that documents share; NULL: each reads its own */
    bool is_strict;                  /* findings in style sheets are errors */
    unsigned limit_mebibytes;        /* of memory; 0 is no limit */
    unsigned threads;                /* 0 is as many as there are processors */
    PdfWishes pdf;
    bool *is_promoted; /* by kind of finding: a warning that is an error; or NULL */
    plenary_progress *progress;
    void *progress_context;
} JobOptions;

typedef struct Job {
    const JobOptions *options;
    const char *input; /* path */
    FontSet *fonts;
    Arena *arena; /* of all that it makes; shared with those that go into the same file */
    Diagnostics *diagnostics;
    const Source *source; /* of the document */
    Document *document;
    SheetList sheets;
    const PropertyNames *properties; /* for reading sheets */
    size_t sheet_capacity;
    StyledTree *tree;
    Layout layout;
    int done;            /* the last stage that was gone through, or -1 */
    plenary_stage stage; /* the one under way */
    size_t asked;        /* how often it asked whether to go on */
    Status status;       /* of the stage that failed, if one did */
} Job;

/* Opens a job; fonts are shared with other jobs, memory is taken from the arena of diagnostics, which
 * outlives it. Close it with job_close. */
void job_open(Job *job, const JobOptions *options, const char *input, FontSet *fonts,
              Diagnostics *diagnostics);
void job_close(Job *job);

/* Takes the document up to and including a stage, from where it is. After a failure it stays there. */
Status job_run(Job *job, plenary_stage last);

/* Prints a stage that was reached. */
void job_print(const Job *job, plenary_stage stage, Buffer *out);

/* Documents that were laid out, as one file: at least one, and the publication that they make. */
typedef struct Binding {
    Job *jobs;
    size_t count;
    const Publication *publication;
} Binding;

/* How the PDF is to be written: the wishes, and what they need of the documents. Lives as long as the
 * jobs. */
PdfOptions job_pdf_options(const Binding *binding);

/* Writes the PDF. */
Status job_write_pdf(const Binding *binding, const plenary_sink *sink);

/* Writes text to a sink. */
Status job_write_text(const Job *job, Text text, const plenary_sink *sink);

#endif
