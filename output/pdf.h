/* A publication as a PDF file: the order of work.
 *
 * Pages are drawn and compressed by several threads, and written by one in their order; of all
 * pages only a few are in memory at a time. The bytes depend on nothing but the publication and the
 * options: not on the clock, the machine or the number of threads. */
#ifndef PLENARY_OUTPUT_PDF_H
#define PLENARY_OUTPUT_PDF_H

#include "base/file.h"
#include "output/attachments.h"
#include "output/conformance.h"
#include "output/imposition.h"

typedef struct PdfOptions {
    int compression;  /* 0 stores streams as they are, 6 is usual, 12 is most */
    unsigned threads; /* 0: as many as there are processors */
    const Standard *standard;
    const char *profile; /* ICC, the path of that of the output intent; NULL for the usual one */
    Imposition imposition;
    AttachedFiles attachments;
    Text creator;  /* the program that made the document, "plenary 0.1.0" */
    Text producer; /* the program that wrote the PDF */
    Text date;     /* of creation, "2008-03-05T12:00:00Z"; empty for none */
} PdfOptions;

/* Compression 6, all processors, standard_usual, no date; creator and producer are empty. */
PdfOptions pdf_options(void);

/* Writes the file, but does not commit it: when the result is STATUS_OK, file_commit tells whether
 * the bytes have arrived. Memory is taken from the arena: some dozens of bytes for each element and
 * each piece of content. Reports what went wrong: STATUS_FONT for a face that cannot be embedded,
 * STATUS_CONFORMANCE for what the standard forbids or lacks, STATUS_LIMIT, STATUS_INTERNAL. */
Status pdf_write(const Publication *publication, const PdfOptions *options, FileWriter *file,
                 Arena *arena, Diagnostics *diagnostics);

#endif
