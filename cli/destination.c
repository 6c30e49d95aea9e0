#include "cli/destination.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/complaint.h"

bool destination_is_folder(const char *path)
{
    struct stat facts;
    size_t bytes = strlen(path);
    return (bytes && path[bytes - 1] == '/') || (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode));
}

/* Where the input's name below base begins. */
static const char *name_below(const char *input, const char *base)
{
    size_t bytes = base ? strlen(base) : 0;
    while (bytes && base[bytes - 1] == '/')
        bytes--;
    if (bytes && strncmp(input, base, bytes) == 0 && input[bytes] == '/') {
        while (input[bytes] == '/')
            bytes++;
        return input + bytes;
    }
    const char *slash = strrchr(input, '/');
    return slash ? slash + 1 : input;
}

/* A leading point of a name begins no ending. */
char *destination_in_folder(const char *input, const char *base, const char *folder)
{
    static const char ending[] = ".pdf";
    const char *begin = folder ? name_below(input, base) : input;
    const char *slash = strrchr(begin, '/');
    const char *name = slash ? slash + 1 : begin;
    const char *point = strrchr(name, '.');
    size_t bytes = point && point != name ? (size_t)(point - begin) : strlen(begin);
    size_t folder_bytes = folder ? strlen(folder) : 0;
    const char *link = folder_bytes && folder[folder_bytes - 1] != '/' ? "/" : "";
    size_t most = folder_bytes + 1 + bytes + sizeof ending;
    char *path = malloc(most);
    if (path)
        snprintf(path, most, "%s%s%.*s%s", folder ? folder : "", link, (int)bytes, begin, ending);
    return path;
}

void folders_make(const char *path)
{
    char *copy = strdup(path);
    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(copy, 0777);
        *slash = '/';
    }
    free(copy);
}

static bool is_standard(const char *path)
{
    return strcmp(path, "-") == 0;
}

static char *choose(const Options *options, const char *input)
{
    const char *output = options->output;
    if (output && !is_standard(output) && destination_is_folder(output))
        return destination_in_folder(is_standard(input) ? "stdin" : input, NULL, output);
    if (output)
        return strdup(output);
    if (options->stage || options->selector || is_standard(input))
        return strdup("-");
    return destination_in_folder(input, NULL, NULL);
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat facts_a;
    struct stat facts_b;
    return stat(a, &facts_a) == 0 && stat(b, &facts_b) == 0 && S_ISREG(facts_a.st_mode) &&
           facts_a.st_dev == facts_b.st_dev && facts_a.st_ino == facts_b.st_ino;
}

int destination_find(const Options *options, const char *const *inputs, size_t count, char **path)
{
    *path = choose(options, inputs[0]);
    if (!*path)
        return complain(EXIT_LIMIT, NULL, "there is no memory for the output's name");
    int exit_code = 0;
    bool is_text = options->stage || options->selector;
    if (!is_text && is_standard(*path) && isatty(STDOUT_FILENO))
        exit_code = complain(EXIT_USAGE, "name a file with -o, or redirect standard output",
                             "a PDF is not written to a terminal");
    for (size_t i = 0; i < count && exit_code == 0; i++)
        if (is_same_file(inputs[i], *path))
            exit_code = complain(EXIT_USAGE, "name another file with -o",
                                 "%s would be replaced by what is made of it", inputs[i]);
    if (exit_code)
        free(*path);
    return exit_code;
}
