/* plenary compile: documents to PDFs, or a stage of one as text. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/deps.h"
#include "cli/destination.h"
#include "cli/nearest.h"
#include "cli/prepare.h"
#include "cli/progress.h"
#include "cli/styles.h"

/* What the documents of a command line share. */
typedef struct Compilation {
    plenary_run *run;
    const Options *options;
    Buffer deps;
    Buffer report;
} Compilation;

/* In the order of the words of --dump. */
static const plenary_stage printed_stages[] = {PLENARY_DOCUMENT, PLENARY_STYLES, PLENARY_LINES,
                                               PLENARY_PAGES, PLENARY_QUALITY};

static int append(void *context, const void *bytes, size_t count)
{
    buffer_bytes(context, bytes, count);
    return 0;
}

static int write_document(const Options *options, plenary_document *document, const char *output)
{
    plenary_sink sink = {.path = output};
    if (options->selector)
        return plenary_document_explain(document, options->selector, sink);
    if (options->stage)
        return plenary_document_dump(document, printed_stages[choice_or(options->stage, 0)], sink);
    return plenary_document_write(document, sink);
}

/* The first input of a PDF, how many go into it, and where it goes. */
typedef struct Making {
    const char *const *inputs;
    size_t count;
    const char *output;
} Making;

/* As a draft of hints for a person, or as JSON for programs, by the ending of the file's name. */
static int write_report(Compilation *all, plenary_document *document)
{
    plenary_sink sink = {.write = append, .context = &all->report};
    return text_ends(text_of(all->options->report), ".txt")
               ? plenary_document_draft_hints(document, sink)
               : plenary_document_report(document, sink);
}

static int make_document(Compilation *all, const Making *making)
{
    const Options *options = all->options;
    Progress progress;
    if (options->output && destination_is_folder(options->output))
        folders_make(making->output);
    progress_begin(&progress, all->run, options, making->inputs[0]);
    plenary_document *document = plenary_document_new(all->run);
    for (size_t i = 0; i < making->count; i++)
        plenary_document_add_input(document, making->inputs[i]);
    if (options->hints)
        plenary_document_set_hints(document, options->hints);
    int exit_code = 0;
    if (options->report)
        exit_code = write_report(all, document);
    if (exit_code == 0 && options->report)
        show_messages(all->run, options, exit_code);
    if (exit_code == 0)
        exit_code = write_document(options, document, making->output);
    progress_end(&progress);
    show_messages(all->run, options, exit_code);
    if (exit_code == 0 && options->deps)
        deps_add(&all->deps, options, document, making->output);
    if (exit_code == 0)
        progress_tell(&progress, document, making->output);
    plenary_document_free(document);
    return exit_code;
}

static int make(Compilation *all, const char *const *inputs, size_t count)
{
    char *output;
    int exit_code = destination_find(all->options, inputs, count, &output);
    if (exit_code)
        return exit_code;
    exit_code = make_document(all, &(Making){inputs, count, output});
    free(output);
    return exit_code;
}

/* All documents to one PDF where one is named, else each to a PDF of its own; then one that fails
 * stops no other, and the first exit code that is not 0 counts. */
static int make_all(Compilation *all)
{
    const Values *inputs = &all->options->operands;
    const char *output = all->options->output;
    size_t together = output && !destination_is_folder(output) ? inputs->count : 1;
    int first = 0;
    for (size_t i = 0; i < inputs->count; i += together) {
        int exit_code = make(all, &inputs->items[i], together);
        if (first == 0)
            first = exit_code;
    }
    if (first == 0 && all->options->deps)
        first = deps_write(&all->deps, all->options);
    if (first == 0 && all->options->report)
        first = option_file_write(&all->report, "report", all->options->report);
    return first;
}

/* A mistyped subcommand looks like a document that is not there. */
static int check_subcommand(const Options *options)
{
    const char *first = options->operands.items[0];
    if (options->is_command_named || strpbrk(first, "./") || access(first, F_OK) == 0)
        return 0;
    Nearest nearest = nearest_start(first, strlen(first));
    const Command *command;
    for (size_t i = 0; (command = command_row(i)) != NULL; i++)
        nearest_weigh(&nearest, command->name);
    char hint[64];
    snprintf(hint, sizeof hint, "did you mean plenary %s?", nearest.best ? nearest.best : "");
    return nearest.best
               ? complain(EXIT_USAGE, hint, "there is neither a subcommand nor a file “%s”", first)
               : 0;
}

static int check_operands(const Options *options)
{
    int exit_code = check_subcommand(options);
    if (exit_code)
        return exit_code;
    if (options->operands.count > 1 && options->hints)
        return complain(EXIT_USAGE, "the file of hints beside each document is read without it",
                        "--hints: one document at a time");
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
        exit_code = make_all(&all);
    plenary_run_free(all.run);
    buffer_free(&all.deps);
    buffer_free(&all.report);
    return exit_code;
}
