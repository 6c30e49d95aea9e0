#include "cli/prepare.h"

#include <stdio.h>

#include "cli/complaint.h"
#include "cli/pdf_wishes.h"
#include "cli/terminal.h"

int show_messages(plenary_run *run, const Options *options, int exit_code)
{
    fputs(plenary_messages(run, options->is_quiet), stderr);
    return exit_code;
}

typedef int (*Setter)(plenary_run *run, const char *value);

static int set_all(plenary_run *run, const Options *options, const Values *values, Setter setter)
{
    int exit_code = 0;
    for (size_t i = 0; i < values->count && exit_code == 0; i++)
        exit_code = show_messages(run, options, setter(run, values->items[i]));
    return exit_code;
}

static int set_language(plenary_run *run, const Options *options)
{
    char assignment[64];
    int bytes = snprintf(assignment, sizeof assignment, "language=%s", options->language);
    if (bytes < 0 || (size_t)bytes >= sizeof assignment)
        return complain(EXIT_USAGE, NULL, "--lang: “%s” is no language tag", options->language);
    return show_messages(run, options, plenary_set_field(run, assignment));
}

static int choose_house_style(plenary_run *run, const Options *options)
{
    if (options->is_without_house_style && options->house_style)
        return complain(EXIT_USAGE, NULL,
                        "--house and --no-house-style: the house style is given twice");
    if (options->is_without_house_style)
        return show_messages(run, options, plenary_set_house_style(run, ""));
    if (options->house_style)
        return show_messages(run, options, plenary_set_house_style(run, options->house_style));
    return 0;
}

plenary_message_form message_form(const Options *options)
{
    if (choice_or(options->diagnostics, DIAGNOSTICS_HUMAN) == DIAGNOSTICS_JSON)
        return PLENARY_JSON;
    return terminal_has_colors(options->color) ? PLENARY_COLORED : PLENARY_PLAIN;
}

static int promote_warnings(plenary_run *run, const Options *options)
{
    int exit_code = 0;
    for (size_t i = 0; i < options->werror.count && exit_code == 0; i++) {
        const char *id = options->werror.items[i];
        exit_code = show_messages(run, options, plenary_set_warning_error(run, *id ? id : NULL));
    }
    return exit_code;
}

int prepare_run(plenary_run *run, const Options *options)
{
    plenary_set_message_form(run, message_form(options));
    plenary_set_strict_style(run, options->is_strict);
    if (options->memory_limit.is_given)
        plenary_set_memory_limit(run, options->memory_limit.value);
    if (options->jobs.is_given)
        plenary_set_threads(run, options->jobs.value);
    int exit_code = promote_warnings(run, options);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->fields, plenary_set_field);
    if (exit_code == 0 && options->language)
        exit_code = set_language(run, options);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->metadata, plenary_add_metadata);
    if (options->format)
        plenary_set_format(run, options->format);
    if (options->encoding)
        plenary_set_encoding(run, options->encoding);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->font_paths, plenary_add_font_path);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->resource_paths, plenary_add_resource_path);
    if (exit_code == 0)
        exit_code = set_all(run, options, &options->styles, plenary_add_style);
    if (exit_code == 0)
        exit_code = choose_house_style(run, options);
    if (exit_code == 0)
        exit_code = prepare_pdf(run, options);
    return exit_code;
}
