/* The command: reads its arguments, calls the library, shows its messages on standard error and
 * ends with its exit code. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/complaint.h"
#include "cli/help.h"
#include "cli/options.h"

static int print_version(void)
{
    plenary_run *run = plenary_run_new();
    const char *versions = plenary_versions(run);
    size_t bytes = strlen(versions);
    printf("plenary %s%s", versions, bytes && versions[bytes - 1] == '\n' ? "" : "\n");
    plenary_run_free(run);
    return finish_standard_output();
}

static int act(const Options *options)
{
    if (options->wants_version)
        return print_version();
    if (options->wants_help) {
        if (options->is_command_named)
            help_print(options->command);
        else
            help_print_overview();
        return finish_standard_output();
    }
    if (options->shell) {
        completion_print((CompletionShell)choice_or(options->shell, 0));
        return finish_standard_output();
    }
    return options->command->run(options);
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
