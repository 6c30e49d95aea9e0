/* What the shells need to complete a command line, made of the tables of options and subcommands. */
#ifndef PLENARY_CLI_COMPLETION_H
#define PLENARY_CLI_COMPLETION_H

/* In the order of the words of --completion. */
typedef enum CompletionShell {
    COMPLETION_BASH,
    COMPLETION_ZSH,
    COMPLETION_FISH
} CompletionShell;

/* Prints the script to standard output. */
void completion_print(CompletionShell shell);

#endif
