/* plenary verify: whether a PDF has all of a document's text, once and in its order. */
#include <stdio.h>

#include "cli/commands.h"
#include "cli/complaint.h"
#include "cli/pdf_text.h"
#include "cli/prepare.h"

static void tell(const Options *options, const plenary_verification *found, const char *pdf)
{
    if (options->is_quiet)
        return;
    printf("%s has all of the text, once and in its order: %zu characters on %zu pages\n", pdf,
           found->characters, found->pages);
    printf("  the style adds %zu characters, hides %zu; line ends add %zu hyphens\n",
           found->generated, found->hidden, found->hyphens);
    if (*found->changes)
        printf("  the reader changed: %s\n", found->changes);
}

static int compare(plenary_run *run, const Options *options, const Buffer *text)
{
    const Values *operands = &options->operands;
    const char *pdf = operands->items[operands->count - 1];
    plenary_verification found;
    plenary_document *document = plenary_document_new(run);
    for (size_t i = 0; i + 1 < operands->count; i++)
        plenary_document_add_input(document, operands->items[i]);
    if (options->hints)
        plenary_document_set_hints(document, options->hints);
    int exit_code = plenary_document_verify(document, text->at, text->bytes, &found);
    show_messages(run, options, exit_code);
    if (exit_code == 0) {
        tell(options, &found, pdf);
        exit_code = finish_standard_output();
    }
    plenary_document_free(document);
    return exit_code;
}

int command_verify(const Options *options)
{
    Buffer text = {0};
    int exit_code = pdf_text_read(options->operands.items[options->operands.count - 1], &text);
    plenary_run *run = plenary_run_new();
    if (exit_code == 0)
        exit_code = prepare_run(run, options);
    if (exit_code == 0)
        exit_code = compare(run, options, &text);
    plenary_run_free(run);
    buffer_free(&text);
    return exit_code;
}
