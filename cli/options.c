#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/complaint.h"
#include "cli/nearest.h"

static const char help_hint[] = "plenary --help lists the options";

/* ---- the table of switches ---- */

/* What getopt returns for a switch: its letter, or one of these. */
enum {
    SWITCH_STYLE = 256,
    SWITCH_HOUSE,
    SWITCH_NO_HOUSE_STYLE,
    SWITCH_STRICT_STYLE,
    SWITCH_PRINT_STYLE,
    SWITCH_FONT_PATH,
    SWITCH_MEMORY,
    SWITCH_DUMP
};

typedef struct Switch {
    const char *name;
    int code;
    const char *value; /* what its value is called in the help, NULL if it takes none */
    const char *help;  /* at most 52 columns */
} Switch;

static const Switch switches[] = {
    {"output", 'o', "FILE", "where the PDF goes; else beside IN, ending in .pdf"},
    {"set", 's', "NAME=VALUE", "give a field a value; repeatable"},
    {"style", SWITCH_STYLE, "FILE", "a style sheet after the house style; repeatable"},
    {"house", SWITCH_HOUSE, "NAME", "the house style, instead of the document's own"},
    {"no-house-style", SWITCH_NO_HOUSE_STYLE, NULL, "no house style at all"},
    {"strict-style", SWITCH_STRICT_STYLE, NULL, "any fault in a style sheet is an error"},
    {"print-style", SWITCH_PRINT_STYLE, "NAME", "print a house style, to be copied and changed"},
    {"font-path", SWITCH_FONT_PATH, "PATH", "a font or folder before the system's; repeatable"},
    {"memory", SWITCH_MEMORY, "MIB", "most memory for a document (0: no limit); else 2048"},
    {"dump", SWITCH_DUMP, "STAGE", "print document, styles, lines or pages as text"},
    {"quiet", 'q', NULL, "show errors only"},
    {"version", 'V', NULL, "show the versions of plenary and its libraries"},
    {"help", 'h', NULL, "show this page"},
};

enum {
    SWITCH_COUNT = sizeof switches / sizeof *switches
};

static const char *const stage_names[] = {
    [PLENARY_DOCUMENT] = "document",
    [PLENARY_STYLES] = "styles",
    [PLENARY_LINES] = "lines",
    [PLENARY_PAGES] = "pages",
};

enum {
    STAGE_COUNT = sizeof stage_names / sizeof *stage_names
};

/* ---- help ---- */

static void print_field_names(void)
{
    enum {
        RIGHT_EDGE = 79
    };
    static const char head[] = "Fields:";
    size_t column = (size_t)printf("%s", head);
    const char *name;
    for (size_t i = 0; (name = plenary_field_name(i)) != NULL; i++) {
        if (column + 1 + strlen(name) > RIGHT_EDGE)
            column = (size_t)printf("\n%*s", (int)(sizeof head - 1), "") - 1;
        column += (size_t)printf(" %s", name);
    }
    putchar('\n');
}

void options_print_help(void)
{
    fputs("plenary typesets United Nations documents as print-ready, accessible PDF.\n"
          "\n"
          "Use:  plenary [OPTION…] IN [-o OUT]    “-” is standard input or output\n"
          "      plenary styles                   list the house styles\n"
          "\n",
          stdout);
    for (size_t i = 0; i < SWITCH_COUNT; i++) {
        const Switch *entry = &switches[i];
        char form[32];
        snprintf(form, sizeof form, "--%s%s%s", entry->name, entry->value ? "=" : "",
                 entry->value ? entry->value : "");
        if (entry->code < SWITCH_STYLE)
            printf("  -%c, %-20s %s\n", entry->code, form, entry->help);
        else
            printf("      %-20s %s\n", form, entry->help);
    }
    putchar('\n');
    print_field_names();
    fputs("Exit codes: 0 done, 1 usage, 2 input, 3 style, 4 font, 5 layout, 6 conformance,\n"
          "            7 fidelity, 8 file, 9 limit, 70 internal; plenary(1) tells more\n",
          stdout);
}

/* ---- reading ---- */

typedef struct GetoptTable {
    struct option names[SWITCH_COUNT + 1];
    char letters[2 * SWITCH_COUNT + 2];
} GetoptTable;

/* The table of switches as getopt wants it. */
static void fill_getopt_table(GetoptTable *table)
{
    *table = (GetoptTable){0};
    char *letter = table->letters;
    *letter++ = ':'; /* a missing value is told apart from an unknown switch */
    for (size_t i = 0; i < SWITCH_COUNT; i++) {
        const Switch *entry = &switches[i];
        table->names[i] = (struct option){
            .name = entry->name,
            .has_arg = entry->value ? required_argument : no_argument,
            .val = entry->code,
        };
        if (entry->code < SWITCH_STYLE) {
            *letter++ = (char)entry->code;
            if (entry->value)
                *letter++ = ':';
        }
    }
}

static const Switch *find_switch(int code)
{
    for (size_t i = 0; i < SWITCH_COUNT; i++)
        if (switches[i].code == code)
            return &switches[i];
    return NULL;
}

/* getopt found no switch of this spelling, or more than one that it could be short for. */
static int complain_of_spelling(const char *argument)
{
    size_t bytes = strcspn(argument + 2, "=");
    Nearest nearest = nearest_start(argument + 2, bytes);
    size_t beginning_so = 0;
    for (size_t i = 0; i < SWITCH_COUNT; i++) {
        nearest_weigh(&nearest, switches[i].name);
        beginning_so += strncmp(switches[i].name, argument + 2, bytes) == 0;
    }
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean --%s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : help_hint,
                    beginning_so > 1 ? "--%.*s may be short for several options"
                                     : "there is no option --%.*s",
                    (int)bytes, argument + 2);
}

static int complain_of_switch(int result, const char *argument)
{
    if (optopt == 0)
        return complain_of_spelling(argument);
    const Switch *entry = find_switch(optopt);
    if (!entry)
        return complain(EXIT_USAGE, help_hint, "there is no option -%c", optopt);
    if (result == ':')
        return complain(EXIT_USAGE, NULL, "--%s needs a value: --%s=%s", entry->name, entry->name,
                        entry->value);
    return complain(EXIT_USAGE, NULL, "--%s takes no value", entry->name);
}

static void add(Values *values, const char *value)
{
    values->items[values->count++] = value;
}

/* Sets what may be given only once. */
static int set_once(const char **place, const char *value, const char *what)
{
    if (*place)
        return complain(EXIT_USAGE, NULL, "%s given twice", what);
    *place = value;
    return 0;
}

static int set_stage(Options *options, const char *name)
{
    Nearest nearest = nearest_start(name, strlen(name));
    for (size_t i = 0; i < STAGE_COUNT; i++) {
        if (strcmp(name, stage_names[i]) == 0) {
            options->action = ACTION_DUMP;
            options->stage = (plenary_stage)i;
            return 0;
        }
        nearest_weigh(&nearest, stage_names[i]);
    }
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean --dump=%s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : NULL,
                    "there is no stage “%s”; there are document, styles, lines and pages", name);
}

static int set_memory_limit(Options *options, const char *value)
{
    char *end;
    errno = 0;
    unsigned long mebibytes = strtoul(value, &end, 10);
    if (*value < '0' || *value > '9' || *end != '\0' || errno != 0 || mebibytes > UINT_MAX)
        return complain(EXIT_USAGE, NULL, "“%s” is no number of MiB", value);
    options->has_memory_limit = true;
    options->memory_limit = (unsigned)mebibytes;
    return 0;
}

/* Takes one switch in; value is NULL where it has none. */
static int take_switch(Options *options, int code, const char *value)
{
    switch (code) {
    case 'o':
        return set_once(&options->output, value, "the output is");
    case 's':
        add(&options->fields, value);
        return 0;
    case SWITCH_STYLE:
        add(&options->styles, value);
        return 0;
    case SWITCH_HOUSE:
        return set_once(&options->house_style, value, "the house style is");
    case SWITCH_NO_HOUSE_STYLE:
        return set_once(&options->house_style, "", "the house style is");
    case SWITCH_STRICT_STYLE:
        options->is_strict = true;
        return 0;
    case SWITCH_PRINT_STYLE:
        options->action = ACTION_PRINT_STYLE;
        return set_once(&options->style_to_print, value, "the style to print is");
    case SWITCH_FONT_PATH:
        add(&options->font_paths, value);
        return 0;
    case SWITCH_MEMORY:
        return set_memory_limit(options, value);
    case SWITCH_DUMP:
        return set_stage(options, value);
    case 'V':
        options->action = ACTION_VERSION;
        return 0;
    case 'h':
        options->action = ACTION_HELP;
        return 0;
    default:
        options->is_quiet = true;
        return 0;
    }
}

/* What is left on the command line: a subcommand, if any, and the document. */
static int take_operands(Options *options, int count, char **operands)
{
    if (options->action == ACTION_HELP || options->action == ACTION_VERSION)
        return 0;
    if (count > 0 && strcmp(operands[0], "compile") == 0) {
        count--;
        operands++;
    } else if (count > 0 && strcmp(operands[0], "styles") == 0) {
        options->action = ACTION_LIST_STYLES;
        count--;
        operands++;
    }
    int wanted = options->action == ACTION_TYPESET || options->action == ACTION_DUMP;
    if (count > 1 && wanted)
        return complain(EXIT_USAGE, "run plenary once for each document",
                        "one document at a time: “%s” is one too many", operands[1]);
    if (count > wanted)
        return complain(EXIT_USAGE, help_hint, "“%s” is not needed here", operands[0]);
    if (count < wanted)
        return complain(EXIT_USAGE, "plenary IN -o OUT, or plenary --help", "no document is given");
    if (wanted)
        options->input = operands[0];
    return 0;
}

/* Room for as many values as the command line could hold. */
static bool reserve(Values *values, int argc)
{
    values->items = calloc((size_t)argc + 1, sizeof *values->items);
    return values->items != NULL;
}

int options_read(Options *options, int argc, char **argv)
{
    *options = (Options){0};
    if (!reserve(&options->fields, argc) || !reserve(&options->styles, argc) ||
        !reserve(&options->font_paths, argc))
        return complain(EXIT_USAGE, NULL, "there is no memory for the command line");
    GetoptTable table;
    fill_getopt_table(&table);
    opterr = 0;
    for (;;) {
        optopt = 0;
        int result = getopt_long(argc, argv, table.letters, table.names, NULL);
        if (result == -1)
            break;
        if (result == '?' || result == ':')
            return complain_of_switch(result, argv[optind - 1]);
        int exit_code = take_switch(options, result, optarg);
        if (exit_code || options->action == ACTION_HELP || options->action == ACTION_VERSION)
            return exit_code;
    }
    return take_operands(options, argc - optind, argv + optind);
}

void options_free(Options *options)
{
    free(options->fields.items);
    free(options->styles.items);
    free(options->font_paths.items);
    *options = (Options){0};
}
