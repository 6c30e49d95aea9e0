/* Where the result goes when it is not said, and where it may not go. */
#ifndef PLENARY_CLI_DESTINATION_H
#define PLENARY_CLI_DESTINATION_H

#include <stdbool.h>

#include "cli/options.h"

/* Whether a path given with --output names a folder: it ends in a slash, or is one. */
bool destination_is_folder(const char *path);

/* Where the PDF of an input goes in a folder (NULL: beside the input): its name, and below base, a
 * folder that it stands in, or NULL, its place there. To be freed; NULL if there is no memory. */
char *destination_in_folder(const char *input, const char *base, const char *folder);

/* Makes the folders that a path of a file stands in, as far as it can; whoever writes the file tells
 * what is wrong. */
void folders_make(const char *path);

/* Where the PDF of inputs goes by the options: "-" is standard output. It is, unless --output says
 * otherwise, the first input's path with its ending replaced by .pdf, and standard output for standard
 * input; a dump goes to standard output. Into a folder it goes under the input's name. Complains and
 * returns an exit code for a PDF on a terminal and for an output that is an input; else 0, and
 * *path is to be freed. */
int destination_find(const Options *options, const char *const *inputs, size_t count, char **path);

#endif
