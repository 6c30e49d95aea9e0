/* The table of options, from which come the reading of the command line, the help, the completion of
 * the shells, and the test that the manual has them all.
 *
 * To add an option: give it a place in Options (options.h), a row here, a line in the code that
 * uses it, and an entry in docs/plenary.1. An option stands here with its feature, never before. */
#ifndef PLENARY_CLI_OPTION_TABLE_H
#define PLENARY_CLI_OPTION_TABLE_H

#include "cli/options.h"

/* The subcommands that know an option, as bits. */
enum {
    FOR_COMPILE = 1 << 0,
    FOR_BATCH = 1 << 1,
    FOR_CHECK = 1 << 2,
    FOR_VERIFY = 1 << 3,
    FOR_FONTS = 1 << 4,
    FOR_STYLES = 1 << 5,
    FOR_EXPLAIN = 1 << 6,
    FOR_DOCUMENTS = FOR_COMPILE | FOR_BATCH | FOR_VERIFY, /* whatever sets a document */
    FOR_ALL = FOR_DOCUMENTS | FOR_CHECK | FOR_FONTS | FOR_STYLES | FOR_EXPLAIN
};

/* Under which heading the help has it. */
typedef enum OptionGroup {
    GROUP_INPUT,
    GROUP_STYLE,
    GROUP_OUTPUT,
    GROUP_WORK,
    GROUP_MESSAGES,
    GROUP_COUNT
} OptionGroup;

/* What an option takes, and so the type of its place in Options. */
typedef enum OptionKind {
    OPTION_FLAG,   /* nothing; bool */
    OPTION_TEXT,   /* a string, once; const char * */
    OPTION_LIST,   /* a string, repeatable; Values */
    OPTION_MAYBE,  /* the same, but the string may be left out and is then ""; Values */
    OPTION_NUMBER, /* a whole number from least; OptionNumber */
    OPTION_CHOICE, /* one of words; Choice */
    OPTION_SHARD   /* "i/n"; Shard */
} OptionKind;

/* What a shell may offer for the value. */
typedef enum OptionOffer {
    OFFER_NOTHING,
    OFFER_FILES,
    OFFER_FOLDERS,
    OFFER_FIELDS,
    OFFER_HOUSE_STYLES
} OptionOffer;

typedef struct OptionRow {
    const char *name;
    char letter; /* 0 for none */
    OptionKind kind;
    OptionGroup group;
    unsigned commands;
    size_t place;             /* offsetof in Options, of the kind's type */
    const char *value;        /* what its value is called in the help; NULL for flags */
    const char *const *words; /* of a choice; NULL ends them */
    unsigned least;           /* of a number */
    const char *unit;         /* of a number: "MiB", or NULL */
    OptionOffer offer;
    bool is_everyday; /* the first page of help has it too */
    const char *help; /* at most 50 columns */
} OptionRow;

/* Whether the place is Values. */
bool option_is_repeatable(const OptionRow *row);

/* The n-th row, NULL behind the last; in the order in which the help lists them. */
const OptionRow *option_row(size_t n);

/* "Input", or NULL where the group is not headed. */
const char *option_group_name(OptionGroup group);

#endif
