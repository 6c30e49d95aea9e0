#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/option_table.h"

enum {
    RIGHT_EDGE = 79
};

static void print_field_names(void)
{
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

static void print_option(const OptionRow *row)
{
    char form[32];
    snprintf(form, sizeof form, row->kind == OPTION_MAYBE ? "--%s[%s%s]" : "--%s%s%s", row->name,
             row->value ? "=" : "", row->value ? row->value : "");
    if (row->letter)
        printf("  -%c, %-20s %s\n", row->letter, form, row->help);
    else
        printf("      %-20s %s\n", form, row->help);
}

/* A subcommand's page tells at length what is its own, and of what it has from compile the names. */
static bool is_compiles(const Command *command, const OptionRow *row)
{
    return command->bit != FOR_COMPILE && row->commands & FOR_COMPILE && row->group != GROUP_WORK &&
           row->place != offsetof(Options, output);
}

static void print_names(const char *head, const Command *command)
{
    size_t column = 0;
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
        if (!(row->commands & command->bit) || !is_compiles(command, row))
            continue;
        if (column == 0)
            column = (size_t)printf("%s", head);
        if (column + 3 + strlen(row->name) > RIGHT_EDGE)
            column = (size_t)printf("\n ") - 1;
        column += (size_t)printf(" --%s", row->name);
    }
    if (column)
        putchar('\n');
}

static void print_group(const Command *command, OptionGroup group)
{
    bool is_headed = false;
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++) {
        if (!(row->commands & command->bit) || row->group != group || is_compiles(command, row))
            continue;
        if (!is_headed && command->bit == FOR_COMPILE)
            printf("%s:\n", option_group_name(group));
        is_headed = true;
        print_option(row);
    }
}

void help_print(const Command *command)
{
    printf("Use:  plenary %s\n%s", command->use, command->operands);
    print_names("As for compile:", command);
    for (int group = 0; group < GROUP_COUNT; group++)
        print_group(command, (OptionGroup)group);
    if (command->bit == FOR_COMPILE)
        print_field_names();
    printf("For example:\n%s", command->examples);
}

void help_print_overview(void)
{
    printf("plenary typesets United Nations documents as print-ready, accessible PDF.\n"
           "\n"
           "Use:  plenary %s   “-” is standard input or output\n"
           "      plenary SUBCOMMAND …    each has a --help of its own\n"
           "\n",
           command_row(0)->use);
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++)
        printf("  %-8s  %s\n", command->name, command->summary);
    printf("\nUsed every day; plenary %s --help has all options:\n", command_row(0)->name);
    const OptionRow *row;
    for (size_t i = 0; (row = option_row(i)) != NULL; i++)
        if (row->is_everyday)
            print_option(row);
    fputs("\n"
          "Exit codes: 0 done, 1 usage, 2 input, 3 style, 4 font, 5 layout, 6 conformance,\n"
          "            7 fidelity, 8 file, 9 limit, 70 internal; plenary(1) tells more\n",
          stdout);
}
