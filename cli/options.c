#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/nearest.h"
#include "cli/option_table.h"

static const char help_hint[] = "plenary --help lists the options";

/* ---- getopt's tables ---- */

enum {
    ROWS_MOST = 100,
    CODE_FIRST = 256 /* what getopt returns for row 0 when its long name is given */
};

typedef struct GetoptTable {
    struct option names[ROWS_MOST + 1];
    char letters[2 * ROWS_MOST + 2];
} GetoptTable;

static bool needs_value(const OptionRow *row)
{
    return row->kind != OPTION_FLAG && row->kind != OPTION_MAYBE;
}

/* The options of all subcommands, as getopt wants them. */
static void fill_getopt_table(GetoptTable *table)
{
    *table = (GetoptTable){0};
    char *letter = table->letters;
    *letter++ = ':'; /* a missing value is told apart from an unknown option */
    const OptionRow *row;
    for (int i = 0; i < ROWS_MOST && (row = option_row((size_t)i)) != NULL; i++) {
        bool has_value = needs_value(row);
        bool may_have_value = row->kind == OPTION_MAYBE;
        table->names[i] = (struct option){
            .name = row->name,
            .has_arg = has_value        ? required_argument
                       : may_have_value ? optional_argument
                                        : no_argument,
            .val = CODE_FIRST + i,
        };
        if (row->letter) {
            *letter++ = row->letter;
            if (has_value)
                *letter++ = ':';
        }
    }
}

static const OptionRow *row_of_code(int code)
{
    if (code >= CODE_FIRST)
        return option_row((size_t)(code - CODE_FIRST));
    const OptionRow *row;
    for (size_t i = 0; code && (row = option_row(i)) != NULL; i++)
        if (row->letter == code)
            return row;
    return NULL;
}

/* ---- complaints ---- */

/* getopt found no option of this spelling, or more than one that it could be short for. */
static int complain_of_spelling(const Command *command, const char *argument)
{
    size_t bytes = strcspn(argument + 2, "=");
    Nearest nearest = nearest_start(argument + 2, bytes);
    size_t beginning_so = 0;
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
        if (row->commands & command->bit)
            nearest_weigh(&nearest, row->name);
        beginning_so += strncmp(row->name, argument + 2, bytes) == 0;
    }
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean --%s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : help_hint,
                    beginning_so > 1 ? "--%.*s may be short for several options"
                                     : "there is no option --%.*s",
                    (int)bytes, argument + 2);
}

static int complain_of_option(const Command *command, int result, const char *argument)
{
    if (optopt == 0)
        return complain_of_spelling(command, argument);
    const OptionRow *row = row_of_code(optopt);
    if (!row)
        return complain(EXIT_USAGE, help_hint, "there is no option -%c", optopt);
    if (result == ':')
        return complain(EXIT_USAGE, NULL, "--%s needs a value: --%s=%s", row->name, row->name,
                        row->value);
    return complain(EXIT_USAGE, NULL, "--%s takes no value", row->name);
}

static int complain_of_command(const Command *command, const OptionRow *row)
{
    char names[128] = "";
    size_t bytes = 0;
    const Command *other;
    for (size_t i = 0; (other = command_row(i)) != NULL; i++)
        if (row->commands & other->bit && bytes < sizeof names)
            bytes += (size_t)snprintf(names + bytes, sizeof names - bytes, "%s%s",
                                      bytes ? ", " : "", other->name);
    char hint[64];
    snprintf(hint, sizeof hint, "plenary %s --help lists those of %s", command->name,
             command->name);
    return complain(EXIT_USAGE, hint, "--%s is no option of %s, but of %s", row->name,
                    command->name, names);
}

/* ---- values ---- */

int choice_or(Choice choice, int otherwise)
{
    return choice ? choice - 1 : otherwise;
}

static int set_text(const char **place, const OptionRow *row, const char *value)
{
    if (*place)
        return complain(EXIT_USAGE, NULL, "--%s is given twice", row->name);
    *place = value;
    return 0;
}

static int set_number(OptionNumber *place, const OptionRow *row, const char *value)
{
    char *end;
    errno = 0;
    unsigned long number = strtoul(value, &end, 10);
    bool is_number = *value >= '0' && *value <= '9' && *end == '\0' && errno == 0;
    if (!is_number || number > UINT_MAX)
        return complain(EXIT_USAGE, NULL, "--%s: “%s” is no number%s%s", row->name, value,
                        row->unit ? " of " : "", row->unit ? row->unit : "");
    if (number < row->least)
        return complain(EXIT_USAGE, NULL, "--%s: %s is less than %u", row->name, value, row->least);
    *place = (OptionNumber){true, (unsigned)number};
    return 0;
}

static int set_choice(Choice *place, const OptionRow *row, const char *value)
{
    char words[256] = "";
    size_t bytes = 0;
    Nearest nearest = nearest_start(value, strlen(value));
    for (int i = 0; row->words[i]; i++) {
        if (strcmp(value, row->words[i]) == 0) {
            *place = i + 1;
            return 0;
        }
        nearest_weigh(&nearest, row->words[i]);
        const char *link = i == 0 ? "" : row->words[i + 1] ? ", " : " and ";
        if (bytes < sizeof words)
            bytes +=
                (size_t)snprintf(words + bytes, sizeof words - bytes, "%s%s", link, row->words[i]);
    }
    char hint[96];
    snprintf(hint, sizeof hint, "did you mean --%s=%s?", row->name,
             nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : NULL, "--%s: there is no “%s”; there are %s",
                    row->name, value, words);
}

static int set_shard(Shard *place, const OptionRow *row, const char *value)
{
    Text text = text_of(value);
    size_t slash = text_find(text, '/');
    uint32_t number = 0;
    uint32_t of = 0;
    bool is_shard = text_to_number(text_slice(text, 0, slash), UINT32_MAX, &number) &&
                    text_to_number(text_slice(text, slash + 1, text.bytes), UINT32_MAX, &of);
    if (!is_shard || number < 1 || number > of)
        return complain(EXIT_USAGE, "--shard=2/8 is the second of eight parts",
                        "--%s: “%s” is no part", row->name, value);
    *place = (Shard){number, of};
    return 0;
}

/* Takes an option in; value is NULL where it has none. */
static int take_option(Options *options, const OptionRow *row, const char *value)
{
    void *place = (char *)options + row->place;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)place = true;
        return 0;
    case OPTION_TEXT:
        return set_text(place, row, value);
    case OPTION_LIST:
    case OPTION_MAYBE: {
        Values *values = place;
        values->items[values->count++] = value ? value : "";
        return 0;
    }
    case OPTION_NUMBER:
        return set_number(place, row, value);
    case OPTION_CHOICE:
        return set_choice(place, row, value);
    case OPTION_SHARD:
        return set_shard(place, row, value);
    }
    return 0;
}

/* ---- reading ---- */

/* Options as they stand on the command line, before it is known which subcommand they are for. */
typedef struct Given {
    const OptionRow *row;
    const char *value;
} Given;

typedef struct GivenList {
    Given *items;
    size_t count;
} GivenList;

/* Whether the value of an option is the argument behind it. */
static bool takes_next(const char *argument)
{
    const OptionRow *row;
    if (argument[1] != '-') {
        for (const char *letter = argument + 1; *letter; letter++)
            if ((row = row_of_code(*letter)) != NULL && needs_value(row))
                return letter[1] == '\0';
        return false;
    }
    size_t bytes = strlen(argument + 2);
    bool is_needed = false;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
        if (strncmp(row->name, argument + 2, bytes) != 0)
            continue;
        is_needed = needs_value(row);
        if (row->name[bytes] == '\0')
            break;
    }
    return is_needed;
}

/* The subcommand that is named, or NULL: the first argument that is no option and no option's value.
 * Behind "--" there are only documents. */
static const Command *named_command(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (argv[i][0] != '-' || argv[i][1] == '\0')
            return command_find(argv[i]);
        if (takes_next(argv[i]))
            i++;
    }
    return NULL;
}

static int collect(GivenList *given, const Command *likely, int argc, char **argv)
{
    GetoptTable table;
    fill_getopt_table(&table);
    opterr = 0;
    for (;;) {
        optopt = 0;
        int result = getopt_long(argc, argv, table.letters, table.names, NULL);
        if (result == -1)
            return 0;
        if (result == '?' || result == ':')
            return complain_of_option(likely, result, argv[optind - 1]);
        const OptionRow *row = row_of_code(result);
        given->items[given->count++] = (Given){row, optarg};
        if (row->place == offsetof(Options, wants_help) ||
            row->place == offsetof(Options, wants_version))
            return 0; /* whatever else is wrong */
    }
}

static int check_operands(const Options *options, const Command *command)
{
    size_t count = options->operands.count;
    char hint[128];
    snprintf(hint, sizeof hint, "plenary %s", command->use);
    if (count < command->least_operands)
        return complain(EXIT_USAGE, hint,
                        count ? "what to compare with is not given" : "no document is given");
    if (count <= command->most_operands)
        return 0;
    const char *surplus = options->operands.items[command->most_operands];
    if (command->most_operands == 0)
        return complain(EXIT_USAGE, help_hint, "“%s” is not needed here", surplus);
    return complain(EXIT_USAGE, hint, "“%s” is one too many", surplus);
}

/* What is left on the command line: a subcommand, if any, and its operands. */
static void take_operands(Options *options, int argc, char **argv)
{
    if (options->is_command_named)
        optind++;
    for (; optind < argc; optind++)
        options->operands.items[options->operands.count++] = argv[optind];
}

static int take_all(Options *options, const GivenList *given, int argc, char **argv)
{
    take_operands(options, argc, argv);
    for (size_t i = 0; i < given->count; i++) {
        const OptionRow *row = given->items[i].row;
        if (!(row->commands & options->command->bit))
            return complain_of_command(options->command, row);
        int exit_code = take_option(options, row, given->items[i].value);
        if (exit_code)
            return exit_code;
    }
    if (options->style_to_print || options->shell)
        return 0;
    return check_operands(options, options->command);
}

/* Each list gets room for as many values as the command line could hold. */
static bool reserve_lists(Options *options, GivenList *given, int argc)
{
    size_t most = (size_t)argc + 1;
    given->items = calloc(most, sizeof *given->items);
    options->operands.items = calloc(most, sizeof(const char *));
    bool has_room = given->items && options->operands.items;
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
        if (!option_is_repeatable(row))
            continue;
        Values *values = (Values *)(void *)((char *)options + row->place);
        values->items = calloc(most, sizeof(const char *));
        has_room = has_room && values->items;
    }
    return has_room;
}

/* Help and versions are shown whatever else stands on the line. */
static bool wants_pages(Options *options, const GivenList *given, const Command *named)
{
    for (size_t i = 0; i < given->count; i++) {
        options->wants_help |= given->items[i].row->place == offsetof(Options, wants_help);
        options->wants_version |= given->items[i].row->place == offsetof(Options, wants_version);
    }
    if (named)
        options->command = named;
    options->is_command_named = named != NULL;
    return options->wants_help || options->wants_version;
}

int options_read(Options *options, int argc, char **argv)
{
    *options = (Options){.command = command_row(0)};
    const Command *named = named_command(argc, argv);
    GivenList given = {0};
    if (!reserve_lists(options, &given, argc))
        return complain(EXIT_LIMIT, NULL, "there is no memory for the command line");
    int exit_code = collect(&given, named ? named : command_row(0), argc, argv);
    if (exit_code == 0 && !wants_pages(options, &given, named))
        exit_code = take_all(options, &given, argc, argv);
    free(given.items);
    return exit_code;
}

/* ---- hashing ---- */

static void hash_string(Hasher *hasher, const char *string)
{
    hasher_add(hasher, (Text){string, string ? strlen(string) + 1 : 0});
}

static void hash_value(const Options *options, const OptionRow *row, Hasher *hasher)
{
    const void *place = (const char *)options + row->place;
    hash_string(hasher, row->name);
    if (option_is_repeatable(row)) {
        const Values *values = place;
        for (size_t i = 0; i < values->count; i++)
            hash_string(hasher, values->items[i]);
    } else if (row->kind == OPTION_TEXT) {
        hash_string(hasher, *(const char *const *)place);
    } else if (row->kind == OPTION_FLAG) {
        hasher_add(hasher, (Text){*(const bool *)place ? "1" : "0", 1});
    } else if (row->kind == OPTION_CHOICE) {
        hasher_add(hasher, (Text){place, sizeof(Choice)});
    } else if (row->kind == OPTION_NUMBER) {
        const OptionNumber *number = place;
        hasher_add(hasher, (Text){number->is_given ? "1" : "0", 1});
        hasher_add(hasher, (Text){(const char *)&number->value, sizeof number->value});
    }
}

void options_hash(const Options *options, Hasher *hasher)
{
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        if (row->group <= GROUP_OUTPUT && row->place != offsetof(Options, output))
            hash_value(options, row, hasher);
}

void options_free(Options *options)
{
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        if (option_is_repeatable(row))
            free(((Values *)(void *)((char *)options + row->place))->items);
    free(options->operands.items);
    *options = (Options){0};
}
