/* Several documents at once: a run for each thread, since runs share nothing; and an end to those that
 * take too long.
 *
 *     cc parallel.c $(pkg-config --cflags --libs plenary) -pthread -o parallel
 *     ./parallel *.txt */
#define _POSIX_C_SOURCE 200809L
#include <plenary.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
    THREADS_MOST = 64,
    SECONDS_MOST = 60
};

typedef struct Work {
    const char *input;
    pthread_t thread;
    time_t begun;
    int exit_code;
} Work;

/* Asked from time to time; anything but 0 ends the work with exit code 9. */
static int is_late(void *context, plenary_stage stage, size_t done)
{
    const Work *work = context;
    (void)stage;
    (void)done;
    return time(NULL) - work->begun > SECONDS_MOST;
}

static void *make(void *argument)
{
    Work *work = argument;
    char output[4096];
    snprintf(output, sizeof output, "%s.pdf", work->input);
    work->begun = time(NULL);
    plenary_run *run = plenary_run_new();
    plenary_set_threads(run, 1);
    plenary_set_progress(run, is_late, work);
    work->exit_code = plenary_typeset(run, work->input, output);
    plenary_run_free(run);
    return NULL;
}

int main(int argc, char **argv)
{
    static Work works[THREADS_MOST];
    int count = argc - 1 < THREADS_MOST ? argc - 1 : THREADS_MOST;
    int worst = 0;
    for (int i = 0; i < count; i++) {
        works[i].input = argv[i + 1];
        if (pthread_create(&works[i].thread, NULL, make, &works[i]) != 0)
            return 70;
    }
    for (int i = 0; i < count; i++) {
        pthread_join(works[i].thread, NULL);
        printf("%s: exit code %d\n", works[i].input, works[i].exit_code);
        if (works[i].exit_code > worst)
            worst = works[i].exit_code;
    }
    return worst;
}
