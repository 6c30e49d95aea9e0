/* Typesets a file, and tells what was found on the way.
 *
 *     cc typeset.c $(pkg-config --cflags --libs plenary) -o typeset
 *     ./typeset A_RES_62_165.txt A_RES_62_165.pdf */
#include <plenary.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "use: %s IN.txt OUT.pdf\n", argv[0]);
        return 1;
    }
    plenary_run *run = plenary_run_new();
    int exit_code = plenary_set_field(run, "distribution=General");
    if (exit_code == 0)
        exit_code = plenary_typeset(run, argv[1], argv[2]);
    fputs(plenary_messages(run, 0), stderr);
    printf("exit code %d, %zu warnings\n", exit_code, plenary_warning_count(run));
    plenary_run_free(run);
    return exit_code;
}
