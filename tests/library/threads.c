/* Several runs in several threads. Built with ThreadSanitizer (preset threads) it finds what they
 * share. */
#include <pthread.h>
#include <string.h>

#include "tests/library/library_support.h"

enum {
    THREADS = 4,
    DOCUMENTS = 6, /* of each thread */
    PARAGRAPHS = 1500
};

typedef struct Worker {
    pthread_t thread;
    Buffer text;   /* a document so long that its paragraphs are set by threads */
    Buffer pdf;    /* of the last document */
    Buffer styles; /* likewise */
    size_t failed;
} Worker;

static plenary_answer read_long(void *context, const char *path, const void **bytes, size_t *count)
{
    const Worker *worker = context;
    if (strcmp(path, "memory:long") != 0)
        return library_read(NULL, path, bytes, count);
    *bytes = worker->text.at;
    *count = worker->text.bytes;
    return PLENARY_HERE;
}

static int keep_going(void *context, plenary_stage stage, size_t done)
{
    (void)stage;
    (void)done;
    ++*(size_t *)context;
    return 0;
}

static void *work(void *argument)
{
    Worker *worker = argument;
    static const char *const inputs[] = {"memory:text", SOURCE_FOLDER "/examples/A_RES_62_165.txt",
                                         "memory:long"};
    size_t reports = 0;
    for (int i = 0; i < PARAGRAPHS; i++)
        buffer_format(&worker->text,
                      "Paragraph %d has words enough for a line or two of text, so "
                      "that it must be broken.\n\n",
                      i);
    plenary_run *run = NULL;
    for (int i = 0; i < DOCUMENTS; i++) {
        if (i < 2) { /* a run of one document, then one of many, which share the house styles */
            plenary_run_free(run);
            run = library_run();
        }
        plenary_set_reader(run, read_long, worker);
        plenary_set_threads(run, 2);
        plenary_set_progress(run, keep_going, &reports);
        plenary_document *document = plenary_document_new(run);
        plenary_document_add_input(document, inputs[i % 3]);
        buffer_clear(&worker->pdf);
        buffer_clear(&worker->styles);
        worker->failed += plenary_document_write(document, library_sink(&worker->pdf)) != 0;
        worker->failed +=
            plenary_document_dump(document, PLENARY_STYLES, library_sink(&worker->styles)) != 0;
        worker->failed += plenary_messages(run, 0) == NULL;
        plenary_document_free(document);
    }
    plenary_run_free(run);
    return NULL;
}

START_TEST(runs_in_threads_share_nothing)
{
    Worker workers[THREADS] = {0};
    for (int i = 0; i < THREADS; i++)
        ck_assert_int_eq(pthread_create(&workers[i].thread, NULL, work, &workers[i]), 0);
    for (int i = 0; i < THREADS; i++)
        pthread_join(workers[i].thread, NULL);
    for (int i = 0; i < THREADS; i++) {
        ck_assert_uint_eq(workers[i].failed, 0);
        ck_assert_uint_gt(workers[i].pdf.bytes, 1000);
        ck_assert(text_equal(buffer_text(&workers[i].pdf), buffer_text(&workers[0].pdf)));
        ck_assert(text_equal(buffer_text(&workers[i].styles), buffer_text(&workers[0].styles)));
    }
    for (int i = 0; i < THREADS; i++) {
        buffer_free(&workers[i].pdf);
        buffer_free(&workers[i].styles);
        buffer_free(&workers[i].text);
    }
}
END_TEST

Suite *threads_suite(void);
Suite *threads_suite(void)
{
    Suite *suite = suite_create("threads");
    TCase *cases = tcase_create("threads");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, runs_in_threads_share_nothing);
    suite_add_tcase(suite, cases);
    return suite;
}
