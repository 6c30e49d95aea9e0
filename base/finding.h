/* A finding put into words, and its forms: for a person, as a good compiler shows it, and as JSON with the
 * same facts. */
#ifndef PLENARY_BASE_FINDING_H
#define PLENARY_BASE_FINDING_H

#include "base/diagnostics.h"

/* Strings are followed by a NUL. Lines and columns count from 1, columns in code points; the end is
 * behind the last character. */
typedef struct Finding {
    const char *id; /* "" for the line that tells how many findings are not shown */
    Severity severity;
    bool is_promoted; /* a warning that was asked to be an error */
    Status status;    /* of an error */
    Text message;
    const char *hint; /* or NULL */
    Text file;        /* empty where there is no place; then all of the following is 0 or empty */
    uint32_t begin;   /* bytes */
    uint32_t end;
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column;
    Text source_line; /* as it stands in the file, however long */
    uint32_t page;    /* of the output; 0 where it is not known */
} Finding;

typedef struct FindingList {
    Finding *items;
    size_t count;
} FindingList;

enum {
    FINDING_LONGEST_LINE =
        4096 /* bytes; a longer source line is left out where it would be copied */
};

/* The findings from the first (counted from 0) on, in their order, then one for each kind of which some
 * were left out. They live in the arena and borrow from the sources. */
FindingList findings_of(Arena *arena, const Diagnostics *diagnostics, size_t first);

typedef enum FindingForm {
    FINDING_BRIEF,   /* "file:line:column: warning: sentence [NOTE003]", and the hint on a line */
    FINDING_PLAIN,   /* the same, and the source line with a caret under the span */
    FINDING_COLORED, /* the same in the colours of a terminal */
    FINDING_JSON     /* an object on one line */
} FindingForm;

/* Appends a finding in a form, with its line ends. */
void finding_print(const Finding *finding, FindingForm form, Buffer *out);

/* "note", "warning" or "error". */
const char *severity_name(Severity severity);

#endif
