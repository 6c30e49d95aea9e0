/* What the command itself has to say on standard error, in the form of the library's messages. */
#ifndef PLENARY_CLI_COMPLAINT_H
#define PLENARY_CLI_COMPLAINT_H

/* The exit codes that the command gives of its own; plenary(1) has all of them. */
enum {
    EXIT_USAGE = 1,
    EXIT_FILE = 8,
    EXIT_LIMIT = 9,
    EXIT_INTERNAL = 70
};

/* Prints "plenary: error: …" and, unless hint is NULL, "  hint: …"; returns exit_code. */
__attribute__((format(printf, 3, 4))) int complain(int exit_code, const char *hint,
                                                   const char *format, ...);

/* Flushes standard output. Complains, and returns EXIT_FILE, when something was not written. */
int finish_standard_output(void);

#endif
