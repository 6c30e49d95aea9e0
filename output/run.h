/* A run and a document from the inside, for the files that stand behind plenary.h. */
#ifndef PLENARY_OUTPUT_RUN_H
#define PLENARY_OUTPUT_RUN_H

#include "base/finding.h"
#include "fonts/font_list.h"
#include "output/job.h"

/* Strings given by the caller, in order, copied. */
typedef struct StringList {
    const char **items;
    size_t count;
    size_t capacity;
} StringList;

/* A file that is in the program's memory only. */
typedef struct MemoryFile {
    Text name;
    Text bytes;
    struct MemoryFile *next;
} MemoryFile;

/* Fonts are shared between the documents of a run: opening them costs more than setting a page. */
struct plenary_run {
    Arena *arena;
    FontSet *fonts;
    size_t jobs_opened;
    const HouseSheets *house_sheets; /* NULL: each document has read its own */
    StringList fields;
    StringList styles;
    StringList resource_paths;
    StringList metadata;
    JobOptions options; /* but for the lists, which each document has of its own */
    plenary_reader *reader;
    void *reader_context;
    plenary_log *log;
    void *log_context;
    FindingForm form;
    Arena *told;                /* of what the last call found; NULL before the first */
    FindingList findings;       /* of the last call */
    Buffer text;                /* of the last answer that had to be put together */
    Arena *checked;             /* of the last check; NULL before the first */
    struct CheckReport *report; /* of that check, or NULL */
    const char *checked_path;
    FontList fonts_there; /* listed when they are first asked for */
    bool has_fonts_there;
};

struct plenary_document {
    plenary_run *run;
    Arena *arena; /* of all but what the job makes */
    StringList inputs;
    StringList fields;
    StringList styles;
    StringList metadata;
    MemoryFile *texts; /* of style sheets */
    JobOptions options;
    FileAccess files;
    /* from the first stage on */
    Arena *work; /* of all that the stages make; NULL before */
    Diagnostics *diagnostics;
    Job *jobs; /* one an input */
    size_t job_count;
    const Publication *publication; /* of all jobs; NULL before PLENARY_PAGES */
    bool has_font_files;            /* files lists the fonts too */
    size_t told;                    /* findings that earlier calls told */
};

/* Appends a copy. */
void string_list_add(Arena *arena, StringList *list, const char *string);

/* Ends a call of the library: puts the findings from the first on into words, while the sources they
 * point into are there, and tells them to the log. Returns the exit code. */
int run_end_call(plenary_run *run, const Diagnostics *diagnostics, size_t first, Status status);

/* Tries a field as an assignment and appends it to a list. */
int run_set_field(plenary_run *run, Arena *arena, StringList *list, const char *assignment);

/* Reads the house sheets for all documents from now on. */
void run_share_house_sheets(plenary_run *run);

/* Sets *house to a copy of the name if there is such a house sheet. */
int run_set_house(plenary_run *run, Arena *arena, const char **house, const char *name);

#endif
