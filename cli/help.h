/* The pages that --help shows, made of the tables of options and subcommands. */
#ifndef PLENARY_CLI_HELP_H
#define PLENARY_CLI_HELP_H

#include "cli/options.h"

/* Each prints to standard output: what there is, and the page of one subcommand. */
void help_print_overview(void);
void help_print(const struct Command *command);

#endif
