/* plenary compile: documents to PDFs, or a stage of one as text. */
#include <stdlib.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/deps.h"
#include "cli/destination.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "cli/styles.h"

/* What the documents of a command line share. */
typedef struct Compilation {
    plenary_run *run;
    const Options *options;
    Buffer deps;
} Compilation;

static int write_document(const Options *options, plenary_document *document, const char *output)
{
    plenary_sink sink = {.path = output};
    if (options->stage)
        return plenary_document_dump(document, (plenary_stage)choice_or(options->stage, 0), sink);
    return plenary_document_write(document, sink);
}

static int make_document(Compilation *all, const char *input, const char *output)
{
    const Options *options = all->options;
    Progress progress;
    if (options->output && destination_is_folder(options->output))
        folders_make(output);
    progress_begin(&progress, all->run, options, input);
    plenary_document *document = plenary_document_new(all->run);
    plenary_document_add_input(document, input);
    int exit_code = write_document(options, document, output);
    progress_end(&progress);
    show_messages(all->run, options, exit_code);
    if (exit_code == 0 && options->deps)
        deps_add(&all->deps, options, document, output);
    if (exit_code == 0)
        progress_tell(&progress, document, output);
    plenary_document_free(document);
    return exit_code;
}

static int make(Compilation *all, const char *input)
{
    char *output;
    int exit_code = destination_find(all->options, input, &output);
    if (exit_code)
        return exit_code;
    exit_code = make_document(all, input, output);
    free(output);
    return exit_code;
}

/* Each document to a PDF of its own; one that fails stops no other. The first exit code that is not
 * 0 counts. */
static int make_each(Compilation *all)
{
    int first = 0;
    for (size_t i = 0; i < all->options->operands.count; i++) {
        int exit_code = make(all, all->options->operands.items[i]);
        if (first == 0)
            first = exit_code;
    }
    if (first == 0 && all->options->deps)
        first = deps_write(&all->deps, all->options);
    return first;
}

static int check_operands(const Options *options)
{
    const Values *inputs = &options->operands;
    if (inputs->count > 1 && options->output && !destination_is_folder(options->output))
        return complain(EXIT_USAGE, "-o FOLDER/ makes one PDF of each",
                        "one document at a time: “%s” is one too many", inputs->items[1]);
    if (options->deps_format && !options->deps)
        return complain(EXIT_USAGE, NULL, "--deps-format says nothing without --deps");
    return 0;
}

int command_compile(const Options *options)
{
    if (options->style_to_print)
        return style_print(options->style_to_print);
    int exit_code = check_operands(options);
    if (exit_code)
        return exit_code;
    Compilation all = {.run = plenary_run_new(), .options = options};
    exit_code = prepare_run(all.run, options);
    if (exit_code == 0)
        exit_code = make_each(&all);
    plenary_run_free(all.run);
    buffer_free(&all.deps);
    return exit_code;
}
