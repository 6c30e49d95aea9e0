#include <stdio.h>

#include "cli/commands.h"
#include "cli/complaint.h"

static int list_rules(void)
{
    plenary_run *run = plenary_run_new();
    fputs(plenary_check_rules(run), stdout);
    plenary_run_free(run);
    return finish_standard_output();
}

/* Of several exit codes the one that tells most: a file that could not be checked at all comes before
 * one that does not conform. */
static int worse(int a, int b)
{
    enum {
        EXIT_CONFORMANCE = 6
    };
    if (a == 0 || (a == EXIT_CONFORMANCE && b != 0))
        return b;
    return a;
}

static int check_one(plenary_run *run, const Options *options, const char *path)
{
    int exit_code = plenary_check(run, path, options->standards);
    fputs(plenary_messages(run, options->is_quiet), stderr);
    if (!options->is_quiet)
        fputs(plenary_check_report(run, options->is_json), stdout);
    return exit_code;
}

int command_check(const Options *options)
{
    if (options->lists_rules)
        return list_rules();
    if (options->operands.count == 0)
        return complain(EXIT_USAGE, "plenary check --help tells more", "no PDF is given");
    int exit_code = 0;
    plenary_run *run = plenary_run_new();
    for (size_t i = 0; i < options->operands.count; i++)
        exit_code = worse(exit_code, check_one(run, options, options->operands.items[i]));
    plenary_run_free(run);
    return worse(exit_code, finish_standard_output());
}
