/* The command: reads its arguments, calls the library, shows its messages on standard error and
 * ends with its exit code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/complaint.h"
#include "cli/destination.h"
#include "cli/nearest.h"
#include "cli/options.h"
#include "output/plenary.h"

static int print_version(void)
{
    plenary_run *run = plenary_run_new();
    const char *versions = plenary_versions(run);
    size_t bytes = strlen(versions);
    printf("plenary %s%s", versions, bytes && versions[bytes - 1] == '\n' ? "" : "\n");
    plenary_run_free(run);
    return finish_standard_output();
}

static int print_help(void)
{
    options_print_help();
    return finish_standard_output();
}

static int list_styles(void)
{
    const char *name;
    for (size_t i = 0; (name = plenary_house_style_name(i)) != NULL; i++)
        puts(name);
    return finish_standard_output();
}

static int print_style(const char *wanted)
{
    const char *style = plenary_house_style(wanted);
    if (style) {
        fputs(style, stdout);
        return finish_standard_output();
    }
    Nearest nearest = nearest_start(wanted, strlen(wanted));
    const char *name;
    for (size_t i = 0; (name = plenary_house_style_name(i)) != NULL; i++)
        nearest_weigh(&nearest, name);
    char hint[128];
    snprintf(hint, sizeof hint, "did you mean %s?", nearest.best ? nearest.best : "");
    return complain(EXIT_USAGE, nearest.best ? hint : "plenary styles lists them",
                    "there is no house style “%s”", wanted);
}

/* Shows what the last call had to say and hands its exit code on. */
static int show(plenary_run *run, const Options *options, int exit_code)
{
    fputs(plenary_messages(run, options->is_quiet), stderr);
    return exit_code;
}

typedef int (*Setter)(plenary_run *run, const char *value);

static int set_all(plenary_run *run, const Options *options, const Values *values, Setter setter)
{
    int exit_code = 0;
    for (size_t i = 0; i < values->count && exit_code == 0; i++)
        exit_code = show(run, options, setter(run, values->items[i]));
    return exit_code;
}

static int set_up(plenary_run *run, const Options *options)
{
    plenary_set_strict_style(run, options->is_strict);
    if (options->has_memory_limit)
        plenary_set_memory_limit(run, options->memory_limit);
    int exit_code = set_all(run, options, &options->fields, plenary_set_field);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->font_paths, plenary_add_font_path);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->styles, plenary_add_style);
    if (exit_code == 0 && options->house_style)
        exit_code = show(run, options, plenary_set_house_style(run, options->house_style));
    return exit_code;
}

static int make(plenary_run *run, const Options *options, const char *output)
{
    int exit_code = set_up(run, options);
    if (exit_code)
        return exit_code;
    if (options->action == ACTION_DUMP)
        exit_code = plenary_dump(run, options->input, options->stage, output);
    else
        exit_code = plenary_typeset(run, options->input, output);
    return show(run, options, exit_code);
}

static int typeset(const Options *options)
{
    char *output;
    int exit_code = destination_find(options, &output);
    if (exit_code)
        return exit_code;
    plenary_run *run = plenary_run_new();
    exit_code = make(run, options, output);
    plenary_run_free(run);
    free(output);
    return exit_code;
}

static int act(const Options *options)
{
    switch (options->action) {
    case ACTION_VERSION:
        return print_version();
    case ACTION_HELP:
        return print_help();
    case ACTION_LIST_STYLES:
        return list_styles();
    case ACTION_PRINT_STYLE:
        return print_style(options->style_to_print);
    case ACTION_TYPESET:
    case ACTION_DUMP:
        break;
    }
    return typeset(options);
}

int main(int argc, char **argv)
{
    Options options;
    int exit_code = options_read(&options, argc, argv);
    if (exit_code == 0)
        exit_code = act(&options);
    options_free(&options);
    return exit_code;
}
