/* From the command line's options to those of the library. */
#ifndef PLENARY_CLI_PREPARE_H
#define PLENARY_CLI_PREPARE_H

#include "cli/options.h"

/* The form of messages that the options ask for. */
plenary_message_form message_form(const Options *options);

/* Hands the options that the subcommands share on to a run. Shows what is wrong with them and returns
 * an exit code. */
int prepare_run(plenary_run *run, const Options *options);

/* Shows what the last call had to say and hands its exit code on. */
int show_messages(plenary_run *run, const Options *options, int exit_code);

#endif
