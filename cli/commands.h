/* The subcommands. Each has a file of its own, cli/NAME.c, and a row in the table. */
#ifndef PLENARY_CLI_COMMANDS_H
#define PLENARY_CLI_COMMANDS_H

#include "cli/options.h"

typedef struct Command {
    const char *name;
    unsigned bit;          /* FOR_…, as the option table names it */
    const char *summary;   /* what it does, for the list of subcommands; at most 60 columns */
    const char *use;       /* its operands, as the help shows them */
    const char *operands;  /* what they are; lines of at most 78 columns */
    const char *examples;  /* the same */
    size_t least_operands; /* it needs this many */
    size_t most_operands;
    int (*run)(const Options *options); /* returns the exit code */
} Command;

enum {
    OPERANDS_ANY = 1 << 30 /* no most */
};

/* The n-th, NULL behind the last; the first is what runs where none is named. */
const Command *command_row(size_t n);

/* The subcommand of that name, or NULL. */
const Command *command_find(const char *name);

/* Each subcommand reads its options and operands, does its work, shows its messages on standard error
 * and returns an exit code of plenary(1). */
int command_compile(const Options *options);
int command_batch(const Options *options);
int command_check(const Options *options);
int command_verify(const Options *options);
int command_fonts(const Options *options);
int command_explain(const Options *options);
int command_styles(const Options *options);

#endif
