#include "cli/deps.h"

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "cli/complaint.h"

/* A path as make reads it. Ninja reads the same escapes. */
static void put_make_path(Buffer *deps, const char *path)
{
    for (; *path; path++) {
        if (*path == '$')
            buffer_byte(deps, '$');
        else if (strchr(" #\\", *path))
            buffer_byte(deps, '\\');
        buffer_byte(deps, *path);
    }
}

static bool is_standard_input(const char *file)
{
    return strcmp(file, "-") == 0;
}

/* The rule, and a rule without prerequisites for each file, so that make goes on where one is gone. */
static void add_for_make(Buffer *deps, plenary_document *document, const char *output)
{
    put_make_path(deps, output);
    buffer_byte(deps, ':');
    const char *file;
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++) {
        if (is_standard_input(file))
            continue;
        buffer_string(deps, " \\\n  ");
        put_make_path(deps, file);
    }
    buffer_byte(deps, '\n');
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++) {
        if (is_standard_input(file))
            continue;
        put_make_path(deps, file);
        buffer_string(deps, ":\n");
    }
}

static void add_json(Buffer *deps, plenary_document *document, const char *output)
{
    buffer_string(deps, "{\"output\":");
    json_put(deps, text_of(output));
    buffer_string(deps, ",\"inputs\":[");
    const char *file;
    for (size_t i = 0; (file = plenary_document_file(document, i)) != NULL; i++) {
        if (i)
            buffer_byte(deps, ',');
        json_put(deps, text_of(file));
    }
    buffer_string(deps, "]}\n");
}

void deps_add(Buffer *deps, const Options *options, plenary_document *document, const char *output)
{
    if (choice_or(options->deps_format, DEPS_MAKE) == DEPS_MAKE)
        add_for_make(deps, document, output);
    else
        add_json(deps, document, output);
}

int option_file_write(const Buffer *text, const char *option, const char *path)
{
    Arena *scratch = arena_new(0);
    Diagnostics *diagnostics = diagnostics_new(scratch);
    Status status = STATUS_FILE;
    FileWriter *file = file_create(path, diagnostics);
    if (file) {
        file_write(file, text->at, text->bytes);
        status = file_commit(file, diagnostics);
    }
    if (status != STATUS_OK)
        complain((int)status, NULL, "--%s: %s cannot be written", option, path);
    arena_free(scratch);
    return (int)status;
}

int deps_write(const Buffer *deps, const Options *options)
{
    return option_file_write(deps, "deps", options->deps);
}
