/* The command line, read: which subcommand, with which options, on what. Strings are the command
 * line's own. How an option gets its place here: option_table.h. */
#ifndef PLENARY_CLI_OPTIONS_H
#define PLENARY_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/hash.h"
#include "output/plenary.h"

/* What an option that may be repeated was given, in that order. */
typedef struct Values {
    const char **items;
    size_t count;
} Values;

/* A number that an option was given, if it was. */
typedef struct OptionNumber {
    bool is_given;
    unsigned value;
} OptionNumber;

/* A part of a batch: "2/8". of is 0 where there are no parts. */
typedef struct Shard {
    unsigned number; /* from 1 */
    unsigned of;
} Shard;

/* One of the words that an option takes: its place in the option's list of words counted from 1, or
 * 0 where the option was not given. */
typedef int Choice;

/* In the order of the words of their options. */
typedef enum DepsFormat {
    DEPS_MAKE,
    DEPS_JSON
} DepsFormat;

typedef enum DiagnosticsForm {
    DIAGNOSTICS_HUMAN,
    DIAGNOSTICS_JSON
} DiagnosticsForm;

typedef enum ColorUse {
    COLOR_AUTO,
    COLOR_ALWAYS,
    COLOR_NEVER
} ColorUse;

typedef struct Options {
    const struct Command *command;
    bool is_command_named; /* or it is the one that runs where none is */
    Values operands;       /* "-" is standard input */

    /* what is read */
    Values fields; /* name=value */
    const char *language;
    const char *format;   /* "text" or "markdown"; NULL to find out */
    const char *encoding; /* NULL to find out */
    const char *hints;    /* a file; NULL for the one beside the input */
    Values metadata;      /* files */

    /* how it looks */
    Values styles;
    Values font_paths;
    Values resource_paths;
    const char *house_style; /* NULL to go by the document */
    bool is_without_house_style;
    bool is_strict;

    /* what comes out */
    const char *output;   /* NULL where the command is to choose; "-" is standard output */
    Choice stage;         /* a plenary_stage */
    const char *selector; /* whose rules are explained */
    const char *style_to_print;
    const char *pdf;  /* the standard; NULL as the document needs it */
    const char *date; /* of the PDF; NULL to go by the environment */
    const char *output_profile;
    const char *impose;
    bool attaches_source;
    const char *report; /* of what was decided in reading */
    const char *deps;
    Choice deps_format; /* a DepsFormat */

    /* how the work is done */
    OptionNumber jobs;
    OptionNumber memory_limit; /* MiB */

    OptionNumber timeout; /* seconds; 0 is no limit */
    Values manifests;
    Shard shard;
    bool is_null_separated; /* the list on standard input */
    bool resumes;
    const char *state;
    const char *results;

    /* what is checked */
    const char *standards; /* "a-2a,ua-1"; NULL for those that the file claims */
    bool is_json;
    bool lists_rules;

    /* what is told */
    Values werror;      /* ids; "" for all */
    Choice diagnostics; /* a DiagnosticsForm */
    Choice color;       /* a ColorUse */
    bool is_quiet;
    bool is_verbose;
    bool wants_version;
    bool wants_help;
    Choice shell; /* to print the completion of */
} Options;

/* Reads a command line. Returns 0, or an exit code after a complaint. Call options_free either
 * way. */
int options_read(Options *options, int argc, char **argv);
void options_free(Options *options);

/* Hashes, with their names, the options that decide what is made of a document. */
void options_hash(const Options *options, Hasher *hasher);

/* What was given of a choice, or what counts where nothing was: both counted from 0. */
int choice_or(Choice choice, int otherwise);

#endif
