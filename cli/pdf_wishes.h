/* What the command line and the environment ask of the PDF: standard, date, profile, attachments,
 * imposition. */
#ifndef PLENARY_CLI_PDF_WISHES_H
#define PLENARY_CLI_PDF_WISHES_H

#include "cli/options.h"

/* Hands the wishes to a run. Returns 0, or an exit code after its messages were shown. */
int prepare_pdf(plenary_run *run, const Options *options);

#endif
