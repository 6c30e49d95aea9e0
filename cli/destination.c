#include "cli/destination.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/complaint.h"

/* The input's path with .pdf for its ending. A leading point begins no ending. */
static char *beside(const char *input)
{
    static const char ending[] = ".pdf";
    const char *slash = strrchr(input, '/');
    const char *name = slash ? slash + 1 : input;
    const char *point = strrchr(name, '.');
    size_t bytes = point && point != name ? (size_t)(point - input) : strlen(input);
    char *path = malloc(bytes + sizeof ending);
    if (path) {
        memcpy(path, input, bytes);
        memcpy(path + bytes, ending, sizeof ending);
    }
    return path;
}

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static char *choose(const Options *options)
{
    if (options->output)
        return strdup(options->output);
    if (options->action == ACTION_DUMP || is_standard(options->input))
        return strdup("-");
    return beside(options->input);
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat facts_a;
    struct stat facts_b;
    return stat(a, &facts_a) == 0 && stat(b, &facts_b) == 0 && S_ISREG(facts_a.st_mode) &&
           facts_a.st_dev == facts_b.st_dev && facts_a.st_ino == facts_b.st_ino;
}

int destination_find(const Options *options, char **path)
{
    *path = choose(options);
    if (!*path)
        return complain(EXIT_FILE, NULL, "there is no memory for the output's name");
    int exit_code = 0;
    if (options->action == ACTION_TYPESET && is_standard(*path) && isatty(STDOUT_FILENO))
        exit_code = complain(EXIT_USAGE, "name a file with -o, or redirect standard output",
                             "a PDF is not written to a terminal");
    else if (is_same_file(options->input, *path))
        exit_code = complain(EXIT_USAGE, "name another file with -o",
                             "%s would be replaced by what is made of it", options->input);
    if (exit_code)
        free(*path);
    return exit_code;
}
