/* --deps: which files each PDF was made of, for make, Ninja and other programs. */
#ifndef PLENARY_CLI_DEPS_H
#define PLENARY_CLI_DEPS_H

#include "base/buffer.h"
#include "cli/options.h"

/* Appends what a document was made of: a rule of make, or an object of JSON on a line. */
void deps_add(Buffer *deps, const Options *options, plenary_document *document, const char *output);

/* Writes the file that --deps names, whole or not at all. Complains and returns an exit code. */
int deps_write(const Buffer *deps, const Options *options);

/* Writes the file that an option named; complains and returns an exit code where it cannot. */
int option_file_write(const Buffer *text, const char *option, const char *path);

#endif
