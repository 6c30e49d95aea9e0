#include "cli/complaint.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int complain(int exit_code, const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("plenary: error: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    if (hint)
        fprintf(stderr, "  hint: %s\n", hint);
    return exit_code;
}

int finish_standard_output(void)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return 0;
    return complain(EXIT_FILE, NULL, "standard output: cannot be written: %s",
                    errno ? strerror(errno) : "unknown reason");
}
