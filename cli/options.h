/* The command line: what is to be done, and with what. Strings are the command line's own. */
#ifndef PLENARY_CLI_OPTIONS_H
#define PLENARY_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "output/plenary.h"

typedef enum Action {
    ACTION_TYPESET,
    ACTION_DUMP,
    ACTION_LIST_STYLES,
    ACTION_PRINT_STYLE,
    ACTION_VERSION,
    ACTION_HELP
} Action;

/* What an option that may be repeated was given, in that order. */
typedef struct Values {
    const char **items;
    size_t count;
} Values;

typedef struct Options {
    Action action;
    const char *input;  /* "-" is standard input; NULL where the action needs none */
    const char *output; /* NULL where the command is to choose; "-" is standard output */
    plenary_stage stage;
    Values fields;
    Values styles;
    Values font_paths;
    const char *house_style; /* NULL to go by the document, "" for none */
    const char *style_to_print;
    bool has_memory_limit;
    unsigned memory_limit; /* MiB */
    bool is_strict;
    bool is_quiet;
} Options;

/* Reads a command line. Returns 0, or an exit code after a complaint. Call options_free either
 * way. */
int options_read(Options *options, int argc, char **argv);
void options_free(Options *options);

/* Prints the page that --help asks for. */
void options_print_help(void);

#endif
