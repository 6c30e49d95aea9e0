/* From bytes to a document: what every format has in common, and the choice of the format.
 *
 * document_read decodes what is not UTF-8 (encoding.h), refuses what is no text (a NUL, nothing at
 * all), drops a byte order mark, reads front matter into fields, and hands the rest to the reader of the
 * format: the one that is asked for, else the one of the name's ending, else the one whose marks the
 * text shows. After that the fields "kind" and "language", where front matter or user set them, override
 * what the reader recognized, and the nodes are numbered. Fields that were set on the document before
 * (--set) keep their precedence.
 *
 * Several inputs can be read into one document, one after the other. Each further one is a section of the
 * class document with its own counts of paragraphs; notes keep their numbers. The first tells kind, language
 * and date; of fields the first value from a text stays. */
#ifndef PLENARY_INPUT_READER_H
#define PLENARY_INPUT_READER_H

#include "input/document.h"
#include "input/hints.h"

/* What is known of an input before it is read; zeroed for nothing. */
typedef struct ReadOptions {
    const char *format;   /* "text" or "markdown"; NULL: found out */
    const char *encoding; /* a name that ICU knows; NULL: found out */
    const Source *hints;  /* the file of hints, or NULL */
} ReadOptions;

/* What a reader of a format gets. */
typedef struct ReadInput {
    const Source *source; /* UTF-8, without NUL */
    uint32_t begin;       /* where the text begins, behind front matter */
    Node *top;            /* where the tree goes */
    Hints *hints;         /* or NULL */
} ReadInput;

/* Reads a source into a document (document_new, or one that was read into). The source must live as long
 * as the document: text borrows from it. STATUS_INPUT, STATUS_USAGE or STATUS_LIMIT after a report. */
Status document_read_as(Document *document, const Source *source, const ReadOptions *options,
                        Diagnostics *diagnostics);
/* The same without options. */
Status document_read(Document *document, const Source *source, Diagnostics *diagnostics);

/* The names of formats, NULL behind the last. */
const char *read_format_name(size_t n);

/* Proves the ledger (document_check_ledger) for every source that was read. */
Status document_check_sources(const Document *document, Diagnostics *diagnostics);

#endif
