/* Where the result goes when it is not said, and where it may not go. */
#ifndef PLENARY_CLI_DESTINATION_H
#define PLENARY_CLI_DESTINATION_H

#include "cli/options.h"

/* Finds the path of the output; "-" is standard output. For a PDF it is, unless --output says
 * otherwise, the input's path with its ending replaced by .pdf, and standard output for standard
 * input; a dump goes to standard output. Complains and returns an exit code for a PDF on a terminal
 * and for an output that is the input; else 0, and *path is to be freed. */
int destination_find(const Options *options, char **path);

#endif
